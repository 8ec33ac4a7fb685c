/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "page-inspector.h"

/* Read through tags are only so many pages: it takes its time. */
#define MAX_TAGGED 8

static char *
without_blanks (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && *p != '\v')
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

/* The heading of a piece, as the outline should have it; NULL if it has none. */
static char *
dup_heading (const InspectedPiece *piece, guint *level)
{
  g_autoptr (GString) words = g_string_new (NULL);
  RectifyRunStyle style = RECTIFY_RUN_BODY;

  for (guint i = 0; i < piece->signs->len; i++)
    {
      const InspectedSign *sign = &g_array_index (piece->signs, InspectedSign, i);

      if (i == 0)
        style = sign->style;
      if (sign->style == style)
        g_string_append_unichar (words, sign->character);
      else
        break;
    }
  if (style < RECTIFY_RUN_HEADING_1 || style > RECTIFY_RUN_HEADING_4)
    return NULL;
  *level = style - RECTIFY_RUN_HEADING_1 + 1;
  return g_strdup (words->str);
}

typedef struct {
  PageInspection *inspection;
  guint piece; /* the next that may have a heading */
} Outline;

static void
check_entry (Outline *self, PopplerAction *action, guint depth)
{
  PageInspection *inspection = self->inspection;
  g_autofree char *title = without_blanks (action->any.title != NULL ? action->any.title : "");
  g_autofree char *wanted = NULL;
  guint level = 0;
  const InspectedLine *line = NULL;
  int page;
  double off;

  while (wanted == NULL && self->piece < inspection->pieces->len)
    {
      const InspectedPiece *piece = page_inspection_get_piece (inspection, self->piece++);

      line = page_inspection_get_line (inspection, piece->first_line);
      wanted = piece->n_lines > 0 ? dup_heading (piece, &level) : NULL;
    }
  page = action->type == POPPLER_ACTION_GOTO_DEST ? action->goto_dest.dest->page_num - 1 : -1;
  if (wanted == NULL || !g_str_equal (title, wanted) || depth > level)
    {
      page_inspection_fault (inspection, MAX (page, 0), "the outline has “%s” for “%s”", title,
                             wanted != NULL ? wanted : "nothing");
      return;
    }
  if (page != (int) line->page)
    {
      page_inspection_fault_line (inspection, line, "is said to be on page %d", page + 1);
      return;
    }
  if (((PageContent *) g_ptr_array_index (inspection->pages, page))->is_turned)
    return;
  off = inspection->layout.page_height - action->goto_dest.dest->top
        - g_array_index (line->signs, PageSign, 0).baseline;
  if (off > 0 || off < -2 * inspection->layout.pitch)
    page_inspection_fault_line (inspection, line, "is looked for %.1f mm from it",
                                off / RECTIFY_MM);
}

static void
check_entries (Outline *self, PopplerIndexIter *iter, guint depth)
{
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      PopplerIndexIter *child = poppler_index_iter_get_child (iter);

      check_entry (self, action, depth);
      poppler_action_free (action);
      if (child != NULL)
        check_entries (self, child, depth + 1);
      g_clear_pointer (&child, poppler_index_iter_free);
    }
  while (poppler_index_iter_next (iter));
}

/* Every heading is in the outline, which leads to where it stands. */
void
page_inspection_check_outline (PageInspection *self)
{
  PopplerIndexIter *iter = poppler_index_iter_new (self->pdf);
  Outline outline = { self, 0 };
  guint level;

  if (iter != NULL)
    check_entries (&outline, iter, 1);
  g_clear_pointer (&iter, poppler_index_iter_free);
  for (; outline.piece < self->pieces->len; outline.piece++)
    {
      const InspectedPiece *piece = page_inspection_get_piece (self, outline.piece);
      g_autofree char *heading = dup_heading (piece, &level);

      if (heading != NULL && piece->n_lines > 0)
        page_inspection_fault_line (self, page_inspection_get_line (self, piece->first_line),
                                    "is not in the outline");
    }
}

/* What another reader says of the tagged text: a line each of it between quotes. Poppler's own
 * library hands it out in a wrong encoding. Without the words of drawings, which it cuts short. */
static char *
dup_tagged_text (GBytes *pdf)
{
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  const char *arguments[] = { "pdfinfo", "-struct-text", NULL, NULL };
  GString *text = g_string_new (NULL);
  gboolean is_drawing = FALSE;
  int status, fd = g_file_open_tmp ("rectify-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL));
  arguments[2] = path;
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &output, NULL, &status, NULL));
  g_unlink (path);
  g_assert_cmpint (status, ==, 0);
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line != '"')
        is_drawing = g_str_has_prefix (line, "Figure");
      else if (!is_drawing && strlen (line) >= 2 && line[strlen (line) - 1] == '"')
        g_string_append_len (text, line + 1, strlen (line) - 2);
    }
  return g_string_free (text, FALSE);
}

/* The document's, without its drawings. */
static char *
dup_document_text (RectifyDocument *document)
{
  g_autoptr (RectifyDocument) rest = rectify_document_new ();

  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    if (rectify_document_get_paragraph (document, i) != NULL)
      rectify_document_add (rest, rectify_document_get_paragraph (document, i));
    else if (rectify_document_get_drawing (document, i) == NULL)
      rectify_document_add_table (rest, rectify_document_get_table (document, i));
  return rectify_document_dup_text (rest);
}

static char *
dup_start (const char *text)
{
  return g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 20));
}

static int
compare_characters (gconstpointer a, gconstpointer b)
{
  const gunichar *one = a, *two = b;

  return *one < *two ? -1 : *one > *two;
}

/* The characters of a text by their codes. */
static char *
sort_text (const char *text)
{
  glong n;
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (text, -1, &n);

  qsort (characters, n, sizeof *characters, compare_characters);
  return g_ucs4_to_utf8 (characters, n, NULL, NULL, NULL);
}

/* Poppler's reader of tags takes the end of a ligature's own text for that of the paragraph. */
static gboolean
has_ligatures (const char *text)
{
  return strstr (text, "ff") != NULL || strstr (text, "fi") != NULL || strstr (text, "fl") != NULL;
}

/* Of a table over several pages a cell may go on behind what stands beside its beginning. */
static gboolean
may_part_cells (PageInspection *self)
{
  guint n_pages = 0;

  for (guint i = 0; i < self->tables->len; i++)
    n_pages += ((GArray *) g_ptr_array_index (self->tables, i))->len > 0;
  return n_pages > 1;
}

/* Read aloud by its tags, it is the document's text, heads of tables once. */
void
page_inspection_check_tags (PageInspection *self)
{
  g_autofree char *program = g_find_program_in_path ("pdfinfo");
  g_autofree char *text = NULL;
  g_autofree char *source = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *got = NULL;
  gsize n = 0;

  if (program == NULL || self->pages->len > MAX_TAGGED)
    return;
  text = dup_tagged_text (self->bytes);
  source = dup_document_text (self->document);
  wanted = without_blanks (source);
  got = without_blanks (text);
  if (has_ligatures (wanted))
    return;
  if (may_part_cells (self))
    {
      g_autofree char *wanted_order = g_steal_pointer (&wanted);
      g_autofree char *got_order = g_steal_pointer (&got);

      wanted = sort_text (wanted_order);
      got = sort_text (got_order);
    }
  while (got[n] != '\0' && got[n] == wanted[n])
    n++;
  /* Back to where the character begins. */
  while (n > 0 && ((guchar) wanted[n] & 0xc0) == 0x80)
    n--;
  if (!g_str_equal (got + n, wanted + n))
    {
      g_autofree char *got_words = dup_start (got + n);
      g_autofree char *wanted_words = dup_start (wanted + n);

      page_inspection_fault (self, 0, "read by its tags it goes on “%s” where it should “%s”",
                             got_words, wanted_words);
    }
}

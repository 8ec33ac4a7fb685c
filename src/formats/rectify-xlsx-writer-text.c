/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-xlsx-writer-private.h"

#include "rectify-xml-writer.h"

/* Of pieces of a cell that are marked differently: how many, and how much each adds to the text, in
 * characters. */
#define MAX_PIECES 250
#define PIECE_SIZE 160

/* What is no character of a cell: a tab shows nothing there. */
static char *
clean_text (const char *text)
{
  char *clean = rectify_xml_writer_clean (text);

  return g_strdelimit (clean, "\t\r\n", ' ');
}

/**
 * rectify_xlsx_dup_text:
 * @paragraphs: (element-type RectifyParagraph): paragraphs
 *
 * Returns: (transfer full): what a cell holds of them, a line each
 */
char *
rectify_xlsx_dup_text (GPtrArray *paragraphs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      g_autofree char *words = rectify_paragraph_dup_text (g_ptr_array_index (paragraphs, i));
      g_autofree char *line = clean_text (words);

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, line);
    }
  return g_string_free (text, FALSE);
}

/**
 * rectify_xlsx_get_text:
 * @paragraphs: (element-type RectifyParagraph): paragraphs
 * @own: (out) (transfer full) (nullable): set to what the caller frees
 *
 * As rectify_xlsx_dup_text(), but what needs no copy, as nearly every cell of a table, has none.
 *
 * Returns: (transfer none): what a cell holds of them, a line each
 */
const char *
rectify_xlsx_get_text (GPtrArray *paragraphs, char **own)
{
  const char *text;

  *own = NULL;
  if (paragraphs->len == 0)
    return "";
  if (paragraphs->len == 1)
    {
      text = rectify_paragraph_get_text (g_ptr_array_index (paragraphs, 0), own);
      if (rectify_xml_writer_is_plain (text))
        return text;
      g_clear_pointer (own, g_free);
    }
  return *own = rectify_xlsx_dup_text (paragraphs);
}

static void
piece_free (gpointer data)
{
  g_string_free (((RectifyXlsxPiece *) data)->text, TRUE);
  g_free (data);
}

static void
add_piece (GPtrArray *pieces, RectifyMark mark, const char *text)
{
  RectifyXlsxPiece *last = pieces->len > 0 ? g_ptr_array_index (pieces, pieces->len - 1) : NULL;

  /* Elsewhere than it was: of that only pages have a mark. */
  if (mark == RECTIFY_MARK_MOVED)
    mark = RECTIFY_MARK_NONE;
  if (*text == '\0')
    return;
  if (last == NULL || last->mark != mark)
    {
      last = g_new0 (RectifyXlsxPiece, 1);
      last->text = g_string_new (NULL);
      last->mark = mark;
      g_ptr_array_add (pieces, last);
    }
  g_string_append (last->text, text);
}

/* The text of a cell in pieces that are marked alike. */
static GPtrArray *
split (GPtrArray *paragraphs)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (piece_free);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      RectifyParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      if (i > 0)
        add_piece (pieces, RECTIFY_MARK_NONE, "\n");
      for (guint j = 0; j < rectify_paragraph_get_n_runs (paragraph); j++)
        {
          const RectifyRun *run = rectify_paragraph_get_run (paragraph, j);
          g_autofree char *text = clean_text (run->text);

          add_piece (pieces, run->mark, text);
        }
    }
  return pieces;
}

/* The library hangs where a cell has more than 255 pieces, and takes the marks of each for text that
 * has to fit into the cell: of that much, the words before and after are shown one below the other. */
static gboolean
can_be_pieces (GPtrArray *pieces)
{
  gsize size = 0;

  for (guint i = 0; i < pieces->len; i++)
    size += g_utf8_strlen (((RectifyXlsxPiece *) g_ptr_array_index (pieces, i))->text->str, -1)
            + PIECE_SIZE;
  return pieces->len <= MAX_PIECES && size <= RECTIFY_XLSX_MAX_CELL;
}

static char *
dup_side (GPtrArray *pieces, RectifyMark without)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const RectifyXlsxPiece *piece = g_ptr_array_index (pieces, i);

      if (piece->mark != without)
        g_string_append (text, piece->text->str);
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
make_sides (GPtrArray *pieces)
{
  GPtrArray *sides = g_ptr_array_new_with_free_func (piece_free);
  g_autofree char *before = dup_side (pieces, RECTIFY_MARK_INSERTED);
  g_autofree char *after = dup_side (pieces, RECTIFY_MARK_DELETED);

  add_piece (sides, RECTIFY_MARK_DELETED, before);
  if (*before != '\0' && *after != '\0')
    add_piece (sides, RECTIFY_MARK_NONE, "\n");
  add_piece (sides, RECTIFY_MARK_INSERTED, after);
  if (can_be_pieces (sides))
    return sides;
  /* What it says now has to do. */
  g_ptr_array_set_size (sides, 0);
  add_piece (sides, RECTIFY_MARK_INSERTED, after);
  return sides;
}

/**
 * rectify_xlsx_list_pieces:
 * @paragraphs: (element-type RectifyParagraph): paragraphs
 *
 * Returns: (transfer full) (element-type RectifyXlsxPiece): the text of their cell in pieces that are
 *   marked alike, as many as a cell can have: else how it was and how it is, or that alone
 */
GPtrArray *
rectify_xlsx_list_pieces (GPtrArray *paragraphs)
{
  g_autoptr (GPtrArray) pieces = split (paragraphs);

  return pieces->len > 1 && !can_be_pieces (pieces) ? make_sides (pieces)
                                                    : g_steal_pointer (&pieces);
}

/**
 * rectify_xlsx_is_marked:
 * @paragraphs: (element-type RectifyParagraph): paragraphs
 *
 * Returns: whether any of their words has a mark
 */
gboolean
rectify_xlsx_is_marked (GPtrArray *paragraphs)
{
  for (guint i = 0; i < paragraphs->len; i++)
    {
      RectifyParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      for (guint j = 0; j < rectify_paragraph_get_n_runs (paragraph); j++)
        if (rectify_paragraph_get_run (paragraph, j)->mark != RECTIFY_MARK_NONE)
          return TRUE;
    }
  return FALSE;
}

/**
 * rectify_xlsx_get_shown:
 * @paragraphs: (element-type RectifyParagraph): paragraphs
 * @own: (out) (transfer full) (nullable): set to what the caller frees
 *
 * Returns: (transfer none): what is seen in their cell, whose marks may be shown as two texts
 */
const char *
rectify_xlsx_get_shown (GPtrArray *paragraphs, char **own)
{
  g_autoptr (GPtrArray) pieces = NULL;

  if (!rectify_xlsx_is_marked (paragraphs))
    return rectify_xlsx_get_text (paragraphs, own);
  pieces = rectify_xlsx_list_pieces (paragraphs);
  return *own = dup_side (pieces, RECTIFY_MARK_MOVED);
}

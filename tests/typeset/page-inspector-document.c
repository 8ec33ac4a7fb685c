/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "page-inspector.h"

/* As many lines of a paragraph stand together at the foot and at the head of a page. */
#define LINES_TOGETHER 2

/* Line ends that the user typed begin a piece; blanks are not compared. */
static void
add_pieces (PageInspection *self, guint block, RectifyParagraph *paragraph)
{
  InspectedPiece piece = { .block = block,
                           .paragraph = paragraph,
                           .signs = g_array_new (FALSE, FALSE, sizeof (InspectedSign)) };
  gboolean blank = FALSE;

  for (guint i = 0; i < rectify_paragraph_get_n_runs (paragraph); i++)
    {
      const RectifyRun *run = rectify_paragraph_get_run (paragraph, i);

      for (const char *p = run->text; *p != '\0'; p = g_utf8_next_char (p))
        {
          InspectedSign sign = { g_utf8_get_char (p), run->style, blank };

          blank = g_unichar_isspace (sign.character);
          if (*p == '\n' || *p == '\r')
            {
              g_array_append_val (self->pieces, piece);
              piece.signs = g_array_new (FALSE, FALSE, sizeof (InspectedSign));
            }
          else if (!blank)
            {
              g_array_append_val (piece.signs, sign);
            }
        }
    }
  g_array_append_val (self->pieces, piece);
}

static char *
dup_words (const InspectedPiece *piece, guint start)
{
  GString *text = g_string_new (NULL);

  for (guint i = start; i < piece->signs->len && i < start + 40; i++)
    g_string_append_unichar (text, g_array_index (piece->signs, InspectedSign, i).character);
  return g_string_free (text, FALSE);
}

static gboolean
has_words (const InspectedLine *line, const InspectedPiece *piece, guint start)
{
  if (line->signs->len > piece->signs->len - start)
    return FALSE;
  for (guint i = 0; i < line->signs->len; i++)
    if (g_array_index (line->signs, PageSign, i).character
        != g_array_index (piece->signs, InspectedSign, start + i).character)
      return FALSE;
  return TRUE;
}

/* What stands above the title and at the foot of the last page, by rules of its own. */
static gboolean
is_furniture (RectifyDocument *document, guint block)
{
  RectifyParagraph *paragraph = rectify_document_get_paragraph (document, block);

  if (paragraph == NULL)
    return FALSE;
  switch (rectify_paragraph_get_role (paragraph))
    {
    case RECTIFY_PARAGRAPH_COPY_NUMBER:
    case RECTIFY_PARAGRAPH_SECRECY:
    case RECTIFY_PARAGRAPH_MARK:
    case RECTIFY_PARAGRAPH_NUMBER:
    case RECTIFY_PARAGRAPH_COPIES:
    case RECTIFY_PARAGRAPH_PRINTED:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Forgets what a page has above a line, or below it, beside the lines of the text. */
static void
drop_signs (PageInspection *self, const InspectedLine *line, gboolean above)
{
  GArray *signs = g_ptr_array_index (self->tables, line->page);
  double baseline = g_array_index (line->signs, PageSign, 0).baseline;

  for (guint i = signs->len; i > 0; i--)
    if ((g_array_index (signs, PageSign, i - 1).baseline < baseline) == above)
      g_array_remove_index (signs, i - 1);
}

/* The letterhead ends where the text begins; the imprint stands below the last line of it. */
static void
drop_furniture (PageInspection *self)
{
  guint n_blocks = rectify_document_get_n_blocks (self->document);

  if (n_blocks == 0 || self->pieces->len == 0)
    return;
  if (is_furniture (self->document, 0))
    {
      while (self->lines->len > 0
             && !has_words (page_inspection_get_line (self, 0), page_inspection_get_piece (self, 0),
                            0))
        g_array_remove_index (self->lines, 0);
      if (self->lines->len > 0)
        drop_signs (self, page_inspection_get_line (self, 0), TRUE);
    }
  if (is_furniture (self->document, n_blocks - 1) && self->lines->len > 0)
    {
      const InspectedLine *last = page_inspection_get_line (self, self->lines->len - 1);

      drop_signs (self, last, FALSE);
      for (guint page = last->page + 1; page < self->tables->len; page++)
        g_array_set_size (g_ptr_array_index (self->tables, page), 0);
    }
}

/* Finds out which line is what of the document, in the order in which pages are read. */
gboolean
page_inspection_read_document (PageInspection *self)
{
  guint n_blocks = rectify_document_get_n_blocks (self->document);
  guint piece_index = 0, start = 0;

  for (guint i = 0; i < n_blocks; i++)
    if (rectify_document_get_paragraph (self->document, i) != NULL
        && !is_furniture (self->document, i))
      add_pieces (self, i, rectify_document_get_paragraph (self->document, i));
  drop_furniture (self);
  for (guint i = 0; i < self->lines->len; i++)
    {
      InspectedLine *line = page_inspection_get_line (self, i);
      InspectedPiece *piece;

      while (piece_index < self->pieces->len
             && page_inspection_get_piece (self, piece_index)->signs->len == start)
        piece_index++, start = 0;
      piece
          = piece_index < self->pieces->len ? page_inspection_get_piece (self, piece_index) : NULL;
      if (piece == NULL || !has_words (line, piece, start))
        {
          g_autofree char *words = piece != NULL ? dup_words (piece, start) : g_strdup ("nothing");

          page_inspection_fault_line (self, line, "should be “%s…”", words);
          return FALSE;
        }
      line->piece = piece_index;
      line->start = start;
      line->is_first = start == 0;
      if (line->is_first)
        piece->first_line = i;
      piece->n_lines++;
      start += line->signs->len;
      line->is_last = start == piece->signs->len;
    }
  for (; piece_index < self->pieces->len; piece_index++, start = 0)
    {
      const InspectedPiece *piece = page_inspection_get_piece (self, piece_index);

      if (piece->signs->len > start)
        {
          g_autofree char *words = dup_words (piece, start);

          page_inspection_fault (self, self->pages->len - 1, "“%s…” is on no page", words);
          return FALSE;
        }
    }
  return TRUE;
}

/* Titles, headings, and a label on a line of its own (整改措施：) do not end a page. */
static gboolean
leads_next (const InspectedPiece *piece)
{
  switch (rectify_paragraph_get_role (piece->paragraph))
    {
    case RECTIFY_PARAGRAPH_TITLE:
    case RECTIFY_PARAGRAPH_HEADING_1:
    case RECTIFY_PARAGRAPH_HEADING_2:
    case RECTIFY_PARAGRAPH_HEADING_3:
    case RECTIFY_PARAGRAPH_HEADING_4:
    case RECTIFY_PARAGRAPH_SIGNATURE:
    case RECTIFY_PARAGRAPH_ANNEX:
      return TRUE;
    case RECTIFY_PARAGRAPH_FIELD:
      return rectify_paragraph_get_n_runs (piece->paragraph) == 1
             && rectify_paragraph_get_run (piece->paragraph, 0)->style == RECTIFY_RUN_LABEL;
    default:
      return FALSE;
    }
}

/* The next piece with words, if it follows at once and no table stands between. */
static const InspectedPiece *
find_next (PageInspection *self, guint index)
{
  const InspectedPiece *piece = page_inspection_get_piece (self, index);

  for (guint i = index + 1; i < self->pieces->len; i++)
    {
      const InspectedPiece *next = page_inspection_get_piece (self, i);

      if (next->block > piece->block + 1 || next->signs->len == 0)
        return NULL;
      return next;
    }
  return NULL;
}

/* As many lines as have to stand with the first line of a piece; where headings follow headings
 * over more than a page nothing can be done. */
static guint
count_together (PageInspection *self, guint index)
{
  guint n_lines = 0;

  for (; index < self->pieces->len; index++)
    {
      const InspectedPiece *piece = page_inspection_get_piece (self, index);

      if (!leads_next (piece))
        return n_lines + (piece->n_lines < 2 * LINES_TOGETHER ? piece->n_lines : LINES_TOGETHER);
      n_lines += piece->n_lines
                 + (rectify_paragraph_get_role (piece->paragraph) == RECTIFY_PARAGRAPH_TITLE);
    }
  return n_lines;
}

/* Is all that begins with it longer than a page? Or does it begin amid what is? */
static gboolean
is_too_long (PageInspection *self, guint index)
{
  while (index > 0 && leads_next (page_inspection_get_piece (self, index - 1)))
    index--;
  return count_together (self, index) > self->layout.n_lines;
}

/* Or a drawing, which has a table of its numbers. */
static gboolean
is_table (PageInspection *self, guint block)
{
  return block < rectify_document_get_n_blocks (self->document)
         && rectify_document_get_table (self->document, block) != NULL;
}

static gboolean
has_table (PageInspection *self, guint page)
{
  return ((GArray *) g_ptr_array_index (self->tables, page))->len > 0
         || g_array_index (self->n_drawings, guint, page) > 0;
}

static void
check_heading (PageInspection *self, guint index)
{
  const InspectedPiece *piece = page_inspection_get_piece (self, index);
  const InspectedPiece *next = find_next (self, index);
  const InspectedLine *last
      = page_inspection_get_line (self, piece->first_line + piece->n_lines - 1);
  guint page = last->page;
  RectifyTable *table = is_table (self, piece->block + 1)
                            ? rectify_document_get_table (self->document, piece->block + 1)
                            : NULL;

  if (next != NULL && page_inspection_get_line (self, next->first_line)->page != page
      && !is_too_long (self, index))
    page_inspection_fault_line (self, last, "stands alone at the foot");
  /* What leads a table stands on its page. */
  if (table != NULL && rectify_table_get_n_rows (table) > 0 && !has_table (self, page)
      && !is_too_long (self, index))
    page_inspection_fault_line (self, last, "stands alone before its table");
}

/* No first line stands alone at the foot, no last line alone at the head. */
static void
check_lone_lines (PageInspection *self, const InspectedPiece *piece)
{
  const InspectedLine *lines = page_inspection_get_line (self, piece->first_line);
  guint n = piece->n_lines;

  for (guint i = 1; i < n; i++)
    {
      if (lines[i].page == lines[i - 1].page && lines[i].slot != lines[i - 1].slot + 1)
        page_inspection_fault_line (self, &lines[i], "stands %d lines below the one before it",
                                    lines[i].slot - lines[i - 1].slot);
      if (lines[i].page == lines[i - 1].page)
        continue;
      if (lines[i].page != lines[i - 1].page + 1)
        page_inspection_fault_line (self, &lines[i], "is not on the next page");
      if (i == 1)
        page_inspection_fault_line (self, &lines[0], "is a first line alone at the foot");
      if (i == n - 1)
        page_inspection_fault_line (self, &lines[i], "is a last line alone at the head");
      if (lines[i].slot != 0)
        page_inspection_fault_line (self, &lines[i], "goes on below the head of the page");
    }
}

/* Does it stand behind a table, or lead one? */
static gboolean
is_beside_table (PageInspection *self, guint index)
{
  const InspectedPiece *piece = page_inspection_get_piece (self, index);

  if (piece->block > 0 && is_table (self, piece->block - 1))
    return TRUE;
  for (; index < self->pieces->len && leads_next (page_inspection_get_piece (self, index)); index++)
    if (is_table (self, page_inspection_get_piece (self, index)->block + 1))
      return TRUE;
  return FALSE;
}

/* What ends a text behind a table does not stand on a page of its own, if the table has rows to
 * stand with it. */
static void
check_behind_table (PageInspection *self, const InspectedLine *line)
{
  const InspectedPiece *piece = page_inspection_get_piece (self, line->piece);
  RectifyTable *table
      = piece->block > 0 && is_table (self, piece->block - 1)
                && rectify_document_get_drawing (self->document, piece->block - 1) == NULL
            ? rectify_document_get_table (self->document, piece->block - 1)
            : NULL;
  guint next = piece->block + 1;
  gboolean ends = next == rectify_document_get_n_blocks (self->document)
                  || (!is_table (self, next)
                      && rectify_paragraph_get_starts_page (
                          rectify_document_get_paragraph (self->document, next)));

  if (line->is_first && line->slot == 0 && table != NULL && ends && piece->n_lines <= 3
      && !((PageContent *) g_ptr_array_index (self->pages, line->page - 1))->is_turned
      && rectify_table_get_n_rows (table) > rectify_table_get_n_header_rows (table) + 1)
    page_inspection_fault_line (self, line, "stands alone behind its table");
}

/* What closes a text takes lines of it along to the next page. */
static gboolean
leads_closing (PageInspection *self, guint index)
{
  for (; index < self->pieces->len && leads_next (page_inspection_get_piece (self, index)); index++)
    ;
  return index + 1 < self->pieces->len
         && rectify_paragraph_get_role (page_inspection_get_piece (self, index + 1)->paragraph)
                >= RECTIFY_PARAGRAPH_SIGNATURE;
}

/* No page is left emptier than it has to be. */
static void
check_fill (PageInspection *self, guint first_line)
{
  const InspectedLine *line = page_inspection_get_line (self, first_line);
  const InspectedPiece *piece = page_inspection_get_piece (self, line->piece);
  int n_empty = self->layout.n_lines - 1 - line[-1].slot;
  guint needed = line->is_first ? count_together (self, line->piece) : LINES_TOGETHER;

  if (rectify_paragraph_get_starts_page (piece->paragraph)
      || page_inspection_get_role (self, line) >= RECTIFY_PARAGRAPH_SIGNATURE
      || page_inspection_get_role (self, &line[-1]) == RECTIFY_PARAGRAPH_TITLE
      || leads_closing (self, line->piece)
      || (line->is_first && is_beside_table (self, line->piece)) || is_too_long (self, line->piece))
    return;
  /* Two lines of what is longer than three find room where there are two. */
  if (n_empty >= (int) needed)
    page_inspection_fault_line (self, line, "had room on the page before it: %d lines", n_empty);
}

/* Attachments, signature and date end a text. */
static gboolean
is_closing (RectifyParagraphRole role)
{
  return role == RECTIFY_PARAGRAPH_SIGNATURE || role == RECTIFY_PARAGRAPH_DATE
         || role == RECTIFY_PARAGRAPH_ATTACHMENTS;
}

/* 7.3.4, 7.3.5 and 7.3.7: blank lines stand below a title, above what closes a text, below the name
 * of an annex; else none. */
static void
check_gap (PageInspection *self, const InspectedLine *line)
{
  const InspectedPiece *piece = page_inspection_get_piece (self, line->piece);
  gboolean behind_title = page_inspection_get_role (self, &line[-1]) == RECTIFY_PARAGRAPH_TITLE
                          && page_inspection_get_role (self, line) != RECTIFY_PARAGRAPH_TITLE;
  RectifyParagraphRole role = page_inspection_get_role (self, line);
  RectifyParagraphRole before = page_inspection_get_role (self, &line[-1]);
  gboolean closes
      = is_closing (role)
        && (!is_closing (before) || (before == RECTIFY_PARAGRAPH_ATTACHMENTS && before != role));
  int wanted = behind_title || closes || before == RECTIFY_PARAGRAPH_ANNEX ? 2 : 1;

  if (line->piece != line[-1].piece + 1
      || page_inspection_get_piece (self, line[-1].piece)->block + 1 < piece->block)
    return;
  if (line->slot - line[-1].slot != wanted)
    page_inspection_fault_line (self, line, "stands %d lines below the one before it",
                                line->slot - line[-1].slot);
}

void
page_inspection_check_page_ends (PageInspection *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const InspectedPiece *piece = page_inspection_get_piece (self, i);

      if (piece->n_lines == 0)
        continue;
      check_lone_lines (self, piece);
      if (leads_next (piece))
        check_heading (self, i);
    }
  for (guint i = 1; i < self->lines->len; i++)
    {
      const InspectedLine *line = page_inspection_get_line (self, i);

      if (line->page == line[-1].page + 1)
        check_fill (self, i);
      if (line->page > line[-1].page)
        check_behind_table (self, line);
      if (line->page == line[-1].page && line->is_first)
        check_gap (self, line);
    }
}

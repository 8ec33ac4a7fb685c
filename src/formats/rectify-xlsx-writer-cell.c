/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-xlsx-writer-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rectify-xml-writer.h"

/* Longer numbers count nothing: they are codes of post offices and telephones. */
#define MAX_DIGITS 5
/* Of pieces of a cell that are marked differently: how many, and how much each adds to the text, in
 * characters. */
#define MAX_PIECES 250
#define PIECE_SIZE 160
#define FIRST_YEAR 1901

/* How days are written, and what shows them so; what shows them otherwise would change the words. */
static const struct {
  const char *words;
  const char *format;
} dates[] = { { "%u年%u月%u日", "yyyy\"年\"m\"月\"d\"日\"" },
              { "%u年%02u月%02u日", "yyyy\"年\"mm\"月\"dd\"日\"" },
              { "%u-%02u-%02u", "yyyy\"-\"mm\"-\"dd" },
              { "%u-%u-%u", "yyyy\"-\"m\"-\"d" },
              { "%u.%02u.%02u", "yyyy\".\"mm\".\"dd" },
              { "%u.%u.%u", "yyyy\".\"m\".\"d" },
              { "%u/%02u/%02u", "yyyy\"/\"mm\"/\"dd" },
              { "%u/%u/%u", "yyyy\"/\"m\"/\"d" } };

#define MAX_DATE 64

static guint
read_number (const char **text, guint max_digits)
{
  guint number = 0;

  for (guint i = 0; i < max_digits && g_ascii_isdigit (**text); i++)
    number = number * 10 + (guint) g_ascii_digit_value (*(*text)++);
  return number;
}

/* Returns the format that shows the day in the same words, NULL where the text is no such day. */
static const char *
read_date (const char *text, lxw_datetime *date)
{
  const char *p = text;
  guint year = read_number (&p, 4), month, day;

  p = *p != '\0' ? g_utf8_next_char (p) : p;
  month = read_number (&p, 2);
  p = *p != '\0' ? g_utf8_next_char (p) : p;
  day = read_number (&p, 2);
  if (year < FIRST_YEAR || !g_date_valid_dmy (day, month, year))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      char words[MAX_DATE];

      g_snprintf (words, sizeof words, dates[i].words, year, month, day);
      if (!g_str_equal (words, text))
        continue;
      *date = (lxw_datetime){ .year = (int) year, .month = (int) month, .day = (int) day };
      return dates[i].format;
    }
  return NULL;
}

/**
 * rectify_xlsx_is_count:
 * @text: text
 *
 * Returns: whether it is a number that may count something, and reads the same as a number
 */
gboolean
rectify_xlsx_is_count (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= MAX_DIGITS && strspn (text, "0123456789") == length
         && (*text != '0' || length == 1);
}

/* Whether the text is a share in percent that reads the same as a number. */
static gboolean
read_percent (const char *text, double *share)
{
  g_autofree char *digits = NULL;

  if (!g_ascii_isdigit (*text) || !g_str_has_suffix (text, "%"))
    return FALSE;
  digits = g_strndup (text, strlen (text) - 1);
  if (strlen (digits) > 3 || !rectify_xlsx_is_count (digits))
    return FALSE;
  *share = (double) g_ascii_strtoull (digits, NULL, 10) / 100;
  return TRUE;
}

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

/* What looks like the code of a character in such files (_x000D_) is itself written as one: @coded is
 * set to what is written instead of the text, NULL where it is the text itself. */
static const char *
encode (const char *text, char **coded_text)
{
  GString *coded;

  *coded_text = NULL;
  if (strstr (text, "_x") == NULL)
    return text;
  coded = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    {
      guint n_digits = 0;

      while (g_str_has_prefix (p, "_x") && n_digits < 4 && g_ascii_isxdigit (p[2 + n_digits]))
        n_digits++;
      if (n_digits == 4 && p[6] == '_')
        g_string_append (coded, "_x005F");
      g_string_append_c (coded, *p);
    }
  return *coded_text = g_string_free (coded, FALSE);
}

static gboolean
refuse_length (lxw_worksheet *sheet, const RectifyXlsxRange *range, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
               _ ("The text in row %u, column %u of “%s” is longer than the %d characters that a "
                  "cell of a spreadsheet holds. Save the report as a Word file instead."),
               range->first_row + 1, range->first_column + 1u, sheet->name, RECTIFY_XLSX_MAX_CELL);
  return FALSE;
}

static gboolean
check_length (const char *text, lxw_worksheet *sheet, const RectifyXlsxRange *range, GError **error)
{
  g_autofree char *own = NULL;
  const char *coded = encode (text, &own);
  glong n_units = 0;

  /* No character has more units than bytes. */
  if (strlen (coded) <= RECTIFY_XLSX_MAX_CELL)
    return TRUE;
  for (const char *p = coded; *p != '\0'; p = g_utf8_next_char (p))
    n_units += g_utf8_get_char (p) > 0xffff ? 2 : 1;
  return n_units <= RECTIFY_XLSX_MAX_CELL || refuse_length (sheet, range, error);
}

static gboolean
check (lxw_error result, GError **error)
{
  if (result == LXW_NO_ERROR)
    return TRUE;
  g_set_error (
      error, G_IO_ERROR, G_IO_ERROR_FAILED,
      _ ("The spreadsheet could not be made (%s). See whether there is room on the disk, and try again."),
      lxw_strerror (result));
  return FALSE;
}

/* The library counts what text is written as, marks and codes too, and takes no more of that. */
static gboolean
check_string (lxw_error result, lxw_worksheet *sheet, const RectifyXlsxRange *range, GError **error)
{
  if (result == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    return refuse_length (sheet, range, error);
  return check (result, error);
}

static gboolean
is_single (const RectifyXlsxRange *range)
{
  return range->first_row == range->last_row && range->first_column == range->last_column;
}

/* One cell of all of them. The library's own worksheet_merge_range() writes the rows below at once,
 * and where rows are written as they come nothing can be written above them any more: here only the
 * range is noted, see rectify_xlsx_fill_row(). */
static gboolean
join (lxw_worksheet *sheet, const RectifyXlsxRange *range, GError **error)
{
  lxw_merged_range *merged;

  /* The library counts them in 16 bits: cells that come behind so many stand alone, with their words in
   * the first. */
  if (is_single (range) || sheet->merged_range_count == G_MAXUINT16)
    return TRUE;
  merged = calloc (1, sizeof *merged);
  if (merged == NULL)
    return check (LXW_ERROR_MEMORY_MALLOC_FAILED, error);
  merged->first_row = range->first_row;
  merged->first_col = range->first_column;
  merged->last_row = range->last_row;
  merged->last_col = range->last_column;
  STAILQ_INSERT_TAIL (sheet->merged_ranges, merged, list_pointers);
  sheet->merged_range_count++;
  return TRUE;
}

/**
 * rectify_xlsx_fill_row:
 * @sheet: a sheet
 * @row: the row that is being written
 * @first: the first of some columns in it
 * @last: the last one
 * @format: what they look like
 * @error: return location
 *
 * Writes cells that are covered by another one, which have borders of their own.
 *
 * Returns: whether they are written
 */
gboolean
rectify_xlsx_fill_row (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t first, lxw_col_t last,
                       lxw_format *format, GError **error)
{
  for (lxw_col_t column = first; column <= last; column++)
    if (!check (worksheet_write_blank (sheet, row, column, format), error))
      return FALSE;
  return TRUE;
}

/* Always as a string: what begins with “=” is no formula, what begins with “+” no number. What is empty
 * has borders all the same. */
static gboolean
write_string (lxw_worksheet *sheet, const RectifyXlsxRange *range, const char *text,
              lxw_format *format, GError **error)
{
  g_autofree char *own = NULL;

  return check_string (worksheet_write_string (sheet, range->first_row, range->first_column,
                                               encode (text, &own), format),
                       sheet, range, error);
}

/**
 * rectify_xlsx_write_text:
 * @self: a book
 * @sheet: one of its sheets
 * @range: which cells of it become one
 * @text: what stands there
 * @style: how
 * @error: return location
 *
 * Writes to the first of the cells; the others get rectify_xlsx_fill_row() when their row is written.
 *
 * Returns: (transfer none) (nullable): the format of all of them; %NULL if there was no room for it
 */
lxw_format *
rectify_xlsx_write_text (RectifyXlsxWriter *self, lxw_worksheet *sheet,
                         const RectifyXlsxRange *range, const char *text,
                         const RectifyXlsxStyle *style, GError **error)
{
  lxw_format *format = rectify_xlsx_writer_get_format (self, style);

  return check_length (text, sheet, range, error) && join (sheet, range, error)
                 && write_string (sheet, range, text, format, error)
             ? format
             : NULL;
}

typedef struct {
  GString *text;
  RectifyMark mark;
} Piece;

static void
piece_free (gpointer data)
{
  g_string_free (((Piece *) data)->text, TRUE);
  g_free (data);
}

static void
add_piece (GPtrArray *pieces, RectifyMark mark, const char *text)
{
  Piece *last = pieces->len > 0 ? g_ptr_array_index (pieces, pieces->len - 1) : NULL;

  /* Elsewhere than it was: of that only pages have a mark. */
  if (mark == RECTIFY_MARK_MOVED)
    mark = RECTIFY_MARK_NONE;
  if (*text == '\0')
    return;
  if (last == NULL || last->mark != mark)
    {
      last = g_new0 (Piece, 1);
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
    size += g_utf8_strlen (((Piece *) g_ptr_array_index (pieces, i))->text->str, -1) + PIECE_SIZE;
  return pieces->len <= MAX_PIECES && size <= RECTIFY_XLSX_MAX_CELL;
}

static char *
dup_side (GPtrArray *pieces, RectifyMark without)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (pieces, i);

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

static gboolean is_marked (GPtrArray *paragraphs);

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
  g_autoptr (GPtrArray) sides = NULL;

  if (!is_marked (paragraphs))
    return rectify_xlsx_get_text (paragraphs, own);
  pieces = split (paragraphs);
  if (pieces->len > 1 && !can_be_pieces (pieces))
    sides = make_sides (pieces);
  return *own = dup_side (sides != NULL ? sides : pieces, RECTIFY_MARK_MOVED);
}

static lxw_format *
get_piece_format (RectifyXlsxWriter *self, const Piece *piece, const RectifyXlsxStyle *style)
{
  RectifyXlsxStyle marked = *style;

  marked.mark = piece->mark;
  return rectify_xlsx_writer_get_format (self, &marked);
}

static gboolean
write_pieces (RectifyXlsxWriter *self, lxw_worksheet *sheet, const RectifyXlsxRange *range,
              GPtrArray *pieces, const RectifyXlsxStyle *style, GError **error)
{
  g_autofree lxw_rich_string_tuple *tuples = g_new0 (lxw_rich_string_tuple, pieces->len);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = g_ptr_array_index (pieces, i);
      char *own;

      tuples[i].format = get_piece_format (self, piece, style);
      tuples[i].string = (char *) encode (piece->text->str, &own);
      if (own != NULL)
        g_ptr_array_add (texts, own);
      g_ptr_array_add (list, &tuples[i]);
    }
  g_ptr_array_add (list, NULL);
  return check_string (worksheet_write_rich_string (sheet, range->first_row, range->first_column,
                                                    (lxw_rich_string_tuple **) list->pdata,
                                                    rectify_xlsx_writer_get_format (self, style)),
                       sheet, range, error);
}

static lxw_format *
write_words (RectifyXlsxWriter *self, lxw_worksheet *sheet, const RectifyXlsxRange *range,
             GPtrArray *paragraphs, const char *text, const RectifyXlsxStyle *style, GError **error)
{
  g_autoptr (GPtrArray) pieces = split (paragraphs);
  lxw_format *format = rectify_xlsx_writer_get_format (self, style);

  if (pieces->len > 1 && !can_be_pieces (pieces))
    {
      g_autoptr (GPtrArray) marked = g_steal_pointer (&pieces);

      pieces = make_sides (marked);
      if (pieces->len == 1)
        text = ((Piece *) g_ptr_array_index (pieces, 0))->text->str;
    }
  if (pieces->len > 1)
    return join (sheet, range, error) && write_pieces (self, sheet, range, pieces, style, error)
               ? format
               : NULL;
  if (pieces->len == 1)
    format = get_piece_format (self, g_ptr_array_index (pieces, 0), style);
  return check_length (text, sheet, range, error) && join (sheet, range, error)
                 && write_string (sheet, range, text, format, error)
             ? format
             : NULL;
}

static gboolean
is_marked (GPtrArray *paragraphs)
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
 * rectify_xlsx_write_cell:
 * @self: a book
 * @sheet: one of its sheets
 * @range: which cells of it become one
 * @paragraphs: (element-type RectifyParagraph): what stands there
 * @is_count: whether all that stands in its column counts something
 * @style: how
 * @error: return location
 *
 * Writes a cell of a table: as a date or a share if it is nothing but that, so that it can be sorted
 * and counted with and shows the same words; else as text. The first of the cells is written, as
 * rectify_xlsx_write_text() does.
 *
 * Returns: (transfer none) (nullable): the format of all of them; %NULL if there was no room for it
 */
lxw_format *
rectify_xlsx_write_cell (RectifyXlsxWriter *self, lxw_worksheet *sheet,
                         const RectifyXlsxRange *range, GPtrArray *paragraphs, gboolean is_count,
                         const RectifyXlsxStyle *style, GError **error)
{
  g_autofree char *joined = NULL;
  const char *text = rectify_xlsx_get_text (paragraphs, &joined);
  RectifyXlsxStyle own = *style;
  lxw_datetime date;
  double share;

  if (is_marked (paragraphs))
    return write_words (self, sheet, range, paragraphs, text, style, error);
  if (read_percent (text, &share))
    {
      own.date = "0%";
      lxw_format *percent = rectify_xlsx_writer_get_format (self, &own);

      return join (sheet, range, error)
                     && check (worksheet_write_number (sheet, range->first_row, range->first_column,
                                                       share, percent),
                               error)
                 ? percent
                 : NULL;
    }
  own.date = read_date (text, &date);
  if (own.date == NULL && !(is_count && rectify_xlsx_is_count (text)))
    return rectify_xlsx_write_text (self, sheet, range, text, style, error);
  lxw_format *format = rectify_xlsx_writer_get_format (self, &own);

  if (!join (sheet, range, error)
      || !check (own.date != NULL
                     ? worksheet_write_datetime (sheet, range->first_row, range->first_column,
                                                 &date, format)
                     : worksheet_write_number (sheet, range->first_row, range->first_column,
                                               (double) g_ascii_strtoull (text, NULL, 10), format),
                 error))
    return NULL;
  return format;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-text-table.h"

#include <string.h>

/* In text, a cell that continues the one above it. */
#define CONTINUED "\u3000"

/* A line of a table, which goes over several lines of text if a quoted cell holds line ends. */
typedef struct {
  GPtrArray *cells;
  const char *after;
  guint line;
  guint n_lines;
  gboolean holds_lines;
} Record;

static void
record_free (gpointer data)
{
  Record *record = data;

  g_ptr_array_unref (record->cells);
  g_free (record);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Record, record_free)

/**
 * rectify_text_line_end_length:
 * @p: a place in text that ends with NUL
 *
 * Where a line ends: LF, CR, CRLF, vertical tab, form feed, NEL, the separators of Unicode.
 *
 * Returns: the length of the line end at @p in bytes, 0 if there is none
 */
gsize
rectify_text_line_end_length (const char *p)
{
  switch ((guchar) *p)
    {
    case '\r':
      return p[1] == '\n' ? 2 : 1;
    case '\n':
    case '\v':
    case '\f':
    case 0x1a:
      return 1;
    case 0xc2:
      return (guchar) p[1] == 0x85 ? 2 : 0;
    case 0xe2:
      return (guchar) p[1] == 0x80 && ((guchar) p[2] == 0xa8 || (guchar) p[2] == 0xa9) ? 3 : 0;
    default:
      return 0;
    }
}

/* A vertical tab parts paragraphs within a cell. */
static gsize
row_end_length (const char *p)
{
  return *p == '\v' ? 0 : rectify_text_line_end_length (p);
}

/* Behind the closing mark of a cell that spreadsheets have quoted; NULL if it is not quoted: then
 * the mark is a character like others. They quote what has a line end, a tab or such a mark in it. */
static const char *
find_quoted_end (const char *p)
{
  gboolean needed = FALSE;

  for (p++; *p != '\0'; p++)
    {
      needed |= *p == '\t' || rectify_text_line_end_length (p) > 0;
      if (*p != '"')
        continue;
      if (p[1] != '"')
        return needed && (p[1] == '\t' || p[1] == '\0' || row_end_length (p + 1) > 0) ? p + 1
                                                                                      : NULL;
      needed = TRUE;
      p++;
    }
  return NULL;
}

/* The text of a cell, its paragraphs parted by "\n". */
static char *
read_cell (const char *start, const char *end, gboolean is_quoted, Record *record)
{
  GString *text = g_string_new (NULL);
  gsize length;

  if (is_quoted)
    {
      start++;
      end--;
    }
  for (const char *p = start; p < end; p++)
    {
      if ((length = rectify_text_line_end_length (p)) > 0)
        {
          if (*p != '\v')
            {
              record->n_lines++;
              record->holds_lines = TRUE;
            }
          g_string_append_c (text, '\n');
          p += length - 1;
          continue;
        }
      if (is_quoted && *p == '"')
        p++;
      g_string_append_c (text, *p == '\t' ? ' ' : *p);
    }
  return g_string_free (text, FALSE);
}

/* NULL if there are no tabs, or more than a table has. */
static Record *
read_record (const char *p, guint line)
{
  g_autoptr (Record) record = g_new0 (Record, 1);

  record->cells = g_ptr_array_new_with_free_func (g_free);
  record->line = line;
  record->n_lines = 1;
  for (;;)
    {
      const char *end = *p == '"' ? find_quoted_end (p) : NULL;
      gboolean is_quoted = end != NULL;

      for (end = is_quoted ? end : p; *end != '\0' && *end != '\t' && row_end_length (end) == 0;)
        end++;
      if (record->cells->len == RECTIFY_TABLE_MAX_COLUMNS)
        return NULL;
      g_ptr_array_add (record->cells, read_cell (p, end, is_quoted, record));
      p = end;
      if (*p != '\t')
        break;
      p++;
    }
  if (record->cells->len < 2)
    return NULL;
  record->after = p + row_end_length (p);
  return g_steal_pointer (&record);
}

/* Most lines have no tab: they need no closer look. */
static gboolean
may_begin_table (const char *p)
{
  if (*p == '\t')
    return FALSE;
  if (*p == '"')
    return TRUE;
  while (*p != '\0' && *p != '\t' && row_end_length (p) == 0)
    p++;
  return *p == '\t';
}

static gboolean
is_continued (GPtrArray *records, guint row, guint column)
{
  const Record *record = g_ptr_array_index (records, row);
  g_autofree char *text = g_strdup (g_ptr_array_index (record->cells, column));

  return row > 0 && strcmp (g_strstrip (text), CONTINUED) == 0;
}

static void
fill_cell (RectifyCell *cell, const char *text, guint line)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, g_strstrip (lines[i]));
      rectify_paragraph_set_line (paragraph, line);
      if (!rectify_paragraph_is_blank (paragraph))
        rectify_cell_add (cell, paragraph);
    }
}

static RectifyTable *
build_table (GPtrArray *records)
{
  const Record *first = g_ptr_array_index (records, 0);
  RectifyTable *table = rectify_table_new (first->cells->len);

  for (guint i = 0; i < records->len; i++)
    rectify_table_add_row (table);
  for (guint column = 0; column < first->cells->len; column++)
    for (guint row = 0, next; row < records->len; row = next)
      {
        const Record *record = g_ptr_array_index (records, row);
        RectifyCell *cell;

        for (next = row + 1; next < records->len && is_continued (records, next, column);)
          next++;
        cell = rectify_table_add_cell (table, row, column, next - row, 1);
        fill_cell (cell, g_ptr_array_index (record->cells, column), record->line);
      }
  return table;
}

/**
 * rectify_text_table_read:
 * @start: the beginning of a line of UTF-8 that ends with NUL
 * @line: its number
 * @max_cells: the table ends when it has more than this
 * @after: (out): set to behind the table's last line
 * @n_lines: (out): set to how many lines it has
 *
 * Lines parted by tabs are a table: two or more lines with the same number of tabs, the first not
 * indented by a tab; or a single one with a cell that a spreadsheet quoted for its line ends. A
 * vertical tab parts paragraphs in a cell; a lone ideographic space continues the cell above.
 *
 * Returns: (transfer full) (nullable): the table, or %NULL if none begins here
 */
RectifyTable *
rectify_text_table_read (const char *start, guint line, guint max_cells, const char **after,
                         guint *n_lines)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (Record) record = NULL;
  const char *p = start;
  guint n_cells;
  guint next_line = line;

  if (!may_begin_table (start) || (record = read_record (start, line)) == NULL)
    return NULL;
  n_cells = record->cells->len;
  records = g_ptr_array_new_with_free_func (record_free);
  while (record != NULL && record->cells->len == n_cells)
    {
      next_line += record->n_lines;
      p = record->after;
      g_ptr_array_add (records, g_steal_pointer (&record));
      if (*p != '\0' && records->len <= max_cells / n_cells)
        record = read_record (p, next_line);
    }
  if (records->len < 2 && !((const Record *) g_ptr_array_index (records, 0))->holds_lines)
    return NULL;
  *after = p;
  *n_lines = next_line - line;
  return build_table (records);
}

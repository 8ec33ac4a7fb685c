/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-clip.h"

#include <string.h>

#include "rectify-ledger-columns.h"

/* Words that a spreadsheet is not to take for a number, a day or a formula. */
#define TEXT_CELL "<td style=\"mso-number-format:'\\@'\" sdnum=\"0;0;@\">"

static void
append_field (GString *text, const char *words, gboolean first)
{
  g_autofree char *field = g_strdelimit (g_strdup (words), "\t\r\n", ' ');

  g_string_append_printf (text, "%s%s", first ? "" : "\t", field);
}

/**
 * rectify_ledger_clip_dup_text:
 * @rows: (element-type RectifyTaskRow): tasks
 * @columns: (element-type RectifyLedgerColumn): what is said of each
 *
 * Returns: (transfer full): a line with the titles, and one of each task, with tabs between the cells
 */
char *
rectify_ledger_clip_dup_text (GPtrArray *rows, GArray *columns)
{
  GString *text = g_string_new (NULL);

  for (guint j = 0; j < columns->len; j++)
    append_field (text,
                  rectify_ledger_column_get_title (g_array_index (columns, RectifyLedgerColumn, j)),
                  j == 0);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < rows->len; i++)
    {
      for (guint j = 0; j < columns->len; j++)
        {
          g_autofree char *words
              = rectify_ledger_column_dup_text (g_array_index (columns, RectifyLedgerColumn, j),
                                                g_ptr_array_index (rows, i));

          append_field (text, words, j == 0);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_words (RectifyLedgerColumn column)
{
  return column != RECTIFY_LEDGER_DUE && column != RECTIFY_LEDGER_SHARE
         && column != RECTIFY_LEDGER_YEAR;
}

/**
 * rectify_ledger_clip_dup_html:
 * @rows: (element-type RectifyTaskRow): tasks
 * @columns: (element-type RectifyLedgerColumn): what is said of each
 *
 * Returns: (transfer full): the same as a table; words are marked as such, so that “1-2” does not
 *   become a day
 */
char *
rectify_ledger_clip_dup_html (GPtrArray *rows, GArray *columns)
{
  GString *html = g_string_new ("<html><head><meta charset=\"utf-8\"></head><body><table "
                                "border=\"1\">\n<tr>");

  for (guint j = 0; j < columns->len; j++)
    {
      g_autofree char *title = g_markup_escape_text (
          rectify_ledger_column_get_title (g_array_index (columns, RectifyLedgerColumn, j)), -1);

      g_string_append_printf (html, "<th>%s</th>", title);
    }
  g_string_append (html, "</tr>\n");
  for (guint i = 0; i < rows->len; i++)
    {
      g_string_append (html, "<tr>");
      for (guint j = 0; j < columns->len; j++)
        {
          RectifyLedgerColumn column = g_array_index (columns, RectifyLedgerColumn, j);
          g_autofree char *words
              = rectify_ledger_column_dup_text (column, g_ptr_array_index (rows, i));
          g_autofree char *escaped = g_markup_escape_text (words, -1);

          g_string_append (html, is_words (column) ? TEXT_CELL : "<td>");
          g_string_append (html, escaped);
          g_string_append (html, "</td>");
        }
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</table></body></html>\n");
  return g_string_free (html, FALSE);
}

/**
 * rectify_ledger_clip_new:
 * @rows: (element-type RectifyTaskRow): tasks
 * @columns: (element-type RectifyLedgerColumn): what is said of each
 *
 * Returns: (transfer full): what goes to the clipboard: a table for programs that take one, and text
 */
GdkContentProvider *
rectify_ledger_clip_new (GPtrArray *rows, GArray *columns)
{
  g_autofree char *text = rectify_ledger_clip_dup_text (rows, columns);
  char *html = rectify_ledger_clip_dup_html (rows, columns);
  g_autoptr (GBytes) bytes = g_bytes_new_take (html, strlen (html));
  GdkContentProvider *providers[] = { gdk_content_provider_new_for_bytes ("text/html", bytes),
                                      gdk_content_provider_new_typed (G_TYPE_STRING, text) };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

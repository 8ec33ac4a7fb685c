/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-report-options.h"
#include "rectify-report-words.h"
#include "rectify-report.h"

static char *
dup_all_columns (void)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < RECTIFY_N_TASK_COLUMNS; i++)
    {
      const char *nick = rectify_task_column_get_nick (i);

      g_string_append (all, i > 0 ? ", " : "");
      g_string_append_printf (all, C_ ("a column, its title", "%s (%s)"), nick,
                              rectify_report_words_get ("columns", nick));
    }
  return g_string_free (all, FALSE);
}

/* By the machine's word, or by the title that the column has in a document or in the interface. */
static gboolean
find_column (const char *word, RectifyTaskColumn *column)
{
  if (rectify_task_column_from_nick (word, column))
    return TRUE;
  for (guint i = 0; i < RECTIFY_N_TASK_COLUMNS; i++)
    {
      const char *nick = rectify_task_column_get_nick (i);

      if (g_str_equal (word, rectify_report_words_get ("columns", nick))
          || g_str_equal (word, rectify_report_get_column_title (nick)))
        {
          *column = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * rectify_report_options_parse_columns:
 * @self: options
 * @text: the machine's words for the columns, or their titles, in order, parted by commas or 、
 * @error: return location
 *
 * Returns: whether all of them are columns; @self stays as it is if not
 */
gboolean
rectify_report_options_parse_columns (RectifyReportOptions *self, const char *text, GError **error)
{
  g_auto (GStrv) words = g_regex_split_simple ("[,，、]", text, 0, 0);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (RectifyTaskColumn));
  g_autofree char *all = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      RectifyTaskColumn column;

      if (!find_column (g_strstrip (words[i]), &column))
        {
          all = dup_all_columns ();
          g_set_error (error, RECTIFY_REPORT_ERROR, RECTIFY_REPORT_ERROR_COLUMNS,
                       _ ("There is no column “%s”; there are %s."), words[i], all);
          return FALSE;
        }
      g_array_append_val (columns, column);
    }
  rectify_report_options_set_columns (self, (RectifyTaskColumn *) columns->data, columns->len);
  return TRUE;
}

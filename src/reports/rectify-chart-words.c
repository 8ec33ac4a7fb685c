/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rectify-chart-private.h"

char *
rectify_chart_dup_number (RectifyChart *self, double value)
{
  if (!isfinite (value))
    return g_strdup ("–");
  value = MAX (value, 0);
  if (self->unit == RECTIFY_CHART_PERCENT)
    return g_strdup_printf ("%.0f%%", value);
  return fabs (value - round (value)) < 0.05 ? g_strdup_printf ("%.0f", value)
                                             : g_strdup_printf ("%.1f", value);
}

/* What stands behind the bar of a category. */
char *
rectify_chart_dup_note (RectifyChart *self, guint category)
{
  const char *note = rectify_chart_peek_category (self, category)->note;

  return note != NULL ? g_strdup (note)
                      : rectify_chart_dup_number (self, rectify_chart_get_total (self, category));
}

static char *
dup_values (RectifyChart *self, guint category)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->series->len; i++)
    {
      double value = rectify_chart_get_value (self, category, i);
      g_autofree char *number = rectify_chart_dup_number (self, value);

      if (!isfinite (value))
        continue;
      if (words->len > 0)
        /* TRANSLATORS: Between the parts of a list of numbers. */
        g_string_append (words, C_ ("chart", ", "));
      /* TRANSLATORS: What is counted, and how many: “done 5”. */
      g_string_append_printf (words, C_ ("chart", "%s %s"), rectify_chart_get_series (self, i),
                              number);
    }
  return g_string_free (words, FALSE);
}

/* What a mark shows: of one series, or of all of a category if there is none of that number. */
char *
rectify_chart_dup_mark_words (RectifyChart *self, guint category, guint series)
{
  const char *name = rectify_chart_get_category (self, category);
  const char *note = rectify_chart_peek_category (self, category)->note;
  g_autofree char *number = NULL;

  if (series >= self->series->len)
    {
      g_autofree char *values = dup_values (self, category);

      /* TRANSLATORS: Of a part of a picture: what it is, and its numbers. */
      return note != NULL ? g_strdup_printf (C_ ("chart", "%s: %s (%s)"), name, values, note)
                          : g_strdup_printf (C_ ("chart", "%s: %s"), name, values);
    }
  number = rectify_chart_dup_number (self, rectify_chart_get_value (self, category, series));
  /* TRANSLATORS: Of a part of a picture: what it is, what is counted, and how many. */
  return g_strdup_printf (C_ ("chart", "%s: %s %s"), name, rectify_chart_get_series (self, series),
                          number);
}

/**
 * rectify_chart_dup_words:
 * @self: a chart
 *
 * Returns: (transfer full): all its numbers as words, a line a category, for who does not see it
 */
char *
rectify_chart_dup_words (RectifyChart *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->categories->len; i++)
    {
      g_autofree char *line = rectify_chart_dup_mark_words (self, i, self->series->len);

      if (i > 0)
        g_string_append_c (words, '\n');
      g_string_append (words, line);
    }
  if (self->remark != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", self->remark);
  if (words->len == 0)
    g_string_append (words, _ ("There is nothing to show yet."));
  return g_string_free (words, FALSE);
}

static void
add_cell (RectifyTable *table, guint row, guint column, guint n_columns, const char *text)
{
  RectifyCell *cell = rectify_table_add_cell (table, row, column, 1, n_columns);

  if (cell != NULL)
    rectify_cell_add_text (cell, text);
}

/**
 * rectify_chart_make_table:
 * @self: a chart
 *
 * Returns: (transfer full): its numbers, a row a category, below its title and the names of the
 *   series
 */
RectifyTable *
rectify_chart_make_table (RectifyChart *self)
{
  RectifyTable *table = rectify_table_new (self->series->len + 1);
  guint row = rectify_table_add_row (table);

  rectify_table_set_name (table, self->title);
  add_cell (table, row, 0, self->series->len + 1, self->title);
  row = rectify_table_add_row (table);
  add_cell (table, row, 0, 1, "");
  for (guint i = 0; i < self->series->len; i++)
    add_cell (table, row, i + 1, 1, rectify_chart_get_series (self, i));
  for (guint i = 0; i < self->categories->len; i++)
    {
      row = rectify_table_add_row (table);
      add_cell (table, row, 0, 1, rectify_chart_get_category (self, i));
      for (guint j = 0; j < self->series->len; j++)
        {
          g_autofree char *number
              = rectify_chart_dup_number (self, rectify_chart_get_value (self, i, j));

          add_cell (table, row, j + 1, 1, number);
        }
    }
  if (self->remark != NULL)
    add_cell (table, rectify_table_add_row (table), 0, self->series->len + 1, self->remark);
  rectify_table_set_n_header_rows (table, 2);
  return table;
}

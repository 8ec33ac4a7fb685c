/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-statistics-private.h"

static void
line_free (gpointer data)
{
  RectifyStatisticsLine *self = data;

  g_free (self->name);
  rectify_filter_free (self->filter);
  g_ptr_array_unref (self->years);
  g_free (self);
}

static RectifyStatisticsLine *
line_new (const RectifyFilter *base, GPtrArray *years, RectifyFilterWords what, const char *name)
{
  RectifyStatisticsLine *line = g_new0 (RectifyStatisticsLine, 1);

  line->name = g_strdup (name);
  line->filter = rectify_filter_copy (base);
  rectify_filter_set_words (line->filter, what, name);
  line->years = g_ptr_array_new_with_free_func (rectify_statistics_group_free);
  for (guint i = 0; i < years->len; i++)
    {
      const RectifyStatisticsGroup *year = g_ptr_array_index (years, i);
      RectifyStatisticsGroup *group = rectify_statistics_group_new (line->filter, year->name);

      group->year = group->filter->year = year->year;
      g_ptr_array_add (line->years, group);
    }
  return line;
}

static void
line_add (RectifyStatisticsLine *self, RectifyTaskRow *row, const char *name, const GDate *today)
{
  const RectifyStatisticsGroup *latest = NULL;

  for (guint i = 0; i < self->years->len; i++)
    {
      RectifyStatisticsGroup *group = g_ptr_array_index (self->years, i);

      if (group->year == row->year)
        {
          self->n_years += group->count == 0;
          rectify_statistics_group_add (group, row, today);
        }
      if (group->count > 0)
        latest = group;
    }
  if (latest != NULL && latest->year == row->year && !g_str_equal (self->name, name))
    {
      g_free (self->name);
      self->name = g_strdup (name);
    }
}

/* What has no theme or no area is nothing that comes back. */
static int
compare_returning (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const RectifyStatisticsLine *one = *(gpointer *) a, *other = *(gpointer *) b;

  if ((*one->name == '\0') != (*other->name == '\0'))
    return *one->name == '\0' ? 1 : -1;
  return (one->n_years < other->n_years) - (one->n_years > other->n_years);
}

/**
 * rectify_statistics_count_lines:
 * @rows: (element-type RectifyTaskRow): the rows that are counted
 * @base: what is asked for besides
 * @years: (element-type RectifyStatisticsGroup): their years, in order
 * @what: %RECTIFY_FILTER_THEME or %RECTIFY_FILTER_AREA
 * @today: the day that decides what is late
 *
 * Returns: (transfer full) (element-type RectifyStatisticsLine): the themes or the areas over the years
 */
GPtrArray *
rectify_statistics_count_lines (GPtrArray *rows, const RectifyFilter *base, GPtrArray *years,
                                RectifyFilterWords what, const GDate *today)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GHashTable) index = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      RectifyTaskRow *row = g_ptr_array_index (rows, i);
      gboolean is_theme = what == RECTIFY_FILTER_THEME;
      RectifyInterned *key = is_theme ? row->theme_key : row->area_key;
      const char *name
          = rectify_statistics_get_name (key,
                                         is_theme
                                             ? rectify_task_row_get_text (row, RECTIFY_ROW_THEME)
                                             : rectify_task_row_get_area_name (row));
      RectifyStatisticsLine *line = g_hash_table_lookup (index, key);

      if (line == NULL)
        {
          line = line_new (base, years, what, name);
          g_hash_table_insert (index, key, line);
          g_ptr_array_add (lines, line);
        }
      line_add (line, row, name, today);
    }
  rectify_statistics_sort (lines, compare_returning);
  return lines;
}

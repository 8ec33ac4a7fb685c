/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-row-heading.h"
#include "rectify-statistics-private.h"

/* The different headings of rows, and which of them are about the same. */
typedef struct {
  RectifyFilterWords what;
  GHashTable *places; /* keys to places in the next, counted from 1 */
  GPtrArray *names;   /* borrowed */
  guint *groups;      /* the first place of what is about the same */
} Headings;

/* A row has one theme and one area, but may answer several problems. */
static guint
count_keys (RectifyFilterWords what, RectifyTaskRow *row)
{
  return what == RECTIFY_FILTER_PROBLEM ? rectify_task_row_get_n_problems (row) : 1;
}

static RectifyName *
get_key (RectifyFilterWords what, RectifyTaskRow *row, guint n)
{
  return what == RECTIFY_FILTER_THEME  ? row->theme_key
         : what == RECTIFY_FILTER_AREA ? row->area_key
                                       : g_ptr_array_index (row->problem_keys, n);
}

static const char *
get_name (RectifyFilterWords what, RectifyTaskRow *row, guint n)
{
  const char *name = what == RECTIFY_FILTER_THEME
                         ? rectify_task_row_get_text (row, RECTIFY_ROW_THEME)
                     : what == RECTIFY_FILTER_AREA ? rectify_task_row_get_area_name (row)
                                                   : rectify_task_row_get_problem_name (row, n);

  return rectify_statistics_get_name (get_key (what, row, n), name);
}

static void
headings_add (Headings *self, RectifyTaskRow *row)
{
  for (guint i = 0; i < count_keys (self->what, row); i++)
    {
      RectifyName *key = get_key (self->what, row, i);

      if (g_hash_table_contains (self->places, key))
        continue;
      g_ptr_array_add (self->names, (gpointer) get_name (self->what, row, i));
      g_hash_table_insert (self->places, key, GUINT_TO_POINTER (self->names->len));
    }
}

/* A theme has a name that is given to it; areas and problems are put into words anew each year. */
static void
headings_init (Headings *self, GPtrArray *rows, RectifyFilterWords what)
{
  self->what = what;
  self->places = g_hash_table_new (NULL, NULL);
  self->names = g_ptr_array_new ();
  for (guint i = 0; i < rows->len; i++)
    headings_add (self, g_ptr_array_index (rows, i));
  if (what != RECTIFY_FILTER_THEME)
    self->groups
        = rectify_row_headings_group ((const char *const *) self->names->pdata, self->names->len);
  else
    {
      self->groups = g_new (guint, self->names->len);
      for (guint i = 0; i < self->names->len; i++)
        self->groups[i] = i;
    }
}

static void
headings_clear (Headings *self)
{
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->names);
  g_free (self->groups);
}

static guint
get_group (const Headings *self, RectifyTaskRow *row, guint n)
{
  gpointer place = g_hash_table_lookup (self->places, get_key (self->what, row, n));

  return self->groups[GPOINTER_TO_UINT (place) - 1];
}

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

/* Another heading of what the line is about. */
static void
line_add_heading (RectifyStatisticsLine *self, RectifyFilterWords what, const char *name)
{
  rectify_filter_add_words (self->filter, what, name);
  for (guint i = 0; i < self->years->len; i++)
    rectify_filter_add_words (
        ((RectifyStatisticsGroup *) g_ptr_array_index (self->years, i))->filter, what, name);
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

static void
note_year (const Headings *headings, RectifyTaskRow *row, RectifyTaskRow **first,
           gboolean *returning)
{
  for (guint i = 0; i < count_keys (headings->what, row); i++)
    {
      guint group = get_group (headings, row, i);

      if (first[group] == NULL)
        first[group] = row;
      returning[group] = returning[group] || first[group]->year != row->year;
    }
}

/* The groups that have rows of several years, by their first places. */
static gboolean *
find_returning (const Headings *headings, GPtrArray *rows)
{
  gboolean *returning = g_new0 (gboolean, headings->names->len);
  g_autofree RectifyTaskRow **first = g_new0 (RectifyTaskRow *, headings->names->len);

  for (guint i = 0; i < rows->len; i++)
    note_year (headings, g_ptr_array_index (rows, i), first, returning);
  return returning;
}

/* The lines by the first places of their groups; NULL for those that are left out: of problems there
 * are many, and what is not met again is of no interest. */
static RectifyStatisticsLine **
make_lines (const Headings *headings, GPtrArray *rows, const RectifyFilter *base, GPtrArray *years)
{
  gboolean is_problem = headings->what == RECTIFY_FILTER_PROBLEM;
  g_autofree gboolean *returning = is_problem ? find_returning (headings, rows) : NULL;
  RectifyStatisticsLine **lines = g_new0 (RectifyStatisticsLine *, headings->names->len);

  for (guint i = 0; i < headings->names->len; i++)
    {
      const char *name = g_ptr_array_index (headings->names, i);
      guint group = headings->groups[i];

      if (is_problem && (!returning[group] || *name == '\0'))
        continue;
      if (lines[group] == NULL)
        lines[group] = line_new (base, years, headings->what, name);
      else
        line_add_heading (lines[group], headings->what, name);
    }
  return lines;
}

/* Two problems of a row may be about the same. */
static gboolean
has_group_before (const Headings *headings, RectifyTaskRow *row, guint n, guint group)
{
  for (guint i = 0; i < n; i++)
    if (get_group (headings, row, i) == group)
      return TRUE;
  return FALSE;
}

/* A plan counts once for each line. */
static void
count_plan (RectifyStatisticsLine *line, guint group, RectifyTaskRow *row, GHashTable *seen)
{
  char *pair = g_strdup_printf ("%u %" G_GINT64_FORMAT, group, row->plan_id);

  if (line->last_plan == row->plan_id)
    g_free (pair);
  else
    line->n_plans += g_hash_table_add (seen, pair);
  line->last_plan = row->plan_id;
}

static void
count_row (const Headings *headings, RectifyStatisticsLine **lines, RectifyTaskRow *row,
           GHashTable *seen, const GDate *today)
{
  for (guint i = 0; i < count_keys (headings->what, row); i++)
    {
      guint group = get_group (headings, row, i);

      if (lines[group] == NULL || has_group_before (headings, row, i, group))
        continue;
      line_add (lines[group], row, get_name (headings->what, row, i), today);
      count_plan (lines[group], group, row, seen);
    }
}

/**
 * rectify_statistics_count_lines:
 * @rows: (element-type RectifyTaskRow): the rows that are counted
 * @base: what is asked for besides
 * @years: (element-type RectifyStatisticsGroup): their years, in order
 * @what: %RECTIFY_FILTER_THEME, %RECTIFY_FILTER_AREA or %RECTIFY_FILTER_PROBLEM
 * @today: the day that decides what is late
 *
 * Returns: (transfer full) (element-type RectifyStatisticsLine): the themes or the areas over the
 *   years, or the problems that come back
 */
GPtrArray *
rectify_statistics_count_lines (GPtrArray *rows, const RectifyFilter *base, GPtrArray *years,
                                RectifyFilterWords what, const GDate *today)
{
  GPtrArray *result = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree RectifyStatisticsLine **lines = NULL;
  Headings headings;

  headings_init (&headings, rows, what);
  lines = make_lines (&headings, rows, base, years);
  for (guint i = 0; i < rows->len; i++)
    count_row (&headings, lines, g_ptr_array_index (rows, i), seen, today);
  for (guint i = 0; i < headings.names->len; i++)
    if (lines[i] != NULL)
      g_ptr_array_add (result, lines[i]);
  headings_clear (&headings);
  rectify_statistics_sort (result, compare_returning);
  return result;
}

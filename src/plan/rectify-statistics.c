/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-month.h"
#include "rectify-statistics-private.h"

/* Months in which nothing was finished are left out where more than these follow one another: a day
 * that was mistyped makes no thousand of them. */
#define MAX_GAP 24

typedef struct {
  RectifyStatistics *statistics;
  const RectifyFilter *base;
  GHashTable *areas; /* keys to groups, as the next */
  GHashTable *months;
  GHashTable *units;
  GHashTable *years;
  GHashTable *finished;
  RectifyStatisticsGroup *before; /* finished, and nobody knows when */
} Counter;

/**
 * rectify_statistics_group_new:
 * @base: what is asked for besides
 * @name: what its rows have in common
 *
 * Returns: (transfer full): a group without rows, whose filter is to be told what makes it
 */
RectifyStatisticsGroup *
rectify_statistics_group_new (const RectifyFilter *base, const char *name)
{
  RectifyStatisticsGroup *self = g_new0 (RectifyStatisticsGroup, 1);

  self->name = g_strdup (name);
  self->filter = rectify_filter_copy (base);
  return self;
}

/**
 * rectify_statistics_group_free:
 * @data: (transfer full): a group
 */
void
rectify_statistics_group_free (gpointer data)
{
  RectifyStatisticsGroup *self = data;

  g_free (self->name);
  rectify_filter_free (self->filter);
  g_free (self);
}

/**
 * rectify_statistics_group_add:
 * @self: a group
 * @row: a row of it
 * @today: the day that decides what is late
 */
void
rectify_statistics_group_add (RectifyStatisticsGroup *self, RectifyTaskRow *row, const GDate *today)
{
  self->count++;
  self->by_status[row->status]++;
  self->finished += rectify_task_row_is_finished (row);
  self->late += rectify_task_row_is_late (row, today);
}

/**
 * rectify_statistics_sort:
 * @array: groups or lines
 * @compare: compares two of them
 *
 * Sorts them; what is the same stays in the order in which it was met.
 */
void
rectify_statistics_sort (GPtrArray *array, GCompareDataFunc compare)
{
  g_qsort_with_data (array->pdata, (int) array->len, sizeof (gpointer), compare, NULL);
}

/**
 * rectify_statistics_get_name:
 * @key: the key of a heading, see rectify_row_key_new()
 * @name: the heading
 *
 * Returns: (transfer none): the heading, "" if it says nothing
 */
const char *
rectify_statistics_get_name (const char *key, const char *name)
{
  return *key != '\0' ? name : "";
}

/* All of them, also those that nothing has: who sees one colour alone would have to guess what it
 * means. */
const RectifyStatus rectify_statistics_parts[RECTIFY_N_STATISTICS_PARTS]
    = { RECTIFY_STATUS_CLOSED, RECTIFY_STATUS_DONE, RECTIFY_STATUS_SUSTAINED,
        RECTIFY_STATUS_IN_PROGRESS, RECTIFY_STATUS_NOT_STARTED };

static void
group_add_group (RectifyStatisticsGroup *self, const RectifyStatisticsGroup *other)
{
  self->count += other->count;
  self->finished += other->finished;
  self->late += other->late;
  self->supports += other->supports;
  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    self->by_status[i] += other->by_status[i];
}

static GPtrArray *
new_groups (void)
{
  return g_ptr_array_new_with_free_func (rectify_statistics_group_free);
}

/**
 * rectify_statistics_free:
 * @self: (transfer full): statistics
 */
void
rectify_statistics_free (RectifyStatistics *self)
{
  g_clear_pointer (&self->total, rectify_statistics_group_free);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->months, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->years, g_ptr_array_unref);
  g_clear_pointer (&self->by_theme, g_ptr_array_unref);
  g_clear_pointer (&self->by_area, g_ptr_array_unref);
  g_clear_pointer (&self->by_problem, g_ptr_array_unref);
  g_clear_pointer (&self->finished, g_ptr_array_unref);
  g_free (self);
}

/**
 * rectify_statistics_group_get_month:
 * @self: a month
 *
 * Returns: the month, see rectify-month.h
 */
int
rectify_statistics_group_get_month (const RectifyStatisticsGroup *self)
{
  return self->year * 12 + self->month - 1;
}

/**
 * rectify_statistics_sum:
 * @groups: (element-type RectifyStatisticsGroup): groups
 * @from: the first that counts
 * @sum: (out caller-allocates): set to what all from there on come to; it has no name and no filter
 *
 * Adds up what has no room of its own in a picture.
 */
void
rectify_statistics_sum (GPtrArray *groups, guint from, RectifyStatisticsGroup *sum)
{
  *sum = (RectifyStatisticsGroup){ 0 };
  for (guint i = from; i < groups->len; i++)
    group_add_group (sum, g_ptr_array_index (groups, i));
}

/**
 * rectify_statistics_count_units:
 * @self: statistics
 * @rows: (element-type RectifyTaskRow): what was counted
 * @from: the first unit that counts
 *
 * Returns: how many rows the units from there on have, each once
 */
guint
rectify_statistics_count_units (const RectifyStatistics *self, GPtrArray *rows, guint from)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint count = 0;

  for (guint i = from; i < self->units->len; i++)
    g_hash_table_add (names, ((RectifyStatisticsGroup *) g_ptr_array_index (self->units, i))->name);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *const *units = rectify_task_row_get_units (g_ptr_array_index (rows, i));
      gboolean has = units[0] == NULL && g_hash_table_contains (names, "");

      for (guint j = 0; units[j] != NULL && !has; j++)
        has = g_hash_table_contains (names, units[j]);
      count += has;
    }
  return count;
}

/* What is asked for already is not asked for less. */
static guint32
get_earlier (guint32 day, guint32 limit)
{
  return limit != 0 ? MIN (day, limit) : day;
}

static RectifyStatisticsGroup *
month_new (const RectifyFilter *base, int month)
{
  g_autofree char *name
      = month != 0 ? g_strdup_printf ("%04d-%02d", month / 12, month % 12 + 1) : g_strdup ("");
  RectifyStatisticsGroup *self = rectify_statistics_group_new (base, name);

  self->year = month / 12;
  self->month = month != 0 ? month % 12 + 1 : 0;
  return self;
}

static void
count_month (Counter *self, RectifyTaskRow *row)
{
  int month = row->due != 0 ? rectify_month_from_day (row->due) : 0;
  RectifyStatisticsGroup *group = g_hash_table_lookup (self->months, GINT_TO_POINTER (month));

  if (group == NULL)
    {
      group = month_new (self->base, month);
      if (month == 0)
        group->filter->undated = TRUE;
      else
        {
          group->filter->due_from
              = MAX (rectify_month_get_first_day (month), group->filter->due_from);
          group->filter->due_to
              = get_earlier (rectify_month_get_last_day (month), group->filter->due_to);
        }
      g_hash_table_insert (self->months, GINT_TO_POINTER (month), group);
      g_ptr_array_add (self->statistics->months, group);
    }
  rectify_statistics_group_add (group, row, &self->statistics->today);
}

static void
count_finished (Counter *self, RectifyTaskRow *row)
{
  RectifyStatisticsGroup *group = self->before;

  if (!rectify_task_row_is_finished (row))
    return;
  if (row->finished_on != 0)
    {
      int month = rectify_month_from_day (row->finished_on);

      group = g_hash_table_lookup (self->finished, GINT_TO_POINTER (month));
      if (group == NULL)
        {
          group = month_new (self->base, month);
          g_hash_table_insert (self->finished, GINT_TO_POINTER (month), group);
        }
    }
  rectify_statistics_group_add (group, row, &self->statistics->today);
}

static void
count_area (Counter *self, RectifyTaskRow *row)
{
  RectifyStatisticsGroup *group = g_hash_table_lookup (self->areas, row->area_key);

  if (group == NULL)
    {
      group = rectify_statistics_group_new (
          self->base,
          rectify_statistics_get_name (row->area_key, rectify_task_row_get_area_name (row)));
      rectify_filter_set_words (group->filter, RECTIFY_FILTER_AREA, group->name);
      g_hash_table_insert (self->areas, row->area_key, group);
      g_ptr_array_add (self->statistics->areas, group);
    }
  rectify_statistics_group_add (group, row, &self->statistics->today);
}

static void
count_unit (Counter *self, RectifyTaskRow *row, const char *unit, gboolean supports)
{
  RectifyStatisticsGroup *group = g_hash_table_lookup (self->units, unit);

  if (group == NULL)
    {
      group = rectify_statistics_group_new (self->base, unit);
      rectify_filter_set_words (group->filter, RECTIFY_FILTER_UNIT, unit);
      g_hash_table_insert (self->units, group->name, group);
      g_ptr_array_add (self->statistics->units, group);
    }
  group->supports += supports;
  rectify_statistics_group_add (group, row, &self->statistics->today);
}

/* Where units are asked for, what others have of their rows is not what was asked. */
static void
count_units (Counter *self, RectifyTaskRow *row)
{
  const char *const *units = rectify_task_row_get_units (row);
  gboolean all = rectify_filter_get_n_words (self->base, RECTIFY_FILTER_UNIT) == 0;

  guint n_units = g_strv_length ((char **) units);

  if (n_units == 0)
    count_unit (self, row, "", FALSE);
  for (guint i = 0; i < n_units; i++)
    if (all || rectify_filter_has_words (self->base, RECTIFY_FILTER_UNIT, units[i]))
      count_unit (self, row, units[i], i + row->n_supports >= n_units);
}

static void
count_year (Counter *self, RectifyTaskRow *row)
{
  RectifyStatisticsGroup *group = g_hash_table_lookup (self->years, GINT_TO_POINTER (row->year));

  if (group == NULL)
    {
      g_autofree char *name = row->year != 0 ? g_strdup_printf ("%d", row->year) : g_strdup ("");

      group = rectify_statistics_group_new (self->base, name);
      group->year = group->filter->year = row->year;
      g_hash_table_insert (self->years, GINT_TO_POINTER (row->year), group);
      g_ptr_array_add (self->statistics->years, group);
    }
  rectify_statistics_group_add (group, row, &self->statistics->today);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const RectifyStatisticsGroup *one = *(gpointer *) a, *other = *(gpointer *) b;
  int first = one->year * 12 + one->month, second = other->year * 12 + other->month;

  return (first > second) - (first < second);
}

/* Those without a date are the last. */
static int
compare_months (gconstpointer a, gconstpointer b)
{
  const RectifyStatisticsGroup *one = *(gpointer *) a, *other = *(gpointer *) b;

  if ((one->month == 0) != (other->month == 0))
    return one->month == 0 ? 1 : -1;
  return compare_times (a, b);
}

static int
compare_most (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const RectifyStatisticsGroup *one = *(gpointer *) a, *other = *(gpointer *) b;

  return (one->count < other->count) - (one->count > other->count);
}

static void
add_month (Counter *self, int month, const RectifyStatisticsGroup *more)
{
  GPtrArray *months = self->statistics->finished;
  RectifyStatisticsGroup *group = month_new (self->base, month);
  RectifyFilter *filter = group->filter;

  filter->finished_to = get_earlier (rectify_month_get_last_day (month), filter->finished_to);
  group_add_group (group,
                   months->len > 0 ? g_ptr_array_index (months, months->len - 1) : self->before);
  if (more != NULL)
    group_add_group (group, more);
  g_ptr_array_add (months, group);
}

static void
add_up_months (Counter *self)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer group;
  int last = 0;

  g_hash_table_iter_init (&iter, self->finished);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    g_ptr_array_add (known, group);
  g_ptr_array_sort (known, compare_times);
  for (guint i = 0; i < known->len; i++)
    {
      const RectifyStatisticsGroup *more = g_ptr_array_index (known, i);
      int month = more->year * 12 + more->month - 1;

      if (i > 0 && month - last <= MAX_GAP)
        while (++last < month)
          add_month (self, last, NULL);
      add_month (self, month, more);
      last = month;
    }
}

static void
counter_init (Counter *self, RectifyStatistics *statistics, const RectifyFilter *base)
{
  *self = (Counter){ .statistics = statistics, .base = base };
  self->areas = g_hash_table_new (NULL, NULL);
  self->months = g_hash_table_new (NULL, NULL);
  self->units = g_hash_table_new (g_str_hash, g_str_equal);
  self->years = g_hash_table_new (NULL, NULL);
  self->finished = g_hash_table_new_full (NULL, NULL, NULL, rectify_statistics_group_free);
  self->before = rectify_statistics_group_new (base, "");
}

static void
counter_clear (Counter *self)
{
  GHashTable *tables[] = { self->areas, self->months, self->units, self->years, self->finished };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_hash_table_unref (tables[i]);
  rectify_statistics_group_free (self->before);
}

static RectifyStatistics *
statistics_new (const RectifyFilter *base, const GDate *today)
{
  RectifyStatistics *self = g_new0 (RectifyStatistics, 1);

  self->today = *today;
  self->total = rectify_statistics_group_new (base, "");
  self->areas = new_groups ();
  self->months = new_groups ();
  self->units = new_groups ();
  self->years = new_groups ();
  self->finished = new_groups ();
  return self;
}

/**
 * rectify_statistics_new:
 * @rows: (element-type RectifyTaskRow): rows, of all plans or of some
 * @filter: (nullable): what of them is counted; %NULL: all
 * @today: today, which decides what is late
 *
 * Counts rows. The filters of the groups ask for what @filter asks for, and for what makes the group:
 * they list the same of the same rows. Where @filter asks for units, there are groups for these units
 * alone.
 *
 * Returns: (transfer full): what was counted
 */
RectifyStatistics *
rectify_statistics_new (GPtrArray *rows, const RectifyFilter *filter, const GDate *today)
{
  g_autoptr (RectifyFilter) base
      = filter != NULL ? rectify_filter_copy (filter) : rectify_filter_new ();
  g_autoptr (GPtrArray) selected = NULL;
  RectifyStatistics *self;
  Counter counter;

  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);
  self = statistics_new (base, today);
  selected = rectify_filter_select (base, rows, today, NULL);
  counter_init (&counter, self, base);
  for (guint i = 0; i < selected->len; i++)
    {
      RectifyTaskRow *row = g_ptr_array_index (selected, i);

      rectify_statistics_group_add (self->total, row, today);
      count_area (&counter, row);
      count_month (&counter, row);
      count_units (&counter, row);
      count_year (&counter, row);
      count_finished (&counter, row);
    }
  g_ptr_array_sort (self->months, compare_months);
  g_ptr_array_sort (self->years, compare_times);
  rectify_statistics_sort (self->units, compare_most);
  self->by_theme
      = rectify_statistics_count_lines (selected, base, self->years, RECTIFY_FILTER_THEME, today);
  self->by_area
      = rectify_statistics_count_lines (selected, base, self->years, RECTIFY_FILTER_AREA, today);
  self->by_problem
      = rectify_statistics_count_lines (selected, base, self->years, RECTIFY_FILTER_PROBLEM, today);
  add_up_months (&counter);
  counter_clear (&counter);
  return self;
}

/**
 * rectify_statistics_group_dup_filter:
 * @self: a group
 * @statuses: the statuses of a part of it, a bit each, or %RECTIFY_FILTER_ALL_STATUSES
 * @late: whether the part is what of that is late
 *
 * Returns: (transfer full): what lists exactly that part
 */
RectifyFilter *
rectify_statistics_group_dup_filter (const RectifyStatisticsGroup *self, guint statuses,
                                     gboolean late)
{
  RectifyFilter *filter = rectify_filter_copy (self->filter);

  filter->statuses &= statuses;
  filter->late = filter->late || late;
  return filter;
}

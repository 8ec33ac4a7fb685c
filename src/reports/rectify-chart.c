/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "rectify-chart-private.h"

G_DEFINE_BOXED_TYPE (RectifyChart, rectify_chart, rectify_chart_ref, rectify_chart_unref)

static void
clear_category (gpointer data)
{
  RectifyCategory *category = data;

  g_free (category->name);
  g_free (category->note);
}

static void
clear_series (gpointer data)
{
  g_free (((RectifySeries *) data)->name);
}

/**
 * rectify_chart_new:
 * @kind: how it is shown
 * @unit: what its values are
 * @title: what it shows
 *
 * Returns: (transfer full): a chart without series and categories
 */
RectifyChart *
rectify_chart_new (RectifyChartKind kind, RectifyChartUnit unit, const char *title)
{
  RectifyChart *self = g_new0 (RectifyChart, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->unit = unit;
  self->title = g_strdup (title);
  self->categories = g_array_new (FALSE, FALSE, sizeof (RectifyCategory));
  g_array_set_clear_func (self->categories, clear_category);
  self->series = g_array_new (FALSE, FALSE, sizeof (RectifySeries));
  g_array_set_clear_func (self->series, clear_series);
  self->values = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

/**
 * rectify_chart_ref:
 * @self: a chart
 *
 * Returns: (transfer full): @self
 */
RectifyChart *
rectify_chart_ref (RectifyChart *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * rectify_chart_unref:
 * @self: (transfer full): a chart
 */
void
rectify_chart_unref (RectifyChart *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->title);
  g_free (self->remark);
  g_array_unref (self->categories);
  g_array_unref (self->series);
  g_hash_table_unref (self->values);
  g_free (self);
}

/**
 * rectify_chart_get_kind:
 * @self: a chart
 *
 * Returns: how it is shown
 */
RectifyChartKind
rectify_chart_get_kind (RectifyChart *self)
{
  return self->kind;
}

/**
 * rectify_chart_set_remark:
 * @self: a chart
 * @remark: (nullable): what it does not show, in words; it stands below it
 */
void
rectify_chart_set_remark (RectifyChart *self, const char *remark)
{
  g_free (self->remark);
  self->remark = g_strdup (remark);
}

/**
 * rectify_chart_get_title:
 * @self: a chart
 *
 * Returns: (transfer none): what it shows
 */
const char *
rectify_chart_get_title (RectifyChart *self)
{
  return self->title;
}

/**
 * rectify_chart_add_series:
 * @self: a chart
 * @name: what its values are
 * @colour: its colour; its pattern and dot go by its number, so that no two look alike in grey
 *
 * Returns: its number
 */
guint
rectify_chart_add_series (RectifyChart *self, const char *name, RectifyColour colour)
{
  guint n = self->series->len;
  RectifySeries series = { .name = g_strdup (name),
                           .colour = colour,
                           .pattern = n % RECTIFY_N_PATTERNS,
                           .dot = n % RECTIFY_N_DOTS,
                           .is_dashed = n % 2 == 1 };

  g_array_append_val (self->series, series);
  return n;
}

/**
 * rectify_chart_add_category:
 * @self: a chart
 * @name: what it is
 *
 * Returns: its number
 */
guint
rectify_chart_add_category (RectifyChart *self, const char *name)
{
  RectifyCategory category = { g_strdup (name), NULL };

  g_array_append_val (self->categories, category);
  return self->categories->len - 1;
}

/**
 * rectify_chart_get_n_series:
 * @self: a chart
 *
 * Returns: how many series it has
 */
guint
rectify_chart_get_n_series (RectifyChart *self)
{
  return self->series->len;
}

/**
 * rectify_chart_get_n_categories:
 * @self: a chart
 *
 * Returns: how many categories it has
 */
guint
rectify_chart_get_n_categories (RectifyChart *self)
{
  return self->categories->len;
}

const RectifyCategory *
rectify_chart_peek_category (RectifyChart *self, guint category)
{
  return &g_array_index (self->categories, RectifyCategory, category);
}

const RectifySeries *
rectify_chart_peek_series (RectifyChart *self, guint series)
{
  return &g_array_index (self->series, RectifySeries, series);
}

/**
 * rectify_chart_get_series:
 * @self: a chart
 * @series: which series
 *
 * Returns: (transfer none): what its values are
 */
const char *
rectify_chart_get_series (RectifyChart *self, guint series)
{
  g_return_val_if_fail (series < self->series->len, "");
  return rectify_chart_peek_series (self, series)->name;
}

/**
 * rectify_chart_get_category:
 * @self: a chart
 * @category: which category
 *
 * Returns: (transfer none): what it is
 */
const char *
rectify_chart_get_category (RectifyChart *self, guint category)
{
  g_return_val_if_fail (category < self->categories->len, "");
  return rectify_chart_peek_category (self, category)->name;
}

/**
 * rectify_chart_set_value:
 * @self: a chart
 * @category: which category
 * @series: of which series
 * @value: how much; what is less than 0 is shown as 0, and what is no number is not known
 */
void
rectify_chart_set_value (RectifyChart *self, guint category, guint series, double value)
{
  gint64 place = (gint64) category << 32 | series;

  g_return_if_fail (category < self->categories->len && series < self->series->len);
  if (!isfinite (value))
    g_hash_table_remove (self->values, &place);
  else
    g_hash_table_replace (self->values, g_memdup2 (&place, sizeof place),
                          g_memdup2 (&value, sizeof value));
}

/**
 * rectify_chart_get_value:
 * @self: a chart
 * @category: which category
 * @series: of which series
 *
 * Returns: how much; NAN where it is not known
 */
double
rectify_chart_get_value (RectifyChart *self, guint category, guint series)
{
  gint64 place = (gint64) category << 32 | series;
  const double *value = g_hash_table_lookup (self->values, &place);

  return value != NULL ? *value : NAN;
}

/**
 * rectify_chart_set_note:
 * @self: a chart of bars or shares
 * @category: which category
 * @note: (nullable): what stands behind its bar; %NULL for the sum of its values
 */
void
rectify_chart_set_note (RectifyChart *self, guint category, const char *note)
{
  RectifyCategory *changed;

  g_return_if_fail (category < self->categories->len);
  changed = &g_array_index (self->categories, RectifyCategory, category);
  g_free (changed->note);
  changed->note = g_strdup (note);
}

guint
rectify_chart_get_mark (RectifyChart *self, guint category, guint series)
{
  return category * (self->series->len + 1) + series;
}

/**
 * rectify_chart_get_place:
 * @self: a chart
 * @mark: the identifier of a mark of its drawing
 * @category: (out): set to the category that it stands for
 * @series: (out): set to the series that it stands for; the number of series, which is no series'
 *   own, if it stands for the whole category
 */
void
rectify_chart_get_place (RectifyChart *self, guint mark, guint *category, guint *series)
{
  *category = mark / (self->series->len + 1);
  *series = mark % (self->series->len + 1);
}

double
rectify_chart_get_amount (RectifyChart *self, guint category, guint series)
{
  double value = rectify_chart_get_value (self, category, series);

  return isfinite (value) && value > 0 ? value : 0;
}

double
rectify_chart_get_total (RectifyChart *self, guint category)
{
  double total = 0;

  for (guint i = 0; i < self->series->len; i++)
    total += rectify_chart_get_amount (self, category, i);
  return total;
}

/* The most that a bar, a column or a point reaches. */
double
rectify_chart_get_top (RectifyChart *self)
{
  double top = self->least_top;

  for (guint i = 0; i < self->categories->len; i++)
    {
      if (self->kind != RECTIFY_CHART_LINES)
        top = MAX (top, rectify_chart_get_total (self, i));
      for (guint j = 0; j < self->series->len; j++)
        top = MAX (top, rectify_chart_get_amount (self, i, j));
    }
  return self->unit == RECTIFY_CHART_PERCENT ? MAX (top, 100) : top;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-report-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-report-words.h"
#include "rectify-report.h"

struct _RectifyReportOptions {
  GDate from;
  GDate to;
  GDate today;
  gboolean is_day_chosen; /* else it is the day on which a report is composed */
  gboolean no_reporters;
  guint days;
  guint no_progress_days; /* 0: they are not asked for */
  char *unit;             /* NULL: all */
  gint64 item;            /* 0: all */
  RectifyReportForms forms;
  gboolean no_pictures;
  RectifyPageStyle style;
  guint n_columns; /* 0: as each report has them */
  gboolean drops_empty;
  RectifyTaskColumn columns[RECTIFY_N_TASK_COLUMNS];
};

G_DEFINE_QUARK (rectify - report - error - quark, rectify_report_error)
G_DEFINE_BOXED_TYPE (RectifyReportOptions, rectify_report_options, rectify_report_options_copy,
                     rectify_report_options_free)

/**
 * rectify_report_options_new:
 *
 * Returns: (transfer full): the defaults: made today, about all time, in the official layout, with
 *   the columns that each report has by itself
 */
RectifyReportOptions *
rectify_report_options_new (void)
{
  RectifyReportOptions *self = g_new0 (RectifyReportOptions, 1);

  g_date_clear (&self->from, 1);
  g_date_clear (&self->to, 1);
  g_date_clear (&self->today, 1);
  self->days = RECTIFY_REPORT_DAYS;
  rectify_report_options_follow_clock (self);
  return self;
}

/**
 * rectify_report_options_copy:
 * @self: options
 *
 * Returns: (transfer full): the same options
 */
RectifyReportOptions *
rectify_report_options_copy (const RectifyReportOptions *self)
{
  RectifyReportOptions *copy = g_memdup2 (self, sizeof *self);

  copy->unit = g_strdup (self->unit);
  return copy;
}

/**
 * rectify_report_options_free:
 * @self: (transfer full): options
 */
void
rectify_report_options_free (RectifyReportOptions *self)
{
  g_free (self->unit);
  g_free (self);
}

/**
 * rectify_report_options_get_from:
 * @self: options
 *
 * Returns: (transfer none) (nullable): the first day the report is about, %NULL for no first day
 */
const GDate *
rectify_report_options_get_from (const RectifyReportOptions *self)
{
  return g_date_valid (&self->from) ? &self->from : NULL;
}

/**
 * rectify_report_options_get_to:
 * @self: options
 *
 * Returns: (transfer none) (nullable): the last day the report is about, %NULL for no last day
 */
const GDate *
rectify_report_options_get_to (const RectifyReportOptions *self)
{
  return g_date_valid (&self->to) ? &self->to : NULL;
}

static void
set_date (GDate *date, const GDate *value)
{
  g_date_clear (date, 1);
  if (value != NULL && g_date_valid (value))
    *date = *value;
}

/**
 * rectify_report_options_set_span:
 * @self: options
 * @from: (nullable): the first day the report is about
 * @to: (nullable): the last day; where it is before @from the two change places
 */
void
rectify_report_options_set_span (RectifyReportOptions *self, const GDate *from, const GDate *to)
{
  if (from != NULL && to != NULL && g_date_valid (from) && g_date_valid (to)
      && g_date_compare (from, to) > 0)
    {
      rectify_report_options_set_span (self, to, from);
      return;
    }
  set_date (&self->from, from);
  set_date (&self->to, to);
}

/**
 * rectify_report_options_is_in_span:
 * @self: options
 * @date: (nullable): a day, %NULL if nobody knows
 *
 * Returns: whether what was done on that day belongs into the report, which is not ahead of the day it
 *   is made on; what has no day does only where the report is about all time
 */
gboolean
rectify_report_options_is_in_span (const RectifyReportOptions *self, const GDate *date)
{
  const GDate *from = rectify_report_options_get_from (self);

  if (date == NULL)
    return from == NULL && rectify_report_options_get_to (self) == NULL;
  return (from == NULL || g_date_compare (from, date) <= 0)
         && g_date_compare (date, rectify_report_options_get_as_of (self)) <= 0;
}

/**
 * rectify_report_options_get_days:
 * @self: options
 *
 * Returns: within how many days something is due soon
 */
guint
rectify_report_options_get_days (const RectifyReportOptions *self)
{
  return self->days;
}

/**
 * rectify_report_options_set_days:
 * @self: options
 * @days: within how many days something is due soon
 */
void
rectify_report_options_set_days (RectifyReportOptions *self, guint days)
{
  self->days = days;
}

/**
 * rectify_report_options_get_no_progress_days:
 * @self: options
 *
 * Returns: for how many days there was no progress on what units are reminded of as well; 0 for none
 */
guint
rectify_report_options_get_no_progress_days (const RectifyReportOptions *self)
{
  return self->no_progress_days;
}

/**
 * rectify_report_options_set_no_progress_days:
 * @self: options
 * @days: for how many days there was no progress on what units are reminded of as well, beside what
 *   is due soon; 0 for none
 */
void
rectify_report_options_set_no_progress_days (RectifyReportOptions *self, guint days)
{
  self->no_progress_days = days;
}

/**
 * rectify_report_options_get_unit:
 * @self: options
 *
 * Returns: (transfer none) (nullable): whose page alone is composed; "" for what no unit has to do,
 *   %NULL for all of them
 */
const char *
rectify_report_options_get_unit (const RectifyReportOptions *self)
{
  return self->unit;
}

/**
 * rectify_report_options_set_unit:
 * @self: options
 * @unit: (nullable): the name of a unit, whose page alone is wanted of what has one for each; "" for
 *   what no unit has to do
 */
void
rectify_report_options_set_unit (RectifyReportOptions *self, const char *unit)
{
  char *copy = g_strdup (unit);

  g_free (self->unit);
  self->unit = copy;
}

/**
 * rectify_report_options_get_pictures:
 * @self: options
 *
 * Returns: whether a progress report has pictures, as an annex; it does unless told otherwise
 */
gboolean
rectify_report_options_get_pictures (const RectifyReportOptions *self)
{
  return !self->no_pictures;
}

/**
 * rectify_report_options_set_pictures:
 * @self: options
 * @pictures: whether a progress report has pictures
 */
void
rectify_report_options_set_pictures (RectifyReportOptions *self, gboolean pictures)
{
  self->no_pictures = !pictures;
}

/**
 * rectify_report_options_get_item:
 * @self: options
 *
 * Returns: the item whose form alone is composed; 0 for those of all
 */
gint64
rectify_report_options_get_item (const RectifyReportOptions *self)
{
  return self->item;
}

/**
 * rectify_report_options_set_item:
 * @self: options
 * @item: an item, whose form alone is wanted, or 0
 */
void
rectify_report_options_set_item (RectifyReportOptions *self, gint64 item)
{
  self->item = item;
}

/**
 * rectify_report_options_get_forms:
 * @self: options
 *
 * Returns: of which tasks there are forms to close them out, where no item is wanted by itself
 */
RectifyReportForms
rectify_report_options_get_forms (const RectifyReportOptions *self)
{
  return self->forms;
}

/**
 * rectify_report_options_set_forms:
 * @self: options
 * @forms: of which tasks there are forms to close them out
 */
void
rectify_report_options_set_forms (RectifyReportOptions *self, RectifyReportForms forms)
{
  self->forms = forms;
}

/**
 * rectify_report_options_get_today:
 * @self: options
 *
 * Returns: (transfer none): the day the report is made on, which decides what is late
 */
const GDate *
rectify_report_options_get_today (const RectifyReportOptions *self)
{
  return &self->today;
}

/**
 * rectify_report_options_set_today:
 * @self: options
 * @today: the day the report is made on
 */
void
rectify_report_options_set_today (RectifyReportOptions *self, const GDate *today)
{
  g_return_if_fail (today != NULL && g_date_valid (today));
  self->today = *today;
  self->is_day_chosen = TRUE;
}

/**
 * rectify_report_options_get_as_of:
 * @self: what is chosen
 *
 * Returns: (transfer none): the day whose state a report tells: the end of its span, or the day it is
 *   made on if that is earlier or the span has no end
 */
const GDate *
rectify_report_options_get_as_of (const RectifyReportOptions *self)
{
  const GDate *to = rectify_report_options_get_to (self);

  return to != NULL && g_date_compare (to, &self->today) < 0 ? to : &self->today;
}

/**
 * rectify_report_options_follow_clock:
 * @self: options
 *
 * Makes it today again, unless another day was chosen: options may be kept for days.
 */
void
rectify_report_options_follow_clock (RectifyReportOptions *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (!self->is_day_chosen)
    g_date_set_dmy (&self->today, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                    g_date_time_get_year (now));
}

/**
 * rectify_report_options_get_reporters:
 * @self: options
 *
 * Returns: whether a progress report says who reported what was done; it does unless told otherwise
 */
gboolean
rectify_report_options_get_reporters (const RectifyReportOptions *self)
{
  return !self->no_reporters;
}

/**
 * rectify_report_options_set_reporters:
 * @self: options
 * @reporters: whether a progress report says who reported what was done
 */
void
rectify_report_options_set_reporters (RectifyReportOptions *self, gboolean reporters)
{
  self->no_reporters = !reporters;
}

/**
 * rectify_report_options_get_page_style:
 * @self: options
 *
 * Returns: (transfer none): the style of the pages; A3 holds for reports that are one table
 */
const RectifyPageStyle *
rectify_report_options_get_page_style (const RectifyReportOptions *self)
{
  return &self->style;
}

/**
 * rectify_report_options_set_page_style:
 * @self: options
 * @style: the style of the pages
 */
void
rectify_report_options_set_page_style (RectifyReportOptions *self, const RectifyPageStyle *style)
{
  self->style = *style;
}

/**
 * rectify_report_options_get_columns:
 * @self: options
 * @n_columns: (out): set to how many there are; 0: as the report has them by itself
 *
 * Returns: (transfer none) (array length=n_columns): the columns of the ledger table, in order
 */
const RectifyTaskColumn *
rectify_report_options_get_columns (const RectifyReportOptions *self, guint *n_columns)
{
  *n_columns = self->n_columns;
  return self->columns;
}

/**
 * rectify_report_options_set_columns:
 * @self: options
 * @columns: (array length=n_columns): the columns of the ledger table, in order, each once; what
 *   comes a second time is left out
 * @n_columns: how many; 0: as the report has them by itself
 */
void
rectify_report_options_set_columns (RectifyReportOptions *self, const RectifyTaskColumn *columns,
                                    guint n_columns)
{
  gboolean seen[RECTIFY_N_TASK_COLUMNS] = { FALSE };

  self->n_columns = 0;
  for (guint i = 0; i < n_columns; i++)
    {
      g_return_if_fail ((guint) columns[i] < RECTIFY_N_TASK_COLUMNS);
      if (!seen[columns[i]])
        self->columns[self->n_columns++] = columns[i];
      seen[columns[i]] = TRUE;
    }
}

/**
 * rectify_report_options_get_drops_empty:
 * @self: options
 *
 * Returns: whether a column that was chosen is left out all the same where nothing stands in it and
 *   that is the custom
 */
gboolean
rectify_report_options_get_drops_empty (const RectifyReportOptions *self)
{
  return self->drops_empty;
}

/**
 * rectify_report_options_set_drops_empty:
 * @self: options
 * @drops_empty: whether a column that was chosen is left out all the same where nothing stands in
 *   it and that is the custom
 */
void
rectify_report_options_set_drops_empty (RectifyReportOptions *self, gboolean drops_empty)
{
  self->drops_empty = drops_empty;
}

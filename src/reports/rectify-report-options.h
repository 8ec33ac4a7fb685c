/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-page-style.h"
#include "rectify-tasks.h"

G_BEGIN_DECLS

#define RECTIFY_REPORT_ERROR (rectify_report_error_quark ())

/**
 * RectifyReportError:
 * @RECTIFY_REPORT_ERROR_COLUMNS: columns that there are not
 *
 * Why options cannot be taken.
 */
typedef enum {
  RECTIFY_REPORT_ERROR_COLUMNS,
} RectifyReportError;

GQuark rectify_report_error_quark (void);

/**
 * RectifyReportSpan:
 * @RECTIFY_REPORT_SPAN_ALL: from the beginning
 * @RECTIFY_REPORT_SPAN_THIS_MONTH: the month
 * @RECTIFY_REPORT_SPAN_LAST_MONTH: the month before
 * @RECTIFY_REPORT_SPAN_THIS_QUARTER: January to March, and so on
 * @RECTIFY_REPORT_SPAN_LAST_QUARTER: the quarter before this one
 * @RECTIFY_REPORT_SPAN_THIS_HALF_YEAR: January to June, or July to December
 * @RECTIFY_REPORT_SPAN_LAST_HALF_YEAR: the half-year before this one
 * @RECTIFY_REPORT_SPAN_THIS_YEAR: the year
 * @RECTIFY_REPORT_SPAN_LAST_YEAR: the year before
 *
 * The usual spans of a progress report.
 */
typedef enum {
  RECTIFY_REPORT_SPAN_ALL,
  RECTIFY_REPORT_SPAN_THIS_MONTH,
  RECTIFY_REPORT_SPAN_LAST_MONTH,
  RECTIFY_REPORT_SPAN_THIS_QUARTER,
  RECTIFY_REPORT_SPAN_LAST_QUARTER,
  RECTIFY_REPORT_SPAN_THIS_HALF_YEAR,
  RECTIFY_REPORT_SPAN_LAST_HALF_YEAR,
  RECTIFY_REPORT_SPAN_THIS_YEAR,
  RECTIFY_REPORT_SPAN_LAST_YEAR,
} RectifyReportSpan;
#define RECTIFY_N_REPORT_SPANS (RECTIFY_REPORT_SPAN_LAST_YEAR + 1)

/**
 * RectifyReportForms:
 * @RECTIFY_REPORT_FORMS_ALL: of what is done, closed out or was ever asked to be
 * @RECTIFY_REPORT_FORMS_WAITING: of what is done or asked to be closed out, and not closed out yet
 * @RECTIFY_REPORT_FORMS_REQUESTED: of what is asked to be closed out and not decided on
 *
 * Of which tasks there are forms to close them out.
 */
typedef enum {
  RECTIFY_REPORT_FORMS_ALL,
  RECTIFY_REPORT_FORMS_WAITING,
  RECTIFY_REPORT_FORMS_REQUESTED,
} RectifyReportForms;

/* Within so many days something is due soon, unless it is said. */
#define RECTIFY_REPORT_DAYS 30
/* And the most: papers say in three digits within how many days they are about what is due, and in four
 * for how long there was no progress (see rectify_slip_version_for_call()). */
#define RECTIFY_REPORT_MAX_DAYS 999
#define RECTIFY_REPORT_MAX_NO_PROGRESS_DAYS 9999

#define RECTIFY_TYPE_REPORT_OPTIONS (rectify_report_options_get_type ())

/**
 * RectifyReportOptions:
 *
 * What is chosen for a report: the span it is about, the day it is made on, the columns of the
 * ledger table, and the style of its pages.
 */
typedef struct _RectifyReportOptions RectifyReportOptions;

GType rectify_report_options_get_type (void) G_GNUC_CONST;

RectifyReportOptions *rectify_report_options_new (void);
RectifyReportOptions *rectify_report_options_copy (const RectifyReportOptions *self);
void rectify_report_options_free (RectifyReportOptions *self);

const GDate *rectify_report_options_get_from (const RectifyReportOptions *self);
const GDate *rectify_report_options_get_to (const RectifyReportOptions *self);
void rectify_report_options_set_span (RectifyReportOptions *self, const GDate *from,
                                      const GDate *to);
void rectify_report_options_set_usual_span (RectifyReportOptions *self, RectifyReportSpan span);
gboolean rectify_report_options_is_in_span (const RectifyReportOptions *self, const GDate *date);
char *rectify_report_options_dup_span (const RectifyReportOptions *self);
guint rectify_report_options_get_days (const RectifyReportOptions *self);
void rectify_report_options_set_days (RectifyReportOptions *self, guint days);
guint rectify_report_options_get_no_progress_days (const RectifyReportOptions *self);
void rectify_report_options_set_no_progress_days (RectifyReportOptions *self, guint days);
const char *rectify_report_options_get_unit (const RectifyReportOptions *self);
void rectify_report_options_set_unit (RectifyReportOptions *self, const char *unit);
gboolean rectify_report_options_get_pictures (const RectifyReportOptions *self);
void rectify_report_options_set_pictures (RectifyReportOptions *self, gboolean pictures);
gint64 rectify_report_options_get_item (const RectifyReportOptions *self);
void rectify_report_options_set_item (RectifyReportOptions *self, gint64 item);
RectifyReportForms rectify_report_options_get_forms (const RectifyReportOptions *self);
void rectify_report_options_set_forms (RectifyReportOptions *self, RectifyReportForms forms);
const GDate *rectify_report_options_get_today (const RectifyReportOptions *self);
void rectify_report_options_set_today (RectifyReportOptions *self, const GDate *today);
const GDate *rectify_report_options_get_as_of (const RectifyReportOptions *self);
void rectify_report_options_follow_clock (RectifyReportOptions *self);
gboolean rectify_report_options_get_reporters (const RectifyReportOptions *self);
void rectify_report_options_set_reporters (RectifyReportOptions *self, gboolean reporters);
const RectifyPageStyle *rectify_report_options_get_page_style (const RectifyReportOptions *self);
void rectify_report_options_set_page_style (RectifyReportOptions *self,
                                            const RectifyPageStyle *style);
const RectifyTaskColumn *rectify_report_options_get_columns (const RectifyReportOptions *self,
                                                             guint *n_columns);
void rectify_report_options_set_columns (RectifyReportOptions *self,
                                         const RectifyTaskColumn *columns, guint n_columns);
gboolean rectify_report_options_get_drops_empty (const RectifyReportOptions *self);
void rectify_report_options_set_drops_empty (RectifyReportOptions *self, gboolean drops_empty);
gboolean rectify_report_options_parse_columns (RectifyReportOptions *self, const char *text,
                                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyReportOptions, rectify_report_options_free)

G_END_DECLS

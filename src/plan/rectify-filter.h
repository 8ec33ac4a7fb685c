/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-task-row.h"

G_BEGIN_DECLS

#define RECTIFY_FILTER_ERROR (rectify_filter_error_quark ())

/**
 * RectifyFilterError:
 * @RECTIFY_FILTER_ERROR_INVALID: the text is no filter
 */
typedef enum {
  RECTIFY_FILTER_ERROR_INVALID,
} RectifyFilterError;

GQuark rectify_filter_error_quark (void);

/* All statuses, which ask for none; those of what is finished (see rectify_item_is_finished()). */
#define RECTIFY_FILTER_ALL_STATUSES ((1u << RECTIFY_N_STATUSES) - 1)
#define RECTIFY_FILTER_FINISHED                                                                    \
  (1u << RECTIFY_STATUS_DONE | 1u << RECTIFY_STATUS_CLOSED | 1u << RECTIFY_STATUS_SUSTAINED)
#define RECTIFY_FILTER_ANY_YEAR (-1)

/**
 * RectifyFilterWords:
 * @RECTIFY_FILTER_TEXT: what stands anywhere in the row; all of several words in any order
 * @RECTIFY_FILTER_UNIT: the name of a unit that leads or is responsible
 * @RECTIFY_FILTER_LEADER: the name of a leader
 * @RECTIFY_FILTER_THEME: the plan's theme, white space and punctuation aside
 * @RECTIFY_FILTER_AREA: the words of the area (see rectify_task_row_get_area_name()), as
 *   rectify_row_heading_key_new() makes them the same
 * @RECTIFY_FILTER_PROBLEM: the words of the problem (see rectify_task_row_get_problem_name()), in the
 *   same way
 *
 * What a filter asks for in words. "" asks for rows that have none; %NULL does not ask. A text of
 * "" does not ask either. Of all but the text several may be asked for: rows match that have one of
 * them.
 */
typedef enum {
  RECTIFY_FILTER_TEXT,
  RECTIFY_FILTER_UNIT,
  RECTIFY_FILTER_LEADER,
  RECTIFY_FILTER_THEME,
  RECTIFY_FILTER_AREA,
  RECTIFY_FILTER_PROBLEM,
} RectifyFilterWords;
#define RECTIFY_N_FILTER_WORDS (RECTIFY_FILTER_PROBLEM + 1)

#define RECTIFY_TYPE_FILTER (rectify_filter_get_type ())

/**
 * RectifyFilter:
 * @statuses: the statuses asked for, a bit each (1 << status)
 * @due_from: the first day on which it may be due, as g_date_get_julian() counts; 0: any
 * @due_to: the last day; 0: any
 * @finished_from: the first day on which it may have been finished, 0: any; asks for finished tasks
 *   whose day is known
 * @finished_to: the last day by which it was finished, 0: any; asks for finished tasks. Those of
 *   which the day is not known are taken to have been finished before (see
 *   rectify_item_find_status_on())
 * @plan_id: the plan, 0: any
 * @year: the plan's year, 0 for plans without one, %RECTIFY_FILTER_ANY_YEAR
 * @no_progress_days: what is not finished and has no entry of the last so many days; 0: any
 * @due_soon_days: what is not finished and due today or within so many days, or has a stage that is;
 *   0: any
 * @late: what is late today
 * @nobody: what nobody is assigned to
 * @no_deadline: what has no deadline at all
 * @undated: what has no date
 * @waiting: what waits for a reviewer to decide on its close-out
 *
 * What of the tasks is to be listed: those that are all that is asked for. May be changed as long
 * as nobody else has it. What depends on the day is asked with it.
 */
typedef struct {
  guint statuses;
  guint32 due_from;
  guint32 due_to;
  guint32 finished_from;
  guint32 finished_to;
  gint64 plan_id;
  int year;
  guint no_progress_days;
  guint due_soon_days;
  gboolean late;
  gboolean nobody;
  gboolean no_deadline;
  gboolean undated;
  gboolean waiting;

  /*< private >*/
  GPtrArray *words[RECTIFY_N_FILTER_WORDS]; /* RectifyName; NULL for any, as the next */
  GPtrArray *keys[RECTIFY_N_FILTER_WORDS];  /* what rows are compared with, interned */
  char **terms;                             /* of the text, folded */
} RectifyFilter;

GType rectify_filter_get_type (void) G_GNUC_CONST;

RectifyFilter *rectify_filter_new (void);
RectifyFilter *rectify_filter_copy (const RectifyFilter *self);
void rectify_filter_free (RectifyFilter *self);
gboolean rectify_filter_equal (const RectifyFilter *a, const RectifyFilter *b);
gboolean rectify_filter_is_empty (const RectifyFilter *self);
guint rectify_filter_get_n_words (const RectifyFilter *self, RectifyFilterWords what);
const char *rectify_filter_get_words (const RectifyFilter *self, RectifyFilterWords what);
const char *rectify_filter_get_nth_words (const RectifyFilter *self, RectifyFilterWords what,
                                          guint n);
gboolean rectify_filter_has_words (const RectifyFilter *self, RectifyFilterWords what,
                                   const char *words);
void rectify_filter_set_words (RectifyFilter *self, RectifyFilterWords what, const char *words);
void rectify_filter_add_words (RectifyFilter *self, RectifyFilterWords what, const char *words);

gboolean rectify_filter_matches (const RectifyFilter *self, RectifyTaskRow *row,
                                 const GDate *today);
GPtrArray *rectify_filter_select (const RectifyFilter *self, GPtrArray *rows, const GDate *today,
                                  GCancellable *cancellable);

/* For what is kept and for links; and for people. */
char *rectify_filter_to_string (const RectifyFilter *self);
RectifyFilter *rectify_filter_from_string (const char *text, GError **error);
char *rectify_filter_dup_words (const RectifyFilter *self, const char *plan_title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyFilter, rectify_filter_free)

G_END_DECLS

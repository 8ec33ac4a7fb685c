/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-name.h"
#include "rectify-plan.h"

G_BEGIN_DECLS

/**
 * RectifyRowColumn:
 * @RECTIFY_ROW_PLAN: the plan's title, in one line
 * @RECTIFY_ROW_YEAR: the plan's year
 * @RECTIFY_ROW_THEME: the plan's theme
 * @RECTIFY_ROW_LABEL: the number of the task as written
 * @RECTIFY_ROW_AREA: the words of its area, without its label
 * @RECTIFY_ROW_PROBLEM: the words of its problem; its own if it is a problem
 * @RECTIFY_ROW_MEASURE: its own words if it is a measure
 * @RECTIFY_ROW_LEADER: who leads
 * @RECTIFY_ROW_LEAD_UNIT: which unit leads
 * @RECTIFY_ROW_UNITS: which units are responsible besides
 * @RECTIFY_ROW_PERSONS: who answers for it
 * @RECTIFY_ROW_DEADLINE: the deadline's phrase; sorted by its date
 * @RECTIFY_ROW_STATUS: how far it has come
 * @RECTIFY_ROW_PROGRESS: what was done last, on the task or else on its problem as a whole
 * @RECTIFY_ROW_PROGRESS_DATE: when that was
 * @RECTIFY_ROW_SHARE: how much is done, in percent
 * @RECTIFY_ROW_EVIDENCE: how many files prove it
 * @RECTIFY_ROW_CLOSE_OUT: how far its close-out is
 *
 * What a row shows and is sorted by.
 */
typedef enum {
  RECTIFY_ROW_PLAN,
  RECTIFY_ROW_YEAR,
  RECTIFY_ROW_THEME,
  RECTIFY_ROW_LABEL,
  RECTIFY_ROW_AREA,
  RECTIFY_ROW_PROBLEM,
  RECTIFY_ROW_MEASURE,
  RECTIFY_ROW_LEADER,
  RECTIFY_ROW_LEAD_UNIT,
  RECTIFY_ROW_UNITS,
  RECTIFY_ROW_PERSONS,
  RECTIFY_ROW_DEADLINE,
  RECTIFY_ROW_STATUS,
  RECTIFY_ROW_PROGRESS,
  RECTIFY_ROW_PROGRESS_DATE,
  RECTIFY_ROW_SHARE,
  RECTIFY_ROW_EVIDENCE,
  RECTIFY_ROW_CLOSE_OUT,
} RectifyRowColumn;
#define RECTIFY_N_ROW_COLUMNS (RECTIFY_ROW_CLOSE_OUT + 1)

/* Words that rows share: see rectify-row-words.h. */
typedef struct _RectifyRowWords RectifyRowWords;

#define RECTIFY_TYPE_TASK_ROW (rectify_task_row_get_type ())
G_DECLARE_FINAL_TYPE (RectifyTaskRow, rectify_task_row, RECTIFY, TASK_ROW, GObject)

/**
 * RectifyTaskRow:
 * @plan_id: the plan that it is of
 * @item_id: the task: a measure, or a problem that no measure answers (see rectify_item_is_task())
 * @position: its place among the tasks of its plan, from 0
 * @year: the plan's year, 0 if unknown
 * @kind: whether it is a measure or a problem
 * @status: how far it has come
 * @deadline_kinds: what its deadline means
 * @due: its date, 0 without one (days are as g_date_get_julian() counts them)
 * @next_stage: the day of its next stage that is not reached, 0 without one
 * @progress_date: the day of its latest entry, 0 if there is none or it has no day
 * @since: the day on which its plan came into the ledger, 0 if that is not known
 * @finished_on: the day on which it was finished, as far as that is known; 0 if it is not, or not
 *   finished
 * @n_supports: how many of its units only help: the last of them
 * @share: how much of it is done, in percent, as its latest entry that says so has it, or
 *   %RECTIFY_SHARE_UNKNOWN
 * @n_progress: how many entries it has
 * @n_evidence: how many files prove it
 * @close_out: the state of its close-out, 0 for none
 * @internal: whether it is for the office alone, by itself or by what it is below
 * @has_deadline: whether it has a deadline, whatever that says
 * @has_party: whether anybody is assigned
 *
 * A task in a table over all plans: what there is to show, inherited values resolved. Immutable, may
 * be used from any thread, and holds on to nothing of its plan. The fields are to be read alone.
 */
struct _RectifyTaskRow {
  GObject parent_instance;

  gint64 plan_id;
  gint64 item_id;
  guint position;
  int year;
  RectifyItemKind kind;
  RectifyStatus status;
  RectifyDeadlineKinds deadline_kinds;
  guint32 due;
  guint32 next_stage;
  guint32 progress_date;
  guint32 since;
  guint32 finished_on;
  guint n_supports;
  int share;
  guint n_progress;
  guint n_evidence;
  guint close_out;
  guint internal : 1;
  guint has_deadline : 1;
  guint has_party : 1;

  /*< private >*/
  RectifyName **units; /* interned, each once, who leads first, who helps last; NULL for none */
  RectifyName **leaders;
  RectifyName *theme_key;  /* see rectify_row_key_new() */
  RectifyName *area_key;   /* see rectify_row_heading_key_new() */
  RectifyName *area_name;  /* its heading, or its text if it has none */
  GPtrArray *problem_keys; /* RectifyName, as the next; NULL for none */
  GPtrArray *problem_names;
  RectifyRowWords *words[RECTIFY_N_ROW_COLUMNS]; /* NULL for none */
};

void rectify_task_rows_add_plan (GPtrArray *rows, RectifyPlan *plan);

const char *rectify_task_row_get_area_name (RectifyTaskRow *self);
guint rectify_task_row_get_n_problems (RectifyTaskRow *self);
const char *rectify_task_row_get_problem_name (RectifyTaskRow *self, guint n);
const char *rectify_task_row_get_text (RectifyTaskRow *self, RectifyRowColumn column);
const char *const *rectify_task_row_get_units (RectifyTaskRow *self);
const char *const *rectify_task_row_get_leaders (RectifyTaskRow *self);
gboolean rectify_task_row_is_finished (RectifyTaskRow *self);
gboolean rectify_task_row_is_late (RectifyTaskRow *self, const GDate *today);

gboolean rectify_task_rows_sort (GPtrArray *rows, RectifyRowColumn column, gboolean descending,
                                 GCancellable *cancellable);

G_END_DECLS

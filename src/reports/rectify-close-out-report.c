/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-close-out-report.h"

#include "rectify-close-out.h"
#include "rectify-progress-words.h"
#include "rectify-report-words.h"
#include "rectify-slip-code.h"
#include "rectify-slip-version.h"

/* A label and what it is of, twice in a row. */
#define N_COLUMNS 4

static const double shares[N_COLUMNS] = { 0.18, 0.32, 0.18, 0.32 };

/* Lines to write on: wide spaces, since empty ones are left out of cells. */
#define ROOM "　\n　"

typedef struct {
  const RectifyReportOptions *options;
  RectifyTable *table;
  const RectifyTask *task;
} Composer;

static const char *
get_words (const char *key)
{
  return rectify_report_words_get ("close-out", key);
}

static char *
dup_date (const GDate *date)
{
  return date != NULL ? rectify_report_words_dup_date (date) : g_strdup ("");
}

static void
add_cell (Composer *self, guint row, guint column, guint n_columns, const char *text)
{
  RectifyCell *cell = rectify_table_add_cell (self->table, row, column, 1, n_columns);

  rectify_cell_add_text (cell, text);
  rectify_cell_set_item (cell, rectify_item_get_id (rectify_task_get_item (self->task)));
}

/* One over the whole width. */
static void
add_wide (Composer *self, const char *label, const char *text)
{
  guint row = rectify_table_add_row (self->table);

  add_cell (self, row, 0, 1, label);
  add_cell (self, row, 1, N_COLUMNS - 1, text);
}

static void
add_pair (Composer *self, const char *label, const char *text, const char *other_label,
          const char *other_text)
{
  guint row = rectify_table_add_row (self->table);

  add_cell (self, row, 0, 1, label);
  add_cell (self, row, 1, 1, text);
  add_cell (self, row, 2, 1, other_label);
  add_cell (self, row, 3, 1, other_text);
}

static char *
dup_words (RectifyItem *item)
{
  return item != NULL ? rectify_item_dup_words (item) : g_strdup ("");
}

static char *
dup_names (const RectifyTask *task, RectifyRole role)
{
  g_autoptr (GPtrArray) names = rectify_task_find_names (task, role);

  g_ptr_array_add (names, NULL);
  return g_strjoinv (rectify_report_words_get ("marks", "list"), (char **) names->pdata);
}

/* What is to be done, by whom, until when. */
static void
add_duty (Composer *self)
{
  static const char *const keys[RECTIFY_N_ROLES]
      = { "leader", "lead-unit", "responsible-unit", "person" };
  RectifyItem *item = rectify_task_get_item (self->task);
  RectifyDeadline *deadline = rectify_item_find_deadline (item, NULL);
  g_autofree char *area = dup_words (self->task->area);
  g_autofree char *problem = dup_words (self->task->problem);
  g_autofree char *measure = dup_words (self->task->measure);

  if (*area != '\0')
    add_wide (self, rectify_report_words_get ("columns", "area"), area);
  add_wide (self, rectify_report_words_get ("columns", "problem"), problem);
  add_wide (self, rectify_report_words_get ("columns", "measure"), measure);
  for (RectifyRole role = 0; role + 1 < RECTIFY_N_ROLES; role += 2)
    {
      g_autofree char *names = dup_names (self->task, role);
      g_autofree char *others = dup_names (self->task, role + 1);

      add_pair (self, rectify_report_words_get ("columns", keys[role]), names,
                rectify_report_words_get ("columns", keys[role + 1]), others);
    }
  add_pair (self, rectify_report_words_get ("columns", "deadline"),
            deadline != NULL ? rectify_deadline_get_text (deadline) : "",
            rectify_report_words_get ("columns", "status"),
            rectify_report_words_get ("status",
                                      rectify_status_get_nick (rectify_item_get_status (item))));
}

static void
append_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static char *
dup_evidence (RectifyItem *item)
{
  GPtrArray *evidence = rectify_item_get_evidence (item);
  GString *text = g_string_new (NULL);

  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *day = dup_date (rectify_evidence_get_date (evidence->pdata[i]));
      g_autofree char *line = rectify_report_words_dup_filled (
          "close-out", *day != '\0' ? "evidence-line" : "evidence-undated",
          RECTIFY_FILL ("number", number, "name", rectify_evidence_get_name (evidence->pdata[i]),
                        "day", day));

      append_line (text, line);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_vote (RectifyStep *vote)
{
  const int *counts = rectify_step_get_counts (vote);
  g_autofree char *satisfied = g_strdup_printf ("%d", counts[0]);
  g_autofree char *fairly = g_strdup_printf ("%d", counts[1]);
  g_autofree char *unsatisfied = g_strdup_printf ("%d", counts[2]);
  g_autofree char *all = g_strdup_printf ("%d", counts[0] + counts[1] + counts[2]);
  g_autofree char *day = dup_date (rectify_step_get_date (vote));
  g_autofree char *line
      = rectify_report_words_dup_filled ("close-out", "vote",
                                         RECTIFY_FILL ("day", day, "all", all, "satisfied",
                                                       satisfied, "fairly", fairly, "unsatisfied",
                                                       unsatisfied));

  return g_strconcat (line, rectify_step_get_text (vote), NULL);
}

/* The last step of one of two kinds; %NULL if there is none. */
static RectifyStep *
find_last (RectifyItem *item, RectifyStepKind kind, RectifyStepKind other)
{
  GPtrArray *steps = rectify_item_get_steps (item);

  for (guint i = steps != NULL ? steps->len : 0; i > 0; i--)
    if (rectify_step_get_kind (steps->pdata[i - 1]) == kind
        || rectify_step_get_kind (steps->pdata[i - 1]) == other)
      return steps->pdata[i - 1];
  return NULL;
}

static char *
dup_votes (RectifyItem *item)
{
  GPtrArray *steps = rectify_item_get_steps (item);
  GString *text = g_string_new (NULL);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    if (rectify_step_get_kind (steps->pdata[i]) == RECTIFY_STEP_VOTE)
      {
        g_autofree char *line = dup_vote (steps->pdata[i]);

        append_line (text, line);
      }
  return g_string_free (text, FALSE);
}

/* What was said, then who signs for it and when: filled in as far as it is known, lines to write on
 * where it is not. */
static char *
dup_opinion (RectifyStep *step, const char *verdict, const char *signer_key)
{
  GString *text = g_string_new (verdict);
  g_autofree char *day = step != NULL ? dup_date (rectify_step_get_date (step)) : g_strdup ("");
  const char *who = step != NULL ? rectify_step_get_who (step) : "";
  g_autofree char *signer = rectify_report_words_dup_filled (
      "close-out", signer_key,
      RECTIFY_FILL ("who", *who != '\0' ? who : get_words ("line"), "day",
                    *day != '\0' ? day : get_words ("empty-day")));

  if (step != NULL)
    g_string_append (text, rectify_step_get_text (step));
  if (text->len == 0)
    g_string_append (text, ROOM);
  append_line (text, signer);
  return g_string_free (text, FALSE);
}

/* A decision on an earlier request does not answer a later one. */
static RectifyStep *
find_decision (RectifyItem *item, RectifyStep *request)
{
  RectifyStep *decision = find_last (item, RECTIFY_STEP_APPROVE, RECTIFY_STEP_REFUSE);

  if (decision != NULL && request != NULL && rectify_close_out_find_last (item) == request)
    return NULL;
  return decision;
}

static void
add_follow_up (Composer *self)
{
  RectifyItem *item = rectify_task_get_item (self->task);
  RectifyStep *request = find_last (item, RECTIFY_STEP_REQUEST, RECTIFY_STEP_REQUEST);
  RectifyStep *decision = find_decision (item, request);
  RectifyStep *last = rectify_close_out_find_last (item);
  g_autofree char *progress = rectify_progress_words_dup_cell (item, self->options);
  g_autofree char *evidence = dup_evidence (item);
  g_autofree char *votes = dup_votes (item);
  g_autofree char *grounds = dup_opinion (request, "", "requested");
  const char *verdict = decision == NULL ? ""
                        : rectify_step_get_kind (decision) == RECTIFY_STEP_APPROVE
                            ? get_words ("approved")
                            : get_words ("refused");
  g_autofree char *opinion = dup_opinion (decision, verdict, "reviewed");

  add_wide (self, rectify_report_words_get ("columns", "progress"), progress);
  add_wide (self, get_words ("evidence"), evidence);
  add_wide (self, get_words ("votes"), votes);
  add_wide (self, get_words ("request"), grounds);
  add_wide (self, get_words ("opinion"), opinion);
  if (last != NULL && rectify_step_get_kind (last) == RECTIFY_STEP_REOPEN)
    {
      g_autofree char *reason = dup_opinion (last, "", "reopened-by");

      add_wide (self, get_words ("reopened"), reason);
    }
}

/**
 * rectify_close_out_report_make_table:
 * @task: a task
 * @options: what is chosen for the report
 *
 * Returns: (transfer full): the form on which it is closed out
 */
RectifyTable *
rectify_close_out_report_make_table (const RectifyTask *task, const RectifyReportOptions *options)
{
  Composer self = { options, rectify_table_new (N_COLUMNS), task };

  rectify_table_set_shares (self.table, shares);
  add_duty (&self);
  add_follow_up (&self);
  return self.table;
}

static void
add_title (RectifyDocument *document, char **lines, gboolean starts_page)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_TITLE);

      if (*lines[i] == '\0')
        continue;
      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, lines[i]);
      rectify_paragraph_set_starts_page (paragraph, starts_page);
      rectify_document_add (document, paragraph);
      starts_page = FALSE;
    }
}

static void
add_form (RectifyDocument *document, RectifyPlan *plan, const RectifyTask *task,
          const RectifyReportOptions *options, guint number)
{
  RectifyItem *item = rectify_task_get_item (task);
  g_autoptr (RectifyTable) table = rectify_close_out_report_make_table (task, options);
  g_autofree char *name = g_strdup_printf ("%s%u", get_words ("sheet"), number);
  g_autofree char *code = rectify_slip_code_dup_for_item (plan, item);

  rectify_table_set_name (table, name);
  rectify_document_add_table (document, table);
  rectify_slip_code_add (document, code, rectify_slip_version_for_item (plan, item));
}

/* One that is asked for, whatever its state; else all that are done, or further. */
static gboolean
is_wanted (const RectifyTask *task, const RectifyReportOptions *options)
{
  RectifyItem *item = rectify_task_get_item (task);
  gint64 wanted = rectify_report_options_get_item (options);

  if (wanted != 0)
    return rectify_item_get_id (item) == wanted
           || (task->problem != NULL && rectify_item_get_id (task->problem) == wanted);
  return rectify_item_get_status (item) == RECTIFY_STATUS_DONE
         || rectify_item_get_status (item) == RECTIFY_STATUS_CLOSED
         || rectify_close_out_get_state (item) != RECTIFY_CLOSE_OUT_NONE;
}

/**
 * rectify_close_out_report_compose:
 * @plan: a plan
 * @options: what is chosen for the report, an item among it
 *
 * Returns: (transfer full): the forms (销号审批表) of the tasks that are done, closed out or asked to
 *   be, or of one item's, a page each: what was to be done, by whom, what was done and what proves
 *   it, the request and the decision, with lines to sign
 */
RectifyDocument *
rectify_close_out_report_compose (RectifyPlan *plan, const RectifyReportOptions *options)
{
  g_autofree char *title
      = rectify_report_words_dup_title (rectify_plan_get_title (plan), "close-out");
  g_auto (GStrv) lines = g_strsplit (title, "\n", -1);
  g_autoptr (GArray) tasks = rectify_tasks_list_followed (plan);
  RectifyDocument *document = rectify_document_new ();
  guint n_forms = 0;

  rectify_document_set_title (document, g_strdelimit (title, "\n", ' '));
  rectify_document_set_author (document, rectify_plan_get_organisation (plan));
  for (guint i = 0; i < tasks->len; i++)
    {
      const RectifyTask *task = &g_array_index (tasks, RectifyTask, i);

      if (!is_wanted (task, options))
        continue;
      add_title (document, lines, n_forms > 0);
      add_form (document, plan, task, options, ++n_forms);
    }
  if (n_forms == 0)
    add_title (document, lines, FALSE);
  return document;
}

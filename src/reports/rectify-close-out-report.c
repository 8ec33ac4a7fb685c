/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-close-out-report.h"

#include "rectify-close-out.h"
#include "rectify-form-height.h"
#include "rectify-nothing.h"
#include "rectify-progress-words.h"
#include "rectify-report-parties.h"
#include "rectify-report-words.h"
#include "rectify-slip-code.h"
#include "rectify-step-words.h"

/* A label and what it is of, twice in a row. */
#define N_COLUMNS 4

static const double shares[N_COLUMNS] = { 0.18, 0.32, 0.18, 0.32 };

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

/* What nobody knows, and nobody fills in by hand, takes no room from the boxes below. */
static void
add_known (Composer *self, const char *label, const char *text)
{
  if (*text != '\0')
    add_wide (self, label, text);
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

/* Two in a row, and the last over the whole width if it is on its own. */
static void
add_parties (Composer *self)
{
  g_autoptr (GPtrArray) parties = rectify_report_list_parties (self->task);

  for (guint i = 0; i < parties->len; i += 2)
    {
      const RectifyReportParty *party = g_ptr_array_index (parties, i);
      const RectifyReportParty *other
          = i + 1 < parties->len ? g_ptr_array_index (parties, i + 1) : NULL;

      if (other != NULL)
        add_pair (self, party->label, party->names, other->label, other->names);
      else
        add_wide (self, party->label, party->names);
    }
}

/* What is to be done, by whom, until when. */
static void
add_duty (Composer *self)
{
  RectifyItem *item = rectify_task_get_item (self->task);
  RectifyDeadline *deadline = rectify_item_find_deadline (item, NULL);
  g_autofree char *area = self->task->area != NULL
                              ? rectify_progress_words_dup_short (self->task->area)
                              : g_strdup ("");
  g_autofree char *problem = rectify_tasks_dup_problem (self->task);
  g_autofree char *measure = dup_words (self->task->measure);

  add_known (self, rectify_report_words_get ("columns", "area"), area);
  add_known (self, rectify_report_words_get ("columns", "problem"), problem);
  add_known (self, rectify_report_words_get ("columns", "measure"), measure);
  add_parties (self);
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
      g_autofree char *day
          = rectify_step_words_dup_day (rectify_evidence_get_date (evidence->pdata[i]));
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
  g_autofree char *day = rectify_step_words_dup_day (rectify_step_get_date (vote));
  g_autofree char *line
      = rectify_report_words_dup_filled ("close-out", "vote",
                                         RECTIFY_FILL ("day", day, "all", all, "satisfied",
                                                       satisfied, "fairly", fairly, "unsatisfied",
                                                       unsatisfied));

  return g_strconcat (line, rectify_step_get_text (vote), NULL);
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

/* The steps of a close-out that the form is about: those behind the last reopening. */
typedef struct {
  RectifyStep *request;  /* NULL: nobody asked */
  RectifyStep *decision; /* NULL: not decided */
  gboolean is_reopened;
} Round;

static Round
find_round (RectifyItem *item)
{
  GPtrArray *steps = rectify_item_get_steps (item);
  Round found = { NULL, NULL, FALSE };

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    switch (rectify_step_get_kind (steps->pdata[i]))
      {
      case RECTIFY_STEP_REQUEST:
        found = (Round){ steps->pdata[i], NULL, found.is_reopened };
        break;
      case RECTIFY_STEP_APPROVE:
      case RECTIFY_STEP_REFUSE:
        found.decision = steps->pdata[i];
        break;
      case RECTIFY_STEP_REOPEN:
        found = (Round){ NULL, NULL, TRUE };
        break;
      default:
        break;
      }
  return found;
}

/* What came before: requests that were refused, and how the task was opened again. */
static char *
dup_earlier (RectifyItem *item, const Round *now)
{
  GPtrArray *steps = rectify_item_get_steps (item);
  GString *text = g_string_new (NULL);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      RectifyStepKind kind = rectify_step_get_kind (steps->pdata[i]);
      g_autofree char *line = NULL;

      if (steps->pdata[i] == now->request || steps->pdata[i] == now->decision
          || kind == RECTIFY_STEP_VOTE || kind == RECTIFY_STEP_STAGE)
        continue;
      line = rectify_step_words_dup (steps->pdata[i]);
      append_line (text, line);
    }
  return g_string_free (text, FALSE);
}

static void
add_foot (Composer *self, RectifyCell *cell, RectifyParagraphRole role, const char *text)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
  rectify_cell_add (cell, paragraph);
}

/* A box to sign and to stamp: what was said at its head, who said so, and at its foot room for a
 * signature and the day. A printed name signs for nothing. */
static void
add_box (Composer *self, const char *key, const char *words, const char *who_key, RectifyStep *step)
{
  guint row = rectify_table_add_row (self->table);
  const char *who = step != NULL ? rectify_step_words_get_who (step) : "";
  g_autofree char *day
      = step != NULL ? rectify_step_words_dup_day (rectify_step_get_date (step)) : g_strdup ("");
  RectifyCell *cell;

  add_cell (self, row, 0, 1, get_words (key));
  cell = rectify_table_add_cell (self->table, row, 1, 1, N_COLUMNS - 1);
  rectify_cell_add_text (cell, words);
  if (*who != '\0')
    {
      g_autofree char *line
          = rectify_report_words_dup_filled ("close-out", who_key, RECTIFY_FILL ("who", who));

      rectify_cell_add_text (cell, line);
    }
  add_foot (self, cell, RECTIFY_PARAGRAPH_SIGNATURE, get_words ("sign"));
  add_foot (self, cell, RECTIFY_PARAGRAPH_DATE, *day != '\0' ? day : get_words ("empty-day"));
  rectify_cell_set_item (cell, rectify_item_get_id (rectify_task_get_item (self->task)));
  rectify_table_set_room (self->table, row, RECTIFY_FORM_BOX_HEIGHT);
}

static char *
dup_decision (RectifyStep *decision)
{
  if (decision == NULL)
    return g_strdup ("");
  return g_strconcat (get_words (rectify_step_get_kind (decision) == RECTIFY_STEP_APPROVE
                                     ? "approved"
                                     : "refused"),
                      rectify_step_get_text (decision), NULL);
}

/* What was noted on the problem as a whole is also what was done on the measure; it stands first. */
static char *
dup_progress (Composer *self)
{
  RectifyItem *item = rectify_task_get_item (self->task);
  RectifyItem *problem = self->task->problem;
  g_autofree char *own = rectify_progress_words_dup_cell (item, self->options);
  g_autofree char *above = problem != NULL && problem != item
                               ? rectify_progress_words_dup_own_cell (problem, self->options)
                               : g_strdup ("");

  return g_strconcat (above, *above != '\0' && *own != '\0' ? "\n" : "", own, NULL);
}

static void
add_follow_up (Composer *self)
{
  RectifyItem *item = rectify_task_get_item (self->task);
  Round now = find_round (item);
  g_autofree char *progress = dup_progress (self);
  g_autofree char *evidence = dup_evidence (item);
  g_autofree char *votes = dup_votes (item);
  g_autofree char *earlier = dup_earlier (item, &now);
  g_autofree char *decision = dup_decision (now.decision);

  add_wide (self, rectify_report_words_get ("columns", "progress"), progress);
  add_wide (self, get_words ("evidence"), evidence);
  add_known (self, get_words ("votes"), votes);
  add_known (self, get_words (now.is_reopened ? "reopened" : "earlier"), earlier);
  add_box (self, "request", now.request != NULL ? rectify_step_get_text (now.request) : "",
           "applicant", now.request);
  add_box (self, "leader-opinion", "", "", NULL);
  add_box (self, "opinion", decision, "reviewer", now.decision);
  add_box (self, "approval", "", "", NULL);
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
          const RectifyReportOptions *options, char **title, guint number)
{
  RectifyItem *item = rectify_task_get_item (task);
  g_autoptr (RectifyTable) table = rectify_close_out_report_make_table (task, options);
  g_autofree char *name = g_strdup_printf ("%s%u", get_words ("sheet"), number);

  rectify_table_set_name (table, name);
  rectify_form_height_fit (table, title);
  rectify_slip_code_add_for_item (document, plan, item);
  rectify_document_add_table (document, table);
}

/* What was opened again, but never asked or decided about, has nothing to fill a form with. */
static gboolean
was_asked (RectifyItem *item)
{
  GPtrArray *steps = rectify_item_get_steps (item);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      RectifyStepKind kind = rectify_step_get_kind (steps->pdata[i]);

      if (kind == RECTIFY_STEP_REQUEST || kind == RECTIFY_STEP_APPROVE
          || kind == RECTIFY_STEP_REFUSE)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_of_forms (RectifyItem *item, RectifyReportForms forms)
{
  RectifyStatus status = rectify_item_get_status (item);
  RectifyCloseOutState state = rectify_close_out_get_state (item);

  switch (forms)
    {
    case RECTIFY_REPORT_FORMS_REQUESTED:
      return state == RECTIFY_CLOSE_OUT_REQUESTED;
    case RECTIFY_REPORT_FORMS_WAITING:
      return status != RECTIFY_STATUS_CLOSED
             && (status == RECTIFY_STATUS_DONE || state == RECTIFY_CLOSE_OUT_REQUESTED);
    default:
      return status == RECTIFY_STATUS_DONE || status == RECTIFY_STATUS_CLOSED || was_asked (item);
    }
}

/* What is asked for and all below it, whatever its state; else those that are chosen. */
static gboolean
is_wanted (const RectifyTask *task, const RectifyReportOptions *options)
{
  RectifyItem *item = rectify_task_get_item (task);
  gint64 wanted = rectify_report_options_get_item (options);

  if (wanted != 0)
    {
      while (item != NULL && rectify_item_get_id (item) != wanted)
        item = rectify_item_get_parent (item);
      return item != NULL;
    }
  return is_of_forms (item, rectify_report_options_get_forms (options));
}

/* The key of the words for it. */
static const char *
get_nothing (const RectifyReportOptions *options)
{
  if (rectify_report_options_get_item (options) != 0)
    return "close-out-item";
  switch (rectify_report_options_get_forms (options))
    {
    case RECTIFY_REPORT_FORMS_REQUESTED:
      return "close-out-requested";
    case RECTIFY_REPORT_FORMS_WAITING:
      return "close-out-waiting";
    default:
      return "close-out";
    }
}

/**
 * rectify_close_out_report_compose:
 * @plan: a plan
 * @options: what is chosen for the report, an item among it
 *
 * Returns: (transfer full): the forms (销号审批表) of the tasks that are chosen, or of one item's, a
 *   page each: what was to be done, by whom, what was done and what proves
 *   it, and boxes for the request, the opinions on it and the decision, to be signed and stamped
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
      add_form (document, plan, task, options, lines, ++n_forms);
    }
  if (n_forms == 0)
    {
      add_title (document, lines, FALSE);
      rectify_nothing_add (document, get_nothing (options), options);
    }
  return document;
}

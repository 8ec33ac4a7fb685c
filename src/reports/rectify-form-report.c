/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-form-report.h"

#include "rectify-report-options.h"
#include "rectify-report-words.h"
#include "rectify-tasks.h"

/* Behind the columns that show the tasks: what the unit is to each, what it fills in, and what tells
 * the rows. */
typedef struct {
  const char *role; /* (nullable): for the machine, which needs nothing of what is only shown */
  const char *group, *key;
  RectifyColumnInput input;
  double share;
} FormColumn;

static const FormColumn form_columns[]
    = { { NULL, "columns", "part", RECTIFY_COLUMN_SHOWN, 6 },
        { "status", "columns", "status", RECTIFY_COLUMN_LIST, 9 },
        { "date", "form", "date", RECTIFY_COLUMN_DATE, 14 },
        { "text", "form", "text", RECTIFY_COLUMN_TEXT, 32 },
        { "share", "form", "share", RECTIFY_COLUMN_PERCENT, 8 },
        { "reporter", "form", "reporter", RECTIFY_COLUMN_TEXT, 9 },
        { "item", "form", "item", RECTIFY_COLUMN_HIDDEN, 1 } };

#define N_FORM_COLUMNS G_N_ELEMENTS (form_columns)
/* Of the sheet for the machine. */
#define FACT(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define N_FACT_COLUMNS 5

static const struct {
  RectifyTaskColumn column;
  double share;
  gboolean is_always;
} task_columns[] = { { RECTIFY_TASK_NUMBER, 5, TRUE },    { RECTIFY_TASK_AREA, 12, FALSE },
                     { RECTIFY_TASK_PROBLEM, 24, TRUE },  { RECTIFY_TASK_MEASURE, 34, TRUE },
                     { RECTIFY_TASK_LEADER, 8, FALSE },   { RECTIFY_TASK_LEAD_UNIT, 10, FALSE },
                     { RECTIFY_TASK_DEADLINE, 11, FALSE } };

/* For each character of an area, and at most. */
#define AREA_SHARE 0.3
#define MAX_AREA_SHARE 24

#define N_TASK_COLUMNS G_N_ELEMENTS (task_columns)

typedef struct {
  RectifyUnitForm *form;
  GArray *tasks;
  RectifyReportOptions *options;
  RectifyTaskColumn columns[N_TASK_COLUMNS];
  double shares[N_TASK_COLUMNS + N_FORM_COLUMNS];
  guint n_columns; /* of those that show the tasks */
} Composer;

/* Areas of few words leave the room to what is filled in; of those of whole sentences the column must
 * not be higher than all the tasks in it. */
static double
find_area_share (Composer *self, double share)
{
  for (guint i = 0; i < self->tasks->len; i++)
    {
      const RectifyTask *task = &g_array_index (self->tasks, RectifyTask, i);
      g_autofree char *words
          = task->area != NULL ? rectify_item_dup_words (task->area) : g_strdup ("");

      share = MAX (share, g_utf8_strlen (words, -1) * AREA_SHARE);
    }
  return MIN (share, MAX_AREA_SHARE);
}

static void
choose_columns (Composer *self)
{
  for (guint i = 0; i < N_TASK_COLUMNS; i++)
    if (task_columns[i].is_always
        || rectify_tasks_fill_column (self->tasks, task_columns[i].column, self->options))
      {
        self->shares[self->n_columns] = task_columns[i].column == RECTIFY_TASK_AREA
                                            ? find_area_share (self, task_columns[i].share)
                                            : task_columns[i].share;
        self->columns[self->n_columns++] = task_columns[i].column;
      }
  for (guint i = 0; i < N_FORM_COLUMNS; i++)
    self->shares[self->n_columns + i] = form_columns[i].share;
}

static void
copy_cells (RectifyTable *from, RectifyTable *to)
{
  for (guint row = 0; row < rectify_table_get_n_rows (from); row++)
    {
      rectify_table_add_row (to);
      for (guint column = 0; column < rectify_table_get_n_columns (from); column++)
        {
          const RectifyCell *cell = rectify_table_get_cell (from, row, column);
          RectifyCell *copy;

          if (cell == NULL || cell->row != row || cell->column != column)
            continue;
          copy = rectify_table_add_cell (to, row, column, cell->n_rows, cell->n_columns);
          for (guint i = 0; i < cell->paragraphs->len; i++)
            rectify_cell_add (copy, g_ptr_array_index (cell->paragraphs, i));
        }
    }
}

static void
add_text (RectifyTable *table, guint row, guint column, const char *text)
{
  rectify_cell_add_text (rectify_table_add_cell (table, row, column, 1, 1), text);
}

/* With a letter, so that no program takes it for a number and rounds it. */
static char *
dup_id (gint64 id)
{
  return g_strdup_printf ("R%" G_GINT64_MODIFIER "x", (guint64) id);
}

static const char *
get_status_word (RectifyStatus status)
{
  return rectify_report_words_get ("status", rectify_status_get_nick (status));
}

static const char *
get_part_word (Composer *self, guint number)
{
  static const char *const keys[] = { [RECTIFY_UNIT_LEADS] = "lead_unit",
                                      [RECTIFY_UNIT_ANSWERS] = "responsible_unit",
                                      [RECTIFY_UNIT_SUPPORTS] = "supporting_unit" };
  const RectifyTask *task = &g_array_index (self->tasks, RectifyTask, number);

  return rectify_report_words_get ("parts", keys[rectify_task_find_part (task, self->form->unit)]);
}

static void
add_row (Composer *self, RectifyTable *table, guint number)
{
  RectifyUnitFormRow *row = g_ptr_array_index (self->form->rows, number);
  g_autofree char *id = dup_id (row->item_id);
  guint first = self->n_columns;

  for (guint i = 0; i < N_FORM_COLUMNS; i++)
    if (form_columns[i].input == RECTIFY_COLUMN_SHOWN)
      add_text (table, number + 1, first + i, get_part_word (self, number));
    else if (form_columns[i].input == RECTIFY_COLUMN_LIST)
      add_text (table, number + 1, first + i, get_status_word (row->base));
    else if (form_columns[i].input == RECTIFY_COLUMN_HIDDEN)
      add_text (table, number + 1, first + i, id);
    else
      rectify_table_add_cell (table, number + 1, first + i, 1, 1);
}

static void
set_inputs (Composer *self, RectifyTable *table)
{
  const char *choices[RECTIFY_N_STATUSES + 1] = { NULL };
  guint n_choices = 0;

  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    if (rectify_unit_form_can_report (i, RECTIFY_STATUS_NOT_STARTED))
      choices[n_choices++] = get_status_word (i);
  for (guint i = 0; i < N_FORM_COLUMNS; i++)
    rectify_table_set_input (table, self->n_columns + i, form_columns[i].input,
                             form_columns[i].input == RECTIFY_COLUMN_LIST ? choices : NULL);
}

/* What the row shows of its task: that of the measure, or else of the problem. */
static void
mark_row (Composer *self, RectifyTable *table, guint number)
{
  RectifyUnitFormRow *row = g_ptr_array_index (self->form->rows, number);

  for (guint i = self->n_columns; i > 0 && row->mark == NULL; i--)
    if (self->columns[i - 1] == RECTIFY_TASK_MEASURE
        || self->columns[i - 1] == RECTIFY_TASK_PROBLEM)
      {
        const RectifyCell *cell = rectify_table_get_cell (table, number + 1, i - 1);
        g_autofree char *text = cell != NULL ? rectify_cell_dup_text (cell) : g_strdup ("");

        if (*text != '\0')
          row->mark = rectify_unit_form_dup_mark (text);
      }
}

static RectifyTable *
make_table (Composer *self)
{
  g_autoptr (RectifyTable) shown
      = rectify_tasks_make_table (self->tasks, self->columns, self->n_columns, self->options);
  RectifyTable *table = rectify_table_new (self->n_columns + N_FORM_COLUMNS);

  copy_cells (shown, table);
  for (guint i = 0; i < N_FORM_COLUMNS; i++)
    add_text (table, 0, self->n_columns + i,
              rectify_report_words_get (form_columns[i].group, form_columns[i].key));
  rectify_table_set_n_header_rows (table, 1);
  for (guint i = 0; i < self->form->rows->len; i++)
    {
      add_row (self, table, i);
      mark_row (self, table, i);
    }
  set_inputs (self, table);
  rectify_table_set_shares (table, self->shares);
  rectify_table_set_name (table, rectify_report_words_get ("sheets", "form"));
  return table;
}

static void
add_fact (RectifyTable *table, const char *const *words)
{
  guint row = rectify_table_add_row (table);

  for (guint i = 0; i < N_FACT_COLUMNS && words[i] != NULL; i++)
    if (*words[i] != '\0')
      add_text (table, row, i, words[i]);
}

static void
add_heads (Composer *self, RectifyTable *facts)
{
  for (guint i = 0; i < N_FORM_COLUMNS; i++)
    if (form_columns[i].role != NULL)
      add_fact (facts,
                FACT ("column", form_columns[i].role,
                      rectify_report_words_get (form_columns[i].group, form_columns[i].key)));
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i] == RECTIFY_TASK_MEASURE || self->columns[i] == RECTIFY_TASK_PROBLEM)
      {
        const char *nick = rectify_task_column_get_nick (self->columns[i]);

        add_fact (facts, FACT ("column", nick, rectify_report_words_get ("columns", nick)));
      }
}

/* What reading a form needs, in rows that begin with what they say. */
static RectifyTable *
make_facts (Composer *self)
{
  RectifyTable *facts = rectify_table_new (N_FACT_COLUMNS);
  g_autofree char *version = g_strdup_printf ("%d", RECTIFY_UNIT_FORM_VERSION);
  g_autofree char *uid = dup_id (self->form->uid);
  g_autofree char *plan = dup_id (self->form->plan_id);
  g_autofree char *sent = g_date_time_format_iso8601 (self->form->sent_at);

  add_fact (facts, FACT ("rectify-form", version));
  add_fact (facts, FACT ("form", uid));
  add_fact (facts, FACT ("plan", plan));
  add_fact (facts, FACT ("unit", self->form->unit));
  add_fact (facts, FACT ("sent", sent));
  add_heads (self, facts);
  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    add_fact (facts, FACT ("status", rectify_status_get_nick (i), get_status_word (i)));
  for (guint i = 0; i < self->form->rows->len; i++)
    {
      const RectifyUnitFormRow *row = g_ptr_array_index (self->form->rows, i);
      g_autofree char *id = dup_id (row->item_id);

      add_fact (facts, FACT ("task", id, rectify_status_get_nick (row->base),
                             row->mark != NULL ? row->mark : "", row->line));
    }
  rectify_table_set_name (facts, "rectify");
  rectify_table_set_hidden (facts, TRUE);
  return facts;
}

static void
add_line (RectifyDocument *document, RectifyParagraphRole role, const char *label, const char *text)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

  rectify_paragraph_append (paragraph, RECTIFY_RUN_LABEL, label);
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
  if (!rectify_paragraph_is_empty (paragraph))
    rectify_document_add (document, paragraph);
}

static void
add_title (RectifyDocument *document, RectifyPlan *part)
{
  g_autofree char *title = rectify_report_words_dup_title (rectify_plan_get_title (part), "form");
  g_auto (GStrv) lines = g_strsplit (title, "\n", -1);

  rectify_document_set_title (document, g_strdelimit (title, "\n", ' '));
  rectify_document_set_author (document, rectify_plan_get_organisation (part));
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (document, RECTIFY_PARAGRAPH_TITLE, "", lines[i]);
}

/* What the rows of the form are about, in their order. */
static GArray *
list_tasks (RectifyPlan *part, const RectifyUnitForm *form)
{
  g_autoptr (GArray) followed = rectify_tasks_list_followed (part);
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (RectifyTask));

  for (guint i = 0; i < followed->len && tasks->len < form->rows->len; i++)
    {
      const RectifyTask *task = &g_array_index (followed, RectifyTask, i);
      const RectifyUnitFormRow *row = g_ptr_array_index (form->rows, tasks->len);

      if (rectify_item_get_id (rectify_task_get_item (task)) == row->item_id)
        g_array_append_vals (tasks, task, 1);
    }
  return tasks;
}

/**
 * rectify_form_report_compose:
 * @part: a unit's part of a plan
 * @form: a form that was made for it, whose rows get their marks
 *
 * Composes what a unit fills in and sends back, for a spreadsheet alone: the first table is to be
 * filled in, the second is hidden.
 *
 * Returns: (transfer full): the form, in the plan's language
 */
RectifyDocument *
rectify_form_report_compose (RectifyPlan *part, RectifyUnitForm *form)
{
  RectifyDocument *document = rectify_document_new ();
  g_autoptr (GArray) tasks = list_tasks (part, form);
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (RectifyTable) table = NULL;
  g_autoptr (RectifyTable) facts = NULL;
  Composer self = { .form = form, .tasks = tasks, .options = options };
  RectifyPageStyle style = *rectify_report_options_get_page_style (options);

  rectify_report_words_begin (part);
  style.is_english = rectify_report_words_is_english ();
  rectify_document_set_page_style (document, &style);
  choose_columns (&self);
  table = make_table (&self);
  facts = make_facts (&self);
  add_title (document, part);
  add_line (document, RECTIFY_PARAGRAPH_FIELD, rectify_report_words_get ("slip", "unit"),
            form->unit);
  add_line (document, RECTIFY_PARAGRAPH_BODY, "", rectify_report_words_get ("form", "how"));
  rectify_document_add_table (document, table);
  rectify_document_add_table (document, facts);
  return document;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-tasks.h"

#include <string.h>

#include "rectify-progress-late.h"
#include "rectify-progress-words.h"
#include "rectify-report-options.h"
#include "rectify-report-words.h"
#include "rectify-task-notes.h"

/* What a table is composed with: its columns say progress and remarks, which then do not stand with
 * the words of a measure. */
typedef struct {
  const RectifyReportOptions *options;
  RectifyTaskNotes *notes;
  gboolean has_remarks;
  gboolean parts_units; /* those that only help have a column of their own */
  GHashTable *problems; /* those that have a row of their own */
  GHashTable *besides;  /* parents that were looked at, and whether find_beside() gives them */
} Composer;

/* Between the names in a cell. */
#define COMMA "、"

static const char *const column_keys[] = { "number",
                                           "area",
                                           "problem",
                                           "measure",
                                           "leader",
                                           "lead-unit",
                                           "responsible-unit",
                                           "supporting-unit",
                                           "person",
                                           "deadline",
                                           "progress",
                                           "status",
                                           "remark",
                                           "plan",
                                           "due",
                                           "latest" };

/**
 * rectify_task_column_get_nick:
 * @column: a column
 *
 * Returns: (transfer none): the machine's word for it
 */
const char *
rectify_task_column_get_nick (RectifyTaskColumn column)
{
  g_return_val_if_fail ((guint) column < RECTIFY_N_TASK_COLUMNS, "");
  return column_keys[column];
}

/**
 * rectify_task_column_from_nick:
 * @nick: a word
 * @column: (out): set to the column
 *
 * Returns: whether @nick is one's word
 */
gboolean
rectify_task_column_from_nick (const char *nick, RectifyTaskColumn *column)
{
  for (guint i = 0; i < RECTIFY_N_TASK_COLUMNS; i++)
    if (g_str_equal (nick, column_keys[i]))
      {
        *column = i;
        return TRUE;
      }
  return FALSE;
}

static void
append_words (GString *words, RectifyItem *item)
{
  g_autofree char *own = rectify_item_dup_words (item);
  const char *label = rectify_item_get_label (item);
  gsize n_digits = strspn (label, "0123456789");

  if (words->len > 0 && *own != '\0' && !rectify_item_get_run_in (item))
    g_string_append_c (words, '\n');
  /* A number that had a column of its own needs a mark here. */
  if (n_digits > 0 && label[n_digits] == '\0' && g_str_has_prefix (own, label))
    {
      g_string_append_printf (words, "%s.%s", label, own + n_digits);
      return;
    }
  g_string_append (words, own);
}

static void
append_remark (GString *words, RectifyItem *remark)
{
  g_string_append_printf (words, "\n%s%s%s%s", rectify_item_get_label (remark),
                          rectify_report_words_get ("marks", "colon"),
                          rectify_item_get_heading (remark), rectify_item_get_text (remark));
}

/* What was done, and how far it had come when that was written, is no part of what is to be done. */
static void
append_below (const Composer *self, GString *words, RectifyItem *item)
{
  append_words (words, item);
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);

      if (rectify_task_notes_is_note (child, RECTIFY_TASK_PROGRESS)
          || rectify_task_notes_is_note (child, RECTIFY_TASK_STATUS))
        continue;
      if (!rectify_task_notes_is_note (child, RECTIFY_TASK_REMARK))
        append_below (self, words, child);
      else if (!self->has_remarks)
        append_remark (words, child);
    }
}

/* The words of an item; the paragraphs below a problem that are no measures belong to it. */
static char *
dup_words (const Composer *self, RectifyItem *item)
{
  GString *words = g_string_new (NULL);

  if (item == NULL)
    return g_string_free (words, FALSE);
  if (rectify_item_get_kind (item) == RECTIFY_ITEM_MEASURE)
    append_below (self, words, item);
  else
    append_words (words, item);
  return g_string_free (words, FALSE);
}

static gboolean
has_problem_beside (const Composer *self, RectifyItem *parent)
{
  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *child = rectify_item_get_child (parent, i);

      if (rectify_item_get_kind (child) == RECTIFY_ITEM_PROBLEM
          && (self->problems == NULL || !g_hash_table_contains (self->problems, child)))
        return TRUE;
    }
  return FALSE;
}

/* Several problems may be answered by measures beside them, not below: what they stand below together,
 * unless each problem has a row of its own. Thousands of measures may stand below one parent, which is
 * looked at once. */
static RectifyItem *
find_beside (const Composer *self, const RectifyTask *task)
{
  RectifyItem *parent = task->problem == NULL && task->measure != NULL
                            ? rectify_item_get_parent (task->measure)
                            : NULL;
  gpointer known;
  gboolean has_problem;

  if (parent == NULL)
    return NULL;
  if (self->besides != NULL && g_hash_table_lookup_extended (self->besides, parent, NULL, &known))
    return GPOINTER_TO_INT (known) ? parent : NULL;
  has_problem = has_problem_beside (self, parent);
  if (self->besides != NULL)
    g_hash_table_insert (self->besides, parent, GINT_TO_POINTER (has_problem));
  return has_problem ? parent : NULL;
}

static char *
dup_beside (RectifyItem *parent)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *child = rectify_item_get_child (parent, i);

      if (rectify_item_get_kind (child) != RECTIFY_ITEM_PROBLEM)
        continue;
      /* Each in a line, also those that were written one behind the other. */
      if (words->len > 0 && rectify_item_get_run_in (child))
        g_string_append_c (words, '\n');
      append_words (words, child);
    }
  return g_string_free (words, FALSE);
}

/**
 * rectify_tasks_dup_problem:
 * @task: a task
 *
 * Returns: (transfer full): the words of the problem that it answers, or of those, a line each, that it
 *   answers from beside them; "" for none
 */
char *
rectify_tasks_dup_problem (const RectifyTask *task)
{
  const Composer self = { NULL };
  RectifyItem *beside = find_beside (&self, task);

  return beside != NULL ? dup_beside (beside) : dup_words (&self, task->problem);
}

static void
composer_clear (Composer *self)
{
  g_hash_table_unref (self->problems);
  g_hash_table_unref (self->besides);
}

static void
note_problems (Composer *self, GArray *tasks)
{
  self->problems = g_hash_table_new (NULL, NULL);
  self->besides = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < tasks->len; i++)
    if (g_array_index (tasks, RectifyTask, i).measure == NULL)
      g_hash_table_add (self->problems, g_array_index (tasks, RectifyTask, i).problem);
}

static char *
dup_names (RectifyItem *item, RectifyRole role, RectifyItem **source)
{
  g_autoptr (GPtrArray) names = NULL;

  *source = rectify_item_find_assigned (item, role);
  if (*source == NULL)
    return g_strdup ("");
  names = rectify_item_list_names (*source, role, NULL);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (COMMA, (char **) names->pdata);
}

/* Of the responsible units, those that only help, or those that answer. */
static char *
dup_some_units (const RectifyTask *task, gboolean supports, RectifyItem **source)
{
  g_autoptr (GPtrArray) names = NULL;

  *source
      = rectify_item_find_assigned (rectify_task_get_item (task), RECTIFY_ROLE_RESPONSIBLE_UNIT);
  if (*source == NULL)
    return g_strdup ("");
  names = rectify_task_find_units (task, supports, NULL);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (COMMA, (char **) names->pdata);
}

static gboolean
get_role (RectifyTaskColumn column, RectifyRole *role)
{
  switch (column)
    {
    case RECTIFY_TASK_LEADER:
      *role = RECTIFY_ROLE_LEADER;
      return TRUE;
    case RECTIFY_TASK_LEAD_UNIT:
      *role = RECTIFY_ROLE_LEAD_UNIT;
      return TRUE;
    case RECTIFY_TASK_RESPONSIBLE_UNIT:
    case RECTIFY_TASK_SUPPORTING_UNIT:
      *role = RECTIFY_ROLE_RESPONSIBLE_UNIT;
      return TRUE;
    case RECTIFY_TASK_PERSON:
      *role = RECTIFY_ROLE_PERSON;
      return TRUE;
    default:
      return FALSE;
    }
}

/* What has a number: a problem, several that are answered together, or what answers none. */
static RectifyItem *
get_counted (const Composer *self, const RectifyTask *task)
{
  RectifyItem *beside = find_beside (self, task);

  return beside != NULL ? beside : task->problem != NULL ? task->problem : task->measure;
}

/* What a cell shows, and what it is about: where two rows show the same of the same, the cell of the
 * first goes on. */
static char *
dup_cell (const Composer *self, const RectifyTask *task, RectifyTaskColumn column, guint number,
          RectifyItem **source)
{
  RectifyItem *item = rectify_task_get_item (task);
  RectifyItem *beside;
  RectifyDeadline *deadline;
  RectifyRole role;

  *source = NULL;
  /* Nobody is left out of a table that has no place for those that only help. */
  if (column == RECTIFY_TASK_SUPPORTING_UNIT
      || (column == RECTIFY_TASK_RESPONSIBLE_UNIT && self->parts_units))
    return dup_some_units (task, column == RECTIFY_TASK_SUPPORTING_UNIT, source);
  if (get_role (column, &role))
    return dup_names (item, role, source);
  switch (column)
    {
    case RECTIFY_TASK_NUMBER:
      *source = get_counted (self, task);
      return g_strdup_printf ("%u", number);
    case RECTIFY_TASK_AREA:
      *source = task->area;
      return dup_words (self, task->area);
    case RECTIFY_TASK_PROBLEM:
      beside = find_beside (self, task);
      *source = beside != NULL ? beside : task->problem;
      return beside != NULL ? dup_beside (beside) : dup_words (self, task->problem);
    case RECTIFY_TASK_MEASURE:
      return dup_words (self, task->measure);
    case RECTIFY_TASK_DEADLINE:
      deadline = rectify_item_find_deadline (item, source);
      return g_strdup (deadline != NULL ? rectify_deadline_get_text (deadline) : "");
    case RECTIFY_TASK_DUE:
      return rectify_progress_late_dup_due (item, self->options);
    case RECTIFY_TASK_LATEST:
      return rectify_progress_words_dup_latest (item, self->options);
    case RECTIFY_TASK_PROGRESS:
    case RECTIFY_TASK_REMARK:
      return rectify_task_notes_dup_cell (self->notes, task, column, source);
    case RECTIFY_TASK_PLAN:
      *source = task->plan != NULL ? rectify_plan_get_root (task->plan) : NULL;
      return g_strdelimit (g_strdup (task->plan != NULL ? rectify_plan_get_title (task->plan) : ""),
                           "\n", ' ');
    case RECTIFY_TASK_STATUS:
      return g_strdup (rectify_report_words_get ("status", rectify_status_get_nick (
                                                               rectify_item_get_status (item))));
    default:
      return g_strdup ("");
    }
}

/* What a cell is about, as dup_cell() has it, without its words. */
static RectifyItem *
find_source (const Composer *self, const RectifyTask *task, RectifyTaskColumn column)
{
  RectifyItem *source = NULL;
  RectifyRole role;
  g_autofree char *text = NULL;

  if (get_role (column, &role))
    return rectify_item_find_assigned (rectify_task_get_item (task), role);
  switch (column)
    {
    case RECTIFY_TASK_AREA:
      return task->area;
    case RECTIFY_TASK_PROBLEM:
      source = find_beside (self, task);
      return source != NULL ? source : task->problem;
    case RECTIFY_TASK_NUMBER:
      return get_counted (self, task);
    default:
      text = dup_cell (self, task, column, 0, &source);
      return source;
    }
}

/* Whether a task has in its cell what the one before it has, of which @last is who says it: what
 * somebody does not say for one of thousands of tasks need not be asked for each. */
static gboolean
goes_on (const RectifyTask *task, RectifyTaskColumn column, RectifyItem *last)
{
  RectifyRole role;

  return last != NULL && get_role (column, &role)
         && rectify_item_find_assigned (rectify_task_get_item (task), role) == last;
}

/**
 * rectify_tasks_fill_column:
 * @tasks: (element-type RectifyTask): tasks
 * @column: a column
 * @options: what is chosen for the report
 *
 * Returns: whether any of them has something to show there
 */
gboolean
rectify_tasks_fill_column (GArray *tasks, RectifyTaskColumn column,
                           const RectifyReportOptions *options)
{
  g_autoptr (RectifyTaskNotes) notes = rectify_task_notes_new (tasks, options);
  Composer self = { options, notes, TRUE, TRUE, NULL, NULL };
  RectifyItem *source = NULL;
  gboolean filled = FALSE;

  note_problems (&self, tasks);
  for (guint i = 0; i < tasks->len && !filled; i++)
    {
      const RectifyTask *task = &g_array_index (tasks, RectifyTask, i);
      g_autofree char *text = NULL;

      if (goes_on (task, column, source))
        continue;
      text = dup_cell (&self, task, column, i + 1, &source);
      filled = *text != '\0';
    }
  composer_clear (&self);
  return filled;
}

static guint
count_same (const Composer *self, GArray *tasks, guint row, RectifyTaskColumn column,
            RectifyItem *source)
{
  guint n_rows = 1;

  while (source != NULL && row + n_rows < tasks->len
         && find_source (self, &g_array_index (tasks, RectifyTask, row + n_rows), column) == source)
    n_rows++;
  return n_rows;
}

static void
add_head (RectifyTable *table, const RectifyTaskColumn *columns, guint n_columns)
{
  rectify_table_add_row (table);
  for (guint i = 0; i < n_columns; i++)
    rectify_cell_add_text (rectify_table_add_cell (table, 0, i, 1, 1),
                           rectify_report_words_get ("columns", column_keys[columns[i]]));
  rectify_table_set_n_header_rows (table, 1);
}

/* The item that a cell is about, for those who look at the page: what is inherited counts as the
 * task's own. */
static gint64
get_subject (const RectifyTask *task, RectifyTaskColumn column)
{
  RectifyItem *item = column == RECTIFY_TASK_AREA ? task->area
                      : column == RECTIFY_TASK_PROBLEM || column == RECTIFY_TASK_NUMBER
                          ? task->problem
                          : NULL;

  return rectify_item_get_id (item != NULL ? item : rectify_task_get_item (task));
}

/**
 * rectify_tasks_make_table:
 * @tasks: (element-type RectifyTask): tasks
 * @columns: (array length=n_columns): the columns, in order
 * @n_columns: how many
 * @options: what is chosen for the report
 *
 * Returns: (transfer full): a table with a head and a row a task; what several rows have in common
 *   stands once for all of them
 */
RectifyTable *
rectify_tasks_make_table (GArray *tasks, const RectifyTaskColumn *columns, guint n_columns,
                          const RectifyReportOptions *options)
{
  RectifyTable *table = rectify_table_new (n_columns);
  g_autofree guint *taken = g_new0 (guint, n_columns);
  g_autoptr (RectifyTaskNotes) notes = rectify_task_notes_new (tasks, options);
  Composer self = { options, notes, FALSE, FALSE, NULL, NULL };
  RectifyItem *last = NULL;
  guint number = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      self.has_remarks |= columns[i] == RECTIFY_TASK_REMARK;
      self.parts_units |= columns[i] == RECTIFY_TASK_SUPPORTING_UNIT;
    }
  note_problems (&self, tasks);
  add_head (table, columns, n_columns);
  for (guint i = 0; i < tasks->len; i++)
    {
      const RectifyTask *task = &g_array_index (tasks, RectifyTask, i);
      RectifyItem *counted = get_counted (&self, task);

      number += counted != last;
      last = counted;
      rectify_table_add_row (table);
      for (guint j = 0; j < n_columns; j++)
        {
          RectifyItem *source;
          g_autofree char *text = NULL;
          RectifyCell *cell;

          if (taken[j] > i)
            continue;
          text = dup_cell (&self, task, columns[j], number, &source);
          taken[j] = i + count_same (&self, tasks, i, columns[j], source);
          cell = rectify_table_add_cell (table, i + 1, j, taken[j] - i, 1);
          rectify_cell_add_text (cell, text);
          rectify_cell_set_item (cell, get_subject (task, columns[j]));
        }
    }
  composer_clear (&self);
  return table;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-task-row.h"

#include "rectify-row-words.h"

G_DEFINE_FINAL_TYPE (RectifyTaskRow, rectify_task_row, G_TYPE_OBJECT)

static void
clear_names (gpointer data)
{
  for (RectifyName **names = data; *names != NULL; names++)
    rectify_name_unref (*names);
}

static void
free_names (RectifyName **names)
{
  g_atomic_rc_box_release_full (names, clear_names);
}

static void
rectify_task_row_finalize (GObject *object)
{
  RectifyTaskRow *self = RECTIFY_TASK_ROW (object);

  for (guint i = 0; i < RECTIFY_N_ROW_COLUMNS; i++)
    g_clear_pointer (&self->words[i], rectify_row_words_unref);
  g_clear_pointer (&self->theme_key, rectify_name_unref);
  g_clear_pointer (&self->area_key, rectify_name_unref);
  g_clear_pointer (&self->area_name, rectify_name_unref);
  g_clear_pointer (&self->problem_keys, g_ptr_array_unref);
  g_clear_pointer (&self->problem_names, g_ptr_array_unref);
  g_clear_pointer (&self->units, free_names);
  g_clear_pointer (&self->leaders, free_names);
  G_OBJECT_CLASS (rectify_task_row_parent_class)->finalize (object);
}

static void
rectify_task_row_class_init (RectifyTaskRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_task_row_finalize;
}

static void
rectify_task_row_init (RectifyTaskRow *self)
{
  self->share = RECTIFY_SHARE_UNKNOWN;
}

/**
 * rectify_task_row_get_text:
 * @self: a row
 * @column: a column
 *
 * Returns: (transfer none): the words of the column in one line, "" if there are none; those that
 *   are numbers, days or states have fields instead
 */
const char *
rectify_task_row_get_text (RectifyTaskRow *self, RectifyRowColumn column)
{
  g_return_val_if_fail ((guint) column < RECTIFY_N_ROW_COLUMNS, "");
  return self->words[column] != NULL ? rectify_row_words_get_text (self->words[column]) : "";
}

/**
 * rectify_task_row_get_area_name:
 * @self: a row
 *
 * Returns: (transfer none): the heading of its area, or its text if it has none; "" without an area
 */
const char *
rectify_task_row_get_area_name (RectifyTaskRow *self)
{
  return self->area_name;
}

/**
 * rectify_task_row_get_n_problems:
 * @self: a row
 *
 * Returns: how many problems it answers: that which it is or is below; or, where problems and
 *   measures stand side by side, those beside it that have no measures of their own
 */
guint
rectify_task_row_get_n_problems (RectifyTaskRow *self)
{
  return self->problem_names != NULL ? self->problem_names->len : 0;
}

/**
 * rectify_task_row_get_problem_name:
 * @self: a row
 * @n: which of its problems, from 0
 *
 * Returns: (transfer none): the heading of the problem, or the beginning of its text if it has none
 */
const char *
rectify_task_row_get_problem_name (RectifyTaskRow *self, guint n)
{
  g_return_val_if_fail (n < rectify_task_row_get_n_problems (self), "");
  return g_ptr_array_index (self->problem_names, n);
}

static const char *const *
get_names (RectifyName **names)
{
  static const char *const none[] = { NULL };

  return names != NULL ? (const char *const *) names : none;
}

/**
 * rectify_task_row_get_units:
 * @self: a row
 *
 * Returns: (transfer none) (array zero-terminated=1): the units that lead, then those that are
 *   responsible, each once
 */
const char *const *
rectify_task_row_get_units (RectifyTaskRow *self)
{
  return get_names (self->units);
}

/**
 * rectify_task_row_get_leaders:
 * @self: a row
 *
 * Returns: (transfer none) (array zero-terminated=1): the leaders, each once
 */
const char *const *
rectify_task_row_get_leaders (RectifyTaskRow *self)
{
  return get_names (self->leaders);
}

/**
 * rectify_task_row_is_finished:
 * @self: a row
 *
 * Returns: as rectify_item_is_finished() of its task
 */
gboolean
rectify_task_row_is_finished (RectifyTaskRow *self)
{
  return self->status == RECTIFY_STATUS_DONE || self->status == RECTIFY_STATUS_CLOSED
         || self->status == RECTIFY_STATUS_SUSTAINED;
}

/**
 * rectify_task_row_is_late:
 * @self: a row
 * @today: (nullable): the day that decides; %NULL: nothing is late
 *
 * Returns: whether its date is past and it is not finished, or a stage is past and not reached
 */
gboolean
rectify_task_row_is_late (RectifyTaskRow *self, const GDate *today)
{
  guint32 day = today != NULL ? g_date_get_julian (today) : 0;

  return (self->due != 0 && self->due < day && !rectify_task_row_is_finished (self))
         || (self->next_stage != 0 && self->next_stage < day);
}

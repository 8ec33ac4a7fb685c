/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-column.h"

#include <glib/gi18n.h>

#include "rectify-item-text.h"
#include "rectify-list-column.h"

/* What a column is called in the state file and in action names; what rows are sorted by. */
static const struct {
  const char *name;
  RectifyRowColumn order;
} kinds[RECTIFY_N_LEDGER_COLUMNS] = {
  [RECTIFY_LEDGER_AREA] = { "area", RECTIFY_ROW_AREA },
  [RECTIFY_LEDGER_PROBLEM] = { "problem", RECTIFY_ROW_PROBLEM },
  [RECTIFY_LEDGER_MEASURE] = { "measure", RECTIFY_ROW_MEASURE },
  [RECTIFY_LEDGER_LEADER] = { "leader", RECTIFY_ROW_LEADER },
  [RECTIFY_LEDGER_LEAD_UNIT] = { "lead-unit", RECTIFY_ROW_LEAD_UNIT },
  [RECTIFY_LEDGER_UNITS] = { "units", RECTIFY_ROW_UNITS },
  [RECTIFY_LEDGER_PERSON] = { "person", RECTIFY_ROW_PERSONS },
  [RECTIFY_LEDGER_DEADLINE] = { "deadline", RECTIFY_ROW_DEADLINE },
  [RECTIFY_LEDGER_DUE] = { "due", RECTIFY_ROW_DEADLINE },
  [RECTIFY_LEDGER_STATUS] = { "status", RECTIFY_ROW_STATUS },
  [RECTIFY_LEDGER_SHARE] = { "share", RECTIFY_ROW_SHARE },
  [RECTIFY_LEDGER_PROGRESS] = { "progress", RECTIFY_ROW_PROGRESS_DATE },
  [RECTIFY_LEDGER_PLAN] = { "plan", RECTIFY_ROW_PLAN },
  [RECTIFY_LEDGER_YEAR] = { "year", RECTIFY_ROW_YEAR },
};

/**
 * rectify_ledger_column_get_name:
 * @column: a column
 *
 * Returns: (transfer none): the machine's word for it
 */
const char *
rectify_ledger_column_get_name (RectifyLedgerColumn column)
{
  g_return_val_if_fail ((guint) column < RECTIFY_N_LEDGER_COLUMNS, "");
  return kinds[column].name;
}

/**
 * rectify_ledger_column_from_name:
 * @name: a word
 * @column: (out): set to the column
 *
 * Returns: whether @name is one's word
 */
gboolean
rectify_ledger_column_from_name (const char *name, RectifyLedgerColumn *column)
{
  for (guint i = 0; i < RECTIFY_N_LEDGER_COLUMNS; i++)
    if (g_str_equal (kinds[i].name, name))
      {
        *column = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * rectify_ledger_column_get_title:
 * @column: a column
 *
 * Returns: (transfer none): what it is called, in the interface's language
 */
const char *
rectify_ledger_column_get_title (RectifyLedgerColumn column)
{
  static const char *const titles[RECTIFY_N_LEDGER_COLUMNS] = {
    [RECTIFY_LEDGER_AREA] = N_ ("Area"),
    [RECTIFY_LEDGER_PROBLEM] = N_ ("Problem"),
    [RECTIFY_LEDGER_MEASURE] = N_ ("Measure"),
    [RECTIFY_LEDGER_LEADER] = N_ ("Leader"),
    [RECTIFY_LEDGER_LEAD_UNIT] = N_ ("Lead unit"),
    [RECTIFY_LEDGER_UNITS] = N_ ("Units"),
    [RECTIFY_LEDGER_PERSON] = N_ ("Person"),
    [RECTIFY_LEDGER_DEADLINE] = N_ ("Deadline"),
    [RECTIFY_LEDGER_DUE] = N_ ("Due"),
    [RECTIFY_LEDGER_STATUS] = N_ ("Status"),
    [RECTIFY_LEDGER_SHARE] = N_ ("Share done"),
    [RECTIFY_LEDGER_PROGRESS] = N_ ("Latest progress"),
    [RECTIFY_LEDGER_PLAN] = N_ ("Plan"),
    [RECTIFY_LEDGER_YEAR] = N_ ("Year"),
  };

  g_return_val_if_fail ((guint) column < RECTIFY_N_LEDGER_COLUMNS, "");
  return _ (titles[column]);
}

/**
 * rectify_ledger_column_get_order:
 * @column: a column
 *
 * Returns: what rows are sorted by when they are sorted by it
 */
RectifyRowColumn
rectify_ledger_column_get_order (RectifyLedgerColumn column)
{
  g_return_val_if_fail ((guint) column < RECTIFY_N_LEDGER_COLUMNS, RECTIFY_ROW_PLAN);
  return kinds[column].order;
}

static char *
dup_day (guint32 julian)
{
  GDate date;

  if (julian == 0)
    return g_strdup ("");
  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  return rectify_date_to_string (&date);
}

/* Cut to so many characters, and said so; -1: whole. */
static char *
dup_words (RectifyTaskRow *row, RectifyRowColumn column, glong max)
{
  const char *text = rectify_task_row_get_text (row, column);
  g_autofree char *cut = NULL;

  if (max < 0 || g_utf8_strlen (text, -1) <= max)
    return g_strdup (text);
  cut = g_strndup (text, g_utf8_offset_to_pointer (text, max) - text);
  return g_strconcat (cut, "…", NULL);
}

static char *
dup_progress (RectifyTaskRow *row, glong max)
{
  g_autofree char *day = dup_day (row->progress_date);
  g_autofree char *words = dup_words (row, RECTIFY_ROW_PROGRESS, max);

  return g_strconcat (day, *day != '\0' && *words != '\0' ? " " : "", words, NULL);
}

static char *
dup_text (RectifyLedgerColumn column, RectifyTaskRow *row, glong max)
{
  switch (column)
    {
    case RECTIFY_LEDGER_DUE:
      return dup_day (row->due);
    case RECTIFY_LEDGER_STATUS:
      return rectify_status_dup_text (row->status);
    case RECTIFY_LEDGER_SHARE:
      return row->share != RECTIFY_SHARE_UNKNOWN ? g_strdup_printf ("%d%%", row->share)
                                                 : g_strdup ("");
    case RECTIFY_LEDGER_PROGRESS:
      return dup_progress (row, max);
    case RECTIFY_LEDGER_PLAN:
      return *rectify_task_row_get_text (row, RECTIFY_ROW_PLAN) != '\0'
                 ? dup_words (row, RECTIFY_ROW_PLAN, max)
                 : g_strdup (_ ("(without a title)"));
    case RECTIFY_LEDGER_YEAR:
      return row->year > 0 ? g_strdup_printf ("%d", row->year) : g_strdup ("");
    default:
      return dup_words (row, kinds[column].order, max);
    }
}

/**
 * rectify_ledger_column_dup_text:
 * @column: a column
 * @row: a task
 *
 * Returns: (transfer full): all that it says of the task, in one line, for a file or another program:
 *   without the signs that are only for the eye, which a filter there would have to name too
 */
char *
rectify_ledger_column_dup_text (RectifyLedgerColumn column, RectifyTaskRow *row)
{
  g_return_val_if_fail ((guint) column < RECTIFY_N_LEDGER_COLUMNS, NULL);
  if (column == RECTIFY_LEDGER_STATUS)
    return g_strdup (rectify_status_get_title (row->status));
  return dup_text (column, row, -1);
}

/**
 * rectify_ledger_column_dup_short:
 * @column: a column
 * @row: a task
 * @max: a number of characters
 *
 * Returns: (transfer full): what it says of the task, running text cut to so many characters
 */
char *
rectify_ledger_column_dup_short (RectifyLedgerColumn column, RectifyTaskRow *row, glong max)
{
  g_return_val_if_fail ((guint) column < RECTIFY_N_LEDGER_COLUMNS, NULL);
  return dup_text (column, row, max);
}

/**
 * rectify_ledger_column_count:
 * @column: a column
 * @row: a task
 *
 * Returns: how long what it says of the task is, see rectify_list_column_count(); in any thread
 */
guint
rectify_ledger_column_count (RectifyLedgerColumn column, RectifyTaskRow *row)
{
  g_autofree char *day = NULL;
  g_return_val_if_fail ((guint) column < RECTIFY_N_LEDGER_COLUMNS, 0);

  switch (column)
    {
    /* Those of few words are never cut. */
    case RECTIFY_LEDGER_DUE:
    case RECTIFY_LEDGER_STATUS:
    case RECTIFY_LEDGER_SHARE:
    case RECTIFY_LEDGER_YEAR:
      return 0;
    case RECTIFY_LEDGER_PROGRESS:
      day = dup_day (row->progress_date);
      return rectify_list_column_count (day)
             + rectify_list_column_count (rectify_task_row_get_text (row, RECTIFY_ROW_PROGRESS));
    default:
      return rectify_list_column_count (rectify_task_row_get_text (row, kinds[column].order));
    }
}

/**
 * rectify_ledger_column_dup_tooltip:
 * @column: a column
 * @row: a task
 * @today: the day that decides what is late
 *
 * Returns: (transfer full) (nullable): all that it says of the task, and what its signs mean; %NULL if
 *   that is nothing
 */
char *
rectify_ledger_column_dup_tooltip (RectifyLedgerColumn column, RectifyTaskRow *row,
                                   const GDate *today)
{
  g_autofree char *text = dup_text (column, row, -1);

  if (column == RECTIFY_LEDGER_DUE && rectify_task_row_is_late (row, today))
    return g_strdup_printf (C_ ("deadline", "%s Late: %s"), RECTIFY_LATE_SIGN,
                            rectify_task_row_get_text (row, RECTIFY_ROW_DEADLINE));
  if (column == RECTIFY_LEDGER_DUE && *text != '\0')
    return g_strdup (rectify_task_row_get_text (row, RECTIFY_ROW_DEADLINE));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "rectify-form-private.h"

/* What cells of spreadsheets hold at most, and what a name takes, in characters. */
#define MAX_TEXT 32767
#define MAX_NAME 200
/* What is said of a cell shows so much of it. */
#define MAX_SHOWN 30

/* A row of the sheet that is read. */
typedef struct {
  FormFacts *facts;
  RectifyTable *table;
  const guint *columns;
  guint row;
  guint line; /* as the spreadsheet counts */
  RectifyUnitFormRow *task;
} Row;

static char *
dup_shown (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n", ' ');

  return g_utf8_strlen (line, -1) <= MAX_SHOWN ? g_steal_pointer (&line)
                                               : g_utf8_substring (line, 0, MAX_SHOWN);
}

static void
remark (Row *self, char *sentence)
{
  rectify_unit_form_add_remark (self->facts->form, sentence);
}

static void
read_status (Row *self)
{
  g_autofree char *word = form_dup_plain (self->table, self->row, self->columns[FORM_STATUS]);
  g_autofree char *shown = word != NULL ? dup_shown (word) : NULL;

  if (word == NULL)
    return;
  for (RectifyStatus i = 0; i < RECTIFY_N_STATUSES; i++)
    if (g_str_equal (self->facts->statuses[i], word))
      {
        if (rectify_unit_form_can_report (i, self->task->base))
          self->task->status = i;
        else
          remark (
              self,
              g_strdup_printf (
                  _ ("Row %u: a unit cannot report the status “%s” here, since a reviewer closes tasks and opens them again; the status is left as it is."),
                  self->line, shown));
        return;
      }
  remark (self, g_strdup_printf (_ ("Row %u: “%s” is no status of the list; the status is left as "
                                    "it is."),
                                 self->line, shown));
}

/* “2026-11-20”, “2026年11月20日”, “2026.11.20”, “2026/11/20”, “20261120”, with or without a time behind
 * it. */
static gboolean
parse_date (const char *text, GDate *date)
{
  guint year, month, day;
  int end = 0;

  if (strspn (text, "0123456789") == 8 && text[8] == '\0')
    {
      if (sscanf (text, "%4u%2u%2u", &year, &month, &day) != 3)
        return FALSE;
    }
  else if (sscanf (text, "%4u%*1[-./]%2u%*1[-./]%2u%n", &year, &month, &day, &end) != 3
           && (sscanf (text, "%4u年%2u月%2u%n", &year, &month, &day, &end) != 3))
    return FALSE;
  if (g_ascii_isdigit (text[end]) && end > 0)
    return FALSE;
  if (!g_ascii_isdigit (*text) || year < 1900 || !g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

static void
read_date (Row *self)
{
  g_autofree char *text = form_dup_text (self->table, self->row, self->columns[FORM_DATE]);
  g_autofree char *shown = text != NULL ? dup_shown (text) : NULL;

  if (text != NULL && !parse_date (text, &self->task->date))
    remark (self,
            g_strdup_printf (_ ("Row %u: “%s” is no day such as 2026-11-20."), self->line, shown));
}

/* “80”, “80%”, “80％” */
static gboolean
parse_share (const char *text, int *share)
{
  gsize n_digits = strspn (text, "0123456789");
  const char *rest = text + n_digits;

  if (n_digits == 0 || n_digits > 3
      || (*rest != '\0' && strcmp (rest, "%") != 0 && strcmp (rest, "％") != 0))
    return FALSE;
  *share = (int) g_ascii_strtoull (text, NULL, 10);
  return *share <= 100;
}

static void
read_share (Row *self)
{
  g_autofree char *text = form_dup_plain (self->table, self->row, self->columns[FORM_SHARE]);
  g_autofree char *shown = text != NULL ? dup_shown (text) : NULL;
  int share;

  if (text == NULL)
    return;
  if (parse_share (text, &share))
    self->task->share = share;
  else
    remark (self,
            g_strdup_printf (_ ("Row %u: “%s” is no whole number from 0 to 100; the share done "
                                "is left out."),
                             self->line, shown));
}

static char *
dup_limited (Row *self, FormRole role, glong longest)
{
  g_autofree char *text = form_dup_text (self->table, self->row, self->columns[role]);
  g_autofree char *shown = text != NULL ? dup_shown (text) : NULL;

  if (text == NULL || g_utf8_strlen (text, -1) <= longest)
    return g_steal_pointer (&text);
  remark (self, g_strdup_printf (_ ("Row %u: the text “%s…” is too long and is left out."),
                                 self->line, shown));
  return NULL;
}

/**
 * form_read_cells:
 * @facts: what the form says of itself; gets remarks
 * @table: the sheet
 * @columns: (array fixed-size=8): where each role stands
 * @row: a row of the table
 * @line: which row that is for the user
 * @task: the task that it stands for; gets what was filled in
 */
void
form_read_cells (FormFacts *facts, RectifyTable *table, const guint *columns, guint row, guint line,
                 RectifyUnitFormRow *task)
{
  Row self = { facts, table, columns, row, line, task };
  const char *name = task->line != NULL ? task->line : "";

  read_status (&self);
  read_date (&self);
  read_share (&self);
  task->text = dup_limited (&self, FORM_TEXT, MAX_TEXT);
  task->reporter = dup_limited (&self, FORM_REPORTER, MAX_NAME);
  task->is_reported = task->text != NULL || task->share != RECTIFY_SHARE_UNKNOWN;
  if (!task->is_reported && (g_date_valid (&task->date) || task->reporter != NULL))
    remark (&self,
            g_strdup_printf (_ ("Row %u has a date or a reporter, but says nothing of progress "
                                "on “%s”; it is left out."),
                             line, name));
  else if (task->is_reported && !g_date_valid (&task->date))
    remark (&self,
            g_strdup_printf (_ ("Row %u reports on “%s” without a date; it is entered without "
                                "one."),
                             line, name));
}

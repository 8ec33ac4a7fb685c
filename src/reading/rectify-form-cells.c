/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "rectify-form-private.h"
#include "rectify-status-words.h"
#include "rectify-today.h"
#include "rectify-typed.h"

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
  gboolean has_day; /* something stands for it */
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
take_status (Row *self, RectifyStatus status, const char *shown)
{
  if (rectify_unit_form_can_report (status, self->task->base))
    self->task->status = status;
  else
    remark (self, g_strdup_printf (_ ("Row %u: a unit cannot report the status “%s” here, since a "
                                      "reviewer closes tasks and opens them again; it is not taken "
                                      "over."),
                                   self->line, shown));
}

/* What was typed or pasted over the list, such as “完成”. */
static gboolean
find_meant (const char *word, RectifyStatus *status)
{
  RectifyStatusWords found;

  if (!rectify_status_words_read (rectify_vocabulary_get_default (), word, &found)
      || !found.is_whole || found.may_have_begun)
    return FALSE;
  *status = found.status;
  return TRUE;
}

static void
read_status (Row *self)
{
  g_autofree char *word = form_dup_plain (self->table, self->row, self->columns[FORM_STATUS]);
  g_autofree char *shown = word != NULL ? dup_shown (word) : NULL;
  RectifyStatus meant;

  if (word == NULL)
    return;
  for (RectifyStatus i = 0; i < RECTIFY_N_STATUSES; i++)
    if (g_str_equal (self->facts->statuses[i], word))
      {
        take_status (self, i, shown);
        return;
      }
  if (find_meant (word, &meant))
    {
      take_status (self, meant, shown);
      if (self->task->status == meant)
        remark (self, g_strdup_printf (_ ("Row %u: “%s” is no status of the list; it is taken for "
                                          "“%s”."),
                                       self->line, shown, self->facts->statuses[meant]));
      return;
    }
  remark (self, g_strdup_printf (_ ("Row %u: “%s” is no status of the list; it is not taken over."),
                                 self->line, shown));
}

/* As an input method writes digits and signs in full width, they mean the same. */
static char *
dup_narrow (const char *text)
{
  return text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;
}

/* A day that is still to come is a slip: nothing was done on it. */
static void
check_day (Row *self)
{
  g_autoptr (GDate) today = rectify_date_new_today ();
  g_autofree char *day = NULL;

  if (g_date_compare (&self->task->date, today) <= 0)
    return;
  day = rectify_date_to_string (&self->task->date);
  g_date_clear (&self->task->date, 1);
  remark (self, g_strdup_printf (_ ("Row %u: the day %s is still to come; what is reported is "
                                    "dated on merging."),
                                 self->line, day));
}

/* “11月15日”: what is reported was done, so it is the last one that has been. */
static gboolean
read_yearless (const char *text, GDate *date)
{
  g_autofree char *narrow = dup_narrow (text);
  g_autoptr (GDate) today = rectify_date_new_today ();
  guint month = 0, day = 0;
  int length = 0;

  if (narrow == NULL || sscanf (narrow, " %2u 月 %2u %n", &month, &day, &length) != 2 || length == 0
      || (!g_str_equal (narrow + length, "日") && !g_str_equal (narrow + length, "号")))
    return FALSE;
  /* The 29th of February is in one year of four, or eight. */
  for (GDateYear year = g_date_get_year (today); year + 8 > g_date_get_year (today); year--)
    if (g_date_valid_dmy (day, month, year))
      {
        g_date_set_dmy (date, day, month, year);
        if (g_date_compare (date, today) <= 0)
          return TRUE;
      }
  g_date_clear (date, 1);
  return FALSE;
}

static void
remark_year (Row *self, const char *shown)
{
  g_autofree char *day = rectify_date_to_string (&self->task->date);

  remark (self, g_strdup_printf (_ ("Row %u: “%s” names no year; it is taken for %s."), self->line,
                                 shown, day));
}

static void
read_date (Row *self)
{
  g_autofree char *text = form_dup_text (self->table, self->row, self->columns[FORM_DATE]);
  g_autofree char *shown = text != NULL ? dup_shown (text) : NULL;

  self->has_day = text != NULL;
  if (text == NULL)
    return;
  if (rectify_typed_read_date (text, &self->task->date))
    check_day (self);
  else if (read_yearless (text, &self->task->date))
    remark_year (self, shown);
  else
    remark (self, g_strdup_printf (_ ("Row %u: “%s” is no day such as 2026-11-20; what is reported "
                                      "is dated on merging."),
                                   self->line, shown));
}

/* “80”, “80%” */
static gboolean
parse_share (const char *text, int *share)
{
  gsize n_digits = strspn (text, "0123456789");
  const char *rest = text + n_digits;

  if (n_digits == 0 || n_digits > 3 || (*rest != '\0' && strcmp (rest, "%") != 0))
    return FALSE;
  *share = (int) g_ascii_strtoull (text, NULL, 10);
  return *share <= 100;
}

/* “0.6”: what a spreadsheet keeps where “60%” is typed and the cell is not shown as a percentage.
 * What is below 1 and a whole number of percent can be nothing else. */
static gboolean
parse_fraction (const char *text, int *share)
{
  const char *digits = text + strlen ("0.");
  gsize n_digits;

  if (!g_str_has_prefix (text, "0."))
    return FALSE;
  n_digits = strspn (digits, "0123456789");
  if (n_digits == 0 || n_digits > 2 || digits[n_digits] != '\0')
    return FALSE;
  *share = (digits[0] - '0') * 10 + (n_digits > 1 ? digits[1] - '0' : 0);
  return *share > 0;
}

static void
read_share (Row *self)
{
  g_autofree char *text = form_dup_plain (self->table, self->row, self->columns[FORM_SHARE]);
  g_autofree char *shown = text != NULL ? dup_shown (text) : NULL;
  g_autofree char *narrow = dup_narrow (text);
  int share;

  if (narrow == NULL)
    return;
  if (parse_share (narrow, &share))
    {
      self->task->share = share;
      /* “100%” may come as this too. */
      if (g_str_equal (narrow, "1"))
        remark (self, g_strdup_printf (_ ("Row %u: “1” is taken for 1%%; if all of it is done, "
                                          "correct it in the ledger."),
                                       self->line));
    }
  else if (parse_fraction (narrow, &share))
    {
      self->task->share = share;
      remark (self, g_strdup_printf (_ ("Row %u: “%s” is taken for %d%%, as spreadsheets keep a "
                                        "share that is typed with a sign of percent."),
                                     self->line, shown, share));
    }
  else
    remark (self,
            g_strdup_printf (_ ("Row %u: “%s” is no whole number from 0 to 100; the share done "
                                "is left out."),
                             self->line, shown));
}

/* What a spreadsheet shows of a formula that came to nothing. */
static gboolean
is_failure (const char *text)
{
  static const char *const failures[]
      = { "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", NULL };

  return g_strv_contains (failures, text);
}

static char *
dup_limited (Row *self, FormRole role, glong longest)
{
  g_autofree char *text = form_dup_text (self->table, self->row, self->columns[role]);
  g_autofree char *shown = text != NULL ? dup_shown (text) : NULL;

  if (text != NULL && is_failure (text))
    {
      remark (self, g_strdup_printf (_ ("Row %u: “%s” is an error of the spreadsheet, not what "
                                        "somebody wrote; it is left out."),
                                     self->line, text));
      return NULL;
    }
  if (text == NULL || g_utf8_strlen (text, -1) <= longest)
    return g_steal_pointer (&text);
  remark (self, g_strdup_printf (_ ("Row %u: the text “%s…” is too long and is left out."),
                                 self->line, shown));
  return NULL;
}

/* A cell that was joined with the one above it: for which rows it was meant nobody knows. */
static void
find_joined (Row *self)
{
  for (guint i = FORM_STATUS; i < N_FORM_INPUTS; i++)
    {
      const RectifyCell *cell = rectify_table_get_cell (self->table, self->row, self->columns[i]);

      if (cell == NULL || (cell->row == self->row && cell->column == self->columns[i]))
        continue;
      remark (self, g_strdup_printf (_ ("Row %u: the cell under “%s” was joined with another by "
                                        "hand; for this row nothing is taken from it."),
                                     self->line, self->facts->heads[i]));
    }
}

static void
check_share (Row *self)
{
  RectifyUnitFormRow *task = self->task;

  if (task->status == RECTIFY_STATUS_DONE && task->status != task->base
      && task->share != RECTIFY_SHARE_UNKNOWN && task->share < 100)
    remark (self,
            g_strdup_printf (_ ("Row %u says that the task is done, and that %d %% of it are; "
                                "both are entered as they are."),
                             self->line, task->share));
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
  Row self = { facts, table, columns, row, line, task, FALSE };
  const char *name = task->line != NULL ? task->line : "";

  find_joined (&self);
  read_status (&self);
  read_date (&self);
  read_share (&self);
  check_share (&self);
  task->text = dup_limited (&self, FORM_TEXT, MAX_TEXT);
  task->reporter = dup_limited (&self, FORM_REPORTER, MAX_NAME);
  task->is_reported = task->text != NULL || task->share != RECTIFY_SHARE_UNKNOWN;
  if (!task->is_reported && (g_date_valid (&task->date) || task->reporter != NULL))
    remark (&self,
            g_strdup_printf (_ ("Row %u has a date or a reporter, but says nothing of progress "
                                "on “%s”; it is left out."),
                             line, name));
  else if (task->is_reported && !self.has_day)
    remark (&self,
            g_strdup_printf (_ ("Row %u reports on “%s” without a date; it is dated on merging."),
                             line, name));
}

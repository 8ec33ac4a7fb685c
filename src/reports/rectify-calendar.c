/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-calendar.h"

#include <string.h>

#include "rectify-report-words.h"
#include "rectify-task.h"

/* RFC 5545, 3.1: a line has so many octets at most, its end aside; what is more is folded. */
#define MAX_OCTETS 75

/* At nine in the morning, three days before: days begin at midnight. */
#define ALARM "-P2DT15H"

typedef struct {
  GString *text;
  RectifyPlan *plan;
  char *stamp;
} Composer;

/* Folded between characters. The space that a continuation begins with counts for it. */
static void
add_line (Composer *self, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);
  gsize n_octets = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = g_utf8_next_char (p) - p;

      if (n_octets + length > MAX_OCTETS)
        {
          g_string_append (self->text, "\r\n ");
          n_octets = 1;
        }
      g_string_append_len (self->text, p, length);
      n_octets += length;
    }
  g_string_append (self->text, "\r\n");
}

/* RFC 5545, 3.3.11. Other control characters than tabs cannot stand there at all. */
static void
add_text (Composer *self, const char *name, const char *value)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    if (*p == '\\' || *p == ';' || *p == ',')
      g_string_append_printf (escaped, "\\%c", *p);
    else if (*p == '\n' || *p == '\v')
      g_string_append (escaped, "\\n");
    else if (((guchar) *p >= 0x20 && *p != 0x7f) || *p == '\t')
      g_string_append_c (escaped, *p);
  add_line (self, name, escaped->str);
}

static void
append_label (GString *description, const char *key, const char *text)
{
  if (*text != '\0')
    g_string_append_printf (description, "%s%s%s%s", description->len > 0 ? "\n" : "",
                            rectify_report_words_get ("columns", key),
                            rectify_report_words_get ("marks", "colon"), text);
}

static char *
dup_description (Composer *self, const RectifyTask *task)
{
  static const char *const keys[RECTIFY_N_ROLES]
      = { "leader", "lead-unit", "responsible-unit", "person" };
  RectifyItem *item = rectify_task_get_item (task);
  RectifyDeadline *deadline = rectify_item_find_deadline (item, NULL);
  g_autofree char *title = g_strdelimit (g_strdup (rectify_plan_get_title (self->plan)), "\n", ' ');
  g_autofree char *problem
      = task->problem != NULL ? rectify_item_dup_line (task->problem) : g_strdup ("");
  g_autofree char *measure
      = task->measure != NULL ? rectify_item_dup_line (task->measure) : g_strdup ("");
  GString *description = g_string_new (title);

  append_label (description, "problem", problem);
  append_label (description, "measure", measure);
  for (RectifyRole role = 0; role < RECTIFY_N_ROLES; role++)
    {
      g_autoptr (GPtrArray) names = rectify_task_find_names (task, role);
      g_autofree char *line = NULL;

      g_ptr_array_add (names, NULL);
      line = g_strjoinv (rectify_report_words_get ("marks", "list"), (char **) names->pdata);
      append_label (description, keys[role], line);
    }
  append_label (description, "deadline",
                deadline != NULL ? rectify_deadline_get_text (deadline) : "");
  return g_string_free (description, FALSE);
}

/* The same in every calendar that is made of the plan, so that the next one takes the place of this.
 * Identifiers of items are random; what is in no ledger has none yet and goes by its words. */
static char *
dup_uid (RectifyItem *item, RectifyStep *stage, const char *summary)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA1, summary, -1);

  if (rectify_item_get_id (item) == 0)
    return g_strdup_printf ("%s@rectify.example.org", digest);
  if (stage != NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT "@rectify.example.org",
                            rectify_item_get_id (item), rectify_step_get_id (stage));
  return g_strdup_printf ("%" G_GINT64_FORMAT "@rectify.example.org", rectify_item_get_id (item));
}

static void
add_alarm (Composer *self, const char *summary)
{
  add_line (self, "BEGIN", "VALARM");
  add_line (self, "ACTION", "DISPLAY");
  add_line (self, "TRIGGER", ALARM);
  add_text (self, "DESCRIPTION", summary);
  add_line (self, "END", "VALARM");
}

/* @stage: (nullable): the stage that the day is of; %NULL for the deadline. */
static void
add_event (Composer *self, const RectifyTask *task, RectifyStep *stage, const GDate *date)
{
  RectifyItem *item = rectify_task_get_item (task);
  RectifyStatus item_status = rectify_item_get_status (item);
  gboolean has_stages = item_status != RECTIFY_STATUS_DONE && item_status != RECTIFY_STATUS_CLOSED;
  gboolean done = stage != NULL ? !has_stages || rectify_step_is_reached (stage)
                                : rectify_item_is_finished (item);
  g_autofree char *own = stage != NULL && *rectify_step_get_text (stage) != '\0'
                             ? g_strdup (rectify_step_get_text (stage))
                             : rectify_item_dup_summary (item);
  const char *status
      = rectify_report_words_get ("status",
                                  stage != NULL
                                      ? rectify_status_get_nick (RECTIFY_STATUS_DONE)
                                      : rectify_status_get_nick (rectify_item_get_status (item)));
  g_autofree char *summary
      = rectify_report_words_dup_filled ("calendar",
                                         stage != NULL ? (done ? "stage-done" : "stage")
                                                       : (done ? "due-done" : "due"),
                                         RECTIFY_FILL ("task", own, "status", status));
  g_autofree char *description = dup_description (self, task);
  g_autofree char *uid = dup_uid (item, stage, summary);
  g_autofree char *day = g_strdup_printf ("%04d%02d%02d", g_date_get_year (date),
                                          g_date_get_month (date), g_date_get_day (date));

  add_line (self, "BEGIN", "VEVENT");
  add_line (self, "UID", uid);
  add_line (self, "DTSTAMP", self->stamp);
  add_line (self, "DTSTART;VALUE=DATE", day);
  add_text (self, "SUMMARY", summary);
  add_text (self, "DESCRIPTION", description);
  add_line (self, "TRANSP", "TRANSPARENT");
  if (!done)
    add_alarm (self, summary);
  add_line (self, "END", "VEVENT");
}

static void
add_task (Composer *self, const RectifyTask *task)
{
  RectifyItem *item = rectify_task_get_item (task);
  RectifyDeadline *deadline = rectify_item_find_deadline (item, NULL);
  GPtrArray *steps = rectify_item_get_steps (item);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      RectifyStep *step = g_ptr_array_index (steps, i);

      if (rectify_step_get_kind (step) == RECTIFY_STEP_STAGE
          && rectify_step_get_date (step) != NULL)
        add_event (self, task, step, rectify_step_get_date (step));
    }
  if (deadline != NULL && rectify_deadline_get_due (deadline) != NULL)
    add_event (self, task, NULL, rectify_deadline_get_due (deadline));
}

/**
 * rectify_calendar_compose:
 * @plan: a plan
 * @made_at: when the calendar is made, in seconds since 1970
 *
 * A day for every dated deadline of a task, and for every dated stage of one. What is not finished
 * has an alarm three days before. Names of events stay the same, so that a calendar program that
 * reads a later one changes what it has.
 *
 * Returns: (transfer full): the plan's days, as iCalendar (RFC 5545), UTF-8
 */
char *
rectify_calendar_compose (RectifyPlan *plan, gint64 made_at)
{
  g_autoptr (GArray) tasks = rectify_tasks_list_followed (plan);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (made_at);
  g_autofree char *stamp
      = time != NULL ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : g_strdup ("19700101T000000Z");
  Composer self = { g_string_new (NULL), plan, stamp };
  g_autofree char *title = g_strdelimit (g_strdup (rectify_plan_get_title (plan)), "\n", ' ');

  rectify_report_words_begin (plan);
  add_line (&self, "BEGIN", "VCALENDAR");
  add_line (&self, "VERSION", "2.0");
  add_line (&self, "PRODID", "-//Rectify//Rectify " RECTIFY_VERSION "//EN");
  add_line (&self, "CALSCALE", "GREGORIAN");
  add_line (&self, "METHOD", "PUBLISH");
  if (*title != '\0')
    add_text (&self, "X-WR-CALNAME", title);
  for (guint i = 0; i < tasks->len; i++)
    add_task (&self, &g_array_index (tasks, RectifyTask, i));
  add_line (&self, "END", "VCALENDAR");
  return g_string_free (self.text, FALSE);
}

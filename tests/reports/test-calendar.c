/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-calendar.h"

/* A plan's days for a calendar program, as RFC 5545 has them. */

static RectifyItem *
add (RectifyPlan *plan, gint64 id, const char *text, const char *due)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (GDate) day = due != NULL ? rectify_date_from_string (due) : NULL;
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new (NULL, "限期", RECTIFY_DEADLINE_DATED, day);

  rectify_item_set_id (item, id);
  rectify_item_set_text (item, text);
  rectify_item_set_deadline (item, deadline);
  rectify_item_append_child (rectify_plan_get_root (plan), item);
  return item;
}

static void
add_stage (RectifyItem *item, gint64 id, const char *date, const char *text, gboolean reached)
{
  g_autoptr (GDate) day = rectify_date_from_string (date);
  g_autoptr (RectifyStep) stage
      = rectify_step_new_stored (id, RECTIFY_STEP_STAGE, day, NULL, text, (int[]){ reached, 0, 0 });

  rectify_item_add_step (item, stage);
}

/* As a reader joins the lines again. */
static char *
dup_unfolded (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\r\n ", -1);

  return g_strjoinv ("", parts);
}

static char *
compose (RectifyPlan *plan)
{
  g_autofree char *text = rectify_calendar_compose (plan, 1700000000);

  return dup_unfolded (text);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

/* However many bytes stand before a break, no line is too long, and no character lost or broken. */
static void
test_folding (void)
{
  for (guint n = 0; n < 80; n++)
    {
      g_autoptr (RectifyPlan) plan = rectify_plan_new ();
      g_autoptr (GString) title = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_autofree char *unfolded = NULL;
      g_auto (GStrv) lines = NULL;
      gsize longest = 0;

      for (guint i = 0; i < n; i++)
        g_string_append_c (title, 'a');
      for (guint i = 0; i < 60; i++)
        g_string_append (title, i % 7 == 0 ? "x" : "整改");
      rectify_plan_set_title (plan, title->str);
      text = rectify_calendar_compose (plan, 0);
      lines = g_strsplit (text, "\r\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_assert_true (g_utf8_validate (lines[i], -1, NULL));
          longest = MAX (longest, strlen (lines[i]));
        }
      g_assert_cmpuint (longest, <=, 75);
      g_assert_cmpuint (longest, >, 70);
      unfolded = dup_unfolded (text);
      g_assert_nonnull (strstr (unfolded, title->str));
    }
}

/* What means something to the format is told from what does not, and stands in one line. */
static void
test_escapes (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autofree char *text = NULL;

  add (plan, 1, "C:\\台账;甲,乙\a。", "2023-06-30");
  rectify_plan_set_title (plan, "某局\n整改方案");
  text = compose (plan);
  g_assert_nonnull (strstr (text, "\r\nX-WR-CALNAME:某局 整改方案\r\n"));
  g_assert_nonnull (strstr (text, "C:\\\\台账\\;甲\\,乙。"));
  g_assert_nonnull (strstr (text, "\r\nDESCRIPTION:某局 整改方案\\n整改措施："));
  for (const char *p = text; *p != '\0'; p++)
    g_assert_true (*p != '\n' || (p > text && p[-1] == '\r'));
}

/* A day for a deadline and for each stage; what is through reminds nobody. */
static void
test_events (void)
{
  static const struct {
    RectifyStatus status;
    guint n_alarms;
    guint n_done;
  } cases[] = { { RECTIFY_STATUS_NOT_STARTED, 2, 1 },
                { RECTIFY_STATUS_IN_PROGRESS, 2, 1 },
                { RECTIFY_STATUS_DONE, 0, 3 },
                { RECTIFY_STATUS_CLOSED, 0, 3 },
                { RECTIFY_STATUS_SUSTAINED, 1, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyPlan) plan = rectify_plan_new ();
      RectifyItem *item = add (plan, 7, "抓好落实。", "2023-12-31");
      g_autofree char *text = NULL;

      add (plan, 8, "没有期限。", NULL);
      add_stage (item, 3, "2023-03-31", "起步", TRUE);
      add_stage (item, 4, "2023-06-30", "过半", FALSE);
      rectify_item_set_status (item, cases[i].status);
      text = compose (plan);
      g_assert_cmpuint (count (text, "BEGIN:VEVENT\r\n"), ==, 3);
      g_assert_cmpuint (count (text, "BEGIN:VALARM\r\n"), ==, cases[i].n_alarms);
      g_assert_cmpuint (count (text, "\r\nSUMMARY:阶段目标（")
                            + count (text, "\r\nSUMMARY:整改到期（"),
                        ==, cases[i].n_done);
      g_assert_nonnull (strstr (text, "\r\nDTSTART;VALUE=DATE:20230331\r\n"));
      g_assert_nonnull (strstr (text, "\r\nDTSTART;VALUE=DATE:20230630\r\n"));
      g_assert_nonnull (strstr (text, "\r\nDTSTART;VALUE=DATE:20231231\r\n"));
      g_assert_nonnull (strstr (text, "\r\nDTSTAMP:20231114T221320Z\r\n"));
    }
}

/* An event is called the same in the next calendar, whatever became of the task, and no other is. */
static void
test_names (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *item = add (plan, 7, "抓好落实。", "2023-12-31");
  RectifyItem *nameless = add (plan, 0, "建立制度。", "2023-12-31");
  g_autofree char *text = NULL;

  add_stage (item, 3, "2023-03-31", "起步", FALSE);
  add (plan, 0, "定期检查。", "2023-12-31");
  text = compose (plan);
  g_assert_cmpuint (count (text, "\r\nUID:7@"), ==, 1);
  g_assert_cmpuint (count (text, "\r\nUID:7-3@"), ==, 1);
  /* What is in no ledger has no number: it goes by its words. */
  g_assert_cmpuint (count (text, "\r\nUID:0"), ==, 0);
  rectify_item_set_status (item, RECTIFY_STATUS_DONE);
  rectify_item_set_text (item, "抓好落实，见到成效。");
  rectify_item_set_id (nameless, 9);
  g_free (text);
  text = compose (plan);
  g_assert_cmpuint (count (text, "\r\nUID:7@"), ==, 1);
  g_assert_cmpuint (count (text, "\r\nUID:7-3@"), ==, 1);
  g_assert_cmpuint (count (text, "\r\nUID:9@"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/folding", test_folding);
  g_test_add_func ("/calendar/escapes", test_escapes);
  g_test_add_func ("/calendar/events", test_events);
  g_test_add_func ("/calendar/names", test_names);
  return g_test_run ();
}

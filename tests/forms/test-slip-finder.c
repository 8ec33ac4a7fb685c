/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "office.h"
#include "rectify-slip-code.h"
#include "rectify-slip-finder.h"
#include "rectify-slip-version.h"

static RectifySlip *
find (Office *self, const char *typed)
{
  g_autoptr (GError) error = NULL;
  RectifySlip *slip = rectify_slip_find (self->ledger, typed, NULL, &error);

  g_assert_no_error (error);
  return slip;
}

static char *
dup_payload (RectifyPlan *plan, const char *unit)
{
  g_autofree char *code = rectify_slip_code_dup_for_unit (plan, unit);

  return g_strdup_printf ("RECTIFY:%s:%" G_GINT64_FORMAT, code,
                          rectify_slip_version_for_unit (plan, unit));
}

/* However it is typed: the tasks of its unit, as they are. */
static void
test_unit (Office *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = office_load (self);
  g_autofree char *scanned = dup_payload (plan, "第3办公室");
  g_autofree char *code = rectify_slip_code_dup_for_unit (plan, "第3办公室");
  g_autofree char *typed = g_ascii_strdown (code, -1);
  g_autofree char *spaced = g_strdup_printf ("  %.4s %s\n", typed, typed + 5);
  const char *const ways[] = { scanned, code, typed, spaced };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (RectifySlip) slip = NULL;
      g_autofree char *words = NULL;

      g_assert_true (rectify_slip_is_code (ways[i]));
      slip = find (self, ways[i]);
      words = rectify_slip_dup_words (slip);
      g_assert_cmpstr (slip->unit, ==, "第3办公室");
      g_assert_cmpint (slip->plan_id, ==, self->plan_id);
      g_assert_cmpint (slip->item_id, ==, rectify_item_get_id (office_get_measure (plan, 3)));
      g_assert_false (rectify_slip_is_stale (slip));
      g_assert_nonnull (strstr (words, ways[i] == scanned ? "says what the plan says" : "Compare"));
    }
}

/* A call is up to date as long as what stands on it is, whatever else its unit has to do. */
static void
test_call (Office *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = office_load (self);
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autofree char *code = rectify_slip_code_dup_for_unit (plan, "第3办公室");
  g_autofree char *version = rectify_slip_code_dup_version (
      rectify_slip_version_for_call (plan, "第3办公室", options, TRUE));
  g_autofree char *typed = g_strconcat (code, ":", version, NULL);
  g_autofree char *wrong = g_strconcat (code, ":1", version + 1, NULL);
  g_autoptr (RectifySlip) slip = find (self, typed);
  g_autoptr (RectifySlip) bare = find (self, code);
  g_autofree char *words = rectify_slip_dup_words (bare);

  g_assert_nonnull (strchr (version, '-'));
  g_assert_false (rectify_slip_is_stale (slip));
  g_assert_nonnull (strstr (words, "a reminder, type the version"));
  if (version[0] != '1')
    {
      g_autoptr (RectifySlip) stale = find (self, wrong);
      g_autofree char *said = rectify_slip_dup_words (stale);

      g_assert_true (rectify_slip_is_stale (stale));
      g_assert_nonnull (strstr (said, version));
    }
}

/* How far a task is has no part in a slip; what it says has, be it the first of the unit or another. */
static void
test_stale (Office *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = office_load (self);
  g_autofree char *changed = dup_payload (plan, "第3办公室");
  g_autofree char *other = dup_payload (plan, "第4办公室");
  g_autoptr (RectifySlip) same = NULL, stale = NULL, still = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  office_set_status (self, 3, RECTIFY_STATUS_DONE);
  same = find (self, changed);
  g_assert_false (rectify_slip_is_stale (same));
  g_clear_object (&plan);
  plan = office_load (self);
  rectify_item_set_text (office_get_measure (plan, 26), "另一条措施。");
  rectify_ledger_save_plan (self->ledger, plan, "Edit Item", &error);
  g_assert_no_error (error);
  stale = find (self, changed);
  g_assert_true (rectify_slip_is_stale (stale));
  words = rectify_slip_dup_words (stale);
  g_assert_nonnull (strstr (words, "out of date"));
  g_assert_nonnull (strstr (words, "The plan was last edited on"));
  g_assert_nonnull (strstr (words, "Edit Item"));
  still = find (self, other);
  g_assert_false (rectify_slip_is_stale (still));
}

/* A unit that has nothing but a measure within a measure has a slip as well. */
static void
test_within (Office *self, gconstpointer data)
{
  const char *const names[] = { "区档案馆", NULL };
  g_autoptr (RectifyPlan) plan = office_load (self);
  g_autoptr (RectifyItem) within = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEAD_UNIT, NULL, NULL, names);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifySlip) slip = NULL;
  g_autofree char *code = rectify_slip_code_dup_for_unit (plan, names[0]);

  rectify_item_set_text (within, "清理档案。");
  rectify_item_add_assignment (within, assignment);
  rectify_item_append_child (office_get_measure (plan, 5), within);
  rectify_ledger_save_plan (self->ledger, plan, "Edit Item", &error);
  g_assert_no_error (error);
  slip = find (self, code);
  g_assert_cmpstr (slip->unit, ==, names[0]);
  g_assert_cmpint (slip->item_id, ==, rectify_item_get_id (within));
  g_assert_cmpstr (slip->line, ==, "清理档案。");
}

static void
test_item (Office *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = office_load (self);
  RectifyItem *measure = office_get_measure (plan, 7);
  g_autofree char *code = rectify_slip_code_dup_for_item (plan, measure);
  g_autofree char *old = g_strdup_printf ("%s:1", code);
  g_autoptr (RectifySlip) slip = find (self, code);
  g_autoptr (RectifySlip) stale = find (self, old);
  g_autofree char *title = rectify_slip_dup_title (slip);
  g_autofree char *words = rectify_slip_dup_words (stale);

  g_assert_null (slip->unit);
  g_assert_cmpint (slip->item_id, ==, rectify_item_get_id (measure));
  g_assert_nonnull (strstr (title, "第7条措施"));
  g_assert_nonnull (strstr (words, "The task was last edited on"));
}

static void
test_unknown (Office *self, gconstpointer data)
{
  static const struct {
    const char *typed, *words;
  } cases[] = { { "0000-0000", "No paper of this ledger has the code 0000-0000" },
                { "整改措施", "no code of a paper" },
                { "", "no code of a paper" },
                { "7KQ4-M2XB:", "no code of a paper" },
                { "7KQ4-M2XB:12x", "no code of a paper" },
                { "7KQ4-M2XBZ", "no code of a paper" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rectify_slip_find (self->ledger, cases[i].typed, NULL, &error));
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

static void
test_cancelled (Office *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (rectify_slip_find (self->ledger, "0000-0000", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/slip-finder/unit", test_unit);
  office_add_test ("/slip-finder/call", test_call);
  office_add_test ("/slip-finder/stale", test_stale);
  office_add_test ("/slip-finder/within", test_within);
  office_add_test ("/slip-finder/item", test_item);
  office_add_test ("/slip-finder/unknown", test_unknown);
  office_add_test ("/slip-finder/cancelled", test_cancelled);
  return g_test_run ();
}

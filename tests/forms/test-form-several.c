/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "office.h"
#include "rectify-plan-json.h"

/* Forms that come more than once, or from a unit that sent another. */

#define N_ROUNDS 25

static const char *const statuses[] = { "未启动", "整改中", "已完成", "长期坚持" };

static char *
describe (Office *self)
{
  g_autoptr (RectifyPlan) plan = office_load (self);

  return rectify_plan_to_json (plan);
}

static const RectifyMergeChange *
find_change (RectifyReturn *found, RectifyMergeField field)
{
  RectifyMerge *merge = rectify_return_get_merge (found);

  for (guint i = 0; i < rectify_merge_get_n_changes (merge); i++)
    if (rectify_merge_get_change (merge, i)->field == field)
      return rectify_merge_get_change (merge, i);
  return NULL;
}

/* The same form, filled in twice with different words: what came first is ours, and nothing of it goes
 * by itself. */
static void
test_different (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL;
  const RectifyMergeChange *change;

  office_fill (form);
  form_editor_set (form, "G5", "已完成");
  form_editor_save (form, path);
  office_merge (self, path);
  form_editor_set (form, "G5", "整改中");
  form_editor_set (form, "I5", "还差一项。");
  form_editor_save (form, path);
  found = office_open (self, path);
  g_assert_cmpuint (rectify_return_get_n_edits (found), ==, 1);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (rectify_return_get_merge (found)), ==, 2);
  change = find_change (found, RECTIFY_MERGE_PROGRESS);
  g_assert_nonnull (strstr (change->ours, "=已制定计划。"));
  g_assert_nonnull (strstr (change->theirs, "还差一项。"));
  before = describe (self);
  office_apply (self, found);
  after = describe (self);
  g_assert_cmpstr (before, ==, after);
}

/* A unit keeps its form, and reports again in it: what it said first is not written over. */
static void
test_quarters (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyPlan) plan = NULL;
  GPtrArray *progress;

  office_fill (form);
  form_editor_save (form, path);
  office_merge (self, path);
  form_editor_set (form, "G5", "已完成");
  form_editor_set (form, "H5", "2024-02-20");
  form_editor_set (form, "I5", "二季度进展。");
  form_editor_save (form, path);
  office_merge (self, path);
  office_merge (self, path);
  plan = office_load (self);
  progress = rectify_item_get_progress (office_get_measure (plan, 0));
  g_assert_cmpuint (progress->len, ==, 2);
  /* From in progress to done: nobody said otherwise. */
  g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 0)), ==, RECTIFY_STATUS_DONE);
  g_assert_cmpstr (rectify_progress_entry_get_text (progress->pdata[0]), ==, "=已制定计划。");
  g_assert_cmpstr (rectify_progress_entry_get_text (progress->pdata[1]), ==, "二季度进展。");
}

/* Who reports on a task has begun it, unless the office knows better. */
static void
test_begun (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyPlan) plan = NULL;

  form_editor_set (form, "I5", "已办。");
  form_editor_set (form, "I6", "已办。");
  form_editor_save (form, path);
  office_set_status (self, 23, RECTIFY_STATUS_DONE);
  office_merge (self, path);
  plan = office_load (self);
  g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 0)), ==,
                   RECTIFY_STATUS_IN_PROGRESS);
  g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 23)), ==,
                   RECTIFY_STATUS_DONE);
  g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 30)), ==,
                   RECTIFY_STATUS_NOT_STARTED);
}

/* Two units report on one task: their words are both there, and of two statuses one is to be chosen. */
static void
test_two_units (Office *self, gconstpointer data)
{
  /* Unit 7 has measure 0 with unit 0, in the first of its rows. */
  static const guint units[] = { 0, 7 };
  g_autofree char *paths[G_N_ELEMENTS (units)] = { NULL };
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (FormEditor) form = office_send (self, units[i], &paths[i]);

      office_fill (form);
      form_editor_set (form, "G5", statuses[2 - i]);
      form_editor_save (form, paths[i]);
    }
  office_merge (self, paths[0]);
  found = office_open (self, paths[1]);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (rectify_return_get_merge (found)), ==, 1);
  g_assert_true (find_change (found, RECTIFY_MERGE_STATUS)->conflict);
  office_apply (self, found);
  plan = office_load (self);
  g_assert_cmpuint (rectify_item_get_progress (office_get_measure (plan, 0))->len, ==, 2);
  g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 0)), ==, RECTIFY_STATUS_DONE);
}

/* A form of before comes after a later one: it is said, and more so where that one was merged. */
static void
test_older (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *first_path = g_build_filename (self->folder, "first.xlsx", NULL);
  g_autoptr (FormEditor) first = office_send (self, 0, &path);
  g_autoptr (FormEditor) second = NULL;
  g_autoptr (RectifyReturn) waiting = NULL, late = NULL, newest = NULL;

  office_fill (first);
  form_editor_save (first, first_path);
  /* Moments are kept to the second. */
  g_usleep (1100000);
  second = (g_free (path), office_send (self, 0, &path));
  waiting = office_open (self, first_path);
  office_assert_remark (waiting, "this form is the older one");
  office_assert_remark (waiting, "was sent its tasks again later");
  office_fill (second);
  form_editor_set (second, "I5", "已完成大半。");
  form_editor_save (second, path);
  newest = office_open (self, path);
  office_assert_remark (newest, NULL);
  office_apply (self, newest);
  late = office_open (self, first_path);
  office_assert_remark (late, "came back and was merged already");
  /* Undone, it is as if it had not come. */
  g_assert_true (rectify_ledger_undo (self->ledger, NULL, NULL, NULL));
  g_set_object (&late, NULL);
  late = office_open (self, first_path);
  office_assert_remark (late, "was sent its tasks again later");
}

static void
fill_at_random (FormEditor *form)
{
  static const char *const days[] = { DAY, "2023.6.30", "2023年6月底前", "" };
  static const char *const shares[] = { "#0", "#100", "80％", "很多", "" };

  for (guint row = 5; row <= 8; row++)
    {
      const struct {
        char column;
        const char *words;
      } cells[] = { { 'F', statuses[g_test_rand_int_range (0, G_N_ELEMENTS (statuses))] },
                    { 'G', days[g_test_rand_int_range (0, G_N_ELEMENTS (days))] },
                    { 'H', g_test_rand_bit () ? "已办。" : "" },
                    { 'I', shares[g_test_rand_int_range (0, G_N_ELEMENTS (shares))] } };

      for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
        {
          g_autofree char *place = g_strdup_printf ("%c%u", cells[i].column, row);

          form_editor_set (form, place, *cells[i].words != '\0' ? cells[i].words : NULL);
        }
    }
  if (g_test_rand_int_range (0, 4) == 0)
    form_editor_swap_rows (form, 5, 7);
  if (g_test_rand_int_range (0, 4) == 0)
    form_editor_copy_row (form, 6, 20);
}

/* Whatever is in a form, and however its conflicts are decided: merged once more it changes nothing,
 * also when others were merged since. */
static void
test_again (Office *self, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      char *path = NULL;
      g_autoptr (FormEditor) form = office_send (self, g_test_rand_int_range (0, N_UNITS), &path);
      g_autofree char *kept = g_strdup_printf ("%s/kept-%u.xlsx", self->folder, i);
      g_autoptr (RectifyReturn) found = NULL;
      g_autofree char *before = NULL, *after = NULL;
      RectifyMerge *merge;

      fill_at_random (form);
      form_editor_save (form, kept);
      g_free (path);
      found = office_open (self, kept);
      merge = rectify_return_get_merge (found);
      for (guint j = 0; j < rectify_merge_get_n_changes (merge); j++)
        if (rectify_merge_get_change (merge, j)->conflict && g_test_rand_bit ())
          rectify_merge_decide (merge, j, RECTIFY_MERGE_THEIRS);
      office_apply (self, found);
      g_ptr_array_add (paths, g_steal_pointer (&kept));

      before = describe (self);
      for (guint j = 0; j < 2; j++)
        {
          guint which = j == 0 ? i : (guint) g_test_rand_int_range (0, (gint32) paths->len);
          g_autoptr (RectifyReturn) again = office_open (self, paths->pdata[which]);

          g_assert_cmpuint (rectify_return_get_n_edits (again), ==, 0);
          office_apply (self, again);
        }
      after = describe (self);
      g_assert_cmpstr (before, ==, after);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/forms/several/different", test_different);
  office_add_test ("/forms/several/quarters", test_quarters);
  office_add_test ("/forms/several/begun", test_begun);
  office_add_test ("/forms/several/two-units", test_two_units);
  office_add_test ("/forms/several/older", test_older);
  office_add_test ("/forms/several/again", test_again);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "ledger-desk.h"
#include "rectify-directory.h"
#include "rectify-ledger.h"

static gint64
find_party (RectifyLedger *ledger, const char *name, guint *n_uses)
{
  g_autoptr (GPtrArray) parties = rectify_ledger_list_parties (ledger, NULL);

  for (guint i = 0; i < parties->len; i++)
    {
      RectifyParty *party = g_ptr_array_index (parties, i);

      if (!g_str_equal (rectify_party_get_name (party), name))
        continue;
      if (n_uses != NULL)
        *n_uses = rectify_party_get_n_uses (party);
      return rectify_party_get_id (party);
    }
  return 0;
}

static guint
count_parties (RectifyLedger *ledger)
{
  g_autoptr (GPtrArray) parties = rectify_ledger_list_parties (ledger, NULL);

  return parties->len;
}

static char *
dup_text (RectifyLedger *ledger, gint64 plan_id)
{
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, plan_id, NULL);
  GPtrArray *assignments
      = rectify_item_get_assignments (rectify_item_get_child (rectify_plan_get_root (plan), 0));
  RectifyAssignment *assignment = g_ptr_array_index (assignments, 0);
  g_autofree char *names = g_strjoinv ("|", (char **) rectify_assignment_get_names (assignment));

  return g_strdup_printf ("%s / %s", rectify_assignment_get_text (assignment), names);
}

static void
assert_text (RectifyLedger *ledger, gint64 plan_id, const char *expected)
{
  g_autofree char *text = dup_text (ledger, plan_id);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_directory (void)
{
  const char *const names[] = { "财政局", "区财政局", NULL };
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.rectify", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, &error);
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_RESPONSIBLE_UNIT, NULL, "财政局、区财政局", names);
  gint64 id, other;
  guint n_uses, n_parties;

  rectify_item_add_assignment (item, assignment);
  rectify_item_append_child (rectify_plan_get_root (plan), item);
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "New", &error));
  id = rectify_plan_get_id (plan);
  g_assert_cmpint (find_party (ledger, "财政局", &n_uses), >, 0);
  g_assert_cmpuint (n_uses, ==, 1);

  /* Not inside a longer name. */
  g_assert_true (rectify_ledger_rename_party (ledger, find_party (ledger, "财政局", NULL), NULL,
                                              "市财政局", "Rename", &error));
  assert_text (ledger, id, "市财政局、区财政局 / 市财政局|区财政局");
  g_assert_false (rectify_ledger_rename_party (ledger, find_party (ledger, "市财政局", NULL), NULL,
                                               "区财政局", "Rename", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (rectify_ledger_rename_party (ledger, find_party (ledger, "市财政局", NULL), NULL,
                                               "  ", "Rename", &error));
  g_clear_error (&error);

  g_assert_true (ledger_add_unit (ledger, "审计局", "Add", &error));
  n_parties = count_parties (ledger);
  g_assert_true (ledger_add_unit (ledger, "审计局", "Add", &error));
  g_assert_cmpuint (count_parties (ledger), ==, n_parties);
  other = find_party (ledger, "审计局", &n_uses);
  g_assert_cmpuint (n_uses, ==, 0);
  g_assert_true (rectify_ledger_merge_parties (ledger, find_party (ledger, "市财政局", NULL), other,
                                               "Merge", &error));
  assert_text (ledger, id, "审计局、区财政局 / 审计局|区财政局");
  g_assert_cmpint (find_party (ledger, "市财政局", NULL), ==, 0);
  g_assert_false (rectify_ledger_remove_party (ledger, other, "Remove", &error));
  g_clear_error (&error);

  {
    g_auto (GStrv) uses = rectify_ledger_list_party_uses (ledger, other, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (g_strv_length (uses), ==, 1);
  }
  g_assert_true (rectify_ledger_undo (ledger, NULL, NULL, &error));
  assert_text (ledger, id, "市财政局、区财政局 / 市财政局|区财政局");
  g_assert_true (rectify_ledger_remove_party (ledger, other, "Remove", &error));
  g_assert_cmpint (find_party (ledger, "审计局", NULL), ==, 0);
  g_assert_true (rectify_ledger_check (ledger, &error));
  g_unlink (path);
  g_rmdir (folder);
}

/* What only holds the place of a name is kept where it stands, and is nobody in the directory. */
static void
test_placeholders (void)
{
  const char *const names[] = { "×××", "XXX", "某某", "空白", "张三", "吴某某", "XX局", NULL };
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.rectify", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, &error);
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEADER, NULL, NULL, names);

  /* Read before, so that what the edit concerned is read anew; and as a whole. */
  find_party (ledger, "张三", NULL);
  rectify_item_add_assignment (item, assignment);
  rectify_item_append_child (rectify_plan_get_root (plan), item);
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "New", &error));
  for (guint n = 0; n < 2; n++)
    {
      for (guint i = 0; names[i] != NULL; i++)
        g_assert_true ((find_party (ledger, names[i], NULL) > 0) == (i >= 4));
      assert_text (ledger, rectify_plan_get_id (plan),
                   "×××、XXX、某某、空白、张三、吴某某、XX局 / ×××|XXX|某某|空白|张三|吴某某|XX局");
      g_object_unref (ledger);
      ledger = rectify_ledger_open (path, 0, &error);
      g_assert_no_error (error);
    }
  g_clear_object (&ledger);
  g_unlink (path);
  g_rmdir (folder);
}

/* What a party is called changes in the words too, however they are spread or parted. */
static void
test_rename (void)
{
  static const struct {
    const char *text;
    const char *names[3];
    const char *expected;
  } cases[] = {
    { "张　三", { "张三" }, "王五" },
    { "张 三、李四", { "张三", "李四" }, "王五、李四" },
    { "李四|张三", { "李四", "张三" }, "李四|王五" },
    { "张三丰、张三", { "张三丰", "张三" }, "张三丰、王五" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
      g_autofree char *path = g_build_filename (folder, "a.rectify", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, &error);
      g_autoptr (RectifyPlan) plan = rectify_plan_new ();
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROBLEM);
      g_autoptr (RectifyAssignment) assignment
          = rectify_assignment_new (RECTIFY_ROLE_PERSON, NULL, cases[i].text, cases[i].names);
      g_autofree char *text = NULL;

      rectify_item_add_assignment (item, assignment);
      rectify_item_append_child (rectify_plan_get_root (plan), item);
      g_assert_true (rectify_ledger_save_plan (ledger, plan, "New", &error));
      g_assert_true (rectify_ledger_rename_party (ledger, find_party (ledger, "张三", NULL), NULL,
                                                  "王五", "Rename", &error));
      text = dup_text (ledger, rectify_plan_get_id (plan));
      g_assert_true (g_str_has_prefix (text, cases[i].expected));
      g_assert_false (
          rectify_ledger_set_party_kind (ledger, 999, RECTIFY_PARTY_UNIT, "Kind", &error));
      g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
      g_clear_object (&ledger);
      g_unlink (path);
      g_rmdir (folder);
    }
}

/* Who did not see the name that is there now is told of it, and nothing is changed. */
static void
test_rename_seen (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.rectify", NULL);
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, NULL);
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_true (ledger_add_unit (ledger, "财政局", "Add", &error));
  id = find_party (ledger, "财政局", NULL);
  g_assert_true (rectify_ledger_rename_party (ledger, id, "财政局", "市财政局", "R", &error));
  g_assert_false (rectify_ledger_rename_party (ledger, id, "财政局", "区财政局", "R", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED);
  g_assert_cmpint (find_party (ledger, "市财政局", NULL), ==, id);
  g_clear_error (&error);
  g_assert_true (rectify_ledger_rename_party (ledger, id, NULL, "区财政局", "R", &error));
  g_clear_object (&ledger);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/directory/all", test_directory);
  g_test_add_func ("/directory/placeholders", test_placeholders);
  g_test_add_func ("/directory/rename", test_rename);
  g_test_add_func ("/directory/rename-seen", test_rename_seen);
  return g_test_run ();
}

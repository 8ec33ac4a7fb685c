/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "cli-runner.h"
#include "rectify-backup-choice.h"
#include "rectify-backup.h"
#include "rectify-ledger.h"

/* What somebody who keeps a ledger by the command line alone relies on. */

#define PLAN                                                                                       \
  "某局整改方案\n一、存在问题及整改措施\n（一）学习方面\n1.学得少。\n" \
  "整改措施：一是多学。二是多记。\n牵头单位：区财政局\n责任单位：办公室\n"

static GPtrArray *
list_backups (const char *ledger)
{
  g_autofree char *path = dup_path (ledger);
  g_autofree char *backups_folder = rectify_backup_dup_folder (path);
  g_autoptr (GError) error = NULL;
  GPtrArray *backups = rectify_backup_list (backups_folder, path, &error);

  g_assert_no_error (error);
  return backups;
}

static void
assert_one_daily (const char *ledger)
{
  g_autoptr (GPtrArray) backups = list_backups (ledger);

  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpint (((RectifyBackup *) backups->pdata[0])->reason, ==, RECTIFY_BACKUP_DAILY);
}

static void
remove_backups (const char *ledger)
{
  g_autoptr (GPtrArray) backups = list_backups (ledger);

  for (guint i = 0; i < backups->len; i++)
    g_assert_cmpint (g_unlink (((RectifyBackup *) backups->pdata[i])->path), ==, 0);
}

/* Whatever writes first makes the day's backup; what comes later that day makes none. */
static void
test_daily_backup (void)
{
  static const char *const commands[] = { "progress d.rectify 1 多学 已学。",
                                          "internal d.rectify 1 多记",
                                          "undo d.rectify",
                                          "redo d.rectify",
                                          "undo d.rectify 2",
                                          "freeze d.rectify 1 会议稿" };

  write_file ("d.txt", PLAN);
  assert_done ("import d.rectify d.txt", "plan 1");
  assert_one_daily ("d.rectify");
  /* It may be meant; it is not done without a word. */
  assert_done_but ("import d.rectify d.txt", "plan 2",
                   "the ledger has this plan already, as plan 1");
  assert_one_daily ("d.rectify");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      remove_backups ("d.rectify");
      assert_done (commands[i], "");
      assert_one_daily ("d.rectify");
    }
  remove_backups ("d.rectify");
  assert_done ("list d.rectify", "");
  assert_done ("history d.rectify", "");
  {
    g_autoptr (GPtrArray) backups = list_backups ("d.rectify");

    g_assert_cmpuint (backups->len, ==, 0);
  }
}

/* The folder that was chosen in the window holds for the command line too. */
static void
test_chosen_folder (void)
{
  g_autofree char *path = dup_path ("chosen.rectify");
  g_autofree char *stick = dup_path ("stick");
  g_autofree char *beside = dup_path ("chosen.rectify.backups");
  g_auto (Outcome) outcome = { 0 };
  g_autoptr (GPtrArray) backups = NULL;

  write_file ("chosen.txt", PLAN);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  rectify_backup_choose (path, stick);
  assert_done ("import chosen.rectify chosen.txt", "plan 1");
  backups = rectify_backup_list (stick, path, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  assert_done ("backups chosen.rectify", "stick");
  assert_done ("backup chosen.rectify", "stick");
  assert_done ("restore chosen.rectify chosen.rectify", "stick");
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
  /* Where it cannot be used it is said. */
  g_ptr_array_unref (backups);
  backups = rectify_backup_list (stick, path, NULL);
  g_assert_cmpuint (backups->len, ==, 3);
  for (guint i = 0; i < backups->len; i++)
    g_assert_cmpint (g_unlink (((RectifyBackup *) backups->pdata[i])->path), ==, 0);
  g_assert_cmpint (g_rmdir (stick), ==, 0);
  outcome = run ("backup chosen.rectify");
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_nonnull (strstr (outcome.output, beside));
  g_assert_nonnull (strstr (outcome.errors, "It is not there."));
  g_assert_true (g_file_test (beside, G_FILE_TEST_IS_DIR));
}

/* Who means one of several items of the same words is told what there is to choose from. */
static void
test_several_items (void)
{
  g_auto (Outcome) outcome = { 0 };
  g_auto (GStrv) lines = NULL;
  g_autofree char *id = NULL;
  g_autofree char *command = NULL;

  write_file ("s.txt", "某局整改方案\n一、存在问题及整改措施\n（一）学习方面\n1.学得少。\n"
                       "整改措施：多学。\n（二）作风方面\n2.学得浅。\n整改措施：多学。\n");
  assert_done ("import s.rectify s.txt", "plan 1");
  outcome = run ("progress s.rectify 1 多学 做了");
  g_assert_cmpint (outcome.status, ==, 1);
  lines = g_strsplit (outcome.errors, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_nonnull (strstr (lines[1], "学得少"));
  g_assert_nonnull (strstr (lines[2], "学得浅"));
  id = g_strndup (lines[2] + 2, strspn (lines[2] + 2, "0123456789"));
  command = g_strdup_printf ("progress s.rectify 1 %s 做了", id);
  assert_done (command, "");
}

/* The edit stands, and who made it is told. */
static void
test_backup_fails (void)
{
  g_autofree char *in_the_way = dup_path ("f.rectify.backups");
  g_auto (Outcome) outcome = { 0 };

  write_file ("f.txt", PLAN);
  write_file ("f.rectify.backups", "no folder");
  outcome = run ("import f.rectify f.txt");
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_nonnull (strstr (outcome.output, "plan 1"));
  g_assert_nonnull (strstr (outcome.errors, "Warning: no backup"));
  assert_done ("list f.rectify", "某局整改方案");
  g_assert_cmpint (g_unlink (in_the_way), ==, 0);
}

/* What would write to it says so, and what to do, before it looks for anything in it. */
static void
test_damaged (void)
{
  static const char *const commands[] = { "progress bad.rectify 1 多学 已学。",
                                          "internal bad.rectify 1 多学",
                                          "undo bad.rectify",
                                          "redo bad.rectify",
                                          "compact bad.rectify",
                                          "freeze bad.rectify 1 会议稿",
                                          "import bad.rectify bad.txt",
                                          "send bad.rectify 1 区财政局 out.rectify",
                                          "merge bad.rectify out.rectify" };
  g_autofree char *path = dup_path ("bad.rectify");
  g_autofree char *content = NULL;
  gsize size;

  write_file ("bad.txt", PLAN);
  assert_done ("import bad.rectify bad.txt", "plan 1");
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  memset (content, 0, 4096);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      assert_fails_with (commands[i], 1, "damaged and was opened to read alone");
      assert_fails_with (commands[i], 1, "rectify-cli recover bad.rectify");
    }
}

/* At a terminal below heads; for other programs the lines that the manual tells of. */
static void
test_tables (void)
{
  g_auto (Outcome) plain = { 0 };
  g_auto (Outcome) table = { 0 };
  const char *place, *line;

  write_file ("t.txt", PLAN);
  assert_done ("import t.rectify t.txt", "plan 1");
  plain = run ("history t.rectify");
  g_assert_true (g_str_has_prefix (plain.output, "1\t20"));
  table = run ("history t.rectify --table");
  g_assert_cmpint (table.status, ==, 0);
  g_assert_true (g_str_has_prefix (table.output, "Number  Made"));
  g_assert_null (strchr (table.output, '\t'));
  /* The name stands below its head. */
  place = strstr (table.output, "Edit\n");
  line = strchr (table.output, '\n') + 1;
  g_assert_nonnull (place);
  g_assert_true (g_str_has_prefix (line + (place - table.output), "Import\n"));
  assert_done ("backups t.rectify --table", "Size in bytes");
  assert_done ("backups t.rectify", "\t1\t5\t");
  assert_done ("compact t.rectify --table", "Bytes freed");
  assert_done ("list t.rectify --table", "Title");
  assert_done ("list t.rectify", "1\t0\t0/2\t某局整改方案\n");
  assert_fails ("undo t.rectify --table 1", 2);
}

/* What a file from elsewhere says is no order to a terminal. */
static void
test_plain_cells (void)
{
  write_file ("plain.txt", PLAN);
  assert_done ("import plain.rectify plain.txt", "plan 1");
  assert_done ("freeze plain.rectify 1 会\x1b[2J议\xc2\x9b\x7f稿，½", "");
  assert_done ("editions plain.rectify 1", "\t会 [2J议   稿，½\n");
  assert_done ("editions plain.rectify 1 --table", "  会 [2J议   稿，½\n");
}

static void
test_nothing_to_list (void)
{
  g_autofree char *elsewhere = dup_path ("elsewhere");

  write_file ("n.txt", PLAN);
  assert_done ("import n.rectify n.txt", "plan 1");
  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  assert_fails_with ("backups n.rectify nodir", 1, "no folder nodir");
  assert_told ("backups n.rectify elsewhere", "no backup");
  assert_fails_with ("backups missing.rectify", 1, "no ledger missing.rectify");
}

/* Taking back what took back makes it again, and is called so, however often. */
static void
test_undo_of_undo (void)
{
  static const char *const names[] = { "Import", "Undo: Import", "Redo: Import", "Undo: Import" };

  write_file ("u.txt", PLAN);
  assert_done ("import u.rectify u.txt", "plan 1");
  for (guint i = 1; i <= G_N_ELEMENTS (names); i++)
    {
      g_autofree char *line = g_strdup_printf ("undo u.rectify %u", i);
      g_autofree char *name = g_strconcat (names[i - 1], "\n", NULL);

      assert_done (line, name);
      if (i % 2 == 0)
        assert_done ("show u.rectify 1", "牵头单位：区财政局");
      else
        assert_fails ("show u.rectify 1", 1);
    }
  assert_done ("history u.rectify", "\tRedo: Import\n");
  assert_done ("check u.rectify", "sound");
}

/* Where another has taken the place of a party by then, it is said, and nothing is mixed up. */
static void
test_undo_of_undo_refused (void)
{
  write_file ("p.txt", PLAN);
  write_file ("q.txt", "乙局整改方案\n一、存在问题及整改措施\n（一）学习方面\n1.用得少。\n"
                       "整改措施：多用。\n牵头单位：区教育局\n");
  assert_done ("import p.rectify p.txt", "plan 1");
  assert_done ("undo p.rectify 1", "Import");
  assert_done ("import p.rectify q.txt", "plan");
  assert_fails_with ("undo p.rectify 2", 1, "directory");
  assert_done ("check p.rectify", "sound");
}

/* Each reader has the names in their own language, whoever made the edit. */
static void
test_languages (void)
{
  g_auto (Outcome) probe = { 0 };

  write_file ("z.txt", PLAN);
  g_setenv ("LC_ALL", "zh_CN.UTF-8", TRUE);
  probe = run ("--help");
  if (strstr (probe.output, "用法") == NULL)
    {
      g_setenv ("LC_ALL", "C.UTF-8", TRUE);
      g_test_skip ("There is no Chinese locale");
      return;
    }
  assert_done ("import z.rectify z.txt", "z.txt");
  assert_done ("history z.rectify", "\t导入\n");
  assert_done ("undo z.rectify 1", "导入\n");
  assert_done ("history z.rectify", "撤销：导入\n");
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  assert_done ("history z.rectify", "\tUndo: Import\n");
  assert_done ("undo z.rectify 2", "Undo: Import\n");
  g_setenv ("LC_ALL", "zh_CN.UTF-8", TRUE);
  assert_done ("history z.rectify", "重做：导入\n");
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
}

static void
change_packet (const char *name)
{
  g_autofree char *path = dup_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (RectifyPlan) plan = NULL;
  RectifyItem *problem;

  g_assert_no_error (error);
  plan = rectify_ledger_load_plan (ledger, 1, &error);
  g_assert_no_error (error);
  problem = rectify_plan_get_root (plan);
  while (rectify_item_get_kind (problem) != RECTIFY_ITEM_PROBLEM)
    problem = rectify_item_get_child (problem, 0);
  rectify_item_set_text (rectify_item_get_child (problem, 0), "天天学。");
  g_object_unref (rectify_item_remove_child (problem, 1));
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "Edit", &error));
}

/* What a unit deleted is a question, which is decided like a conflict; the rest comes in either way. */
static void
test_deleted_in_packet (void)
{
  g_autofree char *from = dup_path ("o.rectify");
  g_autofree char *to = dup_path ("o2.rectify");
  g_auto (Outcome) outcome = { 0 };
  g_autofree char *content = NULL;
  gsize size;

  write_file ("o.txt", PLAN);
  assert_done ("import o.rectify o.txt", "plan 1");
  assert_done ("send o.rectify 1 区财政局 packet.rectify", "区财政局\t2\t");
  change_packet ("packet.rectify");
  outcome = run ("merge o.rectify packet.rectify");
  g_assert_cmpint (outcome.status, ==, 1);
  g_assert_nonnull (strstr (outcome.output,
                            "  一、存在问题及整改措施 › （一）学习方面 › 1.学得少 › 二是多记。 · "
                            "Deleted there; delete it here too?\n"));
  g_assert_nonnull (strstr (outcome.errors, "--theirs"));
  assert_done ("show o.rectify 1", "一是多学。二是多记。");
  g_assert_true (g_file_get_contents (from, &content, &size, NULL));
  g_assert_true (g_file_set_contents (to, content, (gssize) size, NULL));
  assert_done ("merge o.rectify packet.rectify --ours", "区财政局\t2\t");
  assert_done ("show o.rectify 1", "一是天天学。二是多记。");
  assert_done ("merge o2.rectify packet.rectify --theirs", "区财政局\t2\t");
  assert_done ("show o2.rectify 1", "一是天天学。\n");
}

/* Units are sent forms, one or all; one that comes back untouched changes nothing. */
static void
test_forms (void)
{
  g_autofree char *folder = dup_path ("forms");

  write_file ("form.txt", PLAN);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  assert_done ("import form.rectify form.txt", "plan 1");
  assert_done ("forms form.rectify 1 区财政局 one.xlsx", "区财政局\t2\tone.xlsx\n");
  assert_fails_with ("forms form.rectify 1 区财政局 one.xlsx", 1, "is there already");
  assert_fails_with ("forms form.rectify 1 区财政局 one.rectify", 1, "name it .xlsx");
  assert_fails_with ("forms form.rectify 1 无此单位 none.xlsx", 1, "has no task");
  assert_fails ("forms form.rectify 1 区财政局", 2);
  assert_done ("forms form.rectify 1 --all forms", "办公室\t2\tforms/办公室-某局整改方案.xlsx\n");
  assert_fails ("forms form.rectify 1 --all forms", 1);
  assert_done ("merge form.rectify one.xlsx forms/办公室-某局整改方案.xlsx",
               "区财政局\t0\tone.xlsx\n办公室\t0\t");
  write_file ("old.xlsx", "\xd0\xcf\x11\xe0 an old workbook");
  assert_fails_with ("merge form.rectify old.xlsx", 1, "old.xlsx: This is no Excel workbook");
}

/* One act, however many files: the ledger as it was before is kept once. */
static void
test_merge_backup (void)
{
  write_file ("m.txt", PLAN);
  assert_done ("import m.rectify m.txt", "plan 1");
  assert_done ("send m.rectify 1 --all m-packets", "区财政局\t2\t");
  for (guint round = 1; round <= 2; round++)
    {
      g_autoptr (GPtrArray) backups = NULL;
      guint n_merges = 0;

      assert_done ("progress m-packets/区财政局-某局整改方案.rectify 1 多学 已学。", "");
      assert_done ("progress m-packets/办公室-某局整改方案.rectify 1 多记 已记。", "");
      assert_done ("merge m.rectify m-packets/区财政局-某局整改方案.rectify "
                   "m-packets/办公室-某局整改方案.rectify",
                   "");
      backups = list_backups ("m.rectify");
      for (guint i = 0; i < backups->len; i++)
        n_merges += ((RectifyBackup *) backups->pdata[i])->reason == RECTIFY_BACKUP_MERGE;
      g_assert_cmpuint (n_merges, ==, round);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  set_up (argc, argv);
  g_test_add_func ("/cli-desk/daily-backup", test_daily_backup);
  g_test_add_func ("/cli-desk/chosen-folder", test_chosen_folder);
  g_test_add_func ("/cli-desk/several-items", test_several_items);
  g_test_add_func ("/cli-desk/backup-fails", test_backup_fails);
  g_test_add_func ("/cli-desk/damaged", test_damaged);
  g_test_add_func ("/cli-desk/tables", test_tables);
  g_test_add_func ("/cli-desk/plain-cells", test_plain_cells);
  g_test_add_func ("/cli-desk/nothing-to-list", test_nothing_to_list);
  g_test_add_func ("/cli-desk/undo-of-undo", test_undo_of_undo);
  g_test_add_func ("/cli-desk/undo-of-undo-refused", test_undo_of_undo_refused);
  g_test_add_func ("/cli-desk/languages", test_languages);
  g_test_add_func ("/cli-desk/deleted-in-packet", test_deleted_in_packet);
  g_test_add_func ("/cli-desk/forms", test_forms);
  g_test_add_func ("/cli-desk/merge-backup", test_merge_backup);
  return run_tests ();
}

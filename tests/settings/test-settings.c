/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "folder.h"
#include "presets.h"
#include "rectify-backup-choice.h"
#include "rectify-fonts.h"
#include "rectify-ledger.h"
#include "rectify-settings.h"

/*
 * What an administrator presets, each case in a program of its own: what is preset is found out once.
 */
#define GROUP "[org.example.Rectify]\n"

static char *folder;

static void
run_case (void (*set_up) (void))
{
  if (g_test_subprocess ())
    return;
  set_up ();
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  g_unsetenv ("GSETTINGS_SCHEMA_DIR");
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
}

static void
preset_nothing (void)
{
}

static void
test_nothing (void)
{
  g_autofree char *own = NULL, *path = NULL;

  run_case (preset_nothing);
  if (!g_test_subprocess ())
    return;
  rectify_settings_apply ();
  own = rectify_ledger_dup_default_path ();
  path = rectify_settings_dup_ledger_path ();
  g_assert_cmpstr (path, ==, own);
  g_assert_null (rectify_settings_dup_unit_name ());
  g_assert_null (rectify_backup_dup_chosen ("/a/ledger.rectify"));
  g_assert_false (rectify_backup_is_locked ());
  g_assert_false (rectify_settings_get_flag (RECTIFY_SETTING_DUPLEX));
  g_assert_cmpint (rectify_settings_get_paper (RECTIFY_SETTING_TABLE_PAPER), ==, RECTIFY_PAPER_A4);
  g_assert_true (g_str_has_prefix (rectify_fonts_get_latin_families (), "Times New Roman,"));
}

static void
preset_all (void)
{
  presets_install (folder, GROUP "ledger-folder='~/台账'\n"
                                 "backup-folder='/srv/备份/%u'\n"
                                 "unit-name=' 某市某局 '\n"
                                 "font-fangsong=['No Such Font', 'Noto Sans CJK SC']\n"
                                 "font-latin=['Noto Sans CJK SC']\n"
                                 "table-paper='a3'\n"
                                 "english-paper='letter'\n"
                                 "bold-third-level=true\n"
                                 "duplex=true\n");
}

static void
assert_style (RectifyReport report, gboolean is_english, RectifyPaper paper, gboolean is_duplex)
{
  RectifyPageStyle style = { RECTIFY_PAPER_A4 };

  rectify_settings_set_style (report, is_english, FALSE, &style);
  g_assert_cmpint (style.paper, ==, paper);
  g_assert_cmpint (style.is_duplex, ==, is_duplex);
  /* Tables are no running text, in the window neither. */
  g_assert_cmpint (style.has_bold_third, ==, report == RECTIFY_REPORT_PLAN);
  g_assert_false (style.is_loose);
}

static void
test_all (void)
{
  RectifyPageStyle style = { RECTIFY_PAPER_A4 };
  g_autofree char *path = NULL, *expected = NULL, *backups = NULL, *unit = NULL;

  run_case (preset_all);
  if (!g_test_subprocess ())
    return;
  rectify_settings_apply ();
  path = rectify_settings_dup_ledger_path ();
  expected = g_build_filename (g_get_home_dir (), "台账", "ledger.rectify", NULL);
  g_assert_cmpstr (path, ==, expected);
  g_assert_true (rectify_settings_may_make (path));
  backups = rectify_backup_dup_chosen ("/a/ledger.rectify");
  g_free (expected);
  expected = g_build_filename ("/srv/备份", g_get_user_name (), NULL);
  g_assert_cmpstr (backups, ==, expected);
  unit = rectify_settings_dup_unit_name ();
  g_assert_cmpstr (unit, ==, "某市某局");
  assert_style (RECTIFY_REPORT_LEDGER, FALSE, RECTIFY_PAPER_A3, FALSE);
  assert_style (RECTIFY_REPORT_SLIPS, FALSE, RECTIFY_PAPER_A3, TRUE);
  assert_style (RECTIFY_REPORT_PLAN, TRUE, RECTIFY_PAPER_LETTER, FALSE);
  /* Who asked for a paper gets it. */
  rectify_settings_set_style (RECTIFY_REPORT_LEDGER, FALSE, TRUE, &style);
  g_assert_cmpint (style.paper, ==, RECTIFY_PAPER_A4);
  /* A family that is not there is passed over. */
  if (strstr (rectify_fonts_get_families (RECTIFY_FACE_HEI), "Noto Sans CJK SC,") != NULL)
    g_assert_true (
        g_str_has_prefix (rectify_fonts_get_families (RECTIFY_FACE_FANGSONG), "Noto Sans CJK SC,"));
  g_assert_true (g_str_has_prefix (rectify_fonts_get_latin_families (), "Noto Sans CJK SC,Times"));
}

/* Who has a ledger already does not find an empty one instead. */
static void
test_ledger_stays (void)
{
  g_autofree char *own = NULL, *path = NULL, *parent = NULL;

  run_case (preset_all);
  if (!g_test_subprocess ())
    return;
  own = rectify_ledger_dup_default_path ();
  parent = g_path_get_dirname (own);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (own, "", 0, NULL));
  path = rectify_settings_dup_ledger_path ();
  g_assert_cmpstr (path, ==, own);
}

/* What the user chose goes before it, also where that is beside the ledger. */
static void
test_choice_wins (void)
{
  g_autofree char *chosen = NULL;

  run_case (preset_all);
  if (!g_test_subprocess ())
    return;
  rectify_settings_apply ();
  rectify_backup_choose ("/a/ledger.rectify", "/stick");
  chosen = rectify_backup_dup_chosen ("/a/ledger.rectify");
  g_assert_cmpstr (chosen, ==, "/stick");
  rectify_backup_choose ("/a/ledger.rectify", NULL);
  g_assert_null (rectify_backup_dup_chosen ("/a/ledger.rectify"));
}

static void
preset_server (void)
{
  presets_install (folder, GROUP "ledger-folder='/nowhere//台账/'\n");
}

/* In the place of a server that is away no empty ledger is made. */
static void
test_server_away (void)
{
  g_autofree char *path = NULL, *own = NULL;

  run_case (preset_server);
  if (!g_test_subprocess ())
    return;
  path = rectify_settings_dup_ledger_path ();
  g_assert_cmpstr (path, ==, "/nowhere/台账/ledger.rectify");
  g_assert_false (rectify_settings_may_make (path));
  own = rectify_ledger_dup_default_path ();
  g_assert_true (rectify_settings_may_make (own));
}

static void
preset_home (void)
{
  presets_install (folder, GROUP "backup-folder='~/备份/台账'\n");
}

/* No new user has the folder yet. */
static void
test_made_at_home (void)
{
  g_autofree char *usable = NULL, *remark = NULL, *expected = NULL;

  run_case (preset_home);
  if (!g_test_subprocess ())
    return;
  rectify_settings_apply ();
  usable = rectify_backup_dup_usable_folder ("/a/ledger.rectify", &remark);
  expected = g_build_filename (g_get_home_dir (), "备份", "台账", NULL);
  g_assert_cmpstr (usable, ==, expected);
  g_assert_null (remark);
  g_assert_true (g_file_test (expected, G_FILE_TEST_IS_DIR));
}

static void
preset_wrongly (void)
{
  presets_install (folder, GROUP "ledger-folder='台账'\n");
}

/* A folder that begins nowhere is none, and that is said. */
static void
test_no_folder (void)
{
  g_autofree char *own = NULL, *path = NULL;

  if (!g_test_subprocess ())
    {
      preset_wrongly ();
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      g_test_trap_assert_stderr ("*ledger-folder*");
      g_unsetenv ("GSETTINGS_SCHEMA_DIR");
      return;
    }
  own = rectify_ledger_dup_default_path ();
  path = rectify_settings_dup_ledger_path ();
  g_assert_cmpstr (path, ==, own);
}

static const char *const locks[] = { "backup-folder", "table-paper", "ledger-folder", NULL };

static void
test_locked (void)
{
  g_autofree char *path = NULL, *parent = NULL, *own = NULL, *backups = NULL;

  if (!g_test_subprocess ())
    {
      presets_install (folder, GROUP "unit-name='某局'\n");
      if (presets_lock (folder,
                        "[org/example/Rectify]\nbackup-folder='/srv/备份'\n"
                        "ledger-folder='/srv/台账'\n",
                        locks))
        {
          g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
          g_test_trap_assert_passed ();
        }
      else
        g_test_skip ("there is no dconf");
      g_unsetenv ("GSETTINGS_SCHEMA_DIR");
      g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
      return;
    }
  rectify_settings_apply ();
  g_assert_true (rectify_settings_is_locked (RECTIFY_SETTING_TABLE_PAPER));
  g_assert_false (rectify_settings_is_locked (RECTIFY_SETTING_UNIT_NAME));
  g_assert_true (rectify_backup_is_locked ());
  rectify_backup_choose ("/a/ledger.rectify", "/stick");
  backups = rectify_backup_dup_chosen ("/a/ledger.rectify");
  g_assert_cmpstr (backups, ==, "/srv/备份");
  own = rectify_ledger_dup_default_path ();
  parent = g_path_get_dirname (own);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (own, "", 0, NULL));
  path = rectify_settings_dup_ledger_path ();
  g_assert_cmpstr (path, ==, "/srv/台账/ledger.rectify");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_test_add_func ("/settings/nothing", test_nothing);
  g_test_add_func ("/settings/all", test_all);
  g_test_add_func ("/settings/ledger-stays", test_ledger_stays);
  g_test_add_func ("/settings/choice-wins", test_choice_wins);
  g_test_add_func ("/settings/made-at-home", test_made_at_home);
  g_test_add_func ("/settings/server-away", test_server_away);
  g_test_add_func ("/settings/no-folder", test_no_folder);
  g_test_add_func ("/settings/locked", test_locked);
  result = g_test_run ();
  folder_remove (folder);
  g_free (folder);
  return result;
}

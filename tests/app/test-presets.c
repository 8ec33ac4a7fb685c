/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-testing.h"
#include "presets.h"
#include "rectify-backup-choice.h"
#include "rectify-backups-dialog.h"
#include "rectify-dialogs.h"
#include "rectify-editions-dialog.h"
#include "rectify-file-choice.h"
#include "rectify-fonts.h"
#include "rectify-page-list.h"
#include "rectify-report-choices.h"
#include "rectify-report-pane.h"
#include "rectify-settings.h"

/* What an administrator presets and locks, as the window has it. */
#define LETTER_WIDTH 612.0
#define FONT "Noto Sans CJK SC"
#define SAID "Set by your administrator"

static char *folder;
static gboolean is_locked;

/* What is preset is what is seen, until somebody chooses. */
static void
test_report (void)
{
  g_assert_true (rectify_report_get_option (RECTIFY_REPORT_PLAN, RECTIFY_REPORT_OPTION_BOLD_THIRD));
  rectify_report_set_option (RECTIFY_REPORT_PLAN, RECTIFY_REPORT_OPTION_BOLD_THIRD, FALSE);
  g_assert_false (
      rectify_report_get_option (RECTIFY_REPORT_PLAN, RECTIFY_REPORT_OPTION_BOLD_THIRD));
  g_assert_true (
      rectify_report_get_option (RECTIFY_REPORT_NOTICE, RECTIFY_REPORT_OPTION_BOLD_THIRD));
  g_assert_cmpint (rectify_report_get_option (RECTIFY_REPORT_PLAN,
                                              RECTIFY_REPORT_OPTION_ENGLISH_PAPER),
                   ==, RECTIFY_PAPER_LETTER);
}

/* As the window prints a report where nothing is chosen, so does rectify-cli. */
static void
test_same_pages (void)
{
  for (guint is_english = 0; is_english < 2; is_english++)
    for (guint report = 0; report < RECTIFY_N_REPORTS; report++)
      {
        g_autoptr (RectifyReportOptions) chosen
            = rectify_report_dup_chosen (report, is_english, NULL);
        const RectifyPageStyle *window = rectify_report_options_get_page_style (chosen);
        RectifyPageStyle cli = { RECTIFY_PAPER_A4 };

        rectify_settings_set_style (report, is_english, FALSE, &cli);
        g_test_message ("%s", rectify_report_get_nick (report));
        /* Only tables have it: what is composed sees to that. */
        if (is_english || rectify_report_has_option (report, RECTIFY_REPORT_OPTION_PAPER))
          g_assert_cmpint (window->paper, ==, cli.paper);
        g_assert_cmpint (window->has_bold_third, ==, cli.has_bold_third);
        g_assert_cmpint (window->is_loose, ==, cli.is_loose);
        g_assert_cmpint (window->is_duplex, ==, cli.is_duplex);
      }
}

/* The annex of changes is on the paper of the plan that it is of. */
static void
test_annex (void)
{
  AppDesk desk;
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyPlan) before = NULL;
  GtkWidget *dialog;
  RectifyPageList *list;
  RectifyPages *whole;

  rectify_plan_set_title (plan, "Rectification Plan");
  before = rectify_plan_copy (plan);
  rectify_plan_set_title (plan, "Another Rectification Plan");
  app_desk_set_up (&desk, NULL);
  rectify_compare_dialog_present (desk.parent, plan, before, "first");
  dialog = GTK_WIDGET (app_get_dialog (desk.parent));
  list = RECTIFY_PAGE_LIST (app_find_type (dialog, RECTIFY_TYPE_PAGE_LIST));
  while ((whole = rectify_page_list_get_pages (list)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (rectify_pages_get_width (whole), ==, LETTER_WIDTH);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (app_find_type (dialog, GTK_TYPE_DROP_DOWN)), 1);
  while (rectify_page_list_get_pages (list) == whole)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (rectify_pages_get_width (rectify_page_list_get_pages (list)), ==,
                     LETTER_WIDTH);
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_desk_tear_down (&desk);
}

static void
test_fonts (void)
{
  g_assert_true (g_str_has_prefix (rectify_fonts_get_families (RECTIFY_FACE_FANGSONG), FONT));
  g_assert_true (g_str_has_prefix (rectify_fonts_get_latin_families (), FONT));
}

/* Whether it is seen or not: a pane shows one report at a time. */
static GtkWidget *
find_label (GtkWidget *widget, const char *words)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, words);
  return found;
}

static GtkWidget *
find_check (GtkWidget *widget, const char *words)
{
  GtkWidget *label = find_label (widget, words);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON) : NULL;
}

/* What is locked cannot be chosen, and it is said why. */
static void
test_pane (void)
{
  GtkWidget *pane = g_object_ref_sink (GTK_WIDGET (g_object_new (RECTIFY_TYPE_REPORT_PANE, NULL)));
  GtkWidget *bold = find_check (pane, "Bold third level");
  GtkWidget *duplex = find_check (pane, "For printing on both sides");

  g_assert_nonnull (bold);
  g_assert_nonnull (duplex);
  g_assert_true (gtk_widget_get_sensitive (bold));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (duplex)));
  g_assert_true (gtk_widget_get_sensitive (duplex) != is_locked);
  g_assert_true ((find_label (pane, SAID) != NULL) == is_locked);
  if (is_locked)
    {
      rectify_report_set_option (RECTIFY_REPORT_SLIPS, RECTIFY_REPORT_OPTION_DUPLEX, FALSE);
      g_assert_true (
          rectify_report_get_option (RECTIFY_REPORT_SLIPS, RECTIFY_REPORT_OPTION_DUPLEX));
    }
  g_object_unref (pane);
}

static void
test_backups (void)
{
  AppDesk desk;
  RectifyBackupKeeper *keeper;
  GtkWindow *dialog;
  GtkWidget *change;
  g_autofree char *preset = g_build_filename (folder, "backups", NULL);
  g_autofree char *chosen = NULL;

  app_desk_set_up (&desk, NULL);
  keeper = rectify_backup_keeper_new (desk.session);
  chosen = rectify_backup_keeper_dup_chosen (keeper);
  g_assert_cmpstr (chosen, ==, preset);
  dialog = rectify_backups_dialog_present (desk.parent, keeper);
  change = app_find_button (GTK_WIDGET (dialog), "Change _Folder…");
  g_assert_nonnull (change);
  g_assert_true (gtk_widget_get_sensitive (change) != is_locked);
  if (is_locked)
    {
      g_autofree char *words
          = g_strdup_printf ("⚠ %s (not there now: backups go beside the ledger)", preset);

      g_assert_cmpstr (gtk_widget_get_tooltip_text (change), ==, SAID);
      g_assert_nonnull (find_label (GTK_WIDGET (dialog), words));
    }
  gtk_window_destroy (dialog);
  app_settle (desk.session);
  g_object_unref (keeper);
  app_desk_tear_down (&desk);
}

/* A plan that names nobody is the unit's. */
static void
test_unit (void)
{
  AppDesk desk;
  g_autoptr (RectifyPlan) plan = NULL;

  app_desk_set_up (&desk, NULL);
  rectify_new_plan_dialog_present (desk.parent, desk.session);
  g_signal_emit_by_name (app_find_button (GTK_WIDGET (app_get_dialog (desk.parent)), "C_reate"),
                         "clicked");
  app_settle (desk.session);
  g_set_object (&plan, rectify_session_get_plan (desk.session));
  g_assert_nonnull (plan);
  g_assert_cmpstr (rectify_plan_get_organisation (plan), ==, "某市某局党委");
  g_assert_true (g_str_has_prefix (rectify_plan_get_title (plan), "某市某局党委2"));
  app_desk_tear_down (&desk);
}

static void
test_chooser (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  g_autoptr (GFile) start = rectify_file_choice_dup_start (window, RECTIFY_FILES_OF_LEDGERS);
  g_autofree char *path = g_file_get_path (start);

  g_assert_cmpstr (path, ==, folder);
  gtk_window_destroy (window);
}

static void
add_tests (GtkApplication *application)
{
  g_test_add_func ("/presets/same-pages", test_same_pages);
  g_test_add_func ("/presets/annex", test_annex);
  g_test_add_func ("/presets/fonts", test_fonts);
  g_test_add_func ("/presets/report", test_report);
  g_test_add_func ("/presets/pane", test_pane);
  g_test_add_func ("/presets/backups", test_backups);
  g_test_add_func ("/presets/unit", test_unit);
  g_test_add_func ("/presets/chooser", test_chooser);
}

int
main (int argc, char **argv)
{
  static const char *const keys[] = { "backup-folder", "duplex", NULL };
  g_autofree char *made = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autofree char *values
      = g_strdup_printf ("[org/example/Rectify]\nbackup-folder='%s/backups'\nduplex=true\n", made);
  g_autofree char *override = g_strdup_printf ("[org.example.Rectify]\n"
                                               "ledger-folder='%s'\n"
                                               "backup-folder='%s/backups'\n"
                                               "unit-name='某市某局'\n"
                                               "font-fangsong=['" FONT "']\n"
                                               "font-latin=['" FONT "']\n"
                                               "table-paper='a3'\n"
                                               "english-paper='letter'\n"
                                               "bold-third-level=true\n"
                                               "word-processor-lines=true\n"
                                               "duplex=true\n",
                                               made, made);
  int result;

  folder = made;
  g_setenv ("XDG_CONFIG_HOME", made, TRUE);
  presets_install (made, override);
  is_locked = presets_lock (made, values, keys);
  rectify_settings_apply ();
  result = app_run_tests (argc, argv, add_tests);
  folder_remove (made);
  return result;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "cli-runner.h"
#include "presets.h"
#include "rectify-backup-choice.h"

/* What an administrator presets, as rectify-cli takes it. */
#define PLAN "某局整改方案\n一、存在问题及整改措施\n（一）学习方面\n1.学得少。\n整改措施：多学。\n"

#define LETTER "/MediaBox [ 0 0 612"
#define WIDE "/MediaBox [ 0 0 1190"
#define TITLE "NotoSerifCJKsc-Bold"

static char *folder;

static gboolean
has_prefix_in (const char *name, const char *prefix)
{
  g_autofree char *path = dup_path (name);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (file, prefix))
      return TRUE;
  return FALSE;
}

/* Pages and fonts of a PDF are not packed. */
static gboolean
holds (const char *name, const char *words)
{
  gsize length;
  g_autofree char *pdf = read_file (name, &length);

  g_assert_nonnull (pdf);
  for (gsize i = 0; i + strlen (words) <= length; i++)
    if (memcmp (pdf + i, words, strlen (words)) == 0)
      return TRUE;
  return FALSE;
}

static void
assert_runs (const char *line)
{
  g_auto (Outcome) outcome = run (line);

  g_assert_cmpint (outcome.status, ==, 0);
}

static void
test_preset (void)
{
  g_autofree char *backups = dup_path ("backups");
  g_autofree char *override = g_strdup_printf ("[org.example.Rectify]\n"
                                               "backup-folder='%s'\n"
                                               "font-title=['Noto Sans CJK SC']\n"
                                               "table-paper='a3'\n",
                                               backups);

  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  write_file ("p.txt", PLAN);
  assert_runs ("convert p.txt before.pdf");
  g_assert_true (holds ("before.pdf", TITLE));
  presets_install (folder, override);
  assert_done ("import p.rectify p.txt", "plan 1");
  g_assert_true (has_prefix_in ("backups", "p."));
  g_assert_false (has_prefix_in (".", "p.rectify.backups"));
  assert_runs ("export p.rectify 1 ledger.pdf ledger");
  g_assert_true (holds ("ledger.pdf", WIDE));
  /* What is asked for goes before it, and running text stays on its paper. */
  assert_runs ("export p.rectify 1 a4.pdf ledger --paper a4");
  g_assert_false (holds ("a4.pdf", WIDE));
  assert_runs ("export p.rectify 1 plan.pdf");
  g_assert_false (holds ("plan.pdf", WIDE));
  /* What stands in for the font of titles is bold, unless another is preset. */
  g_assert_false (holds ("plan.pdf", TITLE));
  assert_runs ("packet p.rectify packet.pdf 1:ledger");
  g_assert_true (holds ("packet.pdf", WIDE));
}

/* Runs a tool of the system on a file of the test, and returns what it prints. */
static char *
dup_part (const char *archive, const char *part)
{
  g_autofree char *path = dup_path (archive);
  const char *const argv[] = { "unzip", "-p", path, part, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return output;
}

static void
assert_named (const char *archive, const char *part, const char *words, gboolean wanted)
{
  g_autofree char *content = dup_part (archive, part);

  g_assert_cmpuint (strlen (content), >, 0);
  g_assert_cmpint (strstr (content, words) != NULL, ==, wanted);
}

/* Files for Word and Excel name the office's fonts, for those who open them, here or elsewhere. */
static void
test_office_fonts (void)
{
  g_autofree char *unzip = g_find_program_in_path ("unzip");

  if (unzip == NULL)
    {
      g_test_skip ("there is no unzip");
      return;
    }
  write_file ("p.txt", PLAN);
  assert_runs ("convert p.txt standard.docx");
  assert_named ("standard.docx", "word/styles.xml", "仿宋_GB2312", TRUE);
  presets_install (folder, "[org.example.Rectify]\n"
                           "font-fangsong=['方正仿宋_GBK','FangSong']\n"
                           "font-hei=['方正黑体_GBK']\n"
                           "font-song=['方正书宋_GBK']\n"
                           "font-title=['A \"bad\" name']\n");
  assert_runs ("convert p.txt office.docx");
  assert_named ("office.docx", "word/styles.xml", "\"方正仿宋_GBK\"", TRUE);
  assert_named ("office.docx", "word/styles.xml", "仿宋_GB2312", FALSE);
  assert_named ("office.docx", "word/styles.xml", "方正小标宋简体", TRUE);
  assert_named ("office.docx", "word/fontTable.xml", "<w:altName w:val=\"仿宋_GB2312\"", TRUE);
  assert_runs ("convert p.txt office.xlsx ledger");
  assert_named ("office.xlsx", "xl/styles.xml", "方正仿宋_GBK", TRUE);
  assert_named ("office.xlsx", "xl/styles.xml", "方正黑体_GBK", TRUE);
  assert_named ("office.xlsx", "xl/styles.xml", "仿宋_GB2312", FALSE);
  assert_named ("office.xlsx", "xl/worksheets/sheet1.xml", "方正书宋_GBK,Regular", TRUE);
}

/* What shows changes, and packets, are as preset too. */
static void
test_changes (void)
{
  write_file ("p.txt", PLAN);
  presets_install (folder, "[org.example.Rectify]\ntable-paper='a3'\nduplex=true\n");
  assert_done ("import c.rectify p.txt", "plan 1");
  assert_runs ("freeze c.rectify 1 first");
  assert_runs ("export c.rectify 1 since.pdf ledger --since first");
  g_assert_true (holds ("since.pdf", WIDE));
  assert_runs ("export c.rectify 1 since-a4.pdf ledger --since first --paper a4");
  g_assert_false (holds ("since-a4.pdf", WIDE));
}

static void
assert_same (const char *name, const char *other, gboolean wanted)
{
  gsize length, other_length;
  g_autofree char *one = read_file (name, &length);
  g_autofree char *two = read_file (other, &other_length);

  g_assert_nonnull (one);
  g_assert_nonnull (two);
  g_test_message ("%s, %s", name, other);
  g_assert_cmpint (length == other_length && memcmp (one, two, length) == 0, ==, wanted);
}

/* Its first plan is in the English layout. */
static void
make_english (void)
{
  g_autofree char *path = dup_path ("english.rectify");

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    assert_runs ("sample english.rectify --language en");
}

/* Each key by itself, and what it is about. */
static void
test_each (void)
{
  static const struct {
    const char *preset;
    const char *plan;
    const char *report;
  } cases[] = {
    { "font-fangsong=['Noto Sans CJK SC']", "each.rectify 1", "" },
    { "font-kai=['Noto Sans CJK SC']", "each.rectify 1", "" },
    { "font-hei=['Noto Serif CJK SC']", "each.rectify 1", "" },
    { "font-title=['Noto Sans CJK SC']", "each.rectify 1", "" },
    { "font-song=['Noto Sans CJK SC']", "each.rectify 1", "" },
    { "font-latin=['Noto Sans CJK SC']", "english.rectify 1", "" },
    { "english-paper='letter'", "english.rectify 1", "" },
    { "bold-third-level=true", "each.rectify 1", "" },
    { "word-processor-lines=true", "each.rectify 1", "" },
    { "table-paper='a3'", "each.rectify 1", " ledger" },
  };

  write_file ("p.txt", PLAN);
  presets_install (folder, "");
  assert_done ("import each.rectify p.txt", "plan 1");
  make_english ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *override = g_strconcat ("[org.example.Rectify]\n", cases[i].preset, NULL);
      g_autofree char *before
          = g_strconcat ("export ", cases[i].plan, " before.pdf", cases[i].report, NULL);
      g_autofree char *after
          = g_strconcat ("export ", cases[i].plan, " after.pdf", cases[i].report, NULL);

      presets_install (folder, "");
      assert_runs (before);
      presets_install (folder, override);
      g_test_message ("%s", cases[i].preset);
      assert_runs (after);
      assert_same ("before.pdf", "after.pdf", FALSE);
    }
}

/* Unpacks a file into the test's folder; whether there is what does that. */
static gboolean
unzip (const char *archive, const char *part)
{
  g_autofree char *path = dup_path (archive);
  g_autofree char *into = g_path_get_dirname (path);
  g_autofree char *program = g_find_program_in_path ("unzip");
  const char *const argv[] = { "unzip", "-q", path, part, "-d", into, NULL };
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    return FALSE;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return TRUE;
}

/* What is kept of a plan has the pages that are printed of it; tables are no running text. */
static void
test_same_pages (void)
{
  write_file ("p.txt", PLAN);
  presets_install (folder, "");
  assert_done ("import same.rectify p.txt", "plan 1");
  assert_runs ("export same.rectify 1 slips.pdf slips");
  presets_install (folder, "[org.example.Rectify]\n"
                           "bold-third-level=true\n"
                           "word-processor-lines=true\n"
                           "english-paper='letter'\n");
  assert_runs ("freeze same.rectify 1 kept");
  assert_runs ("export same.rectify 1 kept.pdf --edition kept");
  assert_runs ("export same.rectify 1 printed.pdf");
  assert_same ("kept.pdf", "printed.pdf", TRUE);
  make_english ();
  assert_runs ("freeze english.rectify 1 english");
  assert_runs ("export english.rectify 1 kept.pdf --edition english");
  g_assert_true (holds ("kept.pdf", LETTER));
  assert_runs ("export english.rectify 1 annex.pdf --since english --annex");
  g_assert_true (holds ("annex.pdf", LETTER));
  assert_runs ("export english.rectify 1 annex.pdf --since english --annex --paper a4");
  g_assert_false (holds ("annex.pdf", LETTER));
  assert_runs ("export same.rectify 1 other-slips.pdf slips");
  assert_same ("slips.pdf", "other-slips.pdf", TRUE);
  assert_runs ("handover same.rectify handed.zip");
  if (unzip ("handed.zip", "plans/plan-001.pdf"))
    assert_same ("plans/plan-001.pdf", "printed.pdf", TRUE);
}

/* Against a lock nothing is printed or put anywhere else, and that is said. */
static void
test_locked (void)
{
  static const char *const keys[] = { "backup-folder", "table-paper", NULL };
  g_autofree char *backups = dup_path ("locked");
  g_autofree char *stick = dup_path ("stick");
  g_autofree char *ledger = dup_path ("l.rectify");
  g_autofree char *values
      = g_strdup_printf ("[org/example/Rectify]\nbackup-folder='%s'\ntable-paper='a3'\n", backups);
  g_auto (Outcome) outcome = { 0 };

  if (!presets_lock (folder, values, keys))
    {
      g_test_skip ("there is no dconf");
      return;
    }
  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  rectify_backup_choose (ledger, stick);
  assert_done ("import l.rectify p.txt", "plan 1");
  g_assert_true (has_prefix_in ("locked", "l."));
  g_assert_false (has_prefix_in ("stick", "l."));
  outcome = run ("export l.rectify 1 locked.pdf ledger --paper a4");
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_nonnull (strstr (outcome.errors, "administrator has set the paper"));
  g_assert_true (holds ("locked.pdf", WIDE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  set_up (argc, argv);
  folder = dup_path ("presets");
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  /* The same pages are the same bytes. */
  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  g_test_add_func ("/cli/presets/preset", test_preset);
  g_test_add_func ("/cli/presets/office-fonts", test_office_fonts);
  g_test_add_func ("/cli/presets/changes", test_changes);
  g_test_add_func ("/cli/presets/each", test_each);
  g_test_add_func ("/cli/presets/same-pages", test_same_pages);
  g_test_add_func ("/cli/presets/locked", test_locked);
  return run_tests ();
}

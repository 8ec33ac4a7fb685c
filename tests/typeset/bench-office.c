/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-office.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* The least of so many runs counts. */
#define N_RUNS 2

static const char text_name[] = "bench-office.txt";
static const char docx_name[] = "bench-office.docx";
static const char pdf_name[] = "bench-office.pdf";
static const char profile_name[] = "bench-office-profile";

typedef struct {
  double seconds;
  double mebibytes;
} Cost;

/* Memory is that of the largest process it starts. */
static Cost
run (const char *const *arguments)
{
  gint64 start = g_get_monotonic_time ();
  struct rusage usage;
  pid_t child;
  int status;
  Cost cost;

  fflush (stdout);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      int nowhere = open ("/dev/null", O_WRONLY);

      dup2 (nowhere, STDOUT_FILENO);
      dup2 (nowhere, STDERR_FILENO);
      execv (arguments[0], (char *const *) arguments);
      _exit (127);
    }
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  g_assert_cmpint (status, ==, 0);
  cost.seconds = (g_get_monotonic_time () - start) / 1e6;
  cost.mebibytes = usage.ru_maxrss / 1024.0;
  return cost;
}

static Cost
run_often (const char *const *arguments)
{
  Cost least = run (arguments);

  for (guint i = 1; i < N_RUNS; i++)
    {
      Cost cost = run (arguments);

      least.seconds = MIN (least.seconds, cost.seconds);
      least.mebibytes = MIN (least.mebibytes, cost.mebibytes);
    }
  return least;
}

static void
write_text (RectifyDocument *document)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      g_autofree char *paragraph
          = rectify_paragraph_dup_text (rectify_document_get_paragraph (document, i));

      g_string_append_printf (text, "%s\n", paragraph);
    }
  g_assert_true (g_file_set_contents (text_name, text->str, text->len, NULL));
}

static void
remove_profile (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR) && !g_file_test (inside, G_FILE_TEST_IS_SYMLINK))
        remove_profile (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (path);
}

/**
 * bench_office_compare:
 * @cli: the path of rectify-cli
 * @document: paragraphs
 *
 * Prints how long rectify-cli takes for the PDF of a DOCX file that it wrote, from reading to writing,
 * and how long LibreOffice takes, and their memory; says so where LibreOffice is not installed.
 */
void
bench_office_compare (const char *cli, RectifyDocument *document)
{
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *profile
      = g_strdup_printf ("-env:UserInstallation=file://%s/%s", here, profile_name);
  const char *const compose[] = { cli, "convert", text_name, docx_name, NULL };
  const char *const convert[] = { cli, "convert", docx_name, pdf_name, NULL };
  const char *const other[]
      = { office, profile, "--headless", "--convert-to", "pdf", docx_name, NULL };
  Cost ours, theirs;

  if (office == NULL)
    {
      printf ("  LibreOffice is not installed\n");
      return;
    }
  write_text (document);
  run (compose);
  ours = run_often (convert);
  theirs = run_often (other);
  printf (
      "  DOCX to PDF: rectify-cli %.2f s, %.0f MiB; LibreOffice %.2f s, %.0f MiB: %.1f times as "
      "fast with %.0f %% of the memory\n",
      ours.seconds, ours.mebibytes, theirs.seconds, theirs.mebibytes, theirs.seconds / ours.seconds,
      100 * ours.mebibytes / theirs.mebibytes);
  g_unlink (text_name);
  g_unlink (docx_name);
  g_unlink (pdf_name);
  remove_profile (profile_name);
}

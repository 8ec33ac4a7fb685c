/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-runner.h"

#include <string.h>
#include <sys/wait.h>

#include "folder.h"

static char *program;
static char *folder;

void
outcome_clear (Outcome *outcome)
{
  g_free (outcome->output);
  g_free (outcome->errors);
}

/* Runs the program in the test's folder with the words of a line as arguments. */
Outcome
run (const char *line)
{
  Outcome outcome = { 0 };
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (arguments, program);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (arguments, words[i]);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (folder, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                &outcome.output, &outcome.errors, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  outcome.status = WEXITSTATUS (status);
  return outcome;
}

void
assert_done (const char *line, const char *in_output)
{
  g_auto (Outcome) outcome = run (line);

  g_test_message ("%s: %s", line, outcome.errors);
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_cmpstr (outcome.errors, ==, "");
  g_assert_nonnull (strstr (outcome.output, in_output));
}

/* It is done, and there is something to be said of it. */
void
assert_done_but (const char *line, const char *in_output, const char *in_errors)
{
  g_auto (Outcome) outcome = run (line);

  g_test_message ("%s: %s", line, outcome.errors);
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_nonnull (strstr (outcome.output, in_output));
  g_assert_nonnull (strstr (outcome.errors, in_errors));
}

/* It is done, and there is nothing to be read but a word on standard error. */
void
assert_told (const char *line, const char *in_errors)
{
  g_auto (Outcome) outcome = run (line);

  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_cmpstr (outcome.output, ==, "");
  g_assert_nonnull (strstr (outcome.errors, in_errors));
}

/* One sentence on standard error, with some words, nothing on standard output. */
void
assert_fails_with (const char *line, int status, const char *in_errors)
{
  g_auto (Outcome) outcome = run (line);

  g_test_message ("%s: %s", line, outcome.errors);
  g_assert_cmpint (outcome.status, ==, status);
  g_assert_cmpstr (outcome.output, ==, "");
  g_assert_true (g_str_has_suffix (outcome.errors, "\n"));
  g_assert_true (strchr (outcome.errors, '\n') == outcome.errors + strlen (outcome.errors) - 1);
  g_assert_nonnull (strstr (outcome.errors, in_errors));
}

void
assert_fails (const char *line, int status)
{
  assert_fails_with (line, status, "");
}

void
write_file (const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

char *
read_file (const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *content = NULL;

  g_file_get_contents (path, &content, length, NULL);
  return content;
}

void
set_up (int argc, char **argv)
{
  g_assert_cmpint (argc, ==, 2);
  program = g_canonicalize_filename (argv[1], NULL);
  folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
}

int
run_tests (void)
{
  int result = g_test_run ();

  folder_remove (folder);
  g_free (program);
  g_free (folder);
  return result;
}

char *
dup_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

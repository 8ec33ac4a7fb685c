/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* Runs rectify-cli in a folder of the test's own. */

typedef struct {
  int status;
  char *output;
  char *errors;
} Outcome;

void outcome_clear (Outcome *outcome);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

/* The program is the argument that is left; run_tests() removes the folder. */
void set_up (int argc, char **argv);
int run_tests (void);
char *dup_path (const char *name);

Outcome run (const char *line);
void assert_done (const char *line, const char *in_output);
void assert_done_but (const char *line, const char *in_output, const char *in_errors);
void assert_told (const char *line, const char *in_errors);
void assert_fails (const char *line, int status);
void assert_fails_with (const char *line, int status, const char *in_errors);
void write_file (const char *name, const char *content);
char *read_file (const char *name, gsize *length);

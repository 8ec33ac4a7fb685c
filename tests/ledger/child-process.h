/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sys/types.h>

/* Another process that does as this test binary says, and writes what it did to a pipe: lines, each
 * of a word, a blank, and text in which line ends are escaped. */
typedef struct {
  pid_t pid;
  int fd; /* where it is heard */
  GString *heard;
} ChildProcess;

typedef int (*ChildFunc) (const char *path, int index, int fd);

int child_process_main (int *argc, char ***argv, ChildFunc func);

void child_process_start (ChildProcess *self, const char *path, int index);
void child_process_say (int fd, const char *word, const char *text);
gboolean child_process_listen (ChildProcess *self, int timeout);
char *child_process_next_line (ChildProcess *self, char **word);
int child_process_end (ChildProcess *self, int signal);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "child-process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SWITCH "--as-child"

/* Its own randomness, that the seed of the test decides. */
static void
init_child (const char *seed)
{
  char *arguments[] = { (char *) "child", (char *) "--seed", (char *) seed, NULL };
  char **argv = arguments;
  int argc = 3;

  g_test_init (&argc, &argv, NULL);
}

/* In a process that was started by child_process_start() this does its work and gives its exit
 * status; in the test itself it gives -1. */
int
child_process_main (int *argc, char ***argv, ChildFunc func)
{
  char **arguments = *argv;

  if (*argc != 6 || strcmp (arguments[1], SWITCH) != 0)
    return -1;
  init_child (arguments[5]);
  return func (arguments[2], atoi (arguments[3]), atoi (arguments[4]));
}

void
child_process_start (ChildProcess *self, const char *path, int index)
{
  g_autofree char *number = g_strdup_printf ("%d", index);
  g_autofree char *seed
      = g_strdup_printf ("R02S%08x%08x%08x%08x", g_test_rand_int (), g_test_rand_int (),
                         g_test_rand_int (), g_test_rand_int ());
  g_autofree char *fd = NULL;
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  fd = g_strdup_printf ("%d", ends[1]);
  /* The next child must not keep this one's pipe open. */
  fcntl (ends[0], F_SETFD, FD_CLOEXEC);
  self->heard = g_string_new (NULL);
  self->fd = ends[0];
  self->pid = fork ();
  g_assert_cmpint (self->pid, >=, 0);
  if (self->pid == 0)
    {
      int nowhere = open ("/dev/null", O_WRONLY);

      dup2 (nowhere, STDOUT_FILENO);
      execl ("/proc/self/exe", "child", SWITCH, path, number, fd, seed, NULL);
      _exit (127);
    }
  close (ends[1]);
}

void
child_process_say (int fd, const char *word, const char *text)
{
  g_autofree char *escaped = g_strescape (text, NULL);
  g_autofree char *line = g_strdup_printf ("%s %s\n", word, escaped);
  const char *rest = line;
  gsize size = strlen (line);

  while (size > 0)
    {
      gssize n = write (fd, rest, size);

      if (n < 0)
        _exit (126);
      rest += n;
      size -= n;
    }
}

/* Hears what it says for so many milliseconds, -1: until it says something; FALSE when it is gone.
 */
gboolean
child_process_listen (ChildProcess *self, int timeout)
{
  struct pollfd poll_fd = { .fd = self->fd, .events = POLLIN };
  char buffer[16384];
  gssize n;

  if (poll (&poll_fd, 1, timeout) == 0)
    return TRUE;
  n = read (self->fd, buffer, sizeof buffer);
  if (n > 0)
    g_string_append_len (self->heard, buffer, n);
  return n > 0;
}

/* What it said next, to its end; NULL: nothing more until now. */
char *
child_process_next_line (ChildProcess *self, char **word)
{
  char *end = strchr (self->heard->str, '\n');
  char *blank, *text;

  if (end == NULL)
    return NULL;
  *end = '\0';
  blank = strchr (self->heard->str, ' ');
  g_assert_nonnull (blank);
  *word = g_strndup (self->heard->str, blank - self->heard->str);
  text = g_strcompress (blank + 1);
  g_string_erase (self->heard, 0, end + 1 - self->heard->str);
  return text;
}

/* Hears the last of it. Gives its exit status; or -1 if it was killed. */
int
child_process_end (ChildProcess *self, int signal)
{
  int status;

  if (signal != 0)
    kill (self->pid, signal);
  while (child_process_listen (self, -1))
    ;
  g_assert_cmpint (waitpid (self->pid, &status, 0), ==, self->pid);
  close (self->fd);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/*
 * Loaded before the libraries of a program, it says on standard output what the program has cost when
 * its window is on the screen, and when some seconds are gone after that, and ends it:
 *
 *   window WALL-µs CPU-µs RSS-kB
 *   content|settled WALL-µs CPU-µs RSS-kB PSS-kB PRIVATE-kB
 *
 * “window” is the first frame of all, whatever is in it; “content” is the first that shows a widget of
 * the type in FIRST_FRAME_WIDGET: of a program that puts off what is in its window both are to be told.
 */
#define SETTLE_TIME 4000
/* What never shows what it should ends all the same, in seconds. */
#define LIMIT 30

static gboolean window_seen, content_seen;

static gint64
get_number (const char *text, const char *key)
{
  const char *place = text != NULL ? strstr (text, key) : NULL;

  return place != NULL ? g_ascii_strtoll (place + strlen (key), NULL, 10) : 0;
}

/* What the kernel knows anyway. */
static gint64
get_resident (void)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  return get_number (text, "\nVmRSS:");
}

/* To have the kernel count the memory takes time itself, which must not be in a later figure. */
static void
report (const char *moment, gboolean with_memory)
{
  const char *start = g_getenv ("FIRST_FRAME_START");
  gint64 wall = g_get_monotonic_time () - (start != NULL ? g_ascii_strtoll (start, NULL, 10) : 0);
  g_autofree char *memory = NULL;
  struct timespec cpu;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &cpu);
  printf ("%s %" G_GINT64_FORMAT " %ld", moment, wall, cpu.tv_sec * 1000000L + cpu.tv_nsec / 1000);
  if (with_memory && g_file_get_contents ("/proc/self/smaps_rollup", &memory, NULL, NULL))
    printf (" %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
            get_number (memory, "\nRss:"), get_number (memory, "\nPss:"),
            get_number (memory, "\nPrivate_Clean:") + get_number (memory, "\nPrivate_Dirty:"));
  else
    printf (" %" G_GINT64_FORMAT, get_resident ());
  putchar ('\n');
  fflush (stdout);
}

static gboolean
settled_cb (gpointer user_data)
{
  report ("settled", TRUE);
  _exit (0);
}

static gboolean
shows (GtkWidget *widget, const char *type)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, type))
      return TRUE;
  return FALSE;
}

static void
painted_cb (GdkFrameClock *clock, GtkWidget *window)
{
  const char *type = g_getenv ("FIRST_FRAME_WIDGET");

  if (!gtk_widget_get_mapped (window) || gtk_widget_get_width (window) == 0 || content_seen)
    return;
  if (!window_seen)
    report ("window", FALSE);
  window_seen = TRUE;
  if (type != NULL && !shows (window, type))
    return;
  content_seen = TRUE;
  report ("content", TRUE);
  g_timeout_add (SETTLE_TIME, settled_cb, NULL);
}

/* The last that a program calls before its main loop runs. */
void
gtk_window_present (GtkWindow *window)
{
  static gsize watched;
  void (*present) (GtkWindow *) = (void (*) (GtkWindow *)) dlsym (RTLD_NEXT, "gtk_window_present");

  if (g_once_init_enter (&watched))
    {
      gtk_widget_realize (GTK_WIDGET (window));
      g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                        G_CALLBACK (painted_cb), window);
      alarm (LIMIT);
      g_once_init_leave (&watched, 1);
    }
  present (window);
}

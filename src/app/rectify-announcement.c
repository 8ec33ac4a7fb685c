/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-announcement.h"
#include "rectify-speech.h"

/*
 * Changes that a screen reader is to tell although nothing of them has the focus.
 *
 * GTK 4.8 has no announcements, and what is shown with the role of a status, an alert or a log sends
 * no event that a screen reader listens to: neither is a change of a label's text sent, nor that
 * something is seen now. What it does send, and what is spoken at once, is that the description of
 * what has the focus is another. So that is what an announcement is: for as long as the focus stays.
 */

/* What comes together is told together, and after what is said of a focus that moves; in
 * milliseconds. */
#define DELAY 300
/* Of what happened while another program had the keys so much is told afterwards. */
#define MOST 4

typedef struct {
  gconstpointer source; /* only to know it again */
  char *words;
} Announcement;

static GQueue waiting = G_QUEUE_INIT;
static guint delay;
/* What has an announcement for its description. */
static GtkWidget *bearer;

static void
announcement_free (gpointer data)
{
  Announcement *announcement = data;

  g_free (announcement->words);
  g_free (announcement);
}

static GtkWindow *
find_active (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_is_active (window))
        return window;
    }
  return NULL;
}

/* What a screen reader takes for what has the focus: of a field the whole, not its inner part. */
static GtkWidget *
find_bearer (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  while (focus != NULL
         && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (focus)) == GTK_ACCESSIBLE_ROLE_NONE)
    focus = gtk_widget_get_parent (focus);
  return focus != NULL ? focus : GTK_WIDGET (window);
}

static void
restore (void)
{
  GtkWidget *before = bearer;

  if (before == NULL)
    return;
  g_clear_weak_pointer (&bearer);
  rectify_speech_reset_description (before);
}

static char *
dup_waiting (void)
{
  GString *all = g_string_new (NULL);

  for (GList *link = waiting.head; link != NULL; link = link->next)
    g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "",
                            ((Announcement *) link->data)->words);
  return g_string_free (all, FALSE);
}

static gboolean
say_cb (gpointer user_data)
{
  GtkWindow *window = find_active ();
  g_autofree char *words = NULL;

  delay = 0;
  if (window == NULL || g_queue_is_empty (&waiting))
    return G_SOURCE_REMOVE;
  words = dup_waiting ();
  g_queue_clear_full (&waiting, announcement_free);
  /* The same words once more would be no change. */
  restore ();
  g_set_weak_pointer (&bearer, find_bearer (window));
  gtk_accessible_update_property (GTK_ACCESSIBLE (bearer), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
  return G_SOURCE_REMOVE;
}

static void
wait_a_little (void)
{
  g_clear_handle_id (&delay, g_source_remove);
  delay = g_timeout_add (DELAY, say_cb, NULL);
}

static void
forget (gconstpointer source)
{
  for (GList *link = waiting.head; link != NULL; link = link->next)
    if (((Announcement *) link->data)->source == source)
      {
        announcement_free (link->data);
        g_queue_delete_link (&waiting, link);
        return;
      }
}

/**
 * rectify_announce:
 * @source: what says so; its words before, if they were not told yet, need not be told any more
 * @words: what happened
 *
 * Has a screen reader tell it as soon as nothing else comes; while another program has the keys, when
 * they are back.
 */
void
rectify_announce (GtkWidget *source, const char *words)
{
  Announcement *announcement;

  forget (source);
  if (*words == '\0')
    return;
  announcement = g_new0 (Announcement, 1);
  announcement->source = source;
  announcement->words = g_strdup (words);
  g_queue_push_tail (&waiting, announcement);
  while (g_queue_get_length (&waiting) > MOST)
    announcement_free (g_queue_pop_head (&waiting));
  wait_a_little ();
}

/* What nobody sees is no news: it is read when it comes into view. */
static void
label_cb (GtkLabel *label)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (label)))
    rectify_announce (GTK_WIDGET (label), gtk_label_get_text (label));
}

/**
 * rectify_announce_label:
 * @label: a label that says how something stands
 *
 * From now on, has a screen reader tell what it says whenever that is something else.
 */
void
rectify_announce_label (GtkLabel *label)
{
  g_signal_connect (label, "notify::label", G_CALLBACK (label_cb), NULL);
}

/**
 * rectify_status_label_new:
 *
 * Returns: (transfer floating): a label without text yet, for a screen reader a status, that is told
 *   whenever it says something else
 */
GtkWidget *
rectify_status_label_new (void)
{
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);

  rectify_announce_label (GTK_LABEL (label));
  return label;
}

static void
focus_cb (GtkWindow *window)
{
  if (bearer != NULL && gtk_widget_get_root (bearer) == GTK_ROOT (window)
      && bearer != find_bearer (window))
    restore ();
}

static void
active_cb (GtkWindow *window)
{
  if (gtk_window_is_active (window) && !g_queue_is_empty (&waiting))
    wait_a_little ();
}

/**
 * rectify_announcement_watch:
 * @window: a new window
 *
 * Has what waits told in it when keys go to it.
 */
void
rectify_announcement_watch (GtkWindow *window)
{
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
  g_signal_connect (window, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

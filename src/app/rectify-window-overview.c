/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-document-output.h"
#include "rectify-picture-output.h"
#include "rectify-window-private.h"

static void
filter_activated_cb (RectifyOverviewView *view, const RectifyFilter *filter, RectifyWindow *self)
{
  g_autofree char *link = rectify_filter_to_string (filter);

  g_action_group_activate_action (G_ACTION_GROUP (self), "list-tasks", g_variant_new_string (link));
}

/* An item that is shown when the click that asked for it is over. */
typedef struct {
  RectifyWindow *window;
  gint64 plan_id;
  gint64 item_id;
} Wanted;

static void
wanted_free (gpointer data)
{
  g_object_unref (((Wanted *) data)->window);
  g_free (data);
}

static gboolean
go_cb (gpointer user_data)
{
  Wanted *wanted = user_data;

  if (wanted->window->session != NULL)
    rectify_window_go_to_item (wanted->window, wanted->plan_id, wanted->item_id);
  return G_SOURCE_REMOVE;
}

static void
item_wanted_cb (RectifyOverviewView *view, gint64 plan_id, gint64 item_id, RectifyWindow *self)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->window = g_object_ref (self);
  wanted->plan_id = plan_id;
  wanted->item_id = item_id;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_cb, wanted, wanted_free);
}

static void
notice_cb (GtkWindow *window, const char *text)
{
  rectify_window_notify (RECTIFY_WINDOW (window), text, FALSE);
}

/* A picture that is to be saved as soon as it is known where. */
typedef struct {
  RectifyWindow *window;
  RectifyChart *chart;
} Saving;

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  Saving *saving = user_data;

  if (file != NULL && saving->window->session != NULL)
    rectify_picture_save (GTK_WINDOW (saving->window), saving->chart, file, notice_cb);
  g_object_unref (saving->window);
  rectify_chart_unref (saving->chart);
  g_free (saving);
}

static void
ask_save (RectifyWindow *self, RectifyChart *chart, gboolean svg)
{
  g_autofree char *name
      = rectify_file_name_new (rectify_chart_get_title (chart), svg ? ".svg" : ".png");
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (self);
  saving->chart = rectify_chart_ref (chart);
  rectify_choose_file_to_save (GTK_WINDOW (self), _ ("Save the Picture"), name,
                               RECTIFY_FILES_TO_HAND_ON, svg ? RECTIFY_FILE_SVG : RECTIFY_FILE_PNG,
                               file_chosen_cb, saving);
}

static void
output_wanted_cb (RectifyOverviewView *view, RectifyChart *chart, const char *how,
                  RectifyWindow *self)
{
  if (g_str_equal (how, "numbers"))
    {
      g_autofree char *numbers = rectify_picture_dup_numbers (chart);

      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), numbers);
      rectify_window_notify (self, _ ("Numbers copied"), FALSE);
    }
  else if (g_str_equal (how, "picture"))
    rectify_picture_copy (GTK_WINDOW (self), chart, notice_cb);
  else
    ask_save (self, chart, g_str_equal (how, "svg"));
}

/**
 * rectify_window_follow_overview:
 * @self: a window whose overview was just built
 *
 * Follows what is done in it.
 */
void
rectify_window_follow_overview (RectifyWindow *self)
{
  g_signal_connect_object (self->overview_view, "filter-activated",
                           G_CALLBACK (filter_activated_cb), self, 0);
  g_signal_connect_object (self->overview_view, "item-wanted", G_CALLBACK (item_wanted_cb), self,
                           0);
  g_signal_connect_object (self->overview_view, "output-wanted", G_CALLBACK (output_wanted_cb),
                           self, 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-state.h"
#include "rectify-text-size.h"
#include "rectify-window-private.h"

/* A window that is small for how large its text is shows the same things otherwise: the details below
 * the tree instead of beside it, the findings below the pages, and of the filter what is asked for most. */

#define WIDTH_KEY "details-width"
#define HEIGHT_KEY "details-height"

/* How wide a window is at least to have the details beside the tree, and how wide to have all of the
 * filter in sight, in pixels where text has its usual size. */
#define WIDTH_BESIDE 1120
#define WIDTH_FILTER 900
/* And to have the findings beside the pages: more than these need at least. */
#define WIDTH_CHECKS 1040
/* The details at first, beside the tree and below it. */
#define DETAILS_WIDTH 280
#define DETAILS_SHARE 0.36
/* The list of plans at first. */
#define LIST_WIDTH 200
/* A window that has room for all columns. */
#define USUAL_WIDTH 1300
#define USUAL_HEIGHT 780
/* What a window has above and below its panes, about. */
#define FURNITURE 100

static GtkOrientable *
get_pane (RectifyWindow *self)
{
  return GTK_ORIENTABLE (self->right_pane);
}

static gboolean
is_beside (RectifyWindow *self)
{
  return gtk_orientable_get_orientation (get_pane (self)) == GTK_ORIENTATION_HORIZONTAL;
}

/* What the tree and the details share. */
static int
get_whole (RectifyWindow *self)
{
  GtkWidget *pane = GTK_WIDGET (self->right_pane);

  return is_beside (self) ? gtk_widget_get_width (pane) : gtk_widget_get_height (pane);
}

static int
choose_size (RectifyWindow *self, int whole)
{
  int size = rectify_state_get_int (is_beside (self) ? WIDTH_KEY : HEIGHT_KEY, 0);

  if (size > 0)
    return size;
  return is_beside (self) ? rectify_text_size_scale (GTK_WIDGET (self), DETAILS_WIDTH)
                          : (int) (whole * DETAILS_SHARE);
}

static void
keep_details (RectifyWindow *self)
{
  int size = get_whole (self) - gtk_paned_get_position (self->right_pane);

  /* What is not laid out yet has no size. */
  if (gtk_widget_get_visible (GTK_WIDGET (self->details)) && size > 0 && self->details_tick == 0)
    rectify_state_set_int (is_beside (self) ? WIDTH_KEY : HEIGHT_KEY, size);
}

/* The place of the divider counts from the other side, which is known when the panes are laid out. */
static gboolean
place_divider_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RectifyWindow *self = user_data;
  int whole = get_whole (self);

  if (whole == 0)
    return G_SOURCE_CONTINUE;
  self->details_tick = 0;
  gtk_paned_set_position (self->right_pane, MAX (whole - choose_size (self, whole), 0));
  return G_SOURCE_REMOVE;
}

static void
set_beside (RectifyWindow *self, gboolean beside)
{
  if (beside == is_beside (self))
    return;
  keep_details (self);
  gtk_orientable_set_orientation (get_pane (self),
                                  beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  if (self->details_tick == 0)
    self->details_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->right_pane),
                                                       place_divider_cb, self, NULL);
}

/**
 * rectify_window_arrange:
 * @self: a window
 * @width: how wide it is going to be, in pixels
 *
 * Arranges its parts as suits that and the size of the text.
 */
void
rectify_window_arrange (RectifyWindow *self, int width)
{
  gboolean beside = width >= rectify_text_size_scale (GTK_WIDGET (self), WIDTH_BESIDE);
  gboolean narrow = width < rectify_text_size_scale (GTK_WIDGET (self), WIDTH_FILTER);
  gboolean cramped = width < rectify_text_size_scale (GTK_WIDGET (self), WIDTH_CHECKS);

  /* A window that goes takes its views apart. */
  if (self->view_stack == NULL)
    return;
  set_beside (self, beside);
  if (cramped != self->is_cramped)
    {
      self->is_cramped = cramped;
      rectify_window_place_checks (self);
    }
  if (narrow == self->is_narrow)
    return;
  self->is_narrow = narrow;
  if (self->ledger_view != NULL)
    rectify_ledger_view_set_narrow (self->ledger_view, narrow);
}

static void
text_changed_cb (RectifyWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (width > 0)
    rectify_window_arrange (self, width);
}

/* Before it is seen. */
static void
place_dividers (RectifyWindow *self, int width, int height)
{
  int list = MIN (rectify_text_size_scale (GTK_WIDGET (self), LIST_WIDTH), width * 18 / 100);
  int whole;

  rectify_window_arrange (self, width);
  if (self->details_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->right_pane), self->details_tick);
  self->details_tick = 0;
  list = rectify_state_get_int ("left-pane", list);
  whole = is_beside (self) ? width - list : height - FURNITURE;
  gtk_paned_set_position (self->left_pane, list);
  gtk_paned_set_position (self->right_pane, MAX (whole - choose_size (self, whole), 0));
}

/**
 * rectify_window_restore_size:
 * @self: a new window
 *
 * Makes it as large as it was left, or large enough for all columns, but never larger than the screen.
 */
void
rectify_window_restore_size (RectifyWindow *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle area = { 0, 0, 1280, 800 };
  int wanted = rectify_text_size_scale (GTK_WIDGET (self), USUAL_WIDTH);
  int height = rectify_text_size_scale (GTK_WIDGET (self), USUAL_HEIGHT);
  int width;

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &area);
  /* Where the screen is too small for what suits the text, it has more of that. */
  height = MIN (height, area.height * (wanted > area.width ? 23 : 21) / 25);
  width = rectify_state_get_int ("width", MIN (wanted, area.width * 24 / 25));
  height = rectify_state_get_int ("height", height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
}

/**
 * rectify_window_restore_dividers:
 * @self: a window that has its parts now
 *
 * Makes them as large as they were left, and has them follow the size of the user's text.
 */
void
rectify_window_restore_dividers (RectifyWindow *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  /* One that is seen already may have been given another size than it asked for. */
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    {
      width = gtk_widget_get_width (GTK_WIDGET (self));
      height = gtk_widget_get_height (GTK_WIDGET (self));
    }
  place_dividers (self, width, height);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rectify_window_restore_maximized:
 * @self: a new window, whose properties are set: until then the toolkit sets that it is not
 *
 * Fills the screen with it if it was left so.
 */
void
rectify_window_restore_maximized (RectifyWindow *self)
{
  if (rectify_state_get_int ("maximized", FALSE))
    gtk_window_maximize (GTK_WINDOW (self));
}

/**
 * rectify_window_keep_size:
 * @self: a window
 *
 * Notes how large it and its parts are, for the next start.
 */
void
rectify_window_keep_size (RectifyWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  rectify_state_set_int ("width", width);
  rectify_state_set_int ("height", height);
  rectify_state_set_int ("maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  rectify_state_set_int ("left-pane", gtk_paned_get_position (self->left_pane));
  keep_details (self);
}

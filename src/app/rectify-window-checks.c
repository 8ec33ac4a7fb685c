/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "dialogs/rectify-dialogs.h"
#include "rectify-state.h"
#include "rectify-window-private.h"

#define SHOWN_KEY "checks-shown"
#define HEIGHT_KEY "checks-height"
#define WIDTH_KEY "checks-width"

/* How large the list of findings is before anybody has moved its divider, in pixels: below the tree,
 * beside the pages. */
#define DEFAULT_HEIGHT 230
#define DEFAULT_WIDTH 310
/* Of a window that is higher, the share that it has. */
#define DEFAULT_SHARE 0.4

/**
 * rectify_window_shows_checks:
 * @self: a window
 *
 * Returns: whether its list of findings is there to be seen
 */
gboolean
rectify_window_shows_checks (RectifyWindow *self)
{
  return self->checks_view != NULL && gtk_widget_get_visible (GTK_WIDGET (self->checks_view));
}

static gboolean
is_beside (RectifyWindow *self)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (self->checks_pane))
         == GTK_ORIENTATION_HORIZONTAL;
}

static int
get_whole (RectifyWindow *self)
{
  GtkWidget *pane = GTK_WIDGET (self->checks_pane);

  return is_beside (self) ? gtk_widget_get_width (pane) : gtk_widget_get_height (pane);
}

/* With the divider, as it is placed: without, it would be a little less each time. */
static void
keep_size (RectifyWindow *self)
{
  int size = get_whole (self) - gtk_paned_get_position (self->checks_pane);

  /* What is not laid out yet has no size. */
  if (rectify_window_shows_checks (self) && size > 0 && self->checks_tick == 0)
    rectify_state_set_int (is_beside (self) ? WIDTH_KEY : HEIGHT_KEY, size);
}

static int
choose_size (RectifyWindow *self, int whole)
{
  int size = rectify_state_get_int (is_beside (self) ? WIDTH_KEY : HEIGHT_KEY, 0);

  if (size > 0)
    return size;
  return is_beside (self) ? DEFAULT_WIDTH : MAX (DEFAULT_HEIGHT, lround (whole * DEFAULT_SHARE));
}

/* The place of the divider counts from the other side, which is known when it is laid out. Then it
 * is put there once more: where the pane has turned, or got wider as another went, it has shifted
 * the divider by as much. */
static gboolean
place_divider_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RectifyWindow *self = user_data;
  int whole = get_whole (self), least, most, place;

  if (whole == 0)
    return G_SOURCE_CONTINUE;
  g_object_get (widget, "min-position", &least, "max-position", &most, NULL);
  place = CLAMP (whole - choose_size (self, whole), least, MAX (least, most));
  if (self->checks_whole == whole && gtk_paned_get_position (self->checks_pane) == place)
    {
      self->checks_tick = 0;
      return G_SOURCE_REMOVE;
    }
  self->checks_whole = whole;
  gtk_paned_set_position (self->checks_pane, place);
  return G_SOURCE_CONTINUE;
}

static void
place_divider (RectifyWindow *self)
{
  self->checks_whole = 0;
  if (self->checks_tick == 0)
    self->checks_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->checks_pane),
                                                      place_divider_cb, self, NULL);
}

static void
show_checks (RectifyWindow *self, gboolean show)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "checks");
  RectifyChecksView *view = rectify_window_get_checks_view (self);
  gboolean had_focus = rectify_checks_view_has_focus (view);

  keep_size (self);
  gtk_widget_set_visible (GTK_WIDGET (view), show);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (show));
  rectify_state_set_int (SHOWN_KEY, show);
  if (self->pages_view != NULL)
    rectify_pages_view_set_remark_shown (self->pages_view, !show);
  rectify_window_update_notes (self);
  if (show)
    place_divider (self);
  else if (had_focus)
    gtk_widget_grab_focus (rectify_window_get_view (self));
}

/**
 * rectify_window_place_checks:
 * @self: a window
 *
 * Puts the list of findings where it belongs in the view that is shown: below the tree, beside the
 * pages where there is room.
 */
void
rectify_window_place_checks (RectifyWindow *self)
{
  gboolean beside = rectify_window_shows_pages (self) && !self->is_cramped;

  if (beside != is_beside (self))
    {
      keep_size (self);
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->checks_pane),
                                      beside ? GTK_ORIENTATION_HORIZONTAL
                                             : GTK_ORIENTATION_VERTICAL);
      if (self->checks_view != NULL)
        rectify_checks_view_set_narrow (self->checks_view, beside);
      place_divider (self);
    }
  rectify_window_update_notes (self);
}

/* From the view the key leads to the findings, and from the findings it hides them. */
static void
checks_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean in_view = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view_stack));

  if (!rectify_window_shows_checks (self) || !in_view)
    show_checks (self, !rectify_window_shows_checks (self));
  if (rectify_window_shows_checks (self) && in_view)
    gtk_widget_grab_focus (GTK_WIDGET (self->checks_view));
}

static void
item_wanted_cb (RectifyChecksView *view, gint64 id, gboolean go, RectifyWindow *self)
{
  if (id != 0 && go)
    gtk_stack_set_visible_child_name (self->view_stack, "plan");
  if (id != 0 && go)
    rectify_plan_view_go (self->plan_view, id);
  else if (id != 0)
    {
      rectify_plan_view_select (self->plan_view, id);
      if (rectify_window_shows_pages (self)
          && !rectify_pages_view_show_item (rectify_window_get_pages_view (self), id))
        rectify_window_notify (self, _ ("This is not on the pages of the report that is shown"),
                               FALSE);
    }
  else if (go)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.properties", NULL);
  else if (rectify_window_shows_pages (self))
    rectify_page_list_show_page (rectify_pages_view_get_list (rectify_window_get_pages_view (self)),
                                 0);
}

static void
mended_cb (RectifyChecksView *view, RectifyWindow *self)
{
  rectify_window_notify (self, _ ("What was found is mended"), TRUE);
}

static void
fill_placeholders_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  if (!rectify_placeholders_dialog_present (GTK_WINDOW (self), self->session))
    rectify_window_notify (self, _ ("No placeholder is left in this plan"), FALSE);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_widget_grab_focus (rectify_window_get_view (user_data));
  return TRUE;
}

static void
add_escape (RectifyWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->checks_view), controller);
}

/**
 * rectify_window_install_checks:
 * @self: a window
 *
 * Installs the list of findings as it was left, and the actions around it.
 */
void
rectify_window_install_checks (RectifyWindow *self)
{
  static const GActionEntry entries[]
      = { { .name = "checks", .activate = checks_cb, .state = "false" },
          { .name = "fill-placeholders", .activate = fill_placeholders_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  if (rectify_state_get_int (SHOWN_KEY, FALSE))
    show_checks (self, TRUE);
}

/**
 * rectify_window_follow_checks:
 * @self: a window whose list of findings was just built
 *
 * Follows what is done in it.
 */
void
rectify_window_follow_checks (RectifyWindow *self)
{
  rectify_checks_view_set_narrow (self->checks_view, is_beside (self));
  g_signal_connect_object (self->checks_view, "item-wanted", G_CALLBACK (item_wanted_cb), self, 0);
  g_signal_connect_object (self->checks_view, "mended", G_CALLBACK (mended_cb), self, 0);
  add_escape (self);
}

/**
 * rectify_window_update_checks:
 * @self: a window
 *
 * Says what of this can be done now.
 */
void
rectify_window_update_checks (RectifyWindow *self)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);

  rectify_window_enable (self, "checks", plan != NULL);
  rectify_window_enable (self, "fill-placeholders",
                         plan != NULL && !rectify_session_is_read_only (self->session));
}

/**
 * rectify_window_keep_checks:
 * @self: a window
 *
 * Notes how the list of findings is, for the next start.
 */
void
rectify_window_keep_checks (RectifyWindow *self)
{
  keep_size (self);
  if (self->checks_view != NULL)
    rectify_checks_view_keep_state (self->checks_view);
}

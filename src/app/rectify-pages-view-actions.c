/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "rectify-pages-view-private.h"
#include "rectify-state.h"

#define MIN_ZOOM 25
#define MAX_ZOOM 400
#define ZOOM_STEP 1.2

static void
set_zoom (RectifyPagesView *self, int zoom)
{
  rectify_page_list_set_zoom (self->list, zoom);
  rectify_state_set_int (RECTIFY_PAGES_ZOOM_KEY, rectify_page_list_get_zoom (self->list));
  rectify_pages_view_update_words (self);
}

static void
zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RectifyPagesView *self = RECTIFY_PAGES_VIEW (widget);
  int zoom = rectify_page_list_get_real_zoom (self->list);

  if (g_str_equal (name, "pages.zoom-in"))
    set_zoom (self, MIN (lround (zoom * ZOOM_STEP), MAX_ZOOM));
  else if (g_str_equal (name, "pages.zoom-out"))
    set_zoom (self, MAX (lround (zoom / ZOOM_STEP), MIN_ZOOM));
  else if (g_str_equal (name, "pages.zoom-real"))
    set_zoom (self, 100);
  else
    set_zoom (self, 0);
}

static gboolean
is_focus_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RectifyPagesView *self = RECTIFY_PAGES_VIEW (widget);
  gboolean had_focus = is_focus_in (GTK_WIDGET (self->pane));
  gboolean show = !gtk_widget_get_visible (GTK_WIDGET (self->pane));

  rectify_pages_view_keep_state (self);
  gtk_widget_set_visible (GTK_WIDGET (self->pane), show);
  gtk_toggle_button_set_active (self->pane_button, show);
  rectify_state_set_int (RECTIFY_PAGES_PANE_KEY, show);
  if (show)
    gtk_widget_grab_focus (GTK_WIDGET (self->pane));
  else if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RectifyPagesView *self = RECTIFY_PAGES_VIEW (widget);

  if (g_str_equal (name, "pages.find"))
    rectify_pages_find_bar_open (self->find_bar);
  else
    rectify_pages_find_bar_step (self->find_bar, g_str_equal (name, "pages.find-next") ? 1 : -1);
}

static void
turn_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RectifyPagesView *self = RECTIFY_PAGES_VIEW (widget);

  if (self->pages == NULL || !rectify_pages_is_turned (self->pages, 0))
    return;
  rectify_state_set_int (RECTIFY_PAGES_TURN_KEY,
                         !rectify_state_get_int (RECTIFY_PAGES_TURN_KEY, TRUE));
  rectify_pages_view_update_turn (self);
  rectify_report_pane_pages_changed (self->pane);
}

static void
go_to_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (RECTIFY_PAGES_VIEW (widget)->page_entry));
}

/**
 * rectify_pages_view_install_actions:
 * @widget_class: the class of the view
 */
void
rectify_pages_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "pages.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "pages.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "pages.zoom-fit", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "pages.zoom-real", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "pages.turn", NULL, turn_cb);
  gtk_widget_class_install_action (widget_class, "pages.pane", NULL, pane_cb);
  gtk_widget_class_install_action (widget_class, "pages.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "pages.find-next", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "pages.find-previous", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "pages.go-to-page", NULL, go_to_page_cb);
}

static gboolean
shortcut_cb (GtkWidget *widget, GVariant *action, gpointer user_data)
{
  return gtk_widget_get_mapped (widget)
         && gtk_widget_activate_action (widget, g_variant_get_string (action, NULL), NULL);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_widget_grab_focus (GTK_WIDGET (RECTIFY_PAGES_VIEW (user_data)->list));
  return TRUE;
}

/* A number that was typed and not gone to gives way to that of the page. */
static void
left_cb (GtkEventControllerFocus *controller, RectifyPagesView *self)
{
  rectify_page_list_say_changed (self->list);
}

static void
watch_page_entry (RectifyPagesView *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, self, NULL)));
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->page_entry), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->page_entry), focus);
}

static gboolean
turn_page_cb (GtkWidget *widget, GVariant *by, gpointer user_data)
{
  RectifyPagesView *self = RECTIFY_PAGES_VIEW (widget);
  int page = (int) rectify_page_list_get_page (self->list) + g_variant_get_int32 (by);
  int n_pages = self->pages != NULL ? (int) rectify_pages_get_n_pages (self->pages) : 0;

  if (page >= 0 && page < n_pages)
    rectify_page_list_show_page (self->list, page);
  return TRUE;
}

/* Lists and fields would take these keys for themselves. */
static void
add_page_keys (RectifyPagesView *self)
{
  static const struct {
    guint keys[2];
    int by;
  } turns[] = { { { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up }, -1 },
                { { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down }, 1 } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    for (guint j = 0; j < G_N_ELEMENTS (turns[i].keys); j++)
      {
        GtkShortcut *shortcut
            = gtk_shortcut_new (gtk_keyval_trigger_new (turns[i].keys[j], GDK_CONTROL_MASK),
                                gtk_callback_action_new (turn_page_cb, NULL, NULL));

        gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (turns[i].by));
        gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
      }
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/**
 * rectify_pages_view_add_shortcuts:
 * @self: a view
 *
 * The keys of the view, wherever in the window the focus is while the view is seen.
 */
void
rectify_pages_view_add_shortcuts (RectifyPagesView *self)
{
  static const struct {
    const char *trigger;
    const char *action;
  } shortcuts[] = {
    { "<Control>plus|<Control>equal|<Control>KP_Add", "pages.zoom-in" },
    { "<Control>minus|<Control>KP_Subtract", "pages.zoom-out" },
    { "<Control>0|<Control>KP_0", "pages.zoom-fit" },
    { "<Control>1|<Control>KP_1", "pages.zoom-real" },
    { "<Control>r", "pages.turn" },
    { "F9", "pages.pane" },
    { "<Control>g", "pages.find-next" },
    { "<Control><Shift>g", "pages.find-previous" },
    { "<Control>l", "pages.go-to-page" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      GtkShortcut *shortcut
          = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                              gtk_callback_action_new (shortcut_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (shortcuts[i].action));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  watch_page_entry (self);
  add_page_keys (self);
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

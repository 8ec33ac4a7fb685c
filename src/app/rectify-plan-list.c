/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-list.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rectify-empty.h"
#include "rectify-messages.h"
#include "rectify-plan-row.h"
#include "rectify-preedit.h"
#include "rectify-tab-stop.h"

/**
 * RectifyPlanList:
 *
 * The plans of the ledger, by year, with the share that is done and how much is late.
 */
struct _RectifyPlanList {
  GtkWidget parent_instance;

  RectifySession *session;
  GtkWidget *box;
  GtkWidget *filter_entry;
  GtkListBox *list;
  GtkWidget *import_button;
  GMenuModel *menu_model;
  GtkWidget *menu;  /* NULL until it is asked for */
  guint tick;       /* while rows are to be filled */
  gboolean painted; /* since rows were added */
  gboolean added;   /* and they have no height yet */
  gint64 sought;    /* the plan whose row was brought into sight last */
  gboolean seeks;   /* it is not there yet */
  guint n_waited;   /* frames since rows were to be filled in which it had no place */
  double page;      /* how much of the list is in sight, in pixels */
};

G_DEFINE_FINAL_TYPE (RectifyPlanList, rectify_plan_list, GTK_TYPE_WIDGET)

static void select_current (RectifyPlanList *self);

/* How many rows are filled in the first frame, which are more than most windows show, and how many in
 * each of those that follow. A row that was never near what is in sight stays as it is: of a ledger of
 * many years most are. */
#define FIRST_STEP 30
#define STEP 20
/* A row that has no place after so many frames is not waited for: the list tells when that changes. */
#define MAX_WAIT 30

/* In sight, or not farther from it than its height. */
static gboolean
is_near (RectifyPlanList *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);
  double page = gtk_adjustment_get_page_size (adjustment);
  double begin = gtk_adjustment_get_value (adjustment) - page;
  graphene_rect_t bounds;

  return gtk_widget_get_child_visible (row)
         && gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds)
         && bounds.origin.y + bounds.size.height > begin && bounds.origin.y < begin + 3 * page;
}

/* What is not filled has about the height that it is going to have, for the sake of the scroll bar. */
static void
hold_place (RectifyPlanList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);
  int height = row != NULL ? gtk_widget_get_height (GTK_WIDGET (row)) : 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (!rectify_plan_row_is_filled (row))
      gtk_widget_set_size_request (GTK_WIDGET (row), -1, height);
}

/* Brings the row of a plan that is newly shown into sight. Returns whether it is there; else others may
 * have come near with it, and moved it when they were filled. */
static gboolean
seek (RectifyPlanList *self)
{
  GtkListBoxRow *row = self->seeks ? gtk_list_box_get_selected_row (self->list) : NULL;
  GtkWidget *widget = row != NULL ? GTK_WIDGET (row) : NULL;
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);
  double value = gtk_adjustment_get_value (adjustment);
  graphene_rect_t bounds;

  self->seeks = widget != NULL && gtk_widget_get_child_visible (widget);
  /* A list that is not shown goes there when it is. */
  if (!self->seeks || !gtk_widget_get_mapped (widget))
    return TRUE;
  /* Not laid out yet. */
  if (gtk_widget_get_height (widget) == 0
      || !gtk_widget_compute_bounds (widget, GTK_WIDGET (self->list), &bounds))
    return FALSE;
  gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
  self->seeks = fabs (gtk_adjustment_get_value (adjustment) - value) >= 1;
  return !self->seeks;
}

/* A bar that comes above or below the list leaves less of it: what was in sight of the plan that is
 * shown stays so. */
static void
resized_cb (RectifyPlanList *self)
{
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);
  double value = gtk_adjustment_get_value (adjustment);
  double before = self->page;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  graphene_rect_t bounds;

  self->page = gtk_adjustment_get_page_size (adjustment);
  if (self->page < before && row != NULL
      && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds)
      && bounds.origin.y >= value && bounds.origin.y + bounds.size.height <= value + before)
    self->seeks = TRUE;
}

/* The first tick comes before there is anything on the screen. */
static gboolean
fill_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RectifyPlanList *self = user_data;
  GtkListBoxRow *row;
  guint n_filled = 0;

  if (!self->painted)
    {
      self->painted = TRUE;
      return G_SOURCE_CONTINUE;
    }
  if (self->added)
    hold_place (self);
  /* Where they are is known in the next frame. */
  for (int i = 0; !self->added && n_filled < STEP
                  && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;
       i++)
    if (!rectify_plan_row_is_filled (row) && is_near (self, GTK_WIDGET (row)))
      n_filled += rectify_plan_row_fill (row);
  if (n_filled > 0 || self->added || (!seek (self) && self->n_waited++ < MAX_WAIT))
    {
      self->added = FALSE;
      return G_SOURCE_CONTINUE;
    }
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
fill (RectifyPlanList *self)
{
  if (self->tick > 0)
    return;
  self->n_waited = 0;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_cb, self, NULL);
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  int year = rectify_plan_row_get_year (row);
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (before != NULL && rectify_plan_row_get_year (before) == year)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  text = year > 0 ? g_strdup_printf ("%d", year) : g_strdup (_ ("Year not known"));
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer user_data)
{
  RectifyPlanList *self = user_data;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->filter_entry));

  return rectify_plan_row_matches (row, text);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyPlanList) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    return;
  rectify_message_error (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                         _ ("The plan cannot be shown"), error);
  select_current (self);
}

static gboolean
is_current (RectifyPlanList *self, GtkListBoxRow *row)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);

  return plan != NULL && rectify_plan_get_id (plan) == rectify_plan_row_get_id (row);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, RectifyPlanList *self)
{
  if (row != NULL && !is_current (self, row))
    rectify_session_show_plan (self->session, rectify_plan_row_get_id (row), shown_cb,
                               g_object_ref (self));
}

/* Its many widgets are made when it is first asked for. */
static void
popup_menu (RectifyPlanList *self, GtkWidget *row)
{
  graphene_rect_t bounds;
  GdkRectangle place = { 0, 0, 1, 1 };

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (self->menu_model);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                            (int) bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The menu is about the plan that is shown: it waits until that is the one under the pointer. */
static void
shown_for_menu_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RectifyPlanList *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  shown_cb (source, result, g_object_ref (self));
  if (row != NULL && is_current (self, row))
    popup_menu (self, GTK_WIDGET (row));
  g_object_unref (self);
}

static void
open_menu (RectifyPlanList *self, GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  if (is_current (self, row))
    popup_menu (self, GTK_WIDGET (row));
  else
    rectify_session_show_plan (self->session, rectify_plan_row_get_id (row), shown_for_menu_cb,
                               g_object_ref (self));
  g_signal_handlers_block_by_func (self->list, row_selected_cb, self);
  gtk_list_box_select_row (self->list, row);
  g_signal_handlers_unblock_by_func (self->list, row_selected_cb, self);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, RectifyPlanList *self)
{
  open_menu (self, gtk_list_box_get_row_at_y (self->list, (int) y));
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  RectifyPlanList *self = user_data;

  open_menu (self, gtk_list_box_get_selected_row (self->list));
  return TRUE;
}

/* While another plan is on its way, Delete would not be about the one that is shown. */
static gboolean
delete_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  RectifyPlanList *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL && is_current (self, row)
         && gtk_widget_activate_action (GTK_WIDGET (self), "win.delete-plan", NULL);
}

static void
select_current (RectifyPlanList *self)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  GtkListBoxRow *row;

  g_signal_handlers_block_by_func (self->list, row_selected_cb, self);
  gtk_list_box_unselect_all (self->list);
  for (int i = 0; plan != NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;
       i++)
    if (rectify_plan_row_get_id (row) == rectify_plan_get_id (plan))
      gtk_list_box_select_row (self->list, row);
  g_signal_handlers_unblock_by_func (self->list, row_selected_cb, self);
  /* Once: whoever scrolls to another while working on a plan is not taken back. */
  if (plan == NULL || rectify_plan_get_id (plan) == self->sought)
    return;
  self->sought = rectify_plan_get_id (plan);
  self->seeks = TRUE;
  fill (self);
}

static void
plans_changed_cb (GListModel *plans, guint position, guint removed, guint added,
                  RectifyPlanList *self)
{
  gboolean refocus = FALSE;
  GtkListBoxRow *row;

  g_signal_handlers_block_by_func (self->list, row_selected_cb, self);
  for (guint i = 0; i < removed; i++)
    {
      row = gtk_list_box_get_row_at_index (self->list, (int) position);
      refocus = refocus || gtk_widget_has_focus (GTK_WIDGET (row));
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
  /* The next ones may be of another ledger. */
  if (gtk_list_box_get_row_at_index (self->list, 0) == NULL)
    self->sought = 0;
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (RectifyPlanInfo) info = g_list_model_get_item (plans, position + i);

      row = GTK_LIST_BOX_ROW (rectify_plan_row_new (info));
      if (i < FIRST_STEP)
        rectify_plan_row_fill (row);
      gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) (position + i));
    }
  if (added > FIRST_STEP)
    {
      self->painted = FALSE;
      self->added = TRUE;
      fill (self);
    }
  g_signal_handlers_unblock_by_func (self->list, row_selected_cb, self);
  select_current (self);
  row = gtk_list_box_get_selected_row (self->list);
  if (refocus && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
filter_changed_cb (GtkSearchEntry *entry, RectifyPlanList *self)
{
  if (!rectify_preedit_delays (GTK_WIDGET (entry), "search-changed"))
    gtk_list_box_invalidate_filter (self->list);
}

static void
rectify_plan_list_dispose (GObject *object)
{
  RectifyPlanList *self = RECTIFY_PLAN_LIST (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rectify_plan_list_parent_class)->dispose (object);
}

static void
rectify_plan_list_class_init (RectifyPlanListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_plan_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (RECTIFY_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Rectify/ui/plan-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RectifyPlanList, box);
  gtk_widget_class_bind_template_child (widget_class, RectifyPlanList, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, RectifyPlanList, list);
  gtk_widget_class_bind_template_child (widget_class, RectifyPlanList, import_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyPlanList, menu_model);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
add_menu (RectifyPlanList *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (gesture));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                        gtk_callback_action_new (menu_key_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Delete|KP_Delete"),
                        gtk_callback_action_new (delete_key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), controller);
}

static void
rectify_plan_list_init (RectifyPlanList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_menu (self);
  g_signal_connect (self, "map", G_CALLBACK (fill), NULL);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  gtk_list_box_set_placeholder (
      self->list, rectify_empty_new (_ ("No plan is called so."),
                                     _ ("Enter fewer words; Ctrl+Shift+F looks into the plans.")));
}

/**
 * rectify_plan_list_set_session:
 * @self: a list
 * @session: whose plans it shows
 */
void
rectify_plan_list_set_session (RectifyPlanList *self, RectifySession *session)
{
  GListModel *plans = rectify_session_get_plans (session);

  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (plans, "items-changed", G_CALLBACK (plans_changed_cb), self, 0);
  g_signal_connect_object (gtk_list_box_get_adjustment (self->list), "value-changed",
                           G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_list_box_get_adjustment (self->list), "notify::page-size",
                           G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_list_box_get_adjustment (self->list), "changed", G_CALLBACK (fill),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (select_current), self,
                           G_CONNECT_SWAPPED);
  plans_changed_cb (plans, 0, 0, g_list_model_get_n_items (plans), self);
}

/**
 * rectify_plan_list_set_no_import:
 * @self: a list
 * @why: (nullable): why its button imports nothing now
 */
void
rectify_plan_list_set_no_import (RectifyPlanList *self, const char *why)
{
  gtk_widget_set_tooltip_text (self->import_button, why);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-packet-list.h"

#include <glib/gi18n.h>

#include "rectify-check-button.h"
#include "rectify-item-text.h"
#include "rectify-plan-info.h"

#define ENTRY_KEY "rectify-packet-entry"
#define CHECK_KEY "rectify-packet-check"
#define REPORT_KEY "rectify-packet-report"
#define ORDER_KEY "rectify-packet-order"
#define LIST_KEY "rectify-packet-list"
#define HEIGHT 280

struct _RectifyPacketList {
  GtkWidget *scroller;
  GtkListBox *box;
  gboolean only_chosen;
  int n_rows;
  RectifyPacketListFunc func;
  gpointer user_data;
};

static RectifyPacketEntry *
get_entry (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), ENTRY_KEY);
}

static GtkCheckButton *
get_check (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), CHECK_KEY);
}

static void
changed (RectifyPacketList *self)
{
  if (self->func != NULL)
    self->func (self->user_data);
}

static void
update_row (GtkListBoxRow *row)
{
  const RectifyPacketEntry *entry = get_entry (row);
  const char *report = rectify_report_get_title (entry->report);
  g_autofree char *words = g_strdup (report);
  g_autofree char *name = NULL;

  if (entry->max_pages > 0)
    {
      g_free (words);
      words = g_strdup_printf (ngettext ("%s, at most %u page", "%s, at most %u pages",
                                         entry->max_pages),
                               report, entry->max_pages);
    }
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), REPORT_KEY), words);
  name = g_strdup_printf (C_ ("a plan and its report", "%s, %s"), entry->title, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_check (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_check_button_get_active (get_check (row))
                                   ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                   : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static void
toggled_cb (GtkCheckButton *check, RectifyPacketList *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW);

  update_row (GTK_LIST_BOX_ROW (row));
  gtk_list_box_select_row (self->box, GTK_LIST_BOX_ROW (row));
  gtk_list_box_invalidate_filter (self->box);
  changed (self);
}

static void
row_activated_cb (GtkListBox *box, GtkListBoxRow *row, RectifyPacketList *self)
{
  GtkCheckButton *check = get_check (row);

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
row_selected_cb (GtkListBox *box, GtkListBoxRow *row, RectifyPacketList *self)
{
  changed (self);
}

static gboolean
filter (GtkListBoxRow *row, gpointer user_data)
{
  return !((RectifyPacketList *) user_data)->only_chosen
         || gtk_check_button_get_active (get_check (row));
}

static void
set_order (GtkListBoxRow *row, int order)
{
  g_object_set_data (G_OBJECT (row), ORDER_KEY, GINT_TO_POINTER (order));
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (a), ORDER_KEY))
         - GPOINTER_TO_INT (g_object_get_data (G_OBJECT (b), ORDER_KEY));
}

/* Takes the entry. */
static void
add_row (RectifyPacketList *self, RectifyPacketEntry *entry, gboolean is_chosen)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = rectify_check_button_new (NULL);
  GtkWidget *title = gtk_label_new (entry->title);
  GtkWidget *report = gtk_label_new (NULL);

  /* The keys are the row's. */
  gtk_widget_set_can_focus (check, FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_tooltip_text (title, entry->title);
  gtk_widget_add_css_class (report, "dim-label");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), report);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), ENTRY_KEY, entry,
                          (GDestroyNotify) rectify_packet_entry_free);
  g_object_set_data (G_OBJECT (row), CHECK_KEY, check);
  g_object_set_data (G_OBJECT (row), REPORT_KEY, report);
  update_row (GTK_LIST_BOX_ROW (row));
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  set_order (GTK_LIST_BOX_ROW (row), 2 * self->n_rows++);
  gtk_list_box_append (self->box, row);
  if (is_chosen)
    gtk_list_box_select_row (self->box, GTK_LIST_BOX_ROW (row));
}

static gboolean
move_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  rectify_packet_list_move (user_data, g_variant_get_int32 (arguments));
  return TRUE;
}

static void
add_shortcut (RectifyPacketList *self, GtkEventController *controller, guint key, int by)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_ALT_MASK),
                                            gtk_callback_action_new (move_shortcut_cb, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (by));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

static void
create_widgets (RectifyPacketList *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->box, FALSE);
  gtk_list_box_set_sort_func (self->box, compare_rows, NULL, NULL);
  gtk_list_box_set_filter_func (self->box, filter, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the packet holds, in its order"), -1);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_shortcut (self, controller, GDK_KEY_Up, -1);
  add_shortcut (self, controller, GDK_KEY_KP_Up, -1);
  add_shortcut (self, controller, GDK_KEY_Down, 1);
  add_shortcut (self, controller, GDK_KEY_KP_Down, 1);
  gtk_widget_add_controller (GTK_WIDGET (self->box), controller);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->box));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  g_object_set_data_full (G_OBJECT (self->scroller), LIST_KEY, self, g_free);
}

/* The reports of a plan, if it is that one, or if it is not. */
static void
add_plan (RectifyPacketList *self, GListModel *plans, guint position, gint64 plan_id, gboolean is,
          RectifyReport chosen)
{
  g_autoptr (RectifyPlanInfo) info = g_list_model_get_item (plans, position);
  g_autofree char *title = rectify_plan_info_dup_title (info);
  gint64 id = rectify_plan_info_get_id (info);

  if ((id == plan_id) != is)
    return;
  for (RectifyReport report = 0; report < RECTIFY_N_REPORTS; report++)
    add_row (self, rectify_packet_entry_new (id, title, report), is && report == chosen);
}

/**
 * rectify_packet_list_new:
 * @plans: (element-type RectifyPlanInfo): the plans of a ledger
 * @plan_id: the plan that stands first and of which something is chosen
 * @report: what
 *
 * Returns: (transfer none): a list that goes with its widget
 */
RectifyPacketList *
rectify_packet_list_new (GListModel *plans, gint64 plan_id, RectifyReport report)
{
  RectifyPacketList *self = g_new0 (RectifyPacketList, 1);

  create_widgets (self);
  /* Ahead of the others, so that what is chosen at first is in sight. */
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    add_plan (self, plans, i, plan_id, TRUE, report);
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    add_plan (self, plans, i, plan_id, FALSE, report);
  if (gtk_list_box_get_selected_row (self->box) == NULL)
    gtk_list_box_select_row (self->box, gtk_list_box_get_row_at_index (self->box, 0));
  g_signal_connect (self->box, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (self->box, "row-selected", G_CALLBACK (row_selected_cb), self);
  return self;
}

/**
 * rectify_packet_list_get_widget:
 * @self: a list
 *
 * Returns: (transfer none): what is put into a window
 */
GtkWidget *
rectify_packet_list_get_widget (RectifyPacketList *self)
{
  return self->scroller;
}

/**
 * rectify_packet_list_set_func:
 * @self: a list
 * @func: (nullable): called when something changes
 * @user_data: for @func
 */
void
rectify_packet_list_set_func (RectifyPacketList *self, RectifyPacketListFunc func,
                              gpointer user_data)
{
  self->func = func;
  self->user_data = user_data;
}

/**
 * rectify_packet_list_get_chosen:
 * @self: a list
 *
 * Returns: (transfer full) (element-type RectifyPacketEntry): copies of what is chosen, in order
 */
GPtrArray *
rectify_packet_list_get_chosen (RectifyPacketList *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_packet_entry_free);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->box, i)) != NULL; i++)
    if (gtk_check_button_get_active (get_check (row)))
      g_ptr_array_add (chosen, rectify_packet_entry_copy (get_entry (row)));
  return chosen;
}

/**
 * rectify_packet_list_show_chosen:
 * @self: a list
 * @only: whether only what is chosen is shown
 */
void
rectify_packet_list_show_chosen (RectifyPacketList *self, gboolean only)
{
  self->only_chosen = only;
  gtk_list_box_invalidate_filter (self->box);
  changed (self);
}

/* Where the selected row goes, past the next one that is shown; -1 if there is none. */
static int
find_place (RectifyPacketList *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->box);

  if (row == NULL)
    return -1;
  for (int i = gtk_list_box_row_get_index (row) + by; i >= 0; i += by)
    {
      GtkListBoxRow *other = gtk_list_box_get_row_at_index (self->box, i);

      if (other == NULL)
        return -1;
      if (filter (other, self))
        return i;
    }
  return -1;
}

/**
 * rectify_packet_list_can_move:
 * @self: a list
 * @by: -1 for up, 1 for down
 *
 * Returns: whether the selected row can be moved
 */
gboolean
rectify_packet_list_can_move (RectifyPacketList *self, int by)
{
  return find_place (self, by) >= 0;
}

/**
 * rectify_packet_list_move:
 * @self: a list
 * @by: -1 for up, 1 for down
 *
 * Moves the selected row past its neighbour, if it has one.
 */
void
rectify_packet_list_move (RectifyPacketList *self, int by)
{
  int place = find_place (self, by);
  GtkListBoxRow *row;

  if (place < 0)
    return;
  /* A row that is sorted anew keeps selection and focus; one that is taken out does not. */
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->box, i)) != NULL; i++)
    set_order (row, 2 * i);
  set_order (gtk_list_box_get_selected_row (self->box), 2 * place + by);
  gtk_list_box_invalidate_sort (self->box);
  changed (self);
}

/**
 * rectify_packet_list_get_selected:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the document whose row is selected
 */
const RectifyPacketEntry *
rectify_packet_list_get_selected (RectifyPacketList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->box);

  return row != NULL ? get_entry (row) : NULL;
}

/**
 * rectify_packet_list_set_max_pages:
 * @self: a list
 * @max_pages: how many pages the selected document may take; 0 for as many as it does
 */
void
rectify_packet_list_set_max_pages (RectifyPacketList *self, guint max_pages)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->box);

  if (row == NULL)
    return;
  get_entry (row)->max_pages = max_pages;
  update_row (row);
}

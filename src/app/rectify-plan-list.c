/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-item-text.h"

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
};

G_DEFINE_FINAL_TYPE (RectifyPlanList, rectify_plan_list, GTK_TYPE_WIDGET)

#define ID_KEY "rectify-plan-id"
#define YEAR_KEY "rectify-plan-year"
#define WORDS_KEY "rectify-plan-words"

static gint64
get_row_id (GtkListBoxRow *row)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (row), ID_KEY);
}

static char *
dup_counts_text (const RectifyPlanCounts *counts)
{
  g_autofree char *late = NULL;
  guint share = counts->tasks > 0 ? 100 * counts->finished / counts->tasks : 0;

  if (counts->tasks == 0)
    return g_strdup (_ ("No measures"));
  if (counts->late == 0)
    return g_strdup_printf (_ ("%u%% done"), share);
  late = g_strdup_printf (ngettext ("%u late", "%u late", counts->late), counts->late);
  return g_strdup_printf (C_ ("share done, number late", "%u%% done · ⚠ %s"), share, late);
}

static GtkWidget *
create_row (RectifyPlanInfo *info)
{
  const RectifyPlanCounts *counts = rectify_plan_info_get_counts (info);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *title = rectify_plan_info_dup_title (info);
  g_autofree char *text = dup_counts_text (counts);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *share = gtk_label_new (text);
  GtkWidget *bar = gtk_progress_bar_new ();
  gint64 id = rectify_plan_info_get_id (info);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (share), 0);
  gtk_widget_add_css_class (share, "caption");
  gtk_widget_add_css_class (share, "dim-label");
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar),
                                 counts->tasks > 0 ? (double) counts->finished / counts->tasks : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), share);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data (G_OBJECT (row), YEAR_KEY, GINT_TO_POINTER (rectify_plan_info_get_year (info)));
  g_object_set_data_full (G_OBJECT (row), WORDS_KEY, g_utf8_casefold (title, -1), g_free);
  return row;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  int year = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), YEAR_KEY));
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (before != NULL && GPOINTER_TO_INT (g_object_get_data (G_OBJECT (before), YEAR_KEY)) == year)
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
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (g_object_get_data (G_OBJECT (row), WORDS_KEY), folded) != NULL;
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, RectifyPlanList *self)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);

  if (row == NULL || (plan != NULL && rectify_plan_get_id (plan) == get_row_id (row)))
    return;
  rectify_session_show_plan (self->session, get_row_id (row), NULL, NULL);
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
    if (get_row_id (row) == rectify_plan_get_id (plan))
      gtk_list_box_select_row (self->list, row);
  g_signal_handlers_unblock_by_func (self->list, row_selected_cb, self);
}

static void
plans_changed_cb (GListModel *plans, guint position, guint removed, guint added,
                  RectifyPlanList *self)
{
  GtkListBoxRow *row;

  g_signal_handlers_block_by_func (self->list, row_selected_cb, self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (RectifyPlanInfo) info = g_list_model_get_item (plans, i);

      gtk_list_box_append (self->list, create_row (info));
    }
  g_signal_handlers_unblock_by_func (self->list, row_selected_cb, self);
  select_current (self);
}

static void
filter_changed_cb (GtkSearchEntry *entry, RectifyPlanList *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
rectify_plan_list_dispose (GObject *object)
{
  RectifyPlanList *self = RECTIFY_PLAN_LIST (object);

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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Rectify/ui/plan-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RectifyPlanList, box);
  gtk_widget_class_bind_template_child (widget_class, RectifyPlanList, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, RectifyPlanList, list);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
rectify_plan_list_init (RectifyPlanList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
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
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (select_current), self,
                           G_CONNECT_SWAPPED);
  plans_changed_cb (plans, 0, 0, 0, self);
}

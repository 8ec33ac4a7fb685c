/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-overview-list-card.h"

#include <glib/gi18n.h>

#include "rectify-item-text.h"
#include "rectify-tab-stop.h"
#include "rectify-tell-cut.h"

#define ROW_KEY "rectify-row"
/* What stands behind the words, in characters. */
#define UNIT_CHARS 14

/**
 * RectifyOverviewListCard:
 *
 * Tasks that somebody has to look after: the first of them, and what leads to all.
 */
struct _RectifyOverviewListCard {
  GtkWidget parent_instance;

  RectifyOverviewListKind kind;
  const RectifyOverviewList *list; /* borrowed */
  GtkLabel *heading;
  GtkListBox *box;
  GtkWidget *none;
  GtkWidget *all;
};

G_DEFINE_FINAL_TYPE (RectifyOverviewListCard, rectify_overview_list_card, GTK_TYPE_WIDGET)

enum { FILTER_ACTIVATED, ITEM_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
row_activated_cb (GtkListBox *box, GtkListBoxRow *row, RectifyOverviewListCard *self)
{
  RectifyTaskRow *task = g_object_get_data (G_OBJECT (row), ROW_KEY);

  g_signal_emit (self, signals[ITEM_ACTIVATED], 0, task->plan_id, task->item_id);
}

static void
all_cb (RectifyOverviewListCard *self)
{
  if (self->list != NULL)
    g_signal_emit (self, signals[FILTER_ACTIVATED], 0, self->list->filter);
}

/* Below the last row is what comes after the list, not its end. */
static gboolean
keynav_failed_cb (GtkListBox *box, GtkDirectionType direction, RectifyOverviewListCard *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (root == NULL || (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN))
    return FALSE;
  return gtk_widget_child_focus (root, direction == GTK_DIR_UP ? GTK_DIR_TAB_BACKWARD
                                                               : GTK_DIR_TAB_FORWARD);
}

static void
rectify_overview_list_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rectify_overview_list_card_parent_class)->dispose (object);
}

static void
rectify_overview_list_card_class_init (RectifyOverviewListCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_overview_list_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  /* What lists all of them. */
  signals[FILTER_ACTIVATED]
      = g_signal_new ("filter-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, RECTIFY_TYPE_FILTER | G_SIGNAL_TYPE_STATIC_SCOPE);
  /* A plan, and an item of it. */
  signals[ITEM_ACTIVATED]
      = g_signal_new ("item-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
rectify_overview_list_card_init (RectifyOverviewListCard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (widget, "rectify-overview-card");
}

/**
 * rectify_overview_list_card_new:
 * @kind: what it lists
 *
 * Returns: (transfer floating): a card that lists nothing yet
 */
GtkWidget *
rectify_overview_list_card_new (RectifyOverviewListKind kind)
{
  RectifyOverviewListCard *self = g_object_new (RECTIFY_TYPE_OVERVIEW_LIST_CARD, NULL);
  const char *title = rectify_overview_list_kind_get_title (kind);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->kind = kind;
  self->heading = GTK_LABEL (gtk_label_new (title));
  gtk_label_set_xalign (self->heading, 0);
  gtk_label_set_ellipsize (self->heading, PANGO_ELLIPSIZE_END);
  rectify_tell_cut (self->heading);
  gtk_widget_set_hexpand (GTK_WIDGET (self->heading), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  gtk_widget_add_css_class (head, "rectify-overview-head");
  self->all = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->all, "link");
  gtk_widget_add_css_class (self->all, "rectify-overview-link");
  g_signal_connect_swapped (self->all, "clicked", G_CALLBACK (all_cb), self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (head), self->all);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  self->none = gtk_label_new (C_ ("overview", "None"));
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_widget_add_css_class (self->none, "rectify-overview-none");
  gtk_widget_set_parent (self->none, GTK_WIDGET (self));
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "rectify-overview-list");
  g_signal_connect (self->box, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (self->box, "keynav-failed", G_CALLBACK (keynav_failed_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_widget_set_parent (rectify_tab_stop_new (GTK_WIDGET (self->box)), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

static char *
dup_day (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return rectify_date_dup_local (&date);
}

/* When: of what stands still, when anything was done last; else until when. */
static char *
dup_when (RectifyOverviewListKind kind, RectifyTaskRow *row)
{
  const char *phrase = rectify_task_row_get_text (row, RECTIFY_ROW_DEADLINE);

  if (kind == RECTIFY_OVERVIEW_STILL)
    return row->progress_date != 0 ? dup_day (row->progress_date) : g_strdup (_ ("no entry yet"));
  if (kind == RECTIFY_OVERVIEW_NO_DEADLINE)
    return g_strdup ("");
  /* What is listed for a stage of it, and not for its own date, says the stage's. */
  if (row->next_stage != 0
      && (row->due == 0 || row->next_stage < row->due || rectify_task_row_is_finished (row)))
    return dup_day (row->next_stage);
  return row->due != 0 ? dup_day (row->due) : g_strdup (phrase);
}

static const char *
get_words (RectifyTaskRow *row)
{
  return rectify_task_row_get_text (row, row->kind == RECTIFY_ITEM_MEASURE ? RECTIFY_ROW_MEASURE
                                                                           : RECTIFY_ROW_PROBLEM);
}

static const char *
get_unit (RectifyTaskRow *row)
{
  const char *unit = rectify_task_row_get_text (row, RECTIFY_ROW_LEAD_UNIT);

  return *unit != '\0' ? unit : rectify_task_row_get_text (row, RECTIFY_ROW_UNITS);
}

static GtkWidget *
create_side (const char *text, int chars)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (label));
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
create_row (RectifyOverviewListKind kind, RectifyTaskRow *task)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_label_new (get_words (task));
  g_autofree char *when = dup_when (kind, task);
  g_autofree char *name = g_strdup_printf ("%s %s %s", get_words (task), get_unit (task), when);
  const char *plan = rectify_task_row_get_text (task, RECTIFY_ROW_PLAN);
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", get_words (task), plan);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (words));
  gtk_label_set_single_line_mode (GTK_LABEL (words), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  if (*get_unit (task) != '\0')
    gtk_box_append (GTK_BOX (box), create_side (get_unit (task), UNIT_CHARS));
  if (*when != '\0')
    gtk_box_append (GTK_BOX (box), create_side (when, UNIT_CHARS));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), ROW_KEY, g_object_ref (task), g_object_unref);
  return row;
}

/* Which row has the focus; -1: none. */
static int
find_focus (RectifyOverviewListCard *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->box));

  return GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
}

static void
show_rows (RectifyOverviewListCard *self)
{
  int focus = find_focus (self);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->box, 0)) != NULL)
    gtk_list_box_remove (self->box, GTK_WIDGET (row));
  for (guint i = 0; self->list != NULL && i < self->list->rows->len; i++)
    gtk_list_box_append (self->box,
                         create_row (self->kind, g_ptr_array_index (self->list->rows, i)));
  if (focus < 0)
    return;
  row = gtk_list_box_get_row_at_index (self->box, focus);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->box));
}

/**
 * rectify_overview_list_card_show:
 * @self: a card
 * @list: (nullable) (transfer none): what it lists, to be there until another is shown
 */
void
rectify_overview_list_card_show (RectifyOverviewListCard *self, const RectifyOverviewList *list)
{
  guint count = list != NULL ? list->count : 0;
  /* TRANSLATORS: The heading of a list, and how many there are. */
  g_autofree char *heading
      = g_strdup_printf (_ ("%s (%u)"), rectify_overview_list_kind_get_title (self->kind), count);
  g_autofree char *all = g_strdup_printf (ngettext ("All %u", "All %u", count), count);

  self->list = list;
  gtk_label_set_text (self->heading, heading);
  gtk_button_set_label (GTK_BUTTON (self->all), all);
  gtk_widget_set_visible (self->all, count > 0);
  show_rows (self);
  gtk_widget_set_visible (self->none, count == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->box), count > 0);
}

/**
 * rectify_overview_list_card_get_box:
 * @self: a card
 *
 * Returns: (transfer none): the rows as they are seen
 */
GtkListBox *
rectify_overview_list_card_get_box (RectifyOverviewListCard *self)
{
  return self->box;
}

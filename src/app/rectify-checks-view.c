/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-checks-view.h"

#include <glib/gi18n.h>

#include "rectify-checks-row.h"
#include "rectify-checks-view-private.h"
#include "rectify-focus.h"
#include "rectify-messages.h"

/**
 * RectifyChecksView:
 *
 * What the checks found in the open plan, one line each, with what can be mended one press away.
 */
G_DEFINE_FINAL_TYPE (RectifyChecksView, rectify_checks_view, GTK_TYPE_WIDGET)

enum { ITEM_WANTED, MENDED, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  RectifyChecksView *self = user_data;
  RectifyFinding *finding = rectify_checks_entry_get_finding (item);

  return gtk_toggle_button_get_active (self->filters[rectify_finding_get_severity (finding)]);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  RectifyFinding *one = rectify_checks_entry_get_finding ((RectifyChecksEntry *) a);
  RectifyFinding *two = rectify_checks_entry_get_finding ((RectifyChecksEntry *) b);

  return (int) rectify_finding_get_severity (two) - (int) rectify_finding_get_severity (one);
}

static RectifyChecksEntry *
get_selected (RectifyChecksView *self)
{
  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

static gboolean
can_edit (RectifyChecksView *self)
{
  return self->session != NULL && !rectify_session_is_read_only (self->session);
}

static void
want_item (RectifyChecksView *self, RectifyChecksEntry *entry, gboolean go)
{
  g_signal_emit (self, signals[ITEM_WANTED], 0, rectify_checks_entry_get_item_id (entry), go);
}

static gboolean
is_focus_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
show_foot (RectifyChecksView *self)
{
  RectifyChecksEntry *entry = get_selected (self);
  RectifyFinding *finding;
  const char *mend;
  g_autofree char *words = NULL;
  g_autofree char *button = NULL;
  guint n_alike;

  gtk_widget_set_visible (GTK_WIDGET (self->foot), entry != NULL);
  if (entry == NULL)
    return;
  finding = rectify_checks_entry_get_finding (entry);
  mend = rectify_checks_entry_get_mend (entry);
  /* Translators: what was found, and how it can be mended: two sentences. */
  words = mend != NULL ? g_strdup_printf (C_ ("two sentences", "%s %s"),
                                          rectify_finding_get_message (finding), mend)
                       : g_strdup (rectify_finding_get_message (finding));
  gtk_label_set_text (self->foot_label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->foot_label), words);
  gtk_widget_set_visible (self->fill_button,
                          rectify_finding_get_kind (finding) == RECTIFY_FINDING_PLACEHOLDER);
  n_alike = mend != NULL ? rectify_checks_count_alike (self->checks, entry) : 0;
  gtk_widget_set_visible (GTK_WIDGET (self->mend_all_button), n_alike > 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->mend_all_button), can_edit (self));
  button = g_strdup_printf (ngettext ("_Mend All of This Kind (%u)", "_Mend All of This Kind (%u)",
                                      n_alike),
                            n_alike);
  gtk_button_set_label (self->mend_all_button, button);
}

static void
selected_cb (RectifyChecksView *self)
{
  RectifyChecksEntry *entry = get_selected (self);

  show_foot (self);
  if (self->updating || entry == NULL)
    return;
  /* Only what a person selects is shown in the plan, not what a filter leaves over. */
  if (is_focus_in (GTK_WIDGET (self->list)))
    want_item (self, entry, FALSE);
}

static void
activate_cb (GtkListView *list, guint position, RectifyChecksView *self)
{
  g_autoptr (RectifyChecksEntry) entry
      = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (entry != NULL)
    want_item (self, entry, TRUE);
}

static void
row_clicked_cb (RectifyChecksRow *row, RectifyChecksView *self)
{
  want_item (self, rectify_checks_row_get_entry (row), FALSE);
}

static void
mended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyChecksView) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit (self, signals[MENDED], 0);
  else
    rectify_message_error (root != NULL ? GTK_WINDOW (root) : NULL, _ ("This could not be mended"),
                           error);
}

static void
row_mend_cb (RectifyChecksRow *row, RectifyChecksView *self)
{
  rectify_checks_mend (self->checks, rectify_checks_row_get_entry (row), FALSE, mended_cb,
                       g_object_ref (self));
}

static void
mend_all_cb (GtkButton *button, RectifyChecksView *self)
{
  RectifyChecksEntry *entry = get_selected (self);

  if (entry != NULL)
    rectify_checks_mend (self->checks, entry, TRUE, mended_cb, g_object_ref (self));
}

/* Rows that are gone take the focus with them: it goes to the row that is there now. */
static void
focus_list (RectifyChecksView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position == GTK_INVALID_LIST_POSITION)
    {
      gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
checks_changing_cb (RectifyChecksView *self)
{
  self->updating = TRUE;
  self->had_focus = is_focus_in (GTK_WIDGET (self->stack));
}

static void
checks_changed_cb (RectifyChecksView *self)
{
  self->updating = FALSE;
  rectify_checks_view_show_counts (self);
  show_foot (self);
  if (self->had_focus || (self->wants_focus && rectify_checks_view_has_focus (self)))
    focus_list (self);
  self->had_focus = FALSE;
  if (rectify_checks_is_known (self->checks))
    self->wants_focus = FALSE;
}

/**
 * rectify_checks_view_filter_changed:
 * @self: a view
 *
 * Other severities are shown.
 */
void
rectify_checks_view_filter_changed (RectifyChecksView *self)
{
  if (self->checks == NULL)
    return;
  self->updating = TRUE;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  checks_changed_cb (self);
}

static void
show_all_cb (GtkButton *button, RectifyChecksView *self)
{
  for (guint i = 0; i < RECTIFY_N_SEVERITIES; i++)
    gtk_toggle_button_set_active (self->filters[i], TRUE);
  focus_list (self);
}

static void
order_changed_cb (GtkDropDown *order, GParamSpec *pspec, RectifyChecksView *self)
{
  if (self->sorted == NULL)
    return;
  self->updating = TRUE;
  gtk_sort_list_model_set_sorter (self->sorted,
                                  gtk_drop_down_get_selected (order) == RECTIFY_CHECKS_BY_SEVERITY
                                      ? self->sorter
                                      : NULL);
  self->updating = FALSE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, RectifyChecksView *self)
{
  GtkWidget *row = rectify_checks_row_new ();

  rectify_checks_row_set_narrow (RECTIFY_CHECKS_ROW (row), self->is_narrow);
  g_signal_connect (row, "clicked", G_CALLBACK (row_clicked_cb), self);
  g_signal_connect (row, "mend", G_CALLBACK (row_mend_cb), self);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, RectifyChecksView *self)
{
  rectify_checks_row_set_entry (RECTIFY_CHECKS_ROW (gtk_list_item_get_child (list_item)),
                                gtk_list_item_get_item (list_item), can_edit (self));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, RectifyChecksView *self)
{
  rectify_checks_row_set_entry (RECTIFY_CHECKS_ROW (gtk_list_item_get_child (list_item)), NULL,
                                FALSE);
}

static void
map_changed_cb (RectifyChecksView *self)
{
  if (self->checks != NULL)
    rectify_checks_set_active (self->checks, gtk_widget_get_mapped (GTK_WIDGET (self)));
}

static gboolean
rectify_checks_view_grab_focus (GtkWidget *widget)
{
  RectifyChecksView *self = RECTIFY_CHECKS_VIEW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "findings") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->list));
  self->wants_focus = !rectify_checks_is_known (self->checks);
  return gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

static void
rectify_checks_view_dispose (GObject *object)
{
  RectifyChecksView *self = RECTIFY_CHECKS_VIEW (object);

  if (self->checks != NULL)
    {
      rectify_checks_set_active (self->checks, FALSE);
      g_signal_handlers_disconnect_by_data (self->checks, self);
      g_signal_handlers_disconnect_by_data (self->selection, self);
      gtk_list_view_set_model (self->list, NULL);
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->sorter);
  g_clear_object (&self->filter);
  g_clear_object (&self->checks);
  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rectify_checks_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RectifyChecksView, box);
  gtk_widget_class_bind_template_child (widget_class, RectifyChecksView, bar);
  gtk_widget_class_bind_template_child (widget_class, RectifyChecksView, close_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyChecksView, title_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyChecksView, filter_box);
  gtk_widget_class_bind_template_child (widget_class, RectifyChecksView, order);
  gtk_widget_class_bind_template_child (widget_class, RectifyChecksView, stack);
  gtk_widget_class_bind_template_child (widget_class, RectifyChecksView, words_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyChecksView, show_all_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyChecksView, list);
  gtk_widget_class_bind_template_child (widget_class, RectifyChecksView, foot);
  gtk_widget_class_bind_template_child (widget_class, RectifyChecksView, foot_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyChecksView, fill_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyChecksView, mend_all_button);
  gtk_widget_class_bind_template_callback (widget_class, order_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, mend_all_cb);
}

static void
rectify_checks_view_class_init (RectifyChecksViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_checks_view_dispose;
  rectify_focus_class_set_grab (widget_class, rectify_checks_view_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Rectify/ui/checks-view.ui");
  bind_children (widget_class);
  /**
   * RectifyChecksView::item-wanted:
   * @self: the view
   * @id: the item's identifier, 0 for the plan itself
   * @go: whether the user goes there, or only wants to see it
   */
  signals[ITEM_WANTED]
      = g_signal_new ("item-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  /**
   * RectifyChecksView::mended:
   * @self: the view
   *
   * Something was mended, and can be undone.
   */
  signals[MENDED] = g_signal_new ("mended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * rectify_checks_view_make_rows:
 * @self: a view
 *
 * Makes all rows, or makes them anew.
 */
void
rectify_checks_view_make_rows (RectifyChecksView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

static void
rectify_checks_view_init (RectifyChecksView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL));
  rectify_checks_view_add_filters (self);
  rectify_checks_view_make_rows (self);
  g_signal_connect (self, "map", G_CALLBACK (map_changed_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (map_changed_cb), NULL);
}

/**
 * rectify_checks_view_set_session:
 * @self: a view
 * @session: (transfer none): whose plan is checked while the view is seen; called once
 */
void
rectify_checks_view_set_session (RectifyChecksView *self, RectifySession *session)
{
  GtkFilterListModel *filtered;

  g_return_if_fail (self->checks == NULL);
  self->session = g_object_ref (session);
  self->checks = rectify_checks_new (session);
  filtered = gtk_filter_list_model_new (g_object_ref (rectify_checks_get_entries (self->checks)),
                                        g_object_ref (GTK_FILTER (self->filter)));
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  g_signal_connect_swapped (self->checks, "changing", G_CALLBACK (checks_changing_cb), self);
  g_signal_connect_swapped (self->checks, "changed", G_CALLBACK (checks_changed_cb), self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  rectify_checks_view_restore_order (self);
  order_changed_cb (self->order, NULL, self);
  checks_changed_cb (self);
}

/**
 * rectify_checks_view_has_focus:
 * @self: a view
 *
 * Returns: whether the focus is in it
 */
gboolean
rectify_checks_view_has_focus (RectifyChecksView *self)
{
  return is_focus_in (GTK_WIDGET (self));
}

/**
 * rectify_checks_view_set_notes:
 * @self: a view
 * @notes: (nullable) (element-type RectifyFinding): what others found, which is listed too
 */
void
rectify_checks_view_set_notes (RectifyChecksView *self, GPtrArray *notes)
{
  rectify_checks_set_notes (self->checks, notes);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-focus.h"
#include "rectify-plan-language.h"
#include "rectify-report-pane-private.h"
#include "rectify-state.h"
#include "rectify-tab-stop.h"

#define TAB_KEY "pages-pane-thumbnails"

G_DEFINE_FINAL_TYPE (RectifyReportPane, rectify_report_pane, GTK_TYPE_WIDGET)

enum { REPORT_WANTED, OPTION_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
row_selected_cb (GtkListBox *box, GtkListBoxRow *row, RectifyReportPane *self)
{
  if (row != NULL && gtk_list_box_row_get_index (row) != (int) self->report)
    g_signal_emit (self, signals[REPORT_WANTED], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
page_wanted_cb (RectifyPageThumbnails *thumbnails, guint page, RectifyReportPane *self)
{
  rectify_page_list_show_page (self->list, page);
}

static void
list_changed_cb (RectifyReportPane *self)
{
  rectify_page_thumbnails_set_page (self->thumbnails, rectify_page_list_get_page (self->list));
}

static void
tab_changed_cb (RectifyReportPane *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  rectify_state_set_int (TAB_KEY, g_strcmp0 (name, "thumbnails") == 0);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* The key of a tab leads into it, also when it is the one that is shown. */
static gboolean
tab_mnemonic_cb (GtkWidget *button, gboolean group_cycling, RectifyReportPane *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  return gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
watch_tabs (RectifyReportPane *self)
{
  for (GtkWidget *button = gtk_widget_get_first_child (self->switcher); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    g_signal_connect (button, "mnemonic-activate", G_CALLBACK (tab_mnemonic_cb), self);
}

static void
add_reports (RectifyReportPane *self)
{
  for (RectifyReport report = 0; report < RECTIFY_N_REPORTS; report++)
    {
      GtkWidget *label = gtk_label_new (rectify_report_get_title (report));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (label, rectify_report_get_title (report));
      gtk_list_box_append (self->reports, label);
      self->options[report] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      gtk_widget_set_visible (self->options[report], FALSE);
      gtk_box_append (GTK_BOX (self->options_place), self->options[report]);
      rectify_report_pane_add_options (self, report);
    }
}

static gboolean
rectify_report_pane_grab_focus (GtkWidget *widget)
{
  RectifyReportPane *self = RECTIFY_REPORT_PANE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->reports);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "thumbnails") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->thumbnails));
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
rectify_report_pane_dispose (GObject *object)
{
  RectifyReportPane *self = RECTIFY_REPORT_PANE (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  if (self->reports != NULL)
    g_signal_handlers_disconnect_by_data (self->reports, self);
  self->reports = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rectify_report_pane_parent_class)->dispose (object);
}

static void
rectify_report_pane_class_init (RectifyReportPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_report_pane_dispose;
  rectify_focus_class_set_grab (widget_class, rectify_report_pane_grab_focus);
  g_type_ensure (RECTIFY_TYPE_PAGE_THUMBNAILS);
  g_type_ensure (RECTIFY_TYPE_TAB_STOP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Rectify/ui/report-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, RectifyReportPane, box);
  gtk_widget_class_bind_template_child (widget_class, RectifyReportPane, switcher);
  gtk_widget_class_bind_template_child (widget_class, RectifyReportPane, stack);
  gtk_widget_class_bind_template_child (widget_class, RectifyReportPane, reports);
  gtk_widget_class_bind_template_child (widget_class, RectifyReportPane, options_title);
  gtk_widget_class_bind_template_child (widget_class, RectifyReportPane, options_place);
  gtk_widget_class_bind_template_child (widget_class, RectifyReportPane, thumbnails);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
  /**
   * RectifyReportPane::report-wanted:
   * @self: the pane
   * @report: the #RectifyReport that the user wants to see
   */
  signals[REPORT_WANTED]
      = g_signal_new ("report-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * RectifyReportPane::option-changed:
   * @self: the pane
   *
   * Something else was chosen for the report.
   */
  signals[OPTION_CHANGED] = g_signal_new ("option-changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rectify_report_pane_init (RectifyReportPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->report = RECTIFY_N_REPORTS;
  add_reports (self);
  watch_tabs (self);
  if (rectify_state_get_int (TAB_KEY, FALSE))
    gtk_stack_set_visible_child_name (self->stack, "thumbnails");
}

/**
 * rectify_report_pane_set_list:
 * @self: a pane
 * @list: (transfer none): the pages beside it; called once
 */
void
rectify_report_pane_set_list (RectifyReportPane *self, RectifyPageList *list)
{
  g_return_if_fail (self->list == NULL);
  self->list = g_object_ref (list);
  g_signal_connect_swapped (list, "changed", G_CALLBACK (list_changed_cb), self);
}

/* Those of the report that is shown, in the layout of its plan. */
static void
update_options (RectifyReportPane *self)
{
  gboolean has_any = FALSE;

  if (self->report >= RECTIFY_N_REPORTS)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->layouts[self->report]); i++)
    {
      GtkWidget *layout = self->layouts[self->report][i];

      gtk_widget_set_visible (layout, i == (guint) self->is_english
                                          && gtk_widget_get_first_child (layout) != NULL);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (self->options[self->report]); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    has_any = has_any || gtk_widget_get_visible (child);
  for (guint i = 0; i < RECTIFY_N_REPORTS; i++)
    gtk_widget_set_visible (self->options[i], has_any && i == self->report);
  gtk_widget_set_visible (self->options_title, has_any);
}

/**
 * rectify_report_pane_set_report:
 * @self: a pane
 * @report: the report that is shown
 */
void
rectify_report_pane_set_report (RectifyReportPane *self, RectifyReport report)
{
  self->report = report;
  gtk_list_box_select_row (self->reports,
                           gtk_list_box_get_row_at_index (self->reports, (int) report));
  update_options (self);
}

/* Offers what can be chosen in the layout of the plan. */
static void
set_english (RectifyReportPane *self, gboolean is_english)
{
  if (self->is_english == is_english)
    return;
  self->is_english = is_english;
  update_options (self);
}

/**
 * rectify_report_pane_set_plan:
 * @self: a pane
 * @plan: the plan that is shown
 *
 * Offers its units.
 */
void
rectify_report_pane_set_plan (RectifyReportPane *self, RectifyPlan *plan)
{
  set_english (self, rectify_plan_is_english (plan));
  if (self->report < RECTIFY_N_REPORTS && self->units[self->report] != NULL)
    rectify_report_pane_update_units (self, plan);
}

/* Something else was chosen. */
void
rectify_report_pane_option_changed (RectifyReportPane *self)
{
  g_signal_emit (self, signals[OPTION_CHANGED], 0);
}

/**
 * rectify_report_pane_pages_changed:
 * @self: a pane
 *
 * There are other pages in the list, or they are turned.
 */
void
rectify_report_pane_pages_changed (RectifyReportPane *self)
{
  rectify_page_thumbnails_set_pages (self->thumbnails, rectify_page_list_get_pages (self->list),
                                     rectify_page_list_get_turned (self->list));
  list_changed_cb (self);
}

/**
 * rectify_report_pane_add_option:
 * @self: a pane
 * @report: a report
 * @widget: (transfer floating): what lets the user choose something for it
 *
 * Adds a widget that is seen below the list of reports while @report is shown.
 */
void
rectify_report_pane_add_option (RectifyReportPane *self, RectifyReport report, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self->options[report]), widget);
  update_options (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-report-pane.h"

#include <glib/gi18n.h>

#include "rectify-check-button.h"
#include "rectify-columns-box.h"
#include "rectify-page-thumbnails.h"
#include "rectify-state.h"
#include "rectify-tab-stop.h"

#define TAB_KEY "pages-pane-thumbnails"

/**
 * RectifyReportPane:
 *
 * Beside the pages: which report they are of, what can be chosen for it, and all of them in small.
 */
struct _RectifyReportPane {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *switcher;
  GtkStack *stack;
  GtkListBox *reports;
  GtkWidget *options_title;
  GtkWidget *options_place;
  GtkWidget *options[RECTIFY_N_REPORTS];
  GtkWidget *layouts[RECTIFY_N_REPORTS][2]; /* what there is in the official, the English layout */
  RectifyPageThumbnails *thumbnails;
  RectifyPageList *list;
  RectifyReport report;
  gboolean is_english;
};

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

/* What an option's widget is about. */
typedef struct {
  RectifyReportPane *pane;
  RectifyReport report;
  RectifyReportOption option;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static Choice *
choice_new (RectifyReportPane *pane, RectifyReport report, RectifyReportOption option)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->pane = pane;
  choice->report = report;
  choice->option = option;
  return choice;
}

static void
choose (Choice *choice, int value)
{
  if (rectify_report_get_option (choice->report, choice->option) == value)
    return;
  rectify_report_set_option (choice->report, choice->option, value);
  g_signal_emit (choice->pane, signals[OPTION_CHANGED], 0);
}

static void
toggled_cb (GtkCheckButton *button, Choice *choice)
{
  choose (choice, gtk_check_button_get_active (button));
}

static void
paper_selected_cb (GtkDropDown *papers, GParamSpec *pspec, Choice *choice)
{
  RectifyPaper known[RECTIFY_N_PAPERS];
  guint n_papers = rectify_report_list_papers (choice->report, choice->option, known);
  guint selected = gtk_drop_down_get_selected (papers);

  if (selected < n_papers)
    choose (choice, (int) known[selected]);
}

static GtkWidget *
make_check (RectifyReportPane *self, RectifyReport report, RectifyReportOption option,
            const char *words, const char *tooltip)
{
  GtkWidget *button = rectify_check_button_new (NULL);
  GtkWidget *label = gtk_label_new_with_mnemonic (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               rectify_report_get_option (report, option));
  g_signal_connect_data (button, "toggled", G_CALLBACK (toggled_cb),
                         choice_new (self, report, option), choice_free, 0);
  return button;
}

static const char *
get_paper_name (RectifyPaper paper)
{
  switch (paper)
    {
    case RECTIFY_PAPER_A3:
      return _ ("A3, across");
    case RECTIFY_PAPER_LETTER:
      return _ ("Letter");
    default:
      return _ ("A4");
    }
}

static GtkWidget *
make_paper (RectifyReportPane *self, RectifyReport report, RectifyReportOption option)
{
  RectifyPaper known[RECTIFY_N_PAPERS];
  guint n_papers = rectify_report_list_papers (report, option, known), chosen = 0;
  const char *names[RECTIFY_N_PAPERS + 1] = { NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Pap_er"));
  GtkWidget *papers;

  for (guint i = 0; i < n_papers; i++)
    {
      names[i] = get_paper_name (known[i]);
      if ((int) known[i] == rectify_report_get_option (report, option))
        chosen = i;
    }
  papers = gtk_drop_down_new_from_strings (names);
  gtk_widget_set_hexpand (papers, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), papers);
  gtk_accessible_update_property (GTK_ACCESSIBLE (papers), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Paper"), -1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (papers), chosen);
  g_signal_connect_data (papers, "notify::selected", G_CALLBACK (paper_selected_cb),
                         choice_new (self, report, option), choice_free, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), papers);
  return box;
}

static void
columns_changed_cb (RectifyReportPane *self)
{
  g_signal_emit (self, signals[OPTION_CHANGED], 0);
}

/* The English layout has bold headings and lines of its own. */
static void
add_layouts (RectifyReportPane *self, RectifyReport report)
{
  GtkWidget *official = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *english = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  if (rectify_report_has_option (report, RECTIFY_REPORT_OPTION_BOLD_THIRD))
    gtk_box_append (
        GTK_BOX (official),
        make_check (self, report, RECTIFY_REPORT_OPTION_BOLD_THIRD, _ ("_Bold third level"),
                    _ ("Headings with 1. are bold, as many offices have them; the standard does "
                       "not say so.")));
  if (rectify_report_has_option (report, RECTIFY_REPORT_OPTION_LOOSE))
    gtk_box_append (
        GTK_BOX (official),
        make_check (self, report, RECTIFY_REPORT_OPTION_LOOSE, _ ("Lines as _word processors"),
                    _ ("Lines stand as far apart as word processors set them for 22 lines a page, "
                       "a little further than the standard's own figures.")));
  if (rectify_report_has_option (report, RECTIFY_REPORT_OPTION_PAPER))
    gtk_box_append (GTK_BOX (official), make_paper (self, report, RECTIFY_REPORT_OPTION_PAPER));
  gtk_box_append (GTK_BOX (english),
                  make_paper (self, report, RECTIFY_REPORT_OPTION_ENGLISH_PAPER));
  gtk_widget_set_visible (english, FALSE);
  self->layouts[report][FALSE] = official;
  self->layouts[report][TRUE] = english;
  for (guint i = 0; i < G_N_ELEMENTS (self->layouts[report]); i++)
    gtk_box_append (GTK_BOX (self->options[report]), self->layouts[report][i]);
}

/* What a dialog asks about a report: an action of the window. */
static void
add_question (RectifyReportPane *self, RectifyReport report, const char *label, const char *tooltip,
              const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  rectify_report_pane_add_option (self, report, button);
}

static void
add_options (RectifyReportPane *self, RectifyReport report)
{
  add_layouts (self, report);
  if (report == RECTIFY_REPORT_PROGRESS)
    add_question (self, report, _ ("D_ays and Span…"),
                  _ ("Choose what span it reports on, and the day it is made"),
                  "win.progress-report");
  if (report == RECTIFY_REPORT_NOTICE)
    add_question (self, report, _ ("_Keep for the Public…"),
                  _ ("See and choose what the public notice has of the plan"), "win.public-notice");
  if (rectify_report_has_option (report, RECTIFY_REPORT_OPTION_DUPLEX))
    rectify_report_pane_add_option (
        self, report,
        make_check (self, report, RECTIFY_REPORT_OPTION_DUPLEX, _ ("For printing on _both sides"),
                    _ ("Each unit begins on a new sheet, so that no two of them share one; backs "
                       "may stay blank.")));
  if (rectify_report_has_columns (report))
    {
      GtkWidget *columns = rectify_columns_box_new (report);

      g_signal_connect_swapped (columns, "changed", G_CALLBACK (columns_changed_cb), self);
      rectify_report_pane_add_option (self, report, columns);
    }
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
      add_options (self, report);
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
  widget_class->grab_focus = rectify_report_pane_grab_focus;
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

/**
 * rectify_report_pane_set_english:
 * @self: a pane
 * @is_english: whether the plan that is shown is set in the English layout
 *
 * Offers what can be chosen in that layout.
 */
void
rectify_report_pane_set_english (RectifyReportPane *self, gboolean is_english)
{
  if (self->is_english == is_english)
    return;
  self->is_english = is_english;
  update_options (self);
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

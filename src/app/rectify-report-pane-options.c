/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-check-button.h"
#include "rectify-columns-box.h"
#include "rectify-name-drop.h"
#include "rectify-report-pane-private.h"
#include "rectify-speech.h"

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
  rectify_report_pane_option_changed (choice->pane);
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

/* What is set for everybody cannot be chosen, and a word says why: the same below the control, for who
 * has no mouse. */
static GtkWidget *
lock (GtkWidget *row, GtkWidget *control, RectifyReportOption option)
{
  GtkWidget *box, *why;

  if (!rectify_report_is_locked (option))
    return row;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  why = gtk_label_new (_ ("Set by your administrator"));
  gtk_label_set_wrap (GTK_LABEL (why), TRUE);
  gtk_label_set_xalign (GTK_LABEL (why), 0);
  gtk_widget_add_css_class (why, "dim-label");
  gtk_widget_add_css_class (why, "caption");
  gtk_widget_set_sensitive (row, FALSE);
  rectify_speech_set_description (control, _ ("Set by your administrator"));
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), why);
  return box;
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
  gtk_widget_add_css_class (button, "text-button");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               rectify_report_get_option (report, option));
  g_signal_connect_data (button, "toggled", G_CALLBACK (toggled_cb),
                         choice_new (self, report, option), choice_free, 0);
  return lock (button, button, option);
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
  return lock (box, papers, option);
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
days_changed_cb (GtkSpinButton *spin, Choice *choice)
{
  choose (choice, gtk_spin_button_get_value_as_int (spin));
}

/* A label before what is chosen with it. */
static GtkWidget *
make_row (const char *words, GtkWidget *widget, GtkOrientation orientation)
{
  GtkWidget *box = gtk_box_new (orientation, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), RECTIFY_IS_NAME_DROP (widget)
                                                        ? gtk_widget_get_first_child (widget)
                                                        : widget);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), widget);
  return box;
}

/* Not to be reminded at all is said in a word. */
static gboolean
show_never_cb (GtkSpinButton *spin, gpointer user_data)
{
  if (gtk_spin_button_get_value_as_int (spin) > 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (spin), C_ ("reminder", "Never"));
  return TRUE;
}

static int
read_never_cb (GtkSpinButton *spin, double *value, gpointer user_data)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (spin)), C_ ("reminder", "Never")))
    return FALSE;
  *value = 0;
  return TRUE;
}

static GtkWidget *
make_days (RectifyReportPane *self, RectifyReport report, RectifyReportOption option, int usual,
           const char *words, const char *tooltip)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (usual > 0, RECTIFY_REPORT_MAX_DAYS, 1);
  int days = rectify_report_get_option (report, option);

  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 5);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (spin, tooltip);
  if (usual == 0)
    {
      /* A word can stand there. */
      gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE);
      g_signal_connect (spin, "output", G_CALLBACK (show_never_cb), NULL);
      g_signal_connect (spin, "input", G_CALLBACK (read_never_cb), NULL);
    }
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), days > 0 ? days : usual);
  g_signal_connect_data (spin, "value-changed", G_CALLBACK (days_changed_cb),
                         choice_new (self, report, option), choice_free, 0);
  return make_row (words, spin, GTK_ORIENTATION_HORIZONTAL);
}

static void
forms_selected_cb (GtkDropDown *forms, GParamSpec *pspec, Choice *choice)
{
  choose (choice, (int) gtk_drop_down_get_selected (forms));
}

static GtkWidget *
make_forms (RectifyReportPane *self, RectifyReport report)
{
  const char *const names[RECTIFY_N_FORMS_CHOICES + 1]
      = { [RECTIFY_FORMS_WAITING] = _ ("Waiting for a decision"),
          [RECTIFY_FORMS_REQUESTED] = _ ("Requested"),
          [RECTIFY_FORMS_ALL] = _ ("All that are done or closed out"),
          [RECTIFY_FORMS_SELECTED] = _ ("Selected in the plan") };
  GtkWidget *forms = gtk_drop_down_new_from_strings (names);

  gtk_widget_set_tooltip_text (
      forms, _ ("Of which tasks there are forms; what is selected is what the plan's tree shows"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (forms),
                              (guint) rectify_report_get_option (report,
                                                                 RECTIFY_REPORT_OPTION_FORMS));
  g_signal_connect_data (forms, "notify::selected", G_CALLBACK (forms_selected_cb),
                         choice_new (self, report, RECTIFY_REPORT_OPTION_FORMS), choice_free, 0);
  return make_row (_ ("_Forms of the tasks"), forms, GTK_ORIENTATION_VERTICAL);
}

static void
unit_changed_cb (RectifyNameDrop *units, RectifyReportPane *self)
{
  rectify_report_set_unit (self->report, rectify_name_drop_get_name (units));
  rectify_report_pane_option_changed (self);
}

static GtkWidget *
make_units (RectifyReportPane *self, RectifyReport report)
{
  GtkWidget *units = rectify_name_drop_new (_ ("All units"), _ ("No unit assigned"));

  gtk_widget_set_tooltip_text (units, _ ("Whose page is shown, printed and saved"));
  g_signal_connect (units, "changed", G_CALLBACK (unit_changed_cb), self);
  self->units[report] = units;
  return make_row (_ ("For _unit"), units, GTK_ORIENTATION_VERTICAL);
}

/**
 * rectify_report_pane_update_units:
 * @self: a pane whose report has a page for each unit
 * @plan: the plan that is shown
 *
 * Offers the units that it has now; the one that was chosen, if it is among them.
 */
void
rectify_report_pane_update_units (RectifyReportPane *self, RectifyPlan *plan)
{
  RectifyNameDrop *units = RECTIFY_NAME_DROP (self->units[self->report]);
  g_auto (GStrv) names = rectify_report_list_units (plan, self->report);
  g_autofree char *chosen = rectify_report_dup_unit (self->report);
  gboolean is_there = chosen != NULL && g_strv_contains ((const char *const *) names, chosen);
  guint n_names = g_strv_length (names);

  /* What no unit has to do is offered at any time. */
  if (n_names > 0 && *names[n_names - 1] == '\0')
    g_clear_pointer (&names[n_names - 1], g_free);
  rectify_name_drop_set_name (units, is_there ? chosen : NULL);
  rectify_name_drop_set_names (units, (const char *const *) names);
}

/* Of which tasks a report is. */
static void
add_tasks (RectifyReportPane *self, RectifyReport report)
{
  if (rectify_report_is_by_unit (report))
    rectify_report_pane_add_option (self, report, make_units (self, report));
  if (rectify_report_has_option (report, RECTIFY_REPORT_OPTION_DAYS))
    rectify_report_pane_add_option (
        self, report,
        make_days (self, report, RECTIFY_REPORT_OPTION_DAYS, RECTIFY_REPORT_DAYS,
                   _ ("Due _within days"),
                   _ ("Units are reminded of what is due within so many days")));
  if (rectify_report_has_option (report, RECTIFY_REPORT_OPTION_STILL))
    rectify_report_pane_add_option (
        self, report,
        make_days (self, report, RECTIFY_REPORT_OPTION_STILL, 0, _ ("Without progress _for days"),
                   _ ("Units are also reminded of what had no progress for so many days")));
  if (rectify_report_has_option (report, RECTIFY_REPORT_OPTION_FORMS))
    rectify_report_pane_add_option (self, report, make_forms (self, report));
  if (rectify_report_has_option (report, RECTIFY_REPORT_OPTION_NO_PICTURES))
    rectify_report_pane_add_option (
        self, report,
        make_check (self, report, RECTIFY_REPORT_OPTION_NO_PICTURES, _ ("Without pict_ures"),
                    _ ("The report has no annex with the overview's pictures")));
}

/**
 * rectify_report_pane_add_options:
 * @self: a pane
 * @report: a report
 *
 * Adds what can be chosen for it.
 */
void
rectify_report_pane_add_options (RectifyReportPane *self, RectifyReport report)
{
  add_layouts (self, report);
  add_tasks (self, report);
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

      g_signal_connect_swapped (columns, "changed", G_CALLBACK (rectify_report_pane_option_changed),
                                self);
      rectify_report_pane_add_option (self, report, columns);
    }
}

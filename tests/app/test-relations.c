/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-testing.h"
#include "dialogs/rectify-form.h"
#include "every-window.h"
#include "rectify-speech.h"
#include "rectify-window-private.h"

/* What assistive programs go by: whatever is typed into or chosen from has a name, from the label that
 * leads to it where there is one; a switch says what it turns to; what is wrong with a field is beside
 * it. The toolkit keeps it for a screen reader, which is not needed to look at it. */

static GtkApplication *application;

/* Of all views, told as they are found, and counted. */
static guint n_faults;
static guint n_labels, n_switches, n_fields;

static gboolean
has_property (GtkWidget *widget, GtkAccessibleProperty property)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), property);
}

static gboolean
has_relation (GtkWidget *widget, GtkAccessibleRelation relation)
{
  return gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), relation);
}

static gboolean
is_named (GtkWidget *widget)
{
  return has_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL)
         || has_relation (widget, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
complain (const char *what, const char *fault, GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  g_test_message ("%s: %s: %s in %s (%s)", what, fault, G_OBJECT_TYPE_NAME (widget),
                  G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)),
                  tooltip != NULL ? tooltip : "");
  n_faults++;
}

/* What has the focus in it. */
static GtkWidget *
get_button (GtkWidget *widget)
{
  return GTK_IS_DROP_DOWN (widget) || GTK_IS_MENU_BUTTON (widget)
             ? gtk_widget_get_first_child (widget)
             : widget;
}

static gboolean
is_field (GtkWidget *widget)
{
  return GTK_IS_DROP_DOWN (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_ENTRY (widget)
         || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget)
         || GTK_IS_LIST_BASE (widget) || GTK_IS_COLUMN_VIEW (widget);
}

/* The list of a table is named as the table. */
static gboolean
is_part (GtkWidget *widget)
{
  return GTK_IS_LIST_BASE (widget) && GTK_IS_COLUMN_VIEW (gtk_widget_get_parent (widget));
}

static void
check_label (GtkWidget *label, const char *what)
{
  GtkWidget *field = gtk_label_get_mnemonic_widget (GTK_LABEL (label));
  g_autofree char *fault = NULL;

  if (field == NULL)
    return;
  n_labels++;
  if (has_property (field, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return;
  fault = gtk_test_accessible_check_relation (GTK_ACCESSIBLE (field),
                                              GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL);
  if (fault != NULL)
    complain (what, "not named by its label", field);
}

static void
check_widget (GtkWidget *widget, const char *what)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_field (widget) && !is_part (widget))
    {
      n_fields++;
      if (!is_named (get_button (widget)))
        complain (what, "no name", widget);
    }
  if (GTK_IS_LABEL (widget))
    check_label (widget, what);
  if (GTK_IS_STACK_SWITCHER (gtk_widget_get_parent (widget)))
    {
      n_switches++;
      if (!has_relation (widget, GTK_ACCESSIBLE_RELATION_CONTROLS))
        complain (what, "does not say what it turns to", widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_widget (child, what);
}

static void
check_window (GtkWindow *window, const char *what)
{
  check_widget (GTK_WIDGET (window), what);
}

static void
test_views (void)
{
  RectifyWindow *window;

  n_faults = n_labels = n_switches = n_fields = 0;
  every_window_open (application, &window);
  every_window_visit_views (window, check_window);
  /* In the pane, the bar of the filter and the tables there are some. */
  g_assert_cmpuint (n_labels, >, 3);
  g_assert_cmpuint (n_switches, >, 3);
  g_assert_cmpuint (n_fields, >, 10);
  g_assert_cmpuint (n_faults, ==, 0);
  app_close_window (&window);
}

static void
test_dialogs (void)
{
  RectifyWindow *window;

  n_faults = n_labels = 0;
  every_window_open (application, &window);
  every_window_visit_dialogs (window, check_window);
  g_assert_cmpuint (n_labels, >, 20);
  g_assert_cmpuint (n_faults, ==, 0);
  app_close_window (&window);
}

/* Until it is mended. */
static void
test_refusal (void)
{
  RectifyWindow *window;
  g_autofree char *path = app_present_ledger (application, &window);
  RectifyForm *form;
  GtkWidget *field;

  form = rectify_form_new (GTK_WINDOW (window), window->session, "Form", "_Save");
  field = rectify_form_add_entry (form, "_Name", "");
  rectify_form_present (form);
  g_assert_false (has_relation (field, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  rectify_form_refuse_field (form, field, "Write a name.");
  g_assert_true (has_relation (field, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  gtk_editable_set_text (GTK_EDITABLE (field), "a");
  g_assert_false (has_relation (field, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  rectify_form_close (form);
  app_close_window (&window);
}

static void
add_tests (GtkApplication *app)
{
  application = app;
  rectify_speech_watch ();
  g_test_add_func ("/relations/refusal", test_refusal);
  g_test_add_func ("/relations/views", test_views);
  g_test_add_func ("/relations/dialogs", test_dialogs);
}

int
main (int argc, char **argv)
{
  /* That of a test, where it is looked at from within. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  return app_run_tests (argc, argv, add_tests);
}

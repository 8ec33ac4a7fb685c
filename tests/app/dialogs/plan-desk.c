/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan-desk.h"

#include <string.h>

#include "rectify-dialogs.h"

const char source[] = "整改方案\n"
                      "二、整改措施\n"
                      "（一）在带头学习方面\n"
                      "责任领导：张三\n"
                      "分管领导：李四\n"
                      "责任单位：办公室\n"
                      "整改时限：长期坚持\n"
                      "1.学习不够深入。\n"
                      "整改措施：一是认真学习。二是经常检查。\n"
                      "（二）在带头担当方面\n"
                      "责任领导：王五\n"
                      "1.担当不够。\n"
                      "整改措施：一是主动担当。\n";

void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = app_read_plan (source);

  app_desk_set_up (fixture, plan);
}

/* The one that lies over all others. */
GtkWindow *
get_last_dialog (Fixture *fixture)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (toplevels); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i - 1);

      if (window != fixture->parent)
        return window;
    }
  return NULL;
}

void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  app_settle (fixture->session);
  while ((dialog = get_last_dialog (fixture)) != NULL)
    gtk_window_destroy (dialog);
  app_desk_tear_down (fixture);
}

/* The window that was presented last; NULL if only the parent is there. */
GtkWindow *
get_dialog (Fixture *fixture)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (window != fixture->parent && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

guint
count_dialogs (Fixture *fixture)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      n += window != fixture->parent && gtk_widget_get_visible (GTK_WIDGET (window));
    }
  return n;
}

/* The field, or the button, that is called so; there is one. */
GtkWidget *
get (Fixture *fixture, const char *label)
{
  GtkWidget *found = app_find_field (GTK_WIDGET (get_dialog (fixture)), label);

  if (found == NULL)
    {
      g_test_message ("no field %s", label);
      g_assert_not_reached ();
    }
  return found;
}

/* Into the field that is called so. */
void
enter (Fixture *fixture, const char *label, const char *text)
{
  GtkWidget *field = get (fixture, label);
  GtkWidget *view = app_find_type (field, GTK_TYPE_TEXT_VIEW);

  if (view != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (field), text);
}

/* On the button that is called so, which can be pressed. */
void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button = get (fixture, label);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  app_settle (fixture->session);
}

/* The plan as it is on disk. */
RectifyPlan *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger
      = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_OPEN, &error);
  RectifyPlan *plan;

  g_assert_no_error (error);
  plan
      = rectify_ledger_load_plan (ledger,
                                  rectify_plan_get_id (rectify_session_get_plan (fixture->session)),
                                  &error);
  g_assert_no_error (error);
  return plan;
}

typedef struct {
  const char *words;
  RectifyItem *item;
} Search;

static gboolean
match (RectifyItem *item, gpointer data)
{
  Search *search = data;

  if (strstr (rectify_item_get_heading (item), search->words) == NULL
      && strstr (rectify_item_get_text (item), search->words) == NULL)
    return TRUE;
  search->item = item;
  return FALSE;
}

/* The item with these words; there is one. */
RectifyItem *
find_item (RectifyPlan *plan, const char *words)
{
  Search search = { words, NULL };

  rectify_item_foreach (rectify_plan_get_root (plan), match, &search);
  if (search.item == NULL)
    {
      g_test_message ("no item %s", words);
      g_assert_not_reached ();
    }
  return search.item;
}

gint64
get_id (Fixture *fixture, const char *words)
{
  return rectify_item_get_id (find_item (rectify_session_get_plan (fixture->session), words));
}

/* Until what is imported was read. */
void
wait_for_import (Fixture *fixture)
{
  for (guint i = 0; i < 1000
                    && (get_dialog (fixture) == NULL
                        || app_find_field (GTK_WIDGET (get_dialog (fixture)), "_Import") == NULL);
       i++)
    {
      app_settle (fixture->session);
      /* That it is there already is not what most tests are about. */
      if (GTK_IS_MESSAGE_DIALOG (get_dialog (fixture)))
        gtk_dialog_response (GTK_DIALOG (get_dialog (fixture)), 0);
      g_usleep (5000);
    }
  app_settle (fixture->session);
}

/* Imports a text. */
void
open_import (Fixture *fixture, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plan.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  rectify_import_dialog_present (fixture->parent, fixture->session, file);
  wait_for_import (fixture);
}

/* How high and wide it is at least fits the screens that offices have. */
void
assert_fits (GtkWindow *window)
{
  int width, height;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (height, <=, 600);
  g_assert_cmpint (width, <=, 1000);
}

/* A label in sight with these words in it, or NULL. */
GtkWidget *
find_text (GtkWidget *widget, const char *words)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_text (child, words);
  return found;
}

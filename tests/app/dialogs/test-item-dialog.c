/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app-testing.h"
#include "rectify-dialogs.h"

/* Where one begins to type in the dialog of an item. */
typedef AppDesk Fixture;

static const char source[] = "整改方案\n"
                             "二、整改措施\n"
                             "（一）在带头学习方面\n"
                             "1.学习不够深入。\n"
                             "整改措施：一是认真学习。\n";

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = app_read_plan (source);

  app_desk_set_up (fixture, plan);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_desk_tear_down (fixture);
}

typedef struct {
  RectifyItemKind kind;
  RectifyItem *found;
} Search;

static gboolean
look_at (RectifyItem *item, gpointer user_data)
{
  Search *search = user_data;

  if (rectify_item_get_parent (item) == NULL || rectify_item_get_kind (item) != search->kind)
    return TRUE;
  search->found = item;
  return FALSE;
}

static RectifyItem *
find_item (Fixture *fixture, RectifyItemKind kind)
{
  Search search = { kind, NULL };

  rectify_item_foreach (rectify_plan_get_root (rectify_session_get_plan (fixture->session)),
                        look_at, &search);
  g_assert_nonnull (search.found);
  return search.found;
}

static gint64
get_id (Fixture *fixture, RectifyItemKind kind)
{
  return rectify_item_get_id (find_item (fixture, kind));
}

static gboolean
set_words (RectifyPlan *draft, gpointer user_data, GError **error)
{
  RectifyItem *item = rectify_plan_find_item (draft, *(gint64 *) user_data);

  rectify_item_set_heading (item, "认真学习。");
  rectify_item_set_text (item, "每周学习一次。");
  return TRUE;
}

/* Whether the focus is in the text, and not in the heading; somewhere else it must not be. */
static gboolean
is_in_text (Fixture *fixture)
{
  GtkWindow *dialog = app_get_dialog (fixture->parent);
  GtkWidget *focus = gtk_window_get_focus (dialog);
  GtkWidget *label;
  GtkWidget *heading;

  g_assert_nonnull (focus);
  if (GTK_IS_TEXT_VIEW (focus))
    return TRUE;
  label = app_find_label (GTK_WIDGET (dialog), "Heading");
  heading = gtk_label_get_mnemonic_widget (GTK_LABEL (label));
  g_assert_true (gtk_widget_is_ancestor (focus, heading));
  return FALSE;
}

static void
present (Fixture *fixture, RectifyItemKind kind)
{
  rectify_item_dialog_present (fixture->parent, fixture->session, get_id (fixture, kind));
  app_settle (fixture->session);
}

static void
close_dialog (Fixture *fixture)
{
  gtk_window_destroy (app_get_dialog (fixture->parent));
  app_settle (fixture->session);
}

static void
test_measure (Fixture *fixture, gconstpointer data)
{
  gint64 id = get_id (fixture, RECTIFY_ITEM_MEASURE);
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  rectify_session_edit (fixture->session, "Words", set_words, &id, NULL, NULL, NULL);
  app_settle (fixture->session);
  present (fixture, RECTIFY_ITEM_MEASURE);
  g_assert_true (is_in_text (fixture));
  /* One reads on from the beginning. */
  buffer = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (gtk_window_get_focus (app_get_dialog (fixture->parent))));
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  g_assert_true (gtk_text_iter_is_start (&iter));
}

static void
test_heading (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (rectify_item_get_text (find_item (fixture, RECTIFY_ITEM_AREA)), ==, "");
  present (fixture, RECTIFY_ITEM_AREA);
  g_assert_false (is_in_text (fixture));
}

/* What is new begins where its kind has most of its words. */
static void
test_new (Fixture *fixture, gconstpointer data)
{
  rectify_item_dialog_present_new (fixture->parent, fixture->session,
                                   get_id (fixture, RECTIFY_ITEM_MEASURE), FALSE);
  app_settle (fixture->session);
  g_assert_true (is_in_text (fixture));
  close_dialog (fixture);
  rectify_item_dialog_present_new (fixture->parent, fixture->session,
                                   get_id (fixture, RECTIFY_ITEM_AREA), FALSE);
  app_settle (fixture->session);
  g_assert_false (is_in_text (fixture));
}

static void
add_tests (GtkApplication *application)
{
  g_test_add ("/item-dialog/measure", Fixture, NULL, set_up, test_measure, tear_down);
  g_test_add ("/item-dialog/heading", Fixture, NULL, set_up, test_heading, tear_down);
  g_test_add ("/item-dialog/new", Fixture, NULL, set_up, test_new, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "format-testing.h"
#include "plan-desk.h"
#include "rectify-dialogs.h"
#include "rectify-formats.h"
#include "rectify-import-particulars.h"
#include "rectify-particulars.h"
#include "rectify-reading.h"

/* What was read from a document, before it is a plan of the ledger. */

static void
press (GtkWidget *view, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller)
          || gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
      g_assert_true (handled);
    }
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = NULL;
  GtkWidget *view;
  RectifyItem *item;
  gint64 old = rectify_plan_get_id (rectify_session_get_plan (fixture->session));

  open_import (fixture, "工作计划\n一、总体要求\n认真做好工作。\n二、保障措施\n加强领导。\n");
  view = app_find_type (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_LIST_VIEW);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (
                                         gtk_list_view_get_model (GTK_LIST_VIEW (view))),
                                     1);
  press (view, GDK_KEY_6, 0);
  press (view, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  app_settle (fixture->session);
  enter (fixture, "_Title", "新方案");
  click (fixture, "_Import");
  g_assert_null (get_dialog (fixture));
  plan = load (fixture);
  g_assert_cmpint (rectify_plan_get_id (plan), !=, old);
  g_assert_cmpstr (rectify_plan_get_title (plan), ==, "新方案");
  item = find_item (plan, "认真做好");
  g_assert_cmpint (rectify_item_get_kind (item), ==, RECTIFY_ITEM_MEASURE);
  g_assert_true (rectify_item_get_parent (item) == rectify_plan_get_root (plan));
}

/* Who comes in is on the row that is selected: the first Down moves on from there. */
static void
test_first_row (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view, *focus;

  open_import (fixture, "工作计划\n一、总体要求\n认真做好工作。\n二、保障措施\n加强领导。\n");
  view = app_find_type (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_LIST_VIEW);
  while ((focus = gtk_window_get_focus (get_dialog (fixture))) == view)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_is_ancestor (focus, view));
}

/* What was corrected is not lost by Escape without a question. */
static void
test_import_asks (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *view;

  open_import (fixture, source);
  dialog = get_dialog (fixture);
  g_object_ref (dialog);
  view = app_find_type (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (
                                         gtk_list_view_get_model (GTK_LIST_VIEW (view))),
                                     1);
  press (view, GDK_KEY_2, 0);
  gtk_window_close (dialog);
  app_settle (fixture->session);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  g_object_unref (dialog);
}

/* Marks that end a paragraph for the text view, but not for the reader, do not shift the light. */
static void
test_import_separators (Fixture *fixture, gconstpointer data)
{
  open_import (
      fixture,
      "方案\n一、总体\xe2\x80\xa9要求\n认真\xe2\x80\xa8做\x0c好\xc2\x85工作。\n二、保障\n");
  g_assert_nonnull (get_dialog (fixture));
  gtk_single_selection_set_selected (
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (
          GTK_LIST_VIEW (app_find_type (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_LIST_VIEW)))),
      2);
  app_settle (fixture->session);
}

/* It is said before, and asked; then it is imported all the same. */
static void
test_import_no_plan (Fixture *fixture, gconstpointer data)
{
  gint64 old = rectify_plan_get_id (rectify_session_get_plan (fixture->session));
  g_autoptr (RectifyPlan) plan = NULL;
  GtkWindow *question;

  open_import (fixture, "会议通知\n定于周三下午召开会议。\n请准时参加。\n");
  g_assert_nonnull (find_text (GTK_WIDGET (get_dialog (fixture)), "hold no plan"));
  click (fixture, "_Import");
  g_assert_cmpuint (count_dialogs (fixture), ==, 2);
  g_assert_cmpint (rectify_plan_get_id (rectify_session_get_plan (fixture->session)), ==, old);
  question = get_last_dialog (fixture);
  gtk_dialog_response (GTK_DIALOG (GTK_IS_DIALOG (question) ? question : get_dialog (fixture)),
                       GTK_RESPONSE_ACCEPT);
  app_settle (fixture->session);
  g_assert_null (get_dialog (fixture));
  plan = load (fixture);
  g_assert_cmpint (rectify_plan_get_id (plan), !=, old);
  find_item (plan, "请准时参加");
}

static void
test_import_counts (Fixture *fixture, gconstpointer data)
{
  open_import (fixture, "整改方案\n二、整改措施\n1. 学习 不够。\n整改措施：一是认真学习。\n");
  g_assert_nonnull (
      find_text (GTK_WIDGET (get_dialog (fixture)), "29 characters, 29 placed, none lost."));
  g_assert_null (find_text (GTK_WIDGET (get_dialog (fixture)), "hold no plan"));
  assert_fits (get_dialog (fixture));
}

/* What comes from the clipboard is no file. */
static void
test_import_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (source, strlen (source));
  gint64 old = rectify_plan_get_id (rectify_session_get_plan (fixture->session));

  rectify_import_dialog_present_bytes (fixture->parent, fixture->session, bytes, "Clipboard");
  wait_for_import (fixture);
  click (fixture, "_Import");
  g_assert_null (get_dialog (fixture));
  g_assert_cmpint (rectify_plan_get_id (rectify_session_get_plan (fixture->session)), !=, old);
}

/* Who brings in a document once more is asked, and can look at the plan that it became. */
static void
test_import_twin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (source, strlen (source));
  g_autoptr (RectifyPlan) other = app_read_plan ("乙局整改方案\n一、存在问题\n1.作风不实。\n");
  gint64 id = rectify_plan_get_id (rectify_session_get_plan (fixture->session));

  app_add_plan (fixture->session, other);
  for (int way = 1; way >= 0; way--)
    {
      rectify_import_dialog_present_bytes (fixture->parent, fixture->session, bytes, "a.txt");
      for (guint i = 0; i < 1000 && !GTK_IS_MESSAGE_DIALOG (get_dialog (fixture)); i++)
        {
          app_settle (fixture->session);
          g_usleep (5000);
        }
      g_assert_true (GTK_IS_MESSAGE_DIALOG (get_dialog (fixture)));
      g_assert_nonnull (app_find_label (GTK_WIDGET (get_dialog (fixture)), "“整改方案”"));
      gtk_dialog_response (GTK_DIALOG (get_dialog (fixture)), way);
      app_settle (fixture->session);
      g_assert_cmpint (get_dialog (fixture) != NULL, ==, way == 0);
      if (way == 1)
        g_assert_cmpint (rectify_plan_get_id (rectify_session_get_plan (fixture->session)), ==, id);
    }
  click (fixture, "_Import");
  g_assert_cmpuint (g_list_model_get_n_items (rectify_session_get_plans (fixture->session)), ==, 3);
}

/* What was recognised around the text is seen beside the tree, and that nothing was. */
static void
test_import_particulars (Fixture *fixture, gconstpointer data)
{
  g_autofree char *letter
      = g_strconcat ("000012\n特急\n云溪区水务局文件\n云水发〔2022〕3号  签发人：周文涛\n", source,
                     NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (letter, strlen (letter));
  g_autoptr (GBytes) plain = g_bytes_new_static (source, strlen (source));
  static const char *const words[]
      = { "Copy number 000012", "Urgency 特急", "Issuer’s mark 云溪区水务局文件",
          "Document number 云水发〔2022〕3号", "Signed for issue by 周文涛" };

  rectify_import_dialog_present_bytes (fixture->parent, fixture->session, bytes, "a.txt");
  wait_for_import (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_nonnull (find_text (GTK_WIDGET (get_dialog (fixture)), words[i]));
  g_assert_null (find_text (GTK_WIDGET (get_dialog (fixture)), "Around the text"));
  gtk_window_destroy (get_dialog (fixture));
  rectify_import_dialog_present_bytes (fixture->parent, fixture->session, plain, "a.txt");
  wait_for_import (fixture);
  g_assert_nonnull (find_text (GTK_WIDGET (get_dialog (fixture)), "Around the text"));
}

static const char *
get_words (GtkWidget *label)
{
  return gtk_label_get_text (GTK_LABEL (label));
}

/* All that there can be, before the items and behind them; what has several lines on one. */
static void
test_import_all_particulars (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (GtkWidget) head = NULL;
  g_autoptr (GtkWidget) tail = NULL;

  for (RectifyParticular i = 0; i < RECTIFY_N_PARTICULARS; i++)
    {
      g_autofree char *value = g_strdup_printf ("<%s>", rectify_particular_get_nick (i));

      rectify_plan_set_particular (plan, i, value);
    }
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_ATTACHMENTS, "1.清单\n2.台账");
  head = g_object_ref_sink (rectify_import_particulars_new_head (plan));
  tail = g_object_ref_sink (rectify_import_particulars_new_tail (plan));
  g_assert_nonnull (strstr (get_words (tail), "1.清单; 2.台账"));
  for (RectifyParticular i = 0; i < RECTIFY_N_PARTICULARS; i++)
    {
      g_autofree char *value = g_strdup_printf ("<%s>", rectify_particular_get_nick (i));
      gboolean in_head = strstr (get_words (head), value) != NULL;
      gboolean in_tail = strstr (get_words (tail), value) != NULL;

      g_assert_true (i == RECTIFY_PARTICULAR_ATTACHMENTS || in_head != in_tail);
      g_assert_cmpint (in_head, ==, i <= RECTIFY_PARTICULAR_ADDRESSEE);
    }
}

/* What the reader of a file left out is said; a row of a table is a line of the source. */
static void
test_import_document (Fixture *fixture, gconstpointer data)
{
  static const char document[]
      = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        "<w:body><w:p><w:r><w:t>整改方案</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
        "<w:t>暗</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>存在问题</w:t></w:r></w:p>"
        "</w:tc><w:tc><w:p><w:r><w:t>整改措施</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p>"
        "<w:r><w:t>学习不够</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>认真学习</w:t></w:r></w:p>"
        "</w:tc></w:tr></w:tbl></w:body></w:document>";
  g_autoptr (GBytes) bytes = format_testing_make_zip ("word/document.xml", document, NULL);
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  rectify_import_dialog_present_bytes (fixture->parent, fixture->session, bytes, "plan.docx");
  wait_for_import (fixture);
  g_assert_nonnull (find_text (GTK_WIDGET (get_dialog (fixture)), "Hidden text was left out."));
  buffer = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (app_find_type (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, "整改方案\n存在问题│整改措施\n学习不够│认真学习\n");
}

static gboolean
is_tagged (GtkTextView *view, const char *words, const char *property)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, found;
  g_autoptr (GSList) tags = NULL;
  gboolean set = FALSE;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, 0, &found, NULL, NULL));
  tags = gtk_text_iter_get_tags (&found);
  for (GSList *l = tags; l != NULL && !set; l = l->next)
    g_object_get (l->data, property, &set, NULL);
  return set;
}

static guint
find_position (GtkSingleSelection *selection, const char *words)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (selection)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (selection), i);
      g_autoptr (RectifyItem) item = gtk_tree_list_row_get_item (row);
      g_autofree char *text = rectify_item_dup_words (item);

      if (strstr (text, words) != NULL)
        return i;
    }
  g_test_message ("nothing with %s", words);
  g_assert_not_reached ();
}

/* The item that is selected is lit in the source, whatever stands before it; a click there leads
 * back. */
static void
test_import_linked (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list;
  GtkTextView *view;
  GtkSingleSelection *selection;
  GtkTextIter iter;

  open_import (fixture, "方案\n一、总体\xe2\x80\xa9要求\n认真做好。\n二、保障\n加强领导。\n");
  list = app_find_type (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_LIST_VIEW);
  view = GTK_TEXT_VIEW (app_find_type (GTK_WIDGET (get_dialog (fixture)), GTK_TYPE_TEXT_VIEW));
  selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  gtk_single_selection_set_selected (selection, find_position (selection, "加强领导"));
  g_assert_true (is_tagged (view, "加强领导", "background-set"));
  g_assert_false (is_tagged (view, "认真做好", "background-set"));
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &iter);
  g_assert_true (gtk_text_iter_forward_search (&iter, "认真", 0, NULL, &iter, NULL));
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &iter);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==,
                    find_position (selection, "认真做好"));
  g_assert_true (is_tagged (view, "认真做好", "background-set"));
}

static void
add_tests (GtkApplication *application)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/import/edit", test_import },
    { "/import/first-row", test_first_row },
    { "/import/asks", test_import_asks },
    { "/import/separators", test_import_separators },
    { "/import/linked", test_import_linked },
    { "/import/no-plan", test_import_no_plan },
    { "/import/twin", test_import_twin },
    { "/import/counts", test_import_counts },
    { "/import/bytes", test_import_bytes },
    { "/import/document", test_import_document },
    { "/import/particulars", test_import_particulars },
    { "/import/all-particulars", test_import_all_particulars },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "app-testing.h"
#include "rectify-application.h"
#include "rectify-bar.h"
#include "rectify-formats.h"
#include "rectify-item-clip.h"
#include "rectify-settings.h"
#include "rectify-window-private.h"

typedef struct {
  RectifyWindow *window;
  char *path;
} Fixture;

static GtkApplication *application;

static void
present (Fixture *fixture)
{
  app_present_window (application, &fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = app_dup_ledger_path ();
  present (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_close_window (&fixture->window);
  g_free (fixture->path);
}

static void
open_ledger (Fixture *fixture, RectifyLedgerFlags flags)
{
  rectify_window_open_ledger (fixture->window, fixture->path, flags);
  app_settle (fixture->window->session);
}

static void
add_plan (Fixture *fixture, const char *title)
{
  static const char *const labels[] = { "一是", "二是", "三是" };
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();

  rectify_plan_set_title (plan, title);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
      g_autofree char *text = g_strdup_printf ("措施%u。", i);

      rectify_item_set_label (item, labels[i]);
      rectify_item_set_text (item, text);
      rectify_item_append_child (rectify_plan_get_root (plan), item);
    }
  app_add_plan (fixture->window->session, plan);
}

static void
activate (Fixture *fixture, const char *name, GVariant *parameter)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (fixture->window), name);

  g_assert_nonnull (action);
  g_assert_true (g_action_get_enabled (action));
  g_action_activate (action, parameter);
  app_settle (fixture->window->session);
}

static gboolean
is_enabled (Fixture *fixture, const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), name);
}

/* The plan's top-level items: “一是措施0。|二是措施1。”. */
static char *
dup_items (Fixture *fixture)
{
  RectifyItem *root = rectify_plan_get_root (rectify_session_get_plan (fixture->window->session));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rectify_item_get_n_children (root); i++)
    {
      g_autofree char *words = rectify_item_dup_words (rectify_item_get_child (root, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", words);
    }
  return g_string_free (text, FALSE);
}

static void
assert_items (Fixture *fixture, const char *expected)
{
  g_autofree char *items = dup_items (fixture);

  g_assert_cmpstr (items, ==, expected);
}

static void
select_items (Fixture *fixture, guint first, guint n)
{
  RectifyItem *root = rectify_plan_get_root (rectify_session_get_plan (fixture->window->session));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = first; i < first + n; i++)
    {
      gint64 id = rectify_item_get_id (rectify_item_get_child (root, i));

      g_array_append_val (ids, id);
    }
  rectify_plan_view_select_many (fixture->window->plan_view, ids);
  app_settle (fixture->window->session);
}

static const char *
get_title (Fixture *fixture)
{
  RectifyPlan *plan = rectify_session_get_plan (fixture->window->session);

  return plan != NULL ? rectify_plan_get_title (plan) : NULL;
}

static void
test_first_run (Fixture *fixture, gconstpointer data)
{
  g_assert_false (is_enabled (fixture, "new-plan"));
  g_assert_true (is_enabled (fixture, "open-ledger"));
  /* Nobody is offered to begin before it is known that there is nothing yet. */
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->stack), ==, "opening");
  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->stack), ==, "first-run");
  g_assert_true (is_enabled (fixture, "new-plan"));
  g_assert_true (is_enabled (fixture, "import"));
  g_assert_false (is_enabled (fixture, "item-insert-inside"));
  g_assert_false (is_enabled (fixture, "print"));
  g_assert_false (is_enabled (fixture, "undo"));
  add_plan (fixture, "方案甲");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->stack), ==, "plans");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "方案甲");
  g_assert_true (is_enabled (fixture, "item-edit"));
  g_assert_true (is_enabled (fixture, "print"));
  g_assert_true (is_enabled (fixture, "undo"));
  activate (fixture, "undo", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->stack), ==, "first-run");
}

static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  select_items (fixture, 0, 2);
  activate (fixture, "item-delete", NULL);
  assert_items (fixture, "一是措施2。");
  g_assert_true (gtk_revealer_get_reveal_child (fixture->window->notice));
  g_assert_true (gtk_widget_get_visible (fixture->window->notice_button));
  activate (fixture, "undo", NULL);
  assert_items (fixture, "一是措施0。|二是措施1。|三是措施2。");
  g_assert_false (gtk_widget_get_visible (fixture->window->notice_button));
  activate (fixture, "redo", NULL);
  assert_items (fixture, "一是措施2。");
}

/* A text entry undoes its own by the keyboard; the button is about the ledger wherever the focus
 * is. */
static void
test_undo_button_in_entry (Fixture *fixture, gconstpointer data)
{
  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  activate (fixture, "item-delete", NULL);
  assert_items (fixture, "一是措施1。|二是措施2。");
  activate (fixture, "search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (fixture->window->search_entry), "措施");
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  activate (fixture, "undo", NULL);
  assert_items (fixture, "一是措施0。|二是措施1。|三是措施2。");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->window->search_entry)), ==,
                   "措施");
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  select_items (fixture, 0, 1);
  g_assert_false (is_enabled (fixture, "item-move-up"));
  g_assert_false (is_enabled (fixture, "item-outdent"));
  activate (fixture, "item-move-down", NULL);
  activate (fixture, "item-move-down", NULL);
  assert_items (fixture, "一是措施1。|二是措施2。|三是措施0。");
  g_assert_false (is_enabled (fixture, "item-move-down"));
  activate (fixture, "item-indent", NULL);
  assert_items (fixture, "一是措施1。|二是措施2。");
  g_assert_cmpstr (rectify_item_get_text (rectify_plan_view_get_item (fixture->window->plan_view)),
                   ==, "措施0。");
  activate (fixture, "item-outdent", NULL);
  assert_items (fixture, "一是措施1。|二是措施2。|三是措施0。");
}

/* What is joined is one edit, and where the words are now is selected. */
static void
test_join (Fixture *fixture, gconstpointer data)
{
  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  select_items (fixture, 0, 1);
  g_assert_false (is_enabled (fixture, "item-join"));
  select_items (fixture, 1, 1);
  activate (fixture, "item-join", NULL);
  assert_items (fixture, "一是措施0。二是措施1。|二是措施2。");
  g_assert_cmpstr (rectify_item_get_text (rectify_plan_view_get_item (fixture->window->plan_view)),
                   ==, "措施0。二是措施1。");
  activate (fixture, "undo", NULL);
  assert_items (fixture, "一是措施0。|二是措施1。|三是措施2。");
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  RectifyItem *root;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  root = rectify_plan_get_root (rectify_session_get_plan (fixture->window->session));
  select_items (fixture, 0, 2);
  g_signal_emit_by_name (fixture->window->plan_view, "dropped",
                         rectify_item_get_id (rectify_item_get_child (root, 2)),
                         (guint) RECTIFY_DROP_AFTER);
  app_settle (fixture->window->session);
  assert_items (fixture, "一是措施2。|二是措施0。|三是措施1。");
  select_items (fixture, 1, 2);
  g_signal_emit_by_name (fixture->window->plan_view, "dropped",
                         rectify_item_get_id (rectify_item_get_child (root, 0)),
                         (guint) RECTIFY_DROP_BEFORE);
  app_settle (fixture->window->session);
  assert_items (fixture, "一是措施0。|二是措施1。|三是措施2。");
  select_items (fixture, 1, 2);
  g_signal_emit_by_name (fixture->window->plan_view, "dropped",
                         rectify_item_get_id (rectify_item_get_child (root, 0)),
                         (guint) RECTIFY_DROP_INSIDE);
  app_settle (fixture->window->session);
  assert_items (fixture, "一是措施0。");
  g_assert_cmpuint (rectify_item_get_n_children (rectify_item_get_child (root, 0)), ==, 2);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy_to_other_plan (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  g_autofree char *text = NULL;
  g_autoptr (GArray) selected = NULL;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  select_items (fixture, 1, 2);
  activate (fixture, "item-copy", NULL);
  add_plan (fixture, "方案乙");
  select_items (fixture, 0, 1);
  activate (fixture, "item-paste", NULL);
  assert_items (fixture, "一是措施0。|二是措施1。|三是措施2。|四是措施1。|五是措施2。");
  selected = rectify_plan_view_list_selected (fixture->window->plan_view);
  g_assert_cmpuint (selected->len, ==, 2);
  g_assert_cmpstr (rectify_item_get_label (rectify_plan_view_get_item (fixture->window->plan_view)),
                   ==, "二是");

  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (text, "二是措施1。"));
  g_assert_nonnull (strstr (text, "三是措施2。"));
}

static void
test_cut (Fixture *fixture, gconstpointer data)
{
  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  select_items (fixture, 0, 1);
  activate (fixture, "item-cut", NULL);
  assert_items (fixture, "一是措施1。|二是措施2。");
  select_items (fixture, 1, 1);
  activate (fixture, "item-paste", NULL);
  assert_items (fixture, "一是措施1。|二是措施2。|三是措施0。");
}

/* Nothing was done on a copy yet; what is moved keeps what was done on it. */
static void
test_copy_anew (Fixture *fixture, gconstpointer data)
{
  RectifyItem *root;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  root = rectify_plan_get_root (rectify_session_get_plan (fixture->window->session));
  select_items (fixture, 0, 1);
  activate (fixture, "item-status", g_variant_new_uint32 (RECTIFY_STATUS_CLOSED));
  activate (fixture, "item-copy", NULL);
  activate (fixture, "item-paste", NULL);
  g_assert_cmpint (rectify_item_get_status (rectify_item_get_child (root, 0)), ==,
                   RECTIFY_STATUS_CLOSED);
  g_assert_cmpint (rectify_item_get_status (rectify_item_get_child (root, 1)), ==,
                   RECTIFY_STATUS_NOT_STARTED);
  select_items (fixture, 0, 1);
  activate (fixture, "item-cut", NULL);
  select_items (fixture, 0, 1);
  activate (fixture, "item-paste", NULL);
  g_assert_cmpint (rectify_item_get_status (rectify_item_get_child (root, 1)), ==,
                   RECTIFY_STATUS_CLOSED);
}

/* Marks the first item of the plan as begun, with an entry, a step and evidence. */
static gboolean
follow_first (RectifyPlan *draft, gpointer user_data, GError **error)
{
  RectifyItem *item = rectify_item_get_child (rectify_plan_get_root (draft), 0);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (NULL, "做完了", "张三", 100);
  g_autoptr (RectifyStep) step
      = rectify_step_new (RECTIFY_STEP_APPROVE, NULL, "李四", "同意", NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "照片", -1);
  g_autoptr (RectifyEvidence) proof
      = rectify_evidence_new (0, "照片.jpg", hash, 6, NULL, NULL, NULL);

  rectify_item_set_status (item, RECTIFY_STATUS_CLOSED);
  rectify_item_add_progress (item, entry);
  rectify_item_add_step (item, step);
  rectify_item_add_evidence (item, proof);
  return TRUE;
}

static void
assert_followed (Fixture *fixture, guint position, gboolean followed)
{
  RectifyItem *root = rectify_plan_get_root (rectify_session_get_plan (fixture->window->session));
  RectifyItem *item = rectify_item_get_child (root, position);

  g_assert_cmpint (rectify_item_get_status (item), ==,
                   followed ? RECTIFY_STATUS_CLOSED : RECTIFY_STATUS_NOT_STARTED);
  g_assert_cmpuint (rectify_item_get_progress (item)->len, ==, followed);
  g_assert_cmpuint (rectify_item_get_steps (item)->len, ==, followed);
  g_assert_cmpuint (rectify_item_get_evidence (item)->len, ==, followed);
}

static void
undo_once (Fixture *fixture)
{
  rectify_session_undo (fixture->window->session, FALSE, NULL, NULL);
  app_settle (fixture->window->session);
}

/* What was cut keeps what was done on it where it is put the first time, or again when that was undone;
 * elsewhere it is a copy, and so it is when the cut was undone. */
static void
test_paste_again (Fixture *fixture, gconstpointer data)
{
  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  rectify_session_edit (fixture->window->session, "Follow", follow_first, NULL, NULL, NULL, NULL);
  app_settle (fixture->window->session);
  select_items (fixture, 0, 1);
  activate (fixture, "item-cut", NULL);
  select_items (fixture, 1, 1);
  activate (fixture, "item-paste", NULL);
  assert_followed (fixture, 2, TRUE);
  undo_once (fixture);
  select_items (fixture, 1, 1);
  activate (fixture, "item-paste", NULL);
  assert_followed (fixture, 2, TRUE);
  activate (fixture, "item-paste", NULL);
  assert_followed (fixture, 2, TRUE);
  assert_followed (fixture, 3, FALSE);
  /* That a copy is gone again is no way for what it was copied from. */
  undo_once (fixture);
  select_items (fixture, 1, 1);
  activate (fixture, "item-paste", NULL);
  assert_followed (fixture, 2, FALSE);
  assert_followed (fixture, 3, TRUE);
  undo_once (fixture);
  undo_once (fixture);
  undo_once (fixture);
  assert_followed (fixture, 0, TRUE);
  select_items (fixture, 2, 1);
  activate (fixture, "item-paste", NULL);
  assert_followed (fixture, 3, FALSE);
}

static void
show_plan (Fixture *fixture, gint64 id)
{
  rectify_session_show_plan (fixture->window->session, id, NULL, NULL);
  app_settle (fixture->window->session);
}

/* The same over several plans: what was put into another and taken back from there comes home as it was;
 * what was put back by undoing the cut is copied elsewhere. */
static void
test_paste_elsewhere (Fixture *fixture, gconstpointer data)
{
  gint64 first, second;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案乙");
  second = rectify_plan_get_id (rectify_session_get_plan (fixture->window->session));
  add_plan (fixture, "方案甲");
  first = rectify_plan_get_id (rectify_session_get_plan (fixture->window->session));
  g_assert_cmpint (first, !=, second);
  rectify_session_edit (fixture->window->session, "Follow", follow_first, NULL, NULL, NULL, NULL);
  app_settle (fixture->window->session);
  select_items (fixture, 0, 1);
  activate (fixture, "item-cut", NULL);
  show_plan (fixture, second);
  select_items (fixture, 2, 1);
  activate (fixture, "item-paste", NULL);
  assert_followed (fixture, 3, TRUE);
  undo_once (fixture);
  show_plan (fixture, first);
  select_items (fixture, 1, 1);
  activate (fixture, "item-paste", NULL);
  assert_followed (fixture, 2, TRUE);
  undo_once (fixture);
  undo_once (fixture);
  assert_followed (fixture, 0, TRUE);
  show_plan (fixture, second);
  select_items (fixture, 2, 1);
  activate (fixture, "item-paste", NULL);
  assert_followed (fixture, 3, FALSE);
}

static void
collect_mnemonics (GtkWidget *widget, GHashTable *seen)
{
  /* What opens over the window has its own. */
  if (!gtk_widget_get_mapped (widget) || GTK_IS_POPOVER (widget))
    return;
  if (GTK_IS_LABEL (widget)
      && gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)) != GDK_KEY_VoidSymbol
      && strchr (gtk_label_get_label (GTK_LABEL (widget)), '_') != NULL)
    {
      guint key = gdk_keyval_to_lower (gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)));
      const char *label = gtk_label_get_label (GTK_LABEL (widget));

      if (!g_hash_table_insert (seen, GUINT_TO_POINTER (key), (gpointer) label))
        {
          g_test_message ("“%s” is under a key that something else in the window has", label);
          g_test_fail ();
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_mnemonics (child, seen);
}

/* No two things that are seen together, in the item pane and around it, are reached by one key. */
static void
test_mnemonics (Fixture *fixture, gconstpointer data)
{
  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "甲");
  for (guint n_items = 1; n_items <= 2; n_items++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

      select_items (fixture, 0, n_items);
      app_settle (fixture->window->session);
      collect_mnemonics (GTK_WIDGET (fixture->window), seen);
      /* Those of the views, and of the pane. */
      g_assert_true (g_hash_table_contains (seen, GUINT_TO_POINTER (GDK_KEY_l)));
      g_assert_true (g_hash_table_contains (seen, GUINT_TO_POINTER (GDK_KEY_t)));
    }
}

static void
test_status_of_several (Fixture *fixture, gconstpointer data)
{
  RectifyItem *root;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  root = rectify_plan_get_root (rectify_session_get_plan (fixture->window->session));
  select_items (fixture, 0, 2);
  activate (fixture, "item-status", g_variant_new_uint32 (RECTIFY_STATUS_DONE));
  g_assert_cmpuint (rectify_item_get_status (rectify_item_get_child (root, 0)), ==,
                    RECTIFY_STATUS_DONE);
  g_assert_cmpuint (rectify_item_get_status (rectify_item_get_child (root, 1)), ==,
                    RECTIFY_STATUS_DONE);
  g_assert_cmpuint (rectify_item_get_status (rectify_item_get_child (root, 2)), ==,
                    RECTIFY_STATUS_NOT_STARTED);
}

static gboolean
is_marked (Fixture *fixture, guint position)
{
  RectifyItem *root = rectify_plan_get_root (rectify_session_get_plan (fixture->window->session));

  return rectify_item_get_internal (rectify_item_get_child (root, position));
}

static gboolean
is_checked (Fixture *fixture)
{
  g_autoptr (GVariant) state
      = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "item-internal");

  return g_variant_get_boolean (state);
}

/* Rows are marked as for the office alone together, and undone together; the check of the menu
 * follows what is selected. */
static void
test_internal (Fixture *fixture, gconstpointer data)
{
  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  select_items (fixture, 1, 2);
  g_assert_false (is_checked (fixture));
  activate (fixture, "item-internal", NULL);
  g_assert_true (!is_marked (fixture, 0) && is_marked (fixture, 1) && is_marked (fixture, 2));
  g_assert_true (is_checked (fixture));
  select_items (fixture, 0, 1);
  g_assert_false (is_checked (fixture));
  select_items (fixture, 2, 1);
  g_assert_true (is_checked (fixture));
  activate (fixture, "item-internal", NULL);
  g_assert_true (is_marked (fixture, 1) && !is_marked (fixture, 2));
  activate (fixture, "undo", NULL);
  g_assert_true (is_marked (fixture, 2));
  activate (fixture, "undo", NULL);
  g_assert_false (is_marked (fixture, 1) || is_marked (fixture, 2));
}

static gboolean
is_open (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      found = found || g_strcmp0 (gtk_window_get_title (window), title) == 0;
    }
  return found;
}

/* The public notice is not saved before somebody has seen what it leaves out of the plan. */
static void
test_notice_unseen (Fixture *fixture, gconstpointer data)
{
  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  g_assert_false (rectify_window_preview_notice (fixture->window, RECTIFY_REPORT_PLAN));
  activate (fixture, "report", g_variant_new_string ("notice"));
  g_assert_false (is_open ("Public Notice"));
  activate (fixture, "save-docx", NULL);
  g_assert_true (is_open ("Public Notice"));
}

static void
test_delete_plan (Fixture *fixture, gconstpointer data)
{
  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  add_plan (fixture, "方案乙");
  g_assert_cmpstr (get_title (fixture), ==, "方案乙");
  activate (fixture, "delete-plan", NULL);
  app_settle (fixture->window->session);
  g_assert_cmpstr (get_title (fixture), ==, "方案甲");
  activate (fixture, "undo", NULL);
  g_assert_cmpstr (get_title (fixture), ==, "方案乙");
  g_assert_cmpuint (g_list_model_get_n_items (rectify_session_get_plans (fixture->window->session)),
                    ==, 2);
}

/* Of one thing only one message is there: this one, or none. */
static void
assert_bars (Fixture *fixture, GtkWidget *wanted)
{
  for (GtkWidget *bar = gtk_widget_get_first_child (GTK_WIDGET (fixture->window->bars));
       bar != NULL; bar = gtk_widget_get_next_sibling (bar))
    {
      g_assert_cmpint (gtk_widget_get_visible (bar), ==, bar == wanted);
      g_assert_cmpint (rectify_bar_get_text (bar) != NULL, ==, bar == wanted);
    }
}

static GtkWidget *
find_sensitive_menu (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_is_sensitive (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_sensitive_menu (child);
  return found;
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  static const char *const edits[] = { "new-plan",
                                       "import",
                                       "directory",
                                       "properties",
                                       "item-edit",
                                       "item-delete",
                                       "item-status",
                                       "item-insert-after",
                                       "item-insert-inside",
                                       "item-cut",
                                       "item-paste",
                                       "delete-plan",
                                       "undo",
                                       "item-rename",
                                       "import-clipboard",
                                       "fill-placeholders",
                                       "bring-in",
                                       "send-packet",
                                       "merge-return",
                                       "compact-history",
                                       "recover-ledger" };

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  assert_bars (fixture, NULL);
  g_assert_true (is_enabled (fixture, "bring-in"));
  open_ledger (fixture, RECTIFY_LEDGER_READ_ONLY);
  app_settle (fixture->window->session);
  assert_bars (fixture, fixture->window->read_only_bar);
  g_assert_cmpstr (get_title (fixture), ==, "方案甲");
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    g_assert_false (is_enabled (fixture, edits[i]));
  g_assert_true (is_enabled (fixture, "print"));
  g_assert_true (is_enabled (fixture, "item-copy"));
  /* Nor is a menu of edits opened. */
  g_assert_null (find_sensitive_menu (GTK_WIDGET (fixture->window->details)));
  open_ledger (fixture, RECTIFY_LEDGER_OPEN);
  g_assert_nonnull (find_sensitive_menu (GTK_WIDGET (fixture->window->details)));
}

static GtkWindow *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (GTK_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

/* The sample is a file of its own beside the user's ledger; the next one has another name, and the first
 * stays. */
static void
test_sample (Fixture *fixture, gconstpointer data)
{
  g_autofree char *own = rectify_settings_dup_ledger_path ();
  g_autofree char *folder = g_path_get_dirname (own);
  g_autofree char *first = g_build_filename (folder, "Sample ledger.rectify", NULL);
  g_autofree char *second = g_build_filename (folder, "Sample ledger 2.rectify", NULL);
  g_autofree char *content = NULL, *after = NULL;
  gsize size, size_after;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.example", NULL);
  g_assert_false (is_enabled (fixture, "example"));
  while (!is_enabled (fixture, "example"))
    g_main_context_iteration (NULL, TRUE);
  app_settle (fixture->window->session);
  g_assert_cmpstr (rectify_ledger_get_path (rectify_session_get_ledger (fixture->window->session)),
                   ==, first);
  g_assert_cmpuint (g_list_model_get_n_items (rectify_session_get_plans (fixture->window->session)),
                    ==, 3);
  g_assert_true (g_file_get_contents (first, &content, &size, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.example", NULL);
  while (find_dialog () == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_dialog_response (GTK_DIALOG (find_dialog ()), 1);
  while (!is_enabled (fixture, "example"))
    g_main_context_iteration (NULL, TRUE);
  app_settle (fixture->window->session);
  g_assert_cmpstr (rectify_ledger_get_path (rectify_session_get_ledger (fixture->window->session)),
                   ==, second);
  g_assert_true (g_file_get_contents (first, &after, &size_after, NULL));
  g_assert_cmpmem (content, size, after, size_after);
}

static GtkWindow *
wait_for_window (const char *title)
{
  for (guint i = 0; i < 1000; i++)
    {
      GListModel *toplevels = gtk_window_get_toplevels ();

      for (guint j = 0; j < g_list_model_get_n_items (toplevels); j++)
        {
          g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, j);

          if (gtk_widget_get_visible (GTK_WIDGET (window))
              && g_strcmp0 (gtk_window_get_title (window), title) == 0)
            return window;
        }
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (5000);
    }
  g_test_message ("no window %s", title);
  g_assert_not_reached ();
}

static GtkWidget *find_text_view (GtkWidget *widget);

/* Takes away the first page that holds items, as a bad sector does. */
static void
damage (const char *path)
{
  const char *words = "措施1";
  g_autofree char *content = NULL;
  gsize size, at = 4096;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  while (at + strlen (words) < size && memcmp (content + at, words, strlen (words)) != 0)
    at++;
  g_assert_cmpuint (at + strlen (words), <, size);
  memset (content + at / 4096 * 4096, 0x55, 4096);
  g_assert_true (g_file_set_contents (path, content, size, NULL));
}

/* A damaged ledger says so for as long as it is open; a new one is made of it, and opened. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *recovered = NULL;
  GtkTextIter start, end;
  GtkTextBuffer *buffer;
  GtkWindow *dialog;
  g_autofree char *text = NULL;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  assert_bars (fixture, NULL);
  g_assert_false (is_enabled (fixture, "recover-ledger"));
  app_close_window (&fixture->window);
  damage (fixture->path);
  present (fixture);
  open_ledger (fixture, RECTIFY_LEDGER_OPEN);
  assert_bars (fixture, fixture->window->damage_bar);
  g_assert_false (is_enabled (fixture, "new-plan"));
  activate (fixture, "recover-ledger", NULL);
  dialog = wait_for_window ("The Ledger Was Recovered, Nothing Known Missing");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_text_view (GTK_WIDGET (dialog))));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_nonnull (strstr (text, "put back as the history has"));
  g_signal_emit_by_name (gtk_window_get_default_widget (dialog), "clicked");
  app_settle (fixture->window->session);
  recovered
      = g_strdup (rectify_ledger_get_path (rectify_session_get_ledger (fixture->window->session)));
  g_assert_nonnull (strstr (recovered, "-recovered-"));
  assert_bars (fixture, NULL);
  g_assert_true (is_enabled (fixture, "new-plan"));
  app_close_window (&fixture->window);
  g_unlink (recovered);
}

/* What is sound is said to be. */
static void
test_check (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = NULL;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  activate (fixture, "check-ledger", NULL);
  while ((dialog = find_dialog ()) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CLOSE);
}

static GtkWidget *
find_text_view (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_TEXT_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_text_view (child);
  return found;
}

static char *
import_clipboard (Fixture *fixture)
{
  GtkWindow *window;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  char *text;

  activate (fixture, "import-clipboard", NULL);
  window = wait_for_window ("Import");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_text_view (GTK_WIDGET (window))));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  gtk_window_destroy (window);
  return text;
}

/* HTML is taken where it is there, since that keeps tables; else text. */
static void
test_import_clipboard (Fixture *fixture, gconstpointer data)
{
  static const char html[] = "<html><body><p>从网页复制的方案</p></body></html>";
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  GdkContentProvider *both[2];
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autofree char *text = NULL;
  g_autofree char *rich = NULL;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  gdk_clipboard_set_text (clipboard, "从文本复制的方案\n一、总体要求\n");
  text = import_clipboard (fixture);
  g_assert_nonnull (strstr (text, "从文本复制的方案"));
  both[0] = gdk_content_provider_new_typed (G_TYPE_STRING, "无格式");
  both[1] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  provider = gdk_content_provider_new_union (both, 2);
  gdk_clipboard_set_content (clipboard, provider);
  rich = import_clipboard (fixture);
  g_assert_nonnull (strstr (rich, "从网页复制的方案"));
}

static void
test_import_empty_clipboard (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  GtkWindow *dialog;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  gdk_clipboard_set_text (clipboard, " \n ");
  activate (fixture, "import-clipboard", NULL);
  for (guint i = 0; i < 1000 && find_dialog () == NULL; i++)
    {
      app_settle (fixture->window->session);
      g_usleep (2000);
    }
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  gtk_window_destroy (dialog);
}

/* The plan as written becomes its ledger table; the public notice, which is no table, a sentence. */
static void
test_save_xlsx (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strconcat (fixture->path, ".xlsx", NULL);
  g_autofree char *refused = g_strconcat (fixture->path, "-notice.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  g_assert_false (is_enabled (fixture, "save-xlsx"));
  add_plan (fixture, "某局整改方案");
  g_assert_true (is_enabled (fixture, "save-xlsx"));
  activate (fixture, "export-xlsx", g_variant_new_string (path));
  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);
  document = rectify_formats_load (file, NULL, &error);
  g_assert_no_error (error);
  text = rectify_document_dup_text (document);
  g_assert_true (g_str_has_prefix (text, "某局整改台账\n"));
  g_assert_nonnull (strstr (text, "措施2。"));
  activate (fixture, "report", g_variant_new_string ("notice"));
  for (guint i = 0; i < 2; i++)
    {
      activate (fixture, i == 0 ? "export-xlsx" : "save-xlsx",
                i == 0 ? g_variant_new_string (refused) : NULL);
      g_assert_nonnull (find_dialog ());
      gtk_dialog_response (GTK_DIALOG (find_dialog ()), GTK_RESPONSE_CLOSE);
      app_settle (fixture->window->session);
    }
  g_assert_false (g_file_test (refused, G_FILE_TEST_EXISTS));
  g_unlink (path);
}

static char *
dup_exported (Fixture *fixture, const char *action, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  activate (fixture, action, g_variant_new_string (path));
  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);
  document = rectify_formats_load (file, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return rectify_document_dup_text (document);
}

static GtkWindow *
find_file_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* What the file dialog that is open proposes; the dialog is closed. */
static char *
dup_proposed_name (Fixture *fixture, const char *action)
{
  GtkWindow *dialog;
  char *name;

  activate (fixture, action, NULL);
  dialog = find_file_dialog ();
  name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (dialog));
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  app_settle (fixture->window->session);
  return name;
}

/* Beside the tree the plan itself is saved, beside the pages the report that is seen. */
static void
test_save_shown (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *view;
    const char *action;
    const char *first;
    const char *name;
  } cases[] = {
    { "pages", "docx", "某局整改台账\n", "某局整改台账.docx" },
    { "pages", "txt", "某局整改台账\n", "某局整改台账.txt" },
    { "plan", "docx", "某局整改方案\n", "某局整改方案.docx" },
    { "plan", "txt", "某局整改方案\n", "某局整改方案.txt" },
    { "plan", "xlsx", "某局整改台账\n", "某局整改台账.xlsx" },
  };

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "某局整改方案");
  g_assert_false (rectify_window_shows_pages (fixture->window));
  activate (fixture, "report", g_variant_new_string ("ledger"));
  /* Who asks for a report sees it. */
  g_assert_true (rectify_window_shows_pages (fixture->window));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, ".", cases[i].action, NULL);
      g_autofree char *save = g_strconcat ("save-", cases[i].action, NULL);
      g_autofree char *export = g_strconcat ("export-", cases[i].action, NULL);
      g_autofree char *name = NULL;
      g_autofree char *text = NULL;

      gtk_stack_set_visible_child_name (fixture->window->view_stack, cases[i].view);
      name = dup_proposed_name (fixture, save);
      g_assert_cmpstr (name, ==, cases[i].name);
      text = dup_exported (fixture, export, path);
      g_assert_true (g_str_has_prefix (text, cases[i].first));
    }
}

static gboolean
is_chosen (GtkWindow *dialog, GFile *file)
{
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  return chosen != NULL && g_file_equal (chosen, file);
}

/* What was asked for is written, also if another ledger is opened before a file is chosen. */
static void
test_save_asked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = app_dup_ledger_path ();
  g_autofree char *path = g_build_filename (app_get_folder (), "asked.txt", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (app_get_folder ());
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  GtkWindow *dialog;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "甲局整改方案");
  activate (fixture, "save-txt", NULL);
  dialog = find_file_dialog ();
  rectify_window_open_ledger (fixture->window, other, RECTIFY_LEDGER_CREATE);
  app_settle (fixture->window->session);
  add_plan (fixture, "乙局整改方案");
  g_assert_true (gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "asked.txt");
  while (!is_chosen (dialog, file))
    g_main_context_iteration (NULL, TRUE);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  while (app_find_label (GTK_WIDGET (fixture->window), "asked.txt") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "甲局整改方案\n"));
}

/* Without a ledger there is a choice, and the file is left as it is. */
static void
test_cannot_open (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  GtkWindow *dialog;

  g_assert_true (g_file_set_contents (fixture->path, "not a ledger", -1, NULL));
  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CLOSE);
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (find_dialog ());
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "not a ledger");
}

static gboolean
mark (RectifyPlan *draft, gpointer user_data, GError **error)
{
  rectify_item_set_text (rectify_item_get_child (rectify_plan_get_root (draft), 0), user_data);
  return TRUE;
}

/* What was done last is on disk, however quickly the window is closed after it. */
static void
test_close_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  gint64 id;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  id = rectify_plan_get_id (rectify_session_get_plan (fixture->window->session));
  for (guint i = 0; i < 5; i++)
    rectify_session_edit (fixture->window->session, "Mark", mark, g_strdup_printf ("%u", i), g_free,
                          NULL, NULL);
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_OPEN, NULL);
  plan = rectify_ledger_load_plan (ledger, id, NULL);
  g_assert_cmpstr (rectify_item_get_text (rectify_item_get_child (rectify_plan_get_root (plan), 0)),
                   ==, "4");
}

static GtkWindow *
get_dialog (GtkWindow *parent)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (window) == parent
          && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static GtkWidget *
find_entry (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_ENTRY (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child);
  return found;
}

/* A form with something typed into it. */
static GtkWindow *
fill_form (Fixture *fixture)
{
  GtkWindow *form;

  select_items (fixture, 0, 1);
  activate (fixture, "item-edit", NULL);
  form = get_dialog (GTK_WINDOW (fixture->window));
  g_assert_nonnull (form);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (GTK_WIDGET (form))), "五是");
  app_settle (fixture->window->session);
  return form;
}

static void
answer (Fixture *fixture, GtkWindow *form, int response)
{
  GtkWindow *question = get_dialog (form);

  g_assert_nonnull (question);
  gtk_dialog_response (GTK_DIALOG (question), response);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

/* Closing the window asks about what was typed into the form over it, and goes on if it is to go. */
static void
test_close_over_form (Fixture *fixture, gconstpointer data)
{
  GtkWindow *form;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  form = fill_form (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_settle (fixture->window->session);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (form)));
  answer (fixture, form, GTK_RESPONSE_CANCEL);
  g_assert_null (get_dialog (form));
  g_assert_nonnull (fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_settle (fixture->window->session);
  answer (fixture, form, GTK_RESPONSE_ACCEPT);
  g_assert_null (fixture->window);
}

/* Closed while a form is being saved: first saved, then closed; and not closed if that fails. */
static void
test_close_while_saving (Fixture *fixture, gconstpointer data)
{
  GtkWindow *form;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  form = fill_form (fixture);
  g_signal_emit_by_name (gtk_window_get_default_widget (form), "clicked");
  g_assert_true (rectify_session_is_busy (fixture->window->session));
  gtk_window_close (GTK_WINDOW (fixture->window));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  present (fixture);
  open_ledger (fixture, RECTIFY_LEDGER_OPEN);
  app_settle (fixture->window->session);
  assert_items (fixture, "五是措施0。|二是措施1。|三是措施2。");
}

static gboolean
remove_all (RectifyPlan *draft, gpointer user_data, GError **error)
{
  while (rectify_item_get_n_children (rectify_plan_get_root (draft)) > 0)
    rectify_item_remove_child (rectify_plan_get_root (draft), 0);
  return TRUE;
}

static void
test_close_while_save_fails (Fixture *fixture, gconstpointer data)
{
  GtkWindow *form;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  form = fill_form (fixture);
  rectify_session_edit (fixture->window->session, "Remove", remove_all, NULL, NULL, NULL, NULL);
  g_signal_emit_by_name (gtk_window_get_default_widget (form), "clicked");
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_settle (fixture->window->session);
  g_assert_nonnull (fixture->window);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (GTK_WIDGET (form)))), ==,
                   "五是");
  /* The item is gone, which the user is asked about. */
  gtk_window_close (get_dialog (form));
  app_settle (fixture->window->session);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (GTK_WIDGET (form)))), ==,
                   "五是");
  gtk_window_destroy (form);
}

/* A second start hands over a ledger or a document while a form is open. */
static void
test_open_over_form (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (app_get_folder (), "other.rectify", NULL);
  g_autoptr (GFile) document = g_file_new_build_filename (app_get_folder (), "document.txt", NULL);
  RectifyLedger *ledger;
  GtkWindow *form;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  ledger = rectify_session_get_ledger (fixture->window->session);
  form = fill_form (fixture);
  rectify_window_open_ledger (fixture->window, other, RECTIFY_LEDGER_CREATE);
  app_settle (fixture->window->session);
  g_assert_true (rectify_session_get_ledger (fixture->window->session) == ledger);
  answer (fixture, form, GTK_RESPONSE_CLOSE);
  rectify_window_import (fixture->window, document);
  answer (fixture, form, GTK_RESPONSE_CLOSE);
  /* The ledger that is open already is no other. */
  rectify_window_open_ledger (fixture->window, fixture->path, RECTIFY_LEDGER_OPEN);
  app_settle (fixture->window->session);
  g_assert_true (rectify_session_get_ledger (fixture->window->session) == ledger);
  g_assert_null (get_dialog (form));
  gtk_window_destroy (form);
}

static void
test_last_plan (Fixture *fixture, gconstpointer data)
{
  gint64 first;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "方案甲");
  first = rectify_plan_get_id (rectify_session_get_plan (fixture->window->session));
  add_plan (fixture, "方案乙");
  rectify_session_show_plan (fixture->window->session, first, NULL, NULL);
  app_settle (fixture->window->session);
  app_close_window (&fixture->window);
  present (fixture);
  open_ledger (fixture, RECTIFY_LEDGER_OPEN);
  app_settle (fixture->window->session);
  g_assert_cmpstr (get_title (fixture), ==, "方案甲");
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (fixture->window->recent_menu)), >, 0);
}

static void
wait_for_pages (Fixture *fixture, guint n_pages)
{
  while (rectify_pages_view_get_n_pages (rectify_window_get_pages_view (fixture->window))
         != n_pages)
    g_main_context_iteration (NULL, TRUE);
}

static const char *
get_view (Fixture *fixture)
{
  g_autoptr (GVariant) state
      = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "view");
  const char *shown = gtk_stack_get_visible_child_name (fixture->window->view_stack);

  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, shown);
  return shown;
}

static void
set_view (Fixture *fixture, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "view",
                                  g_variant_new_string (name));
}

static gboolean
is_finding (Fixture *fixture)
{
  gboolean open;

  g_object_get (rectify_pages_view_get_find_bar (rectify_window_get_pages_view (fixture->window)),
                "open", &open, NULL);
  return open;
}

/* The keys lead from view to view, and a search is one in the view that is shown. */
static void
test_views (Fixture *fixture, gconstpointer data)
{
  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  app_settle (fixture->window->session);
  set_view (fixture, "pages");
  g_assert_cmpstr (get_view (fixture), ==, "plan");
  g_assert_false (gtk_widget_get_sensitive (fixture->window->view_switcher));
  add_plan (fixture, "整改方案");
  g_assert_true (gtk_widget_get_sensitive (fixture->window->view_switcher));
  set_view (fixture, "pages");
  g_assert_cmpstr (get_view (fixture), ==, "pages");
  set_view (fixture, "no such view");
  g_assert_cmpstr (get_view (fixture), ==, "pages");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "search", NULL);
  g_assert_cmpstr (get_view (fixture), ==, "pages");
  g_assert_true (is_finding (fixture));
  g_assert_true (gtk_toggle_button_get_active (fixture->window->search_button));
  set_view (fixture, "plan");
  g_assert_false (gtk_toggle_button_get_active (fixture->window->search_button));
  g_assert_false (gtk_search_bar_get_search_mode (fixture->window->search_bar));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "search", NULL);
  g_assert_true (gtk_search_bar_get_search_mode (fixture->window->search_bar));
  g_assert_true (gtk_toggle_button_get_active (fixture->window->search_button));
  gtk_stack_set_visible_child_name (fixture->window->view_stack, "pages");
  g_assert_cmpstr (get_view (fixture), ==, "pages");
  g_assert_true (is_finding (fixture));
  gtk_toggle_button_set_active (fixture->window->search_button, FALSE);
  g_assert_false (is_finding (fixture));
  set_view (fixture, "plan");
  g_assert_true (gtk_toggle_button_get_active (fixture->window->search_button));
  /* As Escape does. The keys then go to the items again. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->window->search_entry));
  gtk_search_bar_set_search_mode (fixture->window->search_bar, FALSE);
  g_assert_false (gtk_toggle_button_get_active (fixture->window->search_button));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         GTK_WIDGET (fixture->window->plan_view)));
}

/* What has the focus goes with a menu, and comes back. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  GtkWidget *before;
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "整改方案");
  app_settle (fixture->window->session);
  while (!gtk_window_is_active (window) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  if (!gtk_window_is_active (window))
    {
      g_test_skip ("nobody gives the window the focus here");
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (fixture->window->plan_view));
  before = gtk_window_get_focus (window);
  g_assert_true (gtk_widget_is_ancestor (before, GTK_WIDGET (fixture->window->plan_view)));
  gtk_window_set_focus (window, NULL);
  g_assert_null (gtk_window_get_focus (window));
  while (fixture->window->focus_idle != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_window_get_focus (window) == before);
}

/* The pages are set when they are looked at, and anew after an edit or for another report. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) state = NULL;

  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "整改方案");
  g_assert_cmpuint (rectify_pages_view_get_n_pages (
                        rectify_window_get_pages_view (fixture->window)),
                    ==, 0);
  gtk_stack_set_visible_child_name (fixture->window->view_stack, "pages");
  wait_for_pages (fixture, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->details)));
  /* No unit has anything to do: the slips are a title. */
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "report",
                                      g_variant_new_string ("slips"));
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "report",
                                      g_variant_new_string ("no such report"));
  state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "report");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "slips");
  g_assert_cmpint (fixture->window->report, ==, RECTIFY_REPORT_SLIPS);
  app_settle (fixture->window->session);
  wait_for_pages (fixture, 1);
  for (guint i = 0; i < 3; i++)
    gtk_widget_activate_action (GTK_WIDGET (rectify_window_get_pages_view (fixture->window)),
                                "pages.zoom-in", NULL);
  gtk_widget_activate_action (GTK_WIDGET (rectify_window_get_pages_view (fixture->window)),
                              "pages.zoom-fit", NULL);
  gtk_widget_activate_action (GTK_WIDGET (rectify_window_get_pages_view (fixture->window)),
                              "pages.zoom-out", NULL);
  app_settle (fixture->window->session);
  gtk_stack_set_visible_child_name (fixture->window->view_stack, "plan");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window->details)));
}

/* The foot says what is so without being asked, and leads to the backups. */
static void
test_foot (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n;

  g_assert_false (is_enabled (fixture, "backups"));
  open_ledger (fixture, RECTIFY_LEDGER_CREATE);
  add_plan (fixture, "甲");
  while (rectify_backup_keeper_is_busy (fixture->window->keeper))
    g_main_context_iteration (NULL, TRUE);
  text = rectify_foot_dup_text (fixture->window->foot);
  g_assert_true (g_str_has_prefix (text, "Saved "));
  g_assert_nonnull (strstr (text, " · Backed up today "));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window->foot)));
  assert_bars (fixture, NULL);
  g_signal_emit_by_name (fixture->window->keeper, "problem", "No backup could be made.");
  assert_bars (fixture, fixture->window->backup_bar);
  open_ledger (fixture, RECTIFY_LEDGER_OPEN);
  assert_bars (fixture, NULL);
  n = g_list_model_get_n_items (toplevels);
  activate (fixture, "backups", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, n + 1);
}

static void
add_tests (GtkApplication *tested)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/window/first-run", test_first_run },
    { "/window/delete-and-undo", test_delete_and_undo },
    { "/window/undo-button-in-entry", test_undo_button_in_entry },
    { "/window/mnemonics", test_mnemonics },
    { "/window/move", test_move },
    { "/window/join", test_join },
    { "/window/drop", test_drop },
    { "/window/copy-to-other-plan", test_copy_to_other_plan },
    { "/window/cut", test_cut },
    { "/window/paste-again", test_paste_again },
    { "/window/paste-elsewhere", test_paste_elsewhere },
    { "/window/status-of-several", test_status_of_several },
    { "/window/copy-anew", test_copy_anew },
    { "/window/internal", test_internal },
    { "/window/notice-unseen", test_notice_unseen },
    { "/window/delete-plan", test_delete_plan },
    { "/window/read-only", test_read_only },
    { "/window/sample", test_sample },
    { "/window/damaged", test_damaged },
    { "/window/check", test_check },
    { "/window/import-clipboard", test_import_clipboard },
    { "/window/import-empty-clipboard", test_import_empty_clipboard },
    { "/window/save-xlsx", test_save_xlsx },
    { "/window/save-shown", test_save_shown },
    { "/window/save-asked", test_save_asked },
    { "/window/cannot-open", test_cannot_open },
    { "/window/close-at-once", test_close_at_once },
    { "/window/close-over-form", test_close_over_form },
    { "/window/close-while-saving", test_close_while_saving },
    { "/window/close-while-save-fails", test_close_while_save_fails },
    { "/window/open-over-form", test_open_over_form },
    { "/window/pages", test_pages },
    { "/window/foot", test_foot },
    { "/window/views", test_views },
    { "/window/focus", test_focus },
    { "/window/last-plan", test_last_plan },
  };

  application = tested;
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}

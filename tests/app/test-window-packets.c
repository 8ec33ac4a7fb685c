/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-testing.h"
#include "rectify-ledger-packet.h"
#include "rectify-window-private.h"

/* Returns from three units, one after another, in the window. */
typedef struct {
  char *folder;
  char *path;
  RectifyWindow *window;
} Fixture;

static GtkApplication *application;
static const char *const units[] = { "办公室", "财务科", "人事科" };

static RectifyPlan *
make_plan (void)
{
  RectifyPlan *plan = rectify_plan_new ();

  rectify_plan_set_title (plan, "整改方案");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const char *const names[] = { units[i], NULL };
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
      g_autoptr (RectifyAssignment) assignment
          = rectify_assignment_new (RECTIFY_ROLE_LEAD_UNIT, "牵头单位", units[i], names);

      rectify_item_set_text (item, "措施");
      rectify_item_add_assignment (item, assignment);
      rectify_item_append_child (rectify_plan_get_root (plan), item);
    }
  return plan;
}

static char *
dup_packet (Fixture *self, guint i)
{
  g_autofree char *name = g_strdup_printf ("packet-%u.rectify", i);

  return g_build_filename (self->folder, name, NULL);
}

/* What a unit does with its only measure. */
static void
work (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, 1, &error);

  rectify_item_set_text (rectify_item_get_child (rectify_plan_get_root (plan), 0), text);
  rectify_ledger_save_plan (ledger, plan, "Edit", &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = make_plan ();

  self->folder = app_make_folder (&self->path);
  app_present_window (application, &self->window);
  rectify_window_open_ledger (self->window, self->path, RECTIFY_LEDGER_CREATE);
  app_settle (self->window->session);
  app_add_plan (self->window->session, plan);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = dup_packet (self, i);

      rectify_ledger_send_packet (rectify_session_get_ledger (self->window->session), 1, units[i],
                                  path, FALSE, &error);
      g_assert_no_error (error);
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  app_close_window (&self->window);
  folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static GtkWindow *
get_dialog (Fixture *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (self->window)
          && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
press (Fixture *self, const char *label)
{
  GtkWindow *dialog = get_dialog (self);

  g_assert_nonnull (dialog);
  g_signal_emit_by_name (app_find_button (GTK_WIDGET (dialog), label), "clicked");
  app_settle (self->window->session);
}

static void
merge_all (Fixture *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->window), "merge-files");

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *path = dup_packet (self, i);

      g_variant_builder_add (&builder, "s", path);
    }
  g_assert_true (g_action_get_enabled (action));
  g_action_activate (action, g_variant_builder_end (&builder));
  app_settle (self->window->session);
}

static void
assert_texts (Fixture *self, const char *expected)
{
  RectifyItem *root = rectify_plan_get_root (rectify_session_get_plan (self->window->session));
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; i < rectify_item_get_n_children (root); i++)
    g_string_append (texts, rectify_item_get_text (rectify_item_get_child (root, i)));
  g_assert_cmpstr (texts->str, ==, expected);
}

static void
assert_notice (Fixture *self, const char *expected, gboolean undo)
{
  g_assert_true (gtk_revealer_get_reveal_child (self->window->notice));
  g_assert_cmpstr (gtk_label_get_text (self->window->notice_label), ==, expected);
  g_assert_cmpint (gtk_widget_get_visible (self->window->notice_button), ==, undo);
}

/* Each gets its review; what has nothing new is said, and gets none. */
static void
test_several (Fixture *self, gconstpointer data)
{
  g_autofree char *first = dup_packet (self, 0);
  g_autofree char *second = dup_packet (self, 1);

  work (first, "甲");
  work (second, "乙");
  merge_all (self);
  press (self, "_Merge");
  assert_notice (self, "Merged: 1 change from 办公室", TRUE);
  assert_texts (self, "甲措施措施");
  press (self, "_Merge");
  g_assert_null (get_dialog (self));
  assert_texts (self, "甲乙措施");
  assert_notice (self, "Nothing new from 人事科", FALSE);
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "undo", NULL);
  app_settle (self->window->session);
  assert_texts (self, "甲措施措施");
}

/* One that is left does not keep the others, nor does one that cannot be read. */
static void
test_left (Fixture *self, gconstpointer data)
{
  g_autofree char *first = dup_packet (self, 0);
  g_autofree char *second = dup_packet (self, 1);
  g_autofree char *third = dup_packet (self, 2);

  work (first, "甲");
  work (third, "丙");
  g_assert_true (g_file_set_contents (second, "x", 1, NULL));
  merge_all (self);
  press (self, "_Cancel");
  press (self, "_Merge");
  assert_texts (self, "措施措施丙");
  /* At the end it is said which one. */
  g_assert_true (GTK_IS_MESSAGE_DIALOG (get_dialog (self)));
  gtk_window_destroy (get_dialog (self));
  app_settle (self->window->session);
}

static void
add_tests (GtkApplication *tested)
{
  application = tested;
  g_test_add ("/window/packets/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/window/packets/left", Fixture, NULL, set_up, test_left, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "desk.h"
#include "folder.h"
#include "rectify-backup.h"
#include "rectify-ledger-packet.h"
#include "rectify-return.h"
#include "scarce-memory.h"

static void
run_out (Desk *desk, Deed deed, gboolean goes_on)
{
  gboolean struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      scarce_memory_arm (n, goes_on);
      struck = desk_try_failing (desk, deed, scarce_memory_disarm);
    }
}

static void
test_edits (Desk *desk, gconstpointer data)
{
  for (guint goes_on = 0; goes_on < 2; goes_on++)
    {
      run_out (desk, DEED_SAVE, goes_on);
      if (desk->at > 1)
        run_out (desk, DEED_UNDO, goes_on);
    }
  desk_assert_history (desk);
}

static void
test_opening (Desk *desk, gconstpointer data)
{
  for (guint goes_on = 0; goes_on < 2; goes_on++)
    {
      gboolean struck = TRUE;

      for (guint n = 1; struck; n++)
        {
          g_autoptr (GError) error = NULL;

          g_clear_object (&desk->ledger);
          scarce_memory_arm (n, goes_on);
          desk->ledger = rectify_ledger_open (desk->path, RECTIFY_LEDGER_OPEN, &error);
          struck = scarce_memory_disarm ();
          g_assert_cmpint (desk->ledger != NULL, ==, error == NULL);
          if (desk->ledger == NULL)
            desk_open (desk);
          desk_reload (desk);
        }
    }
}

static void
test_reading (Desk *desk, gconstpointer data)
{
  gint64 id = rectify_plan_get_id (desk->plan);
  gboolean struck = TRUE;

  for (guint n = 1; struck; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RectifyPlan) plan = NULL;
      g_autoptr (GError) list_error = NULL;
      g_autoptr (GPtrArray) infos = NULL;

      scarce_memory_arm (n, FALSE);
      plan = rectify_ledger_load_plan (desk->ledger, id, &error);
      struck = scarce_memory_disarm ();
      g_assert_cmpint (plan != NULL, ==, error == NULL);
      scarce_memory_arm (n, FALSE);
      infos = rectify_ledger_list_plans (desk->ledger, &list_error);
      struck |= scarce_memory_disarm ();
      g_assert_cmpint (infos != NULL, ==, list_error == NULL);
      desk_reload (desk);
    }
}

/* A plan with one measure, for one unit. */
static gint64
add_packet_plan (RectifyLedger *ledger)
{
  const char *const names[] = { "办公室", NULL };
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEAD_UNIT, "牵头单位", "办公室", names);
  g_autoptr (GError) error = NULL;

  rectify_item_add_assignment (item, assignment);
  rectify_item_append_child (rectify_plan_get_root (plan), item);
  rectify_ledger_save_plan (ledger, plan, "New", &error);
  g_assert_no_error (error);
  return rectify_plan_get_id (plan);
}

static void
set_measure (RectifyLedger *ledger, gint64 id, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, id, &error);

  g_assert_no_error (error);
  rectify_item_set_text (rectify_item_get_child (rectify_plan_get_root (plan), 0), text);
  rectify_ledger_save_plan (ledger, plan, "Edit", &error);
  g_assert_no_error (error);
}

static void
assert_measure (RectifyLedger *ledger, gint64 id, const char *text)
{
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, id, NULL);

  g_assert_cmpstr (rectify_item_get_text (rectify_item_get_child (rectify_plan_get_root (plan), 0)),
                   ==, text);
}

static void
assert_told (gboolean done, const GError *error)
{
  g_assert_cmpint (done, ==, error == NULL);
  if (error != NULL)
    {
      g_assert_cmpint (error->domain, ==, RECTIFY_LEDGER_ERROR);
      g_assert_cmpuint (strlen (error->message), >, 20);
    }
}

/* Either the file is there and whole, or there is none. */
static void
run_out_sending (RectifyLedger *ledger, gint64 id, const char *path)
{
  gboolean struck = TRUE;

  for (guint n = 1; struck; n += g_test_rand_int_range (1, 30))
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      g_unlink (path);
      scarce_memory_arm (n, n % 2 == 0);
      done = rectify_ledger_send_packet (ledger, id, "办公室", path, FALSE, &error);
      struck = scarce_memory_disarm ();
      assert_told (done, error);
      g_assert_cmpint (done, ==, g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
run_out_merging (RectifyLedger *ledger, gint64 id, const char *path)
{
  gboolean struck = TRUE;

  for (guint n = 1; struck; n += g_test_rand_int_range (1, 30))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RectifyReturn) found = NULL;
      gboolean done;

      scarce_memory_arm (n, n % 2 == 0);
      found = rectify_return_open (ledger, path, &error);
      struck = scarce_memory_disarm ();
      assert_told (found != NULL, error);
      if (found == NULL)
        continue;
      g_assert_cmpuint (rectify_return_get_n_edits (found), ==, 1);
      scarce_memory_arm (n, n % 2 == 0);
      done = rectify_return_apply (found, ledger, "Merge", FALSE, &error);
      struck |= scarce_memory_disarm ();
      assert_told (done, error);
      assert_measure (ledger, id, done ? "改" : "");
      if (done)
        g_assert_true (rectify_ledger_undo (ledger, NULL, NULL, NULL));
    }
}

static void
test_packets (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "ledger.rectify", NULL);
  g_autofree char *packet_path = g_build_filename (folder, "packet.rectify", NULL);
  g_autofree char *backups = rectify_backup_dup_folder (path);
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, NULL);
  gint64 id = add_packet_plan (ledger);

  run_out_sending (ledger, id, packet_path);
  {
    g_autoptr (RectifyLedger) packet = rectify_ledger_open (packet_path, RECTIFY_LEDGER_OPEN, NULL);

    g_assert_true (rectify_ledger_check (packet, NULL));
    set_measure (packet, id, "改");
  }
  run_out_merging (ledger, id, packet_path);
  g_assert_true (rectify_ledger_check (ledger, NULL));
  g_clear_object (&ledger);
  folder_remove (backups);
  folder_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  scarce_memory_install ();
  g_test_add ("/ledger/memory/edits", Desk, NULL, desk_set_up, test_edits, desk_tear_down);
  g_test_add ("/ledger/memory/opening", Desk, NULL, desk_set_up, test_opening, desk_tear_down);
  g_test_add ("/ledger/memory/reading", Desk, NULL, desk_set_up, test_reading, desk_tear_down);
  g_test_add_func ("/ledger/memory/packets", test_packets);
  return g_test_run ();
}

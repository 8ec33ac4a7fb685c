/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "rectify-ledger-entries.h"
#include "rectify-ledger-watch.h"
#include "rectify-plan-edit.h"

/* Which item an edit is about, so that whoever takes it back sees what became of it. */
typedef struct {
  char *folder;
  char *path;
  RectifyLedger *ledger;
  RectifyPlan *plan;
  RectifyItem *area; /* with three measures */
} Fixture;

static void
add_item (RectifyItem *parent, RectifyItemKind kind, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
}

static void
save (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rectify_ledger_save_plan (fixture->ledger, fixture->plan, "Edit", &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "ledger.rectify", NULL);
  fixture->ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_CREATE, &error);
  g_assert_no_error (error);
  fixture->plan = rectify_plan_new ();
  rectify_plan_set_title (fixture->plan, "甲局整改方案");
  add_item (rectify_plan_get_root (fixture->plan), RECTIFY_ITEM_AREA, "学习方面");
  fixture->area = rectify_item_get_child (rectify_plan_get_root (fixture->plan), 0);
  add_item (fixture->area, RECTIFY_ITEM_MEASURE, "措施一");
  add_item (fixture->area, RECTIFY_ITEM_MEASURE, "措施二");
  add_item (fixture->area, RECTIFY_ITEM_MEASURE, "措施三");
  save (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->ledger);
  g_clear_object (&fixture->plan);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gint64
get_id (Fixture *fixture, guint number)
{
  return rectify_item_get_id (rectify_item_get_child (fixture->area, number));
}

static gint64
find (Fixture *fixture)
{
  g_autoptr (RectifyEditNote) edit = rectify_ledger_dup_last_edit (fixture->ledger);

  return rectify_ledger_find_edited_item (fixture->ledger, edit->id);
}

static gint64
undo_and_find (Fixture *fixture)
{
  g_autoptr (RectifyEditNote) edit = rectify_ledger_dup_undo_edit (fixture->ledger);
  g_autoptr (GError) error = NULL;

  g_assert_true (rectify_ledger_undo (fixture->ledger, NULL, NULL, &error));
  g_assert_no_error (error);
  return rectify_ledger_find_edited_item (fixture->ledger, edit->id);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  gint64 id = get_id (fixture, 1);

  rectify_item_set_text (rectify_item_get_child (fixture->area, 1), "另一措施");
  save (fixture);
  g_assert_cmpint (find (fixture), ==, id);
  g_assert_cmpint (undo_and_find (fixture), ==, id);
}

/* What came is gone when that is undone: what it stood behind is the place to look at. */
static void
test_added (Fixture *fixture, gconstpointer data)
{
  gint64 before = get_id (fixture, 2);

  add_item (fixture->area, RECTIFY_ITEM_MEASURE, "措施四");
  save (fixture);
  g_assert_cmpint (find (fixture), ==, get_id (fixture, 3));
  g_assert_cmpint (undo_and_find (fixture), ==, before);
}

/* There may be none before it: then what it was in. */
static void
test_added_alone (Fixture *fixture, gconstpointer data)
{
  gint64 before = get_id (fixture, 0);

  add_item (rectify_item_get_child (fixture->area, 0), RECTIFY_ITEM_PROSE, "说明");
  save (fixture);
  g_assert_cmpint (undo_and_find (fixture), ==, before);
}

static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  gint64 id = get_id (fixture, 1);

  rectify_item_remove_child (fixture->area, 1);
  save (fixture);
  /* What moved up into its place is about where it was. */
  g_assert_cmpint (find (fixture), ==, get_id (fixture, 1));
  g_assert_cmpint (undo_and_find (fixture), ==, id);
}

/* The others are shifted by it, and not meant. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyItem) item = g_object_ref (rectify_item_get_child (fixture->area, 2));
  gint64 id = rectify_item_get_id (item);

  rectify_item_remove_child (fixture->area, 2);
  rectify_item_insert_child (fixture->area, 0, item);
  save (fixture);
  g_assert_cmpint (rectify_item_get_id (item), ==, id);
  g_assert_cmpint (find (fixture), ==, id);
  g_assert_cmpint (undo_and_find (fixture), ==, id);
}

/* A plan as a whole, its title, and an edit that there is not are about no item. */
static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (find (fixture), ==, 0);
  rectify_plan_set_title (fixture->plan, "乙局整改方案");
  save (fixture);
  g_assert_cmpint (find (fixture), ==, 0);
  g_assert_cmpint (rectify_ledger_find_edited_item (fixture->ledger, 4711), ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = { { "/edited-item/changed", test_changed },
                { "/edited-item/added", test_added },
                { "/edited-item/added-alone", test_added_alone },
                { "/edited-item/deleted", test_deleted },
                { "/edited-item/moved", test_moved },
                { "/edited-item/none", test_none } };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-desk.h"

#include <sqlite3.h>

#include "folder.h"
#include "ledger-desk.h"

void
history_desk_reopen (HistoryDesk *desk)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&desk->ledger);
  desk->ledger = rectify_ledger_open (desk->path, RECTIFY_LEDGER_CREATE, &error);
  g_assert_no_error (error);
}

void
history_desk_set_up (HistoryDesk *desk, gconstpointer data)
{
  desk->folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  desk->path = g_build_filename (desk->folder, "ledger.rectify", NULL);
  desk->backups = g_build_filename (desk->folder, "backups", NULL);
  history_desk_reopen (desk);
}

void
history_desk_tear_down (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rectify_ledger_check (desk->ledger, &error));
  g_assert_no_error (error);
  g_clear_object (&desk->ledger);
  folder_remove (desk->folder);
  g_free (desk->folder);
  g_free (desk->path);
  g_free (desk->backups);
}

void
history_desk_save (HistoryDesk *desk, RectifyPlan *plan, const char *name)
{
  g_autoptr (GError) error = NULL;

  rectify_ledger_save_plan (desk->ledger, plan, name, &error);
  g_assert_no_error (error);
}

RectifyPlan *
history_desk_load (HistoryDesk *desk, RectifyPlan *plan)
{
  g_autoptr (GError) error = NULL;
  RectifyPlan *loaded = rectify_ledger_load_plan (desk->ledger, rectify_plan_get_id (plan), &error);

  g_assert_no_error (error);
  return loaded;
}

char *
history_desk_dump (HistoryDesk *desk)
{
  return ledger_dump_rows (desk->path);
}

/* What another program, or a damaged disk, does to the file. */
void
history_desk_execute (HistoryDesk *desk, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (desk->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static RectifyItem *
add_item (RectifyItem *parent, RectifyItemKind kind, const char *label, const char *heading,
          const char *text)
{
  RectifyItem *item = rectify_item_new (kind);

  rectify_item_set_label (item, label);
  rectify_item_set_heading (item, heading);
  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  g_object_unref (item);
  return item;
}

/* A section with an area, in which a problem has three measures. */
RectifyPlan *
history_plan_new (void)
{
  RectifyPlan *plan = rectify_plan_new ();
  RectifyItem *section, *area, *problem;
  const char *const leaders[] = { "张三", NULL };
  const char *const units[] = { "办公室", NULL };
  g_autoptr (RectifyAssignment) leader
      = rectify_assignment_new (RECTIFY_ROLE_LEADER, "责任领导", "张三", leaders);
  g_autoptr (RectifyAssignment) unit
      = rectify_assignment_new (RECTIFY_ROLE_RESPONSIBLE_UNIT, "责任单位", "办公室", units);

  rectify_plan_set_title (plan, "整改方案");
  section = add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_SECTION, "一、", "存在问题", "");
  area = add_item (section, RECTIFY_ITEM_AREA, "（一）", "政治学习方面", "");
  rectify_item_add_assignment (area, leader);
  rectify_item_add_assignment (area, unit);
  problem = add_item (area, RECTIFY_ITEM_PROBLEM, "1.", "学习不够深入。", "学习停留在表面。");
  add_item (problem, RECTIFY_ITEM_MEASURE, "一是", "提高站位。", "每月学习一次。");
  add_item (problem, RECTIFY_ITEM_MEASURE, "二是", "完善制度。", "修订学习制度。");
  add_item (problem, RECTIFY_ITEM_MEASURE, "三是", "加强督查。", "每季度通报。");
  return plan;
}

gint64
history_desk_find_last (HistoryDesk *desk)
{
  g_autoptr (GError) error = NULL;
  const RectifyHistoryFilter filter = { 0 };
  g_autoptr (GPtrArray) entries
      = rectify_ledger_list_history (desk->ledger, &filter, 0, 1, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  return rectify_history_entry_get_id (entries->pdata[0]);
}

/* A line a change: “subject: what: before > after”. */
char *
history_desk_describe (HistoryDesk *desk, gint64 entry_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes
      = rectify_ledger_list_history_changes (desk->ledger, entry_id, 100, NULL, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    {
      const RectifyHistoryChange *change = changes->pdata[i];

      g_string_append_printf (text, "%s: %s: %s > %s\n", change->subject, change->what,
                              change->before != NULL ? change->before : "-",
                              change->after != NULL ? change->after : "-");
    }
  return g_string_free (text, FALSE);
}

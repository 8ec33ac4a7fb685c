/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-recover-private.h"

#include "rectify-backup-choice.h"
#include "rectify-backup-look.h"
#include "rectify-backup.h"
#include "rectify-item.h"
#include "rectify-ledger-private.h"

/* What the indexes, the history and what was left of lost items know of. */
static const char collect[]
    = "INSERT OR IGNORE INTO missing (id, plan_id, parent_id, position) SELECT id, plan_id,"
      " parent_id, position FROM place WHERE id NOT IN (SELECT id FROM item);"
      "INSERT OR IGNORE INTO missing (id, plan_id, parent_id, position) SELECT id, plan_id,"
      " parent_id, position FROM heard WHERE is_there = 1 AND id NOT IN (SELECT id FROM item);"
      "INSERT OR IGNORE INTO missing (id, plan_id) SELECT parent_id, plan_id FROM item"
      " WHERE parent_id IS NOT NULL AND parent_id NOT IN (SELECT id FROM item);"
      "INSERT OR IGNORE INTO missing (id) SELECT item_id FROM field"
      " WHERE item_id NOT IN (SELECT id FROM item);"
      "INSERT OR IGNORE INTO missing (id) SELECT item_id FROM progress"
      " WHERE item_id NOT IN (SELECT id FROM item);"
      "INSERT OR IGNORE INTO missing (id) SELECT item_id FROM step"
      " WHERE item_id NOT IN (SELECT id FROM item);"
      "INSERT OR IGNORE INTO missing (id) SELECT item_id FROM evidence"
      " WHERE item_id NOT IN (SELECT id FROM item);"
      "INSERT OR IGNORE INTO missing (id) SELECT item_id FROM assignment_party"
      " WHERE item_id NOT IN (SELECT id FROM item);"
      "DELETE FROM missing WHERE id <= 0 OR id IN (SELECT id FROM heard WHERE is_there = 0);"
      "UPDATE missing SET plan_id = coalesce (nullif (plan_id, 0),"
      " (SELECT plan_id FROM heard WHERE heard.id = missing.id)),"
      " parent_id = coalesce (parent_id,"
      " (SELECT parent_id FROM heard WHERE heard.id = missing.id)),"
      " position = coalesce (position, (SELECT position FROM heard WHERE heard.id = missing.id)),"
      " words = (SELECT coalesce (label, '') || coalesce (heading, '') || coalesce (text, '')"
      " FROM heard WHERE heard.id = missing.id);"
      /* Its notes say at least something of an item. */
      "UPDATE missing SET words = (SELECT group_concat (label || mark || text, ' ') FROM field"
      " WHERE item_id = missing.id) WHERE coalesce (words, '') = '';"
      "UPDATE missing SET words = (SELECT group_concat (text, ' ') FROM progress"
      " WHERE item_id = missing.id) WHERE coalesce (words, '') = '';";

typedef struct {
  RectifyStatement *known;
  RectifyStatement *deleted;
  RectifyStatement *put;
} Comparison;

static gboolean
has_row (RectifyStatement *statement, gint64 id, gboolean *has, GError **error)
{
  sqlite3_reset (statement);
  rectify_statement_bind_int (statement, 1, id);
  return rectify_statement_step (statement, has, error);
}

static gboolean
compare_item (Comparison *self, RectifyStatement *item, GError **error)
{
  gint64 id = sqlite3_column_int64 (item, 0);
  gboolean known, deleted;

  if (!has_row (self->known, id, &known, error) || !has_row (self->deleted, id, &deleted, error))
    return FALSE;
  if (known || deleted)
    return TRUE;
  rectify_statement_bind_int (self->put, 1, id);
  rectify_statement_bind_int (self->put, 2, sqlite3_column_int64 (item, 1));
  rectify_statement_bind_text (self->put, 3, rectify_statement_get_text (item, 2));
  if (sqlite3_column_type (item, 3) == SQLITE_INTEGER)
    rectify_statement_bind_int (self->put, 4, sqlite3_column_int64 (item, 3));
  else
    rectify_statement_bind_null (self->put, 4);
  rectify_statement_bind_int (self->put, 5, sqlite3_column_int64 (item, 4));
  return rectify_statement_run (self->put, error);
}

static gboolean
compare_items (RectifyRecover *self, sqlite3 *backup, GError **error)
{
  g_autoptr (RectifyStatement) items
      = rectify_statement_new (backup,
                               "SELECT id, plan_id, label || heading || text, parent_id,"
                               " position FROM item",
                               error);
  Comparison comparison = {
    rectify_statement_new (self->db, "SELECT 1 FROM item WHERE id = ?1", error),
    rectify_statement_new (self->db, "SELECT 1 FROM heard WHERE id = ?1 AND is_there = 0", NULL),
    rectify_statement_new (
        self->db,
        "INSERT INTO missing (id, plan_id, words, parent_id, position, in_backup)"
        " VALUES (?1, ?2, ?3, ?4, ?5, 1) ON CONFLICT (id) DO UPDATE SET"
        " in_backup = 1, parent_id = coalesce (parent_id, excluded.parent_id),"
        " position = coalesce (position, excluded.position),"
        " plan_id = coalesce (plan_id, excluded.plan_id),"
        " words = coalesce (nullif (words, ''), excluded.words)",
        NULL),
  };
  gboolean row = TRUE;
  gboolean done = items != NULL && comparison.known != NULL && comparison.deleted != NULL
                  && comparison.put != NULL;

  while (done && row)
    done = rectify_statement_step (items, &row, error)
           && (!row || compare_item (&comparison, items, error));
  rectify_statement_free (comparison.known);
  rectify_statement_free (comparison.deleted);
  rectify_statement_free (comparison.put);
  return done;
}

static gboolean
compare_plans (RectifyRecover *self, sqlite3 *backup, GError **error)
{
  g_autoptr (RectifyStatement) plans
      = rectify_statement_new (backup, "SELECT id, title FROM plan", error);
  g_autoptr (RectifyStatement) put = rectify_statement_new (
      self->db, "INSERT OR IGNORE INTO title (id, title, is_there) VALUES (?1, ?2, 1)", NULL);
  gboolean row = TRUE;
  gboolean done = plans != NULL && put != NULL;

  while (done && row)
    {
      done = rectify_statement_step (plans, &row, error);
      if (!done || !row)
        break;
      rectify_statement_bind_int (put, 1, sqlite3_column_int64 (plans, 0));
      rectify_statement_bind_text (put, 2, rectify_statement_get_text (plans, 1));
      done = rectify_statement_run (put, error);
    }
  return done;
}

/**
 * rectify_recover_learn_from_backup:
 * @self: a recovery that has heard the history
 * @ledger_path: the damaged ledger
 * @error: return location
 *
 * Collects what is missing, and looks which of it the newest good backup holds, beside the
 * ledger or in the folder that was chosen for them.
 *
 * Returns: whether it went well; that there is no backup is no failure
 */
gboolean
rectify_recover_learn_from_backup (RectifyRecover *self, const char *ledger_path, GError **error)
{
  g_autofree char *chosen = rectify_backup_dup_chosen (ledger_path);
  g_autoptr (GPtrArray) backups = rectify_backup_list_all (ledger_path, chosen, NULL);

  if (!rectify_database_execute (self->db, collect, error))
    return FALSE;
  for (guint i = 0; backups != NULL && i < backups->len; i++)
    {
      const RectifyBackup *backup = g_ptr_array_index (backups, i);
      g_autoptr (RectifyLedger) ledger
          = rectify_ledger_open (backup->path, RECTIFY_LEDGER_READ_ONLY, NULL);

      if (ledger == NULL || rectify_ledger_is_damaged (ledger))
        continue;
      g_free (self->report->backup_path);
      self->report->backup_path = g_strdup (backup->path);
      self->report->backup_made_at = backup->made_at;
      return compare_items (self, ledger->db, error) && compare_plans (self, ledger->db, error);
    }
  return TRUE;
}

/* So many missing items at most are put into order: a report lists far less, and each step costs
 * memory and time. */
#define MAX_ORDERED 20000

/* Of each missing item the places of all that it was in and its own, from the top down, as far as
 * they are known; what is not stands last. Rings, which damage may make, end somewhere. One item after
 * the other: the ways of all of them at once would take more memory than there may be. */
static const char order[]
    = "UPDATE missing SET sort = (WITH RECURSIVE up (parent_id, sort, depth) AS ("
      "SELECT missing.parent_id,"
      " printf ('%010d.%020d', coalesce (missing.position, 9999999999), missing.id), 0"
      " UNION ALL SELECT coalesce (i.parent_id, m.parent_id), printf ('%010d.%020d/',"
      " coalesce (i.position, m.position, 9999999999), up.parent_id) || up.sort, depth + 1"
      " FROM up LEFT JOIN item i ON i.id = up.parent_id LEFT JOIN missing m ON m.id = up.parent_id"
      " WHERE up.parent_id IS NOT NULL AND depth < " G_STRINGIFY (
          RECTIFY_ITEM_MAX_DEPTH) ")"
                                  " SELECT sort FROM up ORDER BY depth DESC LIMIT 1)"
                                  " WHERE (SELECT count (*) FROM missing) <= " G_STRINGIFY (
                                      MAX_ORDERED);

/**
 * rectify_recover_order:
 * @self: a recovery that knows what is missing, and whose items are as they were found
 * @error: return location
 *
 * Puts what is missing into the order of the document. Where too much is missing it stays in the order
 * in which it was made.
 *
 * Returns: whether it went well
 */
gboolean
rectify_recover_order (RectifyRecover *self, GError **error)
{
  return rectify_database_execute (self->db, order, error);
}

/* Plans of which nothing is left. */
static gboolean
report_plans (RectifyRecover *self, GError **error)
{
  g_autoptr (RectifyStatement) plans = rectify_statement_new (
      self->db,
      "SELECT title FROM title WHERE is_there = 1 AND id NOT IN (SELECT id FROM plan) ORDER BY id",
      error);
  gboolean row = TRUE;

  while (plans != NULL && row)
    {
      if (!rectify_statement_step (plans, &row, error))
        return FALSE;
      if (row)
        rectify_recovery_add_missing_plan (self->report, rectify_statement_get_text (plans, 0));
    }
  return plans != NULL;
}

static gboolean
count (RectifyRecover *self, const char *sql, guint64 *n, GError **error)
{
  gint64 value;

  if (!rectify_database_get_int (self->db, sql, &value, error))
    return FALSE;
  *n = value;
  return TRUE;
}

/**
 * rectify_recover_report:
 * @self: a recovery that is mended
 * @error: return location
 *
 * Counts what the new ledger holds, and lists what is missing.
 *
 * Returns: whether it went well
 */
gboolean
rectify_recover_report (RectifyRecover *self, GError **error)
{
  g_autoptr (RectifyStatement) missing = rectify_statement_new (
      self->db,
      "SELECT m.id, m.plan_id, coalesce (p.title, t.title), m.words, m.in_backup FROM missing m"
      " LEFT JOIN plan p ON p.id = m.plan_id LEFT JOIN title t ON t.id = m.plan_id"
      " ORDER BY m.plan_id IS NULL, m.plan_id, m.sort, m.id",
      error);
  gboolean row = TRUE;

  if (missing == NULL || !report_plans (self, error)
      || !count (self, "SELECT count (*) FROM plan", &self->report->n_plans, error)
      || !count (self, "SELECT count (*) FROM item", &self->report->n_items, error)
      || !count (self, "SELECT count (*) FROM history", &self->report->n_entries, error)
      || !count (self, "SELECT count (*) FROM edition", &self->report->n_editions, error))
    return FALSE;
  while (row)
    {
      if (!rectify_statement_step (missing, &row, error))
        return FALSE;
      if (row)
        {
          g_autofree char *title = g_strdup (rectify_statement_get_text (missing, 2));

          rectify_recovery_add_missing (self->report, sqlite3_column_int64 (missing, 0),
                                        sqlite3_column_int64 (missing, 1), title,
                                        rectify_statement_get_text (missing, 3),
                                        sqlite3_column_int (missing, 4) != 0);
        }
    }
  return TRUE;
}

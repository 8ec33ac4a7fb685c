/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-ledger-private.h"
#include "rectify-plan-info.h"

/* The columns of a summary behind those that the list of plans has of its own. */
enum { COLUMN_ID, COLUMN_TITLE, COLUMN_THEME, COLUMN_YEAR, COLUMN_NUMBER, COLUMN_REVISION };

/* What was counted of a plan, and when its tasks that are not finished are due. */
typedef struct {
  gint64 revision;
  RectifyPlanCounts counts;
  char *open_due;
} Summary;

static void
free_summary (gpointer data)
{
  Summary *summary = data;

  g_free (summary->open_due);
  g_free (summary);
}

/**
 * rectify_ledger_summaries_new:
 *
 * Returns: (transfer full): a table for the summaries that a ledger cannot keep itself
 */
GHashTable *
rectify_ledger_summaries_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_summary);
}

static gboolean
collect_due (RectifyItem *item, gpointer user_data)
{
  const GDate *due = rectify_item_is_task (item) ? rectify_item_find_next_due (item) : NULL;

  if (due != NULL && g_date_valid (due))
    g_array_append_vals (user_data, &(guint32){ g_date_get_julian (due) }, 1);
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  guint32 first = *(const guint32 *) a, second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

/* “2026-12-31 4” a line, the earliest first. */
static char *
dup_open_due (RectifyPlan *plan)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (guint32));
  GString *lines = g_string_new (NULL);

  rectify_item_foreach (rectify_plan_get_root (plan), collect_due, days);
  g_array_sort (days, compare_days);
  for (guint i = 0, n; i < days->len; i += n)
    {
      guint32 day = g_array_index (days, guint32, i);
      g_autoptr (GDate) date = g_date_new_julian (day);
      g_autofree char *text = rectify_date_to_string (date);

      for (n = 1; i + n < days->len && g_array_index (days, guint32, i + n) == day; n++)
        ;
      g_string_append_printf (lines, "%s %u\n", text, n);
    }
  if (lines->len > 0)
    g_string_truncate (lines, lines->len - 1);
  return g_string_free (lines, FALSE);
}

static Summary *
summarize (RectifyPlan *plan, gint64 revision)
{
  Summary *summary = g_new0 (Summary, 1);

  summary->revision = revision;
  rectify_plan_count (plan, NULL, &summary->counts);
  summary->open_due = dup_open_due (plan);
  return summary;
}

/* How many of the tasks are late follows from the day. What is no line as it is written is none. */
static guint
count_late (const char *open_due, const char *today)
{
  guint64 late = 0;

  for (const char *line = open_due; line != NULL && strlen (line) > 11 && line[10] == ' ';)
    {
      const char *end = strchr (line, '\n');

      if (strncmp (line, today, 10) >= 0)
        break;
      late += g_ascii_strtoull (line + 11, NULL, 10);
      line = end != NULL ? end + 1 : NULL;
    }
  return MIN (late, G_MAXUINT);
}

static gboolean
write_row (sqlite3 *db, gint64 plan_id, const Summary *summary, GError **error)
{
  /* One that is there and of this revision is not written again; one of a plan that was changed or
   * deleted since it was counted is not written at all. */
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db,
      "INSERT INTO plan_summary (plan_id, revision, areas, problems, measures, tasks, finished,"
      " open_due) SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM plan WHERE id = ?1"
      " AND ?2 = ifnull ((SELECT number FROM revision WHERE plan_id = ?1), 0)"
      " ON CONFLICT (plan_id) DO UPDATE SET revision = excluded.revision, areas = excluded.areas,"
      " problems = excluded.problems, measures = excluded.measures, tasks = excluded.tasks,"
      " finished = excluded.finished, open_due = excluded.open_due"
      " WHERE revision <> excluded.revision",
      error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, plan_id);
  rectify_statement_bind_int (statement, 2, summary->revision);
  rectify_statement_bind_int (statement, 3, summary->counts.areas);
  rectify_statement_bind_int (statement, 4, summary->counts.problems);
  rectify_statement_bind_int (statement, 5, summary->counts.measures);
  rectify_statement_bind_int (statement, 6, summary->counts.tasks);
  rectify_statement_bind_int (statement, 7, summary->counts.finished);
  rectify_statement_bind_text (statement, 8, summary->open_due);
  return rectify_statement_run (statement, error);
}

/**
 * rectify_ledger_write_summary:
 * @db: a database of this version, in a transaction for writing
 * @plan_id: the plan's identifier there
 * @revision: the revision that @plan is of
 * @plan: the plan
 * @error: return location
 *
 * Writes what is counted of a plan, for the list of plans. A summary that is of another revision
 * than its plan is stale and counts for nothing: whoever changes a plan without having it at hand
 * may leave its summary as it is.
 *
 * Returns: whether it is written
 */
gboolean
rectify_ledger_write_summary (sqlite3 *db, gint64 plan_id, gint64 revision, RectifyPlan *plan,
                              GError **error)
{
  Summary *summary = summarize (plan, revision);
  gboolean done = write_row (db, plan_id, summary, error);

  free_summary (summary);
  return done;
}

/**
 * rectify_ledger_has_summary:
 * @db: a database of this version
 * @plan_id: a plan's identifier
 * @revision: its revision
 * @has: (out): set to whether its summary is of this revision
 * @error: return location
 *
 * Returns: whether that could be found out
 */
gboolean
rectify_ledger_has_summary (sqlite3 *db, gint64 plan_id, gint64 revision, gboolean *has,
                            GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "SELECT 1 FROM plan_summary WHERE plan_id = ? AND revision = ?",
                               error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, plan_id);
  rectify_statement_bind_int (statement, 2, revision);
  return rectify_statement_step (statement, has, error);
}

/**
 * rectify_ledger_refresh_summary:
 * @db: a database of this version, in a transaction for writing
 * @plan_id: a plan's identifier
 * @error: return location
 *
 * Reads a plan and writes its summary; that of a plan that is gone goes too.
 *
 * Returns: whether it is written; a plan that is damaged has none
 */
gboolean
rectify_ledger_refresh_summary (sqlite3 *db, gint64 plan_id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (RectifyPlan) plan = rectify_ledger_read_plan (db, plan_id, &failure);

  if (plan != NULL)
    return rectify_ledger_write_summary (db, plan_id, rectify_plan_get_revision (plan), plan,
                                         error);
  if (g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED))
    return TRUE;
  if (g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND))
    return rectify_ledger_delete_summary (db, plan_id, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
run_for_plan (sqlite3 *db, const char *sql, gint64 plan_id, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (db, sql, error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, plan_id);
  return rectify_statement_run (statement, error);
}

/**
 * rectify_ledger_delete_summary:
 * @db: a database of this version, in a transaction for writing
 * @plan_id: a plan that goes
 * @error: return location
 *
 * Returns: whether it went well
 */
gboolean
rectify_ledger_delete_summary (sqlite3 *db, gint64 plan_id, GError **error)
{
  return run_for_plan (db, "DELETE FROM plan_summary WHERE plan_id = ?1", plan_id, error);
}

/**
 * rectify_ledger_carry_summaries:
 * @db: a database of this version, in a transaction for writing
 * @plan_id: a plan, or 0 for all
 * @error: return location
 *
 * Says that the revision that was made last (see rectify_ledger_bump_revision()) changed nothing
 * that is counted.
 *
 * Returns: whether it went well
 */
gboolean
rectify_ledger_carry_summaries (sqlite3 *db, gint64 plan_id, GError **error)
{
  return run_for_plan (db,
                       plan_id != 0
                           ? "UPDATE plan_summary SET revision = revision + 1 WHERE plan_id = ?1"
                             " AND revision + 1 = (SELECT number FROM revision r"
                             " WHERE r.plan_id = plan_summary.plan_id)"
                           : "UPDATE plan_summary SET revision = revision + 1 WHERE ?1 = 0"
                             " AND revision + 1 = (SELECT number FROM revision r"
                             " WHERE r.plan_id = plan_summary.plan_id)",
                       plan_id, error);
}

static const Summary *
find_summary (RectifyLedger *self, RectifyStatement *row, gboolean stored, GHashTable *fresh,
              Summary *found, GError **error)
{
  gint64 id = sqlite3_column_int64 (row, COLUMN_ID);
  gint64 number = sqlite3_column_int64 (row, COLUMN_NUMBER);
  g_autoptr (RectifyPlan) plan = NULL;
  Summary *known;

  if (stored && sqlite3_column_type (row, COLUMN_REVISION) != SQLITE_NULL
      && sqlite3_column_int64 (row, COLUMN_REVISION) == number)
    {
      guint *const fields[]
          = { &found->counts.areas, &found->counts.problems, &found->counts.measures,
              &found->counts.tasks, &found->counts.finished };

      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        *fields[i] = CLAMP (sqlite3_column_int64 (row, COLUMN_REVISION + 1 + (int) i), 0, G_MAXINT);
      found->open_due = (char *) rectify_statement_get_text (row, COLUMN_REVISION + 6);
      return found;
    }
  known = g_hash_table_lookup (self->summaries, &id);
  if (known == NULL || known->revision != number)
    {
      plan = rectify_ledger_read_plan (self->db, id, error);
      if (plan == NULL)
        return NULL;
      known = summarize (plan, number);
      g_hash_table_insert (self->summaries, g_memdup2 (&id, sizeof id), known);
    }
  /* Also what could not be kept the last time. */
  g_hash_table_add (fresh, g_memdup2 (&id, sizeof id));
  return known;
}

/* One plan that is broken does not hide the others; it says so itself when it is shown. */
static RectifyPlanInfo *
read_info (RectifyLedger *self, RectifyStatement *row, gboolean stored, GHashTable *fresh,
           const char *today, GError **error)
{
  g_autoptr (GError) failure = NULL;
  Summary found = { 0 };
  const Summary *summary = find_summary (self, row, stored, fresh, &found, &failure);
  RectifyPlanCounts counts = { 0 };
  g_autofree char *title = g_strdup (rectify_statement_get_text (row, COLUMN_TITLE));

  if (summary != NULL)
    {
      counts = summary->counts;
      counts.late = count_late (summary->open_due, today);
    }
  else if (!g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return rectify_plan_info_new (sqlite3_column_int64 (row, COLUMN_ID), title,
                                rectify_statement_get_text (row, COLUMN_THEME),
                                sqlite3_column_int (row, COLUMN_YEAR), &counts);
}

static GPtrArray *
read_infos (RectifyLedger *self, const char *today, GHashTable *fresh, GError **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (RectifyStatement) statement = NULL;
  gboolean stored, row = TRUE;

  if (!rectify_ledger_has_table (self->db, "plan_summary", &stored, error))
    return NULL;
  statement = rectify_statement_new (
      self->db,
      stored ? "SELECT p.id, p.title, p.theme, p.year, ifnull (r.number, 0), s.revision, s.areas,"
               " s.problems, s.measures, s.tasks, s.finished, s.open_due FROM plan p"
               " LEFT JOIN revision r ON r.plan_id = p.id"
               " LEFT JOIN plan_summary s ON s.plan_id = p.id ORDER BY p.year, p.title, p.id"
             : "SELECT p.id, p.title, p.theme, p.year, ifnull (r.number, 0) FROM plan p"
               " LEFT JOIN revision r ON r.plan_id = p.id ORDER BY p.year, p.title, p.id",
      error);
  if (statement == NULL)
    return NULL;
  while (rectify_statement_step (statement, &row, error))
    {
      RectifyPlanInfo *info;

      if (!row)
        return g_steal_pointer (&plans);
      info = read_info (self, statement, stored, fresh, today, error);
      if (info == NULL)
        return NULL;
      g_ptr_array_add (plans, info);
    }
  return NULL;
}

static void
write_fresh (RectifyLedger *self, GHashTable *fresh)
{
  GHashTableIter iter;
  gpointer id;
  gboolean done = TRUE;

  if (!rectify_ledger_begin_at_once (self, NULL))
    return;
  g_hash_table_iter_init (&iter, fresh);
  while (done && g_hash_table_iter_next (&iter, &id, NULL))
    done = write_row (self->db, *(gint64 *) id, g_hash_table_lookup (self->summaries, id), NULL);
  done = done
         && rectify_database_execute (
             self->db, "DELETE FROM plan_summary WHERE plan_id NOT IN (SELECT id FROM plan)", NULL);
  if (rectify_ledger_end (self, done, NULL))
    g_hash_table_remove_all (self->summaries);
}

/* What had to be counted is kept in one short transaction; where that does not go now, because
 * another program is writing or the file is gone, the next time will do: the list does not wait. */
static void
keep (RectifyLedger *self, GHashTable *fresh)
{
  if (!self->read_only && g_hash_table_size (fresh) > 0)
    write_fresh (self, fresh);
}

static gboolean
is_listed (RectifyLedger *self, const char *today, gint64 version)
{
  return self->infos != NULL && version != -1 && version == self->infos_version
         && self->infos_changes == sqlite3_total_changes64 (self->db)
         && g_str_equal (today, self->infos_day);
}

static void
remember (RectifyLedger *self, GPtrArray *infos, const char *today, gint64 version)
{
  g_clear_pointer (&self->infos, g_ptr_array_unref);
  g_free (self->infos_day);
  self->infos = g_ptr_array_ref (infos);
  self->infos_day = g_strdup (today);
  self->infos_version = version;
  self->infos_changes = sqlite3_total_changes64 (self->db);
}

/**
 * rectify_ledger_list_plans:
 * @self: a ledger
 * @error: return location
 *
 * Lists the plans with what was counted of them when they were last changed. Where that is not
 * known, as after a migration, the plans are read and it is kept, if the ledger can be written.
 *
 * Returns: (transfer full) (element-type RectifyPlanInfo) (nullable): all plans, by year and title;
 *   not to be changed
 */
GPtrArray *
rectify_ledger_list_plans (RectifyLedger *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GHashTable) fresh = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  RectifyPartiesMark mark;
  GPtrArray *plans;
  gint64 version;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  locker = g_mutex_locker_new (&self->mutex);
  /* One transaction, so that no other program changes a plan between its number and its items. */
  if (!rectify_ledger_begin_reading (self, error))
    return NULL;
  version = rectify_database_get_version (self->db);
  plans = is_listed (self, today, version) ? g_ptr_array_ref (self->infos)
                                           : read_infos (self, today, fresh, error);
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  if (plans == NULL)
    return NULL;
  mark = rectify_parties_mark (self);
  keep (self, fresh);
  rectify_parties_carry (self, mark);
  remember (self, plans, today, version);
  return plans;
}

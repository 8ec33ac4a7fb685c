/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-private.h"

/* A number as a step counts it. */
static int
get_count (RectifyStatement *row, int column)
{
  return (int) CLAMP (sqlite3_column_int64 (row, column), 0, RECTIFY_STEP_MAX_COUNT);
}

static gpointer
make_step (RectifyStatement *row)
{
  gint64 kind = sqlite3_column_int64 (row, 2);
  int counts[RECTIFY_STEP_N_COUNTS]
      = { get_count (row, 6), get_count (row, 7), get_count (row, 8) };
  g_autoptr (GDate) date = rectify_date_from_string (rectify_statement_get_text (row, 3));
  g_autofree char *who = g_strdup (rectify_statement_get_text (row, 4));

  if (kind < 0 || kind >= RECTIFY_N_STEP_KINDS)
    return NULL;
  return rectify_step_new_stored (sqlite3_column_int64 (row, 1), kind, date, who,
                                  rectify_statement_get_text (row, 5), counts);
}

/* What names no content is none: it could never be opened. */
static gpointer
make_evidence (RectifyStatement *row)
{
  g_autofree char *name = g_strdup (rectify_statement_get_text (row, 3));
  g_autofree char *hash = g_strdup (rectify_statement_get_text (row, 4));
  g_autofree char *type = g_strdup (rectify_statement_get_text (row, 6));
  g_autoptr (GDate) date = rectify_date_from_string (rectify_statement_get_text (row, 7));

  if (!rectify_evidence_is_hash (hash))
    return NULL;
  return rectify_evidence_new_stored (sqlite3_column_int64 (row, 1), sqlite3_column_int64 (row, 2),
                                      name, hash, MAX (sqlite3_column_int64 (row, 5), 0), type,
                                      date, rectify_statement_get_text (row, 8));
}

static void
bind_step (RectifyStatement *statement, gpointer record)
{
  RectifyStep *step = record;
  g_autofree char *date = rectify_date_to_string (rectify_step_get_date (step));
  const int *counts = rectify_step_get_counts (step);

  rectify_statement_bind_int (statement, 2, rectify_step_get_id (step));
  rectify_statement_bind_int (statement, 3, rectify_step_get_kind (step));
  rectify_statement_bind_text (statement, 4, date != NULL ? date : "");
  rectify_statement_bind_text (statement, 5, rectify_step_get_who (step));
  rectify_statement_bind_text (statement, 6, rectify_step_get_text (step));
  for (guint i = 0; i < RECTIFY_STEP_N_COUNTS; i++)
    rectify_statement_bind_int (statement, 7 + (int) i, counts[i]);
}

static void
bind_evidence (RectifyStatement *statement, gpointer record)
{
  RectifyEvidence *evidence = record;
  g_autofree char *date = rectify_date_to_string (rectify_evidence_get_date (evidence));

  rectify_statement_bind_int (statement, 2, rectify_evidence_get_id (evidence));
  rectify_statement_bind_int (statement, 3, rectify_evidence_get_entry_id (evidence));
  rectify_statement_bind_text (statement, 4, rectify_evidence_get_name (evidence));
  rectify_statement_bind_text (statement, 5, rectify_evidence_get_hash (evidence));
  rectify_statement_bind_int (statement, 6, rectify_evidence_get_size (evidence));
  rectify_statement_bind_text (statement, 7, rectify_evidence_get_mime_type (evidence));
  rectify_statement_bind_text (statement, 8, date != NULL ? date : "");
  rectify_statement_bind_text (statement, 9, rectify_evidence_get_who (evidence));
}

/* What has a table of its own with many rows an item. The columns of the two come in the order of the
 * schema. */
typedef struct {
  RectifyRecordList list;
  const char *insert;
  const char *delete_one;
  const char *delete_all;
  GPtrArray *(*get) (RectifyItem *item);
  gint64 (*get_id) (gpointer record);
  gboolean (*equal) (gpointer a, gpointer b);
  void (*bind) (RectifyStatement *statement, gpointer record);
} Kind;

static const Kind kinds[] = {
  { { "SELECT 1 FROM step LIMIT 1",
      "SELECT s.* FROM item i JOIN step s ON s.item_id = i.id WHERE i.plan_id = ?"
      " ORDER BY s.item_id",
      make_step, (GDestroyNotify) rectify_step_unref, rectify_item_set_steps },
    "INSERT OR REPLACE INTO step (item_id, id, kind, date, who, text, first, second, third)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "DELETE FROM step WHERE item_id = ? AND id = ?",
    "DELETE FROM step WHERE item_id = ?",
    rectify_item_get_steps,
    (gint64 (*) (gpointer)) rectify_step_get_id,
    (gboolean (*) (gpointer, gpointer)) rectify_step_equal,
    bind_step },
  { { "SELECT 1 FROM evidence LIMIT 1",
      "SELECT e.* FROM item i JOIN evidence e ON e.item_id = i.id WHERE i.plan_id = ?"
      " ORDER BY e.item_id",
      make_evidence, (GDestroyNotify) rectify_evidence_unref, rectify_item_set_evidence },
    "INSERT OR REPLACE INTO evidence (item_id, id, entry_id, name, hash, size, type, date, who)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "DELETE FROM evidence WHERE item_id = ? AND id = ?",
    "DELETE FROM evidence WHERE item_id = ?",
    rectify_item_get_evidence,
    (gint64 (*) (gpointer)) rectify_evidence_get_id,
    (gboolean (*) (gpointer, gpointer)) rectify_evidence_equal,
    bind_evidence },
};

/* Those of one item are set at once. */
static void
set_records (const RectifyRecordList *list, RectifyItem *item, GPtrArray *records)
{
  if (item != NULL && records->len > 0)
    list->set (item, records);
  g_ptr_array_set_size (records, 0);
}

static gboolean
read_list (sqlite3 *db, const RectifyRecordList *list, gint64 plan_id, RectifyItemLookup look_up,
           gpointer user_data, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (db, list->select, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (list->unref);
  RectifyItem *last = NULL;
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, plan_id);
  while (row)
    {
      RectifyItem *item;
      gpointer record;

      if (!rectify_statement_step (statement, &row, error))
        return FALSE;
      item = row ? look_up (sqlite3_column_int64 (statement, 0), user_data) : NULL;
      if (item != last)
        set_records (list, last, records);
      last = item;
      record = item != NULL ? list->make (statement) : NULL;
      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return TRUE;
}

/**
 * rectify_ledger_read_list:
 * @db: a database
 * @list: what is read
 * @plan_id: a plan's identifier
 * @look_up: finds an item by its identifier
 * @user_data: for @look_up
 * @error: return location
 *
 * Reads the records of one table for all items of a plan.
 *
 * Returns: whether all was read
 */
gboolean
rectify_ledger_read_list (sqlite3 *db, const RectifyRecordList *list, gint64 plan_id,
                          RectifyItemLookup look_up, gpointer user_data, GError **error)
{
  gboolean any;

  return rectify_ledger_has_rows (db, list->any, &any, error)
         && (!any || read_list (db, list, plan_id, look_up, user_data, error));
}

/**
 * rectify_ledger_read_records:
 * @db: a database
 * @plan_id: a plan's identifier
 * @look_up: finds an item by its identifier
 * @user_data: for @look_up
 * @error: return location
 *
 * Reads the steps and the evidence of a plan's items.
 *
 * Returns: whether all was read
 */
gboolean
rectify_ledger_read_records (sqlite3 *db, gint64 plan_id, RectifyItemLookup look_up,
                             gpointer user_data, GError **error)
{
  gboolean has;

  if (!rectify_ledger_has_table (db, "evidence", &has, error))
    return FALSE;
  for (guint i = 0; has && i < G_N_ELEMENTS (kinds); i++)
    if (!rectify_ledger_read_list (db, &kinds[i].list, plan_id, look_up, user_data, error))
      return FALSE;
  return TRUE;
}

static gpointer
find_record (const Kind *kind, GPtrArray *records, gint64 id)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (kind->get_id (g_ptr_array_index (records, i)) == id)
      return g_ptr_array_index (records, i);
  return NULL;
}

static gboolean
delete_record (sqlite3 *db, const char *sql, gint64 item_id, gint64 id, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (db, sql, error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, item_id);
  if (sqlite3_bind_parameter_count (statement) > 1)
    rectify_statement_bind_int (statement, 2, id);
  return rectify_statement_run (statement, error);
}

static gboolean
write_kind (sqlite3 *db, const Kind *kind, gint64 item_id, GPtrArray *records, GPtrArray *before,
            GError **error)
{
  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      gint64 id = kind->get_id (g_ptr_array_index (before, i));

      if (find_record (kind, records, id) == NULL
          && !delete_record (db, kind->delete_one, item_id, id, error))
        return FALSE;
    }
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);
      gpointer old = find_record (kind, before, kind->get_id (record));
      g_autoptr (RectifyStatement) statement = NULL;

      if (old != NULL && kind->equal (record, old))
        continue;
      statement = rectify_statement_new (db, kind->insert, error);
      if (statement == NULL)
        return FALSE;
      rectify_statement_bind_int (statement, 1, item_id);
      kind->bind (statement, record);
      if (!rectify_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rectify_ledger_write_records:
 * @db: a database
 * @item_id: an item's identifier
 * @item: the item
 * @stored: (nullable): as it is in the ledger
 * @error: return location
 *
 * Writes an item's steps and its evidence, as far as they are not as they are stored.
 *
 * Returns: whether they are written
 */
gboolean
rectify_ledger_write_records (sqlite3 *db, gint64 item_id, RectifyItem *item, RectifyItem *stored,
                              GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!write_kind (db, &kinds[i], item_id, kinds[i].get (item),
                     stored != NULL ? kinds[i].get (stored) : NULL, error))
      return FALSE;
  return TRUE;
}

/**
 * rectify_ledger_delete_records:
 * @db: a database
 * @item_id: an item that goes
 * @stored: as it is in the ledger
 * @error: return location
 *
 * Returns: whether its steps and its evidence are gone
 */
gboolean
rectify_ledger_delete_records (sqlite3 *db, gint64 item_id, RectifyItem *stored, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].get (stored)->len > 0
        && !delete_record (db, kinds[i].delete_all, item_id, 0, error))
      return FALSE;
  return TRUE;
}

/**
 * rectify_item_records_equal:
 * @a: an item
 * @b: another
 *
 * Returns: whether they have the same steps and the same evidence
 */
gboolean
rectify_item_records_equal (RectifyItem *a, RectifyItem *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *x = kinds[i].get (a);
      GPtrArray *y = kinds[i].get (b);

      if (x->len != y->len)
        return FALSE;
      for (guint j = 0; j < x->len; j++)
        if (!kinds[i].equal (g_ptr_array_index (x, j), g_ptr_array_index (y, j)))
          return FALSE;
    }
  return TRUE;
}

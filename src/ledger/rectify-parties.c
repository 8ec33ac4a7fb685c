/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-directory.h"
#include "rectify-ledger-private.h"
#include "rectify-party-name.h"
#include "rectify-placeholder-scan.h"

/**
 * rectify_parties_mark:
 * @self: a ledger, whose mutex is held
 *
 * Returns: whether what is known of the directory holds now, as far as this connection goes
 */
RectifyPartiesMark
rectify_parties_mark (RectifyLedger *self)
{
  return self->parties != NULL && self->parties_changes == sqlite3_total_changes64 (self->db);
}

/**
 * rectify_parties_carry:
 * @self: a ledger, whose mutex is held
 * @mark: what rectify_parties_mark() said before a change
 *
 * Says that the change is noted (see rectify_ledger_note_changes()), or does not concern parties.
 */
void
rectify_parties_carry (RectifyLedger *self, RectifyPartiesMark mark)
{
  if (mark)
    self->parties_changes = sqlite3_total_changes64 (self->db);
}

/**
 * rectify_parties_clear:
 * @self: a ledger
 *
 * Frees what is known of the directory.
 */
void
rectify_parties_clear (RectifyLedger *self)
{
  g_clear_pointer (&self->parties, g_ptr_array_unref);
  g_clear_pointer (&self->stale_parties, g_hash_table_unref);
}

static RectifyParty *
make_party (RectifyStatement *row, guint n_uses)
{
  return rectify_party_new (sqlite3_column_int64 (row, 0), rectify_statement_get_text (row, 1),
                            CLAMP (sqlite3_column_int (row, 2), 0, RECTIFY_N_PARTY_KINDS - 1),
                            n_uses);
}

/* How often each is named: one walk along the index, in the order of the parties. */
static GHashTable *
count_uses (sqlite3 *db, GError **error)
{
  g_autoptr (GHashTable) uses = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db,
                               "SELECT party_id, count (*) FROM assignment_party GROUP BY party_id",
                               error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  while (rectify_statement_step (statement, &row, error))
    {
      gint64 id;

      if (!row)
        return g_steal_pointer (&uses);
      id = sqlite3_column_int64 (statement, 0);
      g_hash_table_insert (uses, g_memdup2 (&id, sizeof id),
                           GINT_TO_POINTER (sqlite3_column_int (statement, 1)));
    }
  return NULL;
}

static const char *
get_name (gpointer party)
{
  return rectify_party_get_name (party);
}

/**
 * rectify_party_name_is_placeholder:
 * @name: a name, without blanks around it
 *
 * Returns: whether it holds a place among names that is still to be filled in, “×××”, “某某”, but is
 *   nobody to be chosen: rectify_ledger_list_parties() leaves it out
 */
gboolean
rectify_party_name_is_placeholder (const char *name)
{
  gsize start, end;

  return g_str_equal (name, "空白")
         || (rectify_placeholder_scan (name, 0, &start, &end) && start == 0 && name[end] == '\0');
}

static GPtrArray *
read_all (sqlite3 *db, GError **error)
{
  g_autoptr (GPtrArray) parties = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) uses = count_uses (db, error);
  g_autoptr (RectifyStatement) statement = NULL;
  gboolean row;

  if (uses == NULL)
    return NULL;
  statement = rectify_statement_new (db, "SELECT id, name, kind FROM party", error);
  if (statement == NULL)
    return NULL;
  while (rectify_statement_step (statement, &row, error))
    {
      gint64 id;

      if (!row)
        {
          rectify_party_names_sort (parties, get_name);
          return g_steal_pointer (&parties);
        }
      if (rectify_party_name_is_placeholder (rectify_statement_get_text (statement, 1)))
        continue;
      id = sqlite3_column_int64 (statement, 0);
      g_ptr_array_add (parties,
                       make_party (statement, GPOINTER_TO_INT (g_hash_table_lookup (uses, &id))));
    }
  return NULL;
}

/* Those that no edit concerned are as they were. */
static GPtrArray *
read_stale (RectifyLedger *self, GError **error)
{
  g_autoptr (GPtrArray) parties = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      self->db,
      "SELECT id, name, kind, (SELECT count (*) FROM assignment_party WHERE party_id = ?1)"
      " FROM party WHERE id = ?1",
      error);
  GHashTableIter iter;
  gpointer id;

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < self->parties->len; i++)
    {
      RectifyParty *party = g_ptr_array_index (self->parties, i);
      gint64 known = rectify_party_get_id (party);

      if (!g_hash_table_contains (self->stale_parties, &known))
        g_ptr_array_add (parties, g_object_ref (party));
    }
  g_hash_table_iter_init (&iter, self->stale_parties);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gboolean row;

      sqlite3_reset (statement);
      rectify_statement_bind_int (statement, 1, *(gint64 *) id);
      if (!rectify_statement_step (statement, &row, error))
        return NULL;
      if (row && !rectify_party_name_is_placeholder (rectify_statement_get_text (statement, 1)))
        g_ptr_array_add (parties, make_party (statement, sqlite3_column_int (statement, 3)));
    }
  rectify_party_names_sort (parties, get_name);
  return g_steal_pointer (&parties);
}

static GPtrArray *
read_parties (RectifyLedger *self, GError **error)
{
  gint64 version = rectify_database_get_version (self->db);
  gboolean known = rectify_parties_mark (self) && version != -1 && version == self->parties_version;
  GPtrArray *parties;

  if (known && g_hash_table_size (self->stale_parties) == 0)
    return g_ptr_array_ref (self->parties);
  parties = known ? read_stale (self, error) : read_all (self->db, error);
  if (parties == NULL)
    return NULL;
  g_clear_pointer (&self->parties, g_ptr_array_unref);
  self->parties = g_ptr_array_ref (parties);
  self->parties_version = version;
  self->parties_changes = sqlite3_total_changes64 (self->db);
  g_hash_table_remove_all (self->stale_parties);
  return parties;
}

/**
 * rectify_ledger_list_parties:
 * @self: a ledger
 * @error: return location
 *
 * Returns: (transfer full) (element-type RectifyParty) (nullable): the directory, by name,
 *   without what only holds the place of a name; not to be changed
 */
GPtrArray *
rectify_ledger_list_parties (RectifyLedger *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  GPtrArray *parties;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  locker = g_mutex_locker_new (&self->mutex);
  /* One transaction, so that the version is that of what is read. */
  if (!rectify_ledger_begin_reading (self, error))
    return NULL;
  parties = read_parties (self, error);
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  return parties;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-directory.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-ledger-private.h"

static gboolean
fail (GError **error, RectifyLedgerError code, const char *sentence)
{
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, code, sentence);
  return FALSE;
}

static gboolean
check_name (const char *name, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  if (*stripped != '\0' && g_utf8_validate (name, -1, NULL))
    return TRUE;
  return fail (error, RECTIFY_LEDGER_ERROR_INVALID, _ ("A party needs a name. Enter one."));
}

static gboolean
insert_party (sqlite3 *db, const char *name, RectifyPartyKind kind, guint *n_added, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db, "INSERT INTO party (name, kind) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_text (statement, 1, name);
  rectify_statement_bind_int (statement, 2, kind);
  if (!rectify_statement_run (statement, error))
    return FALSE;
  *n_added += sqlite3_changes (db) > 0;
  return TRUE;
}

/**
 * rectify_ledger_import_parties:
 * @self: a ledger
 * @parties: (element-type RectifyParty): parties; those whose name is known are left out
 * @n_added: (out) (optional): set to how many were new
 * @name: what the edit is called, as rectify-edit-name.h says
 * @error: return location
 *
 * Returns: whether they are in the directory, on disk
 */
gboolean
rectify_ledger_import_parties (RectifyLedger *self, GPtrArray *parties, guint *n_added,
                               const char *name, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  RectifyEdit edit;
  guint n_new = 0;
  gboolean done = TRUE;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_edit_begin (&edit, self, error))
    return FALSE;
  for (guint i = 0; done && i < parties->len; i++)
    {
      RectifyParty *party = g_ptr_array_index (parties, i);

      done = check_name (rectify_party_get_name (party), error)
             && insert_party (self->db, rectify_party_get_name (party),
                              rectify_party_get_kind (party), &n_new, error);
    }
  if (done && n_added != NULL)
    *n_added = n_new;
  return rectify_edit_end (&edit, done, 0, name, error);
}

static gboolean
is_boundary (gunichar c)
{
  return c == 0 || g_unichar_isspace (c)
         || g_utf8_strchr ("、，,；;。.（）()和及与/／|｜：:", -1, c) != NULL;
}

/* How many bytes of a text are the name, 0 if it does not begin with it. A name of two characters
 * is often spread: “张　三”. */
static gsize
match_name (const char *text, const char *name)
{
  const char *second = g_utf8_next_char (name);
  const char *p = text + (second - name);

  if (g_str_has_prefix (text, name))
    return strlen (name);
  if (g_utf8_strlen (name, -1) != 2 || strncmp (text, name, second - name) != 0)
    return 0;
  while (g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return g_str_has_prefix (p, second) ? p + strlen (second) - text : 0;
}

/* Replaces a name in a list as written, but not inside a longer name. */
static char *
replace_name (const char *text, const char *old_name, const char *new_name)
{
  GString *result = g_string_new (NULL);
  gunichar last = 0;

  for (const char *p = text; *p != '\0';)
    {
      gsize length = is_boundary (last) ? match_name (p, old_name) : 0;

      if (length > 0 && is_boundary (p[length] != '\0' ? g_utf8_get_char (p + length) : 0))
        {
          g_string_append (result, new_name);
          p += length;
          last = 'x';
          continue;
        }
      last = g_utf8_get_char (p);
      g_string_append_unichar (result, last);
      p = g_utf8_next_char (p);
    }
  return g_string_free (result, FALSE);
}

static char *
dup_party_name (sqlite3 *db, gint64 id, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "SELECT name FROM party WHERE id = ?", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  rectify_statement_bind_int (statement, 1, id);
  if (!rectify_statement_step (statement, &row, error))
    return NULL;
  if (row)
    return g_strdup (rectify_statement_get_text (statement, 0));
  fail (
      error, RECTIFY_LEDGER_ERROR_NOT_FOUND,
      _ ("There is no such party in the directory. It may have been removed at another desk; look at the directory again."));
  return NULL;
}

static gboolean
rewrite_texts (sqlite3 *db, gint64 id, const char *old_name, const char *new_name, GError **error)
{
  g_autoptr (RectifyStatement) uses = rectify_statement_new (
      db,
      "SELECT f.item_id, f.position, f.text FROM assignment_party a JOIN field f"
      " ON f.item_id = a.item_id AND f.what = 0 AND f.position = a.field_position"
      " WHERE a.party_id = ?",
      error);
  g_autoptr (RectifyStatement) update = NULL;
  gboolean row;

  if (uses == NULL)
    return FALSE;
  update = rectify_statement_new (
      db, "UPDATE field SET text = ? WHERE item_id = ? AND what = 0 AND position = ?", error);
  if (update == NULL)
    return FALSE;
  rectify_statement_bind_int (uses, 1, id);
  while (rectify_statement_step (uses, &row, error))
    {
      g_autofree char *text = NULL;

      if (!row)
        return TRUE;
      text = replace_name (rectify_statement_get_text (uses, 2), old_name, new_name);
      rectify_statement_bind_text (update, 1, text);
      rectify_statement_bind_int (update, 2, sqlite3_column_int64 (uses, 0));
      rectify_statement_bind_int (update, 3, sqlite3_column_int64 (uses, 1));
      if (!rectify_statement_run (update, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
run_with_ids (sqlite3 *db, const char *sql, gint64 first, gint64 second, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (db, sql, error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, first);
  rectify_statement_bind_int (statement, 2, second);
  return rectify_statement_run (statement, error);
}

/* Two that rename the same party at once are told of each other. */
static gboolean
check_seen (const char *seen, const char *old_name, GError **error)
{
  if (seen == NULL || g_str_equal (seen, old_name))
    return TRUE;
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
               _ ("“%s” was renamed to “%s” meanwhile, at another desk. Nothing was changed; try "
                  "again if yours is to take its place."),
               seen, old_name);
  return FALSE;
}

static gboolean
rename_party (sqlite3 *db, gint64 id, const char *seen, const char *party_name, GError **error)
{
  g_autofree char *old_name = dup_party_name (db, id, error);
  g_autoptr (RectifyStatement) taken = NULL;
  g_autoptr (RectifyStatement) update = NULL;
  gboolean row;

  if (old_name == NULL || !check_seen (seen, old_name, error) || !check_name (party_name, error))
    return FALSE;
  taken = rectify_statement_new (db, "SELECT 1 FROM party WHERE name = ? AND id <> ?", error);
  if (taken == NULL)
    return FALSE;
  rectify_statement_bind_text (taken, 1, party_name);
  rectify_statement_bind_int (taken, 2, id);
  if (!rectify_statement_step (taken, &row, error))
    return FALSE;
  if (row)
    return fail (error, RECTIFY_LEDGER_ERROR_INVALID,
                 _ ("There is a party of this name in the directory already. Merge the two if they "
                    "are the same."));
  update = rectify_statement_new (db, "UPDATE party SET name = ? WHERE id = ?", error);
  if (update == NULL || !rewrite_texts (db, id, old_name, party_name, error))
    return FALSE;
  rectify_statement_bind_text (update, 1, party_name);
  rectify_statement_bind_int (update, 2, id);
  return rectify_statement_run (update, error);
}

/**
 * rectify_ledger_rename_party:
 * @self: a ledger
 * @id: a party's identifier
 * @seen: (nullable): the name that the user saw: not over another renaming, which is
 *   %RECTIFY_LEDGER_ERROR_CHANGED
 * @party_name: its new name
 * @name: what the edit is called, as rectify-edit-name.h says
 * @error: return location
 *
 * Renames a party everywhere, also in the words of the assignments that name it.
 *
 * Returns: whether it is done, on disk
 */
gboolean
rectify_ledger_rename_party (RectifyLedger *self, gint64 id, const char *seen,
                             const char *party_name, const char *name, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  RectifyEdit edit;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_edit_begin (&edit, self, error))
    return FALSE;
  return rectify_edit_end (&edit, rename_party (self->db, id, seen, party_name, error), 0, name,
                           error);
}

static gboolean
set_kind (sqlite3 *db, gint64 id, RectifyPartyKind kind, GError **error)
{
  g_autofree char *party_name = dup_party_name (db, id, error);

  return party_name != NULL
         && run_with_ids (db, "UPDATE party SET kind = ?2 WHERE id = ?1", id, kind, error);
}

/**
 * rectify_ledger_set_party_kind:
 * @self: a ledger
 * @id: a party's identifier
 * @kind: what it is
 * @name: what the edit is called, as rectify-edit-name.h says
 * @error: return location
 *
 * Returns: whether it is done, on disk
 */
gboolean
rectify_ledger_set_party_kind (RectifyLedger *self, gint64 id, RectifyPartyKind kind,
                               const char *name, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  RectifyEdit edit;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_edit_begin (&edit, self, error))
    return FALSE;
  return rectify_edit_end (&edit, set_kind (self->db, id, kind, error), 0, name, error);
}

static gboolean
merge_parties (sqlite3 *db, gint64 id, gint64 into, GError **error)
{
  g_autofree char *old_name = dup_party_name (db, id, error);
  g_autofree char *new_name = old_name != NULL ? dup_party_name (db, into, error) : NULL;

  if (new_name == NULL)
    return FALSE;
  if (id == into)
    return fail (error, RECTIFY_LEDGER_ERROR_INVALID,
                 _ ("A party cannot be merged with itself. Choose another one."));
  return rewrite_texts (db, id, old_name, new_name, error)
         && run_with_ids (db, "UPDATE assignment_party SET party_id = ?2 WHERE party_id = ?1", id,
                          into, error)
         && run_with_ids (db, "DELETE FROM party WHERE id = ?1 AND id <> ?2", id, into, error);
}

/**
 * rectify_ledger_merge_parties:
 * @self: a ledger
 * @id: the party that goes
 * @into: the party that takes its place everywhere
 * @name: what the edit is called, as rectify-edit-name.h says
 * @error: return location
 *
 * Returns: whether it is done, on disk
 */
gboolean
rectify_ledger_merge_parties (RectifyLedger *self, gint64 id, gint64 into, const char *name,
                              GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  RectifyEdit edit;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_edit_begin (&edit, self, error))
    return FALSE;
  return rectify_edit_end (&edit, merge_parties (self->db, id, into, error), 0, name, error);
}

static gboolean
remove_party (sqlite3 *db, gint64 id, GError **error)
{
  g_autofree char *party_name = dup_party_name (db, id, error);
  g_autoptr (RectifyStatement) used = NULL;
  gboolean row;

  if (party_name == NULL)
    return FALSE;
  used = rectify_statement_new (db, "SELECT 1 FROM assignment_party WHERE party_id = ?", error);
  if (used == NULL)
    return FALSE;
  rectify_statement_bind_int (used, 1, id);
  if (!rectify_statement_step (used, &row, error))
    return FALSE;
  if (row)
    return fail (error, RECTIFY_LEDGER_ERROR_INVALID,
                 _ ("The party is still named in plans. Merge it with another, or take it out of "
                    "the plans first."));
  return run_with_ids (db, "DELETE FROM party WHERE id = ?1 AND ?2 = 0", id, 0, error);
}

/**
 * rectify_ledger_remove_party:
 * @self: a ledger
 * @id: a party that no assignment names
 * @name: what the edit is called, as rectify-edit-name.h says
 * @error: return location
 *
 * Returns: whether it is gone, on disk
 */
gboolean
rectify_ledger_remove_party (RectifyLedger *self, gint64 id, const char *name, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  RectifyEdit edit;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_edit_begin (&edit, self, error))
    return FALSE;
  return rectify_edit_end (&edit, remove_party (self->db, id, error), 0, name, error);
}

/**
 * rectify_ledger_list_party_uses:
 * @self: a ledger
 * @id: a party's identifier
 * @error: return location
 *
 * Returns: (transfer full) (nullable): where the party is named, a line a place, %NULL-terminated
 */
char **
rectify_ledger_list_party_uses (RectifyLedger *self, gint64 id, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (RectifyStatement) statement = NULL;
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func (g_free);
  gboolean row;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_ledger_check_readable (self, error))
    return NULL;
  statement = rectify_statement_new (
      self->db,
      "SELECT p.title, f.role, i.label || CASE i.heading WHEN '' THEN i.text ELSE i.heading END"
      " FROM assignment_party a JOIN item i ON i.id = a.item_id JOIN plan p ON p.id = i.plan_id"
      " JOIN field f ON f.item_id = i.id AND f.what = 0 AND f.position = a.field_position"
      " WHERE a.party_id = ? ORDER BY p.year, p.title, p.id, i.position, i.id",
      error);
  if (statement == NULL)
    return NULL;
  rectify_statement_bind_int (statement, 1, id);
  while (rectify_statement_step (statement, &row, error))
    {
      g_autofree char *title = NULL;

      if (!row)
        {
          g_ptr_array_add (uses, NULL);
          return (char **) g_ptr_array_free (g_steal_pointer (&uses), FALSE);
        }
      title = g_strdelimit (g_strdup (rectify_statement_get_text (statement, 0)), "\n", ' ');
      g_ptr_array_add (
          uses,
          g_strdup_printf (C_ ("a place where a party is named: plan, role, item", "%s · %s · %s"),
                           title,
                           rectify_role_get_title (
                               CLAMP (sqlite3_column_int (statement, 1), 0, RECTIFY_N_ROLES - 1)),
                           rectify_statement_get_text (statement, 2)));
    }
  return NULL;
}

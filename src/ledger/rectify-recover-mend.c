/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-recover-private.h"

#include <glib/gi18n-lib.h>

#include "rectify-edition-content.h"
#include "rectify-editions.h"
#include "rectify-ledger-private.h"

static gboolean
run_all (RectifyRecover *self, const char *const *statements, guint n, guint64 *n_changed,
         GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!rectify_recover_run (self, statements[i], n_changed, error))
      return FALSE;
  return TRUE;
}

/* Items whose plan is lost get one with the title that it had, if that is known from elsewhere. */
static gboolean
make_plans (RectifyRecover *self, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      self->db,
      "INSERT INTO plan (id, title) SELECT DISTINCT plan_id,"
      " coalesce ((SELECT title FROM title WHERE id = plan_id), ?1 || ' ' || plan_id)"
      " FROM item WHERE plan_id NOT IN (SELECT id FROM plan)",
      error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_text (statement, 1, _ ("Recovered plan"));
  if (!rectify_statement_run (statement, error))
    return FALSE;
  self->report->n_made_plans = sqlite3_changes64 (self->db);
  return TRUE;
}

/* A party of which only the number is left still marks where one was named. */
static gboolean
make_parties (RectifyRecover *self, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      self->db,
      "INSERT OR IGNORE INTO party (id, name, kind) SELECT DISTINCT party_id,"
      " ?1 || ' ' || party_id, 1 FROM assignment_party"
      " WHERE party_id NOT IN (SELECT id FROM party) AND party_id > 0",
      error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_text (statement, 1, _ ("Unknown party"));
  return rectify_statement_run (statement, error);
}

/**
 * rectify_recover_mend:
 * @self: a recovery whose items are trees
 * @error: return location
 *
 * Leaves out what refers to items that are lost, and makes what must be there.
 *
 * Returns: whether it went well
 */
gboolean
rectify_recover_mend (RectifyRecover *self, GError **error)
{
  static const char *const strays[] = {
    "DELETE FROM field WHERE item_id NOT IN (SELECT id FROM item)",
    "DELETE FROM progress WHERE item_id NOT IN (SELECT id FROM item)",
    "DELETE FROM step WHERE item_id NOT IN (SELECT id FROM item)",
    "DELETE FROM evidence WHERE item_id NOT IN (SELECT id FROM item)",
    "DELETE FROM item_columns WHERE item_id NOT IN (SELECT id FROM item)",
    "DELETE FROM item_internal WHERE item_id NOT IN (SELECT id FROM item)",
    "DELETE FROM plan_particular WHERE plan_id NOT IN (SELECT id FROM plan)",
  };
  static const char *const others[] = {
    "DELETE FROM assignment_party WHERE item_id NOT IN (SELECT id FROM item)",
    "DELETE FROM assignment_party WHERE party_id NOT IN (SELECT id FROM party)",
    /* Nothing that was read of the plans before can be saved over what they are now. */
    "INSERT OR IGNORE INTO revision (plan_id, number) SELECT id, 1 FROM plan",
    "UPDATE revision SET number = min (max (number, 0), 1000000000) + 1",
    "DELETE FROM fact WHERE name = 'checked_at'",
  };

  return run_all (self, strays, G_N_ELEMENTS (strays), &self->report->n_stray, error)
         && make_parties (self, error)
         && run_all (self, others, G_N_ELEMENTS (others), NULL, error);
}

/* --- the trees --- */

typedef struct {
  gint64 id;
  gint64 plan_id;
  gint64 parent_id;
  guint depth; /* 0: not known yet; 1: at the top of its plan */
  gboolean is_moved;
} Node;

static GHashTable *
read_nodes (RectifyRecover *self, GError **error)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (self->db, "SELECT id, plan_id, parent_id FROM item", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  while (row)
    {
      Node *node;

      if (!rectify_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      node = g_new0 (Node, 1);
      node->id = sqlite3_column_int64 (statement, 0);
      node->plan_id = sqlite3_column_int64 (statement, 1);
      node->parent_id = sqlite3_column_int64 (statement, 2);
      g_hash_table_replace (nodes, &node->id, node);
    }
  return g_steal_pointer (&nodes);
}

/* Goes up from an item until a depth is known. Where there is no way up, be it that something is
 * missing, a ring or too deep, the last one that was come to goes below what was recovered. */
static void
place_node (GHashTable *nodes, Node *node)
{
  Node *way[RECTIFY_ITEM_MAX_DEPTH];
  Node *at = node;
  guint n = 0, depth;

  while (at->depth == 0)
    {
      Node *parent = at->parent_id != 0 ? g_hash_table_lookup (nodes, &at->parent_id) : NULL;

      if (at->parent_id == 0)
        at->depth = 1;
      else if (parent == NULL || parent->plan_id != at->plan_id || n == RECTIFY_ITEM_MAX_DEPTH - 2)
        {
          at->is_moved = TRUE;
          at->depth = 2;
        }
      else
        {
          way[n++] = at;
          at = parent;
        }
    }
  depth = at->depth;
  while (n > 0)
    {
      at = way[--n];
      /* What is too deep begins anew there too. */
      if (++depth > RECTIFY_ITEM_MAX_DEPTH)
        {
          at->is_moved = TRUE;
          depth = 2;
        }
      at->depth = depth;
    }
}

static gint64
make_section (RectifyRecover *self, gint64 plan_id, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      self->db,
      "INSERT INTO item (id, plan_id, position, kind, heading) VALUES (?1, ?2,"
      " (SELECT coalesce (min (max (position), 1000000000) + 1, 0) FROM item WHERE plan_id = ?2"
      " AND parent_id IS NULL), ?3, ?4)",
      error);
  gint64 id;

  if (statement == NULL)
    return 0;
  /* Large, as those of items are, and of none that is there. */
  do
    id = rectify_ledger_make_uid () & ((G_GINT64_CONSTANT (1) << 51) - 1);
  while (id < (G_GINT64_CONSTANT (1) << 28));
  rectify_statement_bind_int (statement, 1, id);
  rectify_statement_bind_int (statement, 2, plan_id);
  rectify_statement_bind_int (statement, 3, RECTIFY_ITEM_SECTION);
  rectify_statement_bind_text (statement, 4, _ ("Recovered content"));
  return rectify_statement_run (statement, error) ? id : 0;
}

static gboolean
move_nodes (RectifyRecover *self, GHashTable *nodes, GError **error)
{
  g_autoptr (GHashTable) sections
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (self->db, "UPDATE item SET parent_id = ?1 WHERE id = ?2", error);
  GHashTableIter iter;
  gpointer value;

  if (statement == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Node *node = value;
      gint64 *section;

      if (!node->is_moved)
        continue;
      section = g_hash_table_lookup (sections, &node->plan_id);
      if (section == NULL)
        {
          gint64 id = make_section (self, node->plan_id, error);

          if (id == 0)
            return FALSE;
          section = g_memdup2 (&id, sizeof id);
          g_hash_table_insert (sections, g_memdup2 (&node->plan_id, sizeof node->plan_id), section);
        }
      rectify_statement_bind_int (statement, 1, *section);
      rectify_statement_bind_int (statement, 2, node->id);
      if (!rectify_statement_run (statement, error))
        return FALSE;
      self->report->n_moved++;
    }
  return TRUE;
}

/**
 * rectify_recover_mend_tree:
 * @self: a recovery to which all rows were added
 * @error: return location
 *
 * Makes the items of every plan a tree: what has lost what it was below comes below a section of its
 * own at the end of the plan.
 *
 * Returns: whether it went well
 */
gboolean
rectify_recover_mend_tree (RectifyRecover *self, GError **error)
{
  g_autoptr (GHashTable) nodes = NULL;
  GHashTableIter iter;
  gpointer value;

  if (!rectify_recover_run (self, "DELETE FROM item WHERE plan_id <= 0", &self->report->n_lost_rows,
                            error)
      || !rectify_recover_run (self, "UPDATE item SET parent_id = NULL WHERE parent_id = 0", NULL,
                               error)
      || !make_plans (self, error) || (nodes = read_nodes (self, error)) == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    place_node (nodes, value);
  return move_nodes (self, nodes, error);
}

/* --- history and editions --- */

static gboolean
run_for_id (sqlite3 *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (db, sql, error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, id);
  return rectify_statement_run (statement, error);
}

/**
 * rectify_recover_find_history:
 * @self: a recovery
 * @first: (out): the first edit from which on none is lost, 0 if there is none
 * @is_broken: (out): whether older ones are listed, or later ones lost
 * @error: return location
 *
 * Returns: whether the history could be read
 */
gboolean
rectify_recover_find_history (RectifyRecover *self, gint64 *first, gboolean *is_broken,
                              GError **error)
{
  g_autoptr (RectifyStatement) entries
      = rectify_statement_new (self->db, "SELECT id, changeset FROM history ORDER BY id DESC",
                               error);
  gint64 wanted;
  gboolean row = TRUE;

  *first = 0;
  *is_broken = FALSE;
  /* The index may know of a later one that is lost. */
  if (entries == NULL
      || !rectify_database_get_int (self->db, "SELECT max (id) FROM entry", &wanted, error))
    return FALSE;
  while (row && !*is_broken)
    {
      gint64 id;

      if (!rectify_statement_step (entries, &row, error))
        return FALSE;
      if (!row)
        break;
      id = sqlite3_column_int64 (entries, 0);
      *is_broken = (wanted != 0 && id != wanted)
                   || !rectify_ledger_is_changeset (sqlite3_column_blob (entries, 1),
                                                    sqlite3_column_bytes (entries, 1));
      if (!*is_broken)
        *first = id;
      wanted = id > 1 ? id - 1 : -1;
    }
  return TRUE;
}

/**
 * rectify_recover_mend_history:
 * @self: a recovery
 * @error: return location
 *
 * Edits can be undone as far back as the history is whole. What is older is listed, without what it
 * changed.
 *
 * Returns: whether it went well
 */
gboolean
rectify_recover_mend_history (RectifyRecover *self, GError **error)
{
  gint64 first;
  gboolean is_broken;

  if (!rectify_recover_find_history (self, &first, &is_broken, error))
    return FALSE;
  if (!is_broken)
    return TRUE;
  if (!run_for_id (
          self->db,
          first != 0 ? "UPDATE history SET changeset = x'' WHERE id < ?1 AND length (changeset) > 0"
                     : "UPDATE history SET changeset = x'' WHERE ?1 = 0 AND length (changeset) > 0",
          first, error))
    return FALSE;
  self->report->n_bare_entries = sqlite3_changes64 (self->db);
  return TRUE;
}

static gboolean
is_whole_edition (RectifyStatement *row)
{
  int size = sqlite3_column_bytes (row, 1);
  g_autoptr (GBytes) content = g_bytes_new (sqlite3_column_blob (row, 1), size);
  g_autoptr (RectifyPlan) plan
      = size <= RECTIFY_EDITION_MAX_CONTENT ? rectify_edition_content_read (content, NULL) : NULL;

  return plan != NULL && sqlite3_column_int (row, 2) != 0;
}

/**
 * rectify_recover_mend_editions:
 * @self: a recovery
 * @error: return location
 *
 * Leaves out editions of which the plan or the pages cannot be read.
 *
 * Returns: whether it went well
 */
gboolean
rectify_recover_mend_editions (RectifyRecover *self, GError **error)
{
  g_autoptr (GArray) broken = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (RectifyStatement) editions = rectify_statement_new (
      self->db,
      "SELECT id, content, length (pages) <= ?1 AND substr (pages, 1, 5) = CAST ('%PDF-' AS BLOB)"
      " FROM edition",
      error);
  gboolean row = TRUE;

  if (editions == NULL)
    return FALSE;
  rectify_statement_bind_int (editions, 1, RECTIFY_EDITION_MAX_PAGES);
  while (row)
    {
      gint64 id;

      if (!rectify_statement_step (editions, &row, error))
        return FALSE;
      id = row ? sqlite3_column_int64 (editions, 0) : 0;
      if (row && !is_whole_edition (editions))
        g_array_append_val (broken, id);
    }
  g_clear_pointer (&editions, rectify_statement_free);
  for (guint i = 0; i < broken->len; i++)
    if (!run_for_id (self->db, "DELETE FROM edition WHERE id = ?1",
                     g_array_index (broken, gint64, i), error))
      return FALSE;
  self->report->n_lost_editions += broken->len;
  return TRUE;
}

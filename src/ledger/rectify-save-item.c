/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-save-private.h"

#define ID_MASK ((G_GINT64_CONSTANT (1) << 52) - 1)

static gboolean
fail_invalid (GError **error, const char *sentence)
{
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
is_taken (RectifySave *save, gint64 id, gboolean *taken, GError **error)
{
  RectifyStatement *find = rectify_save_get_statement (save, RECTIFY_SAVE_FIND_ITEM, error);
  gboolean done;

  if (find == NULL)
    return FALSE;
  rectify_statement_bind_int (find, 1, id);
  done = rectify_statement_step (find, taken, error);
  sqlite3_reset (find);
  return done;
}

static gint64
make_id (RectifySave *save, GError **error)
{
  gboolean taken = TRUE;
  gint64 id = 0;

  if (!save->has_origin && !rectify_ledger_get_origin (save->db, &save->origin, error))
    return 0;
  save->has_origin = TRUE;
  while (taken)
    {
      sqlite3_randomness (sizeof id, &id);
      /* The first bit is for what was made in packets. */
      id &= save->origin != 0 ? RECTIFY_ORIGIN_MASK : ID_MASK >> 1;
      id |= save->origin << RECTIFY_ORIGIN_SHIFT;
      if (id != 0 && !is_taken (save, id, &taken, error))
        return 0;
    }
  return id;
}

/* What a merge brings in has an identifier already, the one it has in the copy it comes from. */
static gboolean
check_newcomer (RectifySave *save, gint64 id, GError **error)
{
  gboolean taken = id < 0 || id > ID_MASK;

  if (!taken && !is_taken (save, id, &taken, error))
    return FALSE;
  return !taken
         || fail_invalid (error, _ ("The plan holds an item that is not its own, or one twice; "
                                    "nothing was changed."));
}

static gint64
get_id (RectifySave *save, RectifyItem *item)
{
  gint64 *made;

  if (rectify_item_get_id (item) != 0)
    return rectify_item_get_id (item);
  made = g_hash_table_lookup (save->ids, item);
  return made != NULL ? *made : 0;
}

static gboolean
is_stored_alike (RectifySave *save, RectifyItem *item, guint index, RectifyItem *stored)
{
  RectifyItem *parent = rectify_item_get_parent (item);
  RectifyItem *stored_parent = rectify_item_get_parent (stored);

  if (get_id (save, parent) != rectify_item_get_id (stored_parent)
      || index >= rectify_item_get_n_children (stored_parent)
      || rectify_item_get_child (stored_parent, index) != stored)
    {
      save->rebuilt = TRUE;
      return FALSE;
    }
  return rectify_item_get_kind (item) == rectify_item_get_kind (stored)
         && rectify_item_get_run_in (item) == rectify_item_get_run_in (stored)
         && rectify_item_get_status (item) == rectify_item_get_status (stored)
         && g_str_equal (rectify_item_get_label (item), rectify_item_get_label (stored))
         && g_str_equal (rectify_item_get_heading (item), rectify_item_get_heading (stored))
         && g_str_equal (rectify_item_get_text (item), rectify_item_get_text (stored));
}

static gboolean
write_own_words (RectifySave *save, RectifyItem *item, guint index, gint64 id, RectifyItem *stored,
                 GError **error)
{
  gint64 parent_id = get_id (save, rectify_item_get_parent (item));
  RectifyStatement *statement;

  if (stored != NULL && is_stored_alike (save, item, index, stored))
    return TRUE;
  statement = rectify_save_get_statement (save,
                                          stored != NULL ? RECTIFY_SAVE_UPDATE_ITEM
                                                         : RECTIFY_SAVE_INSERT_ITEM,
                                          error);
  if (statement == NULL)
    return FALSE;
  rectify_save_note_changed (save, item, stored);
  rectify_statement_bind_int (statement, 1, save->plan_id);
  if (parent_id != 0)
    rectify_statement_bind_int (statement, 2, parent_id);
  else
    rectify_statement_bind_null (statement, 2);
  rectify_statement_bind_int (statement, 3, index);
  rectify_statement_bind_int (statement, 4, rectify_item_get_kind (item));
  rectify_statement_bind_text (statement, 5, rectify_item_get_label (item));
  rectify_statement_bind_text (statement, 6, rectify_item_get_heading (item));
  rectify_statement_bind_text (statement, 7, rectify_item_get_text (item));
  rectify_statement_bind_int (statement, 8, rectify_item_get_run_in (item));
  rectify_statement_bind_int (statement, 9, rectify_item_get_status (item));
  rectify_statement_bind_int (statement, 10, id);
  return rectify_statement_run (statement, error);
}

static gboolean
write_columns (RectifySave *save, RectifyItem *item, gint64 id, RectifyItem *stored, GError **error)
{
  const char *before = stored != NULL ? rectify_item_get_columns (stored) : "";

  if (g_str_equal (before, rectify_item_get_columns (item)))
    return TRUE;
  rectify_save_note_changed (save, item, stored);
  return rectify_ledger_write_columns (save->db, id, rectify_item_get_columns (item), error);
}

static gboolean
is_followed_alike (RectifyItem *item, RectifyItem *stored)
{
  GPtrArray *a = rectify_item_get_progress (item);
  GPtrArray *b = rectify_item_get_progress (stored);

  if (rectify_item_get_internal (item) != rectify_item_get_internal (stored) || a->len != b->len
      || !rectify_item_records_equal (item, stored))
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      RectifyProgressEntry *first = g_ptr_array_index (a, i);
      RectifyProgressEntry *second = g_ptr_array_index (b, i);

      if (rectify_progress_entry_get_id (first) != rectify_progress_entry_get_id (second)
          || !rectify_progress_entry_equal (first, second))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_follow (RectifySave *save, RectifyItem *item, gint64 id, RectifyItem *stored, GError **error)
{
  if (stored != NULL && is_followed_alike (item, stored))
    return TRUE;
  rectify_save_note_changed (save, item, stored);
  return rectify_ledger_write_follow (save->db, id, item, stored, error);
}

/* What is as it is stored is neither looked at nor written again. */
static gboolean
is_alike (RectifySave *save, RectifyItem *item, guint index, RectifyItem *stored)
{
  return is_stored_alike (save, item, index, stored) && rectify_save_fields_alike (item, stored)
         && g_str_equal (rectify_item_get_columns (item), rectify_item_get_columns (stored))
         && is_followed_alike (item, stored);
}

/* Finds what is stored of an item, and gives a new one its identifier. */
static gboolean
identify (RectifySave *save, RectifyItem *item, gint64 *id, RectifyItem **stored, GError **error)
{
  *id = rectify_item_get_id (item);
  if (*id == 0)
    {
      *id = make_id (save, error);
      if (*id != 0)
        g_hash_table_insert (save->ids, item, g_memdup2 (id, sizeof *id));
      return *id != 0;
    }
  if (save->is_copy || save->same_shape)
    return TRUE;
  *stored = g_hash_table_lookup (save->before, id);
  if (*stored == NULL && !check_newcomer (save, *id, error))
    return FALSE;
  g_hash_table_remove (save->before, id);
  return TRUE;
}

/**
 * rectify_save_write_item:
 * @save: a plan on its way
 * @item: an item of it
 * @index: its position among its siblings
 * @depth: how deep it stands, from 1
 * @stored: (nullable): what is known to be stored of it
 * @error: return location
 *
 * Writes an item and what is below it, as far as it is not as it is stored.
 *
 * Returns: whether it is written
 */
gboolean
rectify_save_write_item (RectifySave *save, RectifyItem *item, guint index, guint depth,
                         RectifyItem *stored, GError **error)
{
  gint64 id;

  if (!identify (save, item, &id, &stored, error))
    return FALSE;
  if ((stored == NULL || depth > RECTIFY_ITEM_MAX_DEPTH || !is_alike (save, item, index, stored))
      && (!rectify_ledger_check_item (item, depth, error)
          || !write_own_words (save, item, index, id, stored, error)
          || !rectify_save_write_fields (save, item, id, stored, error)
          || !write_columns (save, item, id, stored, error)
          || !write_follow (save, item, id, stored, error)))
    return FALSE;
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    if (!rectify_save_write_item (save, rectify_item_get_child (item, i), i, depth + 1,
                                  save->same_shape ? rectify_item_get_child (stored, i) : NULL,
                                  error))
      return FALSE;
  return TRUE;
}

/**
 * rectify_save_delete_missing:
 * @save: a plan whose items are written
 * @error: return location
 *
 * What the draft has no longer goes last, when its children have found other places.
 *
 * Returns: whether it is gone
 */
gboolean
rectify_save_delete_missing (RectifySave *save, GError **error)
{
  GHashTableIter iter;
  gpointer id, stored;

  g_hash_table_iter_init (&iter, save->before);
  while (g_hash_table_iter_next (&iter, &id, &stored))
    {
      if (*rectify_item_get_columns (stored) != '\0'
          && !rectify_ledger_write_columns (save->db, *(gint64 *) id, "", error))
        return FALSE;
      if (!rectify_ledger_delete_follow (save->db, *(gint64 *) id, stored, error))
        return FALSE;
      save->rebuilt = TRUE;
      if (!rectify_save_run_for_item (save, RECTIFY_SAVE_DELETE_PARTIES, *(gint64 *) id, error)
          || !rectify_save_run_for_item (save, RECTIFY_SAVE_DELETE_FIELDS, *(gint64 *) id, error)
          || !rectify_save_run_for_item (save, RECTIFY_SAVE_DELETE_ITEM, *(gint64 *) id, error))
        return FALSE;
    }
  return TRUE;
}

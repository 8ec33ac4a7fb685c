/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-return-private.h"

/* What is new in a return, and whether it is what it is said to be. */
typedef struct {
  RectifyReturn *self;
  sqlite3 *db;
  GHashTable *known; /* hashes */
  GError *error;
} Looking;

static gboolean
note_known (RectifyItem *item, gpointer user_data)
{
  GPtrArray *evidence = rectify_item_get_evidence (item);

  for (guint i = 0; i < evidence->len; i++)
    g_hash_table_add (user_data,
                      g_strdup (rectify_evidence_get_hash (g_ptr_array_index (evidence, i))));
  return TRUE;
}

static void
say (Looking *looking, RectifyItem *item, RectifyEvidence *evidence)
{
  g_autofree char *line = rectify_item_dup_line (item);

  g_ptr_array_add (looking->self->remarks,
                   g_strdup_printf (
                       /* TRANSLATORS: 1: the name of a file; 2: an item. */
                       _ ("The file “%s”, evidence of “%s”, is damaged or missing in the packet, "
                          "and comes without its content. Ask the unit for it, and add it again."),
                       rectify_evidence_get_name (evidence), line));
}

static gboolean
look_at_one (Looking *looking, RectifyItem *item, RectifyEvidence *evidence)
{
  const char *hash = rectify_evidence_get_hash (evidence);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) content = NULL;

  if (!g_hash_table_add (looking->known, g_strdup (hash)))
    return TRUE;
  content = rectify_contents_read (looking->db, hash, &failure);
  if (content == NULL
      && (failure == NULL
          || g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED)))
    say (looking, item, evidence);
  else if (failure != NULL)
    g_propagate_error (&looking->error, g_steal_pointer (&failure));
  return looking->error == NULL;
}

static gboolean
look_at_item (RectifyItem *item, gpointer user_data)
{
  Looking *looking = user_data;
  GPtrArray *evidence = rectify_item_get_evidence (item);

  for (guint i = 0; i < evidence->len; i++)
    if (!look_at_one (looking, item, g_ptr_array_index (evidence, i)))
      return FALSE;
  return TRUE;
}

/**
 * rectify_return_look_at_evidence:
 * @self: a return, with the ledger's plan
 * @db: the packet
 * @theirs: the packet's plan
 * @error: return location
 *
 * Looks whether the files are sound that the unit added. One that is not keeps nothing else from being
 * merged: a remark says which.
 *
 * Returns: whether they could be read
 */
gboolean
rectify_return_look_at_evidence (RectifyReturn *self, sqlite3 *db, RectifyPlan *theirs,
                                 GError **error)
{
  Looking looking = { self, db, NULL, NULL };

  looking.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->remarks = g_ptr_array_new_with_free_func (g_free);
  rectify_item_foreach (rectify_plan_get_root (self->plan), note_known, looking.known);
  rectify_item_foreach (rectify_plan_get_root (theirs), look_at_item, &looking);
  g_hash_table_unref (looking.known);
  if (looking.error == NULL)
    return TRUE;
  g_propagate_error (error, looking.error);
  return FALSE;
}

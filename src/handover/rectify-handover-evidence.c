/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-handover-evidence.h"

#include <string.h>

#include "rectify-handover-words.h"
#include "rectify-ledger-content.h"

/* No ending that says what a file is is longer, the dot included. */
#define MAX_ENDING 9

struct _RectifyHandoverEvidence {
  RectifyLedger *ledger;
  RectifyBundleWriter *writer;
  GKeyFile *manifest;
  GHashTable *names; /* hashes to the names of their files in the bundle, "" for what is lost */
  GString *list;
  guint n_files;
};

/**
 * rectify_handover_evidence_new:
 * @ledger: what is handed over
 * @writer: the bundle, which outlives this
 * @manifest: says what the files of the bundle are
 *
 * Returns: (transfer full): nothing yet
 */
RectifyHandoverEvidence *
rectify_handover_evidence_new (RectifyLedger *ledger, RectifyBundleWriter *writer,
                               GKeyFile *manifest)
{
  RectifyHandoverEvidence *self = g_new0 (RectifyHandoverEvidence, 1);

  self->ledger = g_object_ref (ledger);
  self->writer = writer;
  self->manifest = manifest;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->list = g_string_new (NULL);
  return self;
}

/**
 * rectify_handover_evidence_free:
 * @self: (transfer full): evidence on its way
 */
void
rectify_handover_evidence_free (RectifyHandoverEvidence *self)
{
  g_object_unref (self->ledger);
  g_hash_table_unref (self->names);
  g_string_free (self->list, TRUE);
  g_free (self);
}

/* Letters that every system takes, so that a double click opens it; "" for what has none. */
static const char *
find_ending (const char *name)
{
  const char *dot = strrchr (name, '.');

  if (dot == NULL || dot[1] == '\0' || strlen (dot) > MAX_ENDING)
    return "";
  for (const char *p = dot + 1; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      return "";
  return dot;
}

static void
describe (RectifyHandoverEvidence *self, RectifyEvidence *evidence, const char *name)
{
  g_autofree char *group = g_strdup_printf ("file %s", name);

  g_key_file_set_string (self->manifest, group, "what", "evidence");
  g_key_file_set_string (self->manifest, group, "name", rectify_evidence_get_name (evidence));
  g_key_file_set_string (self->manifest, group, "sha256", rectify_evidence_get_hash (evidence));
}

/* What the ledger has lost is said in the list: all else is handed over. */
static gboolean
add_content (RectifyHandoverEvidence *self, RectifyEvidence *evidence, GError **error)
{
  const char *hash = rectify_evidence_get_hash (evidence);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) content = rectify_ledger_load_content (self->ledger, hash, &failure);
  g_autofree char *name = NULL;
  gconstpointer data;
  gsize size;

  /* What could not be read this time is not lost: it would be missing from the bundle for ever. */
  if (content == NULL
      && !g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND)
      && !g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (content == NULL)
    {
      g_hash_table_insert (self->names, g_strdup (hash), g_strdup (""));
      return TRUE;
    }
  /* Numbers are short and come in the order of the list; the whole hash is in the list of sums. */
  name = g_strdup_printf ("evidence/%05u%s", self->n_files + 1,
                          find_ending (rectify_evidence_get_name (evidence)));
  data = g_bytes_get_data (content, &size);
  if (!rectify_bundle_writer_add (self->writer, name, data, size, error))
    return FALSE;
  describe (self, evidence, name);
  self->n_files++;
  g_hash_table_insert (self->names, g_strdup (hash), g_steal_pointer (&name));
  return TRUE;
}

typedef struct {
  RectifyHandoverEvidence *self;
  const char *title;
  GError *error;
} Walk;

static void
add_line (Walk *walk, RectifyItem *item, RectifyEvidence *evidence)
{
  const char *name = g_hash_table_lookup (walk->self->names, rectify_evidence_get_hash (evidence));
  g_autofree char *lost = rectify_handover_dup_word ("evidence", "lost");
  g_autofree char *line = rectify_item_dup_line (item);
  g_autofree char *date = rectify_date_to_string (rectify_evidence_get_date (evidence));
  g_autofree char *who = g_strdup (rectify_evidence_get_who (evidence));

  g_string_append_printf (walk->self->list, "%s\t%s\t%s\t%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\n",
                          *name != '\0' ? name : lost, rectify_evidence_get_name (evidence),
                          rectify_evidence_get_hash (evidence),
                          rectify_evidence_get_size (evidence), date != NULL ? date : "",
                          g_strdelimit (who, "\t\n\r", ' '), walk->title,
                          g_strdelimit (line, "\t\n\r", ' '));
}

static gboolean
add_item (RectifyItem *item, gpointer user_data)
{
  Walk *walk = user_data;
  GPtrArray *evidence = rectify_item_get_evidence (item);

  for (guint i = 0; i < evidence->len; i++)
    {
      RectifyEvidence *one = g_ptr_array_index (evidence, i);

      if (!g_hash_table_contains (walk->self->names, rectify_evidence_get_hash (one))
          && !add_content (walk->self, one, &walk->error))
        return FALSE;
      add_line (walk, item, one);
    }
  return TRUE;
}

/**
 * rectify_handover_evidence_add_plan:
 * @self: evidence on its way
 * @plan: a plan of the ledger
 * @error: return location
 *
 * Returns: whether the files that prove what was done in the plan are in the bundle
 */
gboolean
rectify_handover_evidence_add_plan (RectifyHandoverEvidence *self, RectifyPlan *plan,
                                    GError **error)
{
  g_autofree char *title = rectify_handover_dup_title (rectify_plan_get_title (plan));
  Walk walk = { self, title, NULL };

  rectify_item_foreach (rectify_plan_get_root (plan), add_item, &walk);
  if (walk.error == NULL)
    return TRUE;
  g_propagate_error (error, walk.error);
  return FALSE;
}

/**
 * rectify_handover_evidence_finish:
 * @self: evidence on its way
 * @error: return location
 *
 * Adds the list that says which file proves what, if there is any.
 *
 * Returns: whether it is in the bundle
 */
gboolean
rectify_handover_evidence_finish (RectifyHandoverEvidence *self, GError **error)
{
  g_autofree char *title = rectify_handover_dup_word ("evidence", "title");
  g_autofree char *columns = rectify_handover_dup_word ("evidence", "columns");
  g_autofree char *text = NULL;

  if (self->list->len == 0)
    return TRUE;
  text
      = g_strdup_printf ("%s\n\n%s\n%s", title, g_strdelimit (columns, ";", '\t'), self->list->str);
  return rectify_bundle_writer_add (self->writer, "evidence.txt", text, strlen (text), error);
}

/**
 * rectify_handover_evidence_get_n_files:
 * @self: evidence on its way
 *
 * Returns: how many files are in the bundle
 */
guint
rectify_handover_evidence_get_n_files (RectifyHandoverEvidence *self)
{
  return self->n_files;
}

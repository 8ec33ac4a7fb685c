/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-file-fault.h"
#include "rectify-ledger-content.h"
#include "rectify-ledger-private.h"

/* At most one byte more than a content may have: that it is too large is seen by it. */
static GBytes *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const gsize chunk = 256 * 1024;
  gssize n = 1;

  while (stream != NULL && n > 0 && bytes->len <= RECTIFY_EVIDENCE_MAX_SIZE)
    {
      guint length = bytes->len;

      g_byte_array_set_size (bytes, length + chunk);
      n = g_input_stream_read (G_INPUT_STREAM (stream), bytes->data + length, chunk, cancellable,
                               error);
      g_byte_array_set_size (bytes, length + (guint) MAX (n, 0));
    }
  return stream != NULL && n >= 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* One that says that it was stopped stays as it is. */
static void
fail (GError **error, GFile *file, GError *failure)
{
  GError *said = NULL;

  rectify_file_fault_take_read (&said, file, failure);
  if (g_error_matches (said, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, said);
      return;
    }
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED, said->message);
  g_error_free (said);
}

/**
 * rectify_ledger_store_file:
 * @self: a ledger
 * @file: a file
 * @size: (out) (optional): set to the size of its content, in bytes
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Stores the content of a file; see rectify_ledger_store_content(). Blocks.
 *
 * Returns: (transfer full) (nullable): its hash
 */
char *
rectify_ledger_store_file (RectifyLedger *self, GFile *file, gint64 *size,
                           GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) content = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  content = read_file (file, cancellable, &failure);
  if (content == NULL)
    fail (error, file, failure);
  if (content == NULL)
    return NULL;
  if (size != NULL)
    *size = (gint64) g_bytes_get_size (content);
  return rectify_ledger_store_content (self, content, error);
}

static gboolean
is_new (RectifyLedger *self, const char *hash, gboolean *is_new, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  gboolean has = FALSE;

  if (!rectify_ledger_check_readable (self, error)
      || !rectify_contents_has (self->db, hash, &has, error))
    return FALSE;
  *is_new = !has;
  return TRUE;
}

/**
 * rectify_ledger_measure_files:
 * @self: a ledger
 * @files: (element-type GFile): files
 * @n_bytes: (out): set to how much their contents would add to those of the ledger
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * What the ledger holds already, or what is among them twice, adds nothing the second time. What cannot
 * be read counts as nothing: that is said when it is stored. Reads all of them. Blocks.
 *
 * Returns: whether the ledger could be read
 */
gboolean
rectify_ledger_measure_files (RectifyLedger *self, GPtrArray *files, guint64 *n_bytes,
                              GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);

  *n_bytes = 0;
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GBytes) content = read_file (files->pdata[i], cancellable, NULL);
      char *hash;
      gboolean counts = FALSE;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (content == NULL)
        continue;
      hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
      if (!g_hash_table_add (hashes, hash))
        continue;
      if (!is_new (self, hash, &counts, error))
        return FALSE;
      *n_bytes += counts ? g_bytes_get_size (content) : 0;
    }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-edition-content.h"

#include <glib/gi18n-lib.h>

#include "rectify-ledger-private.h"

/* No more is unpacked: a few bytes can be made to unpack into very many. 64 MiB. */
#define MAX_UNPACKED (64 * 1024 * 1024)
#define CHUNK (64 * 1024)

static GBytes *
pack (gconstpointer data, gsize size, GError **error)
{
  g_autoptr (GZlibCompressor) compressor
      = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream
      = g_converter_output_stream_new (target, G_CONVERTER (compressor));

  if (!g_output_stream_write_all (stream, data, size, NULL, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (target));
}

static GBytes *
unpack (GBytes *content)
{
  g_autoptr (GZlibDecompressor) decompressor
      = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_bytes (content);
  g_autoptr (GInputStream) stream
      = g_converter_input_stream_new (source, G_CONVERTER (decompressor));
  g_autoptr (GByteArray) unpacked = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n;

  while ((n = g_input_stream_read (stream, chunk, CHUNK, NULL, NULL)) > 0)
    {
      if (unpacked->len + n > MAX_UNPACKED)
        return NULL;
      g_byte_array_append (unpacked, chunk, n);
    }
  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&unpacked)) : NULL;
}

static GBytes *
serialize (sqlite3 *db, GError **error)
{
  sqlite3_int64 size;
  guchar *data = sqlite3_serialize (db, "main", &size, 0);
  GBytes *packed;

  if (data == NULL)
    {
      rectify_database_set_error (NULL, SQLITE_NOMEM, error);
      return NULL;
    }
  if (size > MAX_UNPACKED)
    {
      sqlite3_free (data);
      rectify_database_set_error (NULL, SQLITE_TOOBIG, error);
      return NULL;
    }
  packed = pack (data, size, error);
  sqlite3_free (data);
  return packed;
}

/**
 * rectify_edition_content_new:
 * @plan: a plan of a ledger, with its identifiers
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the plan, as an edition keeps it
 */
GBytes *
rectify_edition_content_new (RectifyPlan *plan, GError **error)
{
  sqlite3 *db = rectify_ledger_schema_new_in_memory (error);
  GBytes *content = NULL;

  if (db == NULL)
    return NULL;
  if (rectify_database_begin (db, FALSE, error) && rectify_ledger_write_copy (db, plan, error)
      && rectify_database_execute (db, "COMMIT", error))
    content = serialize (db, error);
  sqlite3_close_v2 (db);
  return content;
}

static RectifyPlan *
read_only_plan (sqlite3 *db, GError **error)
{
  gint64 id;

  return rectify_database_get_int (db, "SELECT id FROM plan ORDER BY id LIMIT 1", &id, error)
             ? rectify_ledger_read_plan (db, id, error)
             : NULL;
}

/**
 * rectify_edition_content_read:
 * @content: (nullable): what rectify_edition_content_new() made, perhaps on another computer; %NULL for
 *   what is too long to be it
 * @error: return location
 *
 * Reads a plan as an edition keeps it. The content is trusted no more than any file.
 *
 * Returns: (transfer full) (nullable): the plan, with the identifiers it had
 */
RectifyPlan *
rectify_edition_content_read (GBytes *content, GError **error)
{
  g_autoptr (GBytes) unpacked = content != NULL ? unpack (content) : NULL;
  g_autoptr (GError) cause = NULL;
  RectifyPlan *plan = NULL;
  sqlite3 *db = NULL;

  if (unpacked != NULL)
    db = rectify_ledger_schema_open_bytes (unpacked, _ ("Edition"), &cause);
  if (db != NULL)
    plan = read_only_plan (db, &cause);
  sqlite3_close_v2 (db);
  if (plan != NULL)
    return plan;
  if (g_error_matches (cause, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_TOO_NEW))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error_literal (
        error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
        _ ("What this edition said cannot be read: it is damaged. Its pages "
           "can still be saved as PDF; everything else in the ledger is as it was."));
  return NULL;
}

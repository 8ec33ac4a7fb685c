/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-file-save.h"

/**
 * rectify_file_save:
 * @file: where to
 * @data: the whole content
 * @length: its length in bytes
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes a file through a temporary one beside it, which takes its place when it is whole on disk.
 *
 * Returns: whether it is written; if not, what was there is untouched
 */
gboolean
rectify_file_save (GFile *file, const void *data, gsize length, GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  path = g_file_get_path (file);
  if (path == NULL)
    return g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                    cancellable, error);
  return g_file_set_contents_full (path, data, length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0666, error);
}

/**
 * rectify_file_get_date:
 *
 * Returns: when a file says that it was made, in seconds since 1970: SOURCE_DATE_EPOCH where that is
 *   set, else now
 */
gint64
rectify_file_get_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");

  return epoch != NULL ? g_ascii_strtoll (epoch, NULL, 10) : g_get_real_time () / G_USEC_PER_SEC;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rectify-handover.h"
#include "zip-builder.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

#define SUMS "SHA256SUMS"
#define MAX_ENTRIES 30

static void
put (const char *path, gconstpointer data, gsize size)
{
  g_assert_true (g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Up to so many bytes, of which the first says how many. */
static char *
take (const guint8 **data, gsize *size, gsize *length)
{
  char *taken;

  *length = *size > 0 ? MIN (**data, *size - 1) : 0;
  taken = g_strndup ((const char *) *data + 1, *size > 0 ? *length : 0);
  *data += MIN (*length + 1, *size);
  *size -= MIN (*length + 1, *size);
  return taken;
}

/* Names and contents by turns; with a list of sums that is right unless there is one among them. */
static void
build (const char *path, const guint8 *data, gsize size)
{
  ZipBuilder *zip = zip_builder_new ();
  g_autoptr (GString) sums = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  gboolean has_sums = FALSE;
  gsize length;

  for (guint i = 0; size > 0 && i < MAX_ENTRIES; i++)
    {
      g_autofree char *name = take (&data, &size, &length);
      g_autofree char *content = take (&data, &size, &length);
      g_autofree char *sum
          = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, length);

      if (*name == '\0' || !g_utf8_validate (name, -1, NULL))
        continue;
      has_sums |= g_str_equal (name, SUMS);
      g_string_append_printf (sums, "%s  %s\n", sum, name);
      zip_builder_add (zip, name, content, length);
    }
  if (!has_sums)
    zip_builder_add (zip, SUMS, sums->str, sums->len);
  bytes = zip_builder_finish (zip);
  put (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* A bundle is checked or refused. The first byte says whether the rest is its file, or what is in it.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static char *path;
  g_autoptr (RectifyHandoverCheck) found = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    close (g_file_open_tmp ("rectify-XXXXXX", &path, NULL));
  if (size == 0)
    return 0;
  if (data[0] % 2 == 0)
    put (path, data + 1, size - 1);
  else
    build (path, data + 1, size - 1);
  found = rectify_handover_check (path, NULL, NULL, NULL, &error);
  g_assert_true ((found == NULL) == (error != NULL));
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format-testing.h"
#include "rectify-formats.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* The input is the content of a text or a spreadsheet. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *content = g_strndup ((const char *) data, size);
  g_autoptr (GBytes) bytes
      = format_testing_make_zip ("content.xml", content, "styles.xml", content, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", &error);

  g_assert_true ((document != NULL) == (error == NULL));
  return 0;
}

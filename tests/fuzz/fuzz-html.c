/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-formats.h"
#include "rectify-html-format.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* Whatever the page is, it is a document with something in it, or an error. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_html_format_load (bytes, NULL, &error);

  g_assert_true ((document != NULL) == (error == NULL));
  if (document != NULL)
    g_assert_cmpuint (rectify_document_get_n_blocks (document), >, 0);
  return 0;
}

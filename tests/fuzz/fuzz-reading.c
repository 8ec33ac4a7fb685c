/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-formats.h"
#include "rectify-plan-report.h"
#include "rectify-reading.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static char *
without_blanks (char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != '\v' && c != 0xfeff && c != 0x200b)
        g_string_append_unichar (plain, c);
    }
  g_free (text);
  return g_string_free (plain, FALSE);
}

/* Whatever is read comes back whole. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", NULL);
  g_autoptr (RectifyReading) reading = NULL;
  g_autoptr (RectifyDocument) written = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *got = NULL;

  if (document == NULL)
    return 0;
  reading = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);
  written = rectify_plan_report_compose (rectify_reading_get_plan (reading));
  wanted = without_blanks (rectify_document_dup_text (document));
  got = without_blanks (rectify_document_dup_text (written));
  g_assert_cmpstr (got, ==, wanted);
  return 0;
}

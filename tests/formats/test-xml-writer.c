/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-xml-writer.h"

/* What XML has and what it has not, each beside the first and the last of its neighbours; and bytes that
 * are no UTF-8. */
static const char *const pieces[]
    = { "a",        " ",        "~",        "\x7f",   "\x1f",       "\t",         "\n",
        "\xc2\x80", "\xc2\x9f", "\u00a0",   "\u00b7", "\u0800",     "“",          "\u3000",
        "整",       "，",       "\ud7ff",   "\ue000", "\uff00",     "\uff3f",     "\uff40",
        "\uffee",   "\ufffd",   "\ufffe",   "\uffff", "\U00010000", "\U0001f600", "\x80",
        "\xe4",     "\xe6\x95", "\xef\xbc", "\xc2",   "\xff" };

static gboolean
is_allowed (gunichar c)
{
  return c >= 0x20 && (c < 0x7f || c >= 0xa0) && c != 0xfffe && c != 0xffff;
}

/* As XML 1.0 has it, character by character. */
static gboolean
is_plain (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_allowed (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static void
test_plain (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      GString *text = g_string_new (NULL);
      g_autofree char *clean = NULL;
      int n = g_test_rand_int_range (0, 6);

      for (int j = 0; j < n; j++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      g_assert_cmpint (rectify_xml_writer_is_plain (text->str), ==, is_plain (text->str));
      clean = rectify_xml_writer_clean (text->str);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      if (is_plain (text->str))
        g_assert_cmpstr (clean, ==, text->str);
      g_strdelimit (clean, "\t\n", ' ');
      g_assert_true (is_plain (clean));
      g_string_free (text, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml-writer/plain", test_plain);
  return g_test_run ();
}

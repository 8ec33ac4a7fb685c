/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-cairo-text.h"

#include <string.h>

/* The last byte of U+FFFD, and of its like in the other planes. */
#define LAST_BYTE '\xbd'

/**
 * rectify_cairo_text_clean:
 * @text: (inout): UTF-8
 *
 * Puts U+FFFD, or what is as long in UTF-8, where a text has code points that stand for no
 * character (U+FDD0 to U+FDEF, U+nFFFE, U+nFFFF). They are valid for GLib, but cairo draws nothing
 * more once it has seen one.
 */
void
rectify_cairo_text_clean (char *text)
{
  for (char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xfdd0 && c <= 0xfdef)
        memcpy (p, "\xef\xbf\xbd", 3);
      else if ((c & 0xfffe) == 0xfffe)
        p[g_utf8_skip[(guchar) *p] - 1] = LAST_BYTE;
    }
}

/**
 * rectify_cairo_text_is_clean:
 * @text: UTF-8
 * @length: how many bytes of it
 *
 * Returns: whether rectify_cairo_text_clean() would leave it as it is
 */
gboolean
rectify_cairo_text_is_clean (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe)
        return FALSE;
    }
  return TRUE;
}

/**
 * rectify_cairo_text_dup:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text, cleaned as by rectify_cairo_text_clean()
 */
char *
rectify_cairo_text_dup (const char *text)
{
  char *copy = g_strdup (text);

  rectify_cairo_text_clean (copy);
  return copy;
}

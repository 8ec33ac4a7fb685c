/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-text-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-formats.h"

static char *
fail (GError **error)
{
  g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_DAMAGED,
                       _ ("This is not a text file, or its encoding is not known. Save it as "
                          "plain text in UTF-8 or GB18030 and import it again."));
  return NULL;
}

/* Control characters other than white space do not occur in text, but in every other file. */
static gboolean
looks_binary (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];

      if (c < 0x20 && c != '\t' && c != '\n' && c != '\v' && c != '\f' && c != '\r' && c != 0x1a)
        return TRUE;
    }
  return FALSE;
}

/* UTF-16 without a mark: a line end or an ASCII sign has its zero byte nearly always on the same side. */
static const char *
guess_utf16 (const guchar *data, gsize size)
{
  gsize even = 0, odd = 0;

  if (size % 2 != 0)
    return NULL;
  for (gsize i = 0; i + 1 < size; i += 2)
    {
      even += data[i] == 0 && data[i + 1] != 0 && data[i + 1] < 0x80;
      odd += data[i + 1] == 0 && data[i] != 0 && data[i] < 0x80;
    }
  if (even == odd)
    return NULL;
  return odd > even ? "UTF-16LE" : "UTF-16BE";
}

static char *
convert (const guchar *data, gsize size, const char *charset, gsize *length, GError **error)
{
  g_autofree char *text
      = g_convert ((const char *) data, size, "UTF-8", charset, NULL, length, NULL);

  if (text == NULL || looks_binary (text, *length))
    return fail (error);
  return g_steal_pointer (&text);
}

/**
 * rectify_text_encoding_decode:
 * @bytes: a text file
 * @length: (out): set to the length of the result in bytes
 * @error: return location
 *
 * Finds out how a text is encoded: UTF-8, UTF-16 (by its mark or its zero bytes) or GB18030, which
 * includes GBK and GB2312. Nothing is replaced or left out: what is not valid in any is an error.
 *
 * Returns: (transfer full) (nullable): UTF-8 without a byte order mark, or %NULL with
 *   %RECTIFY_FORMAT_ERROR_DAMAGED
 */
char *
rectify_text_encoding_decode (GBytes *bytes, gsize *length, GError **error)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  const char *utf16;

  if (data == NULL)
    data = (const guchar *) "";
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  else if (size >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return convert (data + 2, size - 2, "UTF-16LE", length, error);
  else if (size >= 2 && data[0] == 0xfe && data[1] == 0xff)
    return convert (data + 2, size - 2, "UTF-16BE", length, error);

  if (memchr (data, 0, size) == NULL && g_utf8_validate_len ((const char *) data, size, NULL))
    {
      if (looks_binary ((const char *) data, size))
        return fail (error);
      *length = size;
      return g_strndup ((const char *) data, size);
    }
  if ((utf16 = guess_utf16 (data, size)) != NULL)
    return convert (data, size, utf16, length, error);
  if (memchr (data, 0, size) != NULL)
    return fail (error);
  return convert (data, size, "GB18030", length, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * rectify_character_get:
 * @text: valid UTF-8
 *
 * As g_utf8_get_char(), without a call for ASCII and for what has three bytes, as Chinese has: a table
 * has a million of them, and each is looked at several times.
 *
 * Returns: the first character
 */
static inline gunichar
rectify_character_get (const char *text)
{
  const guchar *bytes = (const guchar *) text;

  if (bytes[0] < 0x80)
    return bytes[0];
  if ((bytes[0] & 0xf0) == 0xe0)
    return (bytes[0] & 0xfu) << 12 | (bytes[1] & 0x3fu) << 6 | (bytes[2] & 0x3fu);
  return g_utf8_get_char (text);
}

G_END_DECLS

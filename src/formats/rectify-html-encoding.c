/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-html-format.h"
#include "rectify-html-private.h"
#include "rectify-text-encoding.h"

/* How far into a file its encoding and its kind are told. */
#define HEAD 4096

/* The first bytes, without zeros: enough of UTF-16 to see what it is. */
static char *
get_head (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  GString *head = g_string_new (NULL);

  for (gsize i = 0; i < MIN (size, HEAD); i++)
    if (data[i] != '\0')
      g_string_append_c (head, g_ascii_tolower (data[i]));
  return g_string_free (head, FALSE);
}

static const char *
skip_blanks (const char *p)
{
  static const char *const marks[] = { "\xef\xbb\xbf", "\xff\xfe", "\xfe\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (p, marks[i]))
      p += strlen (marks[i]);
  return p + strspn (p, " \t\r\n");
}

/* What Windows puts before HTML on the clipboard: “Version:0.9 StartHTML:0000000105 …”. */
static gboolean
is_clipboard (const char *head)
{
  return g_str_has_prefix (head, "version:") && strstr (head, "starthtml:") != NULL;
}

/**
 * rectify_html_format_recognise:
 * @bytes: a file
 *
 * Returns: whether it begins as HTML does, or as a spreadsheet that was saved as a web page
 */
gboolean
rectify_html_format_recognise (GBytes *bytes)
{
  static const char *const beginnings[]
      = { "<html", "<!doctype html", "<table", "<meta", "<head", "<body", "<!--startfragment" };
  g_autofree char *head = get_head (bytes);
  const char *p = skip_blanks (head);

  if (is_clipboard (p))
    return TRUE;
  if (g_str_has_prefix (p, "<?xml") && strstr (p, "?>") != NULL)
    p = skip_blanks (strstr (p, "?>") + 2);
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      gsize length = strlen (beginnings[i]);

      if (g_str_has_prefix (p, beginnings[i]) && !g_ascii_isalnum (p[length]))
        return TRUE;
    }
  return FALSE;
}

/* What the file says of its encoding, as iconv calls it; NULL if it says nothing. */
static char *
get_charset (const char *head)
{
  const char *p = strstr (head, "charset=");
  g_autofree char *name = NULL;

  if (p == NULL)
    return NULL;
  p += strlen ("charset=");
  p += strspn (p, "\"' ");
  name = g_strndup (p, strcspn (p, "\"' ;/>\r\n\t"));
  /* A page that says GB2312 means what Windows calls so. */
  if (strcmp (name, "gb2312") == 0 || strcmp (name, "gbk") == 0 || strcmp (name, "x-gbk") == 0
      || strcmp (name, "gb18030") == 0)
    return g_strdup ("GB18030");
  return strcmp (name, "big5") == 0 ? g_strdup ("CP950") : g_steal_pointer (&name);
}

/**
 * rectify_html_decode:
 * @bytes: a file with HTML
 * @length: (out): set to the length of the result in bytes
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the HTML as UTF-8, or %NULL with a #RectifyFormatError
 */
char *
rectify_html_decode (GBytes *bytes, gsize *length, GError **error)
{
  g_autofree char *head = get_head (bytes);
  const char *begin = skip_blanks (head);
  g_autofree char *charset = is_clipboard (begin) ? g_strdup ("utf-8") : get_charset (begin);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;

  /* A mark at the beginning, or zeros, tell more than the page's own words. */
  if (charset != NULL && memchr (data, '\0', size) == NULL
      && !g_str_has_prefix (head, "\xef\xbb\xbf"))
    text = g_convert (data, size, "UTF-8", charset, NULL, length, NULL);
  if (text != NULL && g_utf8_validate (text, *length, NULL))
    return g_steal_pointer (&text);
  return rectify_text_encoding_decode (bytes, length, error);
}

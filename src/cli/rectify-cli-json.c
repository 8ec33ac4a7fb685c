/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-cli.h"

/**
 * rectify_cli_append_json_string:
 * @json: gets the words
 * @text: UTF-8
 *
 * Appends words as JSON has them, in quotes.
 */
void
rectify_cli_append_json_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (json, "\\%c", *p);
    else if ((guchar) *p < 0x20)
      g_string_append_printf (json, "\\u%04x", (guchar) *p);
    else
      g_string_append_c (json, *p);
  g_string_append_c (json, '"');
}

/**
 * rectify_cli_append_json_member:
 * @json: gets the member
 * @name: its name
 * @text: its value
 *
 * Appends a member of an object whose value is words, with a comma before it unless it is the first.
 */
void
rectify_cli_append_json_member (GString *json, const char *name, const char *text)
{
  if (json->len > 0 && json->str[json->len - 1] != '{')
    g_string_append (json, ", ");
  g_string_append_printf (json, "\"%s\": ", name);
  rectify_cli_append_json_string (json, text);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-xlsx-writer-private.h"

#include <string.h>

#include "rectify-xml-writer.h"

/* In UTF-16 units, as Excel counts. */
#define MAX_NAME 31

/* What no sheet's name may have, and what looks like it. */
static const struct {
  gunichar forbidden;
  const char *instead;
} replacements[] = { { '[', "［" }, { ']', "］" }, { ':', "：" }, { '*', "＊" },
                     { '?', "？" }, { '/', "／" }, { '\\', "＼" } };

static guint
get_units (gunichar c)
{
  return c > 0xffff ? 2 : 1;
}

static void
append_character (GString *name, gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    if (replacements[i].forbidden == c)
      {
        g_string_append (name, replacements[i].instead);
        return;
      }
  g_string_append_unichar (name, g_unichar_isspace (c) ? ' ' : c);
}

/* Excel has apostrophes around names: none ends with its own, also where it is cut off. */
static void
mend_end (char *name)
{
  gsize length = strlen (g_strchomp (name));

  if (length > 0 && name[length - 1] == '\'')
    name[length - 1] = '`';
}

/* So much of a name as leaves room for what is behind it. */
static char *
cut (const char *name, const char *behind)
{
  guint room = MAX_NAME - (guint) g_utf8_strlen (behind, -1);
  const char *end = name;

  while (*end != '\0' && get_units (g_utf8_get_char (end)) <= room)
    {
      room -= get_units (g_utf8_get_char (end));
      end = g_utf8_next_char (end);
    }
  g_autofree char *start = g_strndup (name, end - name);

  mend_end (start);
  return g_strconcat (start, behind, NULL);
}

/* Excel keeps “History” to itself, and has apostrophes around names. Their end is seen to when they
 * are as long as they stay. */
static char *
clean (const char *wanted)
{
  g_autofree char *valid = rectify_xml_writer_clean (wanted);
  GString *name = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    append_character (name, g_utf8_get_char (p));
  g_strstrip (name->str);
  g_string_truncate (name, strlen (name->str));
  if (name->str[0] == '\'')
    g_string_overwrite (name, 0, "`");
  if (g_ascii_strcasecmp (name->str, "history") == 0)
    g_string_append_c (name, '_');
  return g_string_free (name, FALSE);
}

static gboolean
is_new (RectifyXlsxWriter *self, const char *name)
{
  return g_hash_table_add (self->names, g_utf8_casefold (name, -1));
}

/**
 * rectify_xlsx_writer_make_name:
 * @self: a book
 * @wanted: (nullable): what a sheet is to be called
 *
 * Makes a name that spreadsheet programs take, and that no other sheet of the book has: of 31
 * characters at most, without those that mean something in formulas.
 *
 * Returns: (transfer full): the name
 */
char *
rectify_xlsx_writer_make_name (RectifyXlsxWriter *self, const char *wanted)
{
  g_autofree char *whole = clean (wanted != NULL ? wanted : "");
  char *name = cut (*whole != '\0' ? whole : "Sheet", "");

  for (guint i = 2; !is_new (self, name); i++)
    {
      g_autofree char *number = g_strdup_printf (" (%u)", i);

      g_free (name);
      name = cut (*whole != '\0' ? whole : "Sheet", number);
    }
  return name;
}

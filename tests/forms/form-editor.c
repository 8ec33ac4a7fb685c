/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-editor.h"

#include <string.h>

#include "rectify-package.h"
#include "zip-builder.h"

#define COPY "xl/worksheets/sheet3.xml"

struct _FormEditor {
  GHashTable *parts; /* names to their text */
};

static const char *const known[]
    = { "[Content_Types].xml", "_rels/.rels",     "docProps/app.xml",
        "docProps/core.xml",   "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
        FORM_EDITOR_STRINGS,   "xl/styles.xml",   "xl/theme/theme1.xml",
        FORM_EDITOR_SHEET,     FORM_EDITOR_FACTS };

FormEditor *
form_editor_new (const char *path)
{
  FormEditor *self = g_new0 (FormEditor, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RectifyPackage) package = NULL;
  char *content;
  gsize length;

  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  bytes = g_bytes_new_take (content, length);
  package = rectify_package_open (bytes, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (GBytes) part = rectify_package_read (package, known[i], 1 << 24, &error);
      gsize size;
      const char *data;

      g_assert_no_error (error);
      data = g_bytes_get_data (part, &size);
      g_hash_table_insert (self->parts, (char *) known[i], g_strndup (data, size));
    }
  return self;
}

void
form_editor_free (FormEditor *self)
{
  g_hash_table_unref (self->parts);
  g_free (self);
}

static char *
get_sheet (FormEditor *self)
{
  return g_hash_table_lookup (self->parts, FORM_EDITOR_SHEET);
}

/* What is from the start to the end goes, and something comes there. */
static void
splice (FormEditor *self, const char *start, const char *end, const char *words)
{
  char *sheet = get_sheet (self);
  char *changed = g_strdup_printf ("%.*s%s%s", (int) (start - sheet), sheet, words, end);

  g_hash_table_insert (self->parts, FORM_EDITOR_SHEET, changed);
}

void
form_editor_set (FormEditor *self, const char *place, const char *words)
{
  g_autofree char *pattern
      = g_strdup_printf ("<c r=\"%s\"( s=\"\\d+\")?[^>/]*(/>|>.*?</c>)", place);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *style = NULL, *cell = NULL, *text = NULL;
  int start, end;

  g_assert_true (g_regex_match (regex, get_sheet (self), 0, &match));
  g_match_info_fetch_pos (match, 0, &start, &end);
  style = g_match_info_fetch (match, 1);
  text = g_markup_escape_text (words != NULL ? words : "", -1);
  if (words == NULL)
    cell = g_strdup_printf ("<c r=\"%s\"%s/>", place, style);
  else if (*words == '#')
    cell = g_strdup_printf ("<c r=\"%s\"%s><v>%s</v></c>", place, style, text + 1);
  else
    cell = g_strdup_printf ("<c r=\"%s\"%s t=\"inlineStr\"><is><t>%s</t></is></c>", place, style,
                            text);
  splice (self, get_sheet (self) + start, get_sheet (self) + end, cell);
}

static char *
find_row (FormEditor *self, guint row, char **end)
{
  g_autofree char *tag = g_strdup_printf ("<row r=\"%u\"", row);
  char *start = strstr (get_sheet (self), tag);

  g_assert_nonnull (start);
  *end = strstr (start, "</row>") + strlen ("</row>");
  return start;
}

/* A row as it would be with another number. */
static char *
dup_row (FormEditor *self, guint row, guint number)
{
  g_autofree char *pattern = g_strdup_printf ("r=\"([A-Z]*)%u\"", row);
  g_autofree char *instead = g_strdup_printf ("r=\"\\g<1>%u\"", number);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  char *end, *start = find_row (self, row, &end);

  return g_regex_replace (regex, start, end - start, 0, instead, 0, NULL);
}

void
form_editor_delete_row (FormEditor *self, guint row)
{
  char *end, *start = find_row (self, row, &end);

  splice (self, start, end, "");
}

void
form_editor_copy_row (FormEditor *self, guint row, guint to)
{
  g_autofree char *copy = dup_row (self, row, to);
  char *end = strstr (get_sheet (self), "</sheetData>");

  splice (self, end, end, copy);
}

void
form_editor_swap_rows (FormEditor *self, guint row, guint other)
{
  g_autofree char *first = dup_row (self, row, other);
  g_autofree char *second = dup_row (self, other, row);
  char *end, *start = find_row (self, row, &end);

  splice (self, start, end, "<here/>");
  start = find_row (self, other, &end);
  splice (self, start, end, first);
  start = strstr (get_sheet (self), "<here/>");
  splice (self, start, start + strlen ("<here/>"), second);
}

static gboolean
move_up (const GMatchInfo *match, GString *result, gpointer user_data)
{
  g_autofree char *whole = g_match_info_fetch (match, 0);
  g_autofree char *column = g_match_info_fetch (match, 1);

  if (*column > *(const char *) user_data)
    *strchr (whole, *column) = (char) (*column - 1);
  g_string_append (result, whole);
  return FALSE;
}

static void
change (FormEditor *self, const char *pattern, GRegexEvalCallback evaluate, gpointer user_data)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  char *changed
      = g_regex_replace_eval (regex, get_sheet (self), -1, 0, 0, evaluate, user_data, NULL);

  g_hash_table_insert (self->parts, FORM_EDITOR_SHEET, changed);
}

static gboolean
drop (const GMatchInfo *match, GString *result, gpointer user_data)
{
  return FALSE;
}

/* Cells, what they cover and what they take; how wide columns are stays as it is. */
void
form_editor_delete_column (FormEditor *self, char column)
{
  g_autofree char *cell = g_strdup_printf ("<c r=\"%c\\d+\"[^>/]*(/>|>.*?</c>)", column);

  change (self, cell, drop, NULL);
  change (self, "\\br=\"([A-Z])\\d+\"", move_up, &column);
  change (self, "\\bsqref=\"([A-Z])\\d+", move_up, &column);
}

static char *
dup_attribute (FormEditor *self, const char *place, const char *name, char **content)
{
  g_autofree char *pattern
      = g_strdup_printf ("<c r=\"%s\"[^>]*?\\b%s=\"([^\"]*)\"[^>/]*(?:/>|>(?:<v>)?(.*?)<)", place,
                         name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_true (g_regex_match (regex, get_sheet (self), 0, &match));
  *content = g_match_info_fetch (match, 2);
  return g_match_info_fetch (match, 1);
}

/* The nth element of a part, with what is in it. */
static char *
dup_element (FormEditor *self, const char *part, const char *after, const char *name,
             const char *number)
{
  g_autofree char *pattern = g_strdup_printf ("<%s\\b[^>]*(?:/>|(?<!/)>.*?</%s>)", name, name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, strstr (form_editor_get_part (self, part), after), 0, &match);
  for (guint64 i = g_ascii_strtoull (number, NULL, 10); i > 0; i--)
    g_match_info_next (match, NULL);
  return g_match_info_fetch (match, 0);
}

char *
form_editor_dup_words (FormEditor *self, const char *place)
{
  g_autofree char *number = NULL;
  g_autofree char *type = dup_attribute (self, place, "t", &number);
  g_autofree char *string = dup_element (self, FORM_EDITOR_STRINGS, "<si>", "si", number);
  char *start = strchr (strstr (string, "<t"), '>') + 1;

  g_assert_cmpstr (type, ==, "s");
  return g_strndup (start, strcspn (start, "<"));
}

gboolean
form_editor_is_open (FormEditor *self, const char *place)
{
  g_autofree char *content = NULL;
  g_autofree char *style = dup_attribute (self, place, "s", &content);
  g_autofree char *xf = dup_element (self, "xl/styles.xml", "<cellXfs", "xf", style);

  return strstr (xf, "locked=\"0\"") != NULL;
}

const char *
form_editor_get_part (FormEditor *self, const char *part)
{
  return g_hash_table_lookup (self->parts, part);
}

void
form_editor_set_part (FormEditor *self, const char *part, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i], part))
      g_hash_table_insert (self->parts, (char *) known[i], g_strdup (text));
}

void
form_editor_copy_sheet (FormEditor *self)
{
  form_editor_replace (self, "xl/workbook.xml", "</sheets>",
                       "<sheet name=\"副本\" sheetId=\"9\" r:id=\"rId99\"/></sheets>");
  form_editor_replace (self, "xl/_rels/workbook.xml.rels", "</Relationships>",
                       "<Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/"
                       "officeDocument/2006/relationships/worksheet\" "
                       "Target=\"worksheets/sheet3.xml\"/></Relationships>");
  g_hash_table_insert (self->parts, COPY, g_strdup (get_sheet (self)));
}

gboolean
form_editor_replace (FormEditor *self, const char *part, const char *from, const char *to)
{
  GString *text = g_string_new (form_editor_get_part (self, part));
  guint n = g_string_replace (text, from, to, 0);

  form_editor_set_part (self, part, text->str);
  g_string_free (text, TRUE);
  return n > 0;
}

GBytes *
form_editor_make_file (FormEditor *self)
{
  ZipBuilder *zip = zip_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    zip_builder_add (zip, known[i], form_editor_get_part (self, known[i]), -1);
  if (form_editor_get_part (self, COPY) != NULL)
    zip_builder_add (zip, COPY, form_editor_get_part (self, COPY), -1);
  return zip_builder_finish (zip);
}

void
form_editor_save (FormEditor *self, const char *path)
{
  g_autoptr (GBytes) bytes = form_editor_make_file (self);

  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
}

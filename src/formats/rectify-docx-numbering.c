/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-numbering.h"

#include <string.h>

#include "rectify-docx-numbering-private.h"
#include "rectify-docx-numerals.h"

/* How often one definition may send on to another. */
#define MAX_LINKS 8
/* Longer labels, in bytes, are cut. */
#define MAX_LABEL 256

/**
 * rectify_docx_numbering_read:
 * @package: a DOCX package
 * @part: (nullable): its part with numbering
 * @styles: its styles; must live longer than what is returned
 * @error: return location
 *
 * Reads the numbering of a document. A document without that part has none.
 *
 * Returns: (transfer full) (nullable): the numbering before its first paragraph, or %NULL with a
 *   #RectifyFormatError
 */
RectifyDocxNumbering *
rectify_docx_numbering_read (RectifyPackage *package, const char *part, RectifyDocxStyles *styles,
                             GError **error)
{
  g_autoptr (RectifyDocxNumbering) self = g_new0 (RectifyDocxNumbering, 1);
  g_autoptr (RectifyXml) xml = NULL;

  self->styles = styles;
  self->definitions = g_hash_table_new_full (NULL, NULL, NULL, rectify_docx_definition_free);
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, rectify_docx_list_free);
  if (part == NULL || !rectify_package_has (package, part))
    return g_steal_pointer (&self);
  xml = rectify_package_read_xml (package, part, rectify_docx_numbering_names, error);
  if (xml == NULL)
    return NULL;
  rectify_docx_numbering_parse (self, xml);
  return rectify_xml_finish (xml, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * rectify_docx_numbering_free:
 * @self: (transfer full) (nullable): numbering
 */
void
rectify_docx_numbering_free (RectifyDocxNumbering *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->definitions);
  g_hash_table_unref (self->lists);
  g_free (self);
}

static RectifyDocxDefinition *
find_definition (RectifyDocxNumbering *self, const RectifyDocxList *list)
{
  RectifyDocxDefinition *definition
      = g_hash_table_lookup (self->definitions, GINT_TO_POINTER (list->definition));

  for (guint i = 0; i < MAX_LINKS && definition != NULL && definition->style_link != NULL; i++)
    {
      const RectifyDocxStyle *style
          = rectify_docx_styles_get (self->styles, definition->style_link);

      list = style != NULL ? g_hash_table_lookup (self->lists, GINT_TO_POINTER (style->number))
                           : NULL;
      if (list == NULL)
        return definition;
      definition = g_hash_table_lookup (self->definitions, GINT_TO_POINTER (list->definition));
    }
  return definition;
}

static const RectifyDocxLevel *
get_level (const RectifyDocxList *list, const RectifyDocxDefinition *definition, guint level)
{
  return list->levels[level] != NULL ? list->levels[level] : definition->levels[level];
}

static int
find_level_of_style (const RectifyDocxList *list, const RectifyDocxDefinition *definition,
                     const char *style)
{
  for (guint i = 0; style != NULL && i < RECTIFY_DOCX_N_LEVELS; i++)
    {
      const RectifyDocxLevel *level = get_level (list, definition, i);

      if (level != NULL && g_strcmp0 (level->style, style) == 0)
        return i;
    }
  return 0;
}

/* Levels that were passed over count as if they had been there once. */
static void
start_levels (RectifyDocxList *list, RectifyDocxDefinition *definition, int place)
{
  for (int i = 0; i <= place; i++)
    {
      const RectifyDocxLevel *level = get_level (list, definition, i);
      int start = level != NULL ? level->start : 1;

      if (list->starts[i] >= 0 && (i == place || !definition->is_counting[i]))
        {
          start = list->starts[i];
          list->starts[i] = -1;
          definition->is_counting[i] = FALSE;
        }
      if (definition->is_counting[i])
        definition->counters[i] += i == place;
      else
        definition->counters[i] = start;
      definition->is_counting[i] = TRUE;
    }
}

static void
restart_levels (RectifyDocxList *list, RectifyDocxDefinition *definition, int place)
{
  for (int i = place + 1; i < RECTIFY_DOCX_N_LEVELS; i++)
    {
      const RectifyDocxLevel *level = get_level (list, definition, i);
      int after = level != NULL && level->restart >= 0 ? level->restart : i;

      if (place < after)
        definition->is_counting[i] = FALSE;
    }
}

static char *
format_label (const RectifyDocxList *list, const RectifyDocxDefinition *definition,
              const RectifyDocxLevel *level)
{
  GString *label = g_string_new (NULL);

  for (const char *p = level->text; *p != '\0' && label->len < MAX_LABEL; p = g_utf8_next_char (p))
    {
      const RectifyDocxLevel *other;

      if (*p != '%' || p[1] < '1' || p[1] > '9')
        {
          gunichar c = g_utf8_get_char (p);

          g_string_append_unichar (label, g_unichar_isspace (c) && c < 0x80 ? ' ' : c);
          continue;
        }
      p++;
      other = get_level (list, definition, *p - '1');
      rectify_docx_numerals_append (label,
                                    other == NULL || other->format == NULL
                                            || (level->is_legal
                                                && strcmp (other->format, "none") != 0)
                                        ? "decimal"
                                        : other->format,
                                    definition->counters[*p - '1']);
    }
  return g_string_free (label, FALSE);
}

/* A blank that shows as a gap: Chinese marks have theirs within them. */
static char *
add_suffix (char *label)
{
  g_autofree char *plain = label;
  const char *end = plain + strlen (plain);
  const char *last = g_utf8_find_prev_char (plain, end);

  if (last == NULL || g_unichar_isspace (g_utf8_get_char (last))
      || g_unichar_iswide_cjk (g_utf8_get_char (last)))
    return g_steal_pointer (&plain);
  return g_strconcat (plain, " ", NULL);
}

/**
 * rectify_docx_numbering_count:
 * @self: numbering
 * @number: the list that a paragraph names
 * @level: its level there, from 0; -1 for the one that names @style
 * @style: (nullable): the style that the paragraph has its list from
 *
 * Counts the next paragraph.
 *
 * Returns: (transfer full) (nullable): the label that Word shows before its text, with the blank
 *   after it if there is a gap; %NULL if it has none or it is a bullet
 */
char *
rectify_docx_numbering_count (RectifyDocxNumbering *self, int number, int level, const char *style)
{
  RectifyDocxList *list = g_hash_table_lookup (self->lists, GINT_TO_POINTER (number));
  RectifyDocxDefinition *definition = list != NULL ? find_definition (self, list) : NULL;
  const RectifyDocxLevel *shown;
  g_autofree char *label = NULL;

  if (number == 0 || definition == NULL)
    return NULL;
  if (level < 0)
    level = find_level_of_style (list, definition, style);
  level = MIN (level, RECTIFY_DOCX_N_LEVELS - 1);
  start_levels (list, definition, level);
  restart_levels (list, definition, level);
  shown = get_level (list, definition, level);
  if (shown == NULL || shown->is_bullet || shown->is_hidden || shown->text == NULL)
    return NULL;
  label = format_label (list, definition, shown);
  if (*label == '\0')
    return NULL;
  return shown->has_suffix ? add_suffix (g_steal_pointer (&label)) : g_steal_pointer (&label);
}

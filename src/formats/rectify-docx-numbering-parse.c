/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-docx-numbering-private.h"
#include "rectify-formats.h"

/* Files that were copied together for years hold some thousands. */
#define MAX_NUMBERINGS 65536
/* Numbers of lists and starts are kept within what can be counted on from. */
#define MAX_NUMBER 1000000000
#define MAX_START 32767
/* Longer patterns are no labels. */
#define MAX_PATTERN 128

enum {
  NAME_ABSTRACT_NUM,
  NAME_NUM,
  NAME_LVL,
  NAME_START,
  NAME_NUM_FMT,
  NAME_LVL_TEXT,
  NAME_LVL_RESTART,
  NAME_SUFF,
  NAME_IS_LGL,
  NAME_P_STYLE,
  NAME_R_PR,
  NAME_VANISH,
  NAME_NUM_STYLE_LINK,
  NAME_ABSTRACT_NUM_ID,
  NAME_LVL_OVERRIDE,
  NAME_START_OVERRIDE,
  NAME_ALTERNATE_CONTENT,
  NAME_CHOICE,
};

const char *const rectify_docx_numbering_names[] = {
  [NAME_ABSTRACT_NUM] = "abstractNum",
  [NAME_NUM] = "num",
  [NAME_LVL] = "lvl",
  [NAME_START] = "start",
  [NAME_NUM_FMT] = "numFmt",
  [NAME_LVL_TEXT] = "lvlText",
  [NAME_LVL_RESTART] = "lvlRestart",
  [NAME_SUFF] = "suff",
  [NAME_IS_LGL] = "isLgl",
  [NAME_P_STYLE] = "pStyle",
  [NAME_R_PR] = "rPr",
  [NAME_VANISH] = "vanish",
  [NAME_NUM_STYLE_LINK] = "numStyleLink",
  [NAME_ABSTRACT_NUM_ID] = "abstractNumId",
  [NAME_LVL_OVERRIDE] = "lvlOverride",
  [NAME_START_OVERRIDE] = "startOverride",
  [NAME_ALTERNATE_CONTENT] = "AlternateContent",
  [NAME_CHOICE] = "Choice",
  NULL,
};

static void
level_free (RectifyDocxLevel *level)
{
  if (level == NULL)
    return;
  g_free (level->format);
  g_free (level->text);
  g_free (level->style);
  g_free (level);
}

void
rectify_docx_definition_free (gpointer data)
{
  RectifyDocxDefinition *definition = data;

  for (guint i = 0; i < RECTIFY_DOCX_N_LEVELS; i++)
    level_free (definition->levels[i]);
  g_free (definition->style_link);
  g_free (definition);
}

void
rectify_docx_list_free (gpointer data)
{
  RectifyDocxList *list = data;

  for (guint i = 0; i < RECTIFY_DOCX_N_LEVELS; i++)
    level_free (list->levels[i]);
  g_free (list);
}

static int
get_number (RectifyXml *xml, const char *name, int otherwise)
{
  return CLAMP (rectify_xml_get_number (xml, RECTIFY_XML_WORD, name, otherwise), -1, MAX_NUMBER);
}

static char *
dup_value (RectifyXml *xml)
{
  const char *value = rectify_xml_get_attribute (xml, RECTIFY_XML_WORD, "val");

  return value != NULL && strlen (value) <= MAX_PATTERN ? g_strdup (value) : NULL;
}

static void
read_format (RectifyDocxLevel *level, RectifyXml *xml)
{
  const char *pattern = rectify_xml_get_attribute (xml, RECTIFY_XML_WORD, "format");

  g_free (level->format);
  level->format = dup_value (xml);
  level->is_bullet = g_strcmp0 (level->format, "bullet") == 0;
  if (g_strcmp0 (level->format, "custom") != 0)
    return;
  g_free (level->format);
  level->format = pattern != NULL && strlen (pattern) <= MAX_PATTERN ? g_strdup (pattern) : NULL;
}

static void
read_level_property (RectifyDocxLevel *level, RectifyXml *xml)
{
  switch (rectify_xml_get_name (xml))
    {
    case NAME_START:
      level->start = CLAMP (get_number (xml, "val", 0), 0, MAX_START);
      break;
    case NAME_NUM_FMT:
      read_format (level, xml);
      break;
    case NAME_LVL_TEXT:
      g_free (level->text);
      level->text = dup_value (xml);
      break;
    case NAME_LVL_RESTART:
      level->restart = get_number (xml, "val", -1);
      break;
    case NAME_SUFF:
      level->has_suffix
          = g_strcmp0 (rectify_xml_get_attribute (xml, RECTIFY_XML_WORD, "val"), "nothing") != 0;
      break;
    case NAME_IS_LGL:
      level->is_legal = rectify_xml_get_flag (xml, RECTIFY_XML_WORD, "val", TRUE);
      break;
    case NAME_P_STYLE:
      g_free (level->style);
      level->style = dup_value (xml);
      break;
    case NAME_VANISH:
      level->is_hidden = rectify_xml_get_flag (xml, RECTIFY_XML_WORD, "val", TRUE);
      break;
    case NAME_R_PR:
    case NAME_ALTERNATE_CONTENT:
    case NAME_CHOICE:
      return; /* what counts is in them */
    default:
      break;
    }
  rectify_xml_skip (xml);
}

/* Reads a level into its place; one that is there already is replaced. */
static void
read_level (RectifyDocxLevel **levels, RectifyXml *xml)
{
  int place = get_number (xml, "ilvl", -1);
  guint depth = rectify_xml_get_depth (xml);
  RectifyDocxLevel *level;

  if (place < 0 || place >= RECTIFY_DOCX_N_LEVELS)
    {
      rectify_xml_skip (xml);
      return;
    }
  level = g_new0 (RectifyDocxLevel, 1);
  level->restart = -1;
  level->has_suffix = TRUE;
  level_free (levels[place]);
  levels[place] = level;
  while (rectify_xml_read_child (xml, depth))
    read_level_property (level, xml);
}

static void
read_definition (RectifyDocxNumbering *self, RectifyXml *xml)
{
  int number = get_number (xml, "abstractNumId", -1);
  guint depth = rectify_xml_get_depth (xml);
  RectifyDocxDefinition *definition = g_new0 (RectifyDocxDefinition, 1);

  while (rectify_xml_read_child (xml, depth))
    switch (rectify_xml_get_name (xml))
      {
      case NAME_LVL:
        read_level (definition->levels, xml);
        break;
      case NAME_NUM_STYLE_LINK:
        g_free (definition->style_link);
        definition->style_link = dup_value (xml);
        rectify_xml_skip (xml);
        break;
      default:
        rectify_xml_skip (xml);
        break;
      }
  g_hash_table_insert (self->definitions, GINT_TO_POINTER (number), definition);
}

static void
read_override (RectifyDocxList *list, RectifyXml *xml)
{
  int place = get_number (xml, "ilvl", -1);
  guint depth = rectify_xml_get_depth (xml);

  while (rectify_xml_read_child (xml, depth))
    {
      if (rectify_xml_get_name (xml) == NAME_LVL)
        {
          read_level (list->levels, xml);
          continue;
        }
      if (rectify_xml_get_name (xml) == NAME_START_OVERRIDE && place >= 0
          && place < RECTIFY_DOCX_N_LEVELS)
        list->starts[place] = CLAMP (get_number (xml, "val", 0), 0, MAX_START);
      rectify_xml_skip (xml);
    }
}

static void
read_list (RectifyDocxNumbering *self, RectifyXml *xml)
{
  int number = get_number (xml, "numId", -1);
  guint depth = rectify_xml_get_depth (xml);
  RectifyDocxList *list = g_new0 (RectifyDocxList, 1);

  list->definition = -1;
  for (guint i = 0; i < RECTIFY_DOCX_N_LEVELS; i++)
    list->starts[i] = -1;
  while (rectify_xml_read_child (xml, depth))
    switch (rectify_xml_get_name (xml))
      {
      case NAME_LVL_OVERRIDE:
        read_override (list, xml);
        break;
      case NAME_ABSTRACT_NUM_ID:
        list->definition = get_number (xml, "val", -1);
        rectify_xml_skip (xml);
        break;
      default:
        rectify_xml_skip (xml);
        break;
      }
  g_hash_table_insert (self->lists, GINT_TO_POINTER (number), list);
}

/**
 * rectify_docx_numbering_parse:
 * @self: numbering without content
 * @xml: the part with numbering, made with rectify_docx_numbering_names
 *
 * Reads all definitions and lists; an error is in @xml.
 */
void
rectify_docx_numbering_parse (RectifyDocxNumbering *self, RectifyXml *xml)
{
  RectifyXmlNode node;

  while ((node = rectify_xml_read (xml)) != RECTIFY_XML_END_OF_FILE)
    {
      if (node != RECTIFY_XML_START)
        continue;
      if (g_hash_table_size (self->definitions) + g_hash_table_size (self->lists) > MAX_NUMBERINGS)
        rectify_xml_fail (xml, g_error_new (RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE,
                                            _ ("The document has more than %d numbered lists. Copy "
                                               "its text into a new document and import that."),
                                            MAX_NUMBERINGS));
      else if (rectify_xml_get_name (xml) == NAME_ABSTRACT_NUM)
        read_definition (self, xml);
      else if (rectify_xml_get_name (xml) == NAME_NUM)
        read_list (self, xml);
    }
}

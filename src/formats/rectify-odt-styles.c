/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-odt-private.h"

/* More are no styles that somebody made. */
#define MAX_STYLES 100000
/* How far a style may derive from others. */
#define MAX_PARENTS 16

enum {
  BOLD = 1,
  PLAIN,
};

static void
list_style_free (gpointer data)
{
  RectifyOdtListStyle *style = data;

  if (style == NULL)
    return;
  for (guint i = 0; i < RECTIFY_ODT_LEVELS; i++)
    {
      g_free (style->levels[i].prefix);
      g_free (style->levels[i].suffix);
    }
  g_free (style);
}

RectifyOdtStyles *
rectify_odt_styles_new (void)
{
  RectifyOdtStyles *self = g_new0 (RectifyOdtStyles, 1);

  self->parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->weights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, list_style_free);
  return self;
}

void
rectify_odt_styles_free (RectifyOdtStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->parents);
  g_hash_table_unref (self->weights);
  g_hash_table_unref (self->hidden);
  g_hash_table_unref (self->lists);
  list_style_free (self->outline);
  g_free (self);
}

/* OpenDocument names a way to write numbers by the first ones. */
static const char *
find_format (const char *sample)
{
  static const struct {
    const char *sample;
    const char *format;
  } formats[] = {
    { "1", "decimal" },
    { "a", "lowerLetter" },
    { "A", "upperLetter" },
    { "i", "lowerRoman" },
    { "I", "upperRoman" },
    { "一", "chineseCountingThousand" },
    { "壹", "chineseLegalSimplified" },
    { "甲", "ideographTraditional" },
    { "子", "ideographZodiac" },
    { "①", "decimalEnclosedCircle" },
    { "１", "decimalFullWidth" },
    { "⑴", "decimalEnclosedParen" },
    { "⒈", "decimalEnclosedFullstop" },
  };

  for (guint i = 0; sample != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_prefix (sample, formats[i].sample))
      return formats[i].format;
  return sample != NULL && *sample != '\0' ? "decimal" : NULL;
}

static void
read_level (RectifyOdtListStyle *style, RectifyXml *xml)
{
  gint64 number = rectify_xml_get_number (xml, RECTIFY_XML_ODF_TEXT, "level", 0);
  RectifyOdtLevel *level;

  if (number < 1 || number > RECTIFY_ODT_LEVELS)
    return;
  level = &style->levels[number - 1];
  g_free (level->prefix);
  g_free (level->suffix);
  level->format
      = find_format (rectify_xml_get_attribute (xml, RECTIFY_XML_ODF_STYLE, "num-format"));
  level->prefix = g_strdup (rectify_xml_get_attribute (xml, RECTIFY_XML_ODF_STYLE, "num-prefix"));
  level->suffix = g_strdup (rectify_xml_get_attribute (xml, RECTIFY_XML_ODF_STYLE, "num-suffix"));
  level->n_shown
      = CLAMP (rectify_xml_get_number (xml, RECTIFY_XML_ODF_TEXT, "display-levels", 1), 1, number);
  level->start
      = CLAMP (rectify_xml_get_number (xml, RECTIFY_XML_ODF_TEXT, "start-value", 1), 0, 100000);
}

/* At the start of a list's style or that of headings; reads to its end. Bullets have no number. */
static RectifyOdtListStyle *
read_list_style (RectifyXml *xml)
{
  RectifyOdtListStyle *style = g_new0 (RectifyOdtListStyle, 1);
  guint depth = 1;

  while (depth > 0)
    switch (rectify_xml_read (xml))
      {
      case RECTIFY_XML_START:
        depth++;
        if (rectify_xml_is (xml, RECTIFY_XML_ODF_TEXT, "list-level-style-number")
            || rectify_xml_is (xml, RECTIFY_XML_ODF_TEXT, "outline-level-style"))
          read_level (style, xml);
        break;
      case RECTIFY_XML_END:
        depth--;
        break;
      case RECTIFY_XML_TEXT:
        break;
      case RECTIFY_XML_END_OF_FILE:
        return style;
      }
  return style;
}

/* “bold”, or “700”; of Chinese letters before those of others. */
static void
read_weight (RectifyOdtStyles *self, RectifyXml *xml, const char *name)
{
  const char *weight = rectify_xml_get_attribute (xml, RECTIFY_XML_ODF_STYLE, "font-weight-asian")
                           ?: rectify_xml_get_attribute (xml, RECTIFY_XML_ODF_FO, "font-weight");
  gboolean is_bold;

  if (weight == NULL)
    return;
  is_bold = strcmp (weight, "bold") == 0 || (*weight >= '6' && *weight <= '9');
  g_hash_table_insert (self->weights, g_strdup (name), GUINT_TO_POINTER (is_bold ? BOLD : PLAIN));
}

/* At the start of a style; reads to its end. */
static void
read_style (RectifyOdtStyles *self, RectifyXml *xml)
{
  g_autofree char *name = g_strdup (rectify_xml_get_attribute (xml, RECTIFY_XML_ODF_STYLE, "name"));
  const char *parent = rectify_xml_get_attribute (xml, RECTIFY_XML_ODF_STYLE, "parent-style-name");
  gboolean is_full = g_hash_table_size (self->parents) + g_hash_table_size (self->hidden)
                         + g_hash_table_size (self->weights)
                     >= MAX_STYLES;
  guint depth = 1;

  if (name != NULL && parent != NULL && !is_full)
    g_hash_table_insert (self->parents, g_strdup (name), g_strdup (parent));
  while (depth > 0)
    switch (rectify_xml_read (xml))
      {
      case RECTIFY_XML_START:
        depth++;
        if (name != NULL && !is_full)
          read_weight (self, xml, name);
        if (name != NULL && !is_full
            && (g_strcmp0 (rectify_xml_get_attribute (xml, RECTIFY_XML_ODF_TEXT, "display"), "none")
                    == 0
                || g_strcmp0 (rectify_xml_get_attribute (xml, RECTIFY_XML_ODF_TABLE, "display"),
                              "false")
                       == 0))
          g_hash_table_add (self->hidden, g_strdup (name));
        break;
      case RECTIFY_XML_END:
        depth--;
        break;
      case RECTIFY_XML_TEXT:
        break;
      case RECTIFY_XML_END_OF_FILE:
        return;
      }
}

static void
look_for_text (RectifyOdtStyles *self, RectifyXml *xml)
{
  guint depth = 1;

  while (depth > 0)
    switch (rectify_xml_read (xml))
      {
      case RECTIFY_XML_START:
        depth++;
        break;
      case RECTIFY_XML_END:
        depth--;
        break;
      case RECTIFY_XML_TEXT:
        if (rectify_xml_get_text (xml)[strspn (rectify_xml_get_text (xml), " \t\r\n")] != '\0')
          self->has_headers = TRUE;
        break;
      case RECTIFY_XML_END_OF_FILE:
        return;
      }
}

/**
 * rectify_odt_styles_read:
 * @self: styles
 * @xml: XML at the start of an element
 *
 * Takes what the element says of styles, and then reads to its end. Others are left as they are.
 */
void
rectify_odt_styles_read (RectifyOdtStyles *self, RectifyXml *xml)
{
  const char *name;

  if (rectify_xml_is (xml, RECTIFY_XML_ODF_STYLE, "style"))
    read_style (self, xml);
  else if (rectify_xml_is (xml, RECTIFY_XML_ODF_TEXT, "outline-style"))
    {
      list_style_free (self->outline);
      self->outline = read_list_style (xml);
    }
  else if (rectify_xml_is (xml, RECTIFY_XML_ODF_TEXT, "list-style"))
    {
      char *key;

      name = rectify_xml_get_attribute (xml, RECTIFY_XML_ODF_STYLE, "name");
      if (name == NULL || g_hash_table_size (self->lists) >= MAX_STYLES)
        return;
      key = g_strdup (name);
      g_hash_table_insert (self->lists, key, read_list_style (xml));
    }
  else if (rectify_xml_get_namespace (xml) == RECTIFY_XML_ODF_STYLE
           && (g_str_has_prefix (rectify_xml_get_local_name (xml), "header")
               || g_str_has_prefix (rectify_xml_get_local_name (xml), "footer"))
           && strstr (rectify_xml_get_local_name (xml), "-style") == NULL)
    look_for_text (self, xml);
}

/**
 * rectify_odt_styles_read_part:
 * @self: styles
 * @package: a package
 * @error: return location
 *
 * Reads the part with the styles, if there is one.
 *
 * Returns: whether all was well
 */
gboolean
rectify_odt_styles_read_part (RectifyOdtStyles *self, RectifyPackage *package, GError **error)
{
  g_autoptr (RectifyXml) xml = NULL;
  RectifyXmlNode node;

  if (!rectify_package_has (package, "styles.xml"))
    return TRUE;
  xml = rectify_package_read_xml (package, "styles.xml", NULL, error);
  if (xml == NULL)
    return FALSE;
  while ((node = rectify_xml_read (xml)) != RECTIFY_XML_END_OF_FILE)
    if (node == RECTIFY_XML_START)
      rectify_odt_styles_read (self, xml);
  return rectify_xml_finish (xml, error);
}

/**
 * rectify_odt_styles_is_bold:
 * @self: styles
 * @name: (nullable): the style of a paragraph or of text
 * @otherwise: whether what has no such style would be
 *
 * Returns: whether text in it is bold, by itself or by a style that it derives from
 */
gboolean
rectify_odt_styles_is_bold (RectifyOdtStyles *self, const char *name, gboolean otherwise)
{
  for (guint i = 0; name != NULL && i < MAX_PARENTS; i++)
    {
      guint weight = GPOINTER_TO_UINT (g_hash_table_lookup (self->weights, name));

      if (weight != 0)
        return weight == BOLD;
      name = g_hash_table_lookup (self->parents, name);
    }
  return otherwise;
}

/**
 * rectify_odt_styles_is_title:
 * @self: styles
 * @name: (nullable): the style of a paragraph
 *
 * Returns: whether it is that of titles, or derives from it
 */
gboolean
rectify_odt_styles_is_title (RectifyOdtStyles *self, const char *name)
{
  for (guint i = 0; name != NULL && i < MAX_PARENTS; i++)
    {
      if (strcmp (name, "Title") == 0)
        return TRUE;
      name = g_hash_table_lookup (self->parents, name);
    }
  return FALSE;
}

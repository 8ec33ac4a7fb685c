/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-styles.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-formats.h"

/* Word itself stops at some four thousand; files that were copied together may hold more. */
#define MAX_STYLES 65536
/* How far styles based on styles are followed; also the way out of a circle. */
#define MAX_BASES 64
#define UNKNOWN (-1)

typedef struct {
  RectifyDocxStyle known; /* first what stands in the style, then with its bases */
  char *id;
  char *base;
  gboolean has_role;
  gboolean has_number;
  gboolean is_whole; /* its bases are in @known */
} Style;

struct _RectifyDocxStyles {
  GHashTable *styles;  /* id to Style */
  Style *usual;        /* what paragraphs without a style are in */
  GHashTable *guesses; /* ids that are used, but not defined */
};

enum {
  NAME_STYLE,
  NAME_NAME,
  NAME_BASED_ON,
  NAME_NUM_ID,
  NAME_ILVL,
  NAME_OUTLINE_LVL,
  NAME_VANISH,
  NAME_B,
  NAME_P_PR,
  NAME_R_PR,
  NAME_NUM_PR,
};

static const char *const names[] = {
  [NAME_STYLE] = "style",   [NAME_NAME] = "name",    [NAME_BASED_ON] = "basedOn",
  [NAME_NUM_ID] = "numId",  [NAME_ILVL] = "ilvl",    [NAME_OUTLINE_LVL] = "outlineLvl",
  [NAME_VANISH] = "vanish", [NAME_B] = "b",          [NAME_P_PR] = "pPr",
  [NAME_R_PR] = "rPr",      [NAME_NUM_PR] = "numPr", NULL,
};

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->id);
  g_free (style->base);
  g_free (style);
}

/**
 * rectify_docx_styles_get_role:
 * @outline_level: a level of the outline, from 0; 9 is running text
 * @role: (out): set to what a paragraph on that level is
 *
 * Returns: whether there is such a level
 */
gboolean
rectify_docx_styles_get_role (int outline_level, RectifyParagraphRole *role)
{
  if (outline_level < 0 || outline_level > 9)
    return FALSE;
  *role = outline_level < 4 ? RECTIFY_PARAGRAPH_HEADING_1 + outline_level : RECTIFY_PARAGRAPH_BODY;
  return TRUE;
}

/* Built-in styles have English names in most files, whatever the language of the program; offices
 * and other programs call theirs otherwise. Blanks and case do not matter; aliases follow a comma. */
static gboolean
guess_role (const char *name, RectifyParagraphRole *role)
{
  static const char *const titles[] = { "title", "标题", "subtitle", "副标题", "大标题", "主标题" };
  static const char *const levels[][4] = { { "heading1", "标题1", "一级标题", "1级标题" },
                                           { "heading2", "标题2", "二级标题", "2级标题" },
                                           { "heading3", "标题3", "三级标题", "3级标题" },
                                           { "heading4", "标题4", "四级标题", "4级标题" } };
  GString *plain = g_string_new (NULL);
  g_autofree char *key = NULL;

  for (const char *p = name; *p != '\0' && *p != ','; p++)
    if (*p != ' ' && *p != '_' && *p != '-')
      g_string_append_c (plain, g_ascii_tolower (*p));
  key = g_string_free (plain, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (key, titles[i]) == 0)
      {
        *role = RECTIFY_PARAGRAPH_TITLE;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    for (guint j = 0; j < G_N_ELEMENTS (levels[i]); j++)
      if (strcmp (key, levels[i][j]) == 0)
        {
          *role = RECTIFY_PARAGRAPH_HEADING_1 + i;
          return TRUE;
        }
  return FALSE;
}

static void
read_numbering (Style *style, RectifyXml *xml)
{
  guint depth = rectify_xml_get_depth (xml);

  while (rectify_xml_read_child (xml, depth))
    {
      if (rectify_xml_get_name (xml) == NAME_NUM_ID)
        {
          style->known.number = rectify_xml_get_number (xml, RECTIFY_XML_WORD, "val", 0);
          style->has_number = TRUE;
        }
      else if (rectify_xml_get_name (xml) == NAME_ILVL)
        style->known.level = rectify_xml_get_number (xml, RECTIFY_XML_WORD, "val", 0);
    }
}

static void
read_property (Style *style, RectifyXml *xml)
{
  RectifyParagraphRole role;

  switch (rectify_xml_get_name (xml))
    {
    case NAME_NAME:
      style->known.joins_lines
          = g_strcmp0 (rectify_xml_get_attribute (xml, RECTIFY_XML_WORD, "val"),
                       RECTIFY_DOCX_TITLE_BREAK)
            == 0;
      if (!style->has_role)
        style->has_role
            = guess_role (rectify_xml_get_attribute (xml, RECTIFY_XML_WORD, "val") ?: "",
                          &style->known.role);
      break;
    case NAME_BASED_ON:
      g_free (style->base);
      style->base = g_strdup (rectify_xml_get_attribute (xml, RECTIFY_XML_WORD, "val"));
      break;
    case NAME_OUTLINE_LVL:
      if (!style->has_role
          && rectify_docx_styles_get_role (rectify_xml_get_number (xml, RECTIFY_XML_WORD, "val",
                                                                   UNKNOWN),
                                           &role))
        {
          style->known.role = role;
          style->has_role = TRUE;
        }
      break;
    case NAME_VANISH:
      style->known.hidden = rectify_xml_get_flag (xml, RECTIFY_XML_WORD, "val", TRUE);
      break;
    case NAME_B:
      style->known.bold = rectify_xml_get_flag (xml, RECTIFY_XML_WORD, "val", TRUE);
      break;
    case NAME_NUM_PR:
      read_numbering (style, xml);
      return;
    case NAME_P_PR:
    case NAME_R_PR:
      return;
    default:
      break;
    }
  rectify_xml_skip (xml);
}

static void
read_style (RectifyDocxStyles *self, RectifyXml *xml)
{
  Style *style = g_new0 (Style, 1);
  guint depth = rectify_xml_get_depth (xml);
  const char *type = rectify_xml_get_attribute (xml, RECTIFY_XML_WORD, "type");
  gboolean is_usual = rectify_xml_get_flag (xml, RECTIFY_XML_WORD, "default", FALSE)
                      && (type == NULL || strcmp (type, "paragraph") == 0);

  style->id = g_strdup (rectify_xml_get_attribute (xml, RECTIFY_XML_WORD, "styleId") ?: "");
  style->known.hidden = style->known.bold = UNKNOWN;
  style->known.level = UNKNOWN;
  while (rectify_xml_read_child (xml, depth))
    read_property (style, xml);
  if (!style->has_role)
    style->known.role = RECTIFY_PARAGRAPH_BODY;
  if (style->has_number)
    style->known.number_style = style->id;
  if (is_usual)
    self->usual = style;
  /* Of styles with one id the first counts. */
  if (!g_hash_table_contains (self->styles, style->id))
    g_hash_table_insert (self->styles, style->id, style);
  else
    {
      if (self->usual == style)
        self->usual = NULL;
      style_free (style);
    }
}

/**
 * rectify_docx_styles_read:
 * @package: a DOCX package
 * @part: (nullable): its part with styles
 * @error: return location
 *
 * Reads the styles of a document. A document without that part has none.
 *
 * Returns: (transfer full) (nullable): the styles, or %NULL with a #RectifyFormatError
 */
RectifyDocxStyles *
rectify_docx_styles_read (RectifyPackage *package, const char *part, GError **error)
{
  g_autoptr (RectifyDocxStyles) self = g_new0 (RectifyDocxStyles, 1);
  g_autoptr (RectifyXml) xml = NULL;
  RectifyXmlNode node;

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, style_free);
  self->guesses = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, style_free);
  if (part == NULL || !rectify_package_has (package, part))
    return g_steal_pointer (&self);
  xml = rectify_package_read_xml (package, part, names, error);
  if (xml == NULL)
    return NULL;
  while ((node = rectify_xml_read (xml)) != RECTIFY_XML_END_OF_FILE)
    if (node == RECTIFY_XML_START && rectify_xml_get_name (xml) == NAME_STYLE)
      {
        if (g_hash_table_size (self->styles) >= MAX_STYLES)
          rectify_xml_fail (xml, g_error_new (RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE,
                                              _ ("The document has more than %d styles. Copy its "
                                                 "text into a new document and import that."),
                                              MAX_STYLES));
        else
          read_style (self, xml);
      }
  return rectify_xml_finish (xml, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * rectify_docx_styles_free:
 * @self: (transfer full) (nullable): styles
 */
void
rectify_docx_styles_free (RectifyDocxStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->guesses);
  g_free (self);
}

/* Takes what a style does not say itself from its base. */
static void
inherit (Style *style, const Style *base)
{
  if (!style->has_role && base->has_role)
    {
      style->known.role = base->known.role;
      style->has_role = TRUE;
    }
  if (style->known.hidden == UNKNOWN)
    style->known.hidden = base->known.hidden;
  if (style->known.bold == UNKNOWN)
    style->known.bold = base->known.bold;
  if (!style->has_number && base->has_number)
    {
      style->known.number = base->known.number;
      style->known.number_style = base->known.number_style;
      if (style->known.level == UNKNOWN)
        style->known.level = base->known.level;
      style->has_number = TRUE;
    }
}

static const RectifyDocxStyle *
complete (RectifyDocxStyles *self, Style *style)
{
  const Style *base = style;

  for (guint i = 0; !style->is_whole && i < MAX_BASES && base->base != NULL; i++)
    {
      base = g_hash_table_lookup (self->styles, base->base);
      if (base == NULL || base == style)
        break;
      inherit (style, base);
      if (base->is_whole)
        break;
    }
  style->is_whole = TRUE;
  return &style->known;
}

/* Some programs use the names of built-in styles without defining them. */
static const RectifyDocxStyle *
get_guess (RectifyDocxStyles *self, const char *id)
{
  Style *style = g_hash_table_lookup (self->guesses, id);

  if (style == NULL && g_hash_table_size (self->guesses) < MAX_STYLES)
    {
      style = g_new0 (Style, 1);
      style->id = g_strdup (id);
      style->known.hidden = style->known.bold = UNKNOWN;
      style->known.level = UNKNOWN;
      if (!guess_role (id, &style->known.role))
        style->known.role = RECTIFY_PARAGRAPH_BODY;
      g_hash_table_insert (self->guesses, style->id, style);
    }
  return style != NULL ? &style->known : NULL;
}

/**
 * rectify_docx_styles_get:
 * @self: styles
 * @id: (nullable): the id of a style; %NULL for the one of paragraphs that name none
 *
 * Returns: (transfer none) (nullable): what it says, %NULL if nothing
 */
const RectifyDocxStyle *
rectify_docx_styles_get (RectifyDocxStyles *self, const char *id)
{
  Style *style = id != NULL ? g_hash_table_lookup (self->styles, id) : self->usual;

  if (style != NULL)
    return complete (self, style);
  return id != NULL ? get_guess (self, id) : NULL;
}

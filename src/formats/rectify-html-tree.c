/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-docx-numerals.h"
#include "rectify-flow.h"
#include "rectify-html-private.h"

#define MAX_SPAN 65534
#define MAX_NUMBER 1000000
#define NO_BREAK_SPACE 0xa0

typedef enum {
  REMARK_CHANGES = 1 << 0,
  REMARK_COMMENTS = 1 << 1,
  REMARK_HIDDEN = 1 << 2,
  REMARK_PICTURES = 1 << 3,
} Remarks;

static const struct {
  Remarks remark;
  const char *sentence;
} remarks[] = {
  { REMARK_CHANGES, N_ ("Tracked changes were taken as accepted.") },
  { REMARK_COMMENTS, N_ ("Comments were left out.") },
  { REMARK_HIDDEN, N_ ("Hidden text was left out.") },
  { REMARK_PICTURES, N_ ("Pictures, charts and embedded files were left out.") },
};

/* A list that is open. */
typedef struct {
  const char *format; /* as in rectify_docx_numerals_append(); NULL if there are no numbers */
  const char *suffix;
  gint64 next;
} List;

typedef struct {
  RectifyFlow *flow;
  GCancellable *cancellable;
  guint remarks;
  guint n_nodes;
  gboolean in_pre;
  gboolean is_bold;
  char *label; /* of the item that has begun and has no text yet */
  List *list;
  /* White space is held back until it is known what follows. */
  gboolean has_blank;
  gboolean has_line_end;
  gunichar last;
} Reader;

static void read_children (Reader *self, const xmlNode *node);
static void read_element (Reader *self, const xmlNode *node);

static gboolean
is_any (const xmlNode *node, const char *const *names)
{
  return g_strv_contains (names, (const char *) node->name);
}

static gboolean
is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static char *
get_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static gint64
get_number (const xmlNode *node, const char *name, gint64 otherwise)
{
  g_autofree char *value = get_attribute (node, name);
  char *end = NULL;
  gint64 number = value != NULL ? g_ascii_strtoll (value, &end, 10) : 0;

  return value == NULL || end == value ? otherwise : number;
}

/* The style of an element, without blanks and in small letters. NULL if it has none. */
static char *
get_style (const xmlNode *node)
{
  g_autofree char *value = get_attribute (node, "style");
  GString *style;

  if (value == NULL)
    return NULL;
  style = g_string_new (NULL);
  for (const char *p = value; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (style, g_ascii_tolower (*p));
  return g_string_free (style, FALSE);
}

static gboolean
style_has (const char *style, const char *what)
{
  return style != NULL && strstr (style, what) != NULL;
}

static void
end_paragraph (Reader *self)
{
  rectify_flow_end_paragraph (self->flow);
  self->has_blank = self->has_line_end = FALSE;
  self->last = 0;
}

static void
append_character (Reader *self, gunichar c)
{
  char text[8] = { 0 };

  if (self->label != NULL)
    {
      rectify_flow_append (self->flow, self->label);
      g_clear_pointer (&self->label, g_free);
    }
  /* A line end between Chinese characters is no blank. */
  if (self->has_blank && self->last != 0
      && !(self->has_line_end && g_unichar_iswide_cjk (self->last) && g_unichar_iswide_cjk (c)))
    rectify_flow_append (self->flow, " ");
  self->has_blank = self->has_line_end = FALSE;
  self->last = c;
  g_unichar_to_utf8 (c == NO_BREAK_SPACE ? ' ' : c, text);
  rectify_flow_append (self->flow, text);
}

static void
read_text (Reader *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (self->in_pre && (c == '\n' || c == '\r'))
        end_paragraph (self);
      else if (c < 0x80 && g_ascii_isspace (c) && !self->in_pre)
        {
          self->has_blank = TRUE;
          self->has_line_end |= c == '\n' || c == '\r';
        }
      else if (c >= 0x20 || c == '\t')
        append_character (self, c);
    }
}

static void
remember_label (Reader *self, const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  g_free (self->label);
  if (last != NULL && !g_unichar_iswide_cjk (g_utf8_get_char (last)))
    self->label = g_strconcat (text, " ", NULL);
  else
    self->label = g_strdup (text);
}

/* Word writes what it numbers by itself as text that other programs are to take. What is in a font
 * of signs is a bullet, and looks like nothing in another font. */
static void
read_word_label (Reader *self, const xmlNode *node, const char *style)
{
  xmlChar *content = xmlNodeGetContent (node);
  g_autofree char *parent_style = node->parent != NULL ? get_style (node->parent) : NULL;
  GString *label = g_string_new (NULL);

  for (const char *p = (const char *) content; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (label, g_utf8_get_char (p));
  if (label->len > 0 && !style_has (style, "wingdings") && !style_has (parent_style, "wingdings")
      && !style_has (style, "symbol") && !style_has (parent_style, "symbol"))
    remember_label (self, label->str);
  g_string_free (label, TRUE);
  xmlFree (content);
}

static void
start_list (const xmlNode *node, List *list)
{
  static const struct {
    const char *css;  /* in a style */
    const char *type; /* or as an attribute */
    const char *format;
    const char *suffix;
  } kinds[] = {
    { "list-style-type:none", "", NULL, "" },
    { "list-style:none", "", NULL, "" },
    { "cjk-ideographic", "", "chineseCountingThousand", "、" },
    { "chinese-informal", "", "chineseCountingThousand", "、" },
    { "lower-alpha", "a", "lowerLetter", "." },
    { "lower-latin", "a", "lowerLetter", "." },
    { "upper-alpha", "A", "upperLetter", "." },
    { "upper-latin", "A", "upperLetter", "." },
    { "lower-roman", "i", "lowerRoman", "." },
    { "upper-roman", "I", "upperRoman", "." },
  };
  g_autofree char *style = get_style (node);
  g_autofree char *type = get_attribute (node, "type");

  list->next = CLAMP (get_number (node, "start", 1), 0, MAX_NUMBER);
  list->format = is (node, "ol") ? "decimal" : NULL;
  list->suffix = ".";
  for (guint i = 0; list->format != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (style_has (style, kinds[i].css)
        || (type != NULL && *type != '\0' && strcmp (type, kinds[i].type) == 0))
      {
        list->format = kinds[i].format;
        list->suffix = kinds[i].suffix;
        return;
      }
}

static void
read_list (Reader *self, const xmlNode *node)
{
  List list;
  List *outer = self->list;

  start_list (node, &list);
  self->list = &list;
  end_paragraph (self);
  read_children (self, node);
  end_paragraph (self);
  self->list = outer;
}

static void
read_item (Reader *self, const xmlNode *node)
{
  List *list = self->list;
  GString *label;

  end_paragraph (self);
  g_clear_pointer (&self->label, g_free);
  if (list != NULL && list->format != NULL)
    {
      list->next = CLAMP (get_number (node, "value", list->next), 0, MAX_NUMBER);
      label = g_string_new (NULL);
      rectify_docx_numerals_append (label, list->format, list->next++);
      g_string_append (label, list->suffix);
      remember_label (self, label->str);
      g_string_free (label, TRUE);
    }
  read_children (self, node);
  end_paragraph (self);
  g_clear_pointer (&self->label, g_free);
}

/* Pages are laid out by tables of tables: the inner ones are meant. */
static gboolean
has_table (const xmlNode *node)
{
  const xmlNode *p = node->children;

  while (p != NULL)
    {
      if (is (p, "table"))
        return TRUE;
      if (p->type == XML_ELEMENT_NODE && p->children != NULL)
        {
          p = p->children;
          continue;
        }
      while (p != node && p->next == NULL)
        p = p->parent;
      p = p == node ? NULL : p->next;
    }
  return FALSE;
}

static gboolean
is_header_row (const xmlNode *row)
{
  gboolean has_header = FALSE;

  if (row->parent != NULL && is (row->parent, "thead"))
    return TRUE;
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    {
      if (is (cell, "td"))
        return FALSE;
      has_header |= is (cell, "th");
    }
  return has_header;
}

static gboolean
is_hidden (const xmlNode *node)
{
  g_autofree char *style = get_style (node);
  g_autofree char *hidden = get_attribute (node, "hidden");

  return hidden != NULL || style_has (style, "display:none") || style_has (style, "mso-hide:all");
}

static void
read_row (Reader *self, const xmlNode *row)
{
  /* Word ends a table with a row that only sets the widths. */
  if (is_hidden (row) || get_number (row, "height", 1) == 0)
    return;
  rectify_flow_start_row (self->flow, is_header_row (row));
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    {
      gint64 n_rows;

      if (cell->type != XML_ELEMENT_NODE || is_hidden (cell))
        continue;
      if (!is (cell, "td") && !is (cell, "th"))
        {
          read_element (self, cell);
          continue;
        }
      n_rows = get_number (cell, "rowspan", 1);
      rectify_flow_start_cell (self->flow, n_rows == 0 ? MAX_SPAN : CLAMP (n_rows, 1, MAX_SPAN),
                               CLAMP (get_number (cell, "colspan", 1), 1, MAX_SPAN));
      end_paragraph (self);
      read_children (self, cell);
      end_paragraph (self);
      rectify_flow_end_cell (self->flow);
    }
}

/* What stands in a table and not in a cell, as browsers do, comes before it. */
static void
read_rows (Reader *self, const xmlNode *node)
{
  static const char *const groups[] = { "thead", "tbody", "tfoot", "form", NULL };

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type == XML_TEXT_NODE && child->content != NULL)
        read_text (self, (const char *) child->content);
      if (child->type != XML_ELEMENT_NODE || is (child, "caption"))
        continue;
      if (is (child, "tr"))
        read_row (self, child);
      else if (!is_any (child, groups))
        read_element (self, child);
      else if (!is_hidden (child))
        read_rows (self, child);
    }
}

static void
read_table (Reader *self, const xmlNode *node)
{
  List *outer = self->list;

  end_paragraph (self);
  self->list = NULL;
  if (has_table (node))
    read_children (self, node);
  else
    {
      for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (is (child, "caption"))
          read_children (self, child);
      end_paragraph (self);
      rectify_flow_start_table (self->flow);
      read_rows (self, node);
      rectify_flow_end_table (self->flow);
    }
  end_paragraph (self);
  self->list = outer;
}

/* What a style says of how strong letters are; else @otherwise. */
static gboolean
style_is_bold (const char *style, gboolean otherwise)
{
  const char *weight = style != NULL ? strstr (style, "font-weight:") : NULL;

  if (weight == NULL)
    return otherwise;
  weight += strlen ("font-weight:");
  return g_str_has_prefix (weight, "bold") || (*weight >= '6' && *weight <= '9');
}

static void
set_bold (Reader *self, gboolean is_bold)
{
  self->is_bold = is_bold;
  rectify_flow_set_bold (self->flow, is_bold);
}

static void
read_block (Reader *self, const xmlNode *node)
{
  const char *name = (const char *) node->name;
  gboolean was_in_pre = self->in_pre;

  end_paragraph (self);
  if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
    rectify_flow_set_role (self->flow, RECTIFY_PARAGRAPH_HEADING_1 + MIN (name[1] - '1', 3));
  self->in_pre |= strcmp (name, "pre") == 0;
  read_children (self, node);
  self->in_pre = was_in_pre;
  end_paragraph (self);
}

static void
leave_out (Reader *self, Remarks remark)
{
  self->remarks |= remark;
}

/* Returns whether it is left out. */
static gboolean
check_left_out (Reader *self, const xmlNode *node, const char *style)
{
  static const char *const unseen[]
      = { "head", "script", "style",  "title",  "meta",     "link",     "template",
          "xml",  "select", "option", "object", "textarea", "noscript", "iframe",
          "rt",   "rp",     "svg",    "button", NULL };
  static const char *const pictures[] = { "img", "v:imagedata", "canvas", NULL };
  g_autofree char *hidden = get_attribute (node, "hidden");

  if (is_any (node, unseen))
    return TRUE;
  if (is_any (node, pictures))
    leave_out (self, REMARK_PICTURES);
  else if (is (node, "del"))
    leave_out (self, REMARK_CHANGES);
  else if (style_has (style, "mso-element:comment"))
    leave_out (self, REMARK_COMMENTS);
  else if (hidden != NULL || style_has (style, "display:none") || style_has (style, "mso-hide:all"))
    leave_out (self, REMARK_HIDDEN);
  else
    return FALSE;
  return TRUE;
}

static void
read_element (Reader *self, const xmlNode *node)
{
  static const char *const blocks[]
      = { "p",       "div",    "h1",         "h2",         "h3",       "h4",  "h5",    "h6",
          "pre",     "center", "blockquote", "address",    "dl",       "dt",  "dd",    "article",
          "section", "header", "footer",     "main",       "aside",    "nav", "hr",    "form",
          "figure",  "body",   "html",       "tr",         "td",       "th",  "thead", "tbody",
          "tfoot",   "ul",     "caption",    "figcaption", "fieldset", NULL };
  g_autofree char *style = get_style (node);
  gboolean was_bold = self->is_bold;

  if (check_left_out (self, node, style))
    return;
  set_bold (self, style_is_bold (style, was_bold || is (node, "b") || is (node, "strong")));
  if (style_has (style, "mso-list:ignore"))
    read_word_label (self, node, style);
  else if (is (node, "br"))
    end_paragraph (self);
  else if (is (node, "table"))
    read_table (self, node);
  else if (is (node, "ol") || is (node, "ul"))
    read_list (self, node);
  else if (is (node, "li"))
    read_item (self, node);
  else if (is_any (node, blocks))
    read_block (self, node);
  else
    read_children (self, node);
  set_bold (self, was_bold);
}

static void
read_children (Reader *self, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (rectify_flow_is_too_large (self->flow)
          || (self->n_nodes++ % 1024 == 0 && g_cancellable_is_cancelled (self->cancellable)))
        return;
      if (child->type == XML_ELEMENT_NODE)
        read_element (self, child);
      else if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
               && child->content != NULL)
        read_text (self, (const char *) child->content);
    }
}

/**
 * rectify_html_read_tree:
 * @root: the outermost element of a page; at most as deep as the parser allows
 * @document: where to
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads what a browser shows of a page.
 *
 * Returns: %FALSE if there is nothing, or too much
 */
gboolean
rectify_html_read_tree (const xmlNode *root, RectifyDocument *document, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (RectifyFlow) flow = rectify_flow_new (document);
  Reader self = { .flow = flow, .cancellable = cancellable };

  read_element (&self, root);
  g_free (self.label);
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !rectify_flow_finish (flow, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    if ((self.remarks & remarks[i].remark) != 0)
      rectify_document_add_remark (document, _ (remarks[i].sentence));
  return TRUE;
}

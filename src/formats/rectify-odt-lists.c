/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-docx-numerals.h"
#include "rectify-odt-private.h"

/* More lists are not remembered. */
#define MAX_LISTS 100000
#define MAX_NUMBER 1000000

/* Numbers that a list has come to; lists that go on share them. */
typedef struct {
  grefcount refs;
  guint numbers[RECTIFY_ODT_LEVELS];
  gboolean has_begun[RECTIFY_ODT_LEVELS];
} Counts;

/* A list that is open. Lists in it are further levels. */
typedef struct {
  const RectifyOdtListStyle *style;
  gboolean waits; /* the item that has begun has no paragraph yet */
  gint64 start;   /* what the item is numbered from; -1 if it goes on */
} Open;

struct _RectifyOdtLists {
  RectifyOdtStyles *styles;
  GArray *open;
  Counts *counts; /* of the outermost list that is open */
  GHashTable *by_id;
  GHashTable *by_style;
  Counts headings;
};

static void
counts_unref (gpointer data)
{
  Counts *counts = data;

  if (counts != NULL && g_ref_count_dec (&counts->refs))
    g_free (counts);
}

static Counts *
counts_ref (Counts *counts)
{
  g_ref_count_inc (&counts->refs);
  return counts;
}

RectifyOdtLists *
rectify_odt_lists_new (RectifyOdtStyles *styles)
{
  RectifyOdtLists *self = g_new0 (RectifyOdtLists, 1);

  self->styles = styles;
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, counts_unref);
  self->by_style = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, counts_unref);
  return self;
}

void
rectify_odt_lists_free (RectifyOdtLists *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->open);
  counts_unref (self->counts);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_style);
  g_free (self);
}

static void
remember (GHashTable *lists, const char *name, Counts *counts)
{
  if (name != NULL && g_hash_table_size (lists) < MAX_LISTS)
    g_hash_table_insert (lists, g_strdup (name), counts_ref (counts));
}

/* The numbers of an outermost list: its own, or those of the one that it continues. */
static void
find_counts (RectifyOdtLists *self, RectifyXml *xml, const char *style)
{
  const char *continued = rectify_xml_get_attribute (xml, RECTIFY_XML_ODF_TEXT, "continue-list");
  Counts *counts = NULL;

  if (continued != NULL)
    counts = g_hash_table_lookup (self->by_id, continued);
  else if (style != NULL
           && rectify_xml_get_flag (xml, RECTIFY_XML_ODF_TEXT, "continue-numbering", FALSE))
    counts = g_hash_table_lookup (self->by_style, style);
  if (counts != NULL)
    counts_ref (counts);
  else
    {
      counts = g_new0 (Counts, 1);
      g_ref_count_init (&counts->refs);
    }
  counts_unref (self->counts);
  self->counts = counts;
  remember (self->by_id, rectify_xml_get_attribute (xml, RECTIFY_XML_OTHER, "id"), counts);
  remember (self->by_style, style, counts);
}

/**
 * rectify_odt_lists_start_list:
 * @self: lists
 * @xml: XML at the start of a list
 */
void
rectify_odt_lists_start_list (RectifyOdtLists *self, RectifyXml *xml)
{
  const char *name = rectify_xml_get_attribute (xml, RECTIFY_XML_ODF_TEXT, "style-name");
  Open open = { NULL, FALSE, -1 };

  if (self->open->len > 0)
    open.style = g_array_index (self->open, Open, self->open->len - 1).style;
  else
    find_counts (self, xml, name);
  if (name != NULL)
    open.style = g_hash_table_lookup (self->styles->lists, name);
  g_array_append_val (self->open, open);
}

void
rectify_odt_lists_end_list (RectifyOdtLists *self)
{
  if (self->open->len > 0)
    g_array_set_size (self->open, self->open->len - 1);
}

/**
 * rectify_odt_lists_start_item:
 * @self: lists
 * @xml: XML at the start of an item
 * @is_header: whether it is one without a number
 */
void
rectify_odt_lists_start_item (RectifyOdtLists *self, RectifyXml *xml, gboolean is_header)
{
  Open *open;

  if (self->open->len == 0)
    return;
  open = &g_array_index (self->open, Open, self->open->len - 1);
  open->waits = !is_header;
  open->start = rectify_xml_get_number (xml, RECTIFY_XML_ODF_TEXT, "start-value", -1);
}

/* A blank that shows as a gap: Chinese marks have theirs within them. */
static void
add_gap (GString *label)
{
  const char *last = g_utf8_find_prev_char (label->str, label->str + label->len);

  if (last != NULL && !g_unichar_isspace (g_utf8_get_char (last))
      && !g_unichar_iswide_cjk (g_utf8_get_char (last)))
    g_string_append_c (label, ' ');
}

static char *
make_label (const RectifyOdtListStyle *style, const Counts *counts, guint level)
{
  const RectifyOdtLevel *shown = &style->levels[level];
  GString *label;

  if (shown->format == NULL)
    return NULL;
  label = g_string_new (shown->prefix);
  for (guint i = level + 1 - shown->n_shown; i <= level; i++)
    {
      if (style->levels[i].format == NULL)
        continue;
      rectify_docx_numerals_append (label, style->levels[i].format, counts->numbers[i]);
      if (i < level)
        g_string_append_c (label, '.');
    }
  g_string_append (label, shown->suffix != NULL ? shown->suffix : "");
  add_gap (label);
  return g_string_free (label, FALSE);
}

static void
count (Counts *counts, const RectifyOdtListStyle *style, guint level, gint64 start)
{
  for (guint i = 0; i < level; i++)
    if (!counts->has_begun[i])
      {
        counts->has_begun[i] = TRUE;
        counts->numbers[i] = style->levels[i].start;
      }
  if (start >= 0)
    counts->numbers[level] = MIN (start, MAX_NUMBER);
  else
    counts->numbers[level]
        = counts->has_begun[level] ? counts->numbers[level] + 1 : style->levels[level].start;
  counts->has_begun[level] = TRUE;
  for (guint i = level + 1; i < RECTIFY_ODT_LEVELS; i++)
    counts->has_begun[i] = FALSE;
}

/**
 * rectify_odt_lists_count:
 * @self: lists
 *
 * Counts a paragraph, if it is the first one of an item.
 *
 * Returns: (transfer full) (nullable): the label that is shown before it
 */
char *
rectify_odt_lists_count (RectifyOdtLists *self)
{
  Open *open;
  guint level;

  if (self->open->len == 0)
    return NULL;
  open = &g_array_index (self->open, Open, self->open->len - 1);
  level = MIN (self->open->len, RECTIFY_ODT_LEVELS) - 1;
  if (!open->waits || open->style == NULL)
    return NULL;
  open->waits = FALSE;
  count (self->counts, open->style, level, open->start);
  return make_label (open->style, self->counts, level);
}

/**
 * rectify_odt_lists_count_heading:
 * @self: lists
 * @level: the level of a heading, from 1
 *
 * Returns: (transfer full) (nullable): the label that is shown before it
 */
char *
rectify_odt_lists_count_heading (RectifyOdtLists *self, guint level)
{
  if (self->styles->outline == NULL || level < 1 || level > RECTIFY_ODT_LEVELS)
    return NULL;
  count (&self->headings, self->styles->outline, level - 1, -1);
  return make_label (self->styles->outline, &self->headings, level - 1);
}

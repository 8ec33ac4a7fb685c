/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-marked-words.h"

#include <string.h>

/* Longer texts, in bytes, are shown without marks. */
#define MAX_MARKED 20000

static void
mark (PangoAttrList *attributes, PangoAttribute *attribute, const RectifyWords *words)
{
  attribute->start_index = words->start;
  attribute->end_index = words->end;
  pango_attr_list_insert (attributes, attribute);
}

/**
 * rectify_mark_words:
 * @label: a label that says one of two texts
 * @before: the one
 * @after: the other
 * @kind: %RECTIFY_WORDS_DELETED if the label says @before, %RECTIFY_WORDS_INSERTED if @after
 * @is_struck: whether what it says alone is gone, and struck through; else it is underlined and bold
 *
 * Marks what the label says alone, without colours, which not everybody tells apart.
 */
void
rectify_mark_words (GtkLabel *label, const char *before, const char *after, RectifyWordsKind kind,
                    gboolean is_struck)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autoptr (GArray) words = NULL;

  if (strlen (before) + strlen (after) > MAX_MARKED)
    return;
  attributes = pango_attr_list_new ();
  words = rectify_words_compare (before, after);
  for (guint i = 0; i < words->len; i++)
    {
      const RectifyWords *some = &g_array_index (words, RectifyWords, i);

      if (some->kind != kind)
        continue;
      if (is_struck)
        mark (attributes, pango_attr_strikethrough_new (TRUE), some);
      else
        {
          mark (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), some);
          mark (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), some);
        }
    }
  gtk_label_set_attributes (label, attributes);
}

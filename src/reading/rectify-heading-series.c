/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-heading-series.h"

#include <string.h>

#include "rectify-field-matcher.h"

#define N_LEVELS 4
/* What is longer, in characters, is running text that only has the style of a heading. */
#define MAX_HEADING 60

typedef struct {
  RectifyOutline *outline;
  RectifyDocument *document;
  guint families[N_LEVELS];
  guint outermost; /* level of the document's headings */
} Search;

/* The level of a heading, from 0, or N_LEVELS. */
static guint
get_level (Search *self, guint block)
{
  RectifyParagraph *paragraph = rectify_document_get_table (self->document, block) == NULL
                                    ? rectify_document_get_paragraph (self->document, block)
                                    : NULL;
  RectifyParagraphRole role
      = paragraph != NULL ? rectify_paragraph_get_role (paragraph) : RECTIFY_PARAGRAPH_BODY;

  return role >= RECTIFY_PARAGRAPH_HEADING_1 && role <= RECTIFY_PARAGRAPH_HEADING_4
             ? role - RECTIFY_PARAGRAPH_HEADING_1
             : N_LEVELS;
}

/* Has it words of its own that say what it is: a number, or those of a field or an annex? */
static gboolean
speaks_for_itself (Search *self, const char *text)
{
  RectifyOutline *outline = self->outline;
  RectifyLabelMatch label;
  RectifyToken token;

  return rectify_label_matcher_match (outline->matcher, text, &label)
         || rectify_field_match (outline->vocabulary, text, 0, TRUE, &token)
         || rectify_note_match (outline->vocabulary, text, 0, 0, &token)
         || rectify_vocabulary_match_word (outline->vocabulary, "titles", "annexes", text) > 0;
}

/* A lead-in below a heading of a problem is one; where it heads a part of the document it is not. */
static gboolean
is_lead_in (Search *self, const char *text, guint level)
{
  RectifyToken token;

  return level > self->outermost
         && rectify_lead_in_match (self->outline->vocabulary, text, 0, 0, &token);
}

/* “整改时限”, “整改进展” alone, above what is said of them; where it heads a part of the document it is
 * a heading. */
static gboolean
is_label_alone (Search *self, const char *text, guint level)
{
  gsize note = rectify_vocabulary_match_word (self->outline->vocabulary, "lead-ins", "notes", text);

  return level > self->outermost
         && ((note > 0 && text[note] == '\0')
             || rectify_field_is_label (self->outline->vocabulary, text));
}

static gboolean
is_heading (Search *self, guint block, guint level)
{
  const char *source = g_ptr_array_index (self->outline->texts, block);
  g_autofree char *text = rectify_token_dup (source, 0, strlen (source));
  gsize end = rectify_sentence_end (text);

  return *text != '\0' && strchr (text, '\n') == NULL && g_utf8_strlen (text, -1) <= MAX_HEADING
         && (end == 0 || text[end] == '\0') && !speaks_for_itself (self, text)
         && !is_lead_in (self, text, level) && !is_label_alone (self, text, level);
}

static gboolean
is_typed_section (Search *self, guint block)
{
  RectifyLabelMatcher *matcher = self->outline->matcher;
  const char *source = g_ptr_array_index (self->outline->texts, block);
  g_autofree char *text = NULL;
  RectifyLabelMatch label;

  if (rectify_document_get_table (self->document, block) != NULL)
    return FALSE;
  text = rectify_token_dup (source, 0, strlen (source));
  return rectify_label_matcher_match (matcher, text, &label)
         && rectify_label_matcher_is_section (matcher, label.family);
}

/* Does the document number its parts in text that has no style, above its first heading? */
static gboolean
begins_with_section (Search *self, guint first, guint n_blocks)
{
  for (guint i = first; i < n_blocks && get_level (self, i) == N_LEVELS; i++)
    if (is_typed_section (self, i))
      return TRUE;
  return FALSE;
}

static gboolean
find_families (Search *self)
{
  static const char *const names[N_LEVELS] = { "heading-1", "heading-2", "heading-3", "heading-4" };

  for (guint i = 0; i < N_LEVELS; i++)
    if (!rectify_label_matcher_find_family (self->outline->matcher, names[i], &self->families[i]))
      return FALSE;
  return TRUE;
}

/**
 * rectify_heading_series_add:
 * @outline: an outline that has its texts
 * @document: the document
 * @first: the first block behind the title
 * @labels: (element-type RectifyLabelMatch): the label that each block begins with where only what
 *   stands around it tells; gets more of them
 *
 * Headings that have no number, but that the file itself calls headings by their style, stand where
 * their level is: as if they had a label without a character. The outermost level that the document
 * has is the first; where “一、” without a style stands above them, they are all below it.
 */
void
rectify_heading_series_add (RectifyOutline *outline, RectifyDocument *document, guint first,
                            GArray *labels)
{
  Search self = { .outline = outline, .document = document, .outermost = N_LEVELS };
  guint numbers[N_LEVELS] = { 0 };
  guint shift;

  if (!find_families (&self))
    return;
  for (guint i = first; i < labels->len; i++)
    self.outermost = MIN (self.outermost, get_level (&self, i));
  shift = begins_with_section (&self, first, labels->len) ? 1 : 0;
  for (guint i = first; i < labels->len && self.outermost < N_LEVELS; i++)
    {
      RectifyLabelMatch *label = &g_array_index (labels, RectifyLabelMatch, i);
      guint level = get_level (&self, i);

      if (level == N_LEVELS || label->number > 0 || !is_heading (&self, i, level))
        continue;
      level = MIN (level - self.outermost + shift, N_LEVELS - 1);
      label->family = self.families[level];
      label->number = ++numbers[level];
      label->length = 0;
      for (guint j = level + 1; j < N_LEVELS; j++)
        numbers[j] = 0;
    }
}

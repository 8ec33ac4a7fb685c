/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-heading-look.h"

#include <string.h>

#include "rectify-field-matcher.h"

#define N_LEVELS 4
/* What is longer, in characters, is no heading, however it looks. */
#define MAX_HEADING 40
#define MIN_SIBLINGS 2

/* What stands below a heading up to the next one. */
typedef enum {
  BELOW_NOTHING,
  BELOW_TEXT,
  BELOW_ANSWER, /* measures or fields, before anything that has a label of its own */
} Below;

typedef struct {
  RectifyOutline *outline;
  RectifyDocument *document;
  guint first;
  GArray *labels;
  GArray *blocks; /* of those that look like headings */
  guint n_blocks;
  guint families[N_LEVELS];
} Search;

static const char *
get_text (Search *self, guint block)
{
  const char *text = g_ptr_array_index (self->outline->texts, block);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

static gboolean
has_label (Search *self, guint block)
{
  RectifyLabelMatch label;

  return g_array_index (self->labels, RectifyLabelMatch, block).number > 0
         || (rectify_document_get_table (self->document, block) == NULL
             && rectify_label_matcher_match (self->outline->matcher, get_text (self, block),
                                             &label));
}

/* Measures, or who does them and until when. */
static gboolean
is_answer (Search *self, const char *text)
{
  RectifyToken token;

  return rectify_lead_in_match (self->outline->vocabulary, text, 0, 0, &token)
         || rectify_field_match (self->outline->vocabulary, text, 0, TRUE, &token);
}

/* What says by its own words that it is something else. */
static gboolean
speaks_for_itself (Search *self, const char *text)
{
  RectifyVocabulary *vocabulary = self->outline->vocabulary;
  RectifyToken token;

  return is_answer (self, text) || rectify_note_match (vocabulary, text, 0, 0, &token)
         || rectify_vocabulary_match_word (vocabulary, "titles", "annexes", text) > 0
         || rectify_vocabulary_match_word (vocabulary, "titles", "copies", text) > 0
         || rectify_vocabulary_match_word (vocabulary, "titles", "closings", text) > 0;
}

/* Short, whole, and no sentence: 。 in it or a mark behind it make it running text in bold. */
static gboolean
looks_like_heading (Search *self, guint block)
{
  RectifyParagraph *paragraph = rectify_document_get_table (self->document, block) == NULL
                                    ? rectify_document_get_paragraph (self->document, block)
                                    : NULL;
  g_autofree char *text = NULL;

  if (paragraph == NULL || !rectify_paragraph_get_stands_out (paragraph)
      || rectify_paragraph_get_role (paragraph) != RECTIFY_PARAGRAPH_BODY
      || has_label (self, block))
    return FALSE;
  text = rectify_token_dup (get_text (self, block), 0, strlen (get_text (self, block)));
  return *text != '\0' && g_utf8_strlen (text, -1) <= MAX_HEADING && strchr (text, '\n') == NULL
         && rectify_sentence_end (text) == 0 && strstr (text, "。") == NULL
         && strstr (text, "：") == NULL && strchr (text, ':') == NULL
         && g_utf8_strchr ("，、；！？,;!?）)日", -1,
                           g_utf8_get_char (g_utf8_prev_char (text + strlen (text))))
                == NULL
         && !speaks_for_itself (self, text);
}

static gboolean
names_section (Search *self, const char *text)
{
  static const char *const keys[] = { "assurance", "problems", "measures" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (rectify_vocabulary_contains (self->outline->vocabulary, "sections", keys[i], text))
      return TRUE;
  return FALSE;
}

static guint
get_end (Search *self, guint index)
{
  return index + 1 < self->blocks->len ? g_array_index (self->blocks, guint, index + 1)
                                       : self->labels->len;
}

static Below
look_below (Search *self, guint index)
{
  guint block = g_array_index (self->blocks, guint, index);
  guint end = get_end (self, index);

  for (guint i = block + 1; i < end && !has_label (self, i); i++)
    if (rectify_document_get_table (self->document, i) == NULL
        && is_answer (self, get_text (self, i)))
      return BELOW_ANSWER;
  return block + 1 < end ? BELOW_TEXT : BELOW_NOTHING;
}

/* The family of the label that stands nearest above the first of them; @n if none does. */
static guint
find_outer (Search *self, guint n)
{
  for (guint i = g_array_index (self->blocks, guint, 0); i > self->first; i--)
    {
      const RectifyLabelMatch *known = &g_array_index (self->labels, RectifyLabelMatch, i - 1);
      RectifyLabelMatch label;

      if (known->number > 0)
        return known->family;
      if (rectify_document_get_table (self->document, i - 1) == NULL
          && rectify_label_matcher_match (self->outline->matcher, get_text (self, i - 1), &label))
        return label.family;
    }
  return n;
}

/* Does the document show by all of them that they are headings: text below each, more of it than of
 * them, and where the file has headings by style, always measures or fields? */
static gboolean
are_consistent (Search *self)
{
  gboolean styled = FALSE;
  guint n_answered = 0;

  for (guint i = self->first; i < self->labels->len; i++)
    {
      const RectifyLabelMatch *label = &g_array_index (self->labels, RectifyLabelMatch, i);

      styled = styled || (label->number > 0 && label->length == 0);
    }
  if (self->blocks->len < MIN_SIBLINGS || 2 * self->blocks->len > self->n_blocks)
    return FALSE;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Below below = look_below (self, i);

      n_answered += below == BELOW_ANSWER;
      if (below == BELOW_NOTHING
          && (i + 1 == self->blocks->len
              || !names_section (self, get_text (self, g_array_index (self->blocks, guint, i)))))
        return FALSE;
    }
  return !styled || n_answered == self->blocks->len;
}

static void
set_level (Search *self, guint block, guint level, guint number)
{
  RectifyLabelMatch *label = &g_array_index (self->labels, RectifyLabelMatch, block);

  label->family = self->families[level];
  label->number = number;
  label->length = 0;
  g_hash_table_add (self->outline->looks, GUINT_TO_POINTER (block));
}

/* Below what is numbered they are all of one level; else those with measures are problems, which
 * stand below the others. */
static void
set_levels (Search *self)
{
  guint outer = find_outer (self, G_MAXUINT);
  guint numbers[N_LEVELS] = { 0 };
  guint inner = 0;

  while (outer != G_MAXUINT && inner < N_LEVELS && self->families[inner] <= outer)
    inner++;
  if (inner == N_LEVELS)
    return;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      guint level = outer != G_MAXUINT ? inner : look_below (self, i) == BELOW_ANSWER ? 1 : 0;

      set_level (self, g_array_index (self->blocks, guint, i), level, ++numbers[level]);
      for (guint j = level + 1; j < N_LEVELS; j++)
        numbers[j] = 0;
    }
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
 * rectify_heading_look_add:
 * @outline: an outline that has its texts; learns which blocks are headings by their look alone
 * @document: the document
 * @first: the first block behind the title
 * @labels: (element-type RectifyLabelMatch): the label that each block begins with where only what
 *   stands around it tells; gets more of them
 *
 * Headings without a number or a style, that stand in bold or over forms: where there are several,
 * with text below each. One that is not alike makes all of them running text.
 */
void
rectify_heading_look_add (RectifyOutline *outline, RectifyDocument *document, guint first,
                          GArray *labels)
{
  Search self = { .outline = outline, .document = document, .first = first, .labels = labels };

  if (!find_families (&self))
    return;
  self.blocks = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = first; i < labels->len; i++)
    {
      self.n_blocks += *get_text (&self, i) != '\0';
      if (looks_like_heading (&self, i))
        g_array_append_val (self.blocks, i);
    }
  if (are_consistent (&self))
    set_levels (&self);
  g_array_unref (self.blocks);
}

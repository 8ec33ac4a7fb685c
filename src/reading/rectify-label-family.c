/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-label-family.h"

#include <string.h>

#include "rectify-label-pattern.h"
#include "rectify-numeral.h"

typedef struct {
  RectifyLabelPattern *pattern;
  gunichar first; /* what it begins with: a character, half-width, or 0 and a placeholder */
  guint placeholder;
  guint n_shared; /* so many parts, from the first on, are those of the pattern before it */
  gboolean has_number;
} Pattern;

struct _RectifyLabelFamily {
  GArray *patterns;
  RectifyCharacterSet first; /* what patterns begin with */
  guint placeholders;
};

static void
clear_pattern (gpointer data)
{
  g_free (((Pattern *) data)->pattern);
}

/**
 * rectify_label_family_new:
 * @patterns: patterns of the vocabulary's numbering, in the order in which they are tried
 *
 * Returns: (transfer full): the family of labels that they make
 */
RectifyLabelFamily *
rectify_label_family_new (const char *const *patterns)
{
  RectifyLabelFamily *self = g_new0 (RectifyLabelFamily, 1);
  const RectifyLabelPattern *last = NULL;

  self->patterns = g_array_new (FALSE, FALSE, sizeof (Pattern));
  g_array_set_clear_func (self->patterns, clear_pattern);
  for (guint i = 0; patterns[i] != NULL; i++)
    {
      Pattern pattern = { .pattern = rectify_label_pattern_new (patterns[i]),
                          .has_number = strchr (patterns[i], '{') != NULL };

      pattern.first = rectify_label_pattern_get_first (pattern.pattern, &pattern.placeholder);
      if (last != NULL)
        pattern.n_shared = rectify_label_pattern_count_shared (last, pattern.pattern);
      if (pattern.first != 0)
        rectify_character_set_add (&self->first, pattern.first);
      self->placeholders |= pattern.placeholder;
      last = pattern.pattern;
      g_array_append_val (self->patterns, pattern);
    }
  return self;
}

/**
 * rectify_label_family_free:
 * @self: (transfer full): a family
 */
void
rectify_label_family_free (RectifyLabelFamily *self)
{
  g_array_unref (self->patterns);
  g_free (self);
}

/**
 * rectify_label_family_get_first:
 * @self: a family
 *
 * Returns: (transfer none): the characters, half-width, that its labels begin with, other than
 *   numbers
 */
const RectifyCharacterSet *
rectify_label_family_get_first (const RectifyLabelFamily *self)
{
  return &self->first;
}

static gboolean
is_digit (gunichar c)
{
  RectifyNumeralSystem system = rectify_numeral_classify (c);

  return system == RECTIFY_NUMERAL_ARABIC || system == RECTIFY_NUMERAL_FULLWIDTH;
}

/* A date may follow a label without a blank: “1.2022年以来”, “1.5月底前”. */
static gboolean
starts_with_date (const char *text)
{
  guint digits = 0;

  while (*text != '\0' && is_digit (g_utf8_get_char (text)))
    {
      text = g_utf8_next_char (text);
      digits++;
    }
  return (digits == 4 && g_str_has_prefix (text, "年"))
         || (digits <= 2 && g_str_has_prefix (text, "月"));
}

/* “一、二级”, “1、2号楼”: the next number follows at once, and what they count. */
static gboolean
starts_with_enumeration (RectifyVocabulary *vocabulary, const char *label, const char *text,
                         guint number)
{
  RectifyNumeralSystem system = rectify_numeral_classify (g_utf8_get_char (label));

  while (*text != '\0' && system != RECTIFY_NUMERAL_NONE)
    {
      const char *end = text;

      while (*end != '\0' && rectify_numeral_classify (g_utf8_get_char (end)) == system)
        end = g_utf8_next_char (end);
      if (end == text || rectify_numeral_parse (text, end - text, NULL) != ++number)
        return FALSE;
      if (!g_str_has_prefix (end, "、"))
        return rectify_vocabulary_match_word (vocabulary, "numbering", "counted", end) > 0;
      text = end + strlen ("、");
    }
  return FALSE;
}

/* “反馈问题25 个，”, “问题4.5 万元以上”: a sum, whose figures a blank parts from what they count. A whole
 * number before an amount is that of the problem: “问题5 万元以上采购未集体研究”. */
static gboolean
starts_with_sum (RectifyVocabulary *vocabulary, const char *label, const char *text)
{
  gboolean whole = memchr (label, '.', text - label) == NULL;
  gsize counter = rectify_vocabulary_match_word (vocabulary, "numbering", "counters", text);
  const char *behind = text + counter;

  return (!whole && rectify_vocabulary_match_word (vocabulary, "numbering", "amounts", text) > 0)
         || (counter > 0
             && (*behind == '\0' || !g_unichar_isalnum (g_utf8_get_char (behind))
                 || rectify_vocabulary_match_word (vocabulary, "numbering", "behind-counters",
                                                   behind)
                        > 0));
}

/* What is written like a label but is none: 1.5万, 2022. 12., “一是一、二是二”, 一要素. */
static gboolean
only_looks_like_it (RectifyVocabulary *vocabulary, const char *text, const char *end, guint number)
{
  const char *last = g_utf8_find_prev_char (text, end);
  gunichar mark = last != NULL ? rectify_fold_width (g_utf8_get_char (last)) : 0;
  gboolean digit_follows = *end != '\0' && is_digit (g_utf8_get_char (end));

  if ((mark == '.' || (mark == ',' && is_digit (g_utf8_get_char (text)))) && digit_follows
      && !starts_with_date (end))
    return TRUE;
  if (mark == 0x3001
      && (starts_with_enumeration (vocabulary, text, end, number)
          || (g_str_has_prefix (text, "第") && g_str_has_prefix (end, "第"))))
    return TRUE;
  if (g_unichar_isspace (mark) && starts_with_sum (vocabulary, text, end))
    return TRUE;
  if (last == NULL || !g_unichar_isalpha (mark) || *end == '\0')
    return FALSE;
  return (g_utf8_get_char (end) == g_utf8_get_char (text)
          && rectify_numeral_classify (g_utf8_get_char (text)) == RECTIFY_NUMERAL_CHINESE)
         || rectify_vocabulary_match_word (vocabulary, "numbering", "not-labels", last) > 0;
}

/* A family of words counts them by their order; the last of them is the last of any series. */
static guint
get_number (const RectifyLabelFamily *self, guint i, guint number)
{
  if (number > 0 || g_array_index (self->patterns, Pattern, i).has_number)
    return number;
  return i + 1 < self->patterns->len ? i + 1 : RECTIFY_LABEL_LAST;
}

/**
 * rectify_label_family_match:
 * @self: a family
 * @vocabulary: a vocabulary, for what only looks like a label
 * @text: UTF-8
 * @first: its first character, half-width
 * @placeholders: a bit for each placeholder of patterns that @first may begin
 * @match: (out caller-allocates): set to the label's number and length
 *
 * Returns: whether @text begins with a label of this family
 */
gboolean
rectify_label_family_match (const RectifyLabelFamily *self, RectifyVocabulary *vocabulary,
                            const char *text, gunichar first, guint placeholders,
                            RectifyLabelMatch *match)
{
  /* Of the pattern tried last: how many parts the text has, and how many this one shares with it. */
  guint n_matched = G_MAXUINT, n_shared = 0;

  if ((self->placeholders & placeholders) == 0 && !rectify_character_set_has (&self->first, first))
    return FALSE;
  for (guint i = 0; i < self->patterns->len; i++)
    {
      const Pattern *pattern = &g_array_index (self->patterns, Pattern, i);
      guint number = 0;
      const char *end;

      n_shared = MIN (n_shared, pattern->n_shared);
      /* What shares the part that failed fails too. */
      if (n_shared > n_matched
          || (pattern->first != first && (pattern->placeholder & placeholders) == 0))
        continue;
      end = rectify_label_pattern_match (pattern->pattern, text, &number, &n_matched);
      n_shared = G_MAXUINT;
      if (end == NULL || only_looks_like_it (vocabulary, text, end, number))
        continue;
      match->number = get_number (self, i, number);
      match->length = end - text;
      return TRUE;
    }
  return FALSE;
}

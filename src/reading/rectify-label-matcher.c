/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-label-matcher.h"

#include <string.h>

#include "rectify-characters.h"
#include "rectify-label-family.h"
#include "rectify-label-pattern.h"
#include "rectify-numeral.h"

#define MAX_FAMILIES 32

struct _RectifyLabelMatcher {
  RectifyVocabulary *vocabulary;
  RectifyLabelFamily *families[MAX_FAMILIES];
  guint n_families;
  RectifyCharacterSet first; /* what labels begin with, other than numbers */
  guint unused;              /* families whose labels are none in this document */
  guint run_in;
  guint leading;
  guint floating;
  guint sections;
  guint problems;
  guint measures;
  guint areas;
  guint by_series;
  guint interchangeable;
};

static guint
make_mask (RectifyVocabulary *vocabulary, const char *key)
{
  const char *const *families = rectify_vocabulary_get_words (vocabulary, "numbering", "families");
  const char *const *members = rectify_vocabulary_get_words (vocabulary, "numbering", key);
  guint mask = 0;

  for (guint i = 0; i < MAX_FAMILIES && families[i] != NULL; i++)
    if (g_strv_contains (members, families[i]))
      mask |= 1u << i;
  return mask;
}

/**
 * rectify_label_matcher_new:
 * @vocabulary: a vocabulary
 *
 * Returns: (transfer full): what knows the labels of its numbering; the first 32 families count
 */
RectifyLabelMatcher *
rectify_label_matcher_new (RectifyVocabulary *vocabulary)
{
  RectifyLabelMatcher *self = g_new0 (RectifyLabelMatcher, 1);
  const char *const *families = rectify_vocabulary_get_words (vocabulary, "numbering", "families");

  self->vocabulary = g_object_ref (vocabulary);
  while (self->n_families < MAX_FAMILIES && families[self->n_families] != NULL)
    {
      RectifyLabelFamily *family = rectify_label_family_new (
          rectify_vocabulary_get_words (vocabulary, "numbering", families[self->n_families]));

      rectify_character_set_join (&self->first, rectify_label_family_get_first (family));
      self->families[self->n_families++] = family;
    }
  self->run_in = make_mask (vocabulary, "run-in");
  self->leading = make_mask (vocabulary, "leading");
  self->floating = make_mask (vocabulary, "floating");
  self->sections = make_mask (vocabulary, "sections");
  self->problems = make_mask (vocabulary, "problems");
  self->measures = make_mask (vocabulary, "measures");
  self->areas = make_mask (vocabulary, "areas");
  self->by_series = make_mask (vocabulary, "by-series");
  self->interchangeable = make_mask (vocabulary, "interchangeable");
  return self;
}

/**
 * rectify_label_matcher_free:
 * @self: (nullable) (transfer full): a matcher
 */
void
rectify_label_matcher_free (RectifyLabelMatcher *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_families; i++)
    rectify_label_family_free (self->families[i]);
  g_object_unref (self->vocabulary);
  g_free (self);
}

static gboolean
is_digit (gunichar c)
{
  RectifyNumeralSystem system = rectify_numeral_classify (c);

  return system == RECTIFY_NUMERAL_ARABIC || system == RECTIFY_NUMERAL_FULLWIDTH;
}

/* Families are tried from the outermost level to the innermost. */
static gboolean
match_any (RectifyLabelMatcher *self, const char *text, guint without, RectifyLabelMatch *match)
{
  gunichar first = rectify_fold_width (g_utf8_get_char (text));
  guint placeholders = rectify_label_pattern_get_placeholders (first);

  /* Asked at very many places of a text: nearly none is the beginning of a label. */
  if (placeholders == 0 && !rectify_character_set_has (&self->first, first))
    return FALSE;
  for (guint family = 0; family < self->n_families; family++)
    if ((without >> family & 1) == 0
        && rectify_label_family_match (self->families[family], self->vocabulary, text, first,
                                       placeholders, match))
      {
        match->family = family;
        return TRUE;
      }
  return FALSE;
}

/**
 * rectify_label_matcher_match:
 * @self: a matcher
 * @text: UTF-8
 * @match: (out caller-allocates): set to the label
 *
 * Returns: whether @text begins with a label
 */
gboolean
rectify_label_matcher_match (RectifyLabelMatcher *self, const char *text, RectifyLabelMatch *match)
{
  return match_any (self, text, self->unused, match);
}

/**
 * rectify_label_matcher_find_family:
 * @self: a matcher
 * @name: what the vocabulary calls a family of labels
 * @family: (out): set to the family
 *
 * Returns: whether there is one
 */
gboolean
rectify_label_matcher_find_family (RectifyLabelMatcher *self, const char *name, guint *family)
{
  const char *const *families
      = rectify_vocabulary_get_words (self->vocabulary, "numbering", "families");

  for (guint i = 0; i < MAX_FAMILIES && families[i] != NULL; i++)
    if (g_str_equal (families[i], name))
      {
        *family = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * rectify_label_matcher_set_used:
 * @self: a matcher
 * @family: a family of labels
 * @used: whether its labels are labels where they begin a paragraph
 *
 * All families are used at first.
 */
void
rectify_label_matcher_set_used (RectifyLabelMatcher *self, guint family, gboolean used)
{
  if (used)
    self->unused &= ~(1u << family);
  else
    self->unused |= 1u << family;
}

/**
 * rectify_label_matcher_is_by_series:
 * @self: a matcher
 * @family: a family of labels
 *
 * Returns: whether such labels are labels only where a series of paragraphs begins with them
 */
gboolean
rectify_label_matcher_is_by_series (RectifyLabelMatcher *self, guint family)
{
  return (self->by_series >> family & 1) != 0;
}

/**
 * rectify_label_follows:
 * @last: a label
 * @next: a label behind it
 *
 * Returns: whether @next goes on counting where @last stands
 */
gboolean
rectify_label_follows (const RectifyLabelMatch *last, const RectifyLabelMatch *next)
{
  if (last->family != next->family || last->number == RECTIFY_LABEL_LAST)
    return FALSE;
  return next->number == last->number + 1
         || (next->number == RECTIFY_LABEL_LAST && last->number > 1);
}

/**
 * rectify_label_matcher_is_run_in:
 * @self: a matcher
 * @family: a family of labels
 *
 * Returns: whether such labels also stand inside a paragraph
 */
gboolean
rectify_label_matcher_is_run_in (RectifyLabelMatcher *self, guint family)
{
  return (self->run_in >> family & 1) != 0;
}

/**
 * rectify_label_matcher_is_floating:
 * @self: a matcher
 * @family: a family of labels
 *
 * Returns: whether such labels have no level of their own
 */
gboolean
rectify_label_matcher_is_floating (RectifyLabelMatcher *self, guint family)
{
  return (self->floating >> family & 1) != 0;
}

/**
 * rectify_label_matcher_is_section:
 * @self: a matcher
 * @family: a family of labels
 *
 * Returns: whether such labels number the top-level parts of a document
 */
gboolean
rectify_label_matcher_is_section (RectifyLabelMatcher *self, guint family)
{
  return (self->sections >> family & 1) != 0;
}

/**
 * rectify_label_matcher_is_problem:
 * @self: a matcher
 * @family: a family of labels
 *
 * Returns: whether such labels say that an item is a problem (“问题一：”)
 */
gboolean
rectify_label_matcher_is_problem (RectifyLabelMatcher *self, guint family)
{
  return (self->problems >> family & 1) != 0;
}

/**
 * rectify_label_matcher_is_measure:
 * @self: a matcher
 * @family: a family of labels
 *
 * Returns: whether such labels say that an item is a measure (“措施1：”)
 */
gboolean
rectify_label_matcher_is_measure (RectifyLabelMatcher *self, guint family)
{
  return (self->measures >> family & 1) != 0;
}

/**
 * rectify_label_matcher_is_area:
 * @self: a matcher
 * @family: a family of labels
 *
 * Returns: whether such labels say that an item is an area of problems (“第一方面：”)
 */
gboolean
rectify_label_matcher_is_area (RectifyLabelMatcher *self, guint family)
{
  return (self->areas >> family & 1) != 0;
}

/**
 * rectify_label_matcher_are_interchangeable:
 * @self: a matcher
 * @a: a family of labels
 * @b: a family of labels
 *
 * Returns: whether both number the same level where somebody minds no forms: 2、 and then 3)
 */
gboolean
rectify_label_matcher_are_interchangeable (RectifyLabelMatcher *self, guint a, guint b)
{
  return (self->interchangeable >> a & self->interchangeable >> b & 1) != 0;
}

static int
nesting (gunichar c)
{
  switch (c)
    {
    case 0x201c: /* “ */
    case 0x2018: /* ‘ */
    case 0x300a: /* 《 */
    case 0xff08: /* （ */
    case '(':
      return 1;
    case 0x201d: /* ” */
    case 0x2019: /* ’ */
    case 0x300b: /* 》 */
    case 0xff09: /* ） */
    case ')':
      return -1;
    default:
      return 0;
    }
}

static gboolean
ends_clause (gunichar c)
{
  switch (c)
    {
    case 0x3002: /* 。 */
    case 0xff1b: /* ； */
    case ';':
    case 0xff1a: /* ： */
    case ':':
    case 0xff01: /* ！ */
    case '!':
    case 0xff1f: /* ？ */
    case '?':
    case 0xff0c: /* ， */
    case ',':
    case 0x3001: /* 、 */
    case 0xff09: /* ） */
    case ')':
    case 0x201d: /* ” */
      return TRUE;
    default:
      return !rectify_is_ideograph (c) && g_unichar_isspace (c);
    }
}

static gboolean
is_circled (gunichar c)
{
  return rectify_numeral_classify (c) == RECTIFY_NUMERAL_CIRCLED;
}

/* “①类事项”, “②号楼”, but not “①类似问题”. */
static gboolean
is_counted (const char *behind)
{
  static const char *const words[] = { "类", "号", "款", "项", "栋", "幢" };
  static const char *const others[] = { "类似", "号召", "款项", "项目" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_has_prefix (behind, others[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (behind, words[i]))
      return TRUE;
  return FALSE;
}

/* “如图②”, “详见②”, “第②”, “①和②”; but “公示图②”, “未征求意见②” and “做不到②” end with other words. */
static gboolean
is_reference (gunichar last, gunichar before)
{
  if (g_utf8_strchr ("图表式注", -1, last) != NULL)
    return before == 0 || !rectify_is_ideograph (before)
           || g_utf8_strchr ("如见和及与至到按第附参由", -1, before) != NULL;
  if (last == 0x89c1) /* 见 */
    return before == 0 || !rectify_is_ideograph (before)
           || g_utf8_strchr ("参详可另请", -1, before) != NULL;
  if (g_utf8_strchr ("和及与至到按", -1, last) != NULL)
    return before == 0 || !rectify_is_ideograph (before);
  return last == 0x7b2c; /* 第 */
}

/* A circled number behind a word refers to something more often than it begins a series: “如图①”,
 * “明确①类事项”. The first begins one behind words such as “是” and “存在”, the others where they are
 * named by nothing. */
static gboolean
may_stand_before_circled (const char *text, const char *label)
{
  const char *p = g_utf8_find_prev_char (text, label);
  const char *q = p != NULL ? g_utf8_find_prev_char (text, p) : NULL;
  const char *behind = g_utf8_next_char (label);
  gunichar last = p != NULL ? g_utf8_get_char (p) : 0;

  if (!rectify_is_ideograph (last) || is_counted (behind))
    return FALSE;
  if (rectify_numeral_parse (label, behind - label, NULL) == 1)
    return g_utf8_strchr ("是为即有要在存括下了", -1, last) != NULL;
  return !is_reference (last, q != NULL ? g_utf8_get_char (q) : 0);
}

/* What stands before a label inside a text, by @last, a character of the same sort; one that is a sign
 * of its own needs no clause to end. */
static gboolean
may_stand_before (const char *text, gunichar last, const char *label)
{
  return last != 0
         && (ends_clause (last)
             || (is_circled (g_utf8_get_char (label)) && may_stand_before_circled (text, label)));
}

/* Inside a text, a number with a comma is none. */
static gboolean
is_wanted (const char *text, const RectifyLabelMatch *match, guint number)
{
  if (match->number != number && (match->number != RECTIFY_LABEL_LAST || number < 3))
    return FALSE;
  return !is_digit (g_utf8_get_char (text))
         || rectify_fold_width (g_utf8_get_char (g_utf8_prev_char (text + match->length))) != ',';
}

/**
 * rectify_label_matcher_find_next:
 * @self: a matcher
 * @text: UTF-8
 * @from: the byte to begin at
 * @to: the byte before which the label begins, or %G_MAXSIZE
 * @family: a family of labels
 * @number: a number
 * @position: (out): set to the byte where the label begins
 * @match: (out caller-allocates): set to the label
 *
 * Finds a label of one family with one number inside a text: outside quotes and brackets, behind
 * the end of a sentence or clause.
 *
 * Returns: whether there is one
 */
gboolean
rectify_label_matcher_find_next (RectifyLabelMatcher *self, const char *text, gsize from, gsize to,
                                 guint family, guint number, gsize *position,
                                 RectifyLabelMatch *match)
{
  int depth = 0;
  gunichar last = 0;

  for (const char *p = text + from; *p != '\0' && (gsize) (p - text) < to;)
    {
      gunichar c = g_utf8_get_char (p);

      if (depth == 0 && may_stand_before (text, last, p)
          && match_any (self, p, ~(1u << family), match) && is_wanted (p, match, number))
        {
          *position = p - text;
          return TRUE;
        }
      depth = MAX (depth + nesting (c), 0);
      last = c;
      p = g_utf8_next_char (p);
      if (rectify_is_ideograph (c))
        p = rectify_skip_ideographs (p);
    }
  return FALSE;
}

/* The families that a first and a second label of stand somewhere behind the end of a clause: only
 * they are worth a closer search. Mostly there are none. */
static guint
find_candidates (RectifyLabelMatcher *self, const char *text)
{
  guint families = self->run_in;
  guint has_first = 0, has_second = 0;
  gunichar last = 0;

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      RectifyLabelMatch match;

      if (may_stand_before (text, last, p) && match_any (self, p, ~families, &match))
        for (guint family = 0; family < MAX_FAMILIES && families >> family != 0; family++)
          if ((families >> family & 1) != 0 && match_any (self, p, ~(1u << family), &match))
            {
              has_first |= match.number == 1 ? 1u << family : 0;
              has_second |= match.number == 2 ? 1u << family : 0;
            }
      last = c;
      p = g_utf8_next_char (p);
      if (rectify_is_ideograph (c))
        p = rectify_skip_ideographs (p);
    }
  return has_first & has_second;
}

/* “《通知》规定：（一）…（二）…” are lists of others. What quotes stands in the clause before the label,
 * or in an earlier one of its sentence if that clause promises no list of the document's own. */
static gboolean
is_quoted (RectifyLabelMatcher *self, const char *text, gsize label)
{
  const char *clause = text, *sentence = text, *p = text;
  g_autofree char *words = NULL;

  while (p < text + label)
    {
      const char *next = g_utf8_next_char (p);
      gunichar c = g_utf8_get_char (p);

      if (next < text + label && g_utf8_strchr ("。；;！!？?", -1, c) != NULL)
        clause = sentence = next;
      else if (next < text + label && (c == 0xff0c || c == ','))
        clause = next;
      p = next;
    }
  words = g_strndup (sentence, text + label - sentence);
  return rectify_vocabulary_contains (self->vocabulary, "numbering", "quotes",
                                      words + (clause - sentence))
         || (rectify_vocabulary_contains (self->vocabulary, "numbering", "quotes", words)
             && !rectify_vocabulary_contains (self->vocabulary, "numbering", "own-lists",
                                              words + (clause - sentence)));
}

/**
 * rectify_label_matcher_find_series:
 * @self: a matcher
 * @text: UTF-8
 * @from: the byte to begin at
 * @position: (out): set to the byte where the first label begins
 * @match: (out caller-allocates): set to the first label
 *
 * Finds where a series of labels begins inside a text: a first one that a second one follows, of a
 * family that need not begin a paragraph.
 *
 * Returns: whether there is one
 */
gboolean
rectify_label_matcher_find_series (RectifyLabelMatcher *self, const char *text, gsize from,
                                   gsize *position, RectifyLabelMatch *match)
{
  guint candidates = find_candidates (self, text + from);
  gboolean found = FALSE;

  for (guint family = 0; family < MAX_FAMILIES && candidates >> family != 0; family++)
    {
      RectifyLabelMatch first, second;
      gsize start, next;

      if ((candidates >> family & 1) == 0
          || !rectify_label_matcher_find_next (self, text, from, G_MAXSIZE, family, 1, &start,
                                               &first)
          || !rectify_label_matcher_find_next (self, text, start + first.length, G_MAXSIZE, family,
                                               2, &next, &second)
          || ((self->leading >> family & 1) != 0 && is_quoted (self, text, start))
          || (found && start >= *position))
        continue;
      *position = start;
      *match = first;
      found = TRUE;
    }
  return found;
}

/**
 * rectify_sentence_end:
 * @text: UTF-8
 *
 * Returns: the byte behind the first sentence and its closing marks, 0 if it has no end
 */
gsize
rectify_sentence_end (const char *text)
{
  int depth = 0;

  for (const char *p = rectify_skip_ideographs (text); *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);

      if (depth == 0 && (c == 0x3002 || c == 0xff01 || c == 0xff1f || c == '!' || c == '?'))
        {
          const char *end = g_utf8_next_char (p);

          while (*end != '\0' && g_utf8_strchr ("”’）)", -1, g_utf8_get_char (end)) != NULL)
            end = g_utf8_next_char (end);
          return end - text;
        }
      depth = MAX (depth + nesting (c), 0);
      p = rectify_skip_ideographs (g_utf8_next_char (p));
    }
  return 0;
}

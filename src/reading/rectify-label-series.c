/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-label-series.h"

#include <string.h>

#include "rectify-numeral.h"

/* So many paragraphs that count on make numbers without a mark certain. */
#define MIN_SERIES 3
#define MAX_BARE 99
#define MAX_PARTS 3

/* A number, or several parted by dots or hyphens, that a paragraph begins with. */
typedef struct {
  guint n_parts;
  guint parts[MAX_PARTS];
  gsize length;
  gboolean counts;   /* what stands behind it could be what it counts, as in 3家 */
  gboolean labelled; /* it has its mark, and is a label whatever stands around it */
} Figure;

typedef struct {
  RectifyLabelMatcher *matcher;
  RectifyVocabulary *vocabulary;
  GArray *figures;
  GArray *labels;
  guint arabic;
  guint decimals[MAX_PARTS - 1];
} Search;

static const char *
skip_blanks (const char *p)
{
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static const char *
read_part (const char *p, guint *number)
{
  const char *end = p;

  while (*end != '\0' && rectify_fold_width (g_utf8_get_char (end)) < 0x80
         && g_ascii_isdigit (rectify_fold_width (g_utf8_get_char (end))))
    end = g_utf8_next_char (end);
  if (end == p || rectify_fold_width (g_utf8_get_char (p)) == '0')
    return NULL;
  *number = rectify_numeral_parse (p, end - p, NULL);
  return *number > 0 && *number <= MAX_BARE ? end : NULL;
}

/* What follows a number that is a label: words. */
static gboolean
begins_words (const Figure *figure, const char *p)
{
  gboolean blank = skip_blanks (p) > p;

  p = skip_blanks (p);
  if (blank && figure->n_parts > 1)
    return *p != '\0';
  if (*p == '\0' || !g_unichar_isalpha (g_utf8_get_char (p)) || g_utf8_get_char (p) < 0x2e80)
    return blank && *p != '\0' && g_utf8_strchr ("“《【（", -1, g_utf8_get_char (p)) != NULL;
  return TRUE;
}

static Figure
read_figure (Search *search, const char *text)
{
  Figure figure = { 0 };
  const char *start = skip_blanks (text);
  const char *p = start;
  gunichar mark = 0;
  RectifyLabelMatch label;

  if (rectify_label_matcher_match (search->matcher, start, &label))
    {
      if (label.family == search->arabic)
        figure = (Figure){ .n_parts = 1, .parts = { label.number }, .labelled = TRUE };
      return figure;
    }
  while (figure.n_parts < MAX_PARTS)
    {
      const char *end = read_part (p, &figure.parts[figure.n_parts]);

      if (end == NULL)
        return (Figure){ 0 };
      figure.n_parts++;
      p = end;
      if (*p == '\0' || (mark != 0 && rectify_fold_width (g_utf8_get_char (p)) != mark)
          || strchr (".-", rectify_fold_width (g_utf8_get_char (p)) & 0x7f) == NULL
          || rectify_fold_width (g_utf8_get_char (p)) >= 0x80)
        break;
      mark = rectify_fold_width (g_utf8_get_char (p));
      p = g_utf8_next_char (p);
      if (figure.n_parts > 1 && (*p == '\0' || !g_unichar_isdigit (g_utf8_get_char (p))))
        break; /* 1.1. */
    }
  if (g_str_has_prefix (p, "、") && figure.n_parts > 1)
    p += strlen ("、");
  if (!begins_words (&figure, p))
    return (Figure){ 0 };
  figure.length = p - start;
  figure.counts
      = rectify_vocabulary_match_word (search->vocabulary, "numbering", "measured", p) > 0;
  if (figure.counts && figure.n_parts == 2)
    return (Figure){ 0 };
  return figure;
}

static void
accept (Search *search, guint paragraph)
{
  const Figure *figure = &g_array_index (search->figures, Figure, paragraph);
  RectifyLabelMatch *label = &g_array_index (search->labels, RectifyLabelMatch, paragraph);

  if (figure->labelled)
    return;
  label->family = figure->n_parts == 1 ? search->arabic : search->decimals[figure->n_parts - 2];
  label->number = figure->parts[figure->n_parts - 1];
  label->length = figure->length;
}

/* 1提高 2改进 3加强: accepts the numbers without a mark of a chain that is long enough. */
static void
accept_chain (Search *search, GArray *chain)
{
  guint n_counts = 0;

  for (guint i = 0; i < chain->len; i++)
    n_counts += g_array_index (search->figures, Figure, g_array_index (chain, guint, i)).counts;
  if (chain->len >= MIN_SERIES && 2 * n_counts < chain->len)
    for (guint i = 0; i < chain->len; i++)
      accept (search, g_array_index (chain, guint, i));
  g_array_set_size (chain, 0);
}

static void
find_bare (Search *search)
{
  g_autoptr (GArray) chain = g_array_new (FALSE, FALSE, sizeof (guint));
  guint last = 0;

  for (guint i = 0; i < search->figures->len; i++)
    {
      const Figure *figure = &g_array_index (search->figures, Figure, i);

      if (figure->n_parts != 1)
        continue;
      if (figure->parts[0] == 1)
        accept_chain (search, chain);
      else if (chain->len == 0 || figure->parts[0] != last + 1)
        continue;
      last = figure->parts[0];
      g_array_append_val (chain, i);
    }
  accept_chain (search, chain);
}

/* Does the label @b go on where @a stands: 1.2 behind 1.1, 1.1 behind 1, 2.1 behind 1.4? */
static gboolean
goes_on (const Figure *a, const Figure *b)
{
  guint n = MIN (a->n_parts, b->n_parts);
  guint same = 0;

  while (same < n && a->parts[same] == b->parts[same])
    same++;
  if (same == a->n_parts)
    return b->n_parts == same + 1 && b->parts[same] == 1;
  if (same >= b->n_parts || b->parts[same] != a->parts[same] + 1)
    return FALSE;
  for (guint i = same + 1; i < b->n_parts; i++)
    if (b->parts[i] != 1)
      return FALSE;
  return TRUE;
}

/* 1.1 is a label where 1 stands before it, or 1.2 or 2.1 behind it. */
static void
find_decimals (Search *search)
{
  const Figure *last = NULL;
  guint last_paragraph = 0;

  for (guint i = 0; i < search->figures->len; i++)
    {
      const Figure *figure = &g_array_index (search->figures, Figure, i);

      if (figure->n_parts == 0)
        continue;
      if (last != NULL && (figure->n_parts > 1 || last->n_parts > 1) && goes_on (last, figure))
        {
          accept (search, last_paragraph);
          accept (search, i);
        }
      last = figure;
      last_paragraph = i;
    }
}

/* Which families are labels at all: those that a first and a second paragraph have. */
static void
choose_families (Search *search, GPtrArray *texts)
{
  guint first = 0, second = 0;
  guint upper = G_MAXUINT, lower = G_MAXUINT;
  gboolean inside = FALSE, outermost = FALSE;

  rectify_label_matcher_find_family (search->matcher, "roman-part", &upper);
  rectify_label_matcher_find_family (search->matcher, "roman", &lower);
  for (guint i = 0; i < texts->len; i++)
    {
      RectifyLabelMatch label;

      if (!rectify_label_matcher_match (search->matcher, skip_blanks (g_ptr_array_index (texts, i)),
                                        &label))
        continue;
      if (label.number == 1)
        first |= 1u << label.family;
      else if (label.number == 2 && (first >> label.family & 1) != 0)
        second |= 1u << label.family;
      if (label.family == upper && label.number == 1 && !inside)
        outermost = TRUE;
      inside = inside || label.family != upper;
    }
  if (upper < 32 && lower < 32 && !outermost && (second >> upper & 1) != 0)
    second = (second & ~(1u << upper)) | 1u << lower;
  for (guint i = 0; i < 32; i++)
    if (rectify_label_matcher_is_by_series (search->matcher, i))
      rectify_label_matcher_set_used (search->matcher, i, (second >> i & 1) != 0);
}

/**
 * rectify_label_series_find:
 * @matcher: what knows labels; which families it uses is set by what @texts has
 * @vocabulary: a vocabulary
 * @texts: (element-type utf8): the paragraphs of a document
 *
 * Finds the labels that only the paragraphs around them make certain: numbers without a mark
 * (“1提高站位”), decimal ones (“1.1”), and families such as I. and 首先.
 *
 * Returns: (transfer full) (element-type RectifyLabelMatch): for each paragraph a label, its
 *   length counted from the first character that is not blank, or one with the number 0
 */
GArray *
rectify_label_series_find (RectifyLabelMatcher *matcher, RectifyVocabulary *vocabulary,
                           GPtrArray *texts)
{
  Search search = { .matcher = matcher, .vocabulary = vocabulary };

  search.labels = g_array_new (FALSE, TRUE, sizeof (RectifyLabelMatch));
  g_array_set_size (search.labels, texts->len);
  choose_families (&search, texts);
  if (!rectify_label_matcher_find_family (matcher, "arabic", &search.arabic)
      || !rectify_label_matcher_find_family (matcher, "decimal", &search.decimals[0])
      || !rectify_label_matcher_find_family (matcher, "decimal-3", &search.decimals[1]))
    return search.labels;
  search.figures = g_array_sized_new (FALSE, FALSE, sizeof (Figure), texts->len);
  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = g_ptr_array_index (texts, i);
      Figure figure = { 0 };

      /* What has several lines is a table. */
      if (strchr (text, '\n') == NULL)
        figure = read_figure (&search, text);

      g_array_append_val (search.figures, figure);
    }
  find_bare (&search);
  find_decimals (&search);
  g_array_unref (search.figures);
  return search.labels;
}

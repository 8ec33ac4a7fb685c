/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-label-pattern.h"

#include <string.h>

#include "rectify-characters.h"
#include "rectify-label-matcher.h"
#include "rectify-numeral.h"

/* A label's number has no more digits, so that years and amounts are none. */
#define MAX_ARABIC 999
#define MAX_CHINESE 99
#define MAX_ROMAN 39

/**
 * rectify_fold_width:
 * @character: a character
 *
 * Returns: its half-width form, if it is a full-width ASCII sign
 */
gunichar
rectify_fold_width (gunichar character)
{
  return character >= 0xff01 && character <= 0xff5e ? character - 0xfee0 : character;
}

static const char *
skip_blanks (const char *text)
{
  while (*text != '\0' && rectify_skip_ideographs (text) == text
         && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/* Behind all characters: the placeholders of a pattern. */
#define FIRST_PLACEHOLDER 0x110000

/* What a placeholder stands for: a number of a system, or one of those that are one character, such
 * as ⒈ ⑴ ㈠ Ⅰ ⅰ. */
static const struct {
  const char *name;
  RectifyNumeralSystem system;
  gunichar first;
  guint n;
} placeholders[] = { { "{cn}", RECTIFY_NUMERAL_CHINESE, 0, 0 },
                     { "{n}", RECTIFY_NUMERAL_ARABIC, 0, 0 },
                     { "{circled}", RECTIFY_NUMERAL_CIRCLED, 0, 0 },
                     { "{roman}", RECTIFY_NUMERAL_ROMAN_UPPER, 0x2160, 12 },
                     { "{rom}", RECTIFY_NUMERAL_ROMAN_LOWER, 0x2170, 12 },
                     { "{dotted}", RECTIFY_NUMERAL_NONE, 0x2488, 20 },
                     { "{bracketed}", RECTIFY_NUMERAL_NONE, 0x2474, 20 },
                     { "{ideographic}", RECTIFY_NUMERAL_NONE, 0x3220, 10 },
                     { "{blank}", RECTIFY_NUMERAL_NONE, 0, 0 } };

#define BLANK (FIRST_PLACEHOLDER + G_N_ELEMENTS (placeholders) - 1)
#define UNKNOWN (BLANK + 1)

/**
 * rectify_label_pattern_new:
 * @text: a pattern of the vocabulary
 *
 * Returns: (transfer full): the pattern, taken apart; one with a placeholder that is not known
 *   matches nothing
 */
RectifyLabelPattern *
rectify_label_pattern_new (const char *text)
{
  GArray *pattern = g_array_new (TRUE, FALSE, sizeof (RectifyLabelPattern));

  while (*text != '\0')
    {
      RectifyLabelPattern part = rectify_fold_width (g_utf8_get_char (text));
      const char *end = g_utf8_next_char (text);

      if (*text == '{')
        {
          part = UNKNOWN;
          for (guint i = 0; i < G_N_ELEMENTS (placeholders) && part == UNKNOWN; i++)
            if (g_str_has_prefix (text, placeholders[i].name))
              {
                part = FIRST_PLACEHOLDER + i;
                end = text + strlen (placeholders[i].name);
              }
        }
      g_array_append_val (pattern, part);
      text = end;
    }
  return (RectifyLabelPattern *) g_array_free (pattern, FALSE);
}

static gboolean
is_single (guint placeholder, gunichar c)
{
  return c >= placeholders[placeholder].first
         && c < placeholders[placeholder].first + placeholders[placeholder].n;
}

static gboolean
suits (guint placeholder, RectifyNumeralSystem system)
{
  if (system == RECTIFY_NUMERAL_FULLWIDTH)
    system = RECTIFY_NUMERAL_ARABIC;
  return system != RECTIFY_NUMERAL_NONE && system == placeholders[placeholder].system;
}

/**
 * rectify_label_pattern_get_placeholders:
 * @character: a character, 0: the end of a text
 *
 * Returns: a bit for each placeholder that @character may begin
 */
guint
rectify_label_pattern_get_placeholders (gunichar character)
{
  RectifyNumeralSystem system = rectify_numeral_classify (character);
  guint mask = 0;

  if (system == RECTIFY_NUMERAL_NONE && rectify_is_ideograph (character))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    if (suits (i, system) || is_single (i, character))
      mask |= 1u << i;
  if (character == 0 || g_unichar_isspace (character))
    mask |= 1u << (BLANK - FIRST_PLACEHOLDER);
  return mask;
}

/**
 * rectify_label_pattern_get_first:
 * @self: a pattern
 * @placeholder: (out): set to the bit of the placeholder that it begins with, 0 if with none
 *
 * Returns: the character, half-width, that it begins with, 0 if it is a placeholder
 */
gunichar
rectify_label_pattern_get_first (const RectifyLabelPattern *self, guint *placeholder)
{
  *placeholder = *self < FIRST_PLACEHOLDER ? 0 : 1u << (*self - FIRST_PLACEHOLDER);
  return *self < FIRST_PLACEHOLDER ? *self : 0;
}

/**
 * rectify_label_pattern_count_shared:
 * @self: a pattern
 * @other: another
 *
 * Returns: how many of their parts, from the first on, are the same
 */
guint
rectify_label_pattern_count_shared (const RectifyLabelPattern *self,
                                    const RectifyLabelPattern *other)
{
  guint n = 0;

  while (self[n] != 0 && self[n] == other[n])
    n++;
  return n;
}

static guint
get_largest (RectifyNumeralSystem system)
{
  switch (system)
    {
    case RECTIFY_NUMERAL_CHINESE:
      return MAX_CHINESE;
    case RECTIFY_NUMERAL_ROMAN_UPPER:
    case RECTIFY_NUMERAL_ROMAN_LOWER:
      return MAX_ROMAN;
    default:
      return MAX_ARABIC;
    }
}

static const char *
match_number (const char *text, guint placeholder, guint *number)
{
  gunichar c = g_utf8_get_char (text);
  RectifyNumeralSystem system;
  const char *end = text;

  if (is_single (placeholder, c))
    {
      *number = c - placeholders[placeholder].first + 1;
      return g_utf8_next_char (text);
    }
  system = rectify_numeral_classify (c);
  if (!suits (placeholder, system))
    return NULL;
  while (*end != '\0' && rectify_numeral_classify (g_utf8_get_char (end)) == system
         && (system != RECTIFY_NUMERAL_CIRCLED || end == text))
    end = g_utf8_next_char (end);
  *number = rectify_numeral_parse (text, end - text, NULL);
  return *number > 0 && *number <= get_largest (system) ? end : NULL;
}

/* {blank} is white space, or the end of the text. */
static const char *
match_blank (const char *text)
{
  const char *end = skip_blanks (text);

  return end > text || *end == '\0' ? end : NULL;
}

static const char *
match_part (RectifyLabelPattern part, const char *text, guint *number)
{
  if (part == BLANK)
    return match_blank (text);
  if (*text == '\0' || part == UNKNOWN)
    return NULL;
  if (part >= FIRST_PLACEHOLDER)
    return match_number (text, part - FIRST_PLACEHOLDER, number);
  return rectify_fold_width (g_utf8_get_char (text)) == part ? g_utf8_next_char (text) : NULL;
}

/**
 * rectify_label_pattern_match:
 * @self: a pattern
 * @text: UTF-8
 * @number: (inout): set to the number, if the pattern has one
 * @n_matched: (out): set to how many of its parts, from the first on, the text has
 *
 * Matches a pattern at the start of a text; blanks may stand between its parts.
 *
 * Returns: (nullable): what stands behind it, or %NULL if @text begins otherwise
 */
const char *
rectify_label_pattern_match (const RectifyLabelPattern *self, const char *text, guint *number,
                             guint *n_matched)
{
  const char *p = text;
  guint i;

  for (i = 0; p != NULL && self[i] != 0; i++)
    {
      if (i > 0 && self[i] != BLANK)
        p = skip_blanks (p);
      p = match_part (self[i], p, number);
    }
  *n_matched = p != NULL ? i : i - 1;
  return p;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-label-pattern.h"

#include <string.h>

#include "rectify-label-matcher.h"
#include "rectify-numeral.h"

/* A label's number has no more digits, so that years and amounts are none. */
#define MAX_ARABIC 199
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
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/* Numbers that are one character, such as ⒈ ⑴ ㈠ Ⅰ ⅰ. */
static const struct {
  const char *placeholder;
  gunichar first;
  guint n;
} single[] = { { "{dotted}", 0x2488, 20 },
               { "{bracketed}", 0x2474, 20 },
               { "{ideographic}", 0x3220, 10 },
               { "{roman}", 0x2160, 12 },
               { "{rom}", 0x2170, 12 } };

static const char *
match_single (const char *text, const char *placeholder, guint *number)
{
  gunichar c = g_utf8_get_char (text);

  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    if (g_str_has_prefix (placeholder, single[i].placeholder) && c >= single[i].first
        && c < single[i].first + single[i].n)
      {
        *number = c - single[i].first + 1;
        return g_utf8_next_char (text);
      }
  return NULL;
}

static gboolean
suits (const char *placeholder, RectifyNumeralSystem system)
{
  if (g_str_has_prefix (placeholder, "{cn}"))
    return system == RECTIFY_NUMERAL_CHINESE;
  if (g_str_has_prefix (placeholder, "{n}"))
    return system == RECTIFY_NUMERAL_ARABIC || system == RECTIFY_NUMERAL_FULLWIDTH;
  if (g_str_has_prefix (placeholder, "{circled}"))
    return system == RECTIFY_NUMERAL_CIRCLED;
  if (g_str_has_prefix (placeholder, "{roman}"))
    return system == RECTIFY_NUMERAL_ROMAN_UPPER;
  return g_str_has_prefix (placeholder, "{rom}") && system == RECTIFY_NUMERAL_ROMAN_LOWER;
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
match_number (const char *text, const char *placeholder, guint *number)
{
  RectifyNumeralSystem system;
  const char *end = text;

  if (*text == '\0')
    return NULL;
  end = match_single (text, placeholder, number);
  if (end != NULL)
    return end;
  end = text;
  system = rectify_numeral_classify (g_utf8_get_char (text));
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

/**
 * rectify_label_pattern_match:
 * @pattern: a pattern of the vocabulary, such as “({cn})”
 * @text: UTF-8
 * @number: (inout): set to the number, if the pattern has one
 *
 * Matches a pattern at the start of a text; blanks may stand between its parts.
 *
 * Returns: (nullable): what stands behind it, or %NULL if @text begins otherwise
 */
const char *
rectify_label_pattern_match (const char *pattern, const char *text, guint *number)
{
  const char *p = text;

  while (*pattern != '\0')
    {
      if (*pattern == '{')
        {
          p = g_str_has_prefix (pattern, "{blank}") ? match_blank (p)
                                                    : match_number (p, pattern, number);
          if (p == NULL)
            return NULL;
          pattern = strchr (pattern, '}');
          if (pattern == NULL)
            return NULL;
          pattern++;
        }
      else
        {
          if (*p == '\0'
              || rectify_fold_width (g_utf8_get_char (p))
                     != rectify_fold_width (g_utf8_get_char (pattern)))
            return NULL;
          p = g_utf8_next_char (p);
          pattern = g_utf8_next_char (pattern);
        }
      if (*pattern != '\0' && !g_str_has_prefix (pattern, "{blank}"))
        p = skip_blanks (p);
    }
  return p;
}

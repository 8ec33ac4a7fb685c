/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-line-breaker.h"

#include <string.h>

#include "rectify-table-words.h"

/* Sums of widths are not exact. */
#define TOLERANCE 0.02
/* Of a mark's cell, so much is blank. */
#define BLANK_PART 0.5
/* What is spread over a line at most, in cells, before a long word is broken instead. */
#define MAX_SPREAD 4.0
/* No more signs are looked at to push into a line. */
#define MAX_PUSHED_IN 32
/* No more characters than these are a last line that is squeezed into the one before it. */
#define LONELY 2

/* Marks whose ink stands in the left half of their cell: they close something. */
#define CLOSING "。，、；：！？）》〉」』】〕〗］｝”’．"
/* Marks whose ink stands in the right half: they open something. */
#define OPENING "（《〈「『【〔〖［｛“‘"
/* GB/T 15834-2011, 5.1: what begins no line and what ends none. */
#define NO_HEAD "…—～·％‰℃－/.,:;!?)]}%°′″々"
#define NO_END "([{￥$№#/"

/* What a character is, as flags. */
enum {
  IS_CLOSING = 1 << 0,
  IS_OPENING = 1 << 1,
  TAKES_NO_HEAD = 1 << 2,
  TAKES_NO_END = 1 << 3,
  IS_UNIT = 1 << 4,
  IS_WIDE = 1 << 5,
  IS_BLANK = 1 << 6,
};

/* Signs from here on take a cell each: Chinese characters and their marks. */
#define FIRST_WIDE 0x2e80
/* All the characters named above are below. */
#define N_KINDS 0x10000

static void
mark (guint8 *kinds, const char *characters, guint8 kind)
{
  for (const char *p = characters; *p != '\0'; p = g_utf8_next_char (p))
    kinds[g_utf8_get_char (p)] |= kind;
}

static const guint8 *
get_kinds (void)
{
  static gsize once = 0;
  static guint8 kinds[N_KINDS];

  if (g_once_init_enter (&once))
    {
      mark (kinds, CLOSING, IS_CLOSING | TAKES_NO_HEAD | IS_WIDE);
      mark (kinds, OPENING, IS_OPENING | TAKES_NO_END | IS_WIDE);
      mark (kinds, NO_HEAD, TAKES_NO_HEAD);
      mark (kinds, NO_END, TAKES_NO_END);
      mark (kinds, RECTIFY_UNITS, IS_UNIT);
      mark (kinds, "—…", IS_WIDE);
      for (gunichar c = 0; c < N_KINDS; c++)
        {
          kinds[c] |= c >= FIRST_WIDE ? IS_WIDE : 0;
          /* Chinese characters, all but a few of a text, are none. */
          if (c <= FIRST_WIDE && c != 0xa0 && g_unichar_isspace (c))
            kinds[c] |= IS_BLANK;
        }
      g_once_init_leave (&once, 1);
    }
  return kinds;
}

static gboolean
has_kind (gunichar c, guint8 kind)
{
  if (c >= N_KINDS)
    return (kind & IS_WIDE) != 0;
  return (get_kinds ()[c] & kind) != 0;
}

static gboolean
is_closing (gunichar c)
{
  return has_kind (c, IS_CLOSING);
}

static gboolean
is_opening (gunichar c)
{
  return has_kind (c, IS_OPENING);
}

/**
 * rectify_sign_takes_no_head:
 * @character: a character
 *
 * Returns: whether no line begins with it (GB/T 15834-2011, 5.1)
 */
gboolean
rectify_sign_takes_no_head (gunichar character)
{
  return has_kind (character, TAKES_NO_HEAD);
}

/**
 * rectify_sign_takes_no_end:
 * @character: a character
 *
 * Returns: whether no line ends with it (GB/T 15834-2011, 5.1)
 */
gboolean
rectify_sign_takes_no_end (gunichar character)
{
  return has_kind (character, TAKES_NO_END);
}

/**
 * rectify_sign_is_unit:
 * @character: a character
 *
 * Returns: whether it is not parted from a number before it
 */
gboolean
rectify_sign_is_unit (gunichar character)
{
  return has_kind (character, IS_UNIT);
}

static gboolean
is_digit (gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

static gboolean
is_wide (gunichar c)
{
  return has_kind (c, IS_WIDE);
}

static gboolean
is_blank (gunichar c)
{
  return has_kind (c, IS_BLANK);
}

static gboolean
is_word (const RectifySign *signs, guint start, guint n_signs, const char *word)
{
  guint length = strlen (word);

  if (start + length > n_signs)
    return FALSE;
  for (guint i = 0; i < length; i++)
    if (signs[start + i].character != (guchar) word[i])
      return FALSE;
  return start + length == n_signs || signs[start + length].character >= 0x80
         || !g_ascii_isalpha (signs[start + length].character);
}

/* “2 300台”, “126.7 km”: the blank belongs to the number. */
static gboolean
goes_on_with_number (const RectifySign *signs, guint i, guint n_signs)
{
  static const char *const units[]
      = { "km", "m",  "cm", "mm", "kg",  "g", "mg", "t", "h",  "min", "s",  "ha",  "L",  "mL",
          "W",  "kW", "MW", "GW", "kWh", "V", "kV", "A", "Hz", "dB",  "Pa", "kPa", "MPa" };
  guint n_before = 0, n_behind = 0;

  if (i < 2 || !is_blank (signs[i - 1].character) || !is_digit (signs[i - 2].character))
    return FALSE;
  while (n_before < MIN (i - 1, 4) && is_digit (signs[i - 2 - n_before].character))
    n_before++;
  while (n_behind < MIN (n_signs - i, 4) && is_digit (signs[i + n_behind].character))
    n_behind++;
  if (n_behind == 3 && n_before <= 3)
    return TRUE;
  for (guint j = 0; j < G_N_ELEMENTS (units); j++)
    if (is_word (signs, i, n_signs, units[j]))
      return TRUE;
  return FALSE;
}

/* May a line begin with a sign, behind the one before it? */
static gboolean
can_part (const RectifySign *signs, guint i, guint n_signs)
{
  const RectifySign *sign = &signs[i];
  gunichar before = sign[-1].character, c = sign->character;

  if (sign->width == 0 && !is_blank (c))
    return FALSE;
  if (rectify_sign_takes_no_head (c) || rectify_sign_takes_no_end (before))
    return FALSE;
  if (is_digit (before) && rectify_sign_is_unit (c))
    return FALSE;
  /* 第3, 〔2022〕3号 */
  if (is_digit (c) && (before == 0x7b2c || before == 0x3015))
    return FALSE;
  if (is_wide (c) || is_wide (before))
    return !is_blank (c);
  return sign->may_break && !goes_on_with_number (signs, i, n_signs);
}

/* How much of a sign can be taken away: the blank half of a mark. */
static double
get_slack (const RectifySign *sign, double cell)
{
  if (!is_closing (sign->character) && !is_opening (sign->character))
    return 0;
  return MAX (sign->width - (1 - BLANK_PART) * cell, 0);
}

static double
measure (const RectifySign *signs, guint start, guint end)
{
  double width = 0;

  /* Blanks at a line's end take no room. */
  while (end > start && is_blank (signs[end - 1].character))
    end--;
  for (guint i = start; i < end; i++)
    width += signs[i].width;
  return width;
}

static double
measure_slack (const RectifySign *signs, guint start, guint end, double cell)
{
  double slack = 0;

  for (guint i = start; i < end; i++)
    slack += get_slack (&signs[i], cell);
  return slack;
}

static double
squeeze_sign (RectifySign *sign, double excess, double cell)
{
  double taken = MIN (get_slack (sign, cell) + sign->extra, excess);

  if (taken <= 0)
    return 0;
  sign->extra -= taken;
  if (is_opening (sign->character))
    sign->shift += taken;
  return taken;
}

/* Marks give way in this order: those that stand beside another, the one at the line's end, the
 * others alike. */
static void
squeeze (RectifySign *signs, guint start, guint end, double excess, double cell)
{
  guint n_left = 0;

  for (guint i = start; i + 1 < end && excess > 0; i++)
    {
      gboolean closes = is_closing (signs[i].character);
      gboolean opens = is_opening (signs[i + 1].character);

      if (closes && (is_closing (signs[i + 1].character) || opens))
        excess -= squeeze_sign (&signs[i], excess, cell);
      else if (is_opening (signs[i].character) && opens)
        excess -= squeeze_sign (&signs[i + 1], excess, cell);
    }
  if (excess > 0 && end > start)
    excess -= squeeze_sign (&signs[end - 1], excess, cell);
  for (guint i = start; i < end; i++)
    n_left += get_slack (&signs[i], cell) + signs[i].extra > TOLERANCE;
  for (guint i = start; i < end && excess > 0 && n_left > 0; i++)
    if (get_slack (&signs[i], cell) + signs[i].extra > TOLERANCE)
      excess -= squeeze_sign (&signs[i], excess / n_left--, cell);
}

/* May room be put behind a sign? Not inside words, numbers, dashes. */
static gboolean
can_spread (const RectifySign *sign)
{
  gunichar c = sign->character, next = sign[1].character;

  if (sign[1].width == 0 && !is_blank (next))
    return FALSE;
  if ((c == 0x2014 || c == 0x2026) && c == next)
    return FALSE;
  if (is_blank (c))
    return TRUE;
  return is_wide (c) || is_wide (next);
}

static void
spread (RectifySign *signs, guint start, guint end, double gap)
{
  guint n_places = 0;

  while (end > start && is_blank (signs[end - 1].character))
    end--;
  for (guint i = start; i + 1 < end; i++)
    n_places += can_spread (&signs[i]);
  for (guint i = start; i + 1 < end && n_places > 0; i++)
    if (can_spread (&signs[i]))
      signs[i].extra += gap / n_places;
}

static guint
find_break (const RectifySign *signs, guint start, guint from, guint n_signs)
{
  guint i = from;

  while (i > start && i < n_signs && !can_part (signs, i, n_signs))
    i--;
  return i;
}

static guint
find_next_break (const RectifySign *signs, guint from, guint n_signs)
{
  guint i = from, limit = MIN (n_signs, from + MAX_PUSHED_IN);

  while (i < limit && !can_part (signs, i, n_signs))
    i++;
  return i < limit || i == n_signs ? i : 0;
}

/* The first sign that does not fit into a line. */
static guint
find_overflow (const RectifySign *signs, guint start, guint n_signs, double width)
{
  double sum = 0;
  guint i = start;

  while (i < n_signs && sum + signs[i].width <= width + TOLERANCE)
    sum += signs[i++].width;
  /* Blanks hang over the line's end. */
  while (i < n_signs && i > start && is_blank (signs[i].character))
    i++;
  return MAX (i, start + 1);
}

/* Is the word around a place so long that it may be broken? A number in brackets is not, though all
 * of what may not be parted there is. */
static gboolean
is_in_long_word (const RectifySign *signs, guint place, guint n_signs, double cell)
{
  double width = 0;

  for (guint i = place; i > 0 && width <= MAX_SPREAD * cell; i--)
    {
      if (is_wide (signs[i - 1].character) || is_blank (signs[i - 1].character))
        break;
      width += signs[i - 1].width;
    }
  for (guint i = place; i < n_signs && width <= MAX_SPREAD * cell; i++)
    {
      if (is_wide (signs[i].character) || is_blank (signs[i].character))
        break;
      width += signs[i].width;
    }
  return width > MAX_SPREAD * cell;
}

/* Inside a word that would leave too much of the line empty, or else before it. */
static guint
find_break_in_word (const RectifySign *signs, guint out, guint over, guint n_signs, double cell)
{
  for (guint i = over; i > out; i--)
    if (!is_wide (signs[i].character) && !is_wide (signs[i - 1].character) && signs[i].width > 0
        && !rectify_sign_takes_no_head (signs[i].character)
        && !rectify_sign_takes_no_end (signs[i - 1].character)
        && is_in_long_word (signs, i, n_signs, cell))
      return i;
  return out;
}

/* A line that is too long by what its marks can give way takes one more sign, or a few, rather than
 * that a mark be carried over with the sign before it. */
static guint
break_line (RectifySign *signs, guint start, guint n_signs, double width, double cell)
{
  guint over = find_overflow (signs, start, n_signs, width);
  guint out, in;
  double gap, excess;

  if (over >= n_signs)
    return n_signs;
  out = find_break (signs, start, over, n_signs);
  in = find_next_break (signs, out == over ? over + 1 : over, n_signs);
  gap = width - measure (signs, start, out);
  excess = measure (signs, start, in) - width;
  if (in > over && excess <= measure_slack (signs, start, in, cell) + TOLERANCE
      && (out != over || gap > cell / 2 || (in == n_signs && n_signs - over <= LONELY)))
    {
      squeeze (signs, start, in, MAX (excess, 0), cell);
      return in;
    }
  if (out <= start)
    out = over;
  else if (gap > MAX_SPREAD * cell)
    out = find_break_in_word (signs, out, over, n_signs, cell);
  spread (signs, start, out, MAX (width - measure (signs, start, out), 0));
  return out;
}

/**
 * rectify_lines_break:
 * @signs: (array length=n_signs): the characters of a paragraph; their extra and shift are set
 * @n_signs: how many they are
 * @width: of a line in points
 * @indent: of the first line in points
 * @cell: the width of a Chinese character in points
 *
 * Breaks a paragraph into lines by the rules for Chinese text: marks are squeezed before anything is
 * pushed to the next line, what is left over is spread between characters, and full lines end at the
 * edge.
 *
 * Returns: (transfer full) (element-type guint): where each line ends
 */
GArray *
rectify_lines_break (RectifySign *signs, guint n_signs, double width, double indent, double cell)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint start = 0;

  for (guint i = 0; i < n_signs; i++)
    signs[i].extra = signs[i].shift = 0;
  while (start < n_signs)
    {
      start = break_line (signs, start, n_signs, ends->len == 0 ? width - indent : width, cell);
      g_array_append_val (ends, start);
    }
  return ends;
}

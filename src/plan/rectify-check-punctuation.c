/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-check-private.h"
#include "rectify-check-words.h"

/* Of one text so many doubled marks are enough. */
#define MAX_DOUBLED 20

static char *
dup_mark (const char *text, gsize start)
{
  const char *p = text + start;

  return g_strndup (p, g_utf8_next_char (p) - p);
}

/* Brackets and quotation marks. Straight quotation marks have no sides and are not counted. */
static const struct {
  const char *open;
  const char *close;
} pairs[] = { { "《", "》" },   { "“", "”" },   { "‘", "’" },
              { "（(", "）)" }, { "【", "】" }, { "〔", "〕" } };

#define PARENTHESES 3
#define SINGLE_QUOTES 2

typedef struct {
  RectifySpot spot;
  const char *text;
  gsize offset;
} Mark;

/* A paragraph: items that run on are balanced together, since a sentence may be cut between them. */
typedef struct {
  RectifyCheck *check;
  GArray *open[G_N_ELEMENTS (pairs)];
  gboolean reported[G_N_ELEMENTS (pairs)];
} Balance;

static void
report_unbalanced (Balance *self, guint pair, const Mark *mark, const char *format)
{
  const char *p = mark->text + mark->offset;
  g_autofree char *sign = dup_mark (mark->text, mark->offset);
  g_autofree char *words = rectify_check_quote_around (&mark->spot, mark->text, mark->offset,
                                                       g_utf8_next_char (p) - mark->text);

  if (self->reported[pair])
    return;
  self->reported[pair] = TRUE;
  rectify_check_add (self->check, RECTIFY_FINDING_UNBALANCED_MARK, RECTIFY_SEVERITY_WARNING,
                     &mark->spot, mark->offset, g_utf8_next_char (p) - mark->text, format, sign,
                     words);
}

static void
finish_balance (Balance *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (self->open[i]->len > 0)
        report_unbalanced (self, i, &g_array_index (self->open[i], Mark, 0),
                           _ ("The mark “%s” is not closed: “%s”."));
      g_array_set_size (self->open[i], 0);
      self->reported[i] = FALSE;
    }
}

static gboolean
is_numeral (gunichar c)
{
  return g_unichar_isdigit (c) || rectify_is_latin (c)
         || rectify_char_in (c, "一二三四五六七八九十");
}

/* “1）” and “a)” are labels, not the ends of brackets. */
static gboolean
is_list_label (const char *text, const char *p)
{
  guint length = 0;

  while (length < 4 && is_numeral (rectify_char_before (text, p)))
    {
      p = g_utf8_prev_char (p);
      length++;
    }
  return length > 0 && length < 4 && !rectify_is_han (rectify_char_before (text, p));
}

/* it’s, 20’ */
static gboolean
is_apostrophe (const char *text, const char *p)
{
  gunichar before = rectify_char_before (text, p);

  return rectify_is_latin (before) || g_unichar_isdigit (before);
}

static void
balance_text (Balance *self, RectifyItem *item, RectifyPlace place, guint index)
{
  Mark mark = { { item, place, index }, NULL, 0 };

  mark.text = rectify_spot_get_text (&mark.spot, self->check->plan);
  for (const char *p = mark.text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      mark.offset = p - mark.text;
      for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
        if (rectify_char_in (c, pairs[i].open))
          g_array_append_val (self->open[i], mark);
        else if (!rectify_char_in (c, pairs[i].close))
          continue;
        else if (self->open[i]->len > 0)
          g_array_set_size (self->open[i], self->open[i]->len - 1);
        else if (!(i == PARENTHESES && is_list_label (mark.text, p))
                 && !(i == SINGLE_QUOTES && is_apostrophe (mark.text, p)))
          report_unbalanced (self, i, &mark, _ ("The mark “%s” closes nothing: “%s”."));
    }
}

static void
balance_fields (Balance *self, RectifyItem *item)
{
  for (guint i = 0; i < rectify_item_get_assignments (item)->len; i++)
    {
      balance_text (self, item, RECTIFY_PLACE_ASSIGNMENT, i);
      finish_balance (self);
    }
  balance_text (self, item, RECTIFY_PLACE_DEADLINE, 0);
  finish_balance (self);
}

static void
check_balance (RectifyCheck *check)
{
  Balance self = { check };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    self.open[i] = g_array_new (FALSE, FALSE, sizeof (Mark));
  balance_text (&self, NULL, RECTIFY_PLACE_PLAN_TITLE, 0);
  for (guint i = 0; i < check->items->len; i++)
    {
      RectifyItem *item = g_ptr_array_index (check->items, i);

      if (!rectify_item_get_run_in (item))
        finish_balance (&self);
      balance_text (&self, item, RECTIFY_PLACE_HEADING, 0);
      balance_text (&self, item, RECTIFY_PLACE_TEXT, 0);
    }
  finish_balance (&self);
  for (guint i = 0; i < check->items->len; i++)
    balance_fields (&self, g_ptr_array_index (check->items, i));
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_array_unref (self.open[i]);
}

static const char *
get_full_width (gunichar c)
{
  switch (c)
    {
    case ',':
      return "，";
    case ';':
      return "；";
    case ':':
      return "：";
    case '?':
      return "？";
    case '!':
      return "！";
    case '(':
      return "（";
    case ')':
      return "）";
    default:
      return NULL;
    }
}

static gboolean
ends_chinese (gunichar c)
{
  return rectify_is_han (c) || rectify_char_in (c, "”’》）】〕%％");
}

static gboolean
begins_chinese (gunichar c)
{
  return rectify_is_han (c) || rectify_char_in (c, "“‘《（【〔");
}

static const char *
skip_blanks (const char *p)
{
  while (*p == ' ')
    p++;
  return p;
}

/* Between Chinese words, not in a number, a time, a ratio or an address. */
static gboolean
is_half_width (const char *text, const char *p)
{
  gunichar next = g_utf8_get_char (skip_blanks (p + 1));

  return ends_chinese (rectify_char_before (text, p))
         && (next == 0 || next == '\n' || begins_chinese (next) || g_unichar_isdigit (next));
}

typedef struct {
  gsize offset;
  gboolean half;
  guint n_han;
} Bracket;

static void
close_bracket (GArray *open, GArray *found, gsize offset, gboolean half, guint n_han)
{
  Bracket bracket;

  if (open->len == 0)
    return;
  bracket = g_array_index (open, Bracket, open->len - 1);
  g_array_set_size (open, open->len - 1);
  if (half == bracket.half && bracket.n_han == n_han)
    return;
  if (bracket.half)
    g_array_append_val (found, bracket.offset);
  if (half)
    g_array_append_val (found, offset);
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  gsize x = *(const gsize *) a, y = *(const gsize *) b;

  return x < y ? -1 : x > y;
}

/* Where the half-width marks of a text are. Brackets count that hold Chinese words. */
static GArray *
list_half_width (const char *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Bracket));
  guint n_han = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize offset = p - text;
      Bracket bracket = { offset, c == '(', n_han };

      n_han += rectify_is_han (c);
      if (rectify_char_in (c, "（("))
        g_array_append_val (open, bracket);
      else if (rectify_char_in (c, "）)"))
        close_bracket (open, found, offset, c == ')', n_han);
      else if (rectify_char_in (c, ",;:?!") && is_half_width (text, p))
        g_array_append_val (found, offset);
    }
  g_array_sort (found, compare_offsets);
  return found;
}

/* Blanks that made up for the missing width go too. */
static RectifyChange *
widen (const RectifySpot *spot, const char *text, GArray *marks)
{
  RectifyChange *change = rectify_change_new (spot);

  for (guint i = 0; i < marks->len; i++)
    {
      const char *p = text + g_array_index (marks, gsize, i);
      const char *end = p + 1;

      if (*p != '(' && *p != ')' && begins_chinese (g_utf8_get_char (skip_blanks (end))))
        end = skip_blanks (end);
      rectify_change_add (change, text, p - text, end - text, get_full_width (*p));
    }
  return change;
}

static void
check_width (const RectifySpot *spot, const char *text, gpointer user_data)
{
  RectifyCheck *check = user_data;
  g_autoptr (GArray) marks = list_half_width (text);
  g_autofree char *mark = NULL;
  g_autofree char *words = NULL;
  RectifyFinding *finding;
  gsize start;

  if (marks->len == 0)
    return;
  start = g_array_index (marks, gsize, 0);
  mark = dup_mark (text, start);
  words = rectify_check_quote_around (spot, text, start, start + 1);
  if (marks->len == 1)
    finding = rectify_check_add (check, RECTIFY_FINDING_HALF_WIDTH_MARK, RECTIFY_SEVERITY_WARNING,
                                 spot, start, start + 1,
                                 _ ("The mark “%s” is half-width between Chinese words: “%s”."),
                                 mark, words);
  else
    finding = rectify_check_add (
        check, RECTIFY_FINDING_HALF_WIDTH_MARK, RECTIFY_SEVERITY_WARNING, spot, start, start + 1,
        g_dngettext (GETTEXT_PACKAGE,
                     "%u mark is half-width between Chinese words, the first in “%s”.",
                     "%u marks are half-width between Chinese words, the first in “%s”.",
                     marks->len),
        marks->len, words);
  rectify_finding_add_change (finding, widen (spot, text, marks));
  rectify_finding_set_mend (finding,
                            marks->len == 1
                                ? g_strdup_printf (_ ("Write “%s”."), get_full_width (text[start]))
                                : g_strdup (_ ("Write them all in full width.")));
}

static int
get_strength (gunichar c)
{
  static const char *const ranks[] = { "、", "，,", "：:", "；;", "。", "？！" };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (rectify_char_in (c, ranks[i]))
      return i;
  return -1;
}

/* ？！ and ！！ are said with stress. */
static gboolean
is_doubled (const char *start, const char *end)
{
  gboolean full = FALSE, stressed = TRUE;

  if (g_utf8_next_char (start) >= end)
    return FALSE;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      full = full || c >= 0x80;
      stressed = stressed && rectify_char_in (c, "？！");
    }
  return full && !stressed;
}

static void
report_doubled (RectifyCheck *check, const RectifySpot *spot, const char *text, const char *start,
                const char *end)
{
  const char *best = start;
  g_autofree char *mark = NULL;
  g_autofree char *words = rectify_check_quote_around (spot, text, start - text, end - text);
  g_autofree char *doubled = rectify_check_quote (start, end - start);
  RectifyFinding *finding
      = rectify_check_add (check, RECTIFY_FINDING_DOUBLED_MARK, RECTIFY_SEVERITY_WARNING, spot,
                           start - text, end - text,
                           _ ("“%s” is more than one mark where one belongs: “%s”."), doubled,
                           words);
  RectifyChange *change;

  /* “。。。” may be meant as an ellipsis. */
  if (g_str_has_prefix (start, "。。。"))
    return;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (get_strength (g_utf8_get_char (p)) >= get_strength (g_utf8_get_char (best)))
      best = p;
  mark = (guchar) *best < 0x80 ? g_strdup (get_full_width (*best)) : dup_mark (best, 0);
  change = rectify_change_new (spot);
  rectify_change_add (change, text, start - text, end - text, mark);
  rectify_finding_add_change (finding, change);
  rectify_finding_set_mend (finding, g_strdup_printf (_ ("Write “%s”."), mark));
}

static void
check_doubled (const RectifySpot *spot, const char *text, gpointer user_data)
{
  guint n_reported = 0;

  for (const char *p = text; *p != '\0' && n_reported < MAX_DOUBLED;)
    {
      const char *end = p;

      while (*end != '\0' && get_strength (g_utf8_get_char (end)) >= 0)
        end = g_utf8_next_char (end);
      if (is_doubled (p, end))
        {
          report_doubled (user_data, spot, text, p, end);
          n_reported++;
        }
      p = end > p ? end : g_utf8_next_char (p);
    }
}

/* Finds marks without their other half, of the wrong width, and one too many. */
void
rectify_check_punctuation (RectifyCheck *check)
{
  check_balance (check);
  rectify_plan_foreach_spot (check->plan, check_width, check);
  rectify_plan_foreach_spot (check->plan, check_doubled, check);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-title.h"

#include <string.h>

#include "rectify-contents-lines.h"
#include "rectify-field-matcher.h"

#define MAX_TITLE_LINES 4
#define MAX_FIRST_LINE 60
#define MAX_FURTHER_LINE 40
#define N_PARAGRAPHS_WITH_YEAR 3
#define N_CLOSING 12
#define MAX_DATE 14
/* One that ends with a date, in bytes. */
#define MAX_DATE_LINE 120
#define FIRST_YEAR 1949
#define LAST_YEAR 2199
/* Up to this month the plans for the meetings at the end of a year are drawn up. */
#define LAST_MONTH_OF_YEAR_BEFORE 2
#define MIN_ORGANISATION 3
#define MAX_ORGANISATION 30

static gboolean
is_title_line (RectifyOutline *outline, const char *line, gboolean first)
{
  RectifyLabelMatch label;
  RectifyToken token;
  glong length = g_utf8_strlen (line, -1);
  const char *last;

  if (length == 0 || strpbrk (line, "\t\n") != NULL || rectify_contents_is_heading (line)
      || length > (first ? MAX_FIRST_LINE : MAX_FURTHER_LINE))
    return FALSE;
  if (rectify_label_matcher_match (outline->matcher, line, &label)
      || rectify_field_match (outline->vocabulary, line, 0, TRUE, &token)
      || rectify_lead_in_match (outline->vocabulary, line, 0,
                                rectify_field_skip_number (outline->matcher, line, 0), &token))
    return FALSE;
  last = g_utf8_prev_char (line + strlen (line));
  if (g_utf8_strchr ("。；;：:！!？?，,、", -1, g_utf8_get_char (last)) != NULL
      || strstr (line, "。") != NULL)
    return FALSE;
  return first || (strstr (line, "，") == NULL && strstr (line, "：") == NULL);
}

static gboolean
is_complete (RectifyOutline *outline, const char *title)
{
  return rectify_vocabulary_contains (outline->vocabulary, "titles", "words", title);
}

static gboolean
is_bracketed (const char *line)
{
  return g_utf8_strchr ("（(—", -1, g_utf8_get_char (line)) != NULL;
}

/* “（2026年3月12日局党组会议审议通过）” or “（讨论稿）” below the title: what is noted on the document
 * is no part of what it is called. */
static gboolean
is_note (RectifyOutline *outline, const char *line)
{
  return (g_str_has_prefix (line, "（") || g_str_has_prefix (line, "("))
         && (g_str_has_suffix (line, "）") || g_str_has_suffix (line, ")"))
         && rectify_vocabulary_contains (outline->vocabulary, "titles", "notes", line);
}

/**
 * rectify_title_find:
 * @outline: an outline that has its texts
 * @n_head: how many paragraphs the letterhead takes
 * @title: (out): set to the title, its lines parted by line ends; "" if there is none
 *
 * The title is what stands first, short, without a number and without a full stop; a note in
 * brackets below it (题注) is no part of it.
 *
 * Returns: how many paragraphs it takes, and the letterhead above it
 */
guint
rectify_title_find (RectifyOutline *outline, guint n_head, char **title)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint n_lines = n_head;

  while (n_lines < MIN (n_head + MAX_TITLE_LINES, outline->texts->len))
    {
      const char *text = g_ptr_array_index (outline->texts, n_lines);
      g_autofree char *line = rectify_token_dup (text, 0, strlen (text));

      if (!is_title_line (outline, line, n_lines == n_head)
          || (is_complete (outline, lines->str) && !is_bracketed (line))
          || (lines->len > 0 && is_note (outline, line)))
        break;
      if (n_lines++ > n_head)
        g_string_append_c (lines, '\n');
      g_string_append (lines, line);
    }
  *title = g_string_free (g_steal_pointer (&lines), FALSE);
  return n_lines;
}

/* 2026, ２０２６ and 二〇二六; -1 if it is no digit. */
static int
get_digit (gunichar c)
{
  static const char digits[] = "〇一二三四五六七八九";
  const char *found;

  if (c >= 0xff10 && c <= 0xff19)
    return c - 0xff10;
  if (c < 0x80)
    return g_ascii_isdigit (c) ? (int) (c - '0') : -1;
  if (g_utf8_strchr ("零○Ｏ", -1, c) != NULL)
    return 0;
  found = g_utf8_strchr (digits, -1, c);
  return found != NULL ? (int) g_utf8_pointer_to_offset (digits, found) : -1;
}

/* The first year that a text names from *@p on, which moves behind it; 0 if there is none. */
static int
next_year (const char *text, const char **p)
{
  int last = *p > text ? get_digit (g_utf8_get_char (g_utf8_prev_char (*p))) : -1;

  while (**p != '\0')
    {
      const char *end = *p;
      int year = 0;
      guint n = 0;

      for (int digit; n < 5 && *end != '\0' && (digit = get_digit (g_utf8_get_char (end))) >= 0;
           n++)
        {
          year = year * 10 + digit;
          end = g_utf8_next_char (end);
        }
      if (n == 4 && last < 0 && year >= FIRST_YEAR && year <= LAST_YEAR
          && (g_str_has_prefix (end, "年") || g_str_has_prefix (end, "〕")))
        {
          *p = end;
          return year;
        }
      last = get_digit (g_utf8_get_char (*p));
      *p = g_utf8_next_char (*p);
    }
  return 0;
}

static int
find_year (const char *text)
{
  const char *p = text;

  return next_year (text, &p);
}

/* A unit that signs in the line of the date (“某局”, “某局（盖章）”), and no sentence or item that happens
 * to end with one. */
static gboolean
is_signer (RectifyOutline *outline, const char *words)
{
  g_autofree char *name = g_strdup (words);
  RectifyLabelMatch label;
  char *bracket = strstr (name, "（");

  if (bracket != NULL && g_str_has_suffix (name, "）"))
    *bracket = '\0';
  return g_utf8_strlen (words, -1) <= MAX_ORGANISATION && rectify_sentence_end (words) == 0
         && !rectify_label_matcher_match (outline->matcher, words, &label)
         && rectify_word_list_ends (rectify_vocabulary_get_list (outline->vocabulary, "parties",
                                                                 "units"),
                                    name);
}

/* What stands last in a line, behind the blank after who signs: “某局　2023年3月1日”; nothing in one
 * that has a label. */
static char *
dup_last_words (RectifyOutline *outline, const char *text)
{
  g_autofree char *line = rectify_token_dup (text, 0, strlen (text));
  const char *start = line + strlen (line);
  g_autofree char *before = NULL;
  RectifyToken token;

  if (strstr (line, "：") != NULL || strpbrk (line, ":\n") != NULL
      || rectify_field_match (outline->vocabulary, line, 0, TRUE, &token)
      || rectify_note_match (outline->vocabulary, line, 0, 0, &token))
    return g_strdup ("");
  while (start > line && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  before = rectify_token_dup (line, 0, start - line);
  return g_strdup (*before == '\0' || is_signer (outline, before) ? start : "");
}

/* “2023年3月1日” alone in its line or behind who signs, or “2023年3月” where @months may be all there
 * is. */
static int
find_year_of_date (RectifyOutline *outline, const char *text, gboolean months, int *month)
{
  g_autofree char *line = strlen (text) <= MAX_DATE_LINE ? dup_last_words (outline, text) : NULL;
  const char *p = line;
  int year;

  if (line == NULL || g_utf8_strlen (line, -1) > MAX_DATE
      || (!g_str_has_suffix (line, "日") && !(months && g_str_has_suffix (line, "月"))))
    return 0;
  year = next_year (line, &p);
  *month = year != 0 ? atoi (p + strlen ("年")) : 0;
  return year;
}

/* When it was signed: in the last paragraphs, or where @far above long annexes; 0 if that is not
 * known. */
static int
find_year_of_signature (RectifyOutline *outline, guint n_title, gboolean far, int *month)
{
  int year = 0;

  for (guint i = outline->texts->len;
       year == 0 && i > n_title && (far || outline->texts->len - i < N_CLOSING); i--)
    year = find_year_of_date (outline, g_ptr_array_index (outline->texts, i - 1), !far, month);
  return year;
}

/* Paragraphs have no cells that a tab parts and rows that a line's end does. */
static gboolean
is_table (const char *text)
{
  return strchr (text, '\t') != NULL && strchr (text, '\n') != NULL;
}

/* The year that the beginning of the text, or the tables there, name most often. Of several it is the
 * one that a text names first; in a table, where past years are those of the problems, the latest. */
static int
find_usual_year (RectifyOutline *outline, guint n_title, gboolean tables)
{
  guint counts[LAST_YEAR - FIRST_YEAR + 1] = { 0 };
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  int usual = 0;

  for (guint i = n_title; i < MIN (n_title + N_PARAGRAPHS_WITH_YEAR, outline->texts->len); i++)
    {
      const char *text = g_ptr_array_index (outline->texts, i);
      const char *p = text;
      int year;

      if (is_table (text) != tables)
        continue;
      while ((year = next_year (text, &p)) != 0)
        if (counts[year - FIRST_YEAR]++ == 0)
          g_array_append_val (years, year);
    }
  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);
      guint count = counts[year - FIRST_YEAR];
      guint most = usual != 0 ? counts[usual - FIRST_YEAR] : 0;

      if (count > most || (count == most && tables && year > usual))
        usual = year;
    }
  return usual;
}

/**
 * rectify_title_find_year:
 * @outline: an outline that has its texts and its title
 * @n_title: how many paragraphs the title takes
 *
 * Returns: the year that the title, or else the number above it, the note or the date below
 *   names, or else the one that the beginning of the text, or a table there, names most often, or
 *   else a date that stands alone above annexes; 0 if none does. What is signed as the year begins
 *   and speaks of the year before belongs to that
 */
int
rectify_title_find_year (RectifyOutline *outline, guint n_title)
{
  int year = find_year (outline->title);
  int month = 0, signed_in, usual;

  for (guint i = 0; year == 0 && i < n_title; i++)
    year = find_year (g_ptr_array_index (outline->texts, i));
  if (year == 0 && n_title > 0 && n_title < outline->texts->len)
    {
      const char *text = g_ptr_array_index (outline->texts, n_title);
      g_autofree char *below = rectify_token_dup (text, 0, strlen (text));

      year = is_note (outline, below) ? find_year (below) : 0;
    }
  if (year != 0)
    return year;
  signed_in = find_year_of_signature (outline, n_title, FALSE, &month);
  usual = find_usual_year (outline, n_title, FALSE);
  if (signed_in != 0)
    return usual == signed_in - 1 && month <= LAST_MONTH_OF_YEAR_BEFORE ? usual : signed_in;
  if (usual == 0)
    usual = find_usual_year (outline, n_title, TRUE);
  return usual != 0 ? usual : find_year_of_signature (outline, n_title, TRUE, &month);
}

static gboolean
starts_year (const char *p)
{
  for (guint i = 0; i < 4; i++, p = g_utf8_next_char (p))
    if (*p == '\0' || !g_unichar_isdigit (g_utf8_get_char (p)))
      return g_str_has_prefix (p, "二〇") || g_str_has_prefix (p, "二○")
             || g_str_has_prefix (p, "二零");
  return TRUE;
}

static gboolean
is_name_character (gunichar c)
{
  return g_unichar_isalnum (c) || c == 0xd7 /* × */ || c == '*' || c == 0x25cb /* ○ */;
}

static gboolean
is_organisation (RectifyVocabulary *vocabulary, const char *name, gboolean passed)
{
  const char *const *units = rectify_vocabulary_get_words (vocabulary, "parties", "units");
  glong length = g_utf8_strlen (name, -1);

  /* Behind what a plan may be about, 会 is rather a meeting than a body. */
  if (length < MIN_ORGANISATION || length > MAX_ORGANISATION
      || (passed && g_str_has_suffix (name, "会")))
    return FALSE;
  for (guint i = 0; units[i] != NULL; i++)
    if (g_str_has_suffix (name, units[i]))
      return TRUE;
  return FALSE;
}

/**
 * rectify_title_dup_organisation:
 * @vocabulary: a vocabulary
 * @title: a title, its lines parted by line ends
 *
 * Whose plan it is, where the title says so plainly: it begins with the name of a unit, and then
 * goes on with a year or what the plan is about.
 *
 * Returns: (transfer full): the unit as written, or ""
 */
char *
rectify_title_dup_organisation (RectifyVocabulary *vocabulary, const char *title)
{
  g_autoptr (GString) name = g_string_new (NULL);
  const char *p = title;
  gboolean passed = FALSE, ended = FALSE;

  if (rectify_vocabulary_match_word (vocabulary, "titles", "annexes", p) > 0)
    p = strchr (p, '\n') != NULL ? strchr (p, '\n') + 1 : "";
  for (; *p != '\0' && !ended; p = g_utf8_next_char (p))
    {
      gboolean about = rectify_vocabulary_match_word (vocabulary, "titles", "about", p) > 0;

      ended = g_utf8_strchr ("\n“《（", -1, g_utf8_get_char (p)) != NULL || starts_year (p)
              || rectify_vocabulary_match_word (vocabulary, "titles", "deeds", p) > 0;
      if ((ended || about) && is_organisation (vocabulary, name->str, passed))
        return g_string_free (g_steal_pointer (&name), FALSE);
      if (ended || !is_name_character (g_utf8_get_char (p)))
        break;
      passed = passed || about;
      g_string_append_unichar (name, g_utf8_get_char (p));
    }
  return g_strdup ("");
}

/* The theme that a text names, NULL if it names none; @several is set if it names more than one. */
static const char *
find_theme (RectifyVocabulary *vocabulary, const char *text, gboolean *several)
{
  const char *const *themes = rectify_vocabulary_get_words (vocabulary, "titles", "themes");
  const char *found = NULL;

  *several = FALSE;
  for (guint i = 0; themes[i] != NULL; i++)
    {
      if (strstr (text, themes[i]) == NULL)
        continue;
      if (found == NULL)
        found = themes[i];
      else if (strstr (found, themes[i]) == NULL)
        *several = TRUE;
    }
  return found;
}

/**
 * rectify_title_find_theme:
 * @outline: an outline that has its texts and its title
 * @n_title: how many paragraphs the title takes
 *
 * Returns: (transfer none): the theme that the title, or else the first paragraph, names as the
 *   only one; or ""
 */
const char *
rectify_title_find_theme (RectifyOutline *outline, guint n_title)
{
  gboolean several;
  const char *theme = find_theme (outline->vocabulary, outline->title, &several);

  if (theme == NULL && n_title < outline->texts->len)
    theme = find_theme (outline->vocabulary, g_ptr_array_index (outline->texts, n_title), &several);
  return theme != NULL && !several ? theme : "";
}

/**
 * rectify_title_is_about:
 * @outline: an outline that has its texts and its title
 * @n_title: how many paragraphs the title takes
 *
 * Returns: whether the title, or without one the beginning of the text, speaks of rectification
 */
gboolean
rectify_title_is_about (RectifyOutline *outline, guint n_title)
{
  if (rectify_vocabulary_contains (outline->vocabulary, "titles", "rectification", outline->title))
    return TRUE;
  for (guint i = n_title;
       i < MIN (n_title + N_PARAGRAPHS_WITH_YEAR, outline->texts->len) && *outline->title == '\0';
       i++)
    if (rectify_vocabulary_contains (outline->vocabulary, "titles", "rectification",
                                     g_ptr_array_index (outline->texts, i)))
      return TRUE;
  return FALSE;
}

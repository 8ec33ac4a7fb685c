/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-markdown-words.h"

#include <string.h>

/* Longer runs of them are no marks of code. */
#define TICKS "````````````````"
#define MAX_TICKS (sizeof TICKS - 1)
/* What stands behind a name, a number or a day that is left open: “**局会同**局”. */
#define OPEN_ENDS                                                                                  \
  "省市县区州盟旗镇乡村街局厅部委办科股室院所队站处组校同书主年月日号季度项个名人次万元"
/* What joins two of them. */
#define JOINTS "和与及同由或"

/* What is known of a line, so that it is looked through once. */
typedef struct {
  const char *text;
  gboolean pairs;
  gboolean in_sentences;
  gsize n_digits;   /* that it begins with */
  gsize open_ticks; /* from so many “`” on, none close what they open */
} Line;

static gboolean
is_colon (gunichar c)
{
  return c == ':' || c == 0xff1a;
}

/* “**” also stands for a name that is left open: “**市**局”, “**科负责，**科”. What is between marks
 * begins and ends like a word of the line, or is a label. */
static gboolean
closes_strong (const char *start, const char *end)
{
  gunichar before = g_utf8_get_char (g_utf8_find_prev_char (start, end));
  gunichar after = g_utf8_get_char (end + 2);

  return !g_unichar_isspace (before)
         && (is_colon (before) || after == 0 || !g_unichar_isalnum (after));
}

/* Stars without a partner are left open as well, so that those beside them may be. */
static gboolean
has_pairs (const char *line)
{
  guint n = 0;

  for (const char *p = strstr (line, "**"); p != NULL; p = strstr (p + 2, "**"))
    n++;
  return n % 2 == 0;
}

/* Where “**” closes what the one at @p opens, or NULL. */
static const char *
find_strong_end (const char *line, const char *p, gboolean pairs)
{
  const char *before = g_utf8_find_prev_char (line, p);
  const char *start = p + 2;
  const char *end = strstr (start, "**");

  if (end == NULL || end == start || g_unichar_isspace (g_utf8_get_char (start))
      || !closes_strong (start, end)
      || (before != NULL && g_unichar_isalnum (g_utf8_get_char (before))))
    return NULL;
  return pairs || is_colon (g_utf8_get_char (g_utf8_prev_char (end)))
                 || is_colon (g_utf8_get_char (end + 2))
             ? end
             : NULL;
}

static gboolean
is_one_of (gunichar c, const char *marks)
{
  return c != 0 && g_utf8_strchr (marks, -1, c) != NULL;
}

/* Do words between marks go on in a sentence? They are no part of a list, and what is before and behind
 * them is not what is beside something that is left open. */
static gboolean
is_in_sentence (const char *line, const char *p, const char *end)
{
  gunichar first = g_utf8_get_char (p + 2);
  gunichar last = g_utf8_get_char (g_utf8_prev_char (end));

  for (const char *q = p + 2; q < end; q = g_utf8_next_char (q))
    if (is_one_of (g_utf8_get_char (q), "、，。；：！？,;:!?"))
      return FALSE;
  return g_utf8_next_char (p + 2) < end && (p == line || !g_ascii_isdigit (p[-1]))
         && (g_unichar_isalnum (first) || is_one_of (first, "“‘《「\""))
         && (g_unichar_isalnum (last) || is_one_of (last, "”’》」\"%％"))
         && !is_one_of (first, JOINTS) && !is_one_of (last, JOINTS)
         && !(is_one_of (first, OPEN_ENDS) && is_one_of (g_utf8_get_char (end + 2), OPEN_ENDS));
}

/* The same between words that go on before or behind it: “主要是**理论学习**不够”. */
static const char *
find_sentence_end (const char *line, const char *p)
{
  const char *end = strstr (p + 2, "**");

  return end != NULL && is_in_sentence (line, p, end) ? end : NULL;
}

static gsize
measure_break (const char *p)
{
  static const char *const breaks[] = { "<br>", "<br/>", "<br />", "<BR>" };

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    if (g_str_has_prefix (p, breaks[i]))
      return strlen (breaks[i]);
  return 0;
}

/* Does “\\” only keep the sign behind it from being a mark? In a path it is a word's own. */
static gboolean
is_escape (const Line *self, const char *p)
{
  gboolean in_path = p > self->text && (g_ascii_isalnum (p[-1]) || strchr (":\\.", p[-1]) != NULL);

  if (p[1] == '|')
    return TRUE;
  if (p[1] == '.')
    return p > self->text && self->n_digits == (gsize) (p - self->text);
  return p[1] != '\0' && strchr ("*_`#[]", p[1]) != NULL && !in_path;
}

/* What is between backticks stands as it is, where it ends before @closing, if that is not NULL; those
 * that nothing closes do too. Returns what is behind it, or NULL. */
static const char *
add_code (Line *self, GString *plain, const char *p, const char *closing)
{
  gsize n = strspn (p, "`");
  const char *end = NULL;

  if (n == 0)
    return NULL;
  if (n < self->open_ticks)
    {
      end = strstr (p + n, &TICKS[MAX_TICKS - n]);
      if (end == NULL)
        self->open_ticks = n;
    }
  if (end == NULL || (closing != NULL && end > closing))
    {
      g_string_append_len (plain, p, (gssize) n);
      return p + n;
    }
  g_string_append_len (plain, p + n, end - p - n);
  return end + n;
}

static const char *
find_end (const Line *self, const char *p)
{
  const char *end = find_strong_end (self->text, p, self->pairs);

  return end == NULL && self->in_sentences && self->pairs ? find_sentence_end (self->text, p) : end;
}

/**
 * rectify_markdown_words_dup:
 * @line: a line or a cell in Markdown
 * @in_sentences: whether “**” marks words in the middle of sentences, as
 *   rectify_markdown_words_are_in_sentences() finds
 *
 * Returns: (transfer full): its words without “**” around some of them, “`” and “\\” before a mark; a
 *   break is a line end
 */
char *
rectify_markdown_words_dup (const char *line, gboolean in_sentences)
{
  Line self = { line, has_pairs (line), in_sentences, strspn (line, "0123456789"), MAX_TICKS + 1 };
  GString *plain = g_string_new (NULL);
  const char *closing = NULL;
  const char *p = line;

  while (*p != '\0')
    {
      gsize length = measure_break (p);
      const char *end = NULL;

      if (length > 0)
        {
          g_string_append_c (plain, '\n');
          p += length;
        }
      else if (p == closing)
        p += 2;
      else if (p > closing && g_str_has_prefix (p, "**"))
        {
          closing = find_end (&self, p);
          if (closing == NULL)
            g_string_append (plain, "**");
          p += 2;
        }
      else if (*p == '\\' && is_escape (&self, p))
        {
          g_string_append_c (plain, p[1]);
          p += 2;
        }
      else if ((end = add_code (&self, plain, p, p < closing ? closing : NULL)) != NULL)
        p = end;
      else
        g_string_append_c (plain, *p++);
    }
  return g_string_free (plain, FALSE);
}

/* Where the marks around the beginning of a text end, or NULL. */
static const char *
find_first_end (const char *text)
{
  return g_str_has_prefix (text, "**") ? find_strong_end (text, text, has_pairs (text)) : NULL;
}

/**
 * rectify_markdown_words_are_strong:
 * @line: a line in Markdown
 *
 * Returns: whether it is marked as a whole: “**学习不深入**”
 */
gboolean
rectify_markdown_words_are_strong (const char *line)
{
  const char *end = find_first_end (line);

  return end != NULL && end[2] == '\0';
}

/**
 * rectify_markdown_words_is_label:
 * @text: a text
 *
 * Returns: whether it begins with words between “**” that are a label, or all of it
 */
gboolean
rectify_markdown_words_is_label (const char *text)
{
  const char *end = find_first_end (text);

  return end != NULL
         && (end[2] == '\0' || is_colon (g_utf8_get_char (end + 2))
             || is_colon (g_utf8_get_char (g_utf8_prev_char (end))));
}

/* Adds how many are marked beyond doubt. Returns whether all “**” in the line are marks. */
static gboolean
count_marked (const char *line, guint *n_marked)
{
  if (!has_pairs (line))
    return FALSE;
  for (const char *p = strstr (line, "**"); p != NULL; p = strstr (p, "**"))
    {
      const char *end = find_strong_end (line, p, TRUE);

      *n_marked += end != NULL;
      if (end == NULL)
        end = find_sentence_end (line, p);
      if (end == NULL)
        return FALSE;
      p = end + 2;
    }
  return TRUE;
}

/**
 * rectify_markdown_words_are_in_sentences:
 * @lines: (element-type utf8): the lines of a text in Markdown
 *
 * “**” in the middle of a sentence is a mark only in a text that has it beyond doubt elsewhere, and
 * leaves nothing open with it.
 *
 * Returns: whether it is a mark there
 */
gboolean
rectify_markdown_words_are_in_sentences (GPtrArray *lines)
{
  guint n_marked = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (line[strspn (line, "* \t")] != '\0' && !count_marked (line, &n_marked))
        return FALSE;
    }
  return n_marked > 0;
}

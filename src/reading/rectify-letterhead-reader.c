/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-letterhead-reader.h"

#include <string.h>

#include "rectify-numeral.h"
#include "rectify-particulars.h"

#define GROUP "letterhead"
/* Lines of a letterhead are no longer, in characters. */
#define MAX_LINE 40
#define MAX_SECRECY 12
#define COPY_NUMBER_DIGITS 6
#define MAX_ANNEX 12
/* So many names of those who signed stand on a line, and so many lines tell a text's language. */
#define MAX_NAMES 2
#define N_LINES_OF_TEXT 10

static char *
dup_line (RectifyOutline *outline, guint index)
{
  const char *text = index < outline->texts->len ? g_ptr_array_index (outline->texts, index) : NULL;

  if (text == NULL || g_utf8_strlen (text, -1) > 2 * MAX_LINE || strchr (text, '\n') != NULL)
    return g_strdup ("");
  return g_strstrip (rectify_token_dup (text, 0, strlen (text)));
}

static gboolean
has_any (const char *text, const char *characters)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr (characters, -1, g_utf8_get_char (p)) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_copy_number (RectifyOutline *outline, const char *line)
{
  return strlen (line) == COPY_NUMBER_DIGITS && strspn (line, "0123456789") == COPY_NUMBER_DIGITS;
}

/* “秘密★1年”, but not a sentence that begins so. */
static gboolean
is_secrecy (RectifyOutline *outline, const char *line)
{
  gsize length = rectify_vocabulary_match_word (outline->vocabulary, GROUP, "secrecy", line);

  return length > 0 && g_utf8_strlen (line, -1) <= MAX_SECRECY
         && (line[length] == '\0' || g_str_has_prefix (line + length, "★")
             || g_str_has_prefix (line + length, "☆"));
}

static gboolean
is_urgency (RectifyOutline *outline, const char *line)
{
  gsize length = rectify_vocabulary_match_word (outline->vocabulary, GROUP, "urgency", line);

  return length > 0 && line[length] == '\0';
}

/* “××局文件”. */
static gboolean
is_mark (RectifyOutline *outline, const char *line)
{
  const char *const *words = rectify_vocabulary_get_words (outline->vocabulary, GROUP, "marks");

  if (g_utf8_strlen (line, -1) > MAX_LINE || has_any (line, "\t 0123456789《》，。：；、"))
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_suffix (line, words[i]) && strlen (line) > strlen (words[i]))
      return TRUE;
  return FALSE;
}

/* Where the number of a document ends that a line begins with (云水发〔2022〕3号), NULL if with none. */
static const char *
find_number_end (const char *line)
{
  static GRegex *regex = NULL;
  static gsize once = 0;
  g_autoptr (GMatchInfo) match = NULL;
  int end;

  if (g_once_init_enter (&once))
    {
      regex = g_regex_new (
          "^[^\\s0-9，。：]{1,20}[〔\\[（(［【][0-9]{4}[〕\\]）)］】]第?[0-9]{1,5}号",
          G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  if (!g_regex_match (regex, line, 0, &match) || !g_match_info_fetch_pos (match, 0, NULL, &end))
    return NULL;
  return line + end;
}

static gboolean
is_chinese (RectifyOutline *outline, guint first)
{
  for (guint i = first; i < MIN (first + N_LINES_OF_TEXT, outline->texts->len); i++)
    for (const char *p = g_ptr_array_index (outline->texts, i); *p != '\0';
         p = g_utf8_next_char (p))
      if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
        return TRUE;
  return FALSE;
}

static guint
count_names (const char *text)
{
  gboolean in_name = FALSE;
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean blank = g_unichar_isspace (g_utf8_get_char (p));

      n += !blank && !in_name;
      in_name = !blank;
    }
  return n;
}

/* A number, and behind it those who signed for the issue. It is left alone where it would not come
 * out again in the same order: more names than stand on a line, none behind their label, or another
 * label than the one that is printed. */
static gboolean
read_number (RectifyOutline *outline, guint index, RectifyPlan *plan)
{
  g_autofree char *line = dup_line (outline, index);
  const char *end = find_number_end (line);
  g_autofree char *number = end != NULL ? g_strndup (line, end - line) : NULL;
  const char *signers;
  gsize label;

  if (end == NULL)
    return FALSE;
  for (signers = end; g_unichar_isspace (g_utf8_get_char (signers));)
    signers = g_utf8_next_char (signers);
  label = rectify_vocabulary_match_word (outline->vocabulary, GROUP, "signers", signers);
  if (*signers != '\0'
      && (label == 0 || has_any (signers + label, "、，,；;") || count_names (signers + label) == 0
          || count_names (signers + label) > MAX_NAMES || !is_chinese (outline, index + 1)))
    return FALSE;
  rectify_plan_set_document_number (plan, number);
  rectify_plan_set_signer (plan, signers + label);
  return TRUE;
}

/* “附件2”, “附件：” (7.3.7): nothing but the word, a number and a colon. */
static gboolean
is_annex (RectifyOutline *outline, const char *line)
{
  gsize length = rectify_vocabulary_match_word (outline->vocabulary, GROUP, "annexes", line);
  const char *p = line + length;

  if (length == 0 || g_utf8_strlen (line, -1) > MAX_ANNEX)
    return FALSE;
  while (g_unichar_isspace (g_utf8_get_char (p))
         || rectify_numeral_classify (g_utf8_get_char (p)) != RECTIFY_NUMERAL_NONE)
    p = g_utf8_next_char (p);
  if (g_str_has_prefix (p, "：") || *p == ':')
    p = g_utf8_next_char (p);
  return *p == '\0' && !g_str_equal (line, "附");
}

/**
 * rectify_letterhead_read:
 * @outline: an outline that has its texts
 * @plan: a plan, whose particulars are set
 *
 * Reads what stands above the title (GB/T 9704-2012, 7.2): copy number, secrecy, urgency, the mark,
 * and the number below it, as far as they stand in this order; and which annex of another document
 * it is. They print as they were read.
 *
 * Returns: how many paragraphs it takes
 */
guint
rectify_letterhead_read (RectifyOutline *outline, RectifyPlan *plan)
{
  static const struct {
    gboolean (*matches) (RectifyOutline *outline, const char *line);
    RectifyParticular particular;
  } lines[] = { { is_copy_number, RECTIFY_PARTICULAR_COPY_NUMBER },
                { is_secrecy, RECTIFY_PARTICULAR_SECRECY },
                { is_urgency, RECTIFY_PARTICULAR_URGENCY },
                { is_mark, RECTIFY_PARTICULAR_MARK } };
  g_autofree char *annex = NULL;
  gboolean has_mark = FALSE;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = dup_line (outline, n);

      if (*line == '\0' || !lines[i].matches (outline, line))
        continue;
      rectify_plan_set_particular (plan, lines[i].particular, line);
      has_mark = lines[i].particular == RECTIFY_PARTICULAR_MARK;
      n++;
    }
  if (has_mark)
    {
      /* “整改文件” alone is rather a title. */
      if (read_number (outline, n, plan))
        n++;
      else if (n == 1)
        {
          rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_MARK, NULL);
          n = 0;
        }
    }
  annex = dup_line (outline, n);
  if (*annex != '\0' && is_annex (outline, annex))
    {
      rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_ANNEX, annex);
      n++;
    }
  return n;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-status-words.h"

#include <string.h>

#define GROUP "status"
#define UNFINISHED "unfinished"
/* What parts a word for a status from what is said about it. */
#define MARKS "。．.，,；;：:、！!（）()【】[]—-/\n"

static gboolean
is_mark (gunichar c)
{
  return g_utf8_strchr (MARKS, -1, c) != NULL;
}

/* 0 for no box to be ticked, 1 for one, 2 for one that is ticked. */
static guint
get_box (gunichar c)
{
  if (g_utf8_strchr ("□☐○◯", -1, c) != NULL)
    return 1;
  return g_utf8_strchr ("☑☒■✓✔√●", -1, c) != NULL ? 2 : 0;
}

/* Without blanks, and without the marks around it; a line's end stays as a mark. */
static char *
strip (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (*p == '\n' || *p == '\v')
        c = '\n';
      else if (g_unichar_isspace (c))
        continue;
      if (plain->len > 0 || !is_mark (c))
        g_string_append_unichar (plain, c);
    }
  while (plain->len > 0)
    {
      const char *last = g_utf8_prev_char (plain->str + plain->len);

      if (!is_mark (g_utf8_get_char (last)))
        break;
      g_string_truncate (plain, last - plain->str);
    }
  return g_string_free (plain, FALSE);
}

/* The longest word that a text begins with, up to a mark or its end. */
static gsize
match_start (const char *const *words, const char *text)
{
  gsize longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (length > longest && g_str_has_prefix (text, words[i])
          && (text[length] == '\0' || is_mark (g_utf8_get_char (text + length))))
        longest = length;
    }
  return longest;
}

/* The longest word that a text ends with, behind a mark. */
static gsize
match_end (const char *const *words, const char *text)
{
  gsize end = strlen (text), longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (length > longest && length < end && g_str_has_suffix (text, words[i])
          && is_mark (g_utf8_get_char (g_utf8_prev_char (text + end - length))))
        longest = length;
    }
  return longest;
}

typedef gsize (*MatchFunc) (const char *const *words, const char *text);

static gsize
find (RectifyVocabulary *vocabulary, MatchFunc match, const char *text, RectifyStatusWords *found)
{
  gsize longest = match (rectify_vocabulary_get_words (vocabulary, GROUP, UNFINISHED), text);

  found->status = RECTIFY_STATUS_NOT_STARTED;
  found->may_have_begun = longest > 0;
  for (RectifyStatus i = 0; i < RECTIFY_N_STATUSES; i++)
    {
      gsize length
          = match (rectify_vocabulary_get_words (vocabulary, GROUP, rectify_status_get_nick (i)),
                   text);

      if (length <= longest)
        continue;
      longest = length;
      found->status = i;
      found->may_have_begun = FALSE;
    }
  return longest;
}

/* On which side of its words a box stands. */
typedef enum {
  BOXES_LEAD,
  BOXES_FOLLOW,
  BOXES_UNKNOWN,
} BoxSide;

/* Do words say how far something has come, or yes or no? */
static gboolean
says_something (RectifyVocabulary *vocabulary, const char *words, gboolean at_end)
{
  g_autofree char *plain = strip (words);
  RectifyStatusWords found;

  return g_strv_contains (rectify_vocabulary_get_words (vocabulary, GROUP, "yes"), plain)
         || g_strv_contains (rectify_vocabulary_get_words (vocabulary, GROUP, "no"), plain)
         || find (vocabulary, match_start, plain, &found) > 0
         || (at_end && find (vocabulary, match_end, plain, &found) > 0);
}

/* “进度：□甲 ☑乙”, “进度（□甲 ☑乙）”, but not “甲（□）乙（☑）”. */
static gboolean
is_heading (const char *words, const char *behind)
{
  g_autofree char *head = g_strchomp (g_strdup (words));

  if (*head == '\0' || g_str_has_suffix (head, "：") || g_str_has_suffix (head, ":"))
    return TRUE;
  return (g_str_has_suffix (head, "（") || g_str_has_suffix (head, "("))
         && !g_str_has_prefix (behind, "）") && *behind != ')';
}

/* @text holds boxes. Where their places do not tell, the words at its ends do: what is no word for a
 * status is a heading or a remark. */
static BoxSide
find_side (RectifyVocabulary *vocabulary, const char *text)
{
  g_autofree char *before = NULL;
  g_autofree char *plain = NULL;
  const char *first = text, *last = NULL;
  gboolean begins, ends;

  while (get_box (g_utf8_get_char (first)) == 0)
    first = g_utf8_next_char (first);
  for (const char *p = first; *p != '\0'; p = g_utf8_next_char (p))
    if (get_box (g_utf8_get_char (p)) > 0)
      last = g_utf8_next_char (p);
  before = g_strndup (text, first - text);
  plain = strip (before);
  if (*plain == '\0' || is_heading (before, g_utf8_next_char (first)))
    return BOXES_LEAD;
  begins = says_something (vocabulary, before, TRUE);
  ends = says_something (vocabulary, last, FALSE);
  if (begins != ends)
    return begins ? BOXES_FOLLOW : BOXES_LEAD;
  g_free (plain);
  plain = strip (last);
  return *plain == '\0' ? BOXES_FOLLOW : BOXES_UNKNOWN;
}

/* “☑已完成 □未完成”: the words of the only box that is ticked among several; NULL if there are none
 * to choose from. What stands before boxes that lead is a heading. */
static char *
dup_ticked (RectifyVocabulary *vocabulary, const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *ticked = NULL;
  g_autofree char *follows = NULL;
  guint n_boxes = 0, n_ticked = 0, before = 0;
  BoxSide side;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      guint box = *p != '\0' ? get_box (g_utf8_get_char (p)) : 0;

      if (*p != '\0' && box == 0)
        {
          g_string_append_unichar (words, g_utf8_get_char (p));
          continue;
        }
      n_boxes += box > 0;
      n_ticked += box == 2;
      if (box == 2)
        {
          g_free (follows);
          follows = g_strdup (words->str);
        }
      if (before == 2)
        {
          g_free (ticked);
          ticked = g_strdup (words->str);
        }
      g_string_truncate (words, 0);
      before = box;
      if (*p == '\0')
        break;
    }
  if (n_boxes < 2 || n_ticked != 1)
    return NULL;
  side = find_side (vocabulary, text);
  if (side == BOXES_UNKNOWN)
    return g_strdup ("");
  return side == BOXES_LEAD ? g_steal_pointer (&ticked) : g_steal_pointer (&follows);
}

static char *
normalise (RectifyVocabulary *vocabulary, const char *text)
{
  g_autofree char *ticked = dup_ticked (vocabulary, text);

  return strip (ticked != NULL ? ticked : text);
}

/**
 * rectify_status_words_read:
 * @vocabulary: a vocabulary
 * @text: what is said of how far something has come
 * @found: (out): set to what its words say
 *
 * Words count where they are all there is, stand first (“已完成，印发3份”), or last. What is said at
 * the end sums up what stands before it, or is only the end of that; and “持续推进” with more behind
 * it may be what is done at the moment: these are not certain.
 *
 * Returns: whether there are words for a status in it
 */
gboolean
rectify_status_words_read (RectifyVocabulary *vocabulary, const char *text,
                           RectifyStatusWords *found)
{
  g_autofree char *plain = normalise (vocabulary, text);
  gsize length = find (vocabulary, match_start, plain, found);

  found->is_whole = length > 0 && plain[length] == '\0';
  found->is_certain = found->is_whole || found->status != RECTIFY_STATUS_SUSTAINED;
  if (length > 0)
    return TRUE;
  found->is_certain = FALSE;
  return find (vocabulary, match_end, plain, found) > 0;
}

/**
 * rectify_status_words_answer:
 * @vocabulary: a vocabulary
 * @question: the heading of a column
 * @text: the text of a cell
 * @found: (out): set to what it says
 *
 * Returns: whether @text is a yes or no that says how far something has come. That something is not
 *   closed out says nothing: it may be done all the same
 */
gboolean
rectify_status_words_answer (RectifyVocabulary *vocabulary, const char *question, const char *text,
                             RectifyStatusWords *found)
{
  g_autofree char *plain = normalise (vocabulary, text);
  gboolean closes = rectify_vocabulary_contains (vocabulary, GROUP, "asks-closed", question);
  gboolean yes = g_strv_contains (rectify_vocabulary_get_words (vocabulary, GROUP, "yes"), plain);
  gboolean no = g_strv_contains (rectify_vocabulary_get_words (vocabulary, GROUP, "no"), plain);

  if (!yes && (!no || closes))
    return FALSE;
  found->status = !yes     ? RECTIFY_STATUS_NOT_STARTED
                  : closes ? RECTIFY_STATUS_CLOSED
                           : RECTIFY_STATUS_DONE;
  found->is_whole = found->is_certain = TRUE;
  found->may_have_begun = !yes;
  return TRUE;
}

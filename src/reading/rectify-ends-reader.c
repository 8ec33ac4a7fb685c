/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ends-reader.h"

#include <stdio.h>
#include <string.h>

#include "rectify-deadline.h"
#include "rectify-particulars.h"

/* To whom a document goes and who signs, in so many characters at most. */
#define MAX_ADDRESSEE 60
#define MAX_SIGNATURE 30
/* So many units sign together; a longer list is something else. */
#define MAX_SIGNATURES 10

/* A paragraph that stands alone, short and no sentence; or NULL. */
static const char *
get_line (RectifyItem *root, guint index, glong max_length)
{
  RectifyItem *item = rectify_item_get_child (root, index);
  const char *text = rectify_item_get_text (item);

  if (rectify_item_get_kind (item) != RECTIFY_ITEM_PROSE || *rectify_item_get_label (item) != '\0'
      || *rectify_item_get_heading (item) != '\0' || *rectify_item_get_columns (item) != '\0'
      || rectify_item_get_run_in (item) || rectify_item_get_n_children (item) > 0
      || rectify_item_get_assignments (item)->len > 0 || rectify_item_get_deadline (item) != NULL
      || *text == '\0' || g_utf8_strlen (text, -1) > max_length || strpbrk (text, "\n\t") != NULL
      || strstr (text, "。") != NULL || strstr (text, "；") != NULL)
    return NULL;
  return text;
}

static gboolean
is_unit (RectifyVocabulary *vocabulary, const char *text)
{
  return rectify_word_list_ends (rectify_vocabulary_get_list (vocabulary, "parties", "units"),
                                 text);
}

/* “成员单位”, “下列部门”, “单位” head a list of them. */
static gboolean
heads_list (RectifyVocabulary *vocabulary, const char *name)
{
  return rectify_vocabulary_match_word (vocabulary, "parties", "list-heads", name) > 0
         || rectify_vocabulary_match_word (vocabulary, "parties", "units", name) == strlen (name);
}

static gboolean
ends_with_colon (const char *text)
{
  return g_str_has_suffix (text, "：");
}

/* “各乡镇人民政府，县政府各部门：”: most of the names are those of units. */
static gboolean
is_addressee (RectifyVocabulary *vocabulary, const char *text)
{
  g_autofree char *words = g_strndup (text, strlen (text) - strlen ("："));
  g_autoptr (GRegex) marks = g_regex_new ("[，、,]|[（(][^）)]*[）)]", 0, 0, NULL);
  g_auto (GStrv) names = g_regex_split (marks, words, 0);
  guint n = 0, n_units = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (*names[i] != '\0' && heads_list (vocabulary, names[i]))
        return FALSE;
      n += *names[i] != '\0';
      n_units += is_unit (vocabulary, names[i]);
    }
  return n_units > 0 && 2 * n_units >= n;
}

static void
take (RectifyReading *reading, RectifyItem *root, guint index, RectifyParticular particular,
      const char *value)
{
  RectifyItem *item = rectify_item_get_child (root, index);
  g_autoptr (RectifyItem) removed = NULL;
  RectifySpan span;

  rectify_plan_set_particular (reading->plan, particular, value);
  if (rectify_reading_get_span (reading, item, &span))
    rectify_reading_forget_block (reading, span.paragraph);
  removed = rectify_item_remove_child (root, index);
}

/* The line is left where the next could be taken for one, once it is gone. */
static void
take_addressee (RectifyReading *reading, RectifyVocabulary *vocabulary, RectifyItem *root)
{
  const char *text
      = rectify_item_get_n_children (root) > 1 ? get_line (root, 0, MAX_ADDRESSEE) : NULL;
  const char *next = text != NULL ? get_line (root, 1, MAX_ADDRESSEE) : NULL;

  if (text == NULL || !ends_with_colon (text) || !is_addressee (vocabulary, text)
      || (next != NULL
          && (ends_with_colon (next) || g_str_has_suffix (next, ":")
              || g_str_has_prefix (next, "（") || g_str_has_prefix (next, "("))))
    return;
  take (reading, root, 0, RECTIFY_PARTICULAR_ADDRESSEE, text);
}

/* 2026-07-18 for a date that is written as 2026年7月18日 and no other way; else NULL. */
static char *
dup_date (const char *text)
{
  g_autoptr (GDate) date = NULL;
  g_autofree char *again = NULL;
  char *iso;
  int year, month, day;

  if (sscanf (text, "%4d年%2d月%2d日", &year, &month, &day) != 3)
    return NULL;
  again = g_strdup_printf ("%d年%d月%d日", year, month, day);
  if (!g_str_equal (again, text))
    return NULL;
  iso = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  date = rectify_date_from_string (iso);
  if (date == NULL)
    g_clear_pointer (&iso, g_free);
  return iso;
}

/* Could it be part of what closes a document as well? */
static gboolean
is_like_closing (const char *text)
{
  return g_str_has_suffix (text, "日") || g_str_has_suffix (text, "印发")
         || g_str_has_prefix (text, "抄送") || g_str_has_prefix (text, "抄报")
         || g_str_has_prefix (text, "（") || g_str_has_prefix (text, "(");
}

/* A line above the date that may be a unit that signs, or NULL. */
static const char *
get_signature (RectifyItem *root, guint index, RectifyVocabulary *vocabulary)
{
  const char *text = get_line (root, index, MAX_SIGNATURE);

  return text != NULL && !is_like_closing (text) && strstr (text, "：") == NULL
                 && is_unit (vocabulary, text)
             ? text
             : NULL;
}

/* Several units that sign together stand in a line each. */
static void
take_signature (RectifyReading *reading, RectifyVocabulary *vocabulary, RectifyItem *root)
{
  guint n = rectify_item_get_n_children (root), first = n - 1;
  const char *text = n > 2 ? get_line (root, n - 1, MAX_SIGNATURE) : NULL;
  g_autofree char *date = text != NULL ? dup_date (text) : NULL;
  g_autoptr (GString) signature = g_string_new (NULL);
  const char *before;

  while (date != NULL && first > 1 && n - first <= MAX_SIGNATURES
         && (text = get_signature (root, first - 1, vocabulary)) != NULL)
    {
      g_string_prepend (signature, signature->len > 0 ? "\n" : "");
      g_string_prepend (signature, text);
      first--;
    }
  before = signature->len > 0 ? get_line (root, first - 1, MAX_ADDRESSEE) : NULL;
  if (signature->len == 0
      || (before != NULL
          && (is_like_closing (before) || get_signature (root, first - 1, vocabulary) != NULL)))
    return;
  take (reading, root, n - 1, RECTIFY_PARTICULAR_DATE, date);
  for (guint i = n - 1; i > first; i--)
    take (reading, root, i - 1, RECTIFY_PARTICULAR_SIGNATURE, signature->str);
}

/**
 * rectify_ends_read:
 * @reading: a reading, whose plan is whole
 * @vocabulary: the words to read by
 *
 * Makes particulars of what stands around the text (GB/T 9704-2012, 7.3): to whom it goes, who
 * signs, and when. They print where they stood; what would not come out again so is left as prose.
 */
void
rectify_ends_read (RectifyReading *reading, RectifyVocabulary *vocabulary)
{
  RectifyItem *root = rectify_plan_get_root (reading->plan);

  take_addressee (reading, vocabulary, root);
  take_signature (reading, vocabulary, root);
}

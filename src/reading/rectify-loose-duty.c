/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-loose-duty.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-check-words.h"
#include "rectify-deadline-phrase.h"
#include "rectify-party-list.h"
#include "rectify-party-name.h"
#include "rectify-reading-private.h"

/* Characters of a date or a phrase that says until when, and of the name of a person. */
#define MAX_DEADLINE 16
#define MIN_PERSON 2
#define MAX_PERSON 3
/* More is no line of particulars. Bytes. */
#define MAX_LINE 600

typedef struct {
  RectifyReading *reading;
  RectifyVocabulary *vocabulary;
  int year;
} Marker;

static gboolean
is_person (const char *name)
{
  glong length = g_utf8_strlen (name, -1);

  return length >= MIN_PERSON && length <= MAX_PERSON
         && rectify_char_in (g_utf8_get_char (name), rectify_surnames);
}

/* Also what is a unit where names stand for themselves, though in a sentence it might be none. */
static gboolean
is_unit (const char *name)
{
  static const char *const ends[] = { "股", "股室", "纪委", "专班", NULL };

  return rectify_party_name_is_unit (name)
         || (g_utf8_strlen (name, -1) > 2
             && rectify_words_match_end (ends, name, strlen (name)) != NULL);
}

/* Names beside each other, of units or, where persons may be meant, of these. */
static gboolean
are_names (Marker *self, const char *text, gboolean with_persons)
{
  g_auto (GStrv) names = rectify_party_list_split (self->vocabulary, text);

  for (guint i = 0; names[i] != NULL; i++)
    if (!is_unit (names[i]) && !(with_persons && is_person (names[i])))
      return FALSE;
  return names[0] != NULL;
}

/* “周启明负责”, “局办公室牵头”, “各股室配合”. */
static gboolean
is_duty (Marker *self, const char *part)
{
  static const char *const for_persons[] = { "负责", "牵头", "主抓", NULL };
  static const char *const for_units[] = { "落实", "配合", "协助", NULL };

  for (guint i = 0; i < 2; i++)
    {
      const char *const *verbs = i == 0 ? for_persons : for_units;

      for (guint j = 0; verbs[j] != NULL; j++)
        if (g_str_has_suffix (part, verbs[j]))
          {
            g_autofree char *who = g_strndup (part, strlen (part) - strlen (verbs[j]));

            return are_names (self, who, i == 0);
          }
    }
  return FALSE;
}

/* “2025年6月底前完成”, “长期坚持”: no more than that. */
static gboolean
is_deadline (Marker *self, const char *part)
{
  static const char *const ends[]
      = { "前", "前完成", "底", "底前", "日", "月", "坚持", "立即整改", "立行立改", NULL };
  GDate due;

  if (g_utf8_strlen (part, -1) > MAX_DEADLINE
      || rectify_words_match_end (ends, part, strlen (part)) == NULL)
    return FALSE;
  return rectify_deadline_phrase_read (self->vocabulary, part, self->year, &due) != 0;
}

/* Whether a line says nothing but who answers for something, and until when: every part of it, two at
 * least, and one of them who. */
static gboolean
is_duty_line (Marker *self, const char *text)
{
  g_autoptr (GRegex) marks = g_regex_new ("[，,；;。]", 0, 0, NULL);
  g_auto (GStrv) parts = NULL;
  guint n_parts = 0, n_duties = 0;

  if (strlen (text) > MAX_LINE || strchr (text, '\n') != NULL)
    return FALSE;
  parts = g_regex_split (marks, text, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      gboolean duty;

      if (*part == '\0')
        continue;
      duty = is_duty (self, part);
      if (!duty && !is_deadline (self, part) && !are_names (self, part, FALSE))
        return FALSE;
      n_parts++;
      n_duties += duty;
    }
  return n_parts >= 2 && n_duties > 0;
}

/* What ends a message in a chat. */
static gboolean
is_chat (const char *text)
{
  static const char *const words[] = { "收到请回复", "收到回复", "请收到回复", "请查收", NULL };
  const char *word = rectify_words_match_start (words, text);

  for (const char *p = word != NULL ? text + strlen (word) : NULL; p != NULL && *p != '\0';
       p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return FALSE;
  return word != NULL;
}

static gboolean
is_bare (RectifyItem *item)
{
  RectifyItemKind kind = rectify_item_get_kind (item);

  return (kind == RECTIFY_ITEM_MEASURE || kind == RECTIFY_ITEM_PROSE)
         && *rectify_item_get_label (item) == '\0' && *rectify_item_get_heading (item) == '\0'
         && *rectify_item_get_columns (item) == '\0' && rectify_item_get_n_children (item) == 0
         && rectify_item_get_assignments (item)->len == 0
         && rectify_item_get_deadline (item) == NULL;
}

static gboolean
mark (RectifyItem *item, gpointer user_data)
{
  Marker *self = user_data;
  g_autofree char *text = g_strstrip (g_strdup (rectify_item_get_text (item)));
  RectifyItem *above = rectify_item_get_parent (item);

  if (above == NULL || !is_bare (item))
    return TRUE;
  if (is_chat (text))
    rectify_item_set_kind (item, RECTIFY_ITEM_PROSE);
  else if ((rectify_item_get_kind (above) == RECTIFY_ITEM_PROBLEM
            || rectify_item_get_kind (above) == RECTIFY_ITEM_MEASURE)
           && is_duty_line (self, text))
    {
      rectify_item_set_kind (item, RECTIFY_ITEM_PROSE);
      rectify_reading_add_doubt (
          self->reading, item,
          g_strdup (_ ("This line seems to say who is responsible, and until when. It is kept as "
                       "text; enter what it says with the problem above it.")));
    }
  return TRUE;
}

/**
 * rectify_loose_duty_mark:
 * @reading: a reading, whose plan is whole
 * @vocabulary: a vocabulary
 * @year: the plan's year, 0 if unknown
 *
 * Makes no measures of lines without a label that say nothing but who answers for a problem, and until
 * when, “张三负责，办公室牵头，长期坚持”, as messages on a phone have them, nor of the words that end
 * such a message. What seems to be the first is said to be doubtful.
 */
void
rectify_loose_duty_mark (RectifyReading *reading, RectifyVocabulary *vocabulary, int year)
{
  Marker self = { reading, vocabulary, year };

  rectify_item_foreach (rectify_plan_get_root (rectify_reading_get_plan (reading)), mark, &self);
}

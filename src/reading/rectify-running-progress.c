/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-running-progress.h"

#include <string.h>

#include "rectify-table-follow.h"
#include "rectify-token.h"

/* “整改进展：已印发计划。” below a problem or a measure, in running text. */
typedef struct {
  RectifyVocabulary *vocabulary;
  RectifyTableFollow *follow;
  GPtrArray *owners; /* whose progress that is, each once */
} Taker;

static gboolean
is_one_of (const char *p, const char *marks)
{
  return *p != '\0' && g_utf8_strchr (marks, -1, g_utf8_get_char (p)) != NULL;
}

/* What stands behind a word that heads what was done or how it stands, and its mark; NULL if it
 * begins otherwise. */
static const char *
skip_word (Taker *self, const char *text, RectifyCellType *type, char **heading)
{
  gboolean bracketed = is_one_of (text, "【[〔［");
  const char *word = bracketed ? g_utf8_next_char (text) : text;
  gsize as_progress = rectify_vocabulary_match_word (self->vocabulary, "columns", "progress", word);
  gsize as_status = rectify_vocabulary_match_word (self->vocabulary, "columns", "status", word);
  const char *rest = word + MAX (as_progress, as_status);

  if (rest == word)
    return NULL;
  *type = as_status > as_progress ? RECTIFY_CELL_STATUS : RECTIFY_CELL_PROGRESS;
  if (bracketed && is_one_of (rest, "】]〕］"))
    rest = g_utf8_next_char (rest);
  else if (bracketed)
    return NULL;
  if (is_one_of (rest, "：:"))
    bracketed = TRUE;
  /* In a form, only a gap parts the word from what is filled in. */
  if (!bracketed && g_utf8_get_char (rest) != 0x3000)
    return NULL;
  *heading = g_strndup (word, MAX (as_progress, as_status));
  return is_one_of (rest, "：:") ? g_utf8_next_char (rest) : rest;
}

static gboolean
is_prose (RectifyItem *item)
{
  return rectify_item_get_kind (item) == RECTIFY_ITEM_PROSE
         && *rectify_item_get_label (item) == '\0' && *rectify_item_get_heading (item) == '\0'
         && *rectify_item_get_columns (item) == '\0';
}

/* Where the word stands alone, the paragraphs behind it are meant, up to the next that has a head. */
static char *
dup_following (RectifyItem *item)
{
  RectifyItem *parent = rectify_item_get_parent (item);
  GString *text = g_string_new (NULL);

  for (guint i = rectify_item_get_index (item) + 1; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *next = rectify_item_get_child (parent, i);

      if (!is_prose (next) || strstr (rectify_item_get_text (next), "：") != NULL)
        break;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              rectify_item_get_text (next));
    }
  return g_string_free (text, FALSE);
}

static gboolean
take (RectifyItem *item, gpointer user_data)
{
  Taker *self = user_data;
  RectifyItem *owner = rectify_item_get_parent (item);
  g_autofree char *heading = NULL;
  g_autofree char *text = NULL;
  RectifyCellType type;
  const char *rest;

  if (owner == NULL || !is_prose (item)
      || (rectify_item_get_kind (owner) != RECTIFY_ITEM_PROBLEM
          && rectify_item_get_kind (owner) != RECTIFY_ITEM_MEASURE))
    return TRUE;
  rest = skip_word (self, rectify_item_get_text (item), &type, &heading);
  if (rest == NULL)
    return TRUE;
  text = rectify_token_dup (rest, 0, strlen (rest));
  if (*text == '\0')
    {
      g_free (text);
      text = dup_following (item);
    }
  rectify_table_follow_take (self->follow, owner, type, heading, text);
  if (!g_ptr_array_find (self->owners, owner, NULL))
    g_ptr_array_add (self->owners, owner);
  return TRUE;
}

/**
 * rectify_running_progress_take:
 * @reading: a reading, whose plan is whole
 * @vocabulary: a vocabulary
 * @year: the plan's year, 0 if unknown
 *
 * Takes over what running text says was done about a problem or a measure, as tables say it in a column
 * of theirs: as entries, and as its status. The paragraphs stay as they are, so that the plan is
 * written again in the same words.
 */
void
rectify_running_progress_take (RectifyReading *reading, RectifyVocabulary *vocabulary, int year)
{
  g_autoptr (RectifyTableFollow) follow = rectify_table_follow_new (reading, vocabulary, year);
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();
  Taker self = { vocabulary, follow, owners };

  rectify_item_foreach (rectify_plan_get_root (rectify_reading_get_plan (reading)), take, &self);
  for (guint i = 0; i < owners->len; i++)
    rectify_table_follow_finish (follow, g_ptr_array_index (owners, i));
}

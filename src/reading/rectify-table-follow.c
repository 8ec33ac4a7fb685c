/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-table-follow.h"

#include <glib/gi18n-lib.h>

#include "rectify-progress-text.h"
#include "rectify-reading-private.h"
#include "rectify-status-words.h"
#include "rectify-table-cells.h"

struct _RectifyTableFollow {
  RectifyReading *reading;
  RectifyVocabulary *vocabulary;
  int year;
  GHashTable *said; /* item to what its cells say of its status */
};

/* What the cells of an item say. */
typedef struct {
  RectifyStatusWords words;
  guint weight;       /* of the column that said so; 0: none has */
  gboolean is_closed; /* in plain words */
} Said;

/**
 * rectify_table_follow_new:
 * @reading: a reading, which learns what is doubtful
 * @vocabulary: a vocabulary
 * @year: the plan's year, 0 if unknown
 *
 * Returns: (transfer full): nothing collected yet
 */
RectifyTableFollow *
rectify_table_follow_new (RectifyReading *reading, RectifyVocabulary *vocabulary, int year)
{
  RectifyTableFollow *self = g_new0 (RectifyTableFollow, 1);

  self->reading = reading;
  self->vocabulary = vocabulary;
  self->year = year;
  self->said = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

/**
 * rectify_table_follow_free:
 * @self: (transfer full): what was collected
 */
void
rectify_table_follow_free (RectifyTableFollow *self)
{
  g_hash_table_unref (self->said);
  g_free (self);
}

static Said *
get_said (RectifyTableFollow *self, RectifyItem *item)
{
  Said *said = g_hash_table_lookup (self->said, item);

  if (said == NULL)
    {
      said = g_new0 (Said, 1);
      g_hash_table_insert (self->said, item, said);
    }
  return said;
}

/* The column that is about the status is believed before one that mentions it. */
static guint
weigh (RectifyCellType type)
{
  return type == RECTIFY_CELL_STATUS ? 3 : type == RECTIFY_CELL_PROGRESS ? 2 : 1;
}

static gboolean
is_finished (RectifyStatus status)
{
  return status != RECTIFY_STATUS_NOT_STARTED && status != RECTIFY_STATUS_IN_PROGRESS;
}

static gboolean
contradict (RectifyStatus a, RectifyStatus b)
{
  return is_finished (a) != is_finished (b);
}

/* “已销号” stands in any column; “销号：待办” closes nothing. */
static gboolean
closes_out (RectifyTableFollow *self, const char *text, const RectifyStatusWords *words)
{
  return words->status == RECTIFY_STATUS_CLOSED
         && (words->is_whole
             || (words->is_certain
                 && rectify_vocabulary_match_word (self->vocabulary, "status", "asks-closed", text)
                        == 0));
}

static void
add_said (RectifyTableFollow *self, RectifyItem *item, RectifyCellType type, const char *text,
          const RectifyStatusWords *words)
{
  Said *said = get_said (self, item);
  gboolean closed = closes_out (self, text, words);
  gboolean stronger = weigh (type) > said->weight
                      || (weigh (type) == said->weight && words->status == RECTIFY_STATUS_CLOSED);

  /* Of two that are about what is finished, closed out says more. */
  if (said->weight > 0 && closed != said->is_closed
      && !contradict (said->words.status, words->status))
    stronger = closed;
  const char *name = rectify_status_get_title (words->status);

  if (said->weight > 0 && contradict (said->words.status, words->status))
    rectify_reading_add_doubt (
        self->reading, item,
        g_strdup_printf (_ ("“%s” and “%s” in its row contradict each other; check its status."),
                         rectify_status_get_title (stronger ? words->status : said->words.status),
                         rectify_status_get_title (stronger ? said->words.status : words->status)));
  if (!stronger)
    return;
  if (!words->is_certain)
    rectify_reading_add_doubt (self->reading, item,
                               g_strdup_printf (_ ("“%s” was taken for the status “%s”; check it."),
                                                text, name));
  said->words = *words;
  said->weight = MAX (weigh (type), said->weight);
  said->is_closed = closed;
}

static void
add_entries (RectifyTableFollow *self, RectifyItem *item, const char *text)
{
  g_autoptr (GPtrArray) entries = rectify_progress_text_read (text, self->year);

  for (guint i = 0; i < entries->len; i++)
    rectify_item_add_progress (item, g_ptr_array_index (entries, i));
}

/**
 * rectify_table_follow_take:
 * @self: what was collected so far
 * @item: the item that a cell is about
 * @type: what the cells of its column hold
 * @heading: the heading of that
 * @text: what stands in the cell
 *
 * Takes over what the cell says of the item's status, and what was done.
 */
void
rectify_table_follow_take (RectifyTableFollow *self, RectifyItem *item, RectifyCellType type,
                           const char *heading, const char *text)
{
  RectifyStatusWords words;
  gboolean has_status;

  if ((type != RECTIFY_CELL_STATUS && type != RECTIFY_CELL_PROGRESS && type != RECTIFY_CELL_REMARK)
      || rectify_cell_says_nothing (text) || rectify_cell_says_same (text))
    return;
  has_status = (type == RECTIFY_CELL_STATUS
                && rectify_status_words_answer (self->vocabulary, heading, text, &words))
               || rectify_status_words_read (self->vocabulary, text, &words);
  /* A remark that only ends with such a word is about something else. */
  if (has_status && type == RECTIFY_CELL_REMARK && !words.is_certain)
    has_status = FALSE;
  if (has_status)
    add_said (self, item, type, text, &words);
  if (type == RECTIFY_CELL_PROGRESS
          ? !has_status || !words.is_whole || words.status != RECTIFY_STATUS_NOT_STARTED
          : type == RECTIFY_CELL_STATUS && has_status && !words.is_whole)
    add_entries (self, item, text);
}

/* Whether it has one measure and no more, which what is said of it is about. */
static RectifyItem *
find_only_measure (RectifyItem *item)
{
  RectifyItem *measure = NULL;

  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);

      if (rectify_item_get_kind (child) != RECTIFY_ITEM_MEASURE)
        continue;
      if (measure != NULL)
        return NULL;
      measure = child;
    }
  return measure;
}

static RectifyStatus
settle (RectifyTableFollow *self, RectifyItem *item)
{
  Said *said = g_hash_table_lookup (self->said, item);
  gboolean open = said == NULL || said->weight == 0 || said->words.may_have_begun;

  if (open && rectify_item_get_progress (item)->len > 0)
    return rectify_status_propose (RECTIFY_STATUS_NOT_STARTED, RECTIFY_SHARE_UNKNOWN);
  return said != NULL && said->weight > 0 ? said->words.status : RECTIFY_STATUS_NOT_STARTED;
}

static gboolean
set_status (RectifyItem *item, gpointer user_data)
{
  RectifyStatus status = settle (user_data, item);

  if (status != RECTIFY_STATUS_NOT_STARTED)
    rectify_item_set_status (item, status);
  return TRUE;
}

/* What a row says of its problem holds for the measures in it. */
static gboolean
hand_down (RectifyItem *item, gpointer user_data)
{
  RectifyTableFollow *self = user_data;
  RectifyItem *measure;

  if (rectify_item_get_kind (item) != RECTIFY_ITEM_PROBLEM)
    return TRUE;
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);

      if (rectify_item_get_kind (child) == RECTIFY_ITEM_MEASURE
          && !g_hash_table_contains (self->said, child)
          && rectify_item_get_status (child) == RECTIFY_STATUS_NOT_STARTED)
        rectify_item_set_status (child, rectify_item_get_status (item));
    }
  measure = find_only_measure (item);
  if (measure != NULL && rectify_item_get_progress (item)->len > 0)
    {
      g_autoptr (GPtrArray) none
          = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_progress_entry_unref);
      GPtrArray *entries = rectify_item_get_progress (item);

      for (guint i = 0; i < entries->len; i++)
        rectify_item_add_progress (measure, g_ptr_array_index (entries, i));
      rectify_item_set_progress (item, none);
    }
  return TRUE;
}

/**
 * rectify_table_follow_finish:
 * @self: what was collected
 * @container: the item that heads the table
 *
 * Gives the items of the table their status. What was done without a word on the status has begun;
 * what a row says of a problem is the business of its measures.
 */
void
rectify_table_follow_finish (RectifyTableFollow *self, RectifyItem *container)
{
  rectify_item_foreach (container, set_status, self);
  rectify_item_foreach (container, hand_down, self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-row-words.h"

/* What has nothing in the column comes last. */
#define NOTHING G_MAXUINT64
/* After so many rows it is looked whether it was cancelled. */
#define PART 1024

/* What a row is sorted by: a number, and words where these are the same. The number of what is
 * sorted by words alone is the beginning of their key, so that most are told apart without a look at
 * the words themselves. */
typedef struct {
  guint64 number;
  const char *key;  /* (nullable) */
  const char *text; /* (nullable): where the keys are the same */
  RectifyTaskRow *row;
} Rank;

static guint64
get_beginning (const char *key)
{
  guint64 number = 0;

  for (guint i = 0; i < sizeof number; i++)
    {
      number = number << 8 | (guchar) *key;
      key += *key != '\0';
    }
  return number;
}

static void
rank_words (Rank *rank, RectifyRowWords *words)
{
  rank->number = NOTHING;
  if (words == NULL)
    return;
  rank->key = rectify_row_words_get_collation_key (words);
  rank->text = rectify_row_words_get_text (words);
  rank->number = get_beginning (rank->key);
}

static Rank
make_rank (RectifyTaskRow *row, RectifyRowColumn column)
{
  Rank rank = { .row = row };

  switch (column)
    {
    case RECTIFY_ROW_YEAR:
      rank.number = row->year != 0 ? (guint64) row->year : NOTHING;
      break;
    case RECTIFY_ROW_LABEL:
      /* 一是 comes before 二是, and both before 十是: as the plan has them. */
      rank.number = row->position;
      break;
    case RECTIFY_ROW_DEADLINE:
      rank_words (&rank, row->words[column]);
      rank.number = row->due != 0 ? row->due : rank.key != NULL ? NOTHING - 1 : NOTHING;
      break;
    case RECTIFY_ROW_STATUS:
      rank.number = row->status;
      break;
    case RECTIFY_ROW_PROGRESS_DATE:
      rank.number = row->progress_date != 0 ? row->progress_date : NOTHING;
      break;
    case RECTIFY_ROW_SHARE:
      rank.number = row->share != RECTIFY_SHARE_UNKNOWN ? (guint64) row->share : NOTHING;
      break;
    case RECTIFY_ROW_EVIDENCE:
      rank.number = row->n_evidence;
      break;
    case RECTIFY_ROW_CLOSE_OUT:
      rank.number = row->close_out;
      break;
    default:
      rank_words (&rank, row->words[column]);
      break;
    }
  return rank;
}

static int
compare_words (const Rank *a, const Rank *b)
{
  int difference;

  if (a->key == b->key)
    return 0;
  if (a->key == NULL || b->key == NULL)
    return a->key == NULL ? 1 : -1;
  difference = strcmp (a->key, b->key);
  return difference != 0 ? difference : strcmp (a->text, b->text);
}

static int
compare_ranks (gconstpointer first, gconstpointer second, gpointer user_data)
{
  const Rank *a = first, *b = second;

  if (a->number != b->number)
    return a->number < b->number ? -1 : 1;
  return compare_words (a, b);
}

static int
compare_descending (gconstpointer first, gconstpointer second, gpointer user_data)
{
  return compare_ranks (second, first, user_data);
}

/**
 * rectify_task_rows_sort:
 * @rows: (element-type RectifyTaskRow): rows, at most %G_MAXINT
 * @column: a column
 * @descending: whether to turn the order round
 * @cancellable: (nullable): a #GCancellable
 *
 * Sorts rows as people do: words in the way of the user's language, deadlines by their date and then
 * by their phrase, labels by their place in the plan. What has nothing in the column comes last; those
 * that the column does not tell apart stay in the order in which they are. What takes its time is to
 * look at the words for the first time, and is kept with them: there it can be cancelled.
 *
 * Returns: whether they are sorted; if not, it was cancelled, and they are as they were
 */
gboolean
rectify_task_rows_sort (GPtrArray *rows, RectifyRowColumn column, gboolean descending,
                        GCancellable *cancellable)
{
  g_autofree Rank *ranks = g_new (Rank, rows->len);

  for (guint i = 0; i < rows->len; i++)
    {
      if (i % PART == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      ranks[i] = make_rank (g_ptr_array_index (rows, i), column);
    }
  /* It keeps the order of what is the same. */
  g_qsort_with_data (ranks, (int) rows->len, sizeof *ranks,
                     descending ? compare_descending : compare_ranks, NULL);
  for (guint i = 0; i < rows->len; i++)
    rows->pdata[i] = ranks[i].row;
  return TRUE;
}

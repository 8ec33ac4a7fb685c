/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-filter.h"

#include <string.h>

#include "rectify-close-out.h"
#include "rectify-row-words.h"

/* More words than these are taken as one. */
#define MAX_TERMS 32
/* After so many rows it is looked whether it was cancelled. */
#define PART 4096

/* Which terms stand in the words of a column, of the row that was looked at last: rows that follow
 * one another have many words in common. */
typedef struct {
  RectifyRowWords *words[RECTIFY_N_ROW_COLUMNS];
  guint32 found[RECTIFY_N_ROW_COLUMNS];
} Memory;

G_DEFINE_BOXED_TYPE (RectifyFilter, rectify_filter, rectify_filter_copy, rectify_filter_free)
G_DEFINE_QUARK (rectify - filter - error - quark, rectify_filter_error)

/**
 * rectify_filter_new:
 *
 * Returns: (transfer full): a filter that asks for nothing: all rows match
 */
RectifyFilter *
rectify_filter_new (void)
{
  RectifyFilter *self = g_new0 (RectifyFilter, 1);

  self->statuses = RECTIFY_FILTER_ALL_STATUSES;
  self->year = RECTIFY_FILTER_ANY_YEAR;
  return self;
}

/**
 * rectify_filter_copy:
 * @self: a filter
 *
 * Returns: (transfer full): another like it
 */
RectifyFilter *
rectify_filter_copy (const RectifyFilter *self)
{
  RectifyFilter *copy = g_memdup2 (self, sizeof *self);

  for (guint i = 0; i < RECTIFY_N_FILTER_WORDS; i++)
    {
      if (copy->words[i] != NULL)
        g_ref_string_acquire (copy->words[i]);
      if (copy->keys[i] != NULL)
        g_ref_string_acquire (copy->keys[i]);
    }
  copy->terms = g_strdupv (self->terms);
  return copy;
}

/**
 * rectify_filter_free:
 * @self: (transfer full): a filter
 */
void
rectify_filter_free (RectifyFilter *self)
{
  for (guint i = 0; i < RECTIFY_N_FILTER_WORDS; i++)
    {
      g_clear_pointer (&self->words[i], g_ref_string_release);
      g_clear_pointer (&self->keys[i], g_ref_string_release);
    }
  g_strfreev (self->terms);
  g_free (self);
}

/**
 * rectify_filter_equal:
 * @a: a filter
 * @b: another
 *
 * Returns: whether they ask for the same in the same words
 */
gboolean
rectify_filter_equal (const RectifyFilter *a, const RectifyFilter *b)
{
  for (guint i = 0; i < RECTIFY_N_FILTER_WORDS; i++)
    if (g_strcmp0 (a->words[i], b->words[i]) != 0)
      return FALSE;
  return a->statuses == b->statuses && a->due_from == b->due_from && a->due_to == b->due_to
         && a->finished_from == b->finished_from && a->finished_to == b->finished_to
         && a->plan_id == b->plan_id && a->year == b->year
         && a->no_progress_days == b->no_progress_days && a->due_soon_days == b->due_soon_days
         && !a->late == !b->late && !a->nobody == !b->nobody && !a->no_deadline == !b->no_deadline
         && !a->undated == !b->undated && !a->waiting == !b->waiting;
}

/**
 * rectify_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether it asks for nothing, so that it need not be shown
 */
gboolean
rectify_filter_is_empty (const RectifyFilter *self)
{
  g_autoptr (RectifyFilter) none = rectify_filter_new ();

  return rectify_filter_equal (self, none);
}

/**
 * rectify_filter_get_words:
 * @self: a filter
 * @what: which words
 *
 * Returns: (transfer none) (nullable): the words that are asked for, or %NULL
 */
const char *
rectify_filter_get_words (const RectifyFilter *self, RectifyFilterWords what)
{
  g_return_val_if_fail ((guint) what < RECTIFY_N_FILTER_WORDS, NULL);
  return self->words[what];
}

/* NULL for none. */
static char **
make_terms (const char *text)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);

  while (*text != '\0')
    {
      const char *end = text;
      g_autofree char *term = NULL;

      while (*end != '\0'
             && (terms->len == MAX_TERMS - 1 || !g_unichar_isspace (g_utf8_get_char (end))))
        end = g_utf8_next_char (end);
      term = g_strndup (text, end - text);
      if (*term != '\0')
        g_ptr_array_add (terms, rectify_row_fold (term));
      text = *end != '\0' ? g_utf8_next_char (end) : end;
    }
  if (terms->len == 0)
    return NULL;
  g_ptr_array_add (terms, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&terms), FALSE);
}

/**
 * rectify_filter_set_words:
 * @self: a filter
 * @what: which words
 * @words: (nullable): the words; "" for rows that have none, %NULL not to ask for any
 */
void
rectify_filter_set_words (RectifyFilter *self, RectifyFilterWords what, const char *words)
{
  g_autofree char *own = g_strdup (words);

  g_return_if_fail ((guint) what < RECTIFY_N_FILTER_WORDS);
  if (what == RECTIFY_FILTER_TEXT)
    {
      g_clear_pointer (&self->terms, g_strfreev);
      self->terms = own != NULL ? make_terms (own) : NULL;
      if (self->terms == NULL)
        g_clear_pointer (&own, g_free);
    }
  g_clear_pointer (&self->words[what], g_ref_string_release);
  g_clear_pointer (&self->keys[what], g_ref_string_release);
  if (own == NULL)
    return;
  self->words[what] = g_ref_string_new_intern (own);
  self->keys[what] = what == RECTIFY_FILTER_THEME || what == RECTIFY_FILTER_AREA
                         ? rectify_row_key_new (own)
                         : g_ref_string_acquire (self->words[what]);
}

/* Interned strings are the same if they are equal. */
static gboolean
is_named (const char *const *names, const char *key)
{
  if (*key == '\0')
    return names[0] == NULL;
  for (; *names != NULL; names++)
    if (*names == key)
      return TRUE;
  return FALSE;
}

static gboolean
matches_words (const RectifyFilter *self, RectifyTaskRow *row)
{
  GRefString *const *keys = self->keys;

  return (keys[RECTIFY_FILTER_THEME] == NULL || keys[RECTIFY_FILTER_THEME] == row->theme_key)
         && (keys[RECTIFY_FILTER_AREA] == NULL || keys[RECTIFY_FILTER_AREA] == row->area_key)
         && (keys[RECTIFY_FILTER_UNIT] == NULL
             || is_named (rectify_task_row_get_units (row), keys[RECTIFY_FILTER_UNIT]))
         && (keys[RECTIFY_FILTER_LEADER] == NULL
             || is_named (rectify_task_row_get_leaders (row), keys[RECTIFY_FILTER_LEADER]));
}

static gboolean
is_within (guint32 day, guint32 from, guint32 to)
{
  return day >= from && (to == 0 || day <= to);
}

static gboolean
matches_days (const RectifyFilter *self, RectifyTaskRow *row, gboolean finished)
{
  if ((self->due_from != 0 || self->due_to != 0)
      && (row->due == 0 || !is_within (row->due, self->due_from, self->due_to)))
    return FALSE;
  if ((self->finished_from != 0 || self->finished_to != 0)
      && (!finished || !is_within (row->finished_on, self->finished_from, self->finished_to)))
    return FALSE;
  return !self->undated || row->due == 0;
}

/* A stage is due of what is sustained as well. */
static gboolean
is_due_soon (RectifyTaskRow *row, guint32 today, guint days, gboolean finished)
{
  guint32 last = days < G_MAXUINT32 - today ? today + days : G_MAXUINT32;

  return (row->due != 0 && !finished && is_within (row->due, today, last))
         || (row->next_stage != 0 && is_within (row->next_stage, today, last));
}

/* What was noted of a plan is from the day on that it came into the ledger: of one of today nothing
 * has stood still for long, whatever was done before. */
static gboolean
stands_still (RectifyTaskRow *row, guint32 day, guint days)
{
  guint32 last = MAX (row->progress_date, row->since);

  return last == 0 || (last <= day && day - last >= days);
}

static gboolean
matches_today (const RectifyFilter *self, RectifyTaskRow *row, const GDate *today,
               gboolean finished)
{
  guint32 day = today != NULL ? g_date_get_julian (today) : 0;

  if (self->late && !rectify_task_row_is_late (row, today))
    return FALSE;
  if (self->no_progress_days > 0
      && (finished || day == 0 || !stands_still (row, day, self->no_progress_days)))
    return FALSE;
  return self->due_soon_days == 0
         || (day != 0 && is_due_soon (row, day, self->due_soon_days, finished));
}

static gboolean
matches_facts (const RectifyFilter *self, RectifyTaskRow *row, const GDate *today)
{
  gboolean finished = rectify_task_row_is_finished (row);

  return (self->statuses & 1u << row->status) != 0
         && (self->plan_id == 0 || self->plan_id == row->plan_id)
         && (self->year == RECTIFY_FILTER_ANY_YEAR || self->year == row->year)
         && matches_words (self, row) && matches_days (self, row, finished)
         && (!self->nobody || !row->has_party) && (!self->no_deadline || !row->has_deadline)
         && (!self->waiting || row->close_out == RECTIFY_CLOSE_OUT_REQUESTED)
         && matches_today (self, row, today, finished);
}

static guint32
find_terms (const RectifyFilter *self, RectifyRowWords *words)
{
  const char *fold = rectify_row_words_get_fold (words);
  guint32 found = 0;

  for (guint i = 0; self->terms[i] != NULL; i++)
    if (strstr (fold, self->terms[i]) != NULL)
      found |= 1u << i;
  return found;
}

static gboolean
matches_text (const RectifyFilter *self, RectifyTaskRow *row, Memory *memory)
{
  guint n_terms = self->terms != NULL ? g_strv_length (self->terms) : 0;
  guint32 all = n_terms == MAX_TERMS ? G_MAXUINT32 : (1u << n_terms) - 1;
  guint32 found = 0;

  for (guint i = 0; i < RECTIFY_N_ROW_COLUMNS && found != all; i++)
    {
      if (row->words[i] == NULL)
        continue;
      if (memory->words[i] != row->words[i])
        {
          memory->words[i] = row->words[i];
          memory->found[i] = find_terms (self, row->words[i]);
        }
      found |= memory->found[i];
    }
  return found == all;
}

/**
 * rectify_filter_matches:
 * @self: a filter
 * @row: a row
 * @today: (nullable): today; %NULL: nothing matches what depends on it
 *
 * Returns: whether the row is all that is asked for
 */
gboolean
rectify_filter_matches (const RectifyFilter *self, RectifyTaskRow *row, const GDate *today)
{
  Memory memory = { 0 };

  return matches_facts (self, row, today) && matches_text (self, row, &memory);
}

/**
 * rectify_filter_select:
 * @self: a filter
 * @rows: (element-type RectifyTaskRow): rows
 * @today: (nullable): today, see rectify_filter_matches()
 * @cancellable: (nullable): a #GCancellable
 *
 * Returns: (transfer full) (nullable) (element-type RectifyTaskRow): the rows that match, in their
 *   order; %NULL if it was cancelled
 */
GPtrArray *
rectify_filter_select (const RectifyFilter *self, GPtrArray *rows, const GDate *today,
                       GCancellable *cancellable)
{
  g_autoptr (GPtrArray) selected = g_ptr_array_new_with_free_func (g_object_unref);
  Memory memory = { 0 };

  for (guint i = 0; i < rows->len; i++)
    {
      RectifyTaskRow *row = g_ptr_array_index (rows, i);

      if (i % PART == 0 && g_cancellable_is_cancelled (cancellable))
        return NULL;
      if (matches_facts (self, row, today) && matches_text (self, row, &memory))
        g_ptr_array_add (selected, g_object_ref (row));
    }
  return g_steal_pointer (&selected);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-filter.h"

#include <string.h>

#include "rectify-close-out.h"
#include "rectify-row-heading.h"
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

static GPtrArray *
new_strings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_name_unref);
}

static GPtrArray *
copy_strings (GPtrArray *strings)
{
  GPtrArray *copy = strings != NULL ? new_strings () : NULL;

  for (guint i = 0; strings != NULL && i < strings->len; i++)
    g_ptr_array_add (copy, rectify_name_ref (g_ptr_array_index (strings, i)));
  return copy;
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
      copy->words[i] = copy_strings (self->words[i]);
      copy->keys[i] = copy_strings (self->keys[i]);
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
      g_clear_pointer (&self->words[i], g_ptr_array_unref);
      g_clear_pointer (&self->keys[i], g_ptr_array_unref);
    }
  g_strfreev (self->terms);
  g_free (self);
}

/* In whichever order; each is there once. */
static gboolean
has_same_words (const RectifyFilter *a, const RectifyFilter *b, RectifyFilterWords what)
{
  guint n = rectify_filter_get_n_words (a, what);

  if (n != rectify_filter_get_n_words (b, what))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!rectify_filter_has_words (b, what, rectify_filter_get_nth_words (a, what, i)))
      return FALSE;
  return TRUE;
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
    if (!has_same_words (a, b, i))
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
 * rectify_filter_get_n_words:
 * @self: a filter
 * @what: which words
 *
 * Returns: how many are asked for, of which rows are to have one; 0: any
 */
guint
rectify_filter_get_n_words (const RectifyFilter *self, RectifyFilterWords what)
{
  g_return_val_if_fail ((guint) what < RECTIFY_N_FILTER_WORDS, 0);
  return self->words[what] != NULL ? self->words[what]->len : 0;
}

/**
 * rectify_filter_get_words:
 * @self: a filter
 * @what: which words
 *
 * Returns: (transfer none) (nullable): the words that are asked for, the first of them if they are
 *   several, or %NULL
 */
const char *
rectify_filter_get_words (const RectifyFilter *self, RectifyFilterWords what)
{
  return rectify_filter_get_nth_words (self, what, 0);
}

/**
 * rectify_filter_get_nth_words:
 * @self: a filter
 * @what: which words
 * @n: which of them, from 0
 *
 * Returns: (transfer none) (nullable): words that are asked for; %NULL behind the last
 */
const char *
rectify_filter_get_nth_words (const RectifyFilter *self, RectifyFilterWords what, guint n)
{
  return n < rectify_filter_get_n_words (self, what) ? g_ptr_array_index (self->words[what], n)
                                                     : NULL;
}

/**
 * rectify_filter_has_words:
 * @self: a filter
 * @what: which words
 * @words: words
 *
 * Returns: whether these are asked for, among others
 */
gboolean
rectify_filter_has_words (const RectifyFilter *self, RectifyFilterWords what, const char *words)
{
  for (guint i = 0; i < rectify_filter_get_n_words (self, what); i++)
    if (g_str_equal (rectify_filter_get_nth_words (self, what, i), words))
      return TRUE;
  return FALSE;
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

static RectifyName *
make_key (RectifyFilterWords what, RectifyName *words)
{
  switch (what)
    {
    case RECTIFY_FILTER_THEME:
      return rectify_row_key_new (words);
    case RECTIFY_FILTER_AREA:
    case RECTIFY_FILTER_PROBLEM:
      return rectify_row_heading_key_new (words);
    case RECTIFY_FILTER_TEXT:
    case RECTIFY_FILTER_UNIT:
    case RECTIFY_FILTER_LEADER:
    default:
      return rectify_name_ref (words);
    }
}

/**
 * rectify_filter_set_words:
 * @self: a filter
 * @what: which words
 * @words: (nullable): the words, instead of all that were asked for; "" for rows that have none,
 *   %NULL not to ask for any
 */
void
rectify_filter_set_words (RectifyFilter *self, RectifyFilterWords what, const char *words)
{
  /* They may be those that are given up. */
  g_autofree char *own = g_strdup (words);

  g_return_if_fail ((guint) what < RECTIFY_N_FILTER_WORDS);
  if (what == RECTIFY_FILTER_TEXT)
    {
      g_clear_pointer (&self->terms, g_strfreev);
      self->terms = own != NULL ? make_terms (own) : NULL;
      if (self->terms == NULL)
        g_clear_pointer (&own, g_free);
    }
  g_clear_pointer (&self->words[what], g_ptr_array_unref);
  g_clear_pointer (&self->keys[what], g_ptr_array_unref);
  if (own == NULL)
    return;
  self->words[what] = new_strings ();
  self->keys[what] = new_strings ();
  g_ptr_array_add (self->words[what], rectify_name_new (own));
  g_ptr_array_add (self->keys[what], make_key (what, g_ptr_array_index (self->words[what], 0)));
}

/**
 * rectify_filter_add_words:
 * @self: a filter
 * @what: which words
 * @words: words that rows may have as well; "": that they may have none
 *
 * Asks for these besides what is asked for; of a text there is one alone, which this replaces.
 */
void
rectify_filter_add_words (RectifyFilter *self, RectifyFilterWords what, const char *words)
{
  RectifyName *own;

  if (what == RECTIFY_FILTER_TEXT || rectify_filter_get_n_words (self, what) == 0)
    {
      rectify_filter_set_words (self, what, words);
      return;
    }
  if (rectify_filter_has_words (self, what, words))
    return;
  own = rectify_name_new (words);
  g_ptr_array_add (self->words[what], own);
  g_ptr_array_add (self->keys[what], make_key (what, own));
}

/* Interned strings are the same if they are equal. */
static gboolean
is_asked (GPtrArray *keys, const char *key)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_ptr_array_index (keys, i) == (gconstpointer) key)
      return TRUE;
  return FALSE;
}

static gboolean
is_named (GPtrArray *keys, const char *const *names)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (*key == '\0' && names[0] == NULL)
        return TRUE;
    }
  for (; *names != NULL; names++)
    if (is_asked (keys, *names))
      return TRUE;
  return FALSE;
}

static gboolean
has_problem (GPtrArray *keys, RectifyTaskRow *row)
{
  guint n = rectify_task_row_get_n_problems (row);

  for (guint i = 0; i < keys->len; i++)
    if (n == 0 && *(const char *) g_ptr_array_index (keys, i) == '\0')
      return TRUE;
  for (guint i = 0; i < n; i++)
    if (is_asked (keys, g_ptr_array_index (row->problem_keys, i)))
      return TRUE;
  return FALSE;
}

static gboolean
matches_words (const RectifyFilter *self, RectifyTaskRow *row)
{
  GPtrArray *const *keys = self->keys;

  return (keys[RECTIFY_FILTER_THEME] == NULL
          || is_asked (keys[RECTIFY_FILTER_THEME], row->theme_key))
         && (keys[RECTIFY_FILTER_AREA] == NULL
             || is_asked (keys[RECTIFY_FILTER_AREA], row->area_key))
         && (keys[RECTIFY_FILTER_PROBLEM] == NULL
             || has_problem (keys[RECTIFY_FILTER_PROBLEM], row))
         && (keys[RECTIFY_FILTER_UNIT] == NULL
             || is_named (keys[RECTIFY_FILTER_UNIT], rectify_task_row_get_units (row)))
         && (keys[RECTIFY_FILTER_LEADER] == NULL
             || is_named (keys[RECTIFY_FILTER_LEADER], rectify_task_row_get_leaders (row)));
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-sentence.h"

#include <string.h>

#include "rectify-report-words.h"

/* A place in words, and what stands there: a number leads to what it counts. */
typedef struct {
  const char *name;
  char *text;            /* owned */
  RectifyFilter *filter; /* owned; NULL for what leads nowhere */
} Place;

static void
run_free (gpointer data)
{
  RectifySentenceRun *run = data;

  g_free (run->text);
  g_clear_pointer (&run->filter, rectify_filter_free);
  g_free (run);
}

/* Takes the filter. Words that lead nowhere are one run. */
static void
add_run (GPtrArray *runs, const char *text, gsize length, RectifyFilter *filter)
{
  RectifySentenceRun *last = runs->len > 0 ? g_ptr_array_index (runs, runs->len - 1) : NULL;
  g_autofree char *own = g_strndup (text, length);

  if (length == 0 && filter == NULL)
    return;
  if (filter == NULL && last != NULL && last->filter == NULL)
    {
      char *joined = g_strconcat (last->text, own, NULL);

      g_free (last->text);
      last->text = joined;
      return;
    }
  last = g_new0 (RectifySentenceRun, 1);
  last->text = g_steal_pointer (&own);
  last->filter = filter;
  g_ptr_array_add (runs, last);
}

static Place *
find_place (Place *places, const char *name, gsize length)
{
  for (; places->name != NULL; places++)
    if (strlen (places->name) == length && strncmp (places->name, name, length) == 0)
      return places;
  return NULL;
}

/* Takes what is in the places. */
static void
add_filled (GPtrArray *runs, const char *group, const char *key, Place *places)
{
  const char *words = rectify_report_words_get (group, key);
  const char *start = words;

  while (*words != '\0')
    {
      const char *end = *words == '{' ? strchr (words, '}') : NULL;
      Place *place = end != NULL ? find_place (places, words + 1, end - words - 1) : NULL;

      if (place == NULL)
        {
          words++;
          continue;
        }
      add_run (runs, start, words - start, NULL);
      add_run (runs, place->text, strlen (place->text), g_steal_pointer (&place->filter));
      start = words = end + 1;
    }
  add_run (runs, start, words - start, NULL);
  for (; places->name != NULL; places++)
    {
      g_free (places->text);
      g_clear_pointer (&places->filter, rectify_filter_free);
    }
}

static void
add_words (GPtrArray *runs, const char *group, const char *key)
{
  const char *words = rectify_report_words_get (group, key);

  add_run (runs, words, strlen (words), NULL);
}

static Place
make_number (const char *name, guint number, const RectifyStatisticsGroup *group, guint statuses,
             gboolean late)
{
  return (Place){ name, g_strdup_printf ("%u", number),
                  rectify_statistics_group_dup_filter (group, statuses, late) };
}

static void
add_number (GPtrArray *runs, const char *group, const char *key, const RectifyStatisticsGroup *of,
            guint number, guint statuses, gboolean late)
{
  Place places[] = { make_number ("number", number, of, statuses, late),
                     { "share", rectify_report_words_dup_share (number, of->count), NULL },
                     { NULL, NULL, NULL } };

  add_filled (runs, group, key, places);
}

static void
add_totals (GPtrArray *runs, const RectifyStatisticsGroup *total)
{
  /* As a reader asks: what is through, what is not. */
  static const struct {
    RectifyStatus status;
    const char *key;
  } statuses[] = { { RECTIFY_STATUS_CLOSED, "total-closed" },
                   { RECTIFY_STATUS_DONE, "total-done" },
                   { RECTIFY_STATUS_SUSTAINED, "total-sustained" },
                   { RECTIFY_STATUS_IN_PROGRESS, "total-in-progress" },
                   { RECTIFY_STATUS_NOT_STARTED, "total-not-started" } };

  add_number (runs, "sentence", "total", total, total->count, RECTIFY_FILTER_ALL_STATUSES, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    add_number (runs, "progress", statuses[i].key, total, total->by_status[statuses[i].status],
                1u << statuses[i].status, FALSE);
  add_number (runs, "progress", "total-finished", total, total->finished, RECTIFY_FILTER_FINISHED,
              FALSE);
  if (total->late > 0)
    add_number (runs, "progress", "total-late", total, total->late, RECTIFY_FILTER_ALL_STATUSES,
                TRUE);
  else
    add_words (runs, "progress", "none-late");
}

static void
add_unit (GPtrArray *runs, const RectifyStatisticsGroup *unit)
{
  Place places[] = { { "unit", g_strdup (unit->name), NULL },
                     { "supports", g_strdup_printf ("%u", unit->supports), NULL },
                     make_number ("number", unit->count, unit, RECTIFY_FILTER_ALL_STATUSES, FALSE),
                     make_number ("finished", unit->finished, unit, RECTIFY_FILTER_FINISHED, FALSE),
                     make_number ("late", unit->late, unit, RECTIFY_FILTER_ALL_STATUSES, TRUE),
                     { NULL, NULL, NULL } };

  add_filled (runs, "sentence", unit->supports > 0 ? "unit-mixed" : "unit", places);
}

/* Whether any of those that are told of only helps. */
static gboolean
is_mixed (const RectifyStatistics *statistics, guint max_units)
{
  guint n_named = 0;

  for (guint i = 0; i < statistics->units->len && n_named < max_units; i++)
    {
      const RectifyStatisticsGroup *unit = g_ptr_array_index (statistics->units, i);

      if (unit->supports > 0)
        return TRUE;
      n_named += *unit->name != '\0';
    }
  return FALSE;
}

static void
add_units (GPtrArray *runs, const RectifyStatistics *statistics, guint max_units)
{
  const RectifyStatisticsGroup *without = NULL;
  guint n_named = 0, n_uses = 0;

  for (guint i = 0; i < statistics->units->len; i++)
    {
      const RectifyStatisticsGroup *unit = g_ptr_array_index (statistics->units, i);

      n_uses += unit->count;
      if (*unit->name == '\0')
        {
          without = unit;
          continue;
        }
      if (n_named++ >= max_units)
        continue;
      add_words (runs, "sentence",
                 n_named > 1                        ? "unit-part"
                 : is_mixed (statistics, max_units) ? "units-mixed"
                                                    : "units");
      add_unit (runs, unit);
    }
  if (max_units > 0 && n_named > 0)
    {
      Place more[] = { { "more", g_strdup_printf ("%u", n_named - MIN (max_units, n_named)), NULL },
                       { NULL, NULL, NULL } };

      if (n_named > max_units)
        add_filled (runs, "sentence", "units-more", more);
      else
        g_free (more[0].text);
      if (n_uses > statistics->total->count)
        add_words (runs, "sentence", "units-twice");
      add_words (runs, "sentence", "units-end");
    }
  if (without != NULL && max_units > 0)
    add_number (runs, "sentence", "no-unit", without, without->count, RECTIFY_FILTER_ALL_STATUSES,
                FALSE);
}

/* What parts sentences in some languages is not left behind the last. */
static void
strip_end (GPtrArray *runs)
{
  RectifySentenceRun *last = g_ptr_array_index (runs, runs->len - 1);

  g_strchomp (last->text);
}

/**
 * rectify_sentence_compose:
 * @statistics: what was counted
 * @max_units: how many units are told of, those with most tasks first; 0: none
 * @is_english: whether in English, as the plans are written; else in Chinese
 *
 * Says how things stand: how many tasks there are, how far they are, what is late, and what each unit
 * has to do. Each number leads to exactly the rows that it counts.
 *
 * Returns: (transfer full) (element-type RectifySentenceRun): the words, in order; numbers are runs of
 *   their own
 */
GPtrArray *
rectify_sentence_compose (const RectifyStatistics *statistics, guint max_units, gboolean is_english)
{
  gboolean was_english = rectify_report_words_is_english ();
  GPtrArray *runs = g_ptr_array_new_with_free_func (run_free);
  Place places[2] = { { "day", NULL, NULL }, { NULL, NULL, NULL } };

  rectify_report_words_begin_in (is_english);
  places[0].text = rectify_report_words_dup_date (&statistics->today);
  add_filled (runs, "progress", "as-of", places);
  if (statistics->total->count == 0)
    add_words (runs, "sentence", "none");
  else
    {
      add_totals (runs, statistics->total);
      add_units (runs, statistics, max_units);
    }
  strip_end (runs);
  rectify_report_words_begin_in (was_english);
  return runs;
}

/**
 * rectify_sentence_dup_text:
 * @runs: (element-type RectifySentenceRun): what rectify_sentence_compose() gave
 *
 * Returns: (transfer full): the words alone
 */
char *
rectify_sentence_dup_text (GPtrArray *runs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    g_string_append (text, ((const RectifySentenceRun *) g_ptr_array_index (runs, i))->text);
  return g_string_free (text, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-progress-words.h"

#include <string.h>

#include "rectify-prose.h"
#include "rectify-report-words.h"

/* A problem or a measure in short has so many characters, which say less in English. */
#define MAX_SHORT 45
#define MAX_SHORT_ENGLISH 120

static const char *
get_mark (const char *key)
{
  return rectify_report_words_get ("marks", key);
}

/**
 * rectify_progress_words_dup_short:
 * @item: an item
 *
 * Returns: (transfer full): what it says in short, without its label and without a mark at the end:
 *   its heading, or its first sentence
 */
char *
rectify_progress_words_dup_short (RectifyItem *item)
{
  const char *heading = rectify_item_get_heading (item);
  g_autofree char *line
      = rectify_prose_dup_line (*heading != '\0' ? heading : rectify_item_get_text (item));
  gboolean is_english = rectify_report_words_is_english ();
  glong max_length = is_english ? MAX_SHORT_ENGLISH : MAX_SHORT;
  char *stop = strstr (line, is_english ? ". " : "。");

  if (stop != NULL)
    *stop = '\0';
  rectify_prose_open_end (line);
  if (*line == '\0')
    return g_strdup (rectify_report_words_get ("progress", "unnamed"));
  if (g_utf8_strlen (line, -1) > max_length)
    {
      g_autofree char *start = g_utf8_substring (line, 0, max_length);
      char *comma = g_strrstr (start, is_english ? ", " : "，");

      /* A clause or two say it, where there are any. */
      if (comma != NULL && comma > start)
        {
          *comma = '\0';
          return g_steal_pointer (&start);
        }
      rectify_prose_open_end (start);
      return g_strconcat (start, "……", NULL);
    }
  return g_steal_pointer (&line);
}

/* “（区财政局报送，完成50%）”, or nothing. */
static char *
dup_remark (RectifyProgressEntry *entry, const RectifyReportOptions *options)
{
  const char *reporter = rectify_progress_entry_get_reporter (entry);
  int share = rectify_progress_entry_get_share (entry);
  g_autofree char *percent = g_strdup_printf ("%d%%", share);
  g_autofree char *by = NULL;
  g_autofree char *done = NULL;

  if (rectify_report_options_get_reporters (options) && *reporter != '\0')
    by = rectify_report_words_dup_filled ("progress", "reporter",
                                          RECTIFY_FILL ("reporter", reporter));
  if (share != RECTIFY_SHARE_UNKNOWN)
    done = rectify_report_words_dup_filled ("progress", "share", RECTIFY_FILL ("share", percent));
  if (by == NULL && done == NULL)
    return g_strdup ("");
  return g_strconcat (get_mark ("open"), by != NULL ? by : "",
                      by != NULL && done != NULL ? get_mark ("comma") : "",
                      done != NULL ? done : "", get_mark ("close"), NULL);
}

/* Whether it is told though no day says that it is of the span that is reported on. */
static gboolean
is_undated (RectifyProgressEntry *entry, const RectifyReportOptions *options)
{
  return rectify_progress_entry_get_date (entry) == NULL
         && !rectify_report_options_is_in_span (options, NULL);
}

/* A sentence: when, what, and at length who says so. */
static char *
dup_entry (RectifyProgressEntry *entry, const RectifyReportOptions *options, gboolean at_length)
{
  const GDate *date = rectify_progress_entry_get_date (entry);
  g_autofree char *day = date != NULL ? rectify_report_words_dup_date (date) : NULL;
  g_autofree char *text = rectify_prose_dup_line (rectify_progress_entry_get_text (entry));
  g_autofree char *remark = at_length ? dup_remark (entry, options) : g_strdup ("");
  const char *undated
      = is_undated (entry, options) ? rectify_report_words_get ("progress", "undated") : "";

  rectify_prose_open_end (text);
  if (*text == '\0')
    {
      g_free (text);
      text = g_strdup (rectify_report_words_get ("progress", "no-words"));
    }
  return g_strconcat (undated, day != NULL ? day : "", day != NULL ? get_mark ("comma") : "", text,
                      remark,
                      *remark == '\0' && rectify_prose_ends_sentence (text) ? ""
                                                                            : get_mark ("stop"),
                      NULL);
}

/* What follows one of the words that progress is known by, or NULL. */
static const char *
skip_word (const char *text)
{
  const char *word = *text != '\0' ? rectify_report_words_get ("progress", "known-by") : NULL;

  for (; word != NULL; word = strchr (word, ';'))
    {
      const char *rest = text;

      for (word += *word == ';'; *word != '\0' && *word != ';' && *word == *rest; word++)
        rest++;
      if (*word != '\0' && *word != ';')
        continue;
      if (*rest == '\0')
        return rest;
      if (g_str_has_prefix (rest, "："))
        return rest + strlen ("：");
      if (*rest == ':')
        return rest + 1;
    }
  return NULL;
}

/* Progress that was read from a document is prose: “整改进展：已印发计划。”, or the cell of a column. */
static char *
dup_read (RectifyItem *item)
{
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;
  const char *rest;

  if (rectify_item_get_kind (item) != RECTIFY_ITEM_PROSE
      || *rectify_item_get_columns (item) != '\0')
    return NULL;
  words = g_strconcat (rectify_item_get_label (item), rectify_item_get_heading (item),
                       rectify_item_get_text (item), NULL);
  rest = skip_word (words);
  /* The heading of a column is its label. */
  if (rest == NULL && skip_word (rectify_item_get_label (item)) != NULL)
    rest = words + strlen (rectify_item_get_label (item));
  if (rest == NULL)
    return NULL;
  line = rectify_prose_dup_line (rest);
  if (*line == '\0')
    return NULL;
  if (!rectify_prose_ends_sentence (line))
    rectify_prose_open_end (line);
  return g_strconcat (line, rectify_prose_ends_sentence (line) ? "" : get_mark ("stop"), NULL);
}

/**
 * rectify_progress_words_is_read:
 * @item: an item
 *
 * Returns: whether it says what was done, as it was read from a document
 */
gboolean
rectify_progress_words_is_read (RectifyItem *item)
{
  g_autofree char *read = dup_read (item);

  return read != NULL;
}

static void
append (GString *words, const char *sentence, const char *between)
{
  if (sentence == NULL || *sentence == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, between);
  g_string_append (words, sentence);
}

/* Whether an item has an entry for a line: its words, or those behind the day that they begin with. */
static gboolean
has_entry (RectifyItem *item, const char *line)
{
  GPtrArray *entries = rectify_item_get_progress (item);

  for (guint i = 0; i < entries->len; i++)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (entries, i);
      const GDate *date = rectify_progress_entry_get_date (entry);
      const char *text = rectify_progress_entry_get_text (entry);

      if (date != NULL ? *text != '\0' && g_str_has_suffix (line, text) : g_str_equal (line, text))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_entries (RectifyItem *item, char **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !has_entry (item, lines[i]))
      return FALSE;
  return TRUE;
}

/* What a table said was taken over as an entry of the item, or of a measure of it: it is told there,
 * with its day, and not twice. */
static gboolean
is_taken_over (RectifyItem *item)
{
  RectifyItem *parent = rectify_item_get_parent (item);
  const char *rest = skip_word (rectify_item_get_text (item));
  g_autofree char *text
      = g_strstrip (g_strdup (rest != NULL ? rest : rectify_item_get_text (item)));
  const char *const whole[] = { text, NULL };
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);
  if (parent == NULL)
    return FALSE;
  if (has_entries (parent, (char **) whole) || has_entries (parent, lines))
    return TRUE;
  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *child = rectify_item_get_child (parent, i);

      if (has_entries (child, (char **) whole) || has_entries (child, lines))
        return TRUE;
    }
  return FALSE;
}

/**
 * rectify_progress_words_is_recorded:
 * @item: an item
 *
 * Returns: whether it is the cell of a column, labelled with the heading of that, whose words are entries
 *   of the item that it is about
 */
gboolean
rectify_progress_words_is_recorded (RectifyItem *item)
{
  return rectify_item_get_kind (item) == RECTIFY_ITEM_PROSE
         && *rectify_item_get_columns (item) == '\0' && *rectify_item_get_label (item) != '\0'
         && *rectify_item_get_text (item) != '\0' && is_taken_over (item);
}

static void
append_own (GString *words, RectifyItem *item, const RectifyReportOptions *options,
            gboolean in_cell)
{
  const char *between = in_cell ? "\n" : get_mark ("gap");
  GPtrArray *entries = rectify_item_get_progress (item);

  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);
      g_autofree char *read = dup_read (child);

      if (read != NULL && !is_taken_over (child))
        append (words, read, between);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *sentence = NULL;

      if (!rectify_report_options_is_in_span (options, rectify_progress_entry_get_date (entry))
          && !is_undated (entry, options))
        continue;
      sentence = dup_entry (entry, options, !in_cell);
      append (words, sentence, between);
    }
}

/* @line with a mark at its end, whatever mark it had there if that ends no sentence. */
static char *
dup_closed (const char *line)
{
  g_autofree char *words = g_strdup (line);

  if (rectify_prose_ends_sentence (words))
    return g_steal_pointer (&words);
  rectify_prose_open_end (words);
  return g_strconcat (words, *words != '\0' ? get_mark ("stop") : "", NULL);
}

/* What was promised is told whole: the heading, or the first sentence where there is none, and what
 * follows it. */
static char *
dup_whole (RectifyItem *item, char **rest)
{
  g_autofree char *heading = rectify_prose_dup_line (rectify_item_get_heading (item));
  g_autofree char *text = rectify_prose_dup_line (rectify_item_get_text (item));
  const char *stop = rectify_report_words_is_english () ? ". " : "。";
  g_autofree char *first = NULL;
  const char *end;

  if (*heading != '\0')
    {
      *rest = dup_closed (text);
      return dup_closed (heading);
    }
  end = strstr (text, stop);
  if (end == NULL)
    end = text + strlen (text);
  else
    end += strlen (stop);
  first = g_strchomp (g_strndup (text, end - text));
  *rest = dup_closed (end);
  return dup_closed (first);
}

/* Of a problem it is enough to know which it is. */
static gboolean
is_told_whole (RectifyItem *item)
{
  RectifyItemKind kind = rectify_item_get_kind (item);

  return kind != RECTIFY_ITEM_AREA && kind != RECTIFY_ITEM_PROBLEM;
}

/**
 * rectify_progress_words_dup_sentence:
 * @item: an item
 *
 * Returns: (transfer full): what a problem or an area says in short, as a sentence; of anything
 *   else its heading, or its first sentence, which rectify_progress_words_dup_rest() follows
 */
char *
rectify_progress_words_dup_sentence (RectifyItem *item)
{
  g_autofree char *rest = NULL;
  g_autofree char *words
      = is_told_whole (item) ? dup_whole (item, &rest) : rectify_progress_words_dup_short (item);

  if (*words == '\0')
    return g_strconcat (rectify_report_words_get ("progress", "unnamed"), get_mark ("stop"), NULL);
  return rectify_prose_ends_sentence (words) ? g_steal_pointer (&words)
                                             : g_strconcat (words, get_mark ("stop"), NULL);
}

/**
 * rectify_progress_words_dup_rest:
 * @item: an item
 *
 * Returns: (transfer full): what it says behind rectify_progress_words_dup_sentence(), in
 *   sentences; "" for nothing, and for problems and areas
 */
char *
rectify_progress_words_dup_rest (RectifyItem *item)
{
  g_autofree char *sentence = NULL;
  char *rest = NULL;

  if (!is_told_whole (item))
    return g_strdup ("");
  sentence = dup_whole (item, &rest);
  return rest;
}

/**
 * rectify_progress_words_dup_done:
 * @item: an item
 * @options: the span, and whether reporters are named
 *
 * Returns: (transfer full): what was done on the item itself in the span, in sentences: what was
 *   read with it from a document, then the entries in order; "" for nothing
 */
char *
rectify_progress_words_dup_done (RectifyItem *item, const RectifyReportOptions *options)
{
  GString *words = g_string_new (NULL);

  append_own (words, item, options, FALSE);
  return g_string_free (words, FALSE);
}

static void
append_below (GString *words, RectifyItem *item, const RectifyReportOptions *options)
{
  append_own (words, item, options, TRUE);
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    append_below (words, rectify_item_get_child (item, i), options);
}

/**
 * rectify_progress_words_dup_own_cell:
 * @item: an item
 * @options: the span
 *
 * Returns: (transfer full): what was done on the item itself in the span, a line each, as short as a
 *   cell wants it
 */
char *
rectify_progress_words_dup_own_cell (RectifyItem *item, const RectifyReportOptions *options)
{
  GString *words = g_string_new (NULL);

  append_own (words, item, options, TRUE);
  return g_string_free (words, FALSE);
}

/**
 * rectify_progress_words_dup_cell:
 * @item: an item
 * @options: the span
 *
 * Returns: (transfer full): what was done on the item and below it in the span, a line each, as
 *   short as a cell wants it
 */
char *
rectify_progress_words_dup_cell (RectifyItem *item, const RectifyReportOptions *options)
{
  GString *words = g_string_new (NULL);

  append_below (words, item, options);
  return g_string_free (words, FALSE);
}

/* The latest that was known on the day. */
static RectifyProgressEntry *
find_latest (RectifyItem *item, const GDate *today)
{
  GPtrArray *entries = rectify_item_get_progress (item);

  for (guint i = entries->len; i > 0; i--)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (entries, i - 1);
      const GDate *date = rectify_progress_entry_get_date (entry);

      if (date == NULL || g_date_compare (date, today) <= 0)
        return entry;
    }
  return NULL;
}

/**
 * rectify_progress_words_dup_reason:
 * @item: an item that is late
 * @options: the day whose state is told
 *
 * Returns: (transfer full) (nullable): why, as the latest entry up to that day has it, be it in the
 *   span or not; %NULL if it says nothing. Without a mark at the end
 */
char *
rectify_progress_words_dup_reason (RectifyItem *item, const RectifyReportOptions *options)
{
  RectifyProgressEntry *last = find_latest (item, rectify_report_options_get_as_of (options));
  const GDate *date = last != NULL ? rectify_progress_entry_get_date (last) : NULL;
  g_autofree char *text
      = rectify_prose_dup_line (last != NULL ? rectify_progress_entry_get_text (last) : "");
  g_autofree char *day = date != NULL ? rectify_report_words_dup_date (date) : NULL;

  rectify_prose_open_end (text);
  if (*text == '\0')
    return NULL;
  return day != NULL ? g_strconcat (text, get_mark ("open"), day, get_mark ("close"), NULL)
                     : g_steal_pointer (&text);
}

/**
 * rectify_progress_words_dup_latest:
 * @item: a task
 * @options: the day whose state is told
 *
 * Returns: (transfer full): its status, and what the latest entry up to that day says
 */
char *
rectify_progress_words_dup_latest (RectifyItem *item, const RectifyReportOptions *options)
{
  const char *status
      = rectify_report_words_get ("status",
                                  rectify_status_get_nick (rectify_item_get_status (item)));
  g_autofree char *words = rectify_progress_words_dup_reason (item, options);

  return words != NULL ? g_strconcat (status, get_mark ("colon"), words, NULL) : g_strdup (status);
}

/**
 * rectify_progress_words_count:
 * @item: an item
 * @options: the span
 *
 * Returns: how many entries of the item itself are in the span
 */
guint
rectify_progress_words_count (RectifyItem *item, const RectifyReportOptions *options)
{
  GPtrArray *entries = rectify_item_get_progress (item);
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    n += rectify_report_options_is_in_span (options, rectify_progress_entry_get_date (
                                                         g_ptr_array_index (entries, i)));
  return n;
}

/**
 * rectify_progress_words_has_undated:
 * @item: an item
 *
 * Returns: whether something was noted on the item itself without saying when
 */
gboolean
rectify_progress_words_has_undated (RectifyItem *item)
{
  GPtrArray *entries = rectify_item_get_progress (item);

  for (guint i = 0; i < entries->len; i++)
    if (rectify_progress_entry_get_date (g_ptr_array_index (entries, i)) == NULL)
      return TRUE;
  return FALSE;
}

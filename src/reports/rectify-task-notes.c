/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-task-notes.h"

#include <string.h>

#include "rectify-progress-words.h"
#include "rectify-report-words.h"

/* A word for a status, and little more, has so many characters; an English one is longer. */
#define MAX_STATUS 24
#define MAX_ENGLISH_STATUS 48

#define SHARE "[0-9０-９]+(?:\\.[0-9]+)?\\s*[%％]"

struct _RectifyTaskNotes {
  const RectifyReportOptions *options;
  GArray *tasks; /* until they are looked through: most tables ask for no notes */
  /* Problems of which some task has a note of its own, to the first of their tasks. */
  GHashTable *progress;
  GHashTable *remarks;
  /* What was asked for last of a problem: its tasks follow each other. */
  RectifyItem *above; /* only compared */
  RectifyTaskColumn above_column;
  char *above_words;
};

static gboolean
is_one_of (const char *key, const char *word)
{
  g_auto (GStrv) words = g_strsplit (rectify_report_words_get ("notes", key), ";", -1);

  return *word != '\0' && g_strv_contains ((const char *const *) words, word);
}

/* A remark that was read from a table is prose, labelled with the heading of its column. */
static gboolean
is_remark (RectifyItem *item)
{
  return rectify_item_get_kind (item) == RECTIFY_ITEM_PROSE
         && is_one_of ("remark", rectify_item_get_label (item));
}

/* Compiled once: they are asked of every note of a plan. */
typedef enum { MARKS, DAY, SHARE_ALONE, SHARE_FIRST, N_PATTERNS } Pattern;

static GRegex *
get_pattern (Pattern pattern)
{
  static const char *const patterns[2][N_PATTERNS]
      = { { "[\\s，、；。：,;:（）()□☐○☑☒■]+", "^[0-9年月日号.\\-/]+$", SHARE,
            "^[^，；。（(,;]*?(" SHARE ")[^，；。（(,;]*" },
          /* Words are parted by blanks, what is said is not. */
          { "\\s*(?:[，、；。：,;:（）()□☐○☑☒■]|\\.(?=\\s|$))+\\s*",
            "^(?:[0-9.\\-/]+|(?:[0-9]{1,2}\\s+)?"
            "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[0-9\\s]*)$",
            SHARE, "^[^,;(.]*?(" SHARE ")[^,;(.]*" } };
  static GRegex *compiled[2][N_PATTERNS];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < N_PATTERNS; i++)
        for (guint j = 0; j < 2; j++)
          compiled[j][i] = g_regex_new (patterns[j][i], G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  return compiled[rectify_report_words_is_english ()][pattern];
}

/* “持续推进”: words, in small letters, that end as those for a status do. */
static gboolean
ends_as_status (const char *words)
{
  g_auto (GStrv) ends = g_strsplit (rectify_report_words_get ("notes", "status-ends"), ";", -1);
  g_auto (GStrv) others = g_strsplit (rectify_report_words_get ("notes", "no-status"), ";", -1);

  if (is_one_of ("answers", words) || is_one_of ("status-whole", words))
    return TRUE;
  for (guint i = 0; others[i] != NULL; i++)
    if (strstr (words, others[i]) != NULL)
      return FALSE;
  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (words, ends[i]))
      return TRUE;
  return FALSE;
}

/* Takes away what leads to a number and what follows it, “约”, “以上”, and blanks. */
static void
drop_around_share (char *words)
{
  g_auto (GStrv) around = g_strsplit (rectify_report_words_get ("notes", "around-share"), ";", -1);
  gboolean found = TRUE;

  while (found)
    {
      found = FALSE;
      g_strstrip (words);
      for (guint i = 0; around[i] != NULL && !found; i++)
        if (*around[i] != '\0' && g_str_has_suffix (words, around[i]))
          {
            words[strlen (words) - strlen (around[i])] = '\0';
            found = TRUE;
          }
    }
}

/* “完成80%”, “80% complete”: a share of nothing but the work itself. */
static gboolean
says_share (const char *words)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *before = NULL;
  g_autofree char *behind = NULL;
  int start, end;

  if (!g_regex_match (get_pattern (SHARE_ALONE), words, 0, &match)
      || !g_match_info_fetch_pos (match, 0, &start, &end))
    return FALSE;
  before = g_strndup (words, start);
  behind = g_strdup (words + end);
  drop_around_share (before);
  drop_around_share (behind);
  return (*before == '\0' || ends_as_status (before))
         && (*behind == '\0' || ends_as_status (behind));
}

/* Does it say how far something had come, and nothing else? */
static gboolean
says_status (const char *said)
{
  glong longest = rectify_report_words_is_english () ? MAX_ENGLISH_STATUS : MAX_STATUS;
  g_autofree char *text = g_strstrip (g_utf8_strdown (said, -1));
  g_auto (GStrv) parts = NULL;
  gboolean says = FALSE;

  if (g_utf8_strlen (text, -1) > longest)
    return FALSE;
  parts = g_regex_split (get_pattern (MARKS), text, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || g_regex_match (get_pattern (DAY), parts[i], 0, NULL))
        continue;
      if (!ends_as_status (parts[i]) && !says_share (parts[i]))
        return FALSE;
      says = TRUE;
    }
  return says || *text == '\0' || strpbrk (text, "☑☒■") != NULL;
}

/* Is it an entry of the item below which it stands? */
static gboolean
is_entry (RectifyItem *item, const char *text)
{
  RectifyItem *owner = rectify_item_get_parent (item);
  GPtrArray *entries = owner != NULL ? rectify_item_get_progress (owner) : NULL;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const char *entry = rectify_progress_entry_get_text (g_ptr_array_index (entries, i));

      if (*entry != '\0' && g_str_has_suffix (text, entry))
        return TRUE;
    }
  return FALSE;
}

/* How far something had come when it was read, “整改状态：已完成”: the heading of a column is the label,
 * in running text it stands first. What was said at length is an entry, as all progress is; anything
 * else behind such a heading is no status. Returns what it says behind that, or NULL if it is no note of
 * this kind. */
static const char *
find_status (RectifyItem *item)
{
  const char *text = rectify_item_get_text (item);
  const char *said, *colon;
  g_autofree char *head = NULL;

  if (rectify_item_get_kind (item) != RECTIFY_ITEM_PROSE || *rectify_item_get_columns (item) != '\0'
      || *rectify_item_get_heading (item) != '\0')
    return NULL;
  if (*rectify_item_get_label (item) != '\0')
    return is_one_of ("status", rectify_item_get_label (item))
                   && (says_status (text) || rectify_progress_words_is_recorded (item))
               ? text
               : NULL;
  colon = strstr (text, "：");
  if (colon == NULL)
    colon = strchr (text, ':');
  head = colon != NULL ? g_strndup (text, colon - text) : g_strdup ("");
  if (!is_one_of ("status", head))
    return NULL;
  said = g_utf8_next_char (colon);
  return says_status (said) || is_entry (item, said) ? said : NULL;
}

/* How many bytes of @text the longest of words takes that it begins with, up to its end or a mark. */
static gsize
match (const char *group, const char *key, const char *text)
{
  g_auto (GStrv) words = g_strsplit (rectify_report_words_get (group, key), ";", -1);
  gsize longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (length > longest && g_ascii_strncasecmp (text, words[i], length) == 0
          && !g_unichar_isalnum (g_utf8_get_char (text + length)))
        longest = length;
    }
  return longest;
}

/* The same for “完成80%”. Nobody said anything else of what is not begun. */
static gsize
match_share (const char *text, RectifyStatus status, gboolean *is_same)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *share = NULL;
  RectifyStatus said;
  int end;

  if (!says_status (text) || !g_regex_match (get_pattern (SHARE_FIRST), text, 0, &match)
      || !g_match_info_fetch_pos (match, 0, NULL, &end))
    return 0;
  share = g_match_info_fetch (match, 1);
  said = g_ascii_strtod (share, NULL) < 100 && !g_str_has_prefix (share, "１００")
             ? RECTIFY_STATUS_IN_PROGRESS
             : RECTIFY_STATUS_DONE;
  *is_same = status == said || status == RECTIFY_STATUS_NOT_STARTED;
  return end;
}

/* How many bytes of @text the word for a status takes that it begins with, and whether it is @status;
 * 0 if it begins with none. */
static gsize
match_status (const char *text, RectifyStatus status, gboolean *is_same)
{
  gsize longest = match_share (text, status, is_same), waiting;

  if (longest > 0)
    return longest;
  longest = match ("status-words", "unfinished", text);
  waiting = match ("status-words", "waiting", text);
  *is_same = status == RECTIFY_STATUS_NOT_STARTED || status == RECTIFY_STATUS_IN_PROGRESS
             || (waiting > longest && status == RECTIFY_STATUS_DONE);
  longest = MAX (longest, waiting);
  for (RectifyStatus i = 0; i < RECTIFY_N_STATUSES; i++)
    {
      const char *nick = rectify_status_get_nick (i);
      gsize length = MAX (match ("status", nick, text), match ("status-words", nick, text));

      if (length <= longest)
        continue;
      longest = length;
      *is_same = i == status;
    }
  return longest;
}

/* The answer to “是否销号” where another one is all that is said; NULL if it is none, or still the right
 * one. What has to go on for ever is neither finished nor not. */
static const char *
find_answer (RectifyItem *item, const char *said, RectifyStatus status)
{
  const char *label = rectify_item_get_label (item);
  const char *question = *label != '\0' ? label : rectify_item_get_text (item);
  g_auto (GStrv) closing
      = g_strsplit (rectify_report_words_get ("status-words", "asks-closed"), ";", -1);
  gsize yes = match ("status-words", "yes", said), no = match ("status-words", "no", said);
  gboolean is_so = status == RECTIFY_STATUS_CLOSED || status == RECTIFY_STATUS_DONE;

  if (said[MAX (yes, no)] != '\0' || status == RECTIFY_STATUS_SUSTAINED)
    return NULL;
  for (guint i = 0; closing[i] != NULL; i++)
    if (*closing[i] != '\0' && strstr (question, closing[i]) != NULL)
      is_so = status == RECTIFY_STATUS_CLOSED;
  if (yes > 0 && !is_so)
    return rectify_report_words_get ("status-words", "answer-no");
  return no > 0 && is_so ? rectify_report_words_get ("status-words", "answer-yes") : NULL;
}

/**
 * rectify_task_notes_renew_status:
 * @item: an item
 * @status: how far what it is about is by now
 *
 * Puts the word for @status in the place of that which a note begins with, and of what was said about
 * that, be it the cell of a column or “整改状态：整改中。” in running text. A yes or no becomes the other.
 *
 * Returns: whether it said another one
 */
gboolean
rectify_task_notes_renew_status (RectifyItem *item, RectifyStatus status)
{
  const char *word = rectify_report_words_get ("status", rectify_status_get_nick (status));
  const char *text = rectify_item_get_text (item);
  const char *said = find_status (item);
  const char *rest;
  g_autofree char *head = NULL;
  g_autofree char *renewed = NULL;
  gboolean is_same;
  gsize length;

  if (said == NULL)
    return FALSE;
  while (g_unichar_isspace (g_utf8_get_char (said)))
    said = g_utf8_next_char (said);
  length = match_status (said, status, &is_same);
  if (length == 0)
    {
      word = find_answer (item, said, status);
      length = strlen (said);
      is_same = word == NULL;
    }
  if (is_same)
    return FALSE;
  /* A mark that only ends it stays. */
  rest = said + length;
  if (*rest != '\0' && *g_utf8_next_char (rest) != '\0')
    rest = "";
  head = g_strndup (text, said - text);
  renewed = g_strconcat (head, word, rest, NULL);
  rectify_item_set_text (item, renewed);
  return TRUE;
}

/**
 * rectify_task_notes_is_note:
 * @item: an item below a problem or a measure
 * @column: progress, remarks or status
 *
 * Returns: whether it is what was read from such a column
 */
gboolean
rectify_task_notes_is_note (RectifyItem *item, RectifyTaskColumn column)
{
  switch (column)
    {
    case RECTIFY_TASK_REMARK:
      return is_remark (item);
    case RECTIFY_TASK_STATUS:
      return find_status (item) != NULL;
    default:
      return rectify_progress_words_is_read (item) || rectify_progress_words_is_recorded (item);
    }
}

static char *
dup_remarks (RectifyItem *item)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);

      if (is_remark (child))
        g_string_append_printf (words, "%s%s%s", words->len > 0 ? "\n" : "",
                                rectify_item_get_heading (child), rectify_item_get_text (child));
    }
  return g_string_free (words, FALSE);
}

static char *
dup_own (RectifyTaskNotes *self, RectifyItem *item, RectifyTaskColumn column)
{
  return column == RECTIFY_TASK_REMARK ? dup_remarks (item)
                                       : rectify_progress_words_dup_cell (item, self->options);
}

static const char *
find_above (RectifyTaskNotes *self, RectifyItem *problem, RectifyTaskColumn column)
{
  if (self->above != problem || self->above_column != column)
    {
      g_free (self->above_words);
      self->above = problem;
      self->above_column = column;
      self->above_words = column == RECTIFY_TASK_REMARK
                              ? dup_remarks (problem)
                              : rectify_progress_words_dup_own_cell (problem, self->options);
    }
  return self->above_words;
}

static void
find_own (RectifyTaskNotes *self, const RectifyTask *task, RectifyItem *first,
          RectifyTaskColumn column, GHashTable *found)
{
  g_autofree char *own = NULL;

  if (g_hash_table_contains (found, task->problem))
    return;
  own = dup_own (self, task->measure, column);
  if (*own != '\0')
    g_hash_table_insert (found, task->problem, first);
}

/* The first time that it matters. */
static void
look_through (RectifyTaskNotes *self)
{
  g_autoptr (GArray) tasks = g_steal_pointer (&self->tasks);
  RectifyItem *problem = NULL, *first = NULL;

  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      const RectifyTask *task = &g_array_index (tasks, RectifyTask, i);

      if (task->problem == NULL || task->measure == NULL)
        continue;
      if (task->problem != problem)
        first = task->measure;
      problem = task->problem;
      find_own (self, task, first, RECTIFY_TASK_PROGRESS, self->progress);
      find_own (self, task, first, RECTIFY_TASK_REMARK, self->remarks);
    }
}

/**
 * rectify_task_notes_new:
 * @tasks: (element-type RectifyTask): the tasks of a table, which have to stay as they are
 * @options: what is chosen for the report, which has to stay
 *
 * Returns: (transfer full): what their columns say
 */
RectifyTaskNotes *
rectify_task_notes_new (GArray *tasks, const RectifyReportOptions *options)
{
  RectifyTaskNotes *self = g_new0 (RectifyTaskNotes, 1);

  self->options = options;
  self->tasks = g_array_ref (tasks);
  self->progress = g_hash_table_new (NULL, NULL);
  self->remarks = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * rectify_task_notes_free:
 * @self: (transfer full): what columns say
 */
void
rectify_task_notes_free (RectifyTaskNotes *self)
{
  g_clear_pointer (&self->tasks, g_array_unref);
  g_hash_table_unref (self->progress);
  g_hash_table_unref (self->remarks);
  g_free (self->above_words);
  g_free (self);
}

/**
 * rectify_task_notes_dup_cell:
 * @self: what columns say
 * @task: one of the tasks
 * @column: progress or remarks
 * @source: (out) (transfer none) (nullable): set to the problem, if the cell is for all of its tasks
 *
 * What is said on a problem as a whole stands once for all of its tasks, or, where these have notes
 * of their own, with that of the first.
 *
 * Returns: (transfer full): what stands in the cell
 */
char *
rectify_task_notes_dup_cell (RectifyTaskNotes *self, const RectifyTask *task,
                             RectifyTaskColumn column, RectifyItem **source)
{
  RectifyItem *item = rectify_task_get_item (task);
  g_autofree char *own = dup_own (self, item, column);
  const char *above;
  RectifyItem *first;

  *source = NULL;
  if (task->problem == NULL || task->problem == item)
    return g_steal_pointer (&own);
  above = find_above (self, task->problem, column);
  if (*above == '\0')
    return g_steal_pointer (&own);
  look_through (self);
  first = g_hash_table_lookup (column == RECTIFY_TASK_REMARK ? self->remarks : self->progress,
                               task->problem);
  if (first != NULL && first != item)
    return g_steal_pointer (&own);
  if (first != NULL)
    return g_strconcat (above, *own != '\0' ? "\n" : "", own, NULL);
  *source = task->problem;
  return g_strdup (above);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-handover-words.h"

#include "rectify-file-save.h"
#include "rectify-handover-resources.h"
#include "rectify-ledger-log.h"
#include "rectify-plan-info.h"

#define README_PATH "/org/example/Rectify/handover/readme.txt"
#define WORDS_PATH "/org/example/Rectify/handover/zh.ini"

static char *
dup_resource (const char *path)
{
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (rectify_handover_get_resource (), path, 0, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/**
 * rectify_handover_dup_word:
 * @group: a group of words
 * @key: one of them
 *
 * Returns: (transfer full): what stands there in the files of a handover, in Chinese
 */
char *
rectify_handover_dup_word (const char *group, const char *key)
{
  g_autofree char *data = dup_resource (WORDS_PATH);
  g_autoptr (GKeyFile) words = g_key_file_new ();
  char *word = NULL;

  if (g_key_file_load_from_data (words, data, -1, G_KEY_FILE_NONE, NULL))
    word = g_key_file_get_string (words, group, key, NULL);
  return word != NULL ? word : g_strdup ("");
}

/* One line, whatever somebody wrote. */
static char *
dup_line (const char *text)
{
  char *line = g_strdup (text);

  for (char *p = line; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return g_strstrip (line);
}

static char *
replace (const char *text, const char *what, const char *by)
{
  g_auto (GStrv) parts = g_strsplit (text, what, -1);

  return g_strjoinv (by, parts);
}

/**
 * rectify_handover_get_now:
 *
 * Returns: when the files of a handover say that they were made, in seconds since 1970
 */
gint64
rectify_handover_get_now (void)
{
  return rectify_file_get_date ();
}

/* A time in seconds since 1970, in words. */
static char *
dup_time (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M:%S") : g_strdup ("?");
}

/**
 * rectify_handover_dup_title:
 * @title: a plan's title
 *
 * Returns: (transfer full): it in one line, or that there is none
 */
char *
rectify_handover_dup_title (const char *title)
{
  g_autofree char *line = dup_line (title);

  return *line != '\0' ? g_steal_pointer (&line)
                       : rectify_handover_dup_word ("history", "untitled");
}

typedef struct {
  GString *text;
  GHashTable *titles;
  char *several;
  char *missing;
  char *undone;
  char *superseded;
  char *taken_back;
} History;

static const char *
get_mark (History *self, RectifyHistoryState state)
{
  switch (state)
    {
    case RECTIFY_HISTORY_UNDONE:
      return self->undone;
    case RECTIFY_HISTORY_SUPERSEDED:
      return self->superseded;
    case RECTIFY_HISTORY_TAKEN_BACK:
      return self->taken_back;
    case RECTIFY_HISTORY_HOLDS:
      break;
    }
  return "";
}

static void
add_entry (const RectifyLogEntry *entry, gpointer user_data)
{
  History *history = user_data;
  g_autofree char *when = dup_time (entry->made_at);
  g_autofree char *author = dup_line (entry->author);
  g_autofree char *name = dup_line (entry->name);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, entry->plan_id);
  g_autofree char *missing = replace (history->missing, "%s", number);
  const char *title = g_hash_table_lookup (history->titles, &entry->plan_id);

  g_string_append_printf (history->text, "%s\t%s\t%s\t%s%s\n", when, author,
                          entry->plan_id == 0 ? history->several
                          : title != NULL     ? title
                                              : missing,
                          name, get_mark (history, entry->state));
}

/**
 * rectify_handover_dup_history:
 * @ledger: a ledger
 * @infos: (element-type RectifyPlanInfo): its plans
 * @error: return location
 *
 * Returns: (transfer full) (nullable): who did what when, a line an entry, parted by tabs
 */
char *
rectify_handover_dup_history (RectifyLedger *ledger, GPtrArray *infos, GError **error)
{
  g_autoptr (GHashTable) titles
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autofree char *title = rectify_handover_dup_word ("history", "title");
  g_autofree char *columns = rectify_handover_dup_word ("history", "columns");
  g_autofree char *several = rectify_handover_dup_word ("history", "several");
  g_autofree char *missing = rectify_handover_dup_word ("history", "missing");
  g_autofree char *undone = rectify_handover_dup_word ("history", "undone");
  g_autofree char *superseded = rectify_handover_dup_word ("history", "superseded");
  g_autofree char *taken_back = rectify_handover_dup_word ("history", "taken_back");
  g_autofree char *none = rectify_handover_dup_word ("history", "none");
  g_autoptr (GString) text = g_string_new (NULL);
  History history = { text, titles, several, missing, undone, superseded, taken_back };
  gsize head;

  for (guint i = 0; i < infos->len; i++)
    {
      gint64 id = rectify_plan_info_get_id (infos->pdata[i]);

      g_hash_table_insert (titles, g_memdup2 (&id, sizeof id),
                           rectify_handover_dup_title (
                               rectify_plan_info_get_title (infos->pdata[i])));
    }
  g_string_append_printf (text, "%s\n\n%s\n", title, g_strdelimit (columns, ";", '\t'));
  head = text->len;
  if (!rectify_ledger_foreach_entry (ledger, add_entry, &history, error))
    return NULL;
  if (text->len == head)
    g_string_append_printf (text, "%s\n", none);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * rectify_handover_dup_readme:
 * @author: who hands over
 * @contents: which file is which plan, a line each
 * @n_left_out: how many entries of the history were left out
 *
 * Returns: (transfer full): what is in the bundle, and how it is checked without a network
 */
char *
rectify_handover_dup_readme (const char *author, const char *contents, guint64 n_left_out)
{
  g_autofree char *template = dup_resource (README_PATH);
  g_autofree char *time = dup_time (rectify_handover_get_now ());
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, n_left_out);
  g_autofree char *sentence = rectify_handover_dup_word ("readme", "left_out");
  g_autofree char *filled = replace (sentence, "%s", number);
  g_autofree char *line = g_strconcat (filled, "\n", NULL);
  g_autofree char *name = dup_line (author);
  /* What others wrote comes last: it is not looked at for places to be filled. */
  g_autofree char *a = replace (template, "@time@", time);
  g_autofree char *b = replace (a, "@version@", RECTIFY_VERSION);
  g_autofree char *c = replace (b, "@left_out@", n_left_out > 0 ? line : "");
  g_autofree char *d = replace (c, "@author@", name);

  return replace (d, "@contents@", contents);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "rectify-backup-choice.h"
#include "rectify-cli-table.h"
#include "rectify-cli.h"
#include "rectify-formats.h"
#include "rectify-ledger-entries.h"

/* So many entries are read at once, and so many changes of one are printed. */
#define N_AT_ONCE 500
#define MAX_CHANGES 1000

typedef struct {
  gboolean changes;
  guint64 last;
} Options;

static gboolean
read_number (const char *text, guint64 *number, GError **error)
{
  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, number, NULL))
    return TRUE;
  g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
               _ ("“%s” is no number above 0. Give one, such as 20."), text);
  return FALSE;
}

/* What is no option stays. Returns an exit status. */
static int
take_options (int *argc, char **argv, Options *options, GError **error)
{
  int n_left = 0;

  for (int i = 0; i < *argc; i++)
    {
      if (g_str_equal (argv[i], "--changes"))
        options->changes = TRUE;
      else if (g_str_has_prefix (argv[i], "--") && !g_str_equal (argv[i], "--last"))
        return RECTIFY_CLI_USAGE;
      else if (!g_str_equal (argv[i], "--last"))
        argv[n_left++] = argv[i];
      else if (++i >= *argc)
        return RECTIFY_CLI_USAGE;
      else if (!read_number (argv[i], &options->last, error))
        return RECTIFY_CLI_FAILED;
    }
  *argc = n_left;
  return n_left < 1 || n_left > 3 ? RECTIFY_CLI_USAGE : RECTIFY_CLI_DONE;
}

/* A plan or an item that is gone has a history too, by its number. */
static gboolean
find_scope (RectifyLedger *ledger, int argc, char **argv, RectifyHistoryFilter *filter,
            GError **error)
{
  g_autoptr (RectifyPlan) plan = NULL;
  RectifyItem *item;
  guint64 plan_id = 0, item_id = 0;
  gboolean is_number
      = argc > 1 && g_ascii_string_to_unsigned (argv[1], 10, 1, G_MAXINT64, &plan_id, NULL);

  if (argc > 2 && is_number)
    is_number = g_ascii_string_to_unsigned (argv[2], 10, 1, G_MAXINT64, &item_id, NULL);
  filter->plan_id = (gint64) plan_id;
  filter->item_id = (gint64) item_id;
  if (argc < 2 || is_number)
    return TRUE;
  plan = rectify_cli_load_plan (ledger, argv[1], error);
  if (plan == NULL)
    return FALSE;
  filter->plan_id = rectify_plan_get_id (plan);
  if (argc < 3)
    return TRUE;
  item = rectify_cli_find_item (plan, argv[2], error);
  filter->item_id = item != NULL ? rectify_item_get_id (item) : 0;
  return item != NULL;
}

/* For programs it has one word in all languages. */
static const char *
name_state (RectifyHistoryState state)
{
  static const char *const nicks[] = { "holds", "undone", "superseded", "taken_back" };

  if (!rectify_cli_table_is_aligned ())
    return nicks[state];
  return state == RECTIFY_HISTORY_HOLDS ? C_ ("state of an edit", "holds")
                                        : rectify_history_state_get_title (state);
}

static void
add_entry (RectifyCliTable *table, RectifyHistoryEntry *entry)
{
  GDateTime *made_at = rectify_history_entry_get_made_at (entry);
  g_autoptr (GDateTime) local = made_at != NULL ? g_date_time_to_local (made_at) : NULL;
  g_autofree char *time
      = local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("");
  g_autofree char *number
      = g_strdup_printf ("%" G_GINT64_FORMAT, rectify_history_entry_get_id (entry));
  g_autofree char *plan
      = g_strdup_printf ("%" G_GINT64_FORMAT, rectify_history_entry_get_plan_id (entry));

  rectify_cli_table_add (table,
                         RECTIFY_CLI_CELLS (number, time, rectify_history_entry_get_author (entry),
                                            plan,
                                            name_state (rectify_history_entry_get_state (entry)),
                                            rectify_history_entry_get_name (entry)));
}

static gboolean
add_changes (RectifyCliTable *table, RectifyLedger *ledger, RectifyHistoryEntry *entry,
             GError **error)
{
  g_autoptr (GPtrArray) changes
      = rectify_ledger_list_history_changes (ledger, rectify_history_entry_get_id (entry),
                                             MAX_CHANGES, NULL, NULL, error);

  if (changes == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const RectifyHistoryChange *change = g_ptr_array_index (changes, i);

      rectify_cli_table_add_detail (table,
                                    RECTIFY_CLI_CELLS (change->what != NULL ? change->what : "",
                                                       change->subject != NULL ? change->subject
                                                                               : "",
                                                       change->before != NULL ? change->before : "",
                                                       change->after != NULL ? change->after : ""));
    }
  return TRUE;
}

static gboolean
print_page (RectifyCliTable *table, RectifyLedger *ledger, GPtrArray *entries,
            const Options *options, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GError) own_error = NULL;
      RectifyHistoryEntry *entry = g_ptr_array_index (entries, i);

      add_entry (table, entry);
      /* One that is damaged does not hide the others. */
      if (options->changes && !add_changes (table, ledger, entry, &own_error))
        rectify_cli_fail (own_error);
    }
  return rectify_cli_table_print (table, error);
}

/* What is gone still has a history; what has none was never there. */
static int
tell_empty (const RectifyHistoryFilter *filter)
{
  rectify_cli_warn (filter->plan_id != 0
                        ? _ ("The history has no edit of that; rectify-cli list shows the plans, "
                             "and show --json the items, with their numbers.")
                        : _ ("Nothing was edited in this ledger yet."));
  return filter->plan_id != 0 ? RECTIFY_CLI_FAILED : RECTIFY_CLI_DONE;
}

/**
 * rectify_cli_history:
 * @argc: 1 to 6
 * @argv: a ledger, a plan, an item, and options
 *
 * Prints who edited what and when.
 *
 * Returns: the exit status
 */
int
rectify_cli_history (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  RectifyHistoryFilter filter = { 0 };
  g_autoptr (RectifyCliTable) table = rectify_cli_table_new (
      RECTIFY_CLI_CELLS (C_ ("column of a list", "Number"), C_ ("column of a list", "Made"),
                         C_ ("column of a list", "By"), C_ ("column of a list", "Plan"),
                         C_ ("column of a list", "State"), C_ ("column of a list", "Edit")));
  Options options = { .last = G_MAXINT64 };
  int status = take_options (&argc, argv, &options, &error);
  gint64 before = 0;

  if (status != RECTIFY_CLI_DONE)
    return status == RECTIFY_CLI_USAGE ? rectify_cli_usage ("history") : rectify_cli_fail (error);
  ledger = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_READ_ONLY, &error);
  if (ledger == NULL || !find_scope (ledger, argc, argv, &filter, &error))
    return rectify_cli_fail (error);
  while (options.last > 0)
    {
      guint n = MIN (options.last, N_AT_ONCE);
      g_autoptr (GPtrArray) entries
          = rectify_ledger_list_history (ledger, &filter, before, n, NULL, &error);

      if (entries == NULL || !print_page (table, ledger, entries, &options, &error))
        return rectify_cli_fail (error);
      if (entries->len == 0 && before == 0)
        return tell_empty (&filter);
      if (entries->len < n)
        break;
      options.last -= n;
      before = rectify_history_entry_get_id (g_ptr_array_index (entries, entries->len - 1));
    }
  return RECTIFY_CLI_DONE;
}

static gboolean
read_entry (const char *text, gint64 *id, GError **error)
{
  guint64 number;

  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    {
      *id = (gint64) number;
      return TRUE;
    }
  g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
               _ ("“%s” is no edit’s number; it stands first in its line of rectify-cli history."),
               text);
  return FALSE;
}

static gboolean
undo_entry (RectifyLedger *ledger, const char *text, char **name, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  RectifyHistoryFilter filter = { 0 };
  gint64 id;

  if (!read_entry (text, &id, error))
    return FALSE;
  found = rectify_ledger_list_history (ledger, &filter, id < G_MAXINT64 ? id + 1 : id, 1, NULL,
                                       error);
  if (found == NULL)
    return FALSE;
  if (found->len > 0 && rectify_history_entry_get_id (found->pdata[0]) == id)
    return rectify_ledger_undo_entry (ledger, id, NULL, name, error);
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
               _ ("The history has no edit of the number %s; rectify-cli history shows what there "
                  "is. Nothing was changed."),
               text);
  return FALSE;
}

/* On a terminal it is said; for other programs it is the name alone. */
static int
print_name (const char *name, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = g_strdup_printf (isatty (STDOUT_FILENO) ? sentence : "%s", name);
  g_autofree char *line = g_strconcat (said, "\n", NULL);

  return rectify_cli_print (line, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}

/**
 * rectify_cli_undo:
 * @argc: 1 or 2
 * @argv: a ledger, and the number of an edit
 *
 * Takes back the last edit, or one alone, and prints what it is called.
 *
 * Returns: the exit status
 */
int
rectify_cli_undo (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_OPEN, &error);
  g_autofree char *name = NULL;
  gboolean done = ledger != NULL
                  && (argc > 1 ? undo_entry (ledger, argv[1], &name, &error)
                               : rectify_ledger_undo (ledger, NULL, &name, &error));

  return done ? print_name (name, _ ("Undone: %s")) : rectify_cli_fail (error);
}

/**
 * rectify_cli_redo:
 * @argc: 1
 * @argv: a ledger
 *
 * Makes the edit again that was undone last, and prints what it is called.
 *
 * Returns: the exit status
 */
int
rectify_cli_redo (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_OPEN, &error);
  g_autofree char *name = NULL;

  if (ledger == NULL || !rectify_ledger_redo (ledger, NULL, &name, &error))
    return rectify_cli_fail (error);
  return print_name (name, _ ("Redone: %s"));
}

static gboolean
read_compaction (int argc, char **argv, RectifyCompaction *compaction, GError **error)
{
  g_autoptr (GDate) date = NULL;
  g_autoptr (GDateTime) day = NULL;

  if (argc < 3)
    return TRUE;
  if (g_str_equal (argv[1], "--keep"))
    return read_number (argv[2], &compaction->keep, error);
  date = rectify_cli_read_date (argv[2], error);
  if (date == NULL)
    return FALSE;
  day = g_date_time_new_local (g_date_get_year (date), (int) g_date_get_month (date),
                               g_date_get_day (date), 0, 0, 0);
  compaction->before = day != NULL ? MAX (1, g_date_time_to_unix (day)) : 1;
  return TRUE;
}

/**
 * rectify_cli_compact:
 * @argc: 1 or 3
 * @argv: a ledger; --before and a date, or --keep and a number
 *
 * Drops what old edits changed, and prints of how many, and how much smaller the file is.
 *
 * Returns: the exit status
 */
int
rectify_cli_compact (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  RectifyCompaction compaction = { 0 };
  g_autofree char *folder = NULL;
  g_autofree char *remark = NULL;
  g_autofree char *edits = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (RectifyCliTable) table
      = rectify_cli_table_new (RECTIFY_CLI_CELLS (C_ ("column of a list", "Compacted edits"),
                                                  C_ ("column of a list", "Bytes freed")));
  guint64 n_entries, n_bytes;

  if (argc == 2
      || (argc == 3 && !g_str_equal (argv[1], "--keep") && !g_str_equal (argv[1], "--before")))
    return rectify_cli_usage ("compact");
  if (!read_compaction (argc, argv, &compaction, &error))
    return rectify_cli_fail (error);
  ledger = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_OPEN, &error);
  if (ledger == NULL)
    return rectify_cli_fail (error);
  folder = rectify_backup_dup_usable_folder (rectify_ledger_get_path (ledger), &remark);
  if (!rectify_ledger_compact_history (ledger, &compaction, folder, &n_entries, &n_bytes, NULL,
                                       &error))
    return rectify_cli_fail (error);
  if (remark != NULL)
    rectify_cli_warn (remark);
  edits = g_strdup_printf ("%" G_GUINT64_FORMAT, n_entries);
  bytes = g_strdup_printf ("%" G_GUINT64_FORMAT, n_bytes);
  rectify_cli_table_add (table, RECTIFY_CLI_CELLS (edits, bytes));
  return rectify_cli_table_print (table, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}

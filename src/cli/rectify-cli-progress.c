/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-cli.h"
#include "rectify-close-out.h"
#include "rectify-formats.h"
#include "rectify-ledger-watch.h"
#include "rectify-today.h"
#include "rectify-typed.h"

/* So many items of the same words are told, each with so much of what it stands below. */
#define MAX_TOLD 20
#define MAX_LINE 20

/* What is to be found, and what was. */
typedef struct {
  const char *words;
  GPtrArray *found;
} Search;

static gboolean
match_words (RectifyItem *item, gpointer user_data)
{
  Search *search = user_data;
  g_autofree char *own
      = g_strconcat (rectify_item_get_heading (item), rectify_item_get_text (item), NULL);
  g_autofree char *labelled = g_strconcat (rectify_item_get_label (item), own, NULL);

  if (rectify_item_get_parent (item) == NULL
      || (!g_str_has_prefix (own, search->words) && !g_str_has_prefix (labelled, search->words)))
    return TRUE;
  g_ptr_array_add (search->found, item);
  return TRUE;
}

/* A line each: its number, and where it stands. */
static char *
dup_list (GPtrArray *items)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (items->len, MAX_TOLD); i++)
    {
      g_autofree char *line = rectify_item_dup_line (items->pdata[i]);
      g_autofree char *place = rectify_item_dup_place (items->pdata[i], MAX_LINE);
      g_autofree char *path = g_strjoin (*place != '\0' ? " › " : "", place, line, NULL);

      for (char *c = path; *c != '\0'; c++)
        if (g_ascii_iscntrl (*c))
          *c = ' ';
      g_string_append_printf (list, "\n  %" G_GINT64_FORMAT "  %s",
                              rectify_item_get_id (items->pdata[i]), path);
    }
  if (items->len > MAX_TOLD)
    g_string_append (list, "\n  …");
  return g_string_free (list, FALSE);
}

static void
set_several (const char *name, GPtrArray *items, GError **error)
{
  g_autofree char *list = dup_list (items);

  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
               _ ("Several items begin with “%s”. Name the one that you mean by its number, which "
                  "stands first here:%s"),
               name, list);
}

/**
 * rectify_cli_find_item:
 * @plan: a plan
 * @name: the number of one of its items, or its first words, with or without its label, where no
 *   other item has them
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the item
 */
RectifyItem *
rectify_cli_find_item (RectifyPlan *plan, const char *name, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  Search search = { name, found };
  RectifyItem *item = NULL;
  guint64 id = 0;

  if (g_ascii_string_to_unsigned (name, 10, 1, G_MAXINT64, &id, NULL))
    item = rectify_plan_find_item (plan, id);
  else if (*name != '\0')
    rectify_item_foreach (rectify_plan_get_root (plan), match_words, &search);
  if (found->len == 1)
    item = found->pdata[0];
  if (found->len > 1)
    set_several (name, found, error);
  else if (item == NULL)
    g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                 _ ("There is no item “%s” in the plan; show --json prints what there is."), name);
  return item;
}

/* What is noted on an item. */
typedef struct {
  GDate *date;
  int share;
  const char *reporter;
  gboolean has_status;
  RectifyStatus status;
  const char *text;
  char *decided_by; /* set where it was closed out without a request */
} Note;

static gboolean
fail (GError **error, const char *format, const char *word)
{
  g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN, format, word);
  return FALSE;
}

/* With or without a percent sign. */
static gboolean
read_share (Note *note, const char *value, GError **error)
{
  guint share;

  if (!rectify_typed_read_share (value, &share))
    return fail (error, _ ("“%s” is no share; it is a number from 0 to 100."), value);
  note->share = (int) share;
  return TRUE;
}

/* By the machine's word, or as it is called in documents, whatever the locale. */
static gboolean
read_status (Note *note, const char *value, GError **error)
{
  static const char *const words[RECTIFY_N_STATUSES]
      = { "未启动", "整改中", "已完成", "已销号", "长期坚持" };

  note->has_status = rectify_status_from_nick (value, &note->status);
  for (guint i = 0; i < RECTIFY_N_STATUSES && !note->has_status; i++)
    if (g_str_equal (value, words[i]))
      {
        note->status = i;
        note->has_status = TRUE;
      }
  return note->has_status
         || fail (error,
                  _ ("There is no status “%s”; there are not_started (未启动), in_progress "
                     "(整改中), done (已完成), closed (已销号) and sustained (长期坚持)."),
                  value);
}

static gboolean
read_option (Note *note, const char *name, const char *value, GError **error)
{
  if (g_str_equal (name, "--date"))
    {
      g_clear_pointer (&note->date, g_date_free);
      note->date = rectify_cli_read_date (value, error);
      return note->date != NULL;
    }
  if (g_str_equal (name, "--share"))
    return read_share (note, value, error);
  if (g_str_equal (name, "--by"))
    {
      note->reporter = value;
      return TRUE;
    }
  return read_status (note, value, error);
}

static gboolean
is_option (const char *word)
{
  static const char *const options[] = { "--date", "--share", "--by", "--status", NULL };

  return g_strv_contains (options, word);
}

static int
read_note (Note *note, int argc, char **argv, GError **error)
{
  for (int i = 0; i < argc; i++)
    if (is_option (argv[i]) && i + 1 < argc)
      {
        if (!read_option (note, argv[i], argv[i + 1], error))
          return RECTIFY_CLI_FAILED;
        i++;
      }
    else if (note->text != NULL || g_str_has_prefix (argv[i], "--"))
      return RECTIFY_CLI_USAGE;
    else
      note->text = argv[i];
  if (note->text == NULL)
    return RECTIFY_CLI_USAGE;
  if (*note->text == '\0' || !g_utf8_validate (note->text, -1, NULL)
      || (note->reporter != NULL && !g_utf8_validate (note->reporter, -1, NULL)))
    {
      g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                           _ ("Say what was done, in UTF-8."));
      return RECTIFY_CLI_FAILED;
    }
  return RECTIFY_CLI_DONE;
}

/* A year is easily mistyped: it is noted, and said. */
static void
warn_of_day (const GDate *date)
{
  g_autoptr (GDate) today = rectify_date_new_today ();
  g_autofree char *day = rectify_date_to_string (date);

  if (date != NULL && g_date_compare (date, today) > 0)
    g_printerr (_ ("The day %s is still to come; the entry is noted as of that day. Mend it if the "
                   "day is a slip.\n"),
                day);
}

static gboolean
apply (RectifyPlan *plan, RectifyItem *item, Note *note, GError **error)
{
  g_autoptr (GDate) today = rectify_date_new_today ();
  g_autoptr (RectifyProgressEntry) entry
      = rectify_progress_entry_new (note->date != NULL ? note->date : today, note->text,
                                    note->reporter, note->share);

  RectifyStatus status = note->has_status
                             ? note->status
                             : rectify_status_propose (rectify_item_get_status (item), note->share);

  g_autofree char *who = rectify_ledger_dup_own_name ();
  gboolean unrequested = status == RECTIFY_STATUS_CLOSED && rectify_close_out_is_unrequested (item);

  /* What the plan needs before it is closed out is asked for here as anywhere. */
  if (!rectify_close_out_set_status (item, rectify_plan_get_close_out_needs (plan), status, today,
                                     who, error))
    return FALSE;
  rectify_item_add_progress (item, entry);
  if (unrequested)
    note->decided_by = g_steal_pointer (&who);
  return TRUE;
}

/**
 * rectify_cli_progress:
 * @argc: at least 4
 * @argv: a ledger, a plan, an item, options, and what was done
 *
 * Notes what was done on an item, today unless another day is named.
 *
 * Returns: the exit status
 */
int
rectify_cli_progress (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  Note note = { .share = RECTIFY_SHARE_UNKNOWN };
  int status = read_note (&note, argc - 3, argv + 3, &error);
  RectifyItem *item;

  if (status == RECTIFY_CLI_DONE
      && ((ledger = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_OPEN, &error)) == NULL
          || (plan = rectify_cli_load_plan (ledger, argv[1], &error)) == NULL
          || (item = rectify_cli_find_item (plan, argv[2], &error)) == NULL))
    status = RECTIFY_CLI_FAILED;
  if (status == RECTIFY_CLI_DONE
      && (!apply (plan, item, &note, &error)
          || !rectify_ledger_save_plan (ledger, plan, N_ ("Add progress"), &error)))
    status = RECTIFY_CLI_FAILED;
  if (status == RECTIFY_CLI_DONE && note.decided_by != NULL)
    g_print (_ ("Closed out without a request; noted as a decision of %s.\n"), note.decided_by);
  if (status == RECTIFY_CLI_DONE)
    warn_of_day (note.date);
  g_free (note.decided_by);
  g_clear_pointer (&note.date, g_date_free);
  return status == RECTIFY_CLI_FAILED  ? rectify_cli_fail (error)
         : status == RECTIFY_CLI_USAGE ? rectify_cli_usage ("progress")
                                       : status;
}

/**
 * rectify_cli_internal:
 * @argc: 3 or 4
 * @argv: a ledger, a plan, an item, and perhaps --off
 *
 * Marks an item as for the office alone, or as no longer so.
 *
 * Returns: the exit status
 */
int
rectify_cli_internal (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  RectifyItem *item;

  if (argc == 4 && !g_str_equal (argv[3], "--off"))
    return rectify_cli_usage ("internal");
  if ((ledger = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_OPEN, &error)) == NULL
      || (plan = rectify_cli_load_plan (ledger, argv[1], &error)) == NULL
      || (item = rectify_cli_find_item (plan, argv[2], &error)) == NULL)
    return rectify_cli_fail (error);
  rectify_item_set_internal (item, argc == 3);
  if (!rectify_ledger_save_plan (ledger, plan,
                                 argc == 3 ? N_ ("For the office alone")
                                           : N_ ("No longer for the office alone"),
                                 &error))
    return rectify_cli_fail (error);
  return RECTIFY_CLI_DONE;
}

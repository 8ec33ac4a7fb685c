/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-cli-table.h"
#include "rectify-cli.h"
#include "rectify-filter.h"
#include "rectify-report-options.h"

/* A hundred years. */
#define MAX_DAYS 36500

/* Late tasks, those that are due soon, those on which nothing was reported. */
#define N_LISTS 3

typedef struct {
  guint days;
  guint no_progress;
  GDate *today;
  gboolean json;
} Request;

static const struct {
  const char *key;
  const char *title;
} lists[N_LISTS] = { { "late", N_ ("Late") },
                     { "due_soon", N_ ("Due soon") },
                     { "no_progress", N_ ("No progress") } };

/* %NULL for a list that is not asked for. */
static RectifyFilter *
make_filter (const Request *request, guint list)
{
  RectifyFilter *filter = rectify_filter_new ();

  if (list == 0)
    filter->late = TRUE;
  else if (list == 1)
    filter->due_soon_days = request->days;
  else
    filter->no_progress_days = request->no_progress;
  if (!rectify_filter_is_empty (filter))
    return filter;
  rectify_filter_free (filter);
  return NULL;
}

/* The day that the row is reminded of: of a stage, where that comes first. */
static char *
dup_due (RectifyTaskRow *row)
{
  guint32 day = row->next_stage > 0 && (row->due == 0 || row->next_stage < row->due)
                    ? row->next_stage
                    : row->due;
  GDate date;

  if (day == 0)
    return g_strdup ("");
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return rectify_date_to_string (&date);
}

static char *
dup_last_progress (RectifyTaskRow *row)
{
  GDate date;

  if (row->progress_date == 0)
    return g_strdup ("");
  g_date_clear (&date, 1);
  g_date_set_julian (&date, row->progress_date);
  return rectify_date_to_string (&date);
}

static const char *
get_task_text (RectifyTaskRow *row)
{
  return rectify_task_row_get_text (row, row->kind == RECTIFY_ITEM_MEASURE ? RECTIFY_ROW_MEASURE
                                                                           : RECTIFY_ROW_PROBLEM);
}

static char *
dup_units (RectifyTaskRow *row)
{
  return g_strjoinv ("、", (char **) rectify_task_row_get_units (row));
}

static void
append_row (GString *json, RectifyTaskRow *row)
{
  g_autofree char *due = dup_due (row);
  g_autofree char *last = dup_last_progress (row);
  const char *const *units = rectify_task_row_get_units (row);

  g_string_append_printf (json, "{\"plan\": %" G_GINT64_FORMAT ", \"item\": %" G_GINT64_FORMAT,
                          row->plan_id, row->item_id);
  rectify_cli_append_json_member (json, "title", rectify_task_row_get_text (row, RECTIFY_ROW_PLAN));
  rectify_cli_append_json_member (json, "text", get_task_text (row));
  g_string_append (json, ", \"units\": [");
  for (guint i = 0; units[i] != NULL; i++)
    {
      g_string_append (json, i > 0 ? ", " : "");
      rectify_cli_append_json_string (json, units[i]);
    }
  g_string_append_c (json, ']');
  rectify_cli_append_json_member (json, "status", rectify_status_get_nick (row->status));
  rectify_cli_append_json_member (json, "due", due);
  rectify_cli_append_json_member (json, "last_progress", last);
  g_string_append_c (json, '}');
}

static gboolean
print_json (GPtrArray *const *found, const Request *request, GError **error)
{
  g_autoptr (GString) json = g_string_new ("{");
  g_autofree char *today = rectify_date_to_string (request->today);

  rectify_cli_append_json_member (json, "today", today);
  for (guint i = 0; i < N_LISTS; i++)
    {
      g_string_append_printf (json, ",\n \"%s\": [", lists[i].key);
      for (guint j = 0; j < found[i]->len; j++)
        {
          g_string_append (json, j > 0 ? ",\n  " : "\n  ");
          append_row (json, found[i]->pdata[j]);
        }
      g_string_append (json, found[i]->len > 0 ? "\n ]" : "]");
    }
  g_string_append (json, "\n}\n");
  return rectify_cli_print (json->str, error);
}

static gboolean
print_text (GPtrArray *const *found, GError **error)
{
  g_autoptr (RectifyCliTable) table = rectify_cli_table_new (
      RECTIFY_CLI_CELLS (_ ("Why"), _ ("Due"), _ ("Plan"), _ ("Item"), _ ("Units"), _ ("Text")));
  gboolean any = FALSE;

  for (guint i = 0; i < N_LISTS; i++)
    for (guint j = 0; j < found[i]->len; j++)
      {
        RectifyTaskRow *row = found[i]->pdata[j];
        g_autofree char *due = dup_due (row);
        g_autofree char *plan = g_strdup_printf ("%" G_GINT64_FORMAT, row->plan_id);
        g_autofree char *item = g_strdup_printf ("%" G_GINT64_FORMAT, row->item_id);
        g_autofree char *units = dup_units (row);

        rectify_cli_table_add (table, RECTIFY_CLI_CELLS (_ (lists[i].title), due, plan, item, units,
                                                         get_task_text (row)));
        any = TRUE;
      }
  return any ? rectify_cli_table_print (table, error)
             : rectify_cli_print (_ ("There is nothing to be reminded of.\n"), error);
}

static int
remind (const char *path, const Request *request, GError **error)
{
  g_autoptr (RectifyLedger) ledger
      = rectify_cli_open_ledger (path, RECTIFY_LEDGER_READ_ONLY, error);
  g_autoptr (GPtrArray) rows = ledger != NULL ? rectify_cli_load_rows (ledger, error) : NULL;
  GPtrArray *found[N_LISTS];
  guint n_found = 0;
  gboolean printed;

  if (rows == NULL)
    return RECTIFY_CLI_FAILED;
  for (guint i = 0; i < N_LISTS; i++)
    {
      g_autoptr (RectifyFilter) filter = make_filter (request, i);

      found[i] = filter != NULL ? rectify_filter_select (filter, rows, request->today, NULL)
                                : g_ptr_array_new ();
      n_found += found[i]->len;
    }
  printed = request->json ? print_json (found, request, error) : print_text (found, error);
  for (guint i = 0; i < N_LISTS; i++)
    g_ptr_array_unref (found[i]);
  return !printed ? RECTIFY_CLI_FAILED : n_found > 0 ? RECTIFY_CLI_FOUND : RECTIFY_CLI_DONE;
}

static int
read_arguments (int argc, char **argv, Request *request, GError **error)
{
  for (int i = 1; i < argc; i++)
    {
      const char *name = argv[i];
      gboolean read;

      if (g_str_equal (name, "--json"))
        {
          request->json = TRUE;
          continue;
        }
      if ((!g_str_equal (name, "--days") && !g_str_equal (name, "--no-progress")
           && !g_str_equal (name, "--on"))
          || ++i == argc)
        return RECTIFY_CLI_USAGE;
      if (g_str_equal (name, "--on"))
        {
          g_clear_pointer (&request->today, g_date_free);
          request->today = rectify_cli_read_date (argv[i], error);
          read = request->today != NULL;
        }
      else
        read = rectify_cli_read_days (argv[i], MAX_DAYS,
                                      g_str_equal (name, "--days") ? &request->days
                                                                   : &request->no_progress,
                                      error);
      if (!read)
        return RECTIFY_CLI_FAILED;
    }
  if (request->no_progress == 0 && request->days == 0)
    request->days = RECTIFY_REPORT_DAYS;
  return RECTIFY_CLI_DONE;
}

/**
 * rectify_cli_remind:
 * @argc: at least 1
 * @argv: a ledger and options
 *
 * Prints what is late, due soon, or has had no progress for long.
 *
 * Returns: the exit status: %RECTIFY_CLI_FOUND if there is any
 */
int
rectify_cli_remind (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Request request = { .today = rectify_cli_get_today () };
  int status = read_arguments (argc, argv, &request, &error);

  if (status == RECTIFY_CLI_DONE)
    status = remind (argv[0], &request, &error);
  g_clear_pointer (&request.today, g_date_free);
  if (status == RECTIFY_CLI_USAGE)
    return rectify_cli_usage ("remind");
  return status == RECTIFY_CLI_FAILED ? rectify_cli_fail (error) : status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-cli-table.h"
#include "rectify-cli.h"
#include "rectify-sentence.h"

/* So many units are named in the sentence; the table has them all. */
#define MAX_UNITS 10

/* What is counted, and how it is told. */
typedef struct {
  RectifyFilter *filter;
  GDate *today;
  gboolean json;
} Request;

static void
request_clear (Request *self)
{
  g_clear_pointer (&self->filter, rectify_filter_free);
  g_clear_pointer (&self->today, g_date_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/* A ledger is in the language of most of what is counted. */
static gboolean
is_english (GPtrArray *rows)
{
  guint n_english = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *text = rectify_task_row_get_text (rows->pdata[i], RECTIFY_ROW_PROBLEM);

      n_english += *text != '\0' && g_str_is_ascii (text);
    }
  return n_english * 2 > rows->len;
}

static char *
dup_month (const RectifyStatisticsGroup *group)
{
  return group->month > 0 ? g_strdup_printf ("%04d-%02d", group->year, group->month)
                          : g_strdup ("");
}

static char *
dup_year (const RectifyStatisticsGroup *group)
{
  return group->year > 0 ? g_strdup_printf ("%d", group->year) : g_strdup ("");
}

static char *
dup_name (const RectifyStatisticsGroup *group)
{
  return g_strdup (group->name);
}

/* The groups that are told, with the machine's word and the user's for what they have in common. */
static const struct {
  const char *key;
  const char *title;
  gsize offset;
  const char *member;
  char *(*dup_key) (const RectifyStatisticsGroup *group);
} kinds[] = {
  { "areas", N_ ("Area"), G_STRUCT_OFFSET (RectifyStatistics, areas), "name", dup_name },
  { "months", N_ ("Month due"), G_STRUCT_OFFSET (RectifyStatistics, months), "month", dup_month },
  { "units", N_ ("Unit"), G_STRUCT_OFFSET (RectifyStatistics, units), "name", dup_name },
  { "years", N_ ("Year"), G_STRUCT_OFFSET (RectifyStatistics, years), "year", dup_year },
  { "finished", N_ ("Finished by"), G_STRUCT_OFFSET (RectifyStatistics, finished), "month",
    dup_month },
};

static GPtrArray *
get_groups (const RectifyStatistics *statistics, guint kind)
{
  return G_STRUCT_MEMBER (GPtrArray *, statistics, kinds[kind].offset);
}

/* @member: NULL for the total, which has no name. */
static void
append_group (GString *json, const RectifyStatisticsGroup *group, const char *member,
              const char *key)
{
  g_autofree char *filter = rectify_filter_to_string (group->filter);

  g_string_append_c (json, '{');
  if (member != NULL)
    rectify_cli_append_json_member (json, member, key);
  g_string_append_printf (json, "%s\"count\": %u, \"finished\": %u, \"late\": %u, \"by_status\": {",
                          member != NULL ? ", " : "", group->count, group->finished, group->late);
  for (RectifyStatus status = 0; status < RECTIFY_N_STATUSES; status++)
    g_string_append_printf (json, "%s\"%s\": %u", status > 0 ? ", " : "",
                            rectify_status_get_nick (status), group->by_status[status]);
  g_string_append_c (json, '}');
  rectify_cli_append_json_member (json, "filter", filter);
  g_string_append_c (json, '}');
}

static void
append_groups (GString *json, const RectifyStatistics *statistics, guint kind)
{
  GPtrArray *groups = get_groups (statistics, kind);

  g_string_append_printf (json, ",\n \"%s\": [", kinds[kind].key);
  for (guint i = 0; i < groups->len; i++)
    {
      const RectifyStatisticsGroup *group = groups->pdata[i];
      g_autofree char *key = kinds[kind].dup_key (group);

      g_string_append (json, i > 0 ? ",\n  " : "\n  ");
      append_group (json, group, kinds[kind].member, key);
    }
  g_string_append (json, groups->len > 0 ? "\n ]" : "]");
}

/* The sentence, and each of its numbers with what lists the rows that it counts. */
static void
append_sentence (GString *json, GPtrArray *runs)
{
  g_autofree char *text = rectify_sentence_dup_text (runs);
  gboolean any = FALSE;

  g_string_append (json, ",\n ");
  g_string_append (json, "\"sentence\": ");
  rectify_cli_append_json_string (json, text);
  g_string_append (json, ",\n \"numbers\": [");
  for (guint i = 0; i < runs->len; i++)
    {
      const RectifySentenceRun *run = runs->pdata[i];
      g_autofree char *filter = NULL;

      if (run->filter == NULL)
        continue;
      filter = rectify_filter_to_string (run->filter);
      g_string_append (json, any ? ",\n  {" : "\n  {");
      rectify_cli_append_json_member (json, "text", run->text);
      rectify_cli_append_json_member (json, "filter", filter);
      g_string_append_c (json, '}');
      any = TRUE;
    }
  g_string_append (json, any ? "\n ]" : "]");
}

static gboolean
print_json (const RectifyStatistics *statistics, GPtrArray *runs, const Request *request,
            GError **error)
{
  g_autoptr (GString) json = g_string_new ("{");
  g_autofree char *today = rectify_date_to_string (request->today);
  g_autofree char *filter = rectify_filter_to_string (request->filter);

  rectify_cli_append_json_member (json, "today", today);
  rectify_cli_append_json_member (json, "filter", filter);
  g_string_append (json, ",\n \"total\": ");
  append_group (json, statistics->total, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    append_groups (json, statistics, i);
  append_sentence (json, runs);
  g_string_append (json, "\n}\n");
  return rectify_cli_print (json->str, error);
}

static void
add_row (RectifyCliTable *table, const char *kind, const char *name,
         const RectifyStatisticsGroup *group)
{
  g_autofree char *count = g_strdup_printf ("%u", group->count);
  g_autofree char *finished = g_strdup_printf ("%u", group->finished);
  g_autofree char *late = g_strdup_printf ("%u", group->late);

  rectify_cli_table_add (table, RECTIFY_CLI_CELLS (kind, name, count, finished, late));
}

static gboolean
print_text (const RectifyStatistics *statistics, GPtrArray *runs, GError **error)
{
  g_autoptr (RectifyCliTable) table = rectify_cli_table_new (
      RECTIFY_CLI_CELLS (_ ("Counted by"), _ ("Name"), _ ("Tasks"), _ ("Finished"), _ ("Late")));
  g_autofree char *text = rectify_sentence_dup_text (runs);
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  add_row (table, _ ("All"), "", statistics->total);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < get_groups (statistics, i)->len; j++)
      {
        const RectifyStatisticsGroup *group = get_groups (statistics, i)->pdata[j];
        g_autofree char *name = kinds[i].dup_key (group);

        add_row (table, _ (kinds[i].title), *name != '\0' ? name : C_ ("group", "None"), group);
      }
  return rectify_cli_print (line, error) && rectify_cli_table_print (table, error);
}

static gboolean
tell (const char *path, const char *plan, Request *request, GError **error)
{
  g_autoptr (RectifyLedger) ledger
      = rectify_cli_open_ledger (path, RECTIFY_LEDGER_READ_ONLY, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (RectifyStatistics) statistics = NULL;
  g_autoptr (GPtrArray) runs = NULL;

  if (ledger == NULL)
    return FALSE;
  if (plan != NULL)
    {
      request->filter->plan_id = rectify_cli_find_plan (ledger, plan, error);
      if (request->filter->plan_id == 0)
        return FALSE;
    }
  rows = rectify_cli_load_rows (ledger, error);
  if (rows == NULL)
    return FALSE;
  statistics = rectify_statistics_new (rows, request->filter, request->today);
  runs = rectify_sentence_compose (statistics, MAX_UNITS, is_english (rows));
  return request->json ? print_json (statistics, runs, request, error)
                       : print_text (statistics, runs, error);
}

/* Takes the options; what is left is a plan at most. */
static int
read_arguments (int argc, char **argv, Request *request, const char **plan, GError **error)
{
  for (int i = 1; i < argc; i++)
    {
      gboolean is_filter = g_str_equal (argv[i], "--filter");

      if (g_str_equal (argv[i], "--json"))
        {
          request->json = TRUE;
          continue;
        }
      if (is_filter || g_str_equal (argv[i], "--on"))
        {
          if (++i == argc)
            return RECTIFY_CLI_USAGE;
          if (is_filter)
            {
              g_clear_pointer (&request->filter, rectify_filter_free);
              request->filter = rectify_filter_from_string (argv[i], error);
            }
          else
            {
              g_clear_pointer (&request->today, g_date_free);
              request->today = rectify_cli_read_date (argv[i], error);
            }
          if (request->filter == NULL || request->today == NULL)
            return RECTIFY_CLI_FAILED;
          continue;
        }
      if (*plan != NULL || g_str_has_prefix (argv[i], "--"))
        return RECTIFY_CLI_USAGE;
      *plan = argv[i];
    }
  return RECTIFY_CLI_DONE;
}

/**
 * rectify_cli_stats:
 * @argc: at least 1
 * @argv: a ledger, perhaps a plan, and options
 *
 * Prints how things stand: how many tasks there are by area, month, unit and year, and the sentence
 * for the report.
 *
 * Returns: the exit status
 */
int
rectify_cli_stats (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (Request) request = { .filter = rectify_filter_new (), .today = rectify_cli_get_today () };
  const char *plan = NULL;
  int status = read_arguments (argc, argv, &request, &plan, &error);

  if (status == RECTIFY_CLI_USAGE)
    return rectify_cli_usage ("stats");
  if (status == RECTIFY_CLI_DONE && tell (argv[0], plan, &request, &error))
    return RECTIFY_CLI_DONE;
  return rectify_cli_fail (error);
}

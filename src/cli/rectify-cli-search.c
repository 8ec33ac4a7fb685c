/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-cli.h"
#include "rectify-search.h"

/* So many are asked for at a time: what is found is printed while more is looked for. */
#define PAGE 500

/* start and length are in characters, which every reader of JSON can count. */
static void
append_json (GString *json, RectifySearchHit *hit)
{
  guint start, length;
  const char *line = rectify_search_hit_get_line (hit, &start, &length);

  g_string_append_printf (json,
                          "  {\"plan\": %" G_GINT64_FORMAT ", \"item\": %" G_GINT64_FORMAT
                          ", \"year\": %d, \"title\": ",
                          rectify_search_hit_get_plan_id (hit),
                          rectify_search_hit_get_item_id (hit), rectify_search_hit_get_year (hit));
  rectify_cli_append_json_string (json, rectify_search_hit_get_title (hit));
  g_string_append (json, ", \"heading\": ");
  rectify_cli_append_json_string (json, rectify_search_hit_get_item_line (hit));
  g_string_append_printf (json, ", \"where\": \"%s\", \"line\": ",
                          rectify_search_place_get_nick (rectify_search_hit_get_place (hit)));
  rectify_cli_append_json_string (json, line);
  g_string_append_printf (json, ", \"start\": %ld, \"length\": %ld}", g_utf8_strlen (line, start),
                          g_utf8_strlen (line + start, length));
}

static void
append_text (GString *text, RectifySearchHit *hit, gint64 *last_plan)
{
  if (*last_plan != rectify_search_hit_get_plan_id (hit))
    {
      g_autofree char *title
          = g_strdelimit (g_strdup (rectify_search_hit_get_title (hit)), "\n", ' ');

      g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\n",
                              rectify_search_hit_get_plan_id (hit), title);
      *last_plan = rectify_search_hit_get_plan_id (hit);
    }
  g_string_append_printf (text, "\t%" G_GINT64_FORMAT "\t%s\t%s\n",
                          rectify_search_hit_get_item_id (hit),
                          rectify_search_place_get_title (rectify_search_hit_get_place (hit)),
                          rectify_search_hit_get_line (hit, NULL, NULL));
}

static gboolean
print_page (GPtrArray *hits, gboolean json, gboolean first, gint64 *last_plan, GError **error)
{
  g_autoptr (GString) output = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    if (json)
      {
        g_string_append (output, first && i == 0 ? "\n" : ",\n");
        append_json (output, g_ptr_array_index (hits, i));
      }
    else
      append_text (output, g_ptr_array_index (hits, i), last_plan);
  return rectify_cli_print (output->str, error);
}

static gboolean
print_all (RectifyLedger *ledger, const char *words, gboolean json, guint *n_found, GError **error)
{
  g_autoptr (RectifySearchHit) after = NULL;
  gint64 last_plan = 0;
  guint n;

  do
    {
      g_autoptr (GPtrArray) hits
          = rectify_ledger_search (ledger, words, RECTIFY_SEARCH_DEFAULT, after, PAGE, NULL, error);

      if (hits == NULL || !print_page (hits, json, *n_found == 0, &last_plan, error))
        return FALSE;
      n = hits->len;
      *n_found += n;
      if (n > 0)
        g_set_object (&after, g_ptr_array_index (hits, n - 1));
    }
  while (n == PAGE);
  return TRUE;
}

static gboolean
search (const char *path, const char *words, gboolean json, GError **error)
{
  g_autoptr (RectifyLedger) ledger
      = rectify_cli_open_ledger (path, RECTIFY_LEDGER_READ_ONLY, error);
  guint n_found = 0;

  if (ledger == NULL || (json && !rectify_cli_print ("[", error)))
    return FALSE;
  /* Where no index can be kept the same is found by reading. */
  rectify_ledger_update_search (ledger, NULL, NULL, NULL, NULL);
  if (!print_all (ledger, words, json, &n_found, error))
    return FALSE;
  if (json)
    return rectify_cli_print (n_found > 0 ? "\n]\n" : "]\n", error);
  return n_found > 0 || rectify_cli_print (_ ("Nothing was found.\n"), error);
}

static gboolean
has_words (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/**
 * rectify_cli_search:
 * @argc: how many arguments
 * @argv: the ledger, the words, perhaps --json
 *
 * Prints where the plans of a ledger hold words.
 *
 * Returns: the exit status
 */
int
rectify_cli_search (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gboolean json = argc > 2 && g_str_equal (argv[2], "--json");

  if (argc > 2 && !json)
    return rectify_cli_usage ("search");
  if (!has_words (argv[1]))
    {
      g_set_error_literal (&error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
                           _ ("There is nothing to look for; name one word or more."));
      return rectify_cli_fail (error);
    }
  return search (argv[0], argv[1], json, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-backup-choice.h"
#include "rectify-cli.h"
#include "rectify-forms.h"
#include "rectify-ledger-packet.h"
#include "rectify-today.h"
#include "rectify-unit-plan.h"

/* Of what an item stands below, in characters; its own words are told in full. */
#define MAX_LINE 20

/* A file from elsewhere may hold words that a terminal takes for orders, or that look like columns. */
static char *
dup_plain (const char *words)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (plain, g_unichar_iscntrl (g_utf8_get_char (p)) && *p != '\n'
                                        ? ' '
                                        : g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

static char *
dup_unit (RectifyReturn *found)
{
  g_autofree char *plain = dup_plain (rectify_return_get_unit (found));

  return g_strdelimit (g_steal_pointer (&plain), "\n", ' ');
}

/* What units are sent: packets, or forms. */
typedef struct {
  gboolean (*send) (RectifyLedger *ledger, gint64 plan_id, const char *unit, const char *path,
                    gboolean replace, GError **error);
  char **(*list_paths) (RectifyPlan *plan, const char *const *units, const char *folder);
} Way;

static gboolean
send_one (const Way *way, RectifyLedger *ledger, RectifyPlan *plan, const RectifyUnitTasks *unit,
          const char *path, GString *list, GError **error)
{
  if (!way->send (ledger, rectify_plan_get_id (plan), unit->name, path, FALSE, error))
    return FALSE;
  g_string_append_printf (list, "%s\t%u\t%s\n", unit->name, unit->tasks->len, path);
  return TRUE;
}

/* A file that is there stops it before the first is written. */
static gboolean
check_free (char **paths, GError **error)
{
  for (guint i = 0; paths[i] != NULL; i++)
    if (g_file_test (paths[i], G_FILE_TEST_EXISTS))
      {
        g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_EXISTS,
                     _ ("%s is there already. Choose another folder, or take the file away; "
                        "nothing was written."),
                     paths[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
send_all (const Way *way, RectifyLedger *ledger, RectifyPlan *plan, const char *folder,
          GString *list, GError **error)
{
  g_autoptr (GPtrArray) units = rectify_plan_list_units (plan);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_auto (GStrv) paths = NULL;

  if (units->len == 0)
    {
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                           _ ("The plan names no unit that has a task; nothing was written."));
      return FALSE;
    }
  for (guint i = 0; i < units->len; i++)
    g_ptr_array_add (names, ((RectifyUnitTasks *) units->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  paths = way->list_paths (plan, (const char *const *) names->pdata, folder);
  if (!check_free (paths, error) || !rectify_cli_make_folder (folder, error))
    return FALSE;
  for (guint i = 0; i < units->len; i++)
    if (!send_one (way, ledger, plan, units->pdata[i], paths[i], list, error))
      return FALSE;
  return TRUE;
}

static gboolean
send_to (const Way *way, RectifyLedger *ledger, RectifyPlan *plan, const char *unit,
         const char *path, GString *list, GError **error)
{
  g_autoptr (GPtrArray) units = rectify_plan_list_units (plan);
  const RectifyUnitTasks none = { (char *) unit, NULL };

  for (guint i = 0; i < units->len; i++)
    if (g_str_equal (((RectifyUnitTasks *) units->pdata[i])->name, unit))
      return send_one (way, ledger, plan, units->pdata[i], path, list, error);
  /* It fails, with the sentence for a unit that has nothing to do. */
  return send_one (way, ledger, plan, &none, path, list, error);
}

static int
send (const Way *way, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (RectifyPlan) plan
      = ledger != NULL ? rectify_cli_load_plan (ledger, argv[1], &error) : NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  gboolean done;

  if (plan == NULL)
    return rectify_cli_fail (error);
  done = g_str_equal (argv[2], "--all")
             ? send_all (way, ledger, plan, argv[3], list, &error)
             : send_to (way, ledger, plan, argv[2], argv[3], list, &error);
  /* What was written before it failed is there. */
  if (list->len > 0 && !rectify_cli_print (list->str, done ? &error : NULL))
    done = FALSE;
  return done ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}

/**
 * rectify_cli_send:
 * @argc: 4
 * @argv: a ledger, a plan, and a unit with the file to write, or --all with a folder
 *
 * Writes packets, and prints a line each: the unit, how many tasks it has, the file, parted by tabs.
 *
 * Returns: the exit status
 */
int
rectify_cli_send (int argc, char **argv)
{
  static const Way packets = { rectify_ledger_send_packet, rectify_packet_list_paths };

  return send (&packets, argv);
}

/**
 * rectify_cli_forms:
 * @argc: 4
 * @argv: as for rectify_cli_send()
 *
 * Writes forms to be filled in, and prints a line each, as rectify_cli_send() does.
 *
 * Returns: the exit status
 */
int
rectify_cli_forms (int argc, char **argv)
{
  static const Way forms = { rectify_forms_send, rectify_forms_list_paths };

  return send (&forms, argv);
}

static void
append_words (GString *list, const char *title, const char *words)
{
  g_autofree char *plain = dup_plain (words != NULL ? words : "");
  g_auto (GStrv) lines = g_strsplit (plain, "\n", -1);

  g_string_append_printf (list, "    %s", title);
  if (words == NULL || *words == '\0')
    g_string_append_printf (list, " %s\n", _ ("(nothing)"));
  for (guint i = 0; words != NULL && *words != '\0' && lines[i] != NULL; i++)
    g_string_append_printf (list, "%s%s\n", i > 0 ? "      " : " ", lines[i]);
}

static void
append_conflict (GString *list, const RectifyMergeChange *change)
{
  g_autofree char *line
      = change->item != NULL ? rectify_item_dup_line (change->item) : g_strdup (_ ("The plan"));
  g_autofree char *place
      = change->item != NULL ? rectify_item_dup_place (change->item, MAX_LINE) : g_strdup ("");
  g_autofree char *path = *place != '\0' ? g_strconcat (place, " › ", line, NULL) : g_strdup (line);
  g_autofree char *plain = dup_plain (path);
  g_autofree char *title = rectify_merge_change_dup_title (change);

  g_strdelimit (plain, "\n", ' ');
  g_string_append_printf (list, "  %s · %s\n", plain, title);
  append_words (list, _ ("before:"), change->base);
  append_words (list, _ ("ours:"), change->ours);
  append_words (list, _ ("theirs:"), change->theirs);
}

static gboolean
print_conflicts (RectifyReturn *found, GError **error)
{
  RectifyMerge *merge = rectify_return_get_merge (found);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *unit = dup_unit (found);

  g_string_append_printf (list, "%s\t%s\n", rectify_return_get_path (found), unit);
  for (guint i = 0; i < rectify_merge_get_n_changes (merge); i++)
    if (rectify_merge_get_change (merge, i)->conflict)
      append_conflict (list, rectify_merge_get_change (merge, i));
  return rectify_cli_print (list->str, error);
}

static gboolean
print_merged (RectifyReturn *found, guint n_changes, GError **error)
{
  g_autofree char *unit = dup_unit (found);
  g_autofree char *line
      = g_strdup_printf ("%s\t%u\t%s\n", unit, n_changes, rectify_return_get_path (found));

  return rectify_cli_print (line, error);
}

static void
decide_all (RectifyMerge *merge, RectifyMergeSide side)
{
  for (guint i = 0; i < rectify_merge_get_n_changes (merge); i++)
    if (rectify_merge_get_change (merge, i)->conflict)
      rectify_merge_decide (merge, i, side);
}

/* On standard error: what of a form a person has to look at. */
static void
print_remarks (RectifyReturn *found)
{
  GPtrArray *remarks = rectify_return_get_remarks (found);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      g_autofree char *plain = dup_plain (remarks->pdata[i]);
      g_autofree char *line
          = g_strdup_printf (C_ ("a file, and what is said of it", "%s: %s"),
                             rectify_return_get_path (found), g_strdelimit (plain, "\n", ' '));

      rectify_cli_warn (line);
    }
}

/* The day on which it is merged stands for one that the unit left out; standard error says so. */
static void
date_undated (RectifyReturn *found)
{
  guint n = rectify_return_count_undated (found);
  g_autoptr (GDate) today = rectify_date_new_today ();
  g_autofree char *day = rectify_date_to_string (today);
  g_autofree char *sentence = NULL;
  g_autofree char *line = NULL;

  if (n == 0)
    return;
  rectify_return_set_day (found, today);
  sentence = g_strdup_printf (ngettext ("%u entry on progress has no date; the day of merging, %s, "
                                        "is taken.",
                                        "%u entries on progress have no date; the day of merging, "
                                        "%s, is taken.",
                                        n),
                              n, day);
  line = g_strdup_printf (C_ ("a file, and what is said of it", "%s: %s"),
                          rectify_return_get_path (found), sentence);
  rectify_cli_warn (line);
}

/* @side: what conflicts are decided for; NULL to list them. @backed_up: whether the ledger was backed
 * up for the files that are merged together. */
static gboolean
merge_one (RectifyLedger *ledger, const char *path, const RectifyMergeSide *side, gboolean renumber,
           gboolean *backed_up, GError **error)
{
  g_autoptr (RectifyReturn) found = rectify_forms_open_return (ledger, path, error);
  RectifyMerge *merge;
  g_autofree char *name = NULL;
  gboolean merged;

  if (found == NULL)
    return FALSE;
  rectify_return_set_backed_up (found, *backed_up);
  merge = rectify_return_get_merge (found);
  print_remarks (found);
  if (rectify_return_get_n_edits (found) == 0 && rectify_return_is_form (found))
    return print_merged (found, 0, error);
  date_undated (found);
  if (side == NULL && rectify_merge_get_n_conflicts (merge) > 0)
    {
      if (print_conflicts (found, error))
        g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                     _ ("%s: conflicts, or what the unit deleted or moved, are to be decided; they "
                        "are listed, and nothing was merged. Decide each in the window, or all of "
                        "them by --ours, as it is here, or --theirs, as the unit has it."),
                     path);
      return FALSE;
    }
  if (side != NULL)
    decide_all (merge, *side);
  if (!rectify_return_is_known (found))
    g_printerr (_ ("%s: the ledger does not know that it sent this file; it is taken by the "
                   "items that it shares with the plan.\n"),
                path);
  name = rectify_return_dup_edit_name (found);
  merged = rectify_return_apply (found, ledger, name, renumber, error);
  *backed_up = rectify_return_is_backed_up (found);
  return merged && print_merged (found, rectify_merge_get_n_changes (merge), error);
}

/* Takes --ours, --theirs and --renumber out of the arguments; FALSE for both of the first, or for
 * another option. */
static gboolean
take_options (int *argc, char **argv, RectifyMergeSide *side, gboolean *decided, gboolean *renumber)
{
  int n_left = 0;

  *decided = *renumber = FALSE;
  for (int i = 0; i < *argc; i++)
    {
      gboolean ours = g_str_equal (argv[i], "--ours");

      if (g_str_equal (argv[i], "--renumber"))
        {
          *renumber = TRUE;
          continue;
        }
      if (!ours && !g_str_equal (argv[i], "--theirs"))
        {
          if (g_str_has_prefix (argv[i], "--"))
            return FALSE;
          argv[n_left++] = argv[i];
          continue;
        }
      if (*decided)
        return FALSE;
      *decided = TRUE;
      *side = ours ? RECTIFY_MERGE_OURS : RECTIFY_MERGE_THEIRS;
    }
  *argc = n_left;
  return TRUE;
}

/**
 * rectify_cli_merge:
 * @argc: 2 or more
 * @argv: a ledger, packets and forms, and perhaps --ours or --theirs, and --renumber
 *
 * Merges packets and forms that came back, and prints a line each: the unit, how many changes, the file, parted
 * by tabs. Of one with conflicts that are not decided they are listed, and nothing of it is merged.
 *
 * Returns: the exit status
 */
int
rectify_cli_merge (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  RectifyMergeSide side = RECTIFY_MERGE_OURS;
  gboolean decided, renumber, backed_up = FALSE;
  int status = RECTIFY_CLI_DONE;
  gboolean merged = FALSE;
  g_autofree char *remark = NULL;

  if (!take_options (&argc, argv, &side, &decided, &renumber) || argc < 2)
    return rectify_cli_usage ("merge");
  ledger = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_OPEN, &error);
  if (ledger == NULL)
    return rectify_cli_fail (error);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) failure = NULL;

      if (!merge_one (ledger, argv[i], decided ? &side : NULL, renumber, &backed_up, &failure))
        status = rectify_cli_fail (failure);
      else
        merged = TRUE;
    }
  g_free (rectify_backup_dup_usable_folder (rectify_ledger_get_path (ledger), &remark));
  if (merged && remark != NULL)
    rectify_cli_warn (remark);
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "rectify-cli-table.h"
#include "rectify-cli.h"
#include "rectify-settings.h"

/* Of a piece of memory, in bytes. */
#define LARGE (1 << 20)

typedef struct {
  const char *name;
  int (*run) (int argc, char **argv);
  int min_arguments;
  int max_arguments;
  const char *arguments;
  const char *summary;
  gboolean is_table; /* it takes --table */
} Command;

static const Command commands[] = {
  { "convert", rectify_cli_convert, 2, G_MAXINT, N_ ("INPUT OUTPUT [REPORT] [OPTION…]"),
    N_ ("read a document (text, Word, WPS, spreadsheet) and write it as .json, .txt, .docx, "
        ".xlsx (its tables), .pdf or .ics (its days)") },
  { "import", rectify_cli_import, 2, G_MAXINT, N_ ("LEDGER FILE…"),
    N_ ("read documents into a ledger, which is made if it is missing; of another ledger, "
        "FILE.rectify, all plans as new ones") },
  { "list", rectify_cli_list, 1, 1, N_ ("LEDGER [--table]"), N_ ("list the plans of a ledger"),
    TRUE },
  { "show", rectify_cli_show, 2, 3, N_ ("LEDGER PLAN [--json]"),
    N_ ("print a plan, named by its number or its title") },
  { "export", rectify_cli_export, 3, G_MAXINT, N_ ("LEDGER PLAN OUTPUT [REPORT] [OPTION…]"),
    N_ ("write a plan as .json, .txt, .docx, .xlsx (its tables), .pdf or .ics (its days); PDF and Word files also "
        "with a table of contents, PDF on at most N pages; an edition of it again, or what has "
        "changed since, in place or as an annex") },
  { "export", rectify_cli_export, 3, G_MAXINT,
    N_ ("LEDGER PLAN FOLDER slips|supervision|reminders --each-unit [--as KIND] [OPTION…]"),
    N_ ("write the page of each unit as a file of its own, called as the unit is; KIND is pdf, "
        "docx, xlsx or txt") },
  { "export", rectify_cli_export, 3, G_MAXINT, N_ ("LEDGER PLAN…|--all OUTPUT.rectify [--history]"),
    N_ ("write plans to a ledger file of their own, also with what the history has of them") },
  { "sample", rectify_cli_sample, 1, 5, N_ ("OUTPUT.rectify [--language zh|en] [--on DATE]"),
    N_ ("make a sample ledger that shows everything, with days around today") },
  { "search", rectify_cli_search, 2, 3, N_ ("LEDGER WORDS [--json]"),
    N_ ("print where the plans of a ledger hold words, the newest plans first") },
  { "slip", rectify_cli_slip, 2, 2, N_ ("LEDGER CODE[:VERSION]"),
    N_ ("print what a slip is about that came back on paper, by the code on it, and whether it is "
        "out of date") },
  { "stats", rectify_cli_stats, 1, G_MAXINT,
    N_ ("LEDGER [PLAN] [--filter FILTER] [--on DATE] [--json] [--table]"),
    N_ ("print how things stand: the tasks by area, month, unit and year, and the sentence for the "
        "report"),
    TRUE },
  { "remind", rectify_cli_remind, 1, G_MAXINT,
    N_ ("LEDGER [--days N] [--no-progress N] [--on DATE] [--json] [--table]"),
    N_ ("print what is late, what is due within N days, and what had no progress for N days; the "
        "exit status is 3 if there is any"),
    TRUE },
  { "freeze", rectify_cli_freeze, 3, 3, N_ ("LEDGER PLAN NAME"),
    N_ ("keep a plan as it is circulated, with its pages, as an edition of that name") },
  { "editions", rectify_cli_editions, 2, 2, N_ ("LEDGER PLAN [--table]"),
    N_ ("list the editions of a plan"), TRUE },
  { "packet", rectify_cli_packet, 3, G_MAXINT,
    N_ ("LEDGER OUTPUT.pdf PLAN[:REPORT[,REPORT…]]… [--continuous] [--duplex] [--contents] [--from DATE] [--to DATE] [--on DATE]"),
    N_ ("write plans and reports to one PDF, numbered from 1 each or continuously, for one side or "
        "both") },
  { "progress", rectify_cli_progress, 4, G_MAXINT,
    N_ ("LEDGER PLAN ITEM [--date DATE] [--share N] [--by NAME] [--status STATUS] TEXT"),
    N_ ("note what was done on an item, named by its number or its first words") },
  { "internal", rectify_cli_internal, 3, 4, N_ ("LEDGER PLAN ITEM [--off]"),
    N_ ("mark an item as for the office alone, so that the public notice leaves it out") },
  { "history", rectify_cli_history, 1, G_MAXINT,
    N_ ("LEDGER [PLAN [ITEM]] [--changes] [--last N] [--table]"),
    N_ ("list who edited what and when, the newest first; with the words before and after"), TRUE },
  { "undo", rectify_cli_undo, 1, 2, N_ ("LEDGER [ENTRY]"),
    N_ ("take back the last edit, or one older edit alone, named by its number in the history") },
  { "redo", rectify_cli_redo, 1, 1, N_ ("LEDGER"),
    N_ ("make the edit again that was undone last") },
  { "compact", rectify_cli_compact, 1, 3, N_ ("LEDGER [--before DATE | --keep N] [--table]"),
    N_ ("drop what old edits changed, after a backup; the last 1000 can always be undone"), TRUE },
  { "backup", rectify_cli_back_up, 1, 2, N_ ("LEDGER [FOLDER]"),
    N_ ("make a backup of a ledger, beside it or in a folder") },
  { "backups", rectify_cli_backups, 1, 2, N_ ("LEDGER [FOLDER] [--table]"),
    N_ ("list the backups of a ledger"), TRUE },
  { "restore", rectify_cli_restore, 2, 2, N_ ("LEDGER BACKUP"),
    N_ ("make a ledger what a backup holds; what it holds now is backed up first") },
  { "handover", rectify_cli_handover, 2, G_MAXINT, N_ ("LEDGER OUTPUT.zip [PLAN…]"),
    N_ ("pack a ledger, or plans of it, for somebody who takes over: with history, editions, "
        "readable pages and sums to check them by") },
  { "verify", rectify_cli_verify, 1, 1, N_ ("HANDOVER.zip"),
    N_ ("check that every file of a handover is as it was made, and its ledger sound") },
  { "send", rectify_cli_send, 4, 4, N_ ("LEDGER PLAN UNIT OUTPUT | LEDGER PLAN --all FOLDER"),
    N_ ("write the tasks of a unit, or of every unit, as ledgers of their own to be sent out") },
  { "forms", rectify_cli_forms, 4, 4,
    N_ ("LEDGER PLAN UNIT OUTPUT.xlsx | LEDGER PLAN --all FOLDER"),
    N_ ("write the tasks of a unit, or of every unit, as spreadsheets to be filled in and sent "
        "back") },
  { "merge", rectify_cli_merge, 2, G_MAXINT, N_ ("LEDGER FILE… [--ours | --theirs] [--renumber]"),
    N_ ("merge what units did in the ledgers or forms that were sent to them; conflicts are "
        "listed, or decided all one way") },
  { "check", rectify_cli_check, 1, 1, N_ ("FILE"),
    N_ ("check that a ledger is sound, or what a careful clerk would find in a document") },
  { "recover", rectify_cli_recover, 1, 2, N_ ("LEDGER [OUTPUT]"),
    N_ ("make a new ledger of what can be read of a damaged one, beside it, and say what is "
        "missing") },
};

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

static void
add_command (GString *help, const Command *command)
{
  g_string_append_printf (help, "\n  rectify-cli %s %s\n      %s", command->name,
                          _ (command->arguments), _ (command->summary));
}

/* What is said of the options of the commands; some have none that need it. */
static const struct {
  const char *commands[6];
  const char *text;
} options[] = {
  { { "convert", "export" },
    N_ ("Options of reports: --from DATE and --to DATE, the span of a progress report; --on DATE, "
        "the day it is made; --no-pictures, a progress report without them; --days N, within how many reminders are due, 30 unless it is said; --no-progress N, what had no progress for N days is reminded of as well; "
        "--forms all (that are done, closed out or were ever requested), waiting or requested, of which tasks there are close-out forms; "
        "--unit UNIT, the page of that unit alone; --item N, the close-out form of that item alone; "
        "--paper a4, a3 or letter; --columns A,B,C, those of the ledger table; "
        "for PDF and Word files, --contents; for PDF, --duplex for slips, and --pages N, at most. "
        "DATE is written like 2023-06-30.") },
  { { "export" },
    N_ ("Options of export: --edition EDITION, what an edition of the plan said, as PDF the file "
        "that was circulated; --since EDITION, with marks of what has changed since; --annex with "
        "it, a table of the changes alone. EDITION is its number or its name.") },
  { { "packet" },
    N_ ("Options of packet: --continuous, pages numbered from the first part to the last; --duplex, "
        "each part on the front of a sheet; --contents, plans as written have a table of contents; "
        "--from DATE and --to DATE, the span of progress reports; --on DATE, the day that reports are "
        "made. DATE is written like 2023-06-30.") },
  { { "progress" },
    N_ ("Options of progress: --date DATE, today unless it is said; --share N, how much is done, "
        "in percent; --by NAME, who reports it; --status STATUS, one of not_started (未启动), "
        "in_progress (整改中), done (已完成), closed (已销号) and sustained (长期坚持). Without "
        "it an item that was not started is in progress from now on, and one of which 100 "
        "percent are done is done.") },
  { { "merge" },
    N_ ("Options of merge: --ours and --theirs decide all conflicts one way, also whether what a "
        "unit deleted is deleted here too; without them conflicts are listed, and nothing of that "
        "file is merged; --renumber numbers items anew where something came in or went.") },
  { { "list", "editions", "history", "backups", "stats", "remind" },
    N_ ("At a terminal lists are aligned below heads, and so they are with --table; for other "
        "programs they are a line each, parted by tabs, without heads.") },
};

static void
add_options (GString *help, const char *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      gboolean wanted = command == NULL;

      for (guint j = 0; j < G_N_ELEMENTS (options[i].commands) && !wanted; j++)
        wanted = g_strcmp0 (options[i].commands[j], command) == 0;
      if (wanted)
        g_string_append_printf (help, "\n\n%s", _ (options[i].text));
    }
}

/* @only: a command, NULL for all of them. */
static int
print_help (const char *only)
{
  g_autoptr (GString) help = g_string_new (_ ("Usage:"));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (only == NULL || g_str_equal (commands[i].name, only))
      add_command (help, &commands[i]);
  add_options (help, only);
  if (only == NULL)
    g_string_append_printf (help,
                            "\n\n  rectify-cli COMMAND --help\n  rectify-cli --help\n"
                            "  rectify-cli --version\n\n%s",
                            _ ("Exit status: 0 done, 1 failed, 2 used wrongly, 3 there is "
                               "something to be reminded of."));
  g_string_append_c (help, '\n');
  return rectify_cli_print (help->str, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}

/**
 * rectify_cli_usage:
 * @command: (nullable): a command's name
 *
 * Says on standard error how a command is used, or how to find out.
 *
 * Returns: the exit status for wrong usage
 */
int
rectify_cli_usage (const char *command)
{
  g_autoptr (GString) forms = g_string_new (NULL);

  for (guint i = 0; command != NULL && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, command))
      g_string_append_printf (forms, "%s%s", forms->len > 0 ? " | " : "",
                              _ (commands[i].arguments));
  if (command != NULL)
    {
      g_autofree char *line = g_strdup_printf (_ ("Usage: rectify-cli %s %s"), command, forms->str);

      fprintf (stderr, "%s\n", line);
    }
  else
    fprintf (stderr, "%s\n",
             _ ("Usage: rectify-cli COMMAND …; rectify-cli --help lists the commands."));
  return RECTIFY_CLI_USAGE;
}

static void
set_up_locale (void)
{
  const char *folder = g_getenv ("RECTIFY_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : RECTIFY_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static gboolean
is_help (const char *argument)
{
  return g_str_equal (argument, "--help") || g_str_equal (argument, "-h");
}

static int
fail_unknown (const char *name)
{
  g_autofree char *sentence
      = g_strdup_printf (_ ("There is no command “%s”; rectify-cli --help lists the commands."),
                         name);

  rectify_cli_warn (sentence);
  return RECTIFY_CLI_USAGE;
}

/* Takes --table out of the arguments; how many are left. */
static int
take_table (int argc, char **argv)
{
  int n_left = 0;

  for (int i = 0; i < argc; i++)
    if (g_str_equal (argv[i], "--table"))
      rectify_cli_table_force ();
    else
      argv[n_left++] = argv[i];
  return n_left;
}

/* argv: what is behind the command's name. */
static int
run (const char *name, int argc, char **argv)
{
  const Command *command = find_command (name);
  int status;

  if (command == NULL)
    return fail_unknown (name);
  for (int i = 0; i < argc; i++)
    if (is_help (argv[i]))
      return print_help (name);
  if (command->is_table)
    argc = take_table (argc, argv);
  if (argc < command->min_arguments || argc > command->max_arguments)
    return rectify_cli_usage (name);
  status = command->run (argc, argv);
  rectify_cli_close_ledger ();
  return status;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

#ifdef __GLIBC__
  /* What is large, as the tables of fonts are, goes back to the system when it is freed. */
  mallopt (M_MMAP_THRESHOLD, LARGE);
#endif
  set_up_locale ();
  rectify_settings_apply ();
  /* A reader that goes away is an error like any other, with its sentence. */
  signal (SIGPIPE, SIG_IGN);
  if (argc < 2)
    return rectify_cli_usage (NULL);
  if (g_str_equal (argv[1], "--version"))
    return rectify_cli_print ("rectify-cli " RECTIFY_VERSION "\n", &error)
               ? RECTIFY_CLI_DONE
               : rectify_cli_fail (error);
  if (is_help (argv[1]))
    return print_help (NULL);
  if (!g_str_equal (argv[1], "help"))
    return run (argv[1], argc - 2, argv + 2);
  if (argc > 2 && find_command (argv[2]) == NULL)
    return fail_unknown (argv[2]);
  return print_help (argc > 2 ? argv[2] : NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-editions.h"
#include "rectify-ledger.h"
#include "rectify-plan.h"
#include "rectify-reading.h"
#include "rectify-report.h"

G_BEGIN_DECLS

/* Exit statuses: done, failed with a sentence on standard error, used wrongly, done and there is
 * something to be reminded of. */
enum {
  RECTIFY_CLI_DONE = 0,
  RECTIFY_CLI_FAILED = 1,
  RECTIFY_CLI_USAGE = 2,
  RECTIFY_CLI_FOUND = 3,
};

/* How a plan is printed: with a table of contents; on both sides of the paper; with pictures at the end of a
 * progress report; on how many pages at
 * most, 0 for as many as it takes; with what has changed since an edition, NULL for none, in place or
 * as an annex alone; what is chosen for the report, NULL for the defaults. */
typedef struct {
  gboolean has_contents;
  gboolean is_duplex;
  gboolean no_pictures;
  gboolean has_paper; /* --paper was given */
  guint max_pages;
  RectifyPlan *before;
  const char *edition_name;
  gboolean is_annex;
  RectifyReportOptions *options;
} RectifyCliPrint;

/* Commands get the arguments behind their own name and return an exit status. */
int rectify_cli_convert (int argc, char **argv);
int rectify_cli_import (int argc, char **argv);
int rectify_cli_list (int argc, char **argv);
int rectify_cli_show (int argc, char **argv);
int rectify_cli_export (int argc, char **argv);
int rectify_cli_export_ledger (int argc, char **argv);
int rectify_cli_export_mailing (int argc, char **argv);
int rectify_cli_handover (int argc, char **argv);
int rectify_cli_verify (int argc, char **argv);
int rectify_cli_packet (int argc, char **argv);
int rectify_cli_freeze (int argc, char **argv);
int rectify_cli_editions (int argc, char **argv);
int rectify_cli_progress (int argc, char **argv);
int rectify_cli_internal (int argc, char **argv);
int rectify_cli_history (int argc, char **argv);
int rectify_cli_undo (int argc, char **argv);
int rectify_cli_redo (int argc, char **argv);
int rectify_cli_compact (int argc, char **argv);
int rectify_cli_back_up (int argc, char **argv);
int rectify_cli_backups (int argc, char **argv);
int rectify_cli_restore (int argc, char **argv);
int rectify_cli_send (int argc, char **argv);
int rectify_cli_forms (int argc, char **argv);
int rectify_cli_merge (int argc, char **argv);
int rectify_cli_check (int argc, char **argv);
int rectify_cli_recover (int argc, char **argv);
int rectify_cli_sample (int argc, char **argv);
int rectify_cli_search (int argc, char **argv);
int rectify_cli_slip (int argc, char **argv);
int rectify_cli_stats (int argc, char **argv);
int rectify_cli_remind (int argc, char **argv);

/* One sentence on standard error. Returns RECTIFY_CLI_FAILED. */
int rectify_cli_fail (const GError *error);
/* One sentence on standard error. */
void rectify_cli_warn (const char *sentence);
/* Says how a command is used. Returns RECTIFY_CLI_USAGE. */
int rectify_cli_usage (const char *command);

/* A file as a plan, and a plan, which is taken, as a file, by the file's extension. */
RectifyReading *rectify_cli_read (const char *path, GError **error);
gboolean rectify_cli_write_plan (RectifyPlan *plan, RectifyReport report,
                                 const RectifyCliPrint *print, const char *path, GError **error);
gboolean rectify_cli_is_ledger_name (const char *path);
gint64 rectify_cli_find_plan (RectifyLedger *ledger, const char *name, GError **error);
RectifyLedger *rectify_cli_open_ledger (const char *path, RectifyLedgerFlags flags, GError **error);
void rectify_cli_close_ledger (void);
RectifyPlan *rectify_cli_load_plan (RectifyLedger *ledger, const char *name, GError **error);
RectifyItem *rectify_cli_find_item (RectifyPlan *plan, const char *name, GError **error);
RectifyEdition *rectify_cli_find_edition (RectifyLedger *ledger, gint64 plan_id, const char *name,
                                          GError **error);
gboolean rectify_cli_is_same_file (const char *a, const char *b);
void rectify_cli_warn_missing (const char *missing);
gboolean rectify_cli_read_report (const char *nick, RectifyReport *report, GError **error);
/* A report with what is preset for what was not chosen. */
RectifyDocument *rectify_cli_compose (RectifyPlan *plan, RectifyReport report,
                                      const RectifyReportOptions *chosen, gboolean has_paper);
/* The words behind the file that a report goes to. Returns an exit status. */
int rectify_cli_read_choice (int argc, char **argv, const char *path, RectifyReport *report,
                             RectifyCliPrint *print, GError **error);
/* --from, --to and --on. Returns an exit status. */
int rectify_cli_take_days (GPtrArray *arguments, RectifyReportOptions *options, GError **error);
gboolean rectify_cli_refuse_notice (GError **error);
gboolean rectify_cli_take_print (int *argc, char **argv, RectifyCliPrint *print);
void rectify_cli_print_clear (RectifyCliPrint *print);
GDate *rectify_cli_read_date (const char *text, GError **error);
GDate *rectify_cli_get_today (void);
gboolean rectify_cli_read_days (const char *text, guint most, guint *n_days, GError **error);
GPtrArray *rectify_cli_load_rows (RectifyLedger *ledger, GError **error);
void rectify_cli_append_json_string (GString *json, const char *text);
void rectify_cli_append_json_member (GString *json, const char *name, const char *text);
gboolean rectify_cli_make_folder (const char *folder, GError **error);
gboolean rectify_cli_check_output (const char *path, GError **error);
/* UTF-8 to standard output, whatever the locale; FALSE when it cannot be written. */
gboolean rectify_cli_print (const char *text, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RectifyCliPrint, rectify_cli_print_clear)

G_END_DECLS

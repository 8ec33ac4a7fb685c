/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "folder.h"
#include "rectify-session.h"
#include "rectify-window.h"

/*
 * What tests of windows and dialogs have in common.
 */

/* Folders and ledgers of a test. */
char *app_make_folder (char **ledger_path);
RectifyPlan *app_read_plan (const char *text);

/* A session with a ledger, and a window that dialogs can lie over. */
RectifySession *app_open_session (const char *path);
void app_settle (RectifySession *session);
void app_add_plan (RectifySession *session, RectifyPlan *plan);
GtkWindow *app_present_parent (RectifySession *session);
void app_close_parent (GtkWindow *parent, RectifySession *session);
void app_assert_help_page (const char *page);
GtkWindow *app_get_dialog (GtkWindow *parent);

/* All of these, for tests that need nothing else; and what their dialogs said was done last. */
typedef struct {
  char *folder;
  char *path;
  RectifySession *session;
  GtkWindow *parent;
} AppDesk;

void app_desk_set_up (AppDesk *desk, RectifyPlan *plan);
void app_desk_tear_down (AppDesk *desk);

extern char *app_last_notice;
void app_notice_cb (GtkWindow *window, const char *text);

/* The main window. */
void app_present_window (GtkApplication *application, RectifyWindow **window);
void app_close_window (RectifyWindow **window);

/* One with a new ledger, and plans of some length in it. */
#define APP_PROSE "贯彻落实整改方案各项要求，抓好责任分工，做到件件落实。"
char *app_present_ledger (GtkApplication *application, RectifyWindow **window);
void app_add_prose (RectifyWindow *window, const char *title, guint n_items);

/* What happens in a window, and is seen. */
void app_run_pending (void);
void app_wait_for_frame (GtkWidget *widget);

/* What is in a window. */
GtkListItemFactory *app_create_label_factory (void);
GtkWidget *app_find_type (GtkWidget *widget, GType type);
GtkWidget *app_find_label (GtkWidget *widget, const char *words);
GtkWidget *app_find_button (GtkWidget *widget, const char *label);
GtkWidget *app_find_field (GtkWidget *widget, const char *label);

/* Runs what add_tests() adds, with the state of the program in a folder of its own. */
int app_run_tests (int argc, char **argv, void (*add_tests) (GtkApplication *application));
const char *app_get_folder (void);
char *app_dup_ledger_path (void);

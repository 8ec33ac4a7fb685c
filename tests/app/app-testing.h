/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-session.h"
#include "rectify-window.h"

/*
 * What tests of windows and dialogs have in common.
 */

/* Folders and ledgers of a test. */
char *app_make_folder (char **ledger_path);
void app_remove_folder (const char *folder);
RectifyPlan *app_read_plan (const char *text);

/* A session with a ledger, and a window that dialogs can lie over. */
RectifySession *app_open_session (const char *path);
void app_settle (RectifySession *session);
void app_add_plan (RectifySession *session, RectifyPlan *plan);
GtkWindow *app_present_parent (RectifySession *session);
void app_close_parent (GtkWindow *parent, RectifySession *session);
GtkWindow *app_get_dialog (GtkWindow *parent);

/* The main window. */
void app_present_window (GtkApplication *application, RectifyWindow **window);
void app_close_window (RectifyWindow **window);

/* What is in a window. */
GtkWidget *app_find_type (GtkWidget *widget, GType type);
GtkWidget *app_find_label (GtkWidget *widget, const char *words);
GtkWidget *app_find_button (GtkWidget *widget, const char *label);

/* Runs what add_tests() adds, with the state of the program in a folder of its own. */
int app_run_tests (int argc, char **argv, void (*add_tests) (GtkApplication *application));

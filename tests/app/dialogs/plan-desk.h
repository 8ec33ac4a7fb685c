/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app-testing.h"

/*
 * What tests of the dialogs of one plan are made of, by short names: a desk with a plan of two areas, and
 * what is typed and pressed in the dialog that was presented last.
 */
typedef AppDesk Fixture;

/* What the plan was read from. */
extern const char source[];

void set_up (Fixture *fixture, gconstpointer data);
GtkWindow *get_last_dialog (Fixture *fixture);
void tear_down (Fixture *fixture, gconstpointer data);
GtkWindow *get_dialog (Fixture *fixture);
guint count_dialogs (Fixture *fixture);
GtkWidget *get (Fixture *fixture, const char *label);
void enter (Fixture *fixture, const char *label, const char *text);
void click (Fixture *fixture, const char *label);
RectifyPlan *load (Fixture *fixture);
RectifyItem *find_item (RectifyPlan *plan, const char *words);
gint64 get_id (Fixture *fixture, const char *words);
void wait_for_import (Fixture *fixture);
void open_import (Fixture *fixture, const char *text);
void assert_fits (GtkWindow *window);
GtkWidget *find_text (GtkWidget *widget, const char *words);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app-testing.h"

/*
 * What tests of the dialogs of following up are made of, by short names: a plan with an area and some
 * problems in it, and what is typed and pressed in the dialog that was presented last.
 */
RectifyItem *add (RectifyItem *parent, RectifyItemKind kind, const char *label, const char *text);
RectifyItem *get_problem (AppDesk *desk, guint position);
GtkWindow *get_dialog (AppDesk *desk);
GtkWidget *get (AppDesk *desk, const char *label);
void enter (AppDesk *desk, const char *label, const char *text);
void click (AppDesk *desk, const char *label);

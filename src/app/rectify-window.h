/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-session.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_WINDOW (rectify_window_get_type ())
G_DECLARE_FINAL_TYPE (RectifyWindow, rectify_window, RECTIFY, WINDOW, GtkApplicationWindow)

RectifyWindow *rectify_window_new (GtkApplication *application);
RectifyWindow *rectify_window_new_bare (GtkApplication *application);
void rectify_window_furnish (RectifyWindow *self);
void rectify_window_open_ledger (RectifyWindow *self, const char *path, RectifyLedgerFlags flags);
void rectify_window_set_own_ledger (RectifyWindow *self, const char *path,
                                    RectifyLedgerFlags flags);
void rectify_window_open_own_ledger (RectifyWindow *self);
void rectify_window_open_files (RectifyWindow *self, GFile **files, int n_files);
void rectify_window_import (RectifyWindow *self, GFile *file);

G_END_DECLS

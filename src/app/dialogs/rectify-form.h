/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-session.h"

G_BEGIN_DECLS

/**
 * RectifyForm:
 *
 * What the dialogs share: a modal window with Cancel and an accepting button in its header, rows of
 * labelled fields, and the way of an edit from Accept to disk. Owned by its window.
 */
typedef struct _RectifyForm RectifyForm;

/* Called when the user accepts. */
typedef void (*RectifyFormFunc) (RectifyForm *form, gpointer user_data);

RectifyForm *rectify_form_new (GtkWindow *parent, RectifySession *session, const char *title,
                               const char *accept_label);
void rectify_form_set_accept (RectifyForm *self, RectifyFormFunc func, gpointer user_data,
                              GDestroyNotify destroy);
void rectify_form_add_delete (RectifyForm *self, const char *label, RectifyFormFunc func);
void rectify_form_set_any_plan (RectifyForm *self);
void rectify_form_set_help (RectifyForm *self, const char *page);
void rectify_form_set_failure (RectifyForm *self, const char *failure);
gboolean rectify_form_accept (RectifyForm *self);
gboolean rectify_form_follow_plan (RectifyForm *self);
gboolean rectify_form_check_place (RectifyForm *self);
GtkWindow *rectify_form_find_open (GtkWindow *parent, gboolean of_plan);
void rectify_form_set_unfinished (RectifyForm *self, const char *question, const char *detail);
gboolean rectify_form_goes_with_parent (RectifyForm *self);
gboolean rectify_form_let_close (GtkWindow *parent);
GtkWindow *rectify_form_get_window (RectifyForm *self);
RectifySession *rectify_form_get_session (RectifyForm *self);
void rectify_form_edit (RectifyForm *self, const char *name, RectifyEditFunc func,
                        gpointer func_data, GDestroyNotify destroy, GAsyncReadyCallback callback);
GtkWidget *rectify_form_get_header (RectifyForm *self);
void rectify_form_start_page (RectifyForm *self, const char *title);
void rectify_form_show_field (RectifyForm *self, GtkWidget *field);
void rectify_form_refuse_field (RectifyForm *self, GtkWidget *field, const char *sentence);
void rectify_form_add_row (RectifyForm *self, const char *label, GtkWidget *widget);
void rectify_form_add_wide (RectifyForm *self, GtkWidget *widget);
void rectify_form_add_foot (RectifyForm *self, GtkWidget *widget);
void rectify_form_set_size (RectifyForm *self, int width, int height);
void rectify_form_set_example (GtkWidget *entry, const char *example);
GtkWidget *rectify_form_add_entry (RectifyForm *self, const char *label, const char *text);
void rectify_form_set_changed (RectifyForm *self);
gboolean rectify_form_is_changed (RectifyForm *self);
gboolean rectify_form_is_saving (RectifyForm *self);
void rectify_form_watch (RectifyForm *self, gpointer object, const char *signal);
void rectify_form_set_acceptable (RectifyForm *self, gboolean acceptable);
void rectify_form_present (RectifyForm *self);
void rectify_form_clear (RectifyForm *self);
void rectify_form_close (RectifyForm *self);
/* For session calls: closes the form when it went well, else shows why not. user_data: the form's
 * window, with a reference. */
void rectify_form_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data);
gpointer rectify_form_begin_save (RectifyForm *self);
gboolean rectify_form_end_save (gpointer window, GObject *source, GAsyncResult *result);

G_END_DECLS

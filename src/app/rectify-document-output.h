/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-document.h"

G_BEGIN_DECLS

/**
 * RectifyNoticeFunc:
 * @window: the window that something was done for
 * @text: what was done
 *
 * Called to say it to the user.
 */
typedef void (*RectifyNoticeFunc) (GtkWindow *window, const char *text);

/* A document to paper and to files, with progress over the window. They report their own errors. */
void rectify_document_print (GtkWindow *parent, RectifyDocument *document, const char *name,
                             RectifyNoticeFunc notice);
void rectify_document_save (GtkWindow *parent, RectifyDocument *document, GFile *file,
                            RectifyNoticeFunc notice);

/**
 * RectifyPdfFunc:
 * @pdf: (nullable): the PDF; %NULL if it was cancelled, or failed, which was reported
 */
typedef void (*RectifyPdfFunc) (GBytes *pdf, gpointer user_data);
void rectify_document_make_pdf (GtkWindow *parent, RectifyDocument *document, RectifyPdfFunc func,
                                gpointer user_data);

char *rectify_file_name_new (const char *title, const char *extension);

G_END_DECLS

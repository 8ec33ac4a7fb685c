/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-document.h"

G_BEGIN_DECLS

#define RECTIFY_FORMAT_ERROR (rectify_format_error_quark ())

/**
 * RectifyFormatError:
 * @RECTIFY_FORMAT_ERROR_UNKNOWN: no format of ours
 * @RECTIFY_FORMAT_ERROR_EMPTY: there is nothing in it
 * @RECTIFY_FORMAT_ERROR_TOO_LARGE: larger than what is read
 * @RECTIFY_FORMAT_ERROR_DAMAGED: it is not what it says, or broken
 * @RECTIFY_FORMAT_ERROR_ENCRYPTED: it is protected by a password
 */
typedef enum {
  RECTIFY_FORMAT_ERROR_UNKNOWN,
  RECTIFY_FORMAT_ERROR_EMPTY,
  RECTIFY_FORMAT_ERROR_TOO_LARGE,
  RECTIFY_FORMAT_ERROR_DAMAGED,
  RECTIFY_FORMAT_ERROR_ENCRYPTED,
} RectifyFormatError;

GQuark rectify_format_error_quark (void);

/* What is read of a file at most, in bytes: some thirty thousand pages of text. */
#define RECTIFY_FORMATS_MAX_SIZE (64 * 1024 * 1024)

/* Reads a file of any known format; the message of an error names the file. */
RectifyDocument *rectify_formats_load (GFile *file, GCancellable *cancellable, GError **error);
RectifyDocument *rectify_formats_load_bytes (GBytes *bytes, const char *name, GError **error);

/* The sheets of an XLSX file as they are, a table each, those too that are not shown. */
RectifyDocument *rectify_formats_load_sheets (GFile *file, GCancellable *cancellable,
                                              GError **error);

/* Plain text: UTF-8, one line a paragraph; written through a temporary file. */
gboolean rectify_text_format_save (RectifyDocument *document, GFile *file,
                                   GCancellable *cancellable, GError **error);

/* For Word, WPS and LibreOffice, in the official layout; written through a temporary file. */
gboolean rectify_docx_format_save (RectifyDocument *document, GFile *file,
                                   GCancellable *cancellable, GError **error);

/* The tables alone, for Excel, WPS and LibreOffice; written through a temporary file. */
gboolean rectify_xlsx_format_save (RectifyDocument *document, GFile *file,
                                   GCancellable *cancellable, GError **error);
gboolean rectify_xlsx_format_leaves_out (RectifyDocument *document);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-document.h"

G_BEGIN_DECLS

/**
 * RectifyConverterKind:
 * @RECTIFY_CONVERTER_NONE: no format that is converted
 * @RECTIFY_CONVERTER_WORD: an old document of Word or WPS
 * @RECTIFY_CONVERTER_SHEET: an old workbook of Excel or WPS
 * @RECTIFY_CONVERTER_RTF: Rich Text
 * @RECTIFY_CONVERTER_WORD_XML: a document of Word 2003 as XML
 * @RECTIFY_CONVERTER_SHEET_XML: a workbook of Excel 2003 as XML
 * @RECTIFY_CONVERTER_ENCRYPTED: one of these that is protected by a password
 */
typedef enum {
  RECTIFY_CONVERTER_NONE,
  RECTIFY_CONVERTER_WORD,
  RECTIFY_CONVERTER_SHEET,
  RECTIFY_CONVERTER_RTF,
  RECTIFY_CONVERTER_WORD_XML,
  RECTIFY_CONVERTER_SHEET_XML,
  RECTIFY_CONVERTER_ENCRYPTED,
} RectifyConverterKind;

RectifyConverterKind rectify_converter_recognise (GBytes *bytes);
RectifyDocument *rectify_converter_load (GBytes *bytes, RectifyConverterKind kind,
                                         GCancellable *cancellable, GError **error);

/* For tests: how long LibreOffice may take, in milliseconds. */
void rectify_converter_set_time_limit (guint milliseconds);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-report-options.h"

G_BEGIN_DECLS

char *rectify_nothing_dup_words (const char *key, const RectifyReportOptions *options);
void rectify_nothing_remark (RectifyDocument *document);
void rectify_nothing_add (RectifyDocument *document, const char *key,
                          const RectifyReportOptions *options);
void rectify_nothing_add_for_unit (RectifyDocument *document, const char *key,
                                   const RectifyReportOptions *options);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-report-options.h"

G_BEGIN_DECLS

RectifyDocument *rectify_ledger_sheet_compose (GPtrArray *rows, GArray *columns, const char *words,
                                               const RectifyReportOptions *options);
gboolean rectify_ledger_sheet_is_english (GPtrArray *rows);

G_END_DECLS

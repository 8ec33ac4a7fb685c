/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-reading.h"

G_BEGIN_DECLS

/* Tables for the tests of reading, and what was read of them in words. */
RectifyTable *tables_make (const char *const *lines);
char *tables_dup_plain (RectifyDocument *document);
char *tables_describe_plan (RectifyPlan *plan);
RectifyReading *tables_read_document (RectifyDocument *document);
void tables_check_written (RectifyDocument *document, RectifyPlan *plan);
void tables_check (const char *const *lines, const char *expected);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of reports, in the language of the documents. */
const char *rectify_report_words_get (const char *group, const char *key);
char *rectify_report_words_dup_filled (const char *group, const char *key,
                                       ...) G_GNUC_NULL_TERMINATED;
char *rectify_report_words_dup_date (const GDate *date);
char *rectify_report_words_dup_title (const char *plan_title, const char *key);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

char *rectify_step_words_dup_detail (const char *key, const char *name, const char *value);
char *rectify_step_words_dup_day (const GDate *date);
const char *rectify_step_words_get_who (RectifyStep *step);
char *rectify_step_words_dup (RectifyStep *step);

G_END_DECLS

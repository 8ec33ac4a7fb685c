/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-check.h"

/* What of one kind is found in a plan; free with g_ptr_array_unref(). */
GPtrArray *check_find_kind (RectifyPlan *plan, RectifyFindingKind kind);

/* The words of findings, parted by “/”. Findings about the whole plan have none. */
char *check_join_words (GPtrArray *found, RectifyPlan *plan);

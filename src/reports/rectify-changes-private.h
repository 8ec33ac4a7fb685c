/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-changes-report.h"
#include "rectify-comparison.h"

G_BEGIN_DECLS

char *rectify_changes_dup_place (RectifyItem *item);

/* In rectify-changes-follow.c. */
RectifyTable *rectify_changes_follow_table (RectifyComparison *comparison);

G_END_DECLS

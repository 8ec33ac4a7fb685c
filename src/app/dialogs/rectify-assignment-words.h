/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-assignment.h"

G_BEGIN_DECLS

/* Parties as they are typed into a field, and as a document has them. */
char *rectify_assignment_dup_trimmed (const char *text);
char *rectify_assignment_dup_marked (RectifyAssignment *old, const char *text);
GPtrArray *rectify_assignment_split (RectifyAssignment *whole);

G_END_DECLS

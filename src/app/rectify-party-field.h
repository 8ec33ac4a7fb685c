/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-assignment.h"

G_BEGIN_DECLS

/* Who answers for an item is shown and typed in fields: one for each role by its number, and one of their
 * own for the units that only help, which have the role of those that answer. */
#define RECTIFY_PARTY_SUPPORTING_UNIT ((guint) RECTIFY_N_ROLES)
#define RECTIFY_N_PARTY_FIELDS (RECTIFY_N_ROLES + 1)

guint rectify_party_field_at (guint position);
guint rectify_party_field_get_position (guint field);
guint rectify_party_field_of (RectifyAssignment *assignment);
RectifyRole rectify_party_field_get_role (guint field);
const char *rectify_party_field_get_title (guint field);

G_END_DECLS

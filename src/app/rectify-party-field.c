/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-party-field.h"

#include <glib/gi18n.h>

#include "rectify-task.h"

static const guint order[RECTIFY_N_PARTY_FIELDS]
    = { RECTIFY_ROLE_LEADER, RECTIFY_ROLE_LEAD_UNIT, RECTIFY_ROLE_RESPONSIBLE_UNIT,
        RECTIFY_PARTY_SUPPORTING_UNIT, RECTIFY_ROLE_PERSON };

/**
 * rectify_party_field_at:
 * @position: below %RECTIFY_N_PARTY_FIELDS
 *
 * Returns: the field that stands there among the others, as documents have them
 */
guint
rectify_party_field_at (guint position)
{
  g_return_val_if_fail (position < RECTIFY_N_PARTY_FIELDS, RECTIFY_ROLE_LEADER);
  return order[position];
}

/**
 * rectify_party_field_get_position:
 * @field: a field
 *
 * Returns: where it stands among the others
 */
guint
rectify_party_field_get_position (guint field)
{
  guint position = 0;

  while (position + 1 < RECTIFY_N_PARTY_FIELDS && order[position] != field)
    position++;
  return position;
}

/**
 * rectify_party_field_of:
 * @assignment: an assignment
 *
 * Returns: the field that it is shown in
 */
guint
rectify_party_field_of (RectifyAssignment *assignment)
{
  RectifyRole role = rectify_assignment_get_role (assignment);

  return role == RECTIFY_ROLE_RESPONSIBLE_UNIT && rectify_assignment_is_support (assignment)
             ? RECTIFY_PARTY_SUPPORTING_UNIT
             : (guint) role;
}

/**
 * rectify_party_field_get_role:
 * @field: a field
 *
 * Returns: the role of those in it
 */
RectifyRole
rectify_party_field_get_role (guint field)
{
  return field == RECTIFY_PARTY_SUPPORTING_UNIT ? RECTIFY_ROLE_RESPONSIBLE_UNIT
                                                : (RectifyRole) field;
}

/**
 * rectify_party_field_get_title:
 * @field: a field
 *
 * Returns: what it is called, in the interface's language
 */
const char *
rectify_party_field_get_title (guint field)
{
  return field == RECTIFY_PARTY_SUPPORTING_UNIT ? _ ("Supporting units")
                                                : rectify_role_get_title (field);
}

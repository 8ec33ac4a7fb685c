/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-enums.h"
#include "rectify-wording.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_ASSIGNMENT (rectify_assignment_get_type ())

/**
 * RectifyAssignment:
 *
 * Parties in a role on an item, with the words as written. Immutable, shared by reference.
 */
typedef struct _RectifyAssignment RectifyAssignment;

GType rectify_assignment_get_type (void) G_GNUC_CONST;

RectifyAssignment *rectify_assignment_new (RectifyRole role, const char *label, const char *text,
                                           const char *const *names);
RectifyAssignment *rectify_assignment_new_worded (RectifyRole role, RectifyWording *wording,
                                                  const char *const *names);
RectifyAssignment *rectify_assignment_ref (RectifyAssignment *self);
void rectify_assignment_unref (RectifyAssignment *self);
RectifyRole rectify_assignment_get_role (RectifyAssignment *self);
const char *rectify_assignment_get_label (RectifyAssignment *self);
const char *rectify_assignment_get_text (RectifyAssignment *self);
const char *const *rectify_assignment_get_names (RectifyAssignment *self);
RectifyWording *rectify_assignment_get_wording (RectifyAssignment *self);
gboolean rectify_assignment_equal (RectifyAssignment *a, RectifyAssignment *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyAssignment, rectify_assignment_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-finding.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_CHECKS_ENTRY (rectify_checks_entry_get_type ())
G_DECLARE_FINAL_TYPE (RectifyChecksEntry, rectify_checks_entry, RECTIFY, CHECKS_ENTRY, GObject)

RectifyChecksEntry *rectify_checks_entry_new (RectifyFinding *finding);
RectifyFinding *rectify_checks_entry_get_finding (RectifyChecksEntry *self);
void rectify_checks_entry_take_over (RectifyChecksEntry *self, RectifyChecksEntry *fresh);
gboolean rectify_checks_entry_equal (RectifyChecksEntry *self, RectifyChecksEntry *other);
gint64 rectify_checks_entry_get_item_id (RectifyChecksEntry *self);
const char *rectify_checks_entry_get_name (RectifyChecksEntry *self);
const char *rectify_checks_entry_get_mend (RectifyChecksEntry *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-package.h"

G_BEGIN_DECLS

/**
 * RectifyRelationships:
 *
 * What a part of an OOXML package refers to.
 */
typedef struct _RectifyRelationships RectifyRelationships;

RectifyRelationships *rectify_relationships_read (RectifyPackage *package, const char *part,
                                                  GError **error);
void rectify_relationships_free (RectifyRelationships *self);
const char *rectify_relationships_get_by_id (RectifyRelationships *self, const char *id);
const char *rectify_relationships_get_by_type (RectifyRelationships *self, const char *type,
                                               guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyRelationships, rectify_relationships_free)

G_END_DECLS

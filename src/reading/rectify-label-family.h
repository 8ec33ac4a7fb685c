/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-characters.h"
#include "rectify-label-matcher.h"

G_BEGIN_DECLS

/**
 * RectifyLabelFamily:
 *
 * Labels of one kind, such as 1. 1、 1。: the patterns that they are written by. Immutable once made.
 */
typedef struct _RectifyLabelFamily RectifyLabelFamily;

RectifyLabelFamily *rectify_label_family_new (const char *const *patterns);
void rectify_label_family_free (RectifyLabelFamily *self);
const RectifyCharacterSet *rectify_label_family_get_first (const RectifyLabelFamily *self);
gboolean rectify_label_family_match (const RectifyLabelFamily *self, RectifyVocabulary *vocabulary,
                                     const char *text, gunichar first, guint placeholders,
                                     RectifyLabelMatch *match);

G_END_DECLS

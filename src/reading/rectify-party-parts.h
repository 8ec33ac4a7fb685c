/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-assignment.h"
#include "rectify-vocabulary.h"

G_BEGIN_DECLS

/* What a name in a list of parties says of its own part: “办公室（牵头）”. */
gboolean rectify_party_strip_mark (RectifyVocabulary *vocabulary, char *name, RectifyRole *role,
                                   gboolean *supports);

/* The assignments that a field makes: several where its names have different parts. */
GPtrArray *rectify_party_parts_read (RectifyVocabulary *vocabulary, RectifyRole role,
                                     RectifyWording *wording);

G_END_DECLS

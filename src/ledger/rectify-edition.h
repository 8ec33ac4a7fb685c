/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RECTIFY_TYPE_EDITION (rectify_edition_get_type ())
G_DECLARE_FINAL_TYPE (RectifyEdition, rectify_edition, RECTIFY, EDITION, GObject)

/* One line of the list of a plan's editions. Immutable. */
RectifyEdition *rectify_edition_new (gint64 id, const char *name, GDateTime *made_at,
                                     const char *author);
gint64 rectify_edition_get_id (RectifyEdition *self);
const char *rectify_edition_get_name (RectifyEdition *self);
GDateTime *rectify_edition_get_made_at (RectifyEdition *self);
const char *rectify_edition_get_author (RectifyEdition *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "rectify-enums.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_PARTY (rectify_party_get_type ())
G_DECLARE_FINAL_TYPE (RectifyParty, rectify_party, RECTIFY, PARTY, GObject)

RectifyParty *rectify_party_new (gint64 id, const char *name, RectifyPartyKind kind, guint n_uses);
gint64 rectify_party_get_id (RectifyParty *self);
const char *rectify_party_get_name (RectifyParty *self);
RectifyPartyKind rectify_party_get_kind (RectifyParty *self);
guint rectify_party_get_n_uses (RectifyParty *self);

G_END_DECLS

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

/**
 * RectifyPartyUse:
 * @plan_id: the plan
 * @item_id: the item
 * @role: in what role
 * @plan_title: the plan's title
 * @item_words: label and first words of the item
 */
typedef struct {
  gint64 plan_id;
  gint64 item_id;
  RectifyRole role;
  char *plan_title;
  char *item_words;
} RectifyPartyUse;

void rectify_party_use_free (RectifyPartyUse *use);

G_END_DECLS

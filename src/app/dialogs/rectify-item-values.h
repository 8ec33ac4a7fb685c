/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-party-field.h"
#include "rectify-plan.h"

G_BEGIN_DECLS

/* What the dialog held when it was accepted. */
typedef struct {
  gint64 item_id;
  gint64 anchor_id;
  gboolean inside;
  RectifyItemKind kind;
  char *label;
  char *heading;
  char *text;
  char *parties[RECTIFY_N_PARTY_FIELDS]; /* NULL: left as they are */
  RectifyDeadline *deadline;
  gboolean deadline_changed;
  RectifyStatus status;
  gboolean internal;
  RectifyItem *shown; /* NULL for a new item */
} RectifyItemValues;

void rectify_item_values_free (gpointer data);
gboolean rectify_item_values_apply (RectifyPlan *draft, gpointer user_data, GError **error);
RectifyItem *rectify_item_values_find_anchor (RectifyPlan *plan, gint64 id);
gboolean rectify_item_values_fail_gone (GError **error);

G_END_DECLS

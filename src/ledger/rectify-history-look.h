/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-history-private.h"

G_BEGIN_DECLS

/* What is looked for in one changeset, and found. */
typedef struct {
  sqlite3 *db;
  gint64 plan_id; /* looked for, 0 for none */
  gint64 item_id; /* likewise */
  RectifyStatement *item_plan;
  RectifyStatement *item_parent;
  GArray *shifts; /* siblings in other positions */
  gint64 subject; /* the item that it is most about, 0 for none */
  int rank;       /* how much so */
  gint64 place;   /* its position among its siblings, as far as the changeset says so */
  gint64 parent;  /* what it came or went below, 0 for the plan itself, */
  gint64 plan;    /* and in which plan; 0 where it neither came nor went */
  char *line;     /* how that is called, where the changeset says so */
  gint64 other;   /* a plan or a party that it is about, 0 for none */
  RectifyHistoryTable other_table;
  char *other_name;  /* where the changeset says so */
  gboolean is_whole; /* a plan came or went */
  gboolean has_plan; /* it changes the plan */
  gboolean has_item; /* it changes the item */
  gboolean shifts_item;
} RectifyHistoryLook;

gboolean rectify_history_look_init (RectifyHistoryLook *self, sqlite3 *db, GError **error);
void rectify_history_look_clear (RectifyHistoryLook *self);
void rectify_history_look_at (RectifyHistoryLook *self, const void *changeset, int size,
                              gint64 plan_id, gint64 item_id);
gboolean rectify_history_look_is_item_moved (RectifyHistoryLook *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RectifyHistoryLook, rectify_history_look_clear)

G_END_DECLS

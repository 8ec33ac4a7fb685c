/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"

struct _RectifyItem {
  GObject parent_instance;

  gint64 id;
  RectifyItemKind kind;
  RectifyStatus status;
  gboolean run_in;
  char *label;
  char *heading;
  char *text;
  char *columns;
  RectifyWording *lead_in;
  GPtrArray *assignments;
  RectifyDeadline *deadline;
  GPtrArray *progress;
  GPtrArray *steps;    /* NULL for none */
  GPtrArray *evidence; /* NULL for none */
  gboolean internal;

  RectifyItem *parent;
  GPtrArray *children;
};

void rectify_item_emit_changed (RectifyItem *self);
void rectify_item_emit_changed_below (RectifyItem *self);

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
  gboolean internal;

  RectifyItem *parent;
  GPtrArray *children;
};

/* What is a property, in whichever file it is set. */
typedef enum {
  ITEM_PROP_0,
  ITEM_PROP_ID,
  ITEM_PROP_KIND,
  ITEM_PROP_LABEL,
  ITEM_PROP_HEADING,
  ITEM_PROP_TEXT,
  ITEM_PROP_RUN_IN,
  ITEM_PROP_STATUS,
  ITEM_PROP_COLUMNS,
  ITEM_N_PROPS
} RectifyItemProperty;

void rectify_item_set_string (RectifyItem *self, char **field, const char *value,
                              RectifyItemProperty property);
void rectify_item_say_changed (RectifyItem *self, RectifyItemProperty property);
void rectify_item_emit_changed (RectifyItem *self);
void rectify_item_emit_changed_below (RectifyItem *self);

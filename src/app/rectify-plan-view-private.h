/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan-view.h"

struct _RectifyPlanView {
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkColumnView *view;
  RectifyPlan *plan;
  GtkTreeListModel *tree;
  GtkMultiSelection *selection;
  GtkWidget *menu; /* NULL until it is asked for */

  /* What is to survive that rows come and go, by the items' identifiers. */
  GHashTable *folded;
  GArray *chosen;
  guint chosen_position;
  guint settle_source;
  gboolean settling;
  gint64 focus_id;
  guint focus_tick;
  guint focus_frames;

  /* A drag that began here, and the row that it is over. */
  gboolean editable;
  gboolean dragging;
  GtkWidget *drop_row;
};

GtkWidget *rectify_plan_view_get_menu (RectifyPlanView *self);

/* rectify-plan-view-rows.c: rows and where they are. */
GtkTreeListRow *rectify_plan_view_dup_row (RectifyPlanView *self, RectifyItem *item);
RectifyItem *rectify_plan_view_item_at (RectifyPlanView *self, guint position);
RectifyItem *rectify_plan_view_pick (RectifyPlanView *self, double x, double y, GtkWidget **row);
void rectify_plan_view_show_position (RectifyPlanView *self, guint position, gboolean focus);

/* rectify-plan-view-memory.c: folds, selection and focus over edits. */
void rectify_plan_view_init_memory (RectifyPlanView *self);
void rectify_plan_view_watch_rows (RectifyPlanView *self);
void rectify_plan_view_clear_memory (RectifyPlanView *self);
void rectify_plan_view_row_toggled (RectifyPlanView *self, GtkTreeListRow *row);
void rectify_plan_view_settle (RectifyPlanView *self);
void rectify_plan_view_selection_changed (RectifyPlanView *self);

/* rectify-plan-view-dnd.c: dragging rows. */
void rectify_plan_view_init_dnd (RectifyPlanView *self);

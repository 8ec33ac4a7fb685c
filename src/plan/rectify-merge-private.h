/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-merge.h"

/* The three plans of a merge. */
typedef enum { BASE, OURS, THEIRS, N_VERSIONS } Version;

/* An item, in as many of the plans as have it. The roots of the three are one node. */
typedef struct _MergeNode MergeNode;
struct _MergeNode {
  RectifyItem *items[N_VERSIONS];
  MergeNode *parents[N_VERSIONS];

  /* What became of its place, as far as a change says so; NULL if none does. */
  struct _MergeChange *place; /* ADDED, MOVED below another, REMOVED with all below */
  struct _MergeChange *order; /* MOVED among its siblings */
  gboolean shuffled;          /* ours moved it among its siblings */
  guint first_change;         /* of its fields; they follow each other */
  guint n_changes;

  /* While a plan is made. */
  gboolean alive;
  gboolean forced; /* it stands where theirs has it, since its place in ours is gone */
  guint mark;
  MergeNode *above;
  GPtrArray *below; /* MergeNode */
  guint index;
  RectifyItem *made;
};

typedef struct _MergeChange {
  RectifyMergeChange public;
  MergeNode *node;
  int particular;   /* of the plan: which one; see rectify-merge-fields.c */
  gint64 entry_id;  /* of progress, a step or evidence */
  gboolean undated; /* theirs is progress that came without a day */
} MergeChange;

struct _RectifyMerge {
  GObject parent_instance;

  RectifyPlan *plans[N_VERSIONS];
  RectifyMergeFlags flags;
  GHashTable *nodes; /* items to their nodes */
  GPtrArray *owned;  /* all nodes */
  MergeNode *root;
  GPtrArray *changes; /* MergeChange */
  guint n_conflicts;
};

static inline MergeNode *
merge_find (RectifyMerge *self, RectifyItem *item)
{
  return item != NULL ? g_hash_table_lookup (self->nodes, item) : NULL;
}

/* What is gone from theirs but not from ours. */
static inline gboolean
merge_is_removed (const MergeNode *node)
{
  return node->items[BASE] != NULL && node->items[OURS] != NULL && node->items[THEIRS] == NULL;
}

MergeNode *merge_get_child (RectifyMerge *self, MergeNode *node, Version version, guint i);
guint merge_count_children (MergeNode *node, Version version);
MergeChange *merge_add (RectifyMerge *self, RectifyMergeField field, MergeNode *node,
                        gboolean conflict);
char *merge_dup_place (RectifyMerge *self, MergeNode *node, Version version);

/* Whether theirs changed something, and ours not into the same. */
static inline gboolean
merge_is_change (gboolean ours_is_base, gboolean theirs_is_base, gboolean alike, gboolean *conflict)
{
  *conflict = !ours_is_base;
  return !theirs_is_base && !alike;
}

/* Fields: whether those of two versions are alike; what theirs changed. */
gboolean merge_fields_alike (RectifyItem *a, RectifyItem *b);
gboolean merge_wordings_alike (RectifyWording *a, RectifyWording *b);
gboolean merge_assignments_alike (RectifyItem *a, RectifyItem *b);
void merge_compare_particulars (RectifyMerge *self);
void merge_compare_fields (RectifyMerge *self, MergeNode *node);
void merge_apply_particular (RectifyMerge *self, RectifyPlan *plan, const MergeChange *change);
void merge_apply_field (RectifyItem *item, const MergeChange *change);

gboolean merge_progress_alike (RectifyItem *a, RectifyItem *b);
void merge_compare_progress (RectifyMerge *self, MergeNode *node);
gboolean merge_apply_entry (RectifyItem *item, const MergeChange *change);

/* What theirs closed out, or opened again. */
gboolean merge_is_decision (RectifyStep *step);
gboolean merge_is_close_out (const MergeNode *node);
RectifyStep *merge_find_decision (const MergeNode *node);
void merge_word_decision (MergeChange *change);
void merge_apply_decision (RectifyItem *item, const MergeChange *change);
void merge_ask_arrival (RectifyMerge *self, MergeNode *node);
void merge_withhold_decision (RectifyItem *item, const MergeChange *change);

/* The tree. */
MergeChange *merge_add_move (RectifyMerge *self, MergeNode *node, gboolean conflict);
void merge_find_cycles (RectifyMerge *self);
void merge_compare_orders (RectifyMerge *self);
void merge_compare_places (RectifyMerge *self);
void merge_compare_removed (RectifyMerge *self);
GPtrArray *merge_join_children (RectifyMerge *self, MergeNode *node);

/* Where fields are written among the children. */
void merge_place_fields (RectifyMerge *self, MergeNode *node);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-assignment.h"
#include "rectify-deadline.h"
#include "rectify-enums.h"
#include "rectify-evidence.h"
#include "rectify-progress-entry.h"
#include "rectify-step.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_ITEM (rectify_item_get_type ())
G_DECLARE_FINAL_TYPE (RectifyItem, rectify_item, RECTIFY, ITEM, GObject)

/* Items nested deeper than this are refused by readers and ledgers. */
#define RECTIFY_ITEM_MAX_DEPTH 32

RectifyItem *rectify_item_new (RectifyItemKind kind);
RectifyItem *rectify_item_new_stored (gint64 id, RectifyItemKind kind, const char *label,
                                      const char *heading, const char *text, gboolean run_in,
                                      RectifyStatus status);
RectifyItem *rectify_item_copy (RectifyItem *self);
void rectify_item_copy_values (RectifyItem *self, RectifyItem *other);

gint64 rectify_item_get_id (RectifyItem *self);
void rectify_item_set_id (RectifyItem *self, gint64 id);
RectifyItemKind rectify_item_get_kind (RectifyItem *self);
void rectify_item_set_kind (RectifyItem *self, RectifyItemKind kind);
const char *rectify_item_get_label (RectifyItem *self);
void rectify_item_set_label (RectifyItem *self, const char *label);
const char *rectify_item_get_heading (RectifyItem *self);
void rectify_item_set_heading (RectifyItem *self, const char *heading);
const char *rectify_item_get_text (RectifyItem *self);
void rectify_item_set_text (RectifyItem *self, const char *text);
gboolean rectify_item_get_run_in (RectifyItem *self);
void rectify_item_set_run_in (RectifyItem *self, gboolean run_in);
const char *rectify_item_get_columns (RectifyItem *self);
void rectify_item_set_columns (RectifyItem *self, const char *columns);

char *rectify_item_dup_measures_lead_in (RectifyItem *self);
RectifyWording *rectify_item_get_lead_in (RectifyItem *self);
void rectify_item_set_lead_in (RectifyItem *self, RectifyWording *lead_in);

/* Responsibility: who answers for it and until when, as written on it; */
GPtrArray *rectify_item_get_assignments (RectifyItem *self);
void rectify_item_set_assignments (RectifyItem *self, GPtrArray *assignments);
void rectify_item_add_assignment (RectifyItem *self, RectifyAssignment *assignment);
void rectify_item_add_stored_assignment (RectifyItem *self, RectifyAssignment *assignment);
void rectify_item_set_stored_deadline (RectifyItem *self, RectifyDeadline *deadline);
RectifyDeadline *rectify_item_get_deadline (RectifyItem *self);
void rectify_item_set_deadline (RectifyItem *self, RectifyDeadline *deadline);
/* and what holds for it, inherited or not, and which item that was written on. */
RectifyItem *rectify_item_find_assigned (RectifyItem *self, RectifyRole role);
GPtrArray *rectify_item_find_assignments (RectifyItem *self, RectifyRole role,
                                          RectifyItem **source);
RectifyDeadline *rectify_item_find_deadline (RectifyItem *self, RectifyItem **source);

/* Following it up: how far it has come, whether it is for the office alone, what was done on it, and
 * what proves it. */
RectifyStatus rectify_item_get_status (RectifyItem *self);
void rectify_item_set_status (RectifyItem *self, RectifyStatus status);
gboolean rectify_item_get_internal (RectifyItem *self);
void rectify_item_set_internal (RectifyItem *self, gboolean internal);
gboolean rectify_item_is_hidden (RectifyItem *self);
GPtrArray *rectify_item_get_progress (RectifyItem *self);
void rectify_item_set_progress (RectifyItem *self, GPtrArray *progress);
void rectify_item_add_progress (RectifyItem *self, RectifyProgressEntry *entry);
GPtrArray *rectify_item_get_steps (RectifyItem *self);
void rectify_item_set_steps (RectifyItem *self, GPtrArray *steps);
void rectify_item_add_step (RectifyItem *self, RectifyStep *step);
gint64 rectify_item_make_step_id (RectifyItem *self);
RectifyStep *rectify_item_find_next_stage (RectifyItem *self);
GPtrArray *rectify_item_get_evidence (RectifyItem *self);
void rectify_item_set_evidence (RectifyItem *self, GPtrArray *evidence);
void rectify_item_add_evidence (RectifyItem *self, RectifyEvidence *evidence);
RectifyProgressEntry *rectify_item_find_progress (RectifyItem *self, gint64 id);
void rectify_item_remove_progress (RectifyItem *self, gint64 id);
RectifyStep *rectify_item_find_step (RectifyItem *self, gint64 id);
void rectify_item_remove_step (RectifyItem *self, gint64 id);
RectifyEvidence *rectify_item_find_evidence (RectifyItem *self, gint64 id);
void rectify_item_begin_anew (RectifyItem *self);
guint rectify_item_count_evidence (RectifyItem *self, gint64 entry_id);
gboolean rectify_item_has_evidence (RectifyItem *self, RectifyEvidence *evidence);
gboolean rectify_item_is_task (RectifyItem *self);
gboolean rectify_item_is_finished (RectifyItem *self);
RectifyStatus rectify_item_find_status_on (RectifyItem *self, const GDate *day);
const GDate *rectify_item_find_finished_on (RectifyItem *self);
const GDate *rectify_item_find_next_due (RectifyItem *self);
int rectify_item_find_last_share (RectifyItem *self);
int rectify_item_get_share_done (RectifyItem *self);
gboolean rectify_item_is_late (RectifyItem *self, const GDate *today);

/* The tree. An item is also the GListModel of its children. */
RectifyItem *rectify_item_get_parent (RectifyItem *self);
guint rectify_item_get_n_children (RectifyItem *self);
RectifyItem *rectify_item_get_child (RectifyItem *self, guint position);
guint rectify_item_get_index (RectifyItem *self);
guint rectify_item_get_depth (RectifyItem *self);
guint rectify_item_get_height (RectifyItem *self);
void rectify_item_insert_child (RectifyItem *self, guint position, RectifyItem *child);
void rectify_item_append_child (RectifyItem *self, RectifyItem *child);
void rectify_item_append_stored_child (RectifyItem *self, RectifyItem *child);
RectifyItem *rectify_item_remove_child (RectifyItem *self, guint position);
gboolean rectify_item_is_ancestor (RectifyItem *self, RectifyItem *descendant);

/**
 * RectifyItemFunc:
 *
 * Returns: %TRUE to go on, %FALSE to stop the walk
 */
typedef gboolean (*RectifyItemFunc) (RectifyItem *item, gpointer user_data);
gboolean rectify_item_foreach (RectifyItem *self, RectifyItemFunc func, gpointer user_data);

/* In a row of the tree: heading, or the first words of the text; and all of it. */
char *rectify_item_dup_summary (RectifyItem *self);
char *rectify_item_dup_line (RectifyItem *self);
char *rectify_item_dup_short_line (RectifyItem *self, guint max_length);
char *rectify_item_dup_place (RectifyItem *self, guint max_length);
gboolean rectify_item_ends_open (RectifyItem *self);
char *rectify_item_dup_words (RectifyItem *self);

G_END_DECLS

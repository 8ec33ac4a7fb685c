/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "rectify-plan.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_ITEM_CLIP (rectify_item_clip_get_type ())

/**
 * RectifyItemClip:
 *
 * Items on the clipboard: whole within the program, as text elsewhere.
 */
typedef struct _RectifyItemClip RectifyItemClip;

GType rectify_item_clip_get_type (void) G_GNUC_CONST;

RectifyItemClip *rectify_item_clip_new (GPtrArray *items);
void rectify_item_clip_set_cut (RectifyItemClip *self, const char *ledger_path, gint64 plan_id);
void rectify_item_clip_set_pasted (RectifyItemClip *self, gint64 plan_id, gint64 item_id);
RectifyItemClip *rectify_item_clip_ref (RectifyItemClip *self);
void rectify_item_clip_unref (RectifyItemClip *self);
GdkContentProvider *rectify_item_clip_dup_content (RectifyItemClip *self);
GPtrArray *rectify_item_clip_list_items (RectifyItemClip *self, const char *ledger_path,
                                         RectifyPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyItemClip, rectify_item_clip_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "rectify-ledger.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_ITEM_CLIP (rectify_item_clip_get_type ())

/**
 * RectifyItemClip:
 *
 * Items on the clipboard: whole within the program, as text elsewhere.
 */
typedef struct _RectifyItemClip RectifyItemClip;

/**
 * RectifyItemClipLook:
 * @cut: the first of the items where they were copied or cut
 * @pasted: the first of them where they were put, 0 if they were not
 * @is_back: whether @cut is in the ledger
 * @is_there: whether @pasted is
 *
 * What the ledger has of items on the clipboard.
 */
typedef struct {
  gint64 cut;
  gint64 pasted;
  gboolean is_back;
  gboolean is_there;
} RectifyItemClipLook;

GType rectify_item_clip_get_type (void) G_GNUC_CONST;

RectifyItemClip *rectify_item_clip_new (GPtrArray *items);
void rectify_item_clip_set_cut (RectifyItemClip *self, const char *ledger_path);
void rectify_item_clip_set_pasted (RectifyItemClip *self, gint64 item_id);
RectifyItemClip *rectify_item_clip_ref (RectifyItemClip *self);
void rectify_item_clip_unref (RectifyItemClip *self);
GdkContentProvider *rectify_item_clip_dup_content (RectifyItemClip *self);
void rectify_item_clip_begin_look (RectifyItemClip *self, RectifyItemClipLook *look);
gboolean rectify_item_clip_look (RectifyItemClipLook *look, RectifyLedger *ledger, GError **error);
GPtrArray *rectify_item_clip_list_items (RectifyItemClip *self, const char *ledger_path,
                                         const RectifyItemClipLook *look, gboolean *moves);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyItemClip, rectify_item_clip_unref)

G_END_DECLS

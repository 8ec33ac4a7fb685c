/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-clip.h"

#include "rectify-plan-report.h"

struct _RectifyItemClip {
  gatomicrefcount refs;
  GPtrArray *items;
};

G_DEFINE_BOXED_TYPE (RectifyItemClip, rectify_item_clip, rectify_item_clip_ref,
                     rectify_item_clip_unref)

static gboolean
forget (RectifyItem *item, gpointer moved)
{
  rectify_item_set_id (item, 0);
  if (!GPOINTER_TO_INT (moved))
    rectify_item_begin_anew (item);
  return TRUE;
}

static GPtrArray *
copy_items (GPtrArray *items, gboolean moved)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    {
      RectifyItem *copy = rectify_item_copy (g_ptr_array_index (items, i));

      rectify_item_foreach (copy, forget, GINT_TO_POINTER (moved));
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

static char *
dup_text (GPtrArray *items)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (GPtrArray) copies = copy_items (items, FALSE);
  g_autoptr (RectifyDocument) document = NULL;

  for (guint i = 0; i < copies->len; i++)
    rectify_item_append_child (rectify_plan_get_root (plan), g_ptr_array_index (copies, i));
  document = rectify_plan_report_compose (plan);
  return rectify_document_dup_text (document);
}

/**
 * rectify_item_clip_new:
 * @items: (element-type RectifyItem): items of a plan
 * @moved: whether they go from where they are: then what was done on them goes along; nothing was done
 *   on a copy yet
 *
 * Returns: (transfer full): copies of them, without identifiers
 */
RectifyItemClip *
rectify_item_clip_new (GPtrArray *items, gboolean moved)
{
  RectifyItemClip *self = g_new0 (RectifyItemClip, 1);

  g_atomic_ref_count_init (&self->refs);
  self->items = copy_items (items, moved);
  return self;
}

/**
 * rectify_item_clip_ref:
 * @self: a clip
 *
 * Returns: (transfer full): @self
 */
RectifyItemClip *
rectify_item_clip_ref (RectifyItemClip *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * rectify_item_clip_unref:
 * @self: (transfer full): a clip
 */
void
rectify_item_clip_unref (RectifyItemClip *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * rectify_item_clip_dup_content:
 * @self: a clip
 *
 * Returns: (transfer full): what goes to the clipboard
 */
GdkContentProvider *
rectify_item_clip_dup_content (RectifyItemClip *self)
{
  g_autofree char *text = dup_text (self->items);
  GdkContentProvider *providers[] = { gdk_content_provider_new_typed (RECTIFY_TYPE_ITEM_CLIP, self),
                                      gdk_content_provider_new_typed (G_TYPE_STRING, text) };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

/**
 * rectify_item_clip_list_items:
 * @self: a clip
 *
 * Returns: (transfer full) (element-type RectifyItem): copies of its items, without identifiers
 */
GPtrArray *
rectify_item_clip_list_items (RectifyItemClip *self)
{
  return copy_items (self->items, TRUE);
}

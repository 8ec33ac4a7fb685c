/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-clip.h"

#include "rectify-ledger-entries.h"
#include "rectify-plan-report.h"

struct _RectifyItemClip {
  gatomicrefcount refs;
  GPtrArray *items;
  gint64 first_id;    /* that the first of them had */
  char *cut_in;       /* the ledger that they were cut out of; NULL: they are copied */
  gint64 pasted;      /* the first of them where they were put; 0: nowhere yet */
  gboolean is_moving; /* on their way to where they are put */
};

G_DEFINE_BOXED_TYPE (RectifyItemClip, rectify_item_clip, rectify_item_clip_ref,
                     rectify_item_clip_unref)

static gboolean
forget (RectifyItem *item, gpointer user_data)
{
  rectify_item_set_id (item, 0);
  return TRUE;
}

static gboolean
begin_anew (RectifyItem *item, gpointer user_data)
{
  rectify_item_begin_anew (item);
  return TRUE;
}

static GPtrArray *
copy_items (GPtrArray *items)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    {
      RectifyItem *copy = rectify_item_copy (g_ptr_array_index (items, i));

      rectify_item_foreach (copy, forget, NULL);
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

static char *
dup_text (GPtrArray *items)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (GPtrArray) copies = copy_items (items);
  g_autoptr (RectifyDocument) document = NULL;

  for (guint i = 0; i < copies->len; i++)
    rectify_item_append_child (rectify_plan_get_root (plan), g_ptr_array_index (copies, i));
  document = rectify_plan_report_compose (plan);
  return rectify_document_dup_text (document);
}

/**
 * rectify_item_clip_new:
 * @items: (element-type RectifyItem): items of a plan
 *
 * Returns: (transfer full): copies of them, without identifiers
 */
RectifyItemClip *
rectify_item_clip_new (GPtrArray *items)
{
  RectifyItemClip *self = g_new0 (RectifyItemClip, 1);

  g_atomic_ref_count_init (&self->refs);
  self->items = copy_items (items);
  self->first_id = items->len > 0 ? rectify_item_get_id (g_ptr_array_index (items, 0)) : 0;
  return self;
}

/**
 * rectify_item_clip_set_cut:
 * @self: a clip
 * @ledger_path: the ledger that its items went from
 *
 * What goes from where it is keeps what was done on it, where it is put next. Nothing was done on a
 * copy yet.
 */
void
rectify_item_clip_set_cut (RectifyItemClip *self, const char *ledger_path)
{
  g_free (self->cut_in);
  self->cut_in = g_strdup (ledger_path);
}

/**
 * rectify_item_clip_set_pasted:
 * @self: a clip
 * @item_id: the first of its items where they were put; 0: they could not be put there
 *
 * As long as they are there, another time they are copies.
 */
void
rectify_item_clip_set_pasted (RectifyItemClip *self, gint64 item_id)
{
  self->is_moving = FALSE;
  if (item_id != 0)
    self->pasted = item_id;
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
  g_free (self->cut_in);
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
 * rectify_item_clip_begin_look:
 * @self: a clip
 * @look: (out caller-allocates): what is to be looked for
 *
 * What was cut may be back where it was, and what was put somewhere may be gone again, in whatever plan:
 * the ledger is looked at for that, by rectify_item_clip_look(), before the items are put anywhere.
 */
void
rectify_item_clip_begin_look (RectifyItemClip *self, RectifyItemClipLook *look)
{
  *look = (RectifyItemClipLook){ .cut = self->first_id, .pasted = self->pasted };
}

/**
 * rectify_item_clip_look:
 * @look: what is looked for
 * @ledger: the ledger
 * @error: return location
 *
 * May be called in any thread.
 *
 * Returns: whether it could be looked at
 */
gboolean
rectify_item_clip_look (RectifyItemClipLook *look, RectifyLedger *ledger, GError **error)
{
  return rectify_ledger_has_item (ledger, look->cut, &look->is_back, error)
         && rectify_ledger_has_item (ledger, look->pasted, &look->is_there, error);
}

/* Whether they move to where they are put: the cut was not undone, and they are nowhere else, or the
 * paste was undone. */
static gboolean
is_moving (RectifyItemClip *self, const char *ledger_path, const RectifyItemClipLook *look)
{
  if (self->cut_in == NULL || g_strcmp0 (self->cut_in, ledger_path) != 0 || look->is_back)
    return FALSE;
  return !self->is_moving && self->pasted == look->pasted && !look->is_there;
}

/**
 * rectify_item_clip_list_items:
 * @self: a clip
 * @ledger_path: the ledger
 * @look: what was found in it
 * @moves: (out): set to whether they move there; then rectify_item_clip_set_pasted() says where they
 *   came to, and until then they are nobody else's to move
 *
 * Returns: (transfer full) (element-type RectifyItem): copies of its items, without identifiers; not
 *   begun yet, unless they were cut out of this ledger, which has the content of their evidence, and
 *   were not put anywhere since
 */
GPtrArray *
rectify_item_clip_list_items (RectifyItemClip *self, const char *ledger_path,
                              const RectifyItemClipLook *look, gboolean *moves)
{
  GPtrArray *copies = copy_items (self->items);

  *moves = is_moving (self, ledger_path, look);
  if (*moves)
    self->is_moving = TRUE;
  else
    for (guint i = 0; i < copies->len; i++)
      rectify_item_foreach (g_ptr_array_index (copies, i), begin_anew, NULL);
  return copies;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-item-clip.h"
#include "rectify-window-private.h"

/*
 * Items on their way from plan to plan over the clipboard.
 */

static RectifyItemClip *
copy (RectifyWindow *self)
{
  g_autoptr (GPtrArray) items = rectify_plan_view_list_outermost (self->plan_view);
  RectifyItemClip *clip = rectify_item_clip_new (items);
  g_autoptr (GdkContentProvider) content = rectify_item_clip_dup_content (clip);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  return clip;
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_item_clip_unref (copy (user_data));
}

/* Items that are on their way out. */
typedef struct {
  RectifyWindow *window;
  RectifyItemClip *clip;
} Cut;

static void
cut_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Cut *cut = user_data;
  RectifyLedger *ledger = rectify_session_get_ledger (RECTIFY_SESSION (source));
  g_autoptr (RectifyWindow) window = cut->window;
  g_autoptr (GError) error = NULL;

  /* What could not be cut is there still: then this is a copy. */
  if (ledger != NULL && !g_task_had_error (G_TASK (result)))
    rectify_item_clip_set_cut (cut->clip, rectify_ledger_get_path (ledger));
  rectify_item_clip_unref (cut->clip);
  if (rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    rectify_window_notify (window, _ ("Cut, with all that was inside"), TRUE);
  else
    rectify_window_show_error (window, _ ("This could not be cut"), error);
  g_free (cut);
}

static void
cut_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  Cut *cut = g_new0 (Cut, 1);

  cut->window = g_object_ref (self);
  cut->clip = copy (self);
  rectify_window_delete_selected (self, N_ ("Cut"), cut_done_cb, cut);
}

/* What is put behind which item, or at the end of the plan. */
typedef struct {
  GPtrArray *items;
  gint64 anchor;
} PasteEdit;

static void
paste_edit_free (gpointer data)
{
  PasteEdit *edit = data;

  g_ptr_array_unref (edit->items);
  g_free (edit);
}

static gboolean
paste_rows (RectifyPlan *draft, gpointer user_data, GError **error)
{
  PasteEdit *edit = user_data;
  RectifyItem *anchor = rectify_plan_find_item (draft, edit->anchor);
  RectifyItem *parent
      = anchor != NULL ? rectify_item_get_parent (anchor) : rectify_plan_get_root (draft);
  guint position = anchor != NULL ? rectify_item_get_index (anchor) + 1 : G_MAXUINT;

  for (guint i = 0; i < edit->items->len; i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_copy (g_ptr_array_index (edit->items, i));

      rectify_plan_insert_item (draft, parent, position, item);
      if (position != G_MAXUINT)
        position++;
    }
  return TRUE;
}

/* Items that have just come in, by the item that they stand behind; 0: at the end of the plan. */
typedef struct {
  RectifyWindow *window;
  RectifyItemClip *clip;
  gint64 anchor;
  guint n;
  gboolean moves; /* with what was done on them */
} Placed;

/* 0: there is none. */
static gint64
get_id (RectifyItem *parent, guint position)
{
  return position < rectify_item_get_n_children (parent)
             ? rectify_item_get_id (rectify_item_get_child (parent, position))
             : 0;
}

static void
select_placed (Placed *placed)
{
  RectifyPlan *plan = rectify_session_get_plan (placed->window->session);
  RectifyItem *anchor = rectify_plan_find_item (plan, placed->anchor);
  RectifyItem *parent
      = anchor != NULL ? rectify_item_get_parent (anchor) : rectify_plan_get_root (plan);
  guint first = anchor != NULL ? rectify_item_get_index (anchor) + 1
                               : rectify_item_get_n_children (parent) - placed->n;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (placed->moves)
    rectify_item_clip_set_pasted (placed->clip, get_id (parent, first));
  for (guint i = first; i < first + placed->n && i < rectify_item_get_n_children (parent); i++)
    {
      gint64 id = get_id (parent, i);

      g_array_append_val (ids, id);
    }
  rectify_plan_view_select_many (placed->window->plan_view, ids);
}

static void
placed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Placed *placed = user_data;
  g_autoptr (RectifyWindow) self = placed->window;
  g_autoptr (GError) error = NULL;

  if (rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    select_placed (placed);
  else
    {
      if (placed->moves)
        rectify_item_clip_set_pasted (placed->clip, 0);
      rectify_window_show_error (self, _ ("This could not be pasted"), error);
    }
  rectify_item_clip_unref (placed->clip);
  g_free (placed);
}

/* Items on their way in, whose past is looked for first. */
typedef struct {
  RectifyWindow *window;
  RectifyItemClip *clip;
  RectifyItemClipLook look;
  gint64 plan_id;
  gint64 anchor;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->window);
  rectify_item_clip_unref (paste->clip);
  g_free (paste);
}

static gboolean
look_for_items (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  return rectify_item_clip_look (user_data, ledger, error);
}

static void
place (Paste *paste)
{
  RectifyWindow *self = paste->window;
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);
  PasteEdit *edit = g_new0 (PasteEdit, 1);
  Placed *placed = g_new0 (Placed, 1);

  edit->items = rectify_item_clip_list_items (paste->clip, rectify_ledger_get_path (ledger),
                                              &paste->look, &placed->moves);
  edit->anchor = paste->anchor;
  placed->window = g_object_ref (self);
  placed->clip = rectify_item_clip_ref (paste->clip);
  placed->anchor = edit->anchor;
  placed->n = edit->items->len;
  rectify_session_edit (self->session, N_ ("Paste"), paste_rows, edit, paste_edit_free, placed_cb,
                        placed);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Paste *paste = user_data;
  RectifyWindow *self = paste->window;
  RectifyPlan *plan = self->session != NULL ? rectify_session_get_plan (self->session) : NULL;
  g_autoptr (GError) error = NULL;

  if (!rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    rectify_window_show_error (self, _ ("This could not be pasted"), error);
  else if (plan != NULL && rectify_plan_get_id (plan) == paste->plan_id)
    place (paste);
  paste_free (paste);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  RectifyPlan *plan = self->session != NULL ? rectify_session_get_plan (self->session) : NULL;
  RectifyItem *item;
  Paste *paste;

  if (plan == NULL)
    return;
  if (value == NULL)
    {
      rectify_window_notify (self, _ ("There are no items to paste. Copy some in the tree first."),
                             FALSE);
      return;
    }
  item = rectify_plan_view_get_item (self->plan_view);
  paste = g_new0 (Paste, 1);
  paste->window = g_object_ref (self);
  paste->clip = rectify_item_clip_ref (g_value_get_boxed (value));
  paste->plan_id = rectify_plan_get_id (plan);
  paste->anchor = item != NULL ? rectify_item_get_id (item) : 0;
  rectify_item_clip_begin_look (paste->clip, &paste->look);
  rectify_session_run (self->session, look_for_items, &paste->look, NULL, looked_cb, paste);
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (user_data);

  /* Files are no items, but may prove something of one. */
  if (!gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                          RECTIFY_TYPE_ITEM_CLIP)
      && rectify_window_paste_evidence (user_data))
    return;
  gdk_clipboard_read_value_async (clipboard, RECTIFY_TYPE_ITEM_CLIP, G_PRIORITY_DEFAULT, NULL,
                                  pasted_cb, g_object_ref (user_data));
}

/**
 * rectify_window_install_clip_actions:
 * @self: a window
 *
 * Installs the actions that copy, cut and paste items.
 */
void
rectify_window_install_clip_actions (RectifyWindow *self)
{
  static const GActionEntry entries[] = { { .name = "item-copy", .activate = copy_cb },
                                          { .name = "item-cut", .activate = cut_cb },
                                          { .name = "item-paste", .activate = paste_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

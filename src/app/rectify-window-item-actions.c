/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-dialogs.h"
#include "rectify-window-private.h"

/* What an edit of rows is about. */
typedef struct {
  RectifyWindow *window;
  GArray *ids;
  void (*step) (RectifyPlan *plan, RectifyItem *item);
  gint64 anchor;
} RowEdit;

static void
row_edit_free (gpointer data)
{
  RowEdit *edit = data;

  g_clear_object (&edit->window);
  g_clear_pointer (&edit->ids, g_array_unref);
  g_free (edit);
}

static RowEdit *
row_edit_new (RectifyWindow *self)
{
  RowEdit *edit = g_new0 (RowEdit, 1);

  edit->window = g_object_ref (self);
  edit->ids = rectify_plan_view_list_selected (self->plan_view);
  return edit;
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  RectifyItem *item = rectify_plan_view_get_item (self->plan_view);

  rectify_item_dialog_present (GTK_WINDOW (self), self->session, rectify_item_get_id (item));
}

static void
assign_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  g_autoptr (GArray) ids = rectify_plan_view_list_selected (self->plan_view);

  rectify_assign_dialog_present (GTK_WINDOW (self), self->session, ids);
}

static void
deadline_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  g_autoptr (GArray) ids = rectify_plan_view_list_selected (self->plan_view);

  rectify_deadline_dialog_present (GTK_WINDOW (self), self->session, ids);
}

static void
insert (RectifyWindow *self, gboolean inside)
{
  RectifyItem *item = rectify_plan_view_get_item (self->plan_view);

  rectify_item_dialog_present_new (GTK_WINDOW (self), self->session,
                                   item != NULL ? rectify_item_get_id (item) : 0, inside);
}

static void
insert_after_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  insert (user_data, FALSE);
}

static void
insert_inside_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  insert (user_data, TRUE);
}

static gboolean
delete_rows (RectifyPlan *draft, gpointer user_data, GError **error)
{
  RowEdit *edit = user_data;

  for (guint i = 0; i < edit->ids->len; i++)
    {
      RectifyItem *item = rectify_plan_find_item (draft, g_array_index (edit->ids, gint64, i));

      /* It may have gone with what held it. */
      if (item != NULL)
        rectify_plan_remove_item (draft, item);
    }
  return TRUE;
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    rectify_window_notify (self, _ ("Deleted, with all that was inside"), TRUE);
  else
    rectify_window_show_error (self, _ ("This could not be deleted"), error);
}

/**
 * rectify_window_delete_selected:
 * @self: a window
 * @name: what the edit is called, as rectify-edit-name.h says
 * @callback: called with the session when the selected items are gone, or not
 * @user_data: for @callback
 */
void
rectify_window_delete_selected (RectifyWindow *self, const char *name, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  rectify_session_edit (self->session, name, delete_rows, row_edit_new (self), row_edit_free,
                        callback, user_data);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_window_delete_selected (user_data, N_ ("Delete"), deleted_cb, g_object_ref (user_data));
}

static gboolean
step_row (RectifyPlan *draft, gpointer user_data, GError **error)
{
  RowEdit *edit = user_data;
  RectifyItem *item = rectify_plan_find_item (draft, g_array_index (edit->ids, gint64, 0));

  if (item != NULL)
    edit->step (draft, item);
  return TRUE;
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RowEdit *edit = user_data;

  rectify_plan_view_select (edit->window->plan_view, g_array_index (edit->ids, gint64, 0));
  rectify_window_report_cb (source, result, g_object_ref (edit->window));
  row_edit_free (edit);
}

static void
step (RectifyWindow *self, const char *name, void (*func) (RectifyPlan *, RectifyItem *))
{
  RowEdit *edit = row_edit_new (self);
  RowEdit *after = row_edit_new (self);

  edit->step = func;
  rectify_session_edit (self->session, name, step_row, edit, row_edit_free, stepped_cb, after);
}

static void
move_up_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, N_ ("Move up"), rectify_plan_move_up);
}

static void
move_down_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, N_ ("Move down"), rectify_plan_move_down);
}

static void
indent_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, N_ ("One level deeper"), rectify_plan_indent);
}

static void
outdent_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, N_ ("One level higher"), rectify_plan_outdent);
}

/* The item is gone: where its words are now is what was worked on. */
static void
joined_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RowEdit *edit = user_data;

  rectify_plan_view_select (edit->window->plan_view, edit->anchor);
  rectify_window_report_cb (source, result, g_object_ref (edit->window));
  row_edit_free (edit);
}

static void
join_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  RowEdit *edit = row_edit_new (self);
  RowEdit *after = row_edit_new (self);
  RectifyItem *above = rectify_plan_find_joined (rectify_session_get_plan (self->session),
                                                 rectify_plan_view_get_item (self->plan_view));

  edit->step = rectify_plan_join;
  after->anchor = above != NULL ? rectify_item_get_id (above) : 0;
  rectify_session_edit (self->session, N_ ("Join with the item above"), step_row, edit,
                        row_edit_free, joined_cb, after);
}

static void
renumber_siblings (RectifyPlan *plan, RectifyItem *item)
{
  rectify_plan_renumber (plan, rectify_item_get_parent (item));
}

static void
renumber_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, N_ ("Renumber"), renumber_siblings);
}

typedef struct {
  GArray *ids;
  gint64 target;
  RectifyDropPlace place;
} Drop;

static void
drop_free (gpointer data)
{
  g_array_unref (((Drop *) data)->ids);
  g_free (data);
}

static gboolean
drop_rows (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Drop *drop = user_data;
  RectifyItem *target = rectify_plan_find_item (draft, drop->target);

  for (guint i = 0; target != NULL && i < drop->ids->len; i++)
    {
      RectifyItem *item = rectify_plan_find_item (draft, g_array_index (drop->ids, gint64, i));
      guint position;

      if (item == NULL)
        continue;
      if (drop->place == RECTIFY_DROP_INSIDE)
        {
          rectify_plan_move_item (draft, item, target, G_MAXUINT);
          continue;
        }
      position = rectify_item_get_index (target) + (drop->place == RECTIFY_DROP_AFTER);
      /* Each goes behind the one before it. */
      if (rectify_plan_move_item (draft, item, rectify_item_get_parent (target), position)
          && drop->place == RECTIFY_DROP_AFTER)
        target = item;
    }
  return TRUE;
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    rectify_window_notify (self, _ ("Moved"), TRUE);
  else
    rectify_window_show_error (self, _ ("This could not be moved"), error);
}

static void
dropped_cb (RectifyPlanView *view, gint64 target, guint place, RectifyWindow *self)
{
  g_autoptr (GPtrArray) items = rectify_plan_view_list_outermost (view);
  Drop *drop = g_new0 (Drop, 1);

  drop->target = target;
  drop->place = place;
  drop->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = rectify_item_get_id (g_ptr_array_index (items, i));

      g_array_append_val (drop->ids, id);
    }
  rectify_session_edit (self->session, N_ ("Move"), drop_rows, drop, drop_free, moved_cb,
                        g_object_ref (self));
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  RectifyItem *item = rectify_plan_view_get_item (self->plan_view);

  rectify_heading_dialog_present (GTK_WINDOW (self), self->session, rectify_item_get_id (item));
}

/**
 * rectify_window_install_item_actions:
 * @self: a window
 *
 * Installs the actions on the selected items.
 */
void
rectify_window_install_item_actions (RectifyWindow *self)
{
  static const GActionEntry entries[]
      = { { .name = "item-edit", .activate = edit_cb },
          { .name = "item-rename", .activate = rename_cb },
          { .name = "item-assign", .activate = assign_cb },
          { .name = "item-deadline", .activate = deadline_cb },
          { .name = "item-insert-after", .activate = insert_after_cb },
          { .name = "item-insert-inside", .activate = insert_inside_cb },
          { .name = "item-delete", .activate = delete_cb },
          { .name = "item-move-up", .activate = move_up_cb },
          { .name = "item-move-down", .activate = move_down_cb },
          { .name = "item-indent", .activate = indent_cb },
          { .name = "item-outdent", .activate = outdent_cb },
          { .name = "item-join", .activate = join_cb },
          { .name = "item-renumber", .activate = renumber_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  rectify_window_install_status_action (self);
  rectify_window_install_clip_actions (self);
  g_signal_connect (self->plan_view, "dropped", G_CALLBACK (dropped_cb), self);
}

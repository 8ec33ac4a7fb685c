/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-dialogs.h"
#include "rectify-window-private.h"

/* Rows to be marked, or no longer to be. */
typedef struct {
  GArray *ids;
  gboolean internal;
} Mark;

static void
mark_free (gpointer data)
{
  g_array_unref (((Mark *) data)->ids);
  g_free (data);
}

static gboolean
mark_rows (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Mark *mark = user_data;

  for (guint i = 0; i < mark->ids->len; i++)
    {
      RectifyItem *item = rectify_plan_find_item (draft, g_array_index (mark->ids, gint64, i));

      if (item != NULL)
        rectify_item_set_internal (item, mark->internal);
    }
  return TRUE;
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    rectify_window_show_error (self, _ ("This could not be marked"), error);
  rectify_window_update_actions (self);
}

static void
internal_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  RectifyWindow *self = user_data;
  Mark *mark = g_new0 (Mark, 1);

  mark->ids = rectify_plan_view_list_selected (self->plan_view);
  mark->internal = g_variant_get_boolean (value);
  rectify_session_edit (self->session,
                        mark->internal ? N_ ("For the office alone")
                                       : N_ ("No longer for the office alone"),
                        mark_rows, mark, mark_free, marked_cb, g_object_ref (self));
}

static void
progress_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  RectifyItem *item = rectify_plan_view_get_item (self->plan_view);

  rectify_entry_dialog_present (GTK_WINDOW (self), self->session, rectify_item_get_id (item), 0);
}

/**
 * rectify_window_install_follow_actions:
 * @self: a window
 *
 * Installs the actions that follow items up: what was done on them, and who may see them.
 */
void
rectify_window_install_follow_actions (RectifyWindow *self)
{
  static const GActionEntry entries[]
      = { { .name = "item-internal", .state = "false", .change_state = internal_cb },
          { .name = "item-progress", .activate = progress_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  rectify_window_install_record_actions (self);
  rectify_window_install_evidence_actions (self);
  rectify_window_install_close_out_actions (self);
}

/**
 * rectify_window_update_follow_actions:
 * @self: a window
 * @item: (nullable): the selected item, or the first of them
 * @writable: whether it can be edited
 * @n_selected: how many are selected
 *
 * Says what of this can be done now.
 */
void
rectify_window_update_follow_actions (RectifyWindow *self, RectifyItem *item, gboolean writable,
                                      guint n_selected)
{
  GAction *internal = g_action_map_lookup_action (G_ACTION_MAP (self), "item-internal");
  gboolean on = item != NULL && rectify_item_get_internal (item);

  g_simple_action_set_state (G_SIMPLE_ACTION (internal), g_variant_new_boolean (on));
  rectify_window_enable (self, "item-internal", writable && item != NULL);
  rectify_window_enable (self, "item-progress", writable && item != NULL && n_selected == 1);
  rectify_window_update_record_actions (self, writable);
  rectify_window_update_evidence_actions (self, item, writable, n_selected);
  rectify_window_update_close_out_actions (self, item, writable, n_selected);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/rectify-dialogs.h"
#include "rectify-close-out.h"
#include "rectify-window-private.h"

static void
present (RectifyWindow *self, RectifyStepKind kind)
{
  g_autoptr (GArray) ids = rectify_plan_view_list_selected (self->plan_view);

  rectify_close_out_dialog_present (GTK_WINDOW (self), self->session, ids, kind);
}

static void
request_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present (user_data, RECTIFY_STEP_REQUEST);
}

static void
decide_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present (user_data, RECTIFY_STEP_APPROVE);
}

static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present (user_data, RECTIFY_STEP_REOPEN);
}

static void
vote_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_vote_dialog_present (GTK_WINDOW (self), self->session,
                               rectify_item_get_id (rectify_plan_view_get_item (self->plan_view)),
                               0);
}

static void
stages_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_stages_dialog_present (GTK_WINDOW (self), self->session,
                                 rectify_item_get_id (rectify_plan_view_get_item (self->plan_view)),
                                 0);
}

static void
round_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_round_dialog_present (GTK_WINDOW (self), self->session);
}

/**
 * rectify_window_install_close_out_actions:
 * @self: a window
 *
 * Installs the actions that close items out, and those on the way there.
 */
void
rectify_window_install_close_out_actions (RectifyWindow *self)
{
  static const GActionEntry entries[] = { { .name = "item-request", .activate = request_cb },
                                          { .name = "item-decide", .activate = decide_cb },
                                          { .name = "item-reopen", .activate = reopen_cb },
                                          { .name = "item-vote", .activate = vote_cb },
                                          { .name = "item-stages", .activate = stages_cb },
                                          { .name = "round", .activate = round_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * rectify_window_update_close_out_actions:
 * @self: a window
 * @item: (nullable): the selected item, or the first of them
 * @writable: whether it can be edited
 * @n_selected: how many are selected
 *
 * Says what of this can be done now. Of several items the dialog takes those that it can be done with.
 */
void
rectify_window_update_close_out_actions (RectifyWindow *self, RectifyItem *item, gboolean writable,
                                         guint n_selected)
{
  static const struct {
    const char *action;
    RectifyStepKind kind;
  } steps[] = { { "item-request", RECTIFY_STEP_REQUEST },
                { "item-decide", RECTIFY_STEP_APPROVE },
                { "item-reopen", RECTIFY_STEP_REOPEN } };
  gboolean single = writable && item != NULL && n_selected == 1;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    rectify_window_enable (self, steps[i].action,
                           single ? rectify_close_out_dialog_is_open_for (item, steps[i].kind)
                                  : writable && item != NULL);
  /* Reminders, the calendar and the forms look at those of tasks alone. */
  rectify_window_enable (self, "item-vote", single && rectify_item_is_task (item));
  rectify_window_enable (self, "item-stages", single && rectify_item_is_task (item));
  rectify_window_enable (self, "round",
                         writable && rectify_session_get_plan (self->session) != NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-dialogs.h"
#include "rectify-window-private.h"

typedef void (*RecordRemove) (RectifyItem *item, gint64 id);

/* A record of an item: a progress entry, or a step of its follow-up. */
typedef struct {
  RectifyWindow *window;
  gint64 item_id;
  gint64 id;
  RecordRemove remove;
  guint n_files; /* that prove it */
} Record;

static void
record_free (gpointer data)
{
  g_object_unref (((Record *) data)->window);
  g_free (data);
}

/* Borrowed from the live plan. */
static RectifyItem *
find_item (RectifyWindow *self, GVariant *parameter, gint64 *id)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  gint64 item_id;

  g_variant_get (parameter, "(xx)", &item_id, id);
  return plan != NULL ? rectify_plan_find_item (plan, item_id) : NULL;
}

/* A vote or a stage: what led to a close-out is not mended behind the reviewer's back. */
static RectifyStep *
find_open_step (RectifyWindow *self, GVariant *parameter, RectifyItem **item)
{
  gint64 id;
  RectifyStep *step;

  *item = find_item (self, parameter, &id);
  step = *item != NULL ? rectify_item_find_step (*item, id) : NULL;
  return step != NULL
                 && (rectify_step_get_kind (step) == RECTIFY_STEP_VOTE
                     || rectify_step_get_kind (step) == RECTIFY_STEP_STAGE)
             ? step
             : NULL;
}

static void
edit_progress_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  gint64 id;
  RectifyItem *item = find_item (self, parameter, &id);

  if (item != NULL && id != 0)
    rectify_entry_dialog_present (GTK_WINDOW (self), self->session, rectify_item_get_id (item), id);
}

static void
edit_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  RectifyItem *item;
  RectifyStep *step = find_open_step (self, parameter, &item);

  if (step == NULL)
    return;
  if (rectify_step_get_kind (step) == RECTIFY_STEP_VOTE)
    rectify_vote_dialog_present (GTK_WINDOW (self), self->session, rectify_item_get_id (item),
                                 rectify_step_get_id (step));
  else
    rectify_stages_dialog_present (GTK_WINDOW (self), self->session, rectify_item_get_id (item),
                                   rectify_step_get_id (step));
}

/* What others deleted meanwhile is gone as it was to be. */
static gboolean
delete_record (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Record *record = user_data;
  RectifyItem *item = rectify_plan_find_item (draft, record->item_id);

  if (item != NULL)
    record->remove (item, record->id);
  return TRUE;
}

static gboolean
turn_stage (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Record *record = user_data;
  RectifyItem *item = rectify_plan_find_item (draft, record->item_id);
  RectifyStep *stage = item != NULL ? rectify_item_find_step (item, record->id) : NULL;
  g_autoptr (RectifyStep) turned = NULL;

  if (stage == NULL)
    return TRUE;
  turned = rectify_step_with_reached (stage, !rectify_step_is_reached (stage));
  rectify_item_remove_step (item, record->id);
  rectify_item_add_step (item, turned);
  return TRUE;
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Record *record = user_data;
  RectifyWindow *self = record->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    rectify_window_show_error (self, _ ("This could not be deleted"), error);
  else if (self->session != NULL)
    {
      text
          = record->n_files == 0
                ? g_strdup (_ ("Deleted"))
                : g_strdup_printf (ngettext ("Deleted; its file stays with the item as evidence",
                                             "Deleted; its %u files stay with the item as evidence",
                                             record->n_files),
                                   record->n_files);
      rectify_window_notify (self, text, TRUE);
    }
  record_free (record);
}

static Record *
record_new (RectifyWindow *self, RectifyItem *item, gint64 id)
{
  Record *record = g_new0 (Record, 1);

  record->window = g_object_ref (self);
  record->item_id = rectify_item_get_id (item);
  record->id = id;
  return record;
}

static void
remove_record (RectifyWindow *self, RectifyItem *item, gint64 id, RecordRemove remove,
               guint n_files, const char *name)
{
  Record *record = record_new (self, item, id);
  Record *after = record_new (self, item, id);

  record->remove = remove;
  after->n_files = n_files;
  rectify_session_edit (self->session, name, delete_record, record, record_free, deleted_cb, after);
}

static void
delete_progress_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gint64 id;
  RectifyItem *item = find_item (user_data, parameter, &id);

  if (item != NULL && rectify_item_find_progress (item, id) != NULL)
    remove_record (user_data, item, id, rectify_item_remove_progress,
                   rectify_item_count_evidence (item, id), N_ ("Delete progress"));
}

static void
delete_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyItem *item;
  RectifyStep *step = find_open_step (user_data, parameter, &item);

  if (step != NULL)
    remove_record (user_data, item, rectify_step_get_id (step), rectify_item_remove_step, 0,
                   rectify_step_get_kind (step) == RECTIFY_STEP_VOTE ? N_ ("Delete vote")
                                                                     : N_ ("Delete stage"));
}

static void
turn_stage_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  RectifyItem *item;
  RectifyStep *step = find_open_step (self, parameter, &item);

  if (step != NULL && rectify_step_get_kind (step) == RECTIFY_STEP_STAGE)
    rectify_session_edit (self->session, N_ ("Stage goals"), turn_stage,
                          record_new (self, item, rectify_step_get_id (step)), record_free,
                          rectify_window_report_cb, g_object_ref (self));
}

/**
 * rectify_window_install_record_actions:
 * @self: a window
 *
 * Installs the actions on what was noted of an item before.
 */
void
rectify_window_install_record_actions (RectifyWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "item-progress-edit", .activate = edit_progress_cb, .parameter_type = "(xx)" },
    { .name = "item-progress-delete", .activate = delete_progress_cb, .parameter_type = "(xx)" },
    { .name = "item-step-edit", .activate = edit_step_cb, .parameter_type = "(xx)" },
    { .name = "item-step-delete", .activate = delete_step_cb, .parameter_type = "(xx)" },
    { .name = "item-stage-reached", .activate = turn_stage_cb, .parameter_type = "(xx)" }
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * rectify_window_update_record_actions:
 * @self: a window
 * @writable: whether anything can be edited
 *
 * Says what of this can be done now.
 */
void
rectify_window_update_record_actions (RectifyWindow *self, gboolean writable)
{
  static const char *const names[] = { "item-progress-edit", "item-progress-delete",
                                       "item-step-edit", "item-step-delete", "item-stage-reached" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    rectify_window_enable (self, names[i], writable);
}

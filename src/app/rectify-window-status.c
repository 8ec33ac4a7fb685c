/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-by-hand.h"
#include "rectify-messages.h"
#include "rectify-window-private.h"

/* A status on its way to the selected items, or to the tasks below them. */
typedef struct {
  RectifyWindow *window;
  GArray *ids;
  RectifyStatus status;
  RectifyStatusEdit *survey;  /* tried on a copy; NULL where it is told how it went */
  RectifyStatusCounts counts; /* what it will come to */
} StatusEdit;

static void
status_edit_free (gpointer data)
{
  StatusEdit *edit = data;

  g_object_unref (edit->window);
  g_array_unref (edit->ids);
  g_clear_pointer (&edit->survey, rectify_status_edit_free);
  g_free (edit);
}

static gboolean
set_status (RectifyPlan *draft, gpointer user_data, GError **error)
{
  StatusEdit *edit = user_data;
  g_autoptr (RectifyStatusEdit) setting = rectify_by_hand_edit_new (edit->status);

  rectify_status_edit_allow_refusals (setting, edit->survey);
  rectify_status_edit_apply (setting, draft, edit->ids);
  return rectify_status_edit_check (setting, error);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StatusEdit *edit = user_data;
  RectifyWindow *self = edit->window;
  guint n_set = edit->counts.n_targets - edit->counts.n_refused;
  g_autoptr (GError) error = NULL;

  if (!rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    rectify_window_show_error (self, _ ("The status could not be changed"), error);
  else if (self->session != NULL && n_set > 1)
    {
      g_autofree char *count = g_strdup_printf (ngettext ("%u item", "%u items", n_set), n_set);
      /* Translators: “12 items”, and a status. */
      g_autofree char *text = g_strdup_printf (C_ ("items", "%s: now “%s”"), count,
                                               rectify_status_get_title (edit->status));

      rectify_window_notify (self, text, TRUE);
    }
  else if (self->session != NULL && edit->counts.n_unrequested > 0)
    {
      g_autofree char *text = rectify_by_hand_dup_done ();

      rectify_window_notify (self, text, TRUE);
    }
  status_edit_free (edit);
}

static void
confirmed (gboolean yes, gpointer user_data)
{
  StatusEdit *edit = user_data;
  StatusEdit *after;

  if (!yes || edit->window->session == NULL)
    {
      status_edit_free (edit);
      return;
    }
  after = g_new0 (StatusEdit, 1);
  after->window = g_object_ref (edit->window);
  after->ids = g_array_ref (edit->ids);
  after->status = edit->status;
  after->counts = edit->counts;
  rectify_session_edit (edit->window->session, N_ ("Change status"), set_status, edit,
                        status_edit_free, set_cb, after);
}

/* How many tasks it is about is said first where it is not what is seen selected, and what becomes of
 * them where several are closed, or cannot be set. */
static void
ask (StatusEdit *edit, const char *said, gboolean as_selected)
{
  guint n_targets = edit->counts.n_targets;
  const char *status = rectify_status_get_title (edit->status);
  g_autofree char *primary
      = edit->counts.n_refused == 0
            ? g_strdup_printf (ngettext ("Set %u task to “%s”?", "Set %u tasks to “%s”?",
                                         n_targets),
                               n_targets, status)
            /* Translators: 1: how many; 2: of how many; 3: a status. */
            : g_strdup_printf (_ ("Set %1$u of %2$u tasks to “%3$s”?"),
                               n_targets - edit->counts.n_refused, n_targets, status);
  g_autofree char *secondary
      = g_strjoin (*said != '\0' ? "\n\n" : "",
                   as_selected
                       ? _ ("It is one edit, and can be undone at once.")
                       : _ ("The status of what has tasks below it follows from them, so that it "
                            "is set for those. It is one edit, and can be undone at once."),
                   said, NULL);

  rectify_message_confirm (GTK_WINDOW (edit->window), primary, secondary, _ ("_Change"),
                           rectify_by_hand_is_risky (edit->survey), confirmed, edit);
}

static gboolean
is_as_selected (RectifyPlan *plan, GArray *ids)
{
  g_autoptr (GPtrArray) targets = rectify_status_list_targets (plan, ids);

  for (guint i = 0; i < ids->len; i++)
    {
      RectifyItem *item = rectify_plan_find_item (plan, g_array_index (ids, gint64, i));

      if (item != NULL && !g_ptr_array_find (targets, item, NULL))
        return FALSE;
    }
  return TRUE;
}

/* Tried first on a copy of the plan, so that the question says what will become of it. */
static void
status_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  StatusEdit *edit = g_new0 (StatusEdit, 1);
  g_autoptr (RectifyPlan) copy = rectify_plan_copy (plan);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  gboolean as_selected;

  edit->window = g_object_ref (self);
  edit->ids = rectify_plan_view_list_selected (self->plan_view);
  edit->status = MIN (g_variant_get_uint32 (parameter), RECTIFY_N_STATUSES - 1);
  edit->survey = rectify_by_hand_edit_new (edit->status);
  rectify_status_edit_apply (edit->survey, copy, edit->ids);
  edit->counts = rectify_status_edit_get_counts (edit->survey);
  said = rectify_by_hand_dup_question (edit->survey);
  as_selected = is_as_selected (plan, edit->ids);
  if (edit->counts.n_refused == edit->counts.n_targets
      && !rectify_status_edit_check (edit->survey, &error))
    {
      rectify_window_show_error (self, _ ("The status could not be changed"), error);
      status_edit_free (edit);
    }
  else if (as_selected && (edit->counts.n_targets == 1 || *said == '\0'))
    confirmed (TRUE, edit);
  else
    ask (edit, said, as_selected);
}

/**
 * rectify_window_install_status_action:
 * @self: a window
 *
 * Installs the action that says how far the selected items have come.
 */
void
rectify_window_install_status_action (RectifyWindow *self)
{
  static const GActionEntry entries[]
      = { { .name = "item-status", .activate = status_cb, .parameter_type = "u" } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

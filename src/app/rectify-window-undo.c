/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-edit-name.h"
#include "rectify-preedit.h"
#include "rectify-window-private.h"

/* Who works by keyboard in the tree goes on there; nobody is taken away from the pages. */
static void
go_to_item (RectifyWindow *self, gint64 item_id)
{
  GtkWidget *view = GTK_WIDGET (self->plan_view);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (gtk_widget_get_mapped (view) && (focus == NULL || gtk_widget_is_ancestor (focus, view)))
    rectify_plan_view_go (self->plan_view, item_id);
  else
    rectify_plan_view_select (self->plan_view, item_id);
}

/* Goes to what was undone or done again, and says what that was. The window shows another plan now
 * if it is about that, which has to be said. */
static void
show_step (RectifyWindow *self, const char *text, gint64 item_id, gboolean elsewhere)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  const char *title = plan != NULL ? rectify_plan_get_title (plan) : "";
  g_autofree char *longer = NULL;

  /* The plans that came back with it may be all there are. */
  rectify_window_pick_plan (self);
  if (plan != NULL && item_id != 0 && rectify_plan_find_item (plan, item_id) != NULL)
    go_to_item (self, item_id);
  if (elsewhere && *title != '\0')
    /* Translators: what was undone or done again, and the title of the plan it is in. */
    longer = g_strdup_printf (_ ("%s, in the plan “%s”"), text, title);
  rectify_window_notify (self, longer != NULL ? longer : text, FALSE);
}

/* Takes a reference to the window; “others” is what goes on where the edit is of somebody else. */
static void
finish (RectifyWindow *window, GObject *source, GAsyncResult *result, const char *failure,
        char *(*dup_words) (const char *name), GAsyncReadyCallback others)
{
  g_autoptr (RectifyWindow) self = window;
  g_autoptr (GError) error = NULL;
  gboolean elsewhere;
  gint64 item_id;
  g_autofree char *name = rectify_session_undo_finish (RECTIFY_SESSION (source), result, &item_id,
                                                       &elsewhere, &error);
  g_autofree char *text = NULL;

  if (others != NULL
      && g_error_matches (error, RECTIFY_SESSION_ERROR, RECTIFY_SESSION_ERROR_OTHERS_EDIT))
    {
      rectify_window_ask_undo (self, others);
      return;
    }
  if (name == NULL)
    {
      rectify_window_show_error (self, failure, error);
      return;
    }
  text = dup_words (name);
  if (self->session != NULL)
    show_step (self, text, item_id, elsewhere);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  finish (user_data, source, result, _ ("This could not be undone"),
          rectify_edit_name_dup_undone_words, undone_cb);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  finish (user_data, source, result, _ ("This could not be done again"),
          rectify_edit_name_dup_redone_words, NULL);
}

/* The number of the edit that is undone next, which is another as soon as something else was edited,
 * undone or made again. */
static gint64
get_last_id (RectifyWindow *self)
{
  const RectifyEditNote *last = rectify_session_get_undo_edit (self->session);

  return last != NULL ? last->id : 0;
}

/* The number of the newest edit, undone or not: another as soon as something was edited, even if that
 * was undone again. */
static gint64
get_newest_id (RectifyWindow *self)
{
  const RectifyEditNote *newest = rectify_session_get_last_edit (self->session);

  return newest != NULL ? newest->id : 0;
}

/* Edits that are made again, in their order. */
typedef struct {
  RectifyWindow *window;
  GArray *edits; /* as which they are made again */
  guint n_left;
} RedoAll;

static void
end_redo_all (RedoAll *all)
{
  RectifyWindow *self = all->window;

  if (self->session != NULL && all->edits->len > 0)
    {
      guint n = all->edits->len;
      g_autofree char *text
          = g_strdup_printf (ngettext ("%u edit made again", "%u edits made again", n), n);

      rectify_window_notify (self, text, FALSE);
      g_clear_pointer (&self->batch, g_array_unref);
      if (n > 1)
        self->batch = g_array_ref (all->edits);
    }
  g_object_unref (self);
  g_array_unref (all->edits);
  g_free (all);
}

static void redo_next (RedoAll *all);

static void
one_redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RedoAll *all = user_data;
  RectifyWindow *self = all->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *name
      = rectify_session_undo_finish (RECTIFY_SESSION (source), result, NULL, NULL, &error);
  gint64 id = name != NULL && self->session != NULL ? get_last_id (self) : 0;

  if (name == NULL)
    rectify_window_show_error (self, _ ("This could not be done again"), error);
  if (id != 0)
    g_array_append_val (all->edits, id);
  all->n_left = id != 0 ? all->n_left - 1 : 0;
  redo_next (all);
}

static void
redo_next (RedoAll *all)
{
  RectifySession *session = all->window->session;

  if (all->n_left == 0 || session == NULL || rectify_session_get_redo_name (session) == NULL)
    end_redo_all (all);
  else
    rectify_session_undo (session, TRUE, one_redone_cb, all);
}

static void
begin_redo_all (RectifyWindow *self)
{
  RedoAll *all = g_new0 (RedoAll, 1);

  all->window = g_object_ref (self);
  all->edits = g_array_new (FALSE, FALSE, sizeof (gint64));
  all->n_left = self->n_redo;
  self->n_redo = 0;
  redo_next (all);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  if (self->n_redo > 0 && self->redo_after == get_last_id (self)
      && self->redo_last == get_newest_id (self))
    begin_redo_all (self);
  else
    rectify_session_undo (self->session, TRUE, redone_cb, g_object_ref (self));
}

/* Edits on their way back, the last of them first. */
typedef struct {
  RectifyWindow *window;
  GArray *edits;
  guint n_undone;
} UndoAll;

static void
undo_all_free (UndoAll *all)
{
  g_object_unref (all->window);
  g_array_unref (all->edits);
  g_free (all);
}

static void undo_last (UndoAll *all);

/* Others may have edited since: what they did is not taken back with it. */
static void
end_undo_all (UndoAll *all)
{
  RectifyWindow *self = all->window;
  g_autofree char *text = NULL;

  if (self->session != NULL && all->edits->len == 0)
    {
      self->n_redo = all->n_undone;
      self->redo_after = get_last_id (self);
      self->redo_last = get_newest_id (self);
      text = g_strdup_printf (ngettext ("%u edit undone", "%u edits undone", all->n_undone),
                              all->n_undone);
      rectify_window_notify (self, text, FALSE);
    }
  else if (self->session != NULL)
    {
      text = g_strdup_printf (
          /* Translators: 1: how many were undone; 2: of how many. */
          _ ("%1$u of %2$u undone: something was edited since. Undo the others in the history."),
          all->n_undone, all->n_undone + all->edits->len);
      rectify_window_notify (self, text, FALSE);
    }
  undo_all_free (all);
}

static void
one_undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  UndoAll *all = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name
      = rectify_session_undo_finish (RECTIFY_SESSION (source), result, NULL, NULL, &error);

  if (g_error_matches (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED))
    {
      end_undo_all (all);
      return;
    }
  if (name == NULL)
    {
      rectify_window_show_error (all->window, _ ("This could not be undone"), error);
      undo_all_free (all);
      return;
    }
  all->n_undone++;
  g_array_set_size (all->edits, all->edits->len - 1);
  undo_last (all);
}

static void
undo_last (UndoAll *all)
{
  RectifyWindow *self = all->window;
  gint64 last = self->session != NULL ? get_last_id (self) : 0;

  if (all->edits->len == 0 || last == 0
      || last != g_array_index (all->edits, gint64, all->edits->len - 1))
    end_undo_all (all);
  else
    /* Another may be on its way to the disk: only this one is meant. */
    rectify_session_undo_edit (self->session, last, one_undone_cb, all);
}

/* Takes the edits. */
static void
begin_undo_all (RectifyWindow *self, GArray *edits)
{
  UndoAll *all = g_new0 (UndoAll, 1);

  all->window = g_object_ref (self);
  all->edits = edits;
  self->n_redo = 0;
  g_clear_pointer (&self->batch, g_array_unref);
  undo_last (all);
}

static void
undo_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  if (self->undo_all != NULL)
    begin_undo_all (self, g_steal_pointer (&self->undo_all));
}

/* What was done in one go is taken back in one go, if nothing was edited since. */
static gboolean
is_batch_last (RectifyWindow *self)
{
  return self->batch != NULL
         && get_last_id (self) == g_array_index (self->batch, gint64, self->batch->len - 1);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  if (is_batch_last (self))
    begin_undo_all (self, g_steal_pointer (&self->batch));
  else
    rectify_session_undo (self->session, FALSE, undone_cb, g_object_ref (self));
}

/**
 * rectify_window_notify_all:
 * @self: a window
 * @text: what was done
 * @edits: (element-type gint64): the edits that it was done by, in their order
 *
 * Says so, and offers to undo all of them at once.
 */
void
rectify_window_notify_all (RectifyWindow *self, const char *text, GArray *edits)
{
  if (self->session == NULL || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  rectify_window_notify (self, text, TRUE);
  self->undo_all = g_array_copy (edits);
  g_clear_pointer (&self->batch, g_array_unref);
  self->batch = g_array_copy (edits);
  gtk_button_set_label (GTK_BUTTON (self->notice_button), _ ("Undo _All"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->notice_button), "win.undo-all");
}

/**
 * rectify_window_forget_undo_all:
 * @self: a window
 *
 * From now on the notice undoes the last edit alone.
 */
void
rectify_window_forget_undo_all (RectifyWindow *self)
{
  g_clear_pointer (&self->undo_all, g_array_unref);
  gtk_button_set_label (GTK_BUTTON (self->notice_button), _ ("_Undo"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->notice_button), "win.undo");
}

/* What is typed into a field is undone there first; an empty one has nothing to take back. */
static gboolean
undo_key_cb (GtkWidget *widget, GVariant *action, gpointer user_data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  if (rectify_preedit_is_open (widget))
    return FALSE;
  if (GTK_IS_TEXT (focus) && *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0')
    return FALSE;
  return gtk_widget_activate_action (widget, g_variant_get_string (action, NULL), NULL);
}

/* Not accelerators of the application, which would know nothing of fields. */
static void
add_undo_shortcuts (RectifyWindow *self)
{
  static const struct {
    const char *trigger;
    const char *action;
  } shortcuts[] = { { "<Control>z", "win.undo" }, { "<Control><Shift>z|<Control>y", "win.redo" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      GtkShortcut *shortcut
          = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                              gtk_callback_action_new (undo_key_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (shortcuts[i].action));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/**
 * rectify_window_install_undo_actions:
 * @self: a window
 *
 * Installs the actions that take back the last edit, and make it again, with their keys.
 */
void
rectify_window_install_undo_actions (RectifyWindow *self)
{
  static const GActionEntry entries[] = { { .name = "undo", .activate = undo_cb },
                                          { .name = "redo", .activate = redo_cb },
                                          { .name = "undo-all", .activate = undo_all_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_undo_shortcuts (self);
}

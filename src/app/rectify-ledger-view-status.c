/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-bulk-edit.h"
#include "rectify-by-hand.h"
#include "rectify-ledger-view-private.h"
#include "rectify-messages.h"

/*
 * The status of the rows that are selected is set: tried first on copies of their plans, so that the
 * question says what will become of it, and then made.
 */

typedef struct {
  RectifyLedgerView *view;
  GPtrArray *rows;
  RectifyStatus status;
  RectifyStatusEdit *survey;
  RectifyStatusCounts counts; /* of it */
} StatusEdit;

static void
status_edit_free (StatusEdit *edit)
{
  g_object_unref (edit->view);
  g_ptr_array_unref (edit->rows);
  rectify_status_edit_free (edit->survey);
  g_free (edit);
}

static GtkWindow *
get_window (RectifyLedgerView *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static guint
set_status (RectifyPlan *draft, GArray *ids, gpointer user_data, GError **error)
{
  return rectify_status_edit_apply (user_data, draft, ids);
}

static gboolean
check_status (gpointer user_data, GError **error)
{
  return rectify_status_edit_check (user_data, error);
}

static void
fail (StatusEdit *edit, GError *error)
{
  if (edit->view->box != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_message_error (get_window (edit->view), _ ("The status could not be changed"), error);
  status_edit_free (edit);
}

static char *
dup_done (StatusEdit *edit)
{
  guint n_set = edit->counts.n_targets - edit->counts.n_refused;
  g_autofree char *count = NULL;

  if (edit->rows->len == 1 && edit->counts.n_unrequested > 0)
    return rectify_by_hand_dup_done ();
  count = edit->counts.n_refused == 0
              ? rectify_bulk_dup_count (edit->rows)
              : g_strdup_printf (ngettext ("%u item", "%u items", n_set), n_set);
  /* Translators: “12 rows in 3 plans”, and a status. */
  return g_strdup_printf (C_ ("rows in plans", "%s: now “%s”"), count,
                          rectify_status_get_title (edit->status));
}

static void
status_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StatusEdit *edit = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    {
      fail (edit, error);
      return;
    }
  text = dup_done (edit);
  if (edit->view->box != NULL)
    g_signal_emit_by_name (edit->view, "edited", text);
  status_edit_free (edit);
}

static void
status_confirmed (gboolean confirmed, gpointer user_data)
{
  StatusEdit *edit = user_data;
  RectifyStatusEdit *setting;

  if (!confirmed || edit->view->box == NULL)
    {
      status_edit_free (edit);
      return;
    }
  setting = rectify_by_hand_edit_new (edit->status);
  rectify_status_edit_allow_refusals (setting, edit->survey);
  rectify_bulk_edit (edit->view->session, edit->rows, N_ ("Change status"), set_status,
                     check_status, setting, (GDestroyNotify) rectify_status_edit_free,
                     status_set_cb, edit);
}

static void
ask_status (StatusEdit *edit)
{
  g_autofree char *count = rectify_bulk_dup_count (edit->rows);
  const char *status = rectify_status_get_title (edit->status);
  guint n_set = edit->counts.n_targets - edit->counts.n_refused;
  g_autofree char *primary
      = edit->counts.n_refused == 0
            /* Translators: “12 rows in 3 plans”, and a status. */
            ? g_strdup_printf (C_ ("rows in plans", "Set %s to “%s”?"), count, status)
            /* Translators: 1: how many; 2: of “12 rows in 3 plans”; 3: a status. */
            : g_strdup_printf (C_ ("rows in plans", "Set %1$u of %2$s to “%3$s”?"), n_set, count,
                               status);
  g_autofree char *said = rectify_by_hand_dup_question (edit->survey);
  g_autofree char *secondary
      = g_strjoin (*said != '\0' ? "\n\n" : "", _ ("It is one edit, and can be undone at once."),
                   said, NULL);

  rectify_message_confirm (get_window (edit->view), primary, secondary, _ ("C_hange"),
                           rectify_by_hand_is_risky (edit->survey), status_confirmed, edit);
}

/* Nothing is asked where nothing can be done, and one row is seen. */
static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StatusEdit *edit = user_data;
  g_autoptr (GError) error = NULL;

  if (!rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    {
      fail (edit, error);
      return;
    }
  edit->counts = rectify_status_edit_get_counts (edit->survey);
  if (edit->view->box == NULL)
    status_edit_free (edit);
  else if (edit->counts.n_refused == edit->counts.n_targets
           && !rectify_status_edit_check (edit->survey, &error))
    fail (edit, error);
  else if (edit->rows->len == 1)
    status_confirmed (TRUE, edit);
  else
    ask_status (edit);
}

/**
 * rectify_ledger_view_set_status:
 * @self: a view
 * @status: a status
 *
 * Sets it of the rows that are selected. Of several, it is said first how many rows of how many plans
 * it is about, what closing them means, and which of them cannot have it and why.
 */
void
rectify_ledger_view_set_status (RectifyLedgerView *self, RectifyStatus status)
{
  g_autoptr (GPtrArray) rows = rectify_ledger_view_list_selected (self);
  StatusEdit *edit;

  if (rows->len == 0)
    return;
  edit = g_new0 (StatusEdit, 1);
  edit->view = g_object_ref (self);
  edit->rows = g_steal_pointer (&rows);
  edit->status = status;
  edit->survey = rectify_by_hand_edit_new (status);
  rectify_bulk_try (self->session, edit->rows, set_status, edit->survey, tried_cb, edit);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-import-twin.h"

#include <glib/gi18n.h>

#include "rectify-messages.h"
#include "rectify-plan-info.h"

/* What to do about a document that was imported before, in the order of the buttons. */
enum { WAY_IMPORT, WAY_SHOW };

typedef struct {
  GtkWindow *parent;
  RectifySession *session;
  RectifyPlan *plan;
  RectifyPlanInfo *twin;
  RectifyImportTwinFunc func;
  gpointer user_data;
} Look;

static void
finish (Look *look, gboolean goes_on)
{
  look->func (goes_on, look->user_data);
  g_object_unref (look->parent);
  g_object_unref (look->session);
  g_object_unref (look->plan);
  g_clear_object (&look->twin);
  g_free (look);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;

  if (!rectify_session_finish (RECTIFY_SESSION (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_message_error (parent, _ ("The plan could not be shown"), error);
}

static void
way_chosen_cb (int choice, gpointer user_data)
{
  Look *look = user_data;

  if (choice == WAY_SHOW)
    rectify_session_show_plan (look->session, rectify_plan_info_get_id (look->twin), shown_cb,
                               g_object_ref (look->parent));
  finish (look, choice == WAY_IMPORT);
}

static void
ask (Look *look)
{
  const char *const labels[] = { _ ("_Import All the Same"), _ ("_Show That Plan"), NULL };
  g_autofree char *title
      = g_strdelimit (g_strdup (rectify_plan_info_get_title (look->twin)), "\n", ' ');
  g_autofree char *secondary = g_strdup_printf (
      _ ("“%s” has the same title and year, or says the same. Imported once more, its tasks would "
         "be counted twice."),
      *title != '\0' ? title : _ ("(without a title)"));

  rectify_message_choose (look->parent, _ ("This document seems to be in the ledger already"),
                          secondary, labels, way_chosen_cb, look);
}

static gboolean
look_for_twin (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Look *look = user_data;
  g_autoptr (GError) failure = NULL;

  look->twin = rectify_ledger_find_twin (ledger, look->plan, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* A ledger that cannot be read says so when the import is saved; one that was closed takes none. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Look *look = user_data;

  rectify_session_finish (RECTIFY_SESSION (source), result, NULL);
  if (rectify_session_get_ledger (look->session) == NULL)
    finish (look, FALSE);
  else if (look->twin != NULL)
    ask (look);
  else
    finish (look, TRUE);
}

/**
 * rectify_import_look_for_twin:
 * @parent: the window it is over
 * @session: a session that has a ledger
 * @plan: what was read of a document
 * @func: called with whether to go on
 * @user_data: for @func
 *
 * Asks what to do where the ledger has the plan already, see rectify_ledger_find_twin(): import it once
 * more, or show the one that is there.
 */
void
rectify_import_look_for_twin (GtkWindow *parent, RectifySession *session, RectifyPlan *plan,
                              RectifyImportTwinFunc func, gpointer user_data)
{
  Look *look;

  if (g_list_model_get_n_items (rectify_session_get_plans (session)) == 0)
    {
      func (TRUE, user_data);
      return;
    }
  look = g_new0 (Look, 1);
  look->parent = g_object_ref (parent);
  look->session = g_object_ref (session);
  look->plan = g_object_ref (plan);
  look->func = func;
  look->user_data = user_data;
  rectify_session_run (session, look_for_twin, look, NULL, looked_cb, look);
}

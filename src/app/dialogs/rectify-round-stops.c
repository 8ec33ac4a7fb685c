/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-round-stops.h"

/* What is due in all plans, on its way. */
typedef struct {
  GDate *since;
  gint64 first; /* the plan that is shown, with which a round begins */
  GArray *stops;
  RectifyRoundStopsFunc func;
  gpointer user_data;
} Listing;

static void
listing_free (Listing *self)
{
  g_date_free (self->since);
  g_array_unref (self->stops);
  g_free (self);
}

static gboolean
add_plan (Listing *self, RectifyLedger *ledger, gint64 id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, id, &failure);

  if (plan != NULL)
    rectify_round_add_plan (self->stops, plan, self->since);
  /* It was deleted just now. */
  else if (!g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

static gboolean
list_all (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Listing *self = user_data;
  g_autoptr (GPtrArray) plans = rectify_ledger_list_plans (ledger, error);

  if (plans == NULL || (self->first != 0 && !add_plan (self, ledger, self->first, error)))
    return FALSE;
  for (guint i = 0; i < plans->len; i++)
    {
      gint64 id = rectify_plan_info_get_id (g_ptr_array_index (plans, i));

      if (id != self->first && !add_plan (self, ledger, id, error))
        return FALSE;
    }
  return TRUE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Listing *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean listed = rectify_session_finish (RECTIFY_SESSION (source), result, &error);

  self->func (listed ? self->stops : NULL, error, self->user_data);
  listing_free (self);
}

/**
 * rectify_round_stops_list:
 * @session: a session that has a plan
 * @since: a day
 *
 * Returns: (transfer full) (element-type RectifyRoundStop): what of the plan is due for an entry
 */
GArray *
rectify_round_stops_list (RectifySession *session, const GDate *since)
{
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (RectifyRoundStop));

  rectify_round_add_plan (stops, rectify_session_get_plan (session), since);
  return stops;
}

/**
 * rectify_round_stops_list_all:
 * @session: a session that has a ledger
 * @since: a day
 * @func: called with what is due for an entry in all of its plans, plan by plan, the one that is shown
 *   first
 * @user_data: for @func
 */
void
rectify_round_stops_list_all (RectifySession *session, const GDate *since,
                              RectifyRoundStopsFunc func, gpointer user_data)
{
  RectifyPlan *plan = rectify_session_get_plan (session);
  Listing *self = g_new0 (Listing, 1);

  self->since = g_date_copy (since);
  self->first = plan != NULL ? rectify_plan_get_id (plan) : 0;
  self->stops = g_array_new (FALSE, FALSE, sizeof (RectifyRoundStop));
  self->func = func;
  self->user_data = user_data;
  rectify_session_run (session, list_all, self, NULL, listed_cb, self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-session-private.h"

static gboolean
same_plan (gpointer a, gpointer b)
{
  return rectify_plan_info_get_id (a) == rectify_plan_info_get_id (b)
         && rectify_plan_info_get_year (a) == rectify_plan_info_get_year (b)
         && g_str_equal (rectify_plan_info_get_title (a), rectify_plan_info_get_title (b))
         && g_str_equal (rectify_plan_info_get_theme (a), rectify_plan_info_get_theme (b))
         && memcmp (rectify_plan_info_get_counts (a), rectify_plan_info_get_counts (b),
                    sizeof (RectifyPlanCounts))
                == 0;
}

static gboolean
same_party (gpointer a, gpointer b)
{
  return rectify_party_get_id (a) == rectify_party_get_id (b)
         && rectify_party_get_kind (a) == rectify_party_get_kind (b)
         && rectify_party_get_n_uses (a) == rectify_party_get_n_uses (b)
         && g_str_equal (rectify_party_get_name (a), rectify_party_get_name (b));
}

static gboolean
same_at (GListStore *store, guint position, GPtrArray *fresh, guint fresh_position,
         gboolean (*same) (gpointer a, gpointer b))
{
  g_autoptr (GObject) old = g_list_model_get_item (G_LIST_MODEL (store), position);

  return same (old, g_ptr_array_index (fresh, fresh_position));
}

/* Says only what changed, so that lists keep their rows, and with them focus and place. */
static void
update_store (GListStore *store, GPtrArray *fresh, gboolean (*same) (gpointer a, gpointer b))
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint head = 0, tail = 0;

  while (head < n_old && head < fresh->len && same_at (store, head, fresh, head, same))
    head++;
  while (tail < n_old - head && tail < fresh->len - head
         && same_at (store, n_old - tail - 1, fresh, fresh->len - tail - 1, same))
    tail++;
  if (n_old - head - tail > 0 || fresh->len - head - tail > 0)
    g_list_store_splice (store, head, n_old - head - tail, fresh->pdata + head,
                         fresh->len - head - tail);
}

/**
 * rectify_session_follow_plans:
 * @store: a list of #RectifyPlanInfo that is shown
 * @fresh: (element-type RectifyPlanInfo): what it is to become
 */
void
rectify_session_follow_plans (GListStore *store, GPtrArray *fresh)
{
  update_store (store, fresh, same_plan);
}

/**
 * rectify_session_follow_parties:
 * @store: a list of #RectifyParty that is shown
 * @fresh: (element-type RectifyParty): what it is to become
 */
void
rectify_session_follow_parties (GListStore *store, GPtrArray *fresh)
{
  update_store (store, fresh, same_party);
}

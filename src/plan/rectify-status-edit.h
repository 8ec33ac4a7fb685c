/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/* What a status is set of where items are chosen: a status above tasks follows from them. */
GPtrArray *rectify_status_list_targets (RectifyPlan *plan, GArray *ids);
gboolean rectify_status_set (RectifyPlan *plan, GArray *ids, RectifyStatus status, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-plan.h"

G_BEGIN_DECLS

/* A plan as the content of an edition: a small ledger with this plan alone, compressed. */
GBytes *rectify_edition_content_new (RectifyPlan *plan, GError **error);
RectifyPlan *rectify_edition_content_read (GBytes *content, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-outline.h"
#include "rectify-plan.h"

G_BEGIN_DECLS

guint rectify_letterhead_read (RectifyOutline *outline, RectifyPlan *plan);

G_END_DECLS

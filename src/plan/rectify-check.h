/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-finding.h"

G_BEGIN_DECLS

GPtrArray *rectify_plan_check (RectifyPlan *plan);

G_END_DECLS

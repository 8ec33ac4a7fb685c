/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-plan.h"

G_BEGIN_DECLS

/* The plan as written (整改方案), as a document. */
RectifyDocument *rectify_plan_report_compose (RectifyPlan *plan);

G_END_DECLS

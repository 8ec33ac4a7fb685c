/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-unit-form.h"

G_BEGIN_DECLS

/* A sheet with one unit's tasks to fill in (整改情况反馈表), and one for the machine. */
RectifyDocument *rectify_form_report_compose (RectifyPlan *part, RectifyUnitForm *form);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/* The days of a plan for a calendar, as iCalendar (RFC 5545). */
char *rectify_calendar_compose (RectifyPlan *plan, gint64 made_at);

G_END_DECLS

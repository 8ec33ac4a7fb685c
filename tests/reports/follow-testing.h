/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-report.h"

/* A plan to call about, and what is composed of it. */
RectifyItem *add_task (RectifyItem *parent, const char *text, const char *unit, int day, int month);
RectifyPlan *make_plan (void);
RectifyItem *get_task (RectifyPlan *plan, guint position);
char *dup_report (RectifyPlan *plan, RectifyReport report, const char *unit, guint days);

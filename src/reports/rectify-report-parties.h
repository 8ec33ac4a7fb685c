/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-task.h"

G_BEGIN_DECLS

/**
 * RectifyReportParty:
 * @label: what they are called
 * @names: their names
 *
 * Those who answer for a task in one way, as a report tells of them.
 */
typedef struct {
  char *label;
  char *names;
} RectifyReportParty;

GPtrArray *rectify_report_list_parties (const RectifyTask *task);

G_END_DECLS

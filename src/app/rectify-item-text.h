/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"
#include "rectify-plan-info.h"
#include "rectify-today.h"

G_BEGIN_DECLS

/* Stands before what is for the office alone; every Chinese font has it. */
#define RECTIFY_INTERNAL_SIGN "※"

/* How parts of a plan read in the window. All transfer full. */
char *rectify_item_dup_parties_text (RectifyItem *item, guint field, RectifyItem **source);
char *rectify_item_dup_deadline_text (RectifyItem *item, RectifyItem **source);
char *rectify_deadline_dup_meaning (RectifyDeadline *deadline);
char *rectify_item_dup_internal_text (RectifyItem *item);
char *rectify_item_dup_roll_up_text (RectifyItem *item);
char *rectify_status_dup_text (RectifyStatus status);
char **rectify_status_list_texts (void);
const char *rectify_item_get_kind_title (RectifyItem *item);
char *rectify_item_dup_name (RectifyItem *item);
char *rectify_date_dup_local (const GDate *date);
char *rectify_plan_info_dup_title (RectifyPlanInfo *info);

G_END_DECLS

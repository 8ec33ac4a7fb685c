/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-plan.h"

G_BEGIN_DECLS

/* What an import comes to, in words. */
gulong rectify_import_count_characters (RectifyDocument *document);
char *rectify_import_dup_balance (gulong n_characters, gulong n_placed);
char *rectify_import_dup_warning (gulong n_characters, gulong n_placed, gboolean has_plan);
char *rectify_import_dup_followed (RectifyPlan *plan);

G_END_DECLS

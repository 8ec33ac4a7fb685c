/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-close-out.h"

/* What is asked of a step before it is made. */
gboolean close_out_fail (GError **error, RectifyCloseOutError code, const char *sentence);
gboolean close_out_check_kind (RectifyItem *item, GError **error);
gboolean close_out_check_date (RectifyItem *item, const GDate *date, GError **error);
gboolean close_out_check_finished (RectifyItem *item, GError **error);
gboolean close_out_check_needs (RectifyItem *item, RectifyCloseOutNeeds needs, GError **error);
gboolean close_out_check_reviewer (RectifyItem *item, GPtrArray *closed, const char *who,
                                   GError **error);
gboolean close_out_check_who (const char *who, const char *sentence, GError **error);
gboolean close_out_check_text (const char *text, const char *sentence, GError **error);

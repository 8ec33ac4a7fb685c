/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"
#include "rectify-unit-form.h"

G_BEGIN_DECLS

/*
 * Packets: a plan's tasks for one unit as a ledger of their own, to be sent out.
 */
gboolean rectify_ledger_send_packet (RectifyLedger *self, gint64 plan_id, const char *unit,
                                     const char *path, gboolean replace, GError **error);
gboolean rectify_ledger_note_form (RectifyLedger *self, RectifyUnitForm *form, GError **error);
char *rectify_packet_dup_file_name (RectifyPlan *plan, const char *unit);
char **rectify_packet_list_paths (RectifyPlan *plan, const char *const *units, const char *folder);

G_END_DECLS

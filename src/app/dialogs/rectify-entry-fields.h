/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-form.h"

G_BEGIN_DECLS

/**
 * RectifyEntryFields:
 *
 * The fields of a progress entry in a form, and the status that goes with it.
 */
typedef struct _RectifyEntryFields RectifyEntryFields;

/**
 * RectifyEntryChange:
 * @item_id: the item that something was done on
 * @entry_id: the entry that it is put in place of, 0 for none
 * @entry: (nullable): what was done; %NULL: the entry goes
 * @status: what the item gets with it
 * @old_status: what it had when this was asked
 * @is_chosen: the status was chosen by hand, not proposed
 * @keeps_status: the status is not touched: it follows from what is below the item
 *
 * What is to be made of an entry.
 */
typedef struct {
  gint64 item_id;
  gint64 entry_id;
  RectifyProgressEntry *entry;
  RectifyStatus status;
  RectifyStatus old_status;
  gboolean is_chosen;
  gboolean keeps_status;
} RectifyEntryChange;

RectifyEntryFields *rectify_entry_fields_add (RectifyForm *form, RectifyItem *item,
                                              RectifyProgressEntry *entry, const GDate *date,
                                              const char *reporter);
void rectify_entry_fields_free (RectifyEntryFields *self);
void rectify_entry_fields_focus (RectifyEntryFields *self);
gboolean rectify_entry_fields_is_empty (RectifyEntryFields *self);
gboolean rectify_entry_fields_read_date (RectifyEntryFields *self, GDate **date);
RectifyEntryChange *rectify_entry_fields_collect (RectifyEntryFields *self);

void rectify_entry_change_free (gpointer data);
/* A RectifyEditFunc. */
gboolean rectify_entry_change_apply (RectifyPlan *draft, gpointer user_data, GError **error);

G_END_DECLS

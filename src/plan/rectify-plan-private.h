/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-particulars.h"

struct _RectifyPlan {
  GObject parent_instance;

  gint64 id;
  gint64 revision;
  guint32 since;
  char *title;
  char *organisation;
  char *theme;
  int year;
  char *meeting_date;
  char *document_number;
  char *signer;
  char *particulars[RECTIFY_N_PARTICULARS]; /* NULL for nothing */
  RectifyCloseOutNeeds close_out_needs;
  RectifyItem *root;
  GHashTable *index; /* identifiers to items; may be out of date, so that each hit is looked at */
};

void rectify_plan_notify_particulars (RectifyPlan *self);
void rectify_plan_copy_particulars (RectifyPlan *self, RectifyPlan *other);

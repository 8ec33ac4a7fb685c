/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-entry-fields.h"
#include "rectify-form.h"
#include "rectify-round-stops.h"

/**
 * RoundDialog:
 *
 * Walks through every task of the plan, or of all plans, that is due for an entry, one after another.
 * The window shows the plan of the task, and each entry is an edit of that plan.
 */
typedef struct {
  RectifyForm *form;
  GArray *stops;  /* as they were due when the round began */
  guint position; /* among them */
  int step;       /* where to go when it is saved */
  RectifyLedger *ledger;
  gint64 home; /* the plan that was shown when it began */
  GDate *day;  /* as it was typed last; NULL: none */
  gboolean all;
  gboolean coming; /* a plan, or what is due, is on its way */
  gboolean again;  /* what is due is to be looked for anew then */
  gboolean closed;
  GtkWidget *count;
  GtkWidget *since;
  GtkWidget *scope; /* NULL if there is but one plan */
  GtkWidget *previous;
  GtkWidget *next;
  RectifyEntryFields *fields; /* NULL if nothing is due */
} RoundDialog;

/* From below the tasks, where it is chosen what the round is about. */
void round_add_choices (RoundDialog *self, const GDate *since);
void round_list_due (RoundDialog *self);

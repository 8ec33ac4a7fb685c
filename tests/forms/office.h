/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form-editor.h"
#include "rectify-return.h"

#define N_UNITS 30
/* The day 2023-11-20, as spreadsheets count. */
#define DAY "#45250"

/*
 * The form of a unit: number, area, problem, measure, lead unit and its part in A to F, then what is
 * filled in, the status in G, the day in H, words in I, the share in J, who in K, and the hidden
 * identifier in L. Its four tasks are in rows 5 to 8.
 */
typedef struct {
  char *folder;
  char *path;
  RectifyLedger *ledger;
  gint64 plan_id;
} Office;

RectifyLedger *office_make_ledger (const char *path, gint64 *plan_id);
void office_set_up (Office *self, gconstpointer data);
void office_tear_down (Office *self, gconstpointer data);
RectifyPlan *office_load (Office *self);
RectifyItem *office_get_measure (RectifyPlan *plan, guint i);
void office_set_status (Office *self, guint i, RectifyStatus status);
char *office_dup_path (Office *self, guint unit);
FormEditor *office_send (Office *self, guint unit, char **path);
RectifyReturn *office_open (Office *self, const char *path);
void office_apply (Office *self, RectifyReturn *found);
void office_merge (Office *self, const char *path);
void office_assert_remark (RectifyReturn *found, const char *words);
void office_assert_refused (RectifyLedger *ledger, const char *path, const char *words);
void office_assert_entry (RectifyPlan *plan, guint i, const char *date, const char *text, int share,
                          const char *reporter);
void office_fill (FormEditor *form);
void office_assert_filled (RectifyPlan *plan);
void office_add_test (const char *path, void (*func) (Office *self, gconstpointer data));

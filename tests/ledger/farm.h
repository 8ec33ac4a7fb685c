/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"

/* Generated ledgers for measuring; the same at each run. */
RectifyPlan *farm_plan_new (GRand *random, guint number, guint n_measures);
void farm_fill (RectifyLedger *ledger, guint n_plans, guint n_measures);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"

void store_evidence_files (RectifyLedger *ledger, RectifyPlan *plan);

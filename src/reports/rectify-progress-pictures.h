/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-plan.h"
#include "rectify-report-options.h"

G_BEGIN_DECLS

/* How things stand, as pictures on a page of their own. */
void rectify_progress_pictures_add (RectifyDocument *document, RectifyPlan *plan,
                                    const RectifyReportOptions *options);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-wording.h"

G_BEGIN_DECLS

/* A field with the label that it has in the language of the report. */
RectifyWording *rectify_report_dup_field (RectifyWording *wording);

G_END_DECLS

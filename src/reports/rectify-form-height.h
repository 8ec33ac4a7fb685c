/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-table.h"

G_BEGIN_DECLS

/* Of a box to sign and to stamp, in mm: a seal is 40 wide at most, and may stand on words. */
#define RECTIFY_FORM_BOX_HEIGHT 24.0

void rectify_form_height_fit (RectifyTable *table, char **title);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"

G_BEGIN_DECLS

char *rectify_item_dup_place (RectifyItem *item);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-outline.h"

G_BEGIN_DECLS

/* “（一）问题：学习不系统。”: a word for a problem between its number and what it says. */
void rectify_named_problems_join (RectifyOutline *self, GArray *tokens);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-reading-private.h"

G_BEGIN_DECLS

void rectify_ends_read (RectifyReading *reading, RectifyVocabulary *vocabulary);

G_END_DECLS

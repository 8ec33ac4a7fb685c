/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-reading.h"

G_BEGIN_DECLS

void rectify_loose_duty_mark (RectifyReading *reading, RectifyVocabulary *vocabulary, int year);

G_END_DECLS

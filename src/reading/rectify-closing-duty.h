/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-reading.h"
#include "rectify-vocabulary.h"

G_BEGIN_DECLS

/* “…，办公室牵头，张三负责，6月底前完成。” at the end of a measure. */
void rectify_closing_duty_take (RectifyReading *reading, RectifyVocabulary *vocabulary, int year);

G_END_DECLS

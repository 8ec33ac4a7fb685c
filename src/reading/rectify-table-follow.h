/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"
#include "rectify-reading.h"
#include "rectify-table-head.h"

G_BEGIN_DECLS

/**
 * RectifyTableFollow:
 *
 * What a table says of how far its tasks have come, collected while its rows are read. The cells stay
 * prose as well, so that the table is written again as it was.
 */
typedef struct _RectifyTableFollow RectifyTableFollow;

RectifyTableFollow *rectify_table_follow_new (RectifyReading *reading,
                                              RectifyVocabulary *vocabulary, int year);
void rectify_table_follow_free (RectifyTableFollow *self);
void rectify_table_follow_take (RectifyTableFollow *self, RectifyItem *item, RectifyCellType type,
                                const char *heading, const char *text);
void rectify_table_follow_finish (RectifyTableFollow *self, RectifyItem *container);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyTableFollow, rectify_table_follow_free)

G_END_DECLS

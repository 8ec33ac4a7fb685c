/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-label-matcher.h"
#include "rectify-table-head.h"

G_BEGIN_DECLS

/**
 * RectifyRowType:
 * @RECTIFY_ROW_BLANK: nothing stands in it
 * @RECTIFY_ROW_TASK: a problem or a measure
 * @RECTIFY_ROW_AREA: an area in a row of its own
 * @RECTIFY_ROW_PROSE: something else: a sum, a note, the head again
 */
typedef enum {
  RECTIFY_ROW_BLANK,
  RECTIFY_ROW_TASK,
  RECTIFY_ROW_AREA,
  RECTIFY_ROW_PROSE,
} RectifyRowType;

/**
 * RectifyRowInfo:
 * @type: what it is
 * @area: the row in which its area begins, %G_MAXUINT if it has none
 * @problem: the row in which its problem begins, %G_MAXUINT if it has none
 * @area_end: the last row of the area that begins in it
 * @problem_end: the last row of the problem that begins in it
 */
typedef struct {
  RectifyRowType type;
  guint area;
  guint problem;
  guint area_end;
  guint problem_end;
} RectifyRowInfo;

/* What each row of a table is; also settles what the head alone leaves open. */
RectifyRowInfo *rectify_table_survey (RectifyVocabulary *vocabulary, RectifyLabelMatcher *matcher,
                                      RectifyTable *table, RectifyTableHead *head);
char *rectify_table_dup_own_text (RectifyTable *table, guint row, guint column);
gboolean rectify_table_is_continued (RectifyTable *table, guint row, guint column);

G_END_DECLS

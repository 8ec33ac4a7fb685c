/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-columns.h"
#include "rectify-table.h"
#include "rectify-vocabulary.h"

G_BEGIN_DECLS

/**
 * RectifyCellType:
 * @RECTIFY_CELL_PROSE: nothing more special
 * @RECTIFY_CELL_ASSIGNMENT: parties in a role
 * @RECTIFY_CELL_DEADLINE: until when
 * @RECTIFY_CELL_STATUS: how far it has come
 * @RECTIFY_CELL_PROGRESS: what was done
 * @RECTIFY_CELL_REMARK: what else is to be said
 *
 * What the cells of a column hold that is no number, area, problem or measure.
 */
typedef enum {
  RECTIFY_CELL_PROSE,
  RECTIFY_CELL_ASSIGNMENT,
  RECTIFY_CELL_DEADLINE,
  RECTIFY_CELL_STATUS,
  RECTIFY_CELL_PROGRESS,
  RECTIFY_CELL_REMARK,
} RectifyCellType;

/**
 * RectifyTableHead:
 * @n_rows: how many of the table's first rows are its head, and what stands before that
 * @columns: what the columns are
 * @types: what the cells of each column hold
 * @roles: the role of each column of assignments
 *
 * The head of a table, understood by its words.
 */
typedef struct {
  guint n_rows;
  RectifyColumns *columns;
  RectifyCellType *types;
  RectifyRole *roles;
} RectifyTableHead;

RectifyTableHead *rectify_table_head_find (RectifyVocabulary *vocabulary, RectifyTable *table);
void rectify_table_head_free (RectifyTableHead *self);
gboolean rectify_table_knows_heading (RectifyVocabulary *vocabulary, const char *text,
                                      gboolean *is_lead_in);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyTableHead, rectify_table_head_free)

G_END_DECLS

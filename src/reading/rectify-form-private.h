/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-form-reader.h"

G_BEGIN_DECLS

/* The columns that are read of a form. The first are in each. */
typedef enum {
  FORM_ITEM,
  FORM_STATUS,
  FORM_DATE,
  FORM_TEXT,
  FORM_SHARE,
  FORM_REPORTER,
  FORM_PROBLEM,
  FORM_MEASURE,
} FormRole;

#define N_FORM_ROLES 8
#define N_FORM_INPUTS (FORM_REPORTER + 1)

/* What a form says of itself for the machine. */
typedef struct {
  RectifyUnitForm *form;
  GHashTable *rows; /* items to their row, from 1 */
  char *heads[N_FORM_ROLES];
  char *statuses[RECTIFY_N_STATUSES];
} FormFacts;

/* Cells: their words, without white space around or without any; NULL if nothing begins there. */
char *form_dup_text (RectifyTable *table, guint row, guint column);
char *form_dup_plain (RectifyTable *table, guint row, guint column);
gint64 form_parse_id (const char *text);

gboolean form_facts_read (FormFacts *self, RectifyDocument *document, guint *position,
                          GError **error);
void form_facts_clear (FormFacts *self);

void form_read_cells (FormFacts *facts, RectifyTable *table, const guint *columns, guint row,
                      guint line, RectifyUnitFormRow *task);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FormFacts, form_facts_clear)

G_END_DECLS

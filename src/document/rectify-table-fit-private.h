/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-table-fit.h"

G_BEGIN_DECLS

/* A text that was looked through, and how wide it is. */
typedef struct {
  const char *text;
  double width;
} RectifyKnownText;

/* What is known of a column before it has a width. */
typedef struct {
  RectifyKnownText *known; /* while the table is looked through */
  double natural;          /* of its longest paragraph */
  double needed;           /* of its longest word, or name that is not too long */
  double head;             /* of its longest heading that is not too long */
  double sum;              /* of all its texts */
  gboolean is_filled;      /* with anything but a heading */
  gboolean has_text;       /* that is no name, date or list of such */
} RectifyFitColumn;

struct _RectifyTableFit {
  gboolean stays_upright;
  guint first;
  guint n_columns;
  RectifyFitColumn *columns;
  double largest;  /* type that is wanted, 0 for any */
  guint n_rows;    /* that widths are found by */
  double *lengths; /* of the text in each of their cells; rows one after another */
  double *names;   /* of the longest name in each */
};

G_END_DECLS

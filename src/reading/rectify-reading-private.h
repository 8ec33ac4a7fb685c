/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-outline.h"
#include "rectify-reading.h"

struct _RectifyReading {
  GObject parent_instance;

  RectifyDocument *document;
  RectifyPlan *plan;
  GHashTable *spans;       /* RectifyItem to RectifySpan */
  GHashTable *doubts;      /* RectifyItem to a sentence */
  GHashTable *guesses;     /* problems and measures that nothing says plainly */
  GHashTable *chosen;      /* items whose kind the clerk has set */
  gboolean about;          /* its title or beginning speaks of rectification */
  GPtrArray *by_paragraph; /* the items that begin in a paragraph, or NULL */
};

void rectify_reading_add_span (RectifyReading *self, RectifyItem *item, const RectifySpan *span);
void rectify_reading_add_doubt (RectifyReading *self, RectifyItem *item, char *doubt);
void rectify_reading_forget_block (RectifyReading *self, guint block);
void rectify_reading_set_fields (RectifyReading *self, RectifyOutline *outline, RectifyNode *node,
                                 RectifyItem *item);

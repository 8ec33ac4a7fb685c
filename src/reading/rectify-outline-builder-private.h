/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-outline.h"

/* What the outline is built with, and where in it the next piece of the document belongs. */

/* So many fields and notes of one measure are looked past. */
#define RECTIFY_BUILDER_MAX_FIELDS 64

/* A list of measures that a lead-in began. */
typedef enum {
  LIST_NONE,
  LIST_EMPTY, /* nothing has come yet */
  LIST_OPEN,
  LIST_CLOSED, /* by fields: only a measure that goes on counting is still one */
} ListState;

typedef struct {
  RectifyOutline *outline;
  GArray *tokens;
  guint next;

  RectifyNode *open; /* the innermost open node */
  ListState list;
  RectifyNode *owner; /* of the list */
  RectifyNode *last;  /* measure of the list */
  gboolean problems_led_in;
  gboolean in_annex; /* among the lines that list annexes */
  RectifyNode *note; /* the last thing read, or what is read goes on with it */
  RectifyLabelMatch note_label;
  gboolean note_is_bare; /* nothing stands behind its colon */
  gboolean note_is_of_several;
} RectifyBuilder;

const RectifyToken *rectify_builder_look_ahead (RectifyBuilder *self, guint from);
gboolean rectify_builder_is_section (RectifyBuilder *self, RectifyNode *node);
RectifyNode *rectify_builder_find_open (RectifyBuilder *self, guint family);
RectifyNode *rectify_builder_find_place (RectifyBuilder *self, const RectifyToken *token);
const RectifyNode *rectify_builder_find_interchangeable (RectifyBuilder *self,
                                                         const RectifyToken *token);
gboolean rectify_builder_continues_list (RectifyBuilder *self, const RectifyToken *token);
RectifyNode *rectify_builder_find_answerer (RectifyBuilder *self);
RectifyNode *rectify_builder_find_plain_owner (RectifyBuilder *self);
gboolean rectify_builder_holds_for_all (RectifyBuilder *self, const RectifyNode *last,
                                        const RectifyToken *token);

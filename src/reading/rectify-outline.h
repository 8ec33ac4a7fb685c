/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-item.h"
#include "rectify-token.h"

G_BEGIN_DECLS

/* What a node is known to be before its section is looked at. */
typedef enum {
  RECTIFY_NODE_OPEN,
  RECTIFY_NODE_MEASURE,
  RECTIFY_NODE_PROBLEM,
  RECTIFY_NODE_PROSE,
  RECTIFY_NODE_NOTE, /* prose whose words are not looked into */
} RectifyNodeHint;

/* Whether the heading of a section says what it holds. */
typedef enum {
  RECTIFY_NODE_NOT_ASKED,
  RECTIFY_NODE_TELLS,
  RECTIFY_NODE_TELLS_NOTHING,
} RectifyNodeTold;

typedef struct _RectifyNode RectifyNode;

/**
 * RectifyNode:
 *
 * An item in the making: where its words stand, what is below it, and the fields written on it.
 */
struct _RectifyNode {
  RectifyNode *parent;
  GPtrArray *children;
  int slot; /* which child it was when the fields around it were placed */

  guint paragraph;
  gsize start;
  gsize body;
  gsize end;
  gboolean run_in;
  gboolean labelled;
  gboolean is_table;  /* a table, whose rows are read by themselves */
  gboolean has_tasks; /* whether these are problems or measures */
  RectifyLabelMatch label;
  gsize no_series; /* the end of the words in which no series of labels was found, 0: not sought */

  RectifyNodeHint hint;
  RectifyItemKind kind;
  gboolean weak;
  gboolean is_problem; /* its first words say so: “1.问题：…” */
  gboolean no_levels;  /* the numbering of the areas beside it tells nothing of its problems */
  gboolean unanswered; /* a problem without measures among others that have some */
  RectifyNodeTold told;

  RectifyWording *lead_in;
  GPtrArray *assignments; /* or NULL: nearly all nodes have none */
  RectifyDeadline *deadline;
  guint n_fields;
  guint n_notes;
  gboolean has_own_fields; /* a measure below it has fields of its own */
  gboolean has_own_notes;  /* or notes */
  gboolean field_last;     /* the last thing written on it is a field, not a child */
};

/**
 * RectifyOutline:
 *
 * The tree that a document's labels, lead-ins and fields make, before it is a plan.
 */
typedef struct {
  RectifyVocabulary *vocabulary;
  RectifyLabelMatcher *matcher;
  GPtrArray *texts;
  GHashTable *looks; /* blocks that are headings by their look alone */
  RectifyNode *root;
  GArray *levels; /* on which measures are numbered, while nodes are decided; or NULL */
  char *title;
  int year;
} RectifyOutline;

RectifyNode *rectify_node_new (const RectifyToken *token);
void rectify_node_free (RectifyNode *self);
RectifyNode *rectify_node_find_writable (RectifyNode *self);
void rectify_node_add (RectifyNode *self, guint position, RectifyNode *child);
char *rectify_outline_dup_body (RectifyOutline *self, RectifyNode *node);
char *rectify_outline_dup_heading (RectifyOutline *self, RectifyNode *node);
gboolean rectify_outline_is_area_heading (RectifyOutline *self, RectifyNode *node);
gboolean rectify_outline_names_area (RectifyOutline *self, RectifyNode *node);
const char *rectify_outline_get_text (RectifyOutline *self, RectifyNode *node);
gboolean rectify_outline_find_series (RectifyOutline *self, RectifyNode *node, gsize *position,
                                      RectifyLabelMatch *match);

void rectify_outline_build (RectifyOutline *self, GArray *tokens, guint first);
void rectify_outline_decide (RectifyOutline *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"
#include "rectify-search.h"

G_BEGIN_DECLS

/* What is looked for: the words between blanks, each of which an item must hold. */
typedef struct {
  char **terms; /* folded */
} RectifySearchWords;

/* One piece of an item that words can stand in without a break. */
typedef struct {
  RectifySearchPlace place;
  char *text;
  gsize n_label;   /* bytes of the label, for the piece that is label, heading and text */
  gsize n_heading; /* and of the heading */
} RectifySearchPiece;

/* Where words were found. */
typedef struct {
  RectifySearchPlace place;
  char *line;
  guint start; /* in bytes of the line */
  guint length;
  char *item_line; /* which item it is */
} RectifySearchMatch;

void rectify_search_match_clear (RectifySearchMatch *self);

RectifySearchWords *rectify_search_words_new (const char *words);
void rectify_search_words_free (RectifySearchWords *self);
char *rectify_search_words_dup_query (RectifySearchWords *self);
gboolean rectify_search_words_match (RectifySearchWords *self, GPtrArray *pieces,
                                     RectifySearchMatch *match);

char *rectify_search_fold (const char *text);
gboolean rectify_search_is_word (gunichar c);

GPtrArray *rectify_search_pieces_new (void);
void rectify_search_pieces_add_words (GPtrArray *pieces, const char *label, const char *heading,
                                      const char *text);
void rectify_search_pieces_add (GPtrArray *pieces, RectifySearchPlace place, char *text);
void rectify_search_pieces_add_progress (GPtrArray *pieces, RectifyItem *item);
void rectify_search_pieces_add_item (GPtrArray *pieces, RectifyItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifySearchWords, rectify_search_words_free)

G_END_DECLS

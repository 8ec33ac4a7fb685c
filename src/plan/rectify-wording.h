/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A field that stands after all children (or, for a lead-in, before the first measure). */
#define RECTIFY_PLACE_DEFAULT G_MAXUINT

#define RECTIFY_TYPE_WORDING (rectify_wording_get_type ())

/**
 * RectifyWording:
 * @before: marks before the label, such as “（”
 * @label: the label as written, such as “责任领导”
 * @mark: what stands between label and text, usually “：”
 * @text: the text as written
 * @after: marks behind the text, such as “；” or “）”
 * @before_child: how many of the item's children are written before it, or
 *   %RECTIFY_PLACE_DEFAULT
 * @order: its rank among the fields written at the same place
 * @run_in: whether it continues the paragraph of what is written before it
 *
 * How a labelled field (an assignment, a deadline, a lead-in) is written and where, so that a plan
 * written back as text is its source again. Strings are never %NULL. Immutable once made; shared
 * by reference.
 */
typedef struct {
  char *before;
  char *label;
  char *mark;
  char *text;
  char *after;
  guint before_child;
  guint order;
  gboolean run_in;

  /*< private >*/
  gatomicrefcount refs;
} RectifyWording;

GType rectify_wording_get_type (void) G_GNUC_CONST;

RectifyWording *rectify_wording_new (const char *label, const char *text);
RectifyWording *rectify_wording_new_full (const char *before, const char *label, const char *mark,
                                          const char *text, const char *after, guint before_child,
                                          guint order, gboolean run_in);
RectifyWording *rectify_wording_with_text (RectifyWording *self, const char *label,
                                           const char *text);
RectifyWording *rectify_wording_with_place (RectifyWording *self, guint before_child, guint order);
RectifyWording *rectify_wording_ref (RectifyWording *self);
void rectify_wording_unref (RectifyWording *self);
gboolean rectify_wording_equal (RectifyWording *a, RectifyWording *b);
char *rectify_wording_dup_line (RectifyWording *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyWording, rectify_wording_unref)

G_END_DECLS

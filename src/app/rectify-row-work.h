/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-row-source.h"

G_BEGIN_DECLS

/**
 * RectifyRowWorkFuncs:
 * @is_wanted: whether anybody wants it now
 * @begin: notes what is asked for: a job, and what day it is
 * @work: does the job, in a thread. @anew says that the rows are others than the last time. %FALSE if
 *   it was cancelled
 * @done: takes over what a job made
 * @failed: (nullable): says why the rows could not be read
 * @free_job: frees a job, in any thread
 *
 * What somebody makes of rows.
 */
typedef struct {
  gboolean (*is_wanted) (gpointer owner);
  gpointer (*begin) (gpointer owner, const GDate *today);
  gboolean (*work) (gpointer job, GPtrArray *rows, gboolean anew, GCancellable *cancellable);
  void (*done) (gpointer owner, gpointer job);
  void (*failed) (gpointer owner, const char *failure);
  GDestroyNotify free_job;
} RectifyRowWorkFuncs;

#define RECTIFY_TYPE_ROW_WORK (rectify_row_work_get_type ())
G_DECLARE_FINAL_TYPE (RectifyRowWork, rectify_row_work, RECTIFY, ROW_WORK, GObject)

RectifyRowWork *rectify_row_work_new (RectifyRowSource *source, const RectifyRowWorkFuncs *funcs,
                                      gpointer owner);
/* For owners that are widgets. */
gboolean rectify_row_work_is_seen (gpointer widget);
void rectify_row_work_show_failure (GtkStack *stack, GtkLabel *label, const char *failure);

void rectify_row_work_ask (RectifyRowWork *self);
void rectify_row_work_go_on (RectifyRowWork *self);
void rectify_row_work_stop (RectifyRowWork *self);
gboolean rectify_row_work_is_busy (RectifyRowWork *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-report-options.h"
#include "rectify-tasks.h"

G_BEGIN_DECLS

/**
 * RectifyTaskNotes:
 *
 * What columns of a table say on problems and on what answers them, progress and remarks, so that
 * each is said once.
 */
typedef struct _RectifyTaskNotes RectifyTaskNotes;

RectifyTaskNotes *rectify_task_notes_new (GArray *tasks, const RectifyReportOptions *options);
void rectify_task_notes_free (RectifyTaskNotes *self);
char *rectify_task_notes_dup_cell (RectifyTaskNotes *self, const RectifyTask *task,
                                   RectifyTaskColumn column, RectifyItem **source);
gboolean rectify_task_notes_is_note (RectifyItem *item, RectifyTaskColumn column);
gboolean rectify_task_notes_renew_status (RectifyItem *item, RectifyStatus status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyTaskNotes, rectify_task_notes_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-deadline.h"
#include "rectify-form.h"

G_BEGIN_DECLS

/**
 * RectifyDeadlineEditor:
 *
 * The fields of a deadline in a form: its words, how they read, and the date. What the words are
 * read as follows them while they are typed, and can be set otherwise after that. Owned by the form.
 */
typedef struct _RectifyDeadlineEditor RectifyDeadlineEditor;

RectifyDeadlineEditor *rectify_deadline_editor_new (RectifyForm *form, RectifyDeadline *deadline,
                                                    int year);
RectifyDeadline *rectify_deadline_editor_dup_deadline (RectifyDeadlineEditor *self,
                                                       RectifyDeadline *old);
void rectify_deadline_editor_set_inherited (RectifyDeadlineEditor *self, const char *words);
gboolean rectify_deadline_editor_is_changed (RectifyDeadlineEditor *self);
gboolean rectify_deadline_editor_check (RectifyDeadlineEditor *self);

G_END_DECLS

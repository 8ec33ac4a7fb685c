/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-enums.h"
#include "rectify-wording.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_DEADLINE (rectify_deadline_get_type ())

/**
 * RectifyDeadline:
 *
 * Until when: the words as written, what they mean, and the date if one follows. Immutable,
 * shared by reference.
 */
typedef struct _RectifyDeadline RectifyDeadline;

GType rectify_deadline_get_type (void) G_GNUC_CONST;

const char *rectify_deadline_get_document_label (void);
RectifyDeadline *rectify_deadline_new (const char *label, const char *text,
                                       RectifyDeadlineKinds kinds, const GDate *due);
RectifyDeadline *rectify_deadline_new_worded (RectifyWording *wording, RectifyDeadlineKinds kinds,
                                              const GDate *due);
RectifyDeadline *rectify_deadline_ref (RectifyDeadline *self);
void rectify_deadline_unref (RectifyDeadline *self);
const char *rectify_deadline_get_label (RectifyDeadline *self);
const char *rectify_deadline_get_text (RectifyDeadline *self);
RectifyDeadlineKinds rectify_deadline_get_kinds (RectifyDeadline *self);
const GDate *rectify_deadline_get_due (RectifyDeadline *self);
RectifyWording *rectify_deadline_get_wording (RectifyDeadline *self);
gboolean rectify_deadline_equal (RectifyDeadline *a, RectifyDeadline *b);

/* 2022-12-31, the form of dates in JSON and in ledgers. */
char *rectify_date_to_string (const GDate *date);
GDate *rectify_date_from_string (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyDeadline, rectify_deadline_unref)

G_END_DECLS

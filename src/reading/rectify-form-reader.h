/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-unit-form.h"

G_BEGIN_DECLS

#define RECTIFY_FORM_ERROR (rectify_form_error_quark ())

/**
 * RectifyFormError:
 * @RECTIFY_FORM_ERROR_OTHER: it is no form, or no longer
 * @RECTIFY_FORM_ERROR_VERSION: it is of a version of the program that is not known
 * @RECTIFY_FORM_ERROR_DAMAGED: what it needs to be read is not in it
 */
typedef enum {
  RECTIFY_FORM_ERROR_OTHER,
  RECTIFY_FORM_ERROR_VERSION,
  RECTIFY_FORM_ERROR_DAMAGED,
} RectifyFormError;

GQuark rectify_form_error_quark (void);

/* Whose it is, if it is a form. */
char *rectify_form_dup_unit (RectifyDocument *document);
/* What a unit filled in; from the sheets of a workbook, those too that are not shown. */
RectifyUnitForm *rectify_form_read (RectifyDocument *document, GError **error);

G_END_DECLS

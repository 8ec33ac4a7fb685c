/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-form.h"

G_BEGIN_DECLS

/* Called with the name of an action of the window. */
typedef void (*RectifyReportButtonFunc) (RectifyForm *form, const char *action, gpointer user_data);

/* What can be done with a report besides showing it, below the fields of a form. */
void rectify_report_buttons_add (RectifyForm *form, RectifyReportButtonFunc func,
                                 gpointer user_data);

G_END_DECLS

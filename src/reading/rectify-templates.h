/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_TEMPLATE (rectify_template_get_type ())
G_DECLARE_FINAL_TYPE (RectifyTemplate, rectify_template, RECTIFY, TEMPLATE, GObject)

const char *rectify_template_get_title (RectifyTemplate *self);
RectifyPlan *rectify_template_read (RectifyTemplate *self, GError **error);

GPtrArray *rectify_templates_list (void);

G_END_DECLS

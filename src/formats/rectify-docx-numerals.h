/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void rectify_docx_numerals_append (GString *text, const char *format, guint number);

G_END_DECLS

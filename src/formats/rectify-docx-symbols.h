/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gunichar rectify_docx_symbols_map (const char *font, gunichar character);

G_END_DECLS

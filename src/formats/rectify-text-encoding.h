/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The bytes of a text file as UTF-8. Free with g_free(). */
char *rectify_text_encoding_decode (GBytes *bytes, gsize *length, GError **error);

G_END_DECLS

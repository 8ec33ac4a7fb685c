/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Languages that there are samples in. */
#define RECTIFY_SAMPLE_CHINESE "zh"
#define RECTIFY_SAMPLE_ENGLISH "en"

const char *rectify_sample_get_language (void);
gboolean rectify_sample_is_language (const char *language);
char *rectify_sample_dup_name (const char *language);
gboolean rectify_sample_make (const char *path, const char *language, const GDate *today,
                              GCancellable *cancellable, GError **error);

G_END_DECLS

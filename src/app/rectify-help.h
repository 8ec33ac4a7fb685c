/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the pages of the help are, if they are installed. */
char *rectify_help_dup_uri (const char *const *folders, const char *const *languages);
char *rectify_help_dup_installed_uri (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"

G_BEGIN_DECLS

/* Another program makes a PDF of the same file. */
void bench_office_compare (const char *cli, RectifyDocument *document);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds to the catalog of a PDF file what cairo cannot say. */
int rectify_pdf_catalog_extend (int fd, const char *entries);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"

/* Paragraphs as they are, those with a role of a heading after "#"; tables in braces, cells in
 * brackets with their paragraphs parted by "/", and "+rows" and "*columns" they cover beyond one. */
char *format_testing_describe (RectifyDocument *document);

/* A zip package of names and contents, ended by NULL. */
GBytes *format_testing_make_zip (const char *name, ...) G_GNUC_NULL_TERMINATED;
GBytes *format_testing_make_zip_of (const char *const *names_and_contents);

/* Takes a file apart: cut off at some places, and bytes changed at others. Whatever comes of it, it
 * is a document or a sentence. */
void format_testing_break (GBytes *bytes, guint n_cuts, guint n_changes);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a line in Markdown, without the marks among them. */
char *rectify_markdown_words_dup (const char *line, gboolean in_sentences);
gboolean rectify_markdown_words_are_strong (const char *line);
gboolean rectify_markdown_words_is_label (const char *text);
gboolean rectify_markdown_words_are_in_sentences (GPtrArray *lines);

G_END_DECLS

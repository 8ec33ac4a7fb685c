/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "rectify-document.h"

/* Writes a document to a file of its own, which is removed again. */
GBytes *docx_testing_save (RectifyDocument *document);

/* The names of the parts of a package, in order. */
GPtrArray *docx_testing_list_parts (GBytes *bytes);
/* One of them, to be freed with xmlFreeDoc(); fails the test if it is not there or no XML. */
xmlDoc *docx_testing_parse (GBytes *bytes, const char *part);
/* What an XPath expression says of a part, as a string; prefixes as in the files, and "t", "rel",
 * for the package's content types and relations. */
char *docx_testing_query (xmlDoc *document, const char *expression);

/* Fails the test unless Word would open the file without repairing it: what the schema says of the
 * order of elements, of tables, and of what points at what. */
void docx_testing_assert_sound (GBytes *bytes);

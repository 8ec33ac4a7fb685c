/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"

/* Documents to set on pages; each is to be unreffed. */
void sample_document_add (RectifyDocument *document, RectifyParagraphRole role,
                          RectifyRunStyle style, const char *text);
RectifyDocument *sample_document_new (void);
RectifyDocument *sample_document_new_long (guint n_paragraphs);
RectifyDocument *sample_document_new_random (void);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-drawing.h"
#include "rectify-page-style.h"
#include "rectify-paragraph.h"
#include "rectify-table.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_DOCUMENT (rectify_document_get_type ())
G_DECLARE_FINAL_TYPE (RectifyDocument, rectify_document, RECTIFY, DOCUMENT, GObject)

RectifyDocument *rectify_document_new (void);
const char *rectify_document_get_title (RectifyDocument *self);
void rectify_document_set_title (RectifyDocument *self, const char *title);
const char *rectify_document_get_author (RectifyDocument *self);
void rectify_document_set_author (RectifyDocument *self, const char *author);
const RectifyPageStyle *rectify_document_get_page_style (RectifyDocument *self);
void rectify_document_set_page_style (RectifyDocument *self, const RectifyPageStyle *style);
guint rectify_document_get_n_blocks (RectifyDocument *self);
RectifyParagraph *rectify_document_get_paragraph (RectifyDocument *self, guint position);
RectifyTable *rectify_document_get_table (RectifyDocument *self, guint position);
RectifyDrawing *rectify_document_get_drawing (RectifyDocument *self, guint position);
void rectify_document_add (RectifyDocument *self, RectifyParagraph *paragraph);
void rectify_document_add_table (RectifyDocument *self, RectifyTable *table);
void rectify_document_add_drawing (RectifyDocument *self, RectifyDrawing *drawing);
const char *const *rectify_document_get_remarks (RectifyDocument *self);
void rectify_document_add_remark (RectifyDocument *self, const char *remark);
char *rectify_document_dup_text (RectifyDocument *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-plan.h"

G_BEGIN_DECLS

/* A plan of about so many pages, another for each seed, the same for the same. */
RectifyPlan *generated_plan_new (guint32 seed, guint n_pages);
/* Paragraphs and tables with cells over several rows and columns. */
RectifyDocument *generated_document_new (guint32 seed, guint n_blocks);

G_END_DECLS

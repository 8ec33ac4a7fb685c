/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-assignment.h"
#include "rectify-vocabulary.h"

G_BEGIN_DECLS

GPtrArray *rectify_cell_fields_read (RectifyVocabulary *vocabulary, RectifyWording *wording);

G_END_DECLS

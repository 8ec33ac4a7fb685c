/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is to be filled in, what is for the machine, and the words of both. */
#define FORM_EDITOR_SHEET "xl/worksheets/sheet1.xml"
#define FORM_EDITOR_FACTS "xl/worksheets/sheet2.xml"
#define FORM_EDITOR_STRINGS "xl/sharedStrings.xml"

/* The first sheet of a spreadsheet file, to be changed as somebody does by hand. */
typedef struct _FormEditor FormEditor;

FormEditor *form_editor_new (const char *path);
void form_editor_free (FormEditor *self);
/* Words, or “#12” for a number; NULL to clear the cell. */
void form_editor_set (FormEditor *self, const char *place, const char *words);
void form_editor_delete_row (FormEditor *self, guint row);
void form_editor_copy_row (FormEditor *self, guint row, guint to);
void form_editor_swap_rows (FormEditor *self, guint row, guint other);
/* The columns to the right of it move up. */
void form_editor_delete_column (FormEditor *self, char column);
/* What stands in a cell that has words, and whether it can be filled in. */
char *form_editor_dup_words (FormEditor *self, const char *place);
gboolean form_editor_is_open (FormEditor *self, const char *place);
/* Whether it was there: a part of the package says something else wherever it said that. */
gboolean form_editor_replace (FormEditor *self, const char *part, const char *from, const char *to);
/* The sheet is there twice. */
void form_editor_copy_sheet (FormEditor *self);
/* A part of the package as it is, and as it shall be. */
const char *form_editor_get_part (FormEditor *self, const char *part);
void form_editor_set_part (FormEditor *self, const char *part, const char *text);
GBytes *form_editor_make_file (FormEditor *self);
void form_editor_save (FormEditor *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FormEditor, form_editor_free)

G_END_DECLS

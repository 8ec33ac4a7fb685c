/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The history keeps what an edit is called so that each reader gets it in their own language: as the
 * untranslated words of the program, N_ ("Add progress"). Words that say something of their own, N_
 * ("Merge Return of %s"), stand before that, parted from it by a control character that no words have.
 * Whatever is no words of the program, as the names in ledgers of before, is shown as it is.
 */
char *rectify_edit_name_new (const char *words, const char *argument);
char *rectify_edit_name_new_undo (const char *name);
/* In the reader's language: of an edit, of taking it back or making it again, and of having done so. */
char *rectify_edit_name_dup_words (const char *name);
char *rectify_edit_name_dup_undo_words (const char *name);
char *rectify_edit_name_dup_redo_words (const char *name);
char *rectify_edit_name_dup_undone_words (const char *name);
char *rectify_edit_name_dup_redone_words (const char *name);

G_END_DECLS

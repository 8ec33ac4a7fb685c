/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/*
 * An input method as a Chinese clerk has one: as long as it composes words, keys are its own.
 */

void fake_im_install (void);
void compose (const char *words);
gboolean can_compose (void);
void press (const char *key, guint keyval, GtkWindow **window);
guint get_last_key (void);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-form.h"

G_BEGIN_DECLS

/* An entry for a day, as 2023-06-30, with a calendar one click away. */
GtkWidget *rectify_date_field_new (const GDate *date);
gboolean rectify_date_field_read (GtkWidget *field, GDate **date);
/* Of a month, a quarter or a year the day with which it begins or ends. */
gboolean rectify_date_field_read_edge (GtkWidget *field, GtkPositionType edge, GDate **date);
/* How a day is written, for any entry of one, and the sentence for what is none. */
void rectify_date_field_set_example (GtkWidget *entry);
/* Makes any entry one for a day, with a calendar; it may hold other words. */
void rectify_date_field_set_up (GtkWidget *entry);
/* Says below it when the day is still to come. */
void rectify_date_field_add_note (RectifyForm *form, GtkWidget *field);
char *rectify_date_field_dup_complaint (gboolean can_be_empty);

G_END_DECLS

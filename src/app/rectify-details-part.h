/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECTIFY_DETAILS_N_LINES 3

/**
 * RectifyDetailsPart:
 *
 * A part of the details pane: its title with a button beside it, and a row below for each record.
 */
typedef struct {
  GtkWidget *box; /* all of it; to be unparented */
  GtkLabel *title;
  GtkWidget *button; /* takes the focus where no row is left */
  GtkWidget *rows;
} RectifyDetailsPart;

/**
 * RectifyDetailsRow:
 * @lines: what it says, line by line; %NULL or "" for one that is not there
 * @classes: the style class of each line
 * @name: what a screen reader says of it
 * @tooltip: what a click does
 * @action: is activated by a click, with @target; %NULL: the row is only read
 * @target: of @action and @remove
 * @more: what the button for @menu is called
 * @menu: (nullable): what else can be done with the record
 * @remove: (nullable): the action of the key Delete
 *
 * What a row is made of. All is borrowed.
 */
typedef struct {
  const char *lines[RECTIFY_DETAILS_N_LINES];
  const char *classes[RECTIFY_DETAILS_N_LINES];
  const char *name;
  const char *tooltip;
  const char *action;
  GVariant *target;
  const char *more;
  GMenuModel *menu;
  const char *remove;
} RectifyDetailsRow;

void rectify_details_part_init (RectifyDetailsPart *self, GtkWidget *owner, const char *title,
                                GtkWidget *button);
int rectify_details_part_clear (RectifyDetailsPart *self);
void rectify_details_part_finish (RectifyDetailsPart *self, int focus);
GtkWidget *rectify_details_label_new (const char *text, const char *css_class);
GtkWidget *rectify_details_row_new (const RectifyDetailsRow *row);
void rectify_details_menu_append (GMenu *menu, const char *label, const char *action,
                                  GVariant *target);
char *rectify_details_join (GPtrArray *words);

G_END_DECLS

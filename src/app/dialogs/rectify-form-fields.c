/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-form-private.h"

#include <glib/gi18n.h>

#include "rectify-scroll-bars.h"
#include "rectify-text-size.h"

/* What a text has above its first line, with its frame. */
#define TEXT_MARGIN 7

/**
 * rectify_form_set_margins:
 * @widget: what stands in a form
 */
void
rectify_form_set_margins (GtkWidget *widget)
{
  gtk_widget_set_margin_start (widget, RECTIFY_FORM_MARGIN);
  gtk_widget_set_margin_end (widget, RECTIFY_FORM_MARGIN);
  gtk_widget_set_margin_top (widget, RECTIFY_FORM_MARGIN);
  gtk_widget_set_margin_bottom (widget, RECTIFY_FORM_MARGIN);
}

/**
 * rectify_form_add_grid:
 * @self: a form
 * @title: (nullable): what its switch is called, with its mnemonic
 *
 * Adds a page that is filled from now on. Its fields scroll where the screen is too small for them;
 * what is said below the pages stays.
 */
void
rectify_form_add_grid (RectifyForm *self, const char *title)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkStackPage *page;

  self->grid = gtk_grid_new ();
  self->n_rows = 0;
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  rectify_form_set_margins (self->grid);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  /* Else nothing says that there is more below. */
  rectify_scroll_bars_keep (GTK_SCROLLED_WINDOW (scroller));
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->grid);
  page = gtk_stack_add_child (GTK_STACK (self->pages), scroller);
  if (title == NULL)
    return;
  gtk_stack_page_set_title (page, title);
  gtk_stack_page_set_use_underline (page, TRUE);
}

/**
 * rectify_form_start_page:
 * @self: a form
 * @title: what the page is called, with its mnemonic
 *
 * Parts a long form into pages: what is added from now on stands on one of its own. The first page
 * is begun before anything is added.
 */
void
rectify_form_start_page (RectifyForm *self, const char *title)
{
  GtkStackPage *page;
  GtkWidget *switcher;

  if (self->n_rows > 0)
    {
      rectify_form_add_grid (self, title);
      return;
    }
  page = gtk_stack_get_page (GTK_STACK (self->pages), gtk_widget_get_first_child (self->pages));
  switcher = gtk_stack_switcher_new ();
  gtk_stack_page_set_title (page, title);
  gtk_stack_page_set_use_underline (page, TRUE);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->pages));
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (self->header), switcher);
}

/**
 * rectify_form_show_field:
 * @self: a form
 * @field: one of its fields
 *
 * Shows the page that a field is on, with the focus in it.
 */
void
rectify_form_show_field (RectifyForm *self, GtkWidget *field)
{
  GtkWidget *page = field;

  while (page != NULL && gtk_widget_get_parent (page) != self->pages)
    page = gtk_widget_get_parent (page);
  if (page != NULL)
    gtk_stack_set_visible_child (GTK_STACK (self->pages), page);
  gtk_widget_grab_focus (field);
}

/* Beside the words of the field. Its baseline would not do: those of drop-downs and of fonts that stand
 * in for others are elsewhere. */
static void
place_name (GtkWidget *name, GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      gtk_widget_set_valign (name, GTK_ALIGN_START);
      gtk_widget_set_margin_top (name, TEXT_MARGIN);
    }
  else
    gtk_widget_set_valign (name, GTK_IS_LABEL (widget) ? GTK_ALIGN_BASELINE : GTK_ALIGN_CENTER);
}

/* A framed text is named itself, not its frame, and so is an entry with buttons beside it. */
static GtkWidget *
get_field (GtkWidget *widget)
{
  GtkWidget *first = GTK_IS_BOX (widget) ? gtk_widget_get_first_child (widget) : NULL;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    return gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget));
  return GTK_IS_ENTRY (first) ? first : widget;
}

/**
 * rectify_form_add_row:
 * @self: a form
 * @label: what the field is called, with its mnemonic; "" if it goes on with the one above
 * @widget: the field
 */
void
rectify_form_add_row (RectifyForm *self, const char *label, GtkWidget *widget)
{
  GtkWidget *name = gtk_label_new_with_mnemonic (label);
  GtkWidget *field = get_field (widget);

  gtk_label_set_xalign (GTK_LABEL (name), 1);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), field);
  place_name (name, widget);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name,
                                  NULL, -1);
  /* Beside what is hidden it would keep the row open. */
  if (*label == '\0')
    g_object_bind_property (widget, "visible", name, "visible", G_BINDING_SYNC_CREATE);
  gtk_grid_attach (GTK_GRID (self->grid), name, 0, self->n_rows, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), widget, 1, self->n_rows++, 1, 1);
}

/**
 * rectify_form_add_wide:
 * @self: a form
 * @widget: what takes a whole row
 */
void
rectify_form_add_wide (RectifyForm *self, GtkWidget *widget)
{
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), widget, 0, self->n_rows++, 2, 1);
}

/**
 * rectify_form_add_foot:
 * @self: a form
 * @widget: what stands below the fields, and stays where it is when they scroll
 */
void
rectify_form_add_foot (RectifyForm *self, GtkWidget *widget)
{
  gtk_widget_set_margin_top (self->foot, RECTIFY_FORM_MARGIN / 3);
  gtk_widget_set_margin_bottom (self->grid, RECTIFY_FORM_MARGIN / 3);
  gtk_widget_set_visible (self->foot, TRUE);
  gtk_box_append (GTK_BOX (self->foot), widget);
}

/**
 * rectify_form_set_size:
 * @self: a form
 * @width: how wide it is at first, in pixels where text has its usual size
 * @height: how high it is at first
 *
 * The size that suits it, as far as the screen has it.
 */
void
rectify_form_set_size (RectifyForm *self, int width, int height)
{
  rectify_text_size_set_window (GTK_WINDOW (self->window), width, height);
}

/**
 * rectify_form_set_example:
 * @entry: an entry
 * @example: what it may hold
 *
 * Shows it while the entry is empty, in words that nobody takes for what it holds.
 */
void
rectify_form_set_example (GtkWidget *entry, const char *example)
{
  /* Translators: an example of what an empty field may hold, such as 2026-06-30. It must not look as if
   * the field held it. */
  g_autofree char *text = g_strdup_printf (C_ ("example", "such as %s"), example);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), text);
}

/**
 * rectify_form_add_entry:
 * @self: a form
 * @label: what the field is called, with its mnemonic
 * @text: what it holds
 *
 * Returns: (transfer none): the entry
 */
GtkWidget *
rectify_form_add_entry (RectifyForm *self, const char *label, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 32);
  rectify_form_add_row (self, label, entry);
  rectify_form_watch (self, entry, "changed");
  return entry;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-details.h"

#include <glib/gi18n.h>

#include "rectify-evidence-intake.h"
#include "rectify-item-evidence.h"
#include "rectify-item-progress.h"
#include "rectify-item-reference.h"
#include "rectify-item-steps.h"
#include "rectify-item-text.h"
#include "rectify-party-field.h"
#include "rectify-roll-up.h"
#include "rectify-speech.h"

/**
 * RectifyItemDetails:
 *
 * The selected item in full: its words, who answers for it, until when, and how far it is.
 */
/* A line that is but a little room. */
#define GAP "<span size=\"3072\">\n</span>"

struct _RectifyItemDetails {
  GtkWidget parent_instance;

  RectifyItem *item;
  GtkWidget *stack;
  GtkLabel *kind_label;
  GtkLabel *heading_label;
  GtkLabel *text_label;
  GtkLabel *responsibility_label;
  GtkLabel *deadline_label;
  GtkWidget *status_box;
  GtkMenuButton *status_button;
  GtkWidget *many_status_button; /* of several items */
  GtkLabel *internal_label;
  RectifyItemProgress *progress;
  RectifyItemEvidence *evidence;
  RectifyItemSteps *steps;
  GtkLabel *roll_up_label;
  GtkLabel *many_label;
  gboolean editable;
  guint n_selected;
};

G_DEFINE_FINAL_TYPE (RectifyItemDetails, rectify_item_details, GTK_TYPE_WIDGET)

static void
add_inherited (GString *markup, RectifyItem *item, RectifyItem *source)
{
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;

  if (source == NULL || source == item)
    return;
  name = rectify_reference_strip (rectify_item_dup_name (source));
  words = g_strdup_printf (_ ("Inherited from: %s"), name);
  line = g_markup_printf_escaped ("\n<span size=\"small\">%s</span>", words);
  g_string_append (markup, line);
}

static void
show_responsibility (RectifyItemDetails *self)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  gboolean was_inherited = FALSE;

  for (guint i = 0; i < RECTIFY_N_PARTY_FIELDS; i++)
    {
      guint field = rectify_party_field_at (i);
      RectifyItem *source;
      g_autofree char *text = rectify_item_dup_parties_text (self->item, field, &source);
      g_autofree char *line = NULL;

      if (source == NULL)
        continue;
      line = g_markup_printf_escaped (C_ ("a role, and who has it", "<b>%s</b>  %s"),
                                      rectify_party_field_get_title (field), text);
      /* Apart from where the role above it is from. */
      if (markup->len > 0)
        g_string_append (markup, was_inherited ? "\n" GAP : "\n");
      g_string_append (markup, line);
      was_inherited = source != self->item;
      add_inherited (markup, self->item, source);
    }
  if (markup->len == 0)
    {
      g_autofree char *line = g_markup_escape_text (_ ("Nobody assigned"), -1);

      g_string_append (markup, line);
    }
  gtk_label_set_markup (self->responsibility_label, markup->str);
}

static void
show_deadline (RectifyItemDetails *self)
{
  RectifyItem *source;
  RectifyDeadline *deadline = rectify_item_find_deadline (self->item, &source);
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *meaning = NULL;
  g_autofree char *line = NULL;

  if (deadline == NULL)
    {
      gtk_label_set_text (self->deadline_label, _ ("No deadline"));
      return;
    }
  meaning = rectify_deadline_dup_meaning (deadline);
  line = g_markup_printf_escaped ("%s\n<span size=\"small\">%s</span>",
                                  rectify_deadline_get_text (deadline), meaning);
  g_string_append (markup, line);
  add_inherited (markup, self->item, source);
  gtk_label_set_markup (self->deadline_label, markup->str);
}

static void
show_number (RectifyItemDetails *self)
{
  g_autofree char *text = NULL;

  if (self->n_selected > 1)
    {
      text = g_strdup_printf (ngettext ("%u item is selected.", "%u items are selected.",
                                        self->n_selected),
                              self->n_selected);
      gtk_label_set_text (self->many_label, text);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    self->n_selected > 1 ? "many" : "empty");
}

static void
show_internal (RectifyItemDetails *self)
{
  g_autofree char *words = rectify_item_dup_internal_text (self->item);

  gtk_label_set_text (self->internal_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->internal_label), *words != '\0');
}

/* What the tasks below it come to. */
static void
show_roll_up (RectifyItemDetails *self)
{
  g_autofree char *words = rectify_item_dup_roll_up_text (self->item);

  gtk_label_set_text (self->roll_up_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->roll_up_label), *words != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status_button),
                               *words != '\0' ? _ ("It follows from the tasks below. To choose one "
                                                   "sets it for all of them.")
                                              : NULL);
}

/* As its row in the tree has it; what stands above tasks can have the status of all of them set here
 * even before one has begun. */
static void
show_status (RectifyItemDetails *self)
{
  g_autofree char *status = rectify_status_dup_text (rectify_item_get_shown_status (self->item));
  g_autofree char *name = g_strdup_printf (_ ("Status: %s"), status);
  gboolean shown
      = rectify_item_shows_status (self->item) || rectify_item_follows_tasks (self->item);

  gtk_menu_button_set_label (self->status_button, status);
  rectify_speech_set_name (GTK_WIDGET (self->status_button), name);
  gtk_widget_set_visible (self->status_box, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->steps),
                          shown || rectify_item_get_steps (self->item)->len > 0);
}

/* Wherever in the pane files are dropped or pasted, they are of the item that it shows. */
static void
show_intake (RectifyItemDetails *self)
{
  gboolean taken = self->editable && self->item != NULL && self->n_selected == 1;

  rectify_evidence_intake_set (GTK_WIDGET (self), taken ? rectify_item_get_id (self->item) : 0, 0);
}

static void
show_item (RectifyItemDetails *self)
{
  g_autofree char *heading = NULL;
  const char *text;

  show_intake (self);
  if (self->item == NULL || self->n_selected > 1)
    {
      show_number (self);
      return;
    }
  text = rectify_item_get_text (self->item);
  heading = g_strconcat (rectify_item_get_label (self->item), rectify_item_get_heading (self->item),
                         NULL);
  gtk_label_set_text (self->kind_label, rectify_item_get_kind_title (self->item));
  gtk_label_set_text (self->heading_label, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->heading_label), *heading != '\0');
  gtk_label_set_text (self->text_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->text_label), *text != '\0');
  show_status (self);
  show_internal (self);
  show_responsibility (self);
  show_deadline (self);
  rectify_item_progress_set_item (self->progress, self->item);
  rectify_item_evidence_set_item (self->evidence, self->item);
  rectify_item_steps_set_item (self->steps, self->item);
  show_roll_up (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "item");
}

static void
rectify_item_details_dispose (GObject *object)
{
  RectifyItemDetails *self = RECTIFY_ITEM_DETAILS (object);

  rectify_item_details_set_item (self, NULL, 0);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (rectify_item_details_parent_class)->dispose (object);
}

static void
rectify_item_details_class_init (RectifyItemDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_item_details_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (RECTIFY_TYPE_ITEM_PROGRESS);
  g_type_ensure (RECTIFY_TYPE_ITEM_EVIDENCE);
  g_type_ensure (RECTIFY_TYPE_ITEM_STEPS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Rectify/ui/item-details.ui");
  gtk_widget_class_bind_template_child (widget_class, RectifyItemDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, RectifyItemDetails, kind_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyItemDetails, heading_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyItemDetails, text_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyItemDetails, responsibility_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyItemDetails, deadline_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyItemDetails, status_box);
  gtk_widget_class_bind_template_child (widget_class, RectifyItemDetails, status_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyItemDetails, many_status_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyItemDetails, internal_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyItemDetails, progress);
  gtk_widget_class_bind_template_child (widget_class, RectifyItemDetails, evidence);
  gtk_widget_class_bind_template_child (widget_class, RectifyItemDetails, steps);
  gtk_widget_class_bind_template_child (widget_class, RectifyItemDetails, roll_up_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyItemDetails, many_label);
}

static void
rectify_item_details_init (RectifyItemDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rectify_evidence_intake_add (GTK_WIDGET (self));
}

/**
 * rectify_item_details_set_item:
 * @self: the details
 * @item: (nullable): the selected item, or the first of them; it is followed as it changes
 * @n_selected: how many are selected
 */
void
rectify_item_details_set_item (RectifyItemDetails *self, RectifyItem *item, guint n_selected)
{
  self->n_selected = n_selected;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show_item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_swapped (item, "changed", G_CALLBACK (show_item), self);
  if (self->stack != NULL)
    show_item (self);
}

/**
 * rectify_item_details_refresh:
 * @self: the details
 *
 * Shows anew what follows from other items than the one that is shown.
 */
void
rectify_item_details_refresh (RectifyItemDetails *self)
{
  if (self->item != NULL && self->n_selected == 1)
    show_item (self);
}

/**
 * rectify_item_details_set_editable:
 * @self: the details
 * @editable: whether the items can be changed
 *
 * A menu does not go by its entries: it would open, and none of them could be chosen.
 */
void
rectify_item_details_set_editable (RectifyItemDetails *self, gboolean editable)
{
  self->editable = editable;
  show_intake (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->status_button), editable);
  gtk_widget_set_sensitive (self->many_status_button, editable);
  rectify_item_progress_set_editable (self->progress, editable);
  rectify_item_steps_set_editable (self->steps, editable);
  rectify_item_evidence_set_editable (self->evidence, editable);
}

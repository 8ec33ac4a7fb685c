/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-steps.h"

#include <glib/gi18n.h>

#include "rectify-close-out.h"
#include "rectify-details-part.h"
#include "rectify-item-text.h"
#include "rectify-speech.h"

/**
 * RectifyItemSteps:
 *
 * How far the close-out of an item has come, what led to it, how satisfied people are, and what is to
 * be reached on the way; with a menu of what can be done next.
 */
struct _RectifyItemSteps {
  GtkWidget parent_instance;

  RectifyDetailsPart part;
};

G_DEFINE_FINAL_TYPE (RectifyItemSteps, rectify_item_steps, GTK_TYPE_WIDGET)

/* A stage that is past and not reached is late, whatever the item is. */
static const char *
get_stage_words (RectifyStep *step)
{
  const GDate *date = rectify_step_get_date (step);
  g_autoptr (GDate) today = rectify_date_new_today ();

  if (rectify_step_is_reached (step))
    return C_ ("stage", "● reached");
  return date != NULL && g_date_compare (date, today) < 0 ? C_ ("stage", "⚠ late")
                                                          : C_ ("stage", "○ not yet reached");
}

/* What, when, who: “Approved · 2023-05-08 · 李四”. */
static char *
dup_head (RectifyStep *step)
{
  const GDate *date = rectify_step_get_date (step);
  const char *who = rectify_step_get_who (step);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup (rectify_step_kind_get_title (rectify_step_get_kind (step))));
  if (date != NULL)
    g_ptr_array_add (parts, rectify_date_dup_local (date));
  if (rectify_step_get_kind (step) == RECTIFY_STEP_STAGE)
    g_ptr_array_add (parts, g_strdup (get_stage_words (step)));
  if (*who != '\0')
    g_ptr_array_add (parts, g_strdup (who));
  return rectify_details_join (parts);
}

/* In how many of a hundred people are satisfied, what is asked for first. */
static char *
dup_vote (RectifyStep *step)
{
  const int *n = rectify_step_get_counts (step);
  gint64 all = (gint64) n[0] + n[1] + n[2];

  return g_strdup_printf (_ ("Satisfied %d, fairly satisfied %d, not satisfied %d: %.1f %% are "
                             "satisfied or fairly satisfied"),
                          n[0], n[1], n[2],
                          all > 0 ? 100.0 * (double) ((gint64) n[0] + n[1]) / (double) all : 0.0);
}

static GMenuModel *
create_step_menu (RectifyStepKind kind, GVariant *target)
{
  GMenu *menu = g_menu_new ();

  rectify_details_menu_append (menu, _ ("_Edit…"), "win.item-step-edit", target);
  if (kind == RECTIFY_STEP_STAGE)
    rectify_details_menu_append (menu, _ ("_Reached or Not"), "win.item-stage-reached", target);
  rectify_details_menu_append (menu, _ ("_Delete"), "win.item-step-delete", target);
  return G_MENU_MODEL (menu);
}

/* What led to a close-out stands as it was made, and is taken back by Undo alone; a vote and a stage
 * can be mended. */
static void
add_step (RectifyItemSteps *self, RectifyItem *item, RectifyStep *step)
{
  RectifyStepKind kind = rectify_step_get_kind (step);
  gboolean open = kind == RECTIFY_STEP_VOTE || kind == RECTIFY_STEP_STAGE;
  g_autofree char *head = dup_head (step);
  g_autofree char *vote = kind == RECTIFY_STEP_VOTE ? dup_vote (step) : g_strdup ("");
  g_autofree char *name = g_strdup_printf (_ ("Edit: %s"), head);
  g_autofree char *more = g_strdup_printf (_ ("More about: %s"), head);
  g_autoptr (GVariant) target = g_variant_ref_sink (
      g_variant_new ("(xx)", rectify_item_get_id (item), rectify_step_get_id (step)));
  g_autoptr (GMenuModel) menu = open ? create_step_menu (kind, target) : NULL;
  const RectifyDetailsRow row = {
    .lines = { head, vote, rectify_step_get_text (step) },
    .classes = { "dim-label", "body", "body" },
    .name = name,
    .tooltip
    = kind == RECTIFY_STEP_VOTE ? _ ("Edit or delete this vote") : _ ("Edit or delete this stage"),
    .action = open ? "win.item-step-edit" : NULL,
    .target = target,
    .more = more,
    .menu = menu,
    .remove = open ? "win.item-step-delete" : NULL,
  };

  gtk_box_append (GTK_BOX (self->part.rows), rectify_details_row_new (&row));
}

static void
rectify_item_steps_dispose (GObject *object)
{
  g_clear_pointer (&RECTIFY_ITEM_STEPS (object)->part.box, gtk_widget_unparent);
  G_OBJECT_CLASS (rectify_item_steps_parent_class)->dispose (object);
}

static void
rectify_item_steps_class_init (RectifyItemStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rectify_item_steps_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) steps = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  g_menu_append (steps, _ ("_Request Close-Out…"), "win.item-request");
  g_menu_append (steps, _ ("_Decide on Close-Out…"), "win.item-decide");
  g_menu_append (steps, _ ("Re_open…"), "win.item-reopen");
  g_menu_append (others, _ ("_Satisfaction Vote…"), "win.item-vote");
  g_menu_append (others, _ ("Stage _Goals…"), "win.item-stages");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (steps));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (menu);
}

static void
rectify_item_steps_init (RectifyItemSteps *self)
{
  g_autoptr (GMenuModel) menu = create_menu ();
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  rectify_details_part_init (&self->part, GTK_WIDGET (self), _ ("Close-out"), button);
  gtk_box_set_spacing (GTK_BOX (self->part.rows), 6);
}

/**
 * rectify_item_steps_set_item:
 * @self: the steps
 * @item: (nullable): the item whose steps are shown, as it is now
 */
void
rectify_item_steps_set_item (RectifyItemSteps *self, RectifyItem *item)
{
  GPtrArray *steps = item != NULL ? rectify_item_get_steps (item) : NULL;
  const char *state
      = item != NULL ? rectify_close_out_state_get_title (rectify_close_out_get_state (item)) : "";
  g_autofree char *name = g_strdup_printf (_ ("Close-out: %s"), state);
  int focus = rectify_details_part_clear (&self->part);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->part.button), state);
  rectify_speech_set_name (self->part.button, name);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    add_step (self, item, g_ptr_array_index (steps, i));
  gtk_widget_set_visible (self->part.rows, steps != NULL && steps->len > 0);
  rectify_details_part_finish (&self->part, focus);
}

/**
 * rectify_item_steps_set_editable:
 * @self: the steps
 * @editable: whether a step can be made
 */
void
rectify_item_steps_set_editable (RectifyItemSteps *self, gboolean editable)
{
  gtk_widget_set_sensitive (self->part.button, editable);
}

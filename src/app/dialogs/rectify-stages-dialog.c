/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-check-button.h"
#include "rectify-date-field.h"
#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-item-text.h"
#include "rectify-item-values.h"
#include "rectify-step-field.h"

typedef struct {
  RectifyForm *form;
  gint64 item_id;
  GtkWidget *rows;
} StagesDialog;

/* A line of the dialog, kept by its box. */
typedef struct {
  gint64 id; /* of a step that is there; 0: a new one */
  GtkWidget *date;
  GtkWidget *text;
  GtkWidget *reached;
} Stage;

#define STAGE_KEY "rectify-stage"

typedef struct {
  gint64 item_id;
  GPtrArray *stages; /* of RectifyStep; new ones have no identifier */
} Values;

static void
values_free (gpointer data)
{
  Values *values = data;

  g_ptr_array_unref (values->stages);
  g_free (values);
}

static gboolean
apply (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Values *values = user_data;
  RectifyItem *item = rectify_plan_find_item (draft, values->item_id);
  g_autoptr (GPtrArray) steps
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_step_unref);
  GPtrArray *old;

  if (item == NULL)
    return rectify_item_values_fail_gone (error);
  old = rectify_item_get_steps (item);
  for (guint i = 0; i < old->len; i++)
    if (rectify_step_get_kind (old->pdata[i]) != RECTIFY_STEP_STAGE)
      g_ptr_array_add (steps, rectify_step_ref (old->pdata[i]));
  for (guint i = 0; i < values->stages->len; i++)
    {
      RectifyStep *stage = values->stages->pdata[i];

      if (rectify_step_get_id (stage) != 0)
        g_ptr_array_add (steps, rectify_step_ref (stage));
    }
  rectify_item_set_steps (item, steps);
  for (guint i = 0; i < values->stages->len; i++)
    {
      RectifyStep *stage = values->stages->pdata[i];
      g_autoptr (RectifyStep) fresh = NULL;

      if (rectify_step_get_id (stage) != 0)
        continue;
      fresh = rectify_step_new_stored (rectify_item_make_step_id (item), RECTIFY_STEP_STAGE,
                                       rectify_step_get_date (stage), NULL,
                                       rectify_step_get_text (stage),
                                       rectify_step_get_counts (stage));
      rectify_item_add_step (item, fresh);
    }
  return TRUE;
}

/* A line in which nothing stands is none. */
static gboolean
read_stage (StagesDialog *self, Stage *stage, GPtrArray *stages)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (stage->text))));
  const char *day = gtk_editable_get_text (GTK_EDITABLE (stage->date));
  int counts[RECTIFY_STEP_N_COUNTS] = { 0 };
  g_autoptr (GDate) date = NULL;

  if (*text == '\0' && *day == '\0' && stage->id == 0)
    return TRUE;
  if (!rectify_step_field_read_date (self->form, stage->date, &date))
    return FALSE;
  if (*text == '\0')
    {
      rectify_form_refuse_field (self->form, stage->text,
                                 _ ("Say what is to be reached by that day, or remove the stage."));
      return FALSE;
    }
  counts[0] = gtk_check_button_get_active (GTK_CHECK_BUTTON (stage->reached)) ? 1 : 0;
  g_ptr_array_add (stages, rectify_step_new_stored (stage->id, RECTIFY_STEP_STAGE, date, NULL, text,
                                                    counts));
  return TRUE;
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  StagesDialog *self = user_data;
  Values *values = g_new0 (Values, 1);

  values->item_id = self->item_id;
  values->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_step_unref);
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (!read_stage (self, g_object_get_data (G_OBJECT (row), STAGE_KEY), values->stages))
      {
        values_free (values);
        return;
      }
  rectify_form_edit (form, N_ ("Stage goals"), apply, values, values_free, rectify_form_saved_cb);
}

static void
remove_cb (GtkButton *button, StagesDialog *self)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (button)));
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  rectify_form_set_changed (self->form);
  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row);
  if (next != NULL)
    gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD);
  gtk_box_remove (GTK_BOX (self->rows), row);
}

static void
name_field (GtkWidget *field, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* With room below it for what is wrong there. */
static void
append_row (StagesDialog *self, GtkWidget *row, Stage *stage)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), row);
  g_object_set_data_full (G_OBJECT (box), STAGE_KEY, stage, g_free);
  gtk_box_append (GTK_BOX (self->rows), box);
}

static Stage *
add_row (StagesDialog *self, RectifyStep *step)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  Stage *stage = g_new0 (Stage, 1);

  stage->id = step != NULL ? rectify_step_get_id (step) : 0;
  stage->date = rectify_date_field_new (step != NULL ? rectify_step_get_date (step) : NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (stage->date), 12);
  name_field (stage->date, _ ("By which day"));
  stage->text = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (stage->text),
                         step != NULL ? rectify_step_get_text (step) : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (stage->text), 30);
  gtk_entry_set_placeholder_text (GTK_ENTRY (stage->text), _ ("What is to be reached"));
  gtk_entry_set_activates_default (GTK_ENTRY (stage->text), TRUE);
  gtk_widget_set_hexpand (stage->text, TRUE);
  name_field (stage->text, _ ("What is to be reached"));
  stage->reached = rectify_check_button_new (_ ("Reached"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (stage->reached),
                               step != NULL && rectify_step_is_reached (step));
  gtk_widget_set_tooltip_text (remove, _ ("Remove this stage"));
  name_field (remove, _ ("Remove this stage"));
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  rectify_form_watch (self->form, stage->date, "changed");
  rectify_form_watch (self->form, stage->text, "changed");
  rectify_form_watch (self->form, stage->reached, "toggled");
  gtk_box_append (GTK_BOX (row), stage->date);
  gtk_box_append (GTK_BOX (row), stage->text);
  gtk_box_append (GTK_BOX (row), stage->reached);
  gtk_box_append (GTK_BOX (row), remove);
  append_row (self, row, stage);
  return stage;
}

static void
add_cb (GtkButton *button, StagesDialog *self)
{
  gtk_widget_grab_focus (add_row (self, NULL)->date);
}

/* A line for each stage that is there, or an empty one. Returns: the text of the one that is asked for. */
static GtkWidget *
add_rows (StagesDialog *self, GPtrArray *steps, gint64 step_id)
{
  GtkWidget *wanted = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      Stage *stage;

      if (rectify_step_get_kind (steps->pdata[i]) != RECTIFY_STEP_STAGE)
        continue;
      stage = add_row (self, steps->pdata[i]);
      if (stage->id == step_id)
        wanted = stage->text;
    }
  if (gtk_widget_get_first_child (self->rows) == NULL)
    add_cb (NULL, self);
  return wanted;
}

/**
 * rectify_stages_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 * @item_id: an item, most often one without an end
 * @step_id: the stage to begin with; 0: none of them
 *
 * Shows what is to be reached on the way, and by when, to be changed and ticked off.
 */
void
rectify_stages_dialog_present (GtkWindow *parent, RectifySession *session, gint64 item_id,
                               gint64 step_id)
{
  RectifyItem *item = rectify_plan_find_item (rectify_session_get_plan (session), item_id);
  GPtrArray *steps = item != NULL ? rectify_item_get_steps (item) : NULL;
  g_autofree char *name = NULL;
  StagesDialog *self;
  GtkWidget *add;
  GtkWidget *wanted;

  if (item == NULL)
    return;
  self = g_new0 (StagesDialog, 1);
  self->form = rectify_form_new (parent, session, _ ("Stage Goals"), _ ("_Save"));
  self->item_id = item_id;
  name = rectify_item_dup_name (item);
  rectify_step_field_add_heading (self->form, name);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  rectify_form_add_wide (self->form, self->rows);
  wanted = add_rows (self, steps, step_id);
  add = gtk_button_new_with_mnemonic (_ ("_Add Stage"));
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), self);
  rectify_form_add_wide (self->form, add);
  rectify_form_set_help (self->form, "follow-up");
  rectify_form_set_accept (self->form, accept_cb, self, g_free);
  if (wanted != NULL)
    gtk_widget_grab_focus (wanted);
  rectify_form_present (self->form);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-check-button.h"
#include "rectify-deadline-editor.h"
#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-item-reference.h"
#include "rectify-item-text.h"
#include "rectify-item-values.h"
#include "rectify-party-entry.h"
#include "rectify-plan-edit.h"
#include "rectify-roll-up.h"
#include "rectify-status-note.h"
#include "rectify-text-field.h"

typedef struct {
  RectifyForm *form;
  gint64 item_id;     /* 0: a new item */
  RectifyItem *shown; /* as it was when the dialog was filled */
  gint64 anchor_id;   /* beside or inside which it goes */
  gboolean inside;
  int step; /* where to go when it is saved: -1, 0, 1 */
  GtkWidget *kind;
  GtkWidget *label;
  GtkWidget *heading;
  GtkWidget *text_field;
  GtkTextBuffer *text;
  GtkLabel *count;
  GtkWidget *parties[RECTIFY_N_PARTY_FIELDS];
  GtkWidget *status; /* NULL where it follows from the tasks below */
  GtkWidget *internal;
  RectifyDeadlineEditor *deadline;
} ItemDialog;

static void
item_dialog_free (gpointer data)
{
  ItemDialog *self = data;

  g_clear_object (&self->shown);
  g_free (self);
}

static char *
dup_text (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static RectifyItemValues *
collect (ItemDialog *self)
{
  RectifyItemValues *values = g_new0 (RectifyItemValues, 1);

  values->item_id = self->item_id;
  values->shown = self->item_id != 0 ? g_object_ref (self->shown) : NULL;
  values->anchor_id = self->anchor_id;
  values->inside = self->inside;
  values->kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
  values->label = dup_text (self->label);
  values->heading = dup_text (self->heading);
  values->text = rectify_text_field_dup_text (self->text);
  for (guint i = 0; i < RECTIFY_N_PARTY_FIELDS; i++)
    {
      g_autofree char *parties = dup_text (self->parties[i]);

      if (!g_str_equal (parties, g_object_get_data (G_OBJECT (self->parties[i]), "rectify-text")))
        values->parties[i] = g_steal_pointer (&parties);
    }
  values->deadline_changed = rectify_deadline_editor_is_changed (self->deadline);
  values->deadline = rectify_deadline_editor_dup_deadline (self->deadline, NULL);
  values->status = self->status != NULL ? gtk_drop_down_get_selected (GTK_DROP_DOWN (self->status))
                                        : rectify_item_get_status (self->shown);
  values->internal = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->internal));
  return values;
}

typedef struct {
  gint64 id;
  int step;
  RectifyItem *last;
  RectifyItem *found;
  gboolean passed;
} Walk;

static gboolean
find_neighbour (RectifyItem *item, gpointer user_data)
{
  Walk *walk = user_data;

  if (rectify_item_get_parent (item) == NULL)
    return TRUE;
  if (walk->passed)
    {
      walk->found = item;
      return FALSE;
    }
  if (rectify_item_get_id (item) == walk->id)
    {
      walk->passed = TRUE;
      walk->found = walk->step < 0 ? walk->last : NULL;
      return walk->step > 0;
    }
  walk->last = item;
  return TRUE;
}

static void show_item (RectifyForm *form, ItemDialog *self, RectifyItem *item);

/* At either end it stays where it is; where the item is gone, there is nothing to stay at. */
static void
walk_on (RectifyForm *form, ItemDialog *self)
{
  Walk walk = { .id = self->item_id, .step = self->step };
  RectifyPlan *plan = rectify_session_get_plan (rectify_form_get_session (form));
  RectifyItem *item = NULL;

  self->step = 0;
  if (plan != NULL)
    {
      rectify_item_foreach (rectify_plan_get_root (plan), find_neighbour, &walk);
      item = walk.found != NULL ? walk.found : rectify_plan_find_item (plan, self->item_id);
    }
  if (item == NULL)
    {
      rectify_form_close (form);
      return;
    }
  rectify_form_clear (form);
  show_item (form, self, item);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = g_object_ref (user_data);
  ItemDialog *self;

  self = g_object_get_data (G_OBJECT (window), "rectify-item-dialog");
  if (!rectify_form_end_save (user_data, source, result))
    {
      self->step = 0;
      return;
    }
  if (self->step != 0)
    walk_on (self->form, self);
  else
    gtk_window_destroy (window);
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  ItemDialog *self = user_data;

  if (!rectify_deadline_editor_check (self->deadline))
    {
      self->step = 0;
      return;
    }
  rectify_form_edit (form, self->item_id != 0 ? N_ ("Edit item") : N_ ("Add item"),
                     rectify_item_values_apply, collect (self), rectify_item_values_free, saved_cb);
}

/* Previous and Next keep what was changed first; where nothing was, they only go. */
static void
go (GtkWidget *button, int step)
{
  RectifyForm *form = g_object_get_data (G_OBJECT (button), "rectify-form");
  GtkWindow *window = rectify_form_get_window (form);
  ItemDialog *self = g_object_get_data (G_OBJECT (window), "rectify-item-dialog");

  if (rectify_form_is_saving (form))
    return;
  self->step = step;
  if (!rectify_form_is_changed (form))
    walk_on (form, self);
  else if (!rectify_form_accept (form))
    self->step = 0;
}

static void
previous_cb (GtkWidget *button)
{
  go (button, -1);
}

static void
next_cb (GtkWidget *button)
{
  go (button, 1);
}

static void
add_walk_buttons (RectifyForm *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *previous = gtk_button_new_with_mnemonic (_ ("Pre_vious"));
  GtkWidget *next = gtk_button_new_with_mnemonic (_ ("_Next"));

  gtk_widget_add_css_class (box, "linked");
  g_object_set_data (G_OBJECT (previous), "rectify-form", form);
  g_object_set_data (G_OBJECT (next), "rectify-form", form);
  g_signal_connect (previous, "clicked", G_CALLBACK (previous_cb), NULL);
  g_signal_connect (next, "clicked", G_CALLBACK (next_cb), NULL);
  gtk_box_append (GTK_BOX (box), previous);
  gtk_box_append (GTK_BOX (box), next);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (rectify_form_get_header (form)), box);
}

static void
count_cb (GtkTextBuffer *buffer, ItemDialog *self)
{
  int n = gtk_text_buffer_get_char_count (buffer);
  g_autofree char *count = g_strdup_printf (ngettext ("%d character", "%d characters", n), n);

  gtk_label_set_text (self->count, count);
}

static GtkWidget *
create_drop_down (const char *(*get_title) (guint), guint n_titles, guint selected)
{
  g_autofree const char **titles = g_new0 (const char *, n_titles + 1);
  GtkWidget *drop_down;

  for (guint i = 0; i < n_titles; i++)
    titles[i] = get_title (i);
  drop_down = gtk_drop_down_new_from_strings (titles);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  return drop_down;
}

static const char *
get_kind_title (guint kind)
{
  return rectify_item_kind_get_title (kind);
}

static const char *
get_status_title (guint status)
{
  return rectify_status_get_title (status);
}

static char *
dup_inherited (const char *text, RectifyItem *source)
{
  g_autofree char *name = rectify_reference_strip (rectify_item_dup_name (source));

  /* Translators: a deadline or names, and the item that they are inherited from. */
  return g_strdup_printf (_ ("%s (inherited from: %s)"), text, name);
}

static void
add_deadline (RectifyForm *form, ItemDialog *self, RectifyItem *item, int year)
{
  RectifyItem *source;
  g_autofree char *text = rectify_item_dup_deadline_text (item, &source);
  g_autofree char *inherited = NULL;

  self->deadline = rectify_deadline_editor_new (form, rectify_item_get_deadline (item), year);
  if (source == NULL || source == item)
    return;
  inherited = dup_inherited (text, source);
  rectify_deadline_editor_set_inherited (self->deadline, inherited);
}

/* Own parties are text; inherited ones show through an empty field. */
static void
add_parties (RectifyForm *form, ItemDialog *self, RectifyItem *item)
{
  static const char *const labels[RECTIFY_N_PARTY_FIELDS]
      = { N_ ("Leade_r"), N_ ("Lead _unit"), N_ ("Responsible un_its"), N_ ("Responsible _persons"),
          N_ ("Supportin_g units") };

  for (guint position = 0; position < RECTIFY_N_PARTY_FIELDS; position++)
    {
      guint i = rectify_party_field_at (position);
      RectifyItem *source;
      g_autofree char *text = rectify_item_dup_parties_text (item, i, &source);
      g_autofree char *inherited = NULL;

      self->parties[i]
          = rectify_party_entry_new (rectify_form_get_session (form), source == item ? text : "");
      if (source != NULL && source != item)
        {
          inherited = dup_inherited (text, source);
          gtk_entry_set_placeholder_text (GTK_ENTRY (self->parties[i]), inherited);
          gtk_widget_set_tooltip_text (self->parties[i], inherited);
        }
      g_object_set_data_full (G_OBJECT (self->parties[i]), "rectify-text",
                              g_strstrip (g_strdup (source == item ? text : "")), g_free);
      rectify_form_add_row (form, _ (labels[i]), self->parties[i]);
      rectify_form_watch (form, self->parties[i], "changed");
    }
}

/* What would be set where it follows from the tasks below would not be seen. */
static void
add_status (RectifyForm *form, ItemDialog *self, RectifyItem *item)
{
  self->status = NULL;
  if (rectify_item_follows_tasks (item))
    return;
  self->status
      = create_drop_down (get_status_title, RECTIFY_N_STATUSES, rectify_item_get_status (item));
  rectify_form_add_row (form, _ ("Sta_tus"), self->status);
  rectify_form_watch (form, self->status, "notify::selected");
  rectify_status_note_add (form, self->status, item);
}

static void
fill (RectifyForm *form, ItemDialog *self, RectifyItem *item, int year)
{
  g_clear_object (&self->shown);
  self->shown = rectify_item_copy (item);
  self->kind
      = create_drop_down (get_kind_title, RECTIFY_N_ITEM_KINDS, rectify_item_get_kind (item));
  rectify_form_add_row (form, _ ("_Kind"), self->kind);
  rectify_form_watch (form, self->kind, "notify::selected");
  self->label = rectify_form_add_entry (form, _ ("Num_ber"), rectify_item_get_label (item));
  if (self->item_id == 0)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->label), _ ("As its neighbours have it"));
  self->heading = rectify_form_add_entry (form, _ ("_Heading"), rectify_item_get_heading (item));
  self->text_field = rectify_text_field_new (rectify_item_get_text (item), 90, &self->text);
  gtk_widget_set_vexpand (self->text_field, TRUE);
  rectify_form_add_row (form, _ ("Te_xt"), self->text_field);
  rectify_form_watch (form, self->text, "changed");
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "caption");
  rectify_form_add_row (form, "", GTK_WIDGET (self->count));
  g_signal_connect (self->text, "changed", G_CALLBACK (count_cb), self);
  count_cb (self->text, self);
  add_parties (form, self, item);
  add_deadline (form, self, item, year);
  add_status (form, self, item);
  self->internal = rectify_check_button_new (_ ("_For the office alone, not public"));
  gtk_widget_set_tooltip_text (self->internal, _ ("The public notice leaves it out, with all that "
                                                  "is inside."));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->internal), rectify_item_get_internal (item));
  rectify_form_add_wide (form, self->internal);
  rectify_form_watch (form, self->internal, "toggled");
}

static ItemDialog *
dialog_new (RectifyForm *form)
{
  ItemDialog *self = g_new0 (ItemDialog, 1);

  self->form = form;
  rectify_form_set_size (form, 640, 760);
  g_object_set_data (G_OBJECT (rectify_form_get_window (form)), "rectify-item-dialog", self);
  rectify_form_set_help (form, "edit-item");
  rectify_form_set_accept (form, accept_cb, self, item_dialog_free);
  return self;
}

/* Measures are nearly all text; of the others, those that have one. */
static gboolean
is_about_text (RectifyItem *item)
{
  RectifyItemKind kind = rectify_item_get_kind (item);

  return kind == RECTIFY_ITEM_MEASURE || kind == RECTIFY_ITEM_PROSE
         || *rectify_item_get_text (item) != '\0';
}

/* Where most is typed; the number is seldom changed by hand. */
static void
focus_words (ItemDialog *self, RectifyItem *item)
{
  if (is_about_text (item))
    rectify_text_field_focus (self->text_field);
  else
    gtk_widget_grab_focus (self->heading);
}

static void
show_item (RectifyForm *form, ItemDialog *self, RectifyItem *item)
{
  RectifyPlan *plan = rectify_session_get_plan (rectify_form_get_session (form));

  self->item_id = rectify_item_get_id (item);
  fill (form, self, item, rectify_plan_get_year (plan));
  rectify_form_present (form);
  focus_words (self, item);
}

/**
 * rectify_item_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 * @item_id: the item to edit
 */
void
rectify_item_dialog_present (GtkWindow *parent, RectifySession *session, gint64 item_id)
{
  RectifyPlan *plan = rectify_session_get_plan (session);
  RectifyItem *item = rectify_plan_find_item (plan, item_id);
  RectifyForm *form;
  ItemDialog *self;

  if (item == NULL)
    return;
  form = rectify_form_new (parent, session, _ ("Edit Item"), _ ("_Save"));
  self = dialog_new (form);
  add_walk_buttons (form);
  show_item (form, self, item);
}

/**
 * rectify_item_dialog_present_new:
 * @parent: the window it is over
 * @session: a session that has a plan
 * @anchor_id: the item that the new one stands behind, or, with @inside, 0 for the plan itself
 * @inside: whether it goes inside that item instead
 *
 * The item is made when the dialog is accepted.
 */
void
rectify_item_dialog_present_new (GtkWindow *parent, RectifySession *session, gint64 anchor_id,
                                 gboolean inside)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_copy (rectify_session_get_plan (session));
  RectifyItem *anchor = rectify_item_values_find_anchor (plan, anchor_id);
  g_autoptr (RectifyItem) item = NULL;
  RectifyForm *form;
  ItemDialog *self;

  if (anchor == NULL)
    return;
  item = inside ? rectify_plan_new_child (plan, anchor) : rectify_plan_new_sibling (plan, anchor);
  if (item == NULL)
    {
      inside = FALSE;
      item = rectify_plan_new_sibling (plan, anchor);
    }
  /* In the copy, so that what it will inherit shows. */
  rectify_item_append_child (inside ? anchor : rectify_item_get_parent (anchor), item);
  form = rectify_form_new (parent, session, _ ("Add Item"), _ ("_Add"));
  self = dialog_new (form);
  self->anchor_id = anchor_id;
  self->inside = inside;
  fill (form, self, item, rectify_plan_get_year (plan));
  rectify_form_present (form);
  focus_words (self, item);
}

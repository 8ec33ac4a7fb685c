/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-party-entry.h"
#include "rectify-preedit.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_OFFERS 8
#define OFFER_KEY "rectify-offer"

typedef struct {
  GtkWidget *entry;
  GtkWidget *popover;
  GtkListBox *list;
  GListModel *parties;
  gboolean choosing;
} Completion;

/* Where the name begins that is being typed: behind the last mark that parts names. */
static const char *
find_last_name (const char *text)
{
  const char *name = text;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr ("、，,；; ", -1, g_utf8_get_char (p)) != NULL)
      name = g_utf8_next_char (p);
  return name;
}

static void
add_offer (Completion *self, const char *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_append (self->list, label);
  g_object_set_data_full (G_OBJECT (gtk_widget_get_parent (label)), OFFER_KEY, g_strdup (name),
                          g_free);
}

static guint
fill_offers (Completion *self, const char *typed)
{
  GtkListBoxRow *row;
  guint n_offers = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0;
       *typed != '\0' && i < g_list_model_get_n_items (self->parties) && n_offers < MAX_OFFERS; i++)
    {
      g_autoptr (RectifyParty) party = g_list_model_get_item (self->parties, i);
      const char *name = rectify_party_get_name (party);

      if (strstr (name, typed) == NULL || g_str_equal (name, typed))
        continue;
      add_offer (self, name);
      n_offers++;
    }
  return n_offers;
}

static void
changed_cb (GtkEditable *editable, Completion *self)
{
  if (self->choosing || !gtk_widget_get_mapped (self->entry)
      || rectify_preedit_delays (self->entry, "changed"))
    return;
  if (fill_offers (self, find_last_name (gtk_editable_get_text (editable))) > 0)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
chosen_cb (GtkListBox *list, GtkListBoxRow *row, Completion *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gsize length = find_last_name (text) - text;
  g_autofree char *before = g_strndup (text, length);
  g_autofree char *whole
      = g_strconcat (before, (char *) g_object_get_data (G_OBJECT (row), OFFER_KEY), NULL);

  self->choosing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), whole);
  self->choosing = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/* The offers stand in the way of no other field, nor of what the window does with a key: they go, and
 * the entry has the focus again. */
static void
leave_offers (Completion *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL)
    gtk_widget_grab_focus (self->entry);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Tab goes on to the next field, though the offers are the entry's own children. */
static gboolean
move_on (Completion *self, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (self->entry);

  leave_offers (self);
  if (root != NULL)
    g_signal_emit_by_name (root, "move-focus", direction);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        Completion *self)
{
  if (!gtk_widget_get_visible (self->popover) || rectify_preedit_is_open (self->entry))
    return FALSE;
  /* Among the offers, the list moves on by itself. */
  if (keyval == GDK_KEY_Down && gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

      if (row != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (row));
      return row != NULL;
    }
  if (keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab || keyval == GDK_KEY_ISO_Left_Tab)
    return move_on (self,
                    (state & GDK_SHIFT_MASK) != 0 ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  if (keyval == GDK_KEY_Escape)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return TRUE;
    }
  return FALSE;
}

static void
left_cb (GtkEventControllerFocus *controller, Completion *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
destroyed_cb (GtkWidget *entry, Completion *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
completion_free (gpointer data)
{
  g_object_unref (((Completion *) data)->parties);
  g_free (data);
}

/**
 * rectify_party_entry_new:
 * @session: whose directory is offered
 * @text: what it holds
 *
 * Returns: (transfer floating): the entry
 */
GtkWidget *
rectify_party_entry_new (RectifySession *session, const char *text)
{
  Completion *self = g_new0 (Completion, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->parties = g_object_ref (rectify_session_get_parties (session));
  self->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Names, parted by 、"));
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  self->popover = gtk_popover_new ();
  /* It must not take the focus, or the input method loses what is being composed. */
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Names in the directory"), -1);
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->popover, self->entry);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->entry, "destroy", G_CALLBACK (destroyed_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (chosen_cb), self);
  g_object_set_data_full (G_OBJECT (self->entry), "rectify-completion", self, completion_free);
  return self->entry;
}

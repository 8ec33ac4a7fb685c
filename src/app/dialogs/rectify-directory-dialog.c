/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-bar.h"
#include "rectify-dialogs.h"
#include "rectify-directory-change.h"
#include "rectify-directory-questions.h"
#include "rectify-empty.h"
#include "rectify-help.h"
#include "rectify-messages.h"
#include "rectify-preedit.h"
#include "rectify-speech.h"
#include "rectify-tab-stop.h"
#include "rectify-tell-cut.h"
#include "rectify-text-size.h"

typedef struct {
  RectifySession *session;
  GtkWindow *window;
  GtkListBox *list;
  GtkWidget *placeholder;
  GtkWidget *filter;
  GtkWidget *rename;
  GtkWidget *merge;
  GtkWidget *uses;
  GtkWidget *remove;
  GtkWidget *kind;
  int kind_width; /* of the widest, in pixels */
  int uses_width;
  gboolean filling;
} Directory;

#define PARTY_KEY "rectify-party"

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    rectify_message_error (window, _ ("The directory could not be changed"), error);
}

static void
run (Directory *self, RectifyDirectoryChange *change, const char *name)
{
  change->name = g_strdup (name);
  rectify_session_run (self->session, rectify_directory_change_apply, change,
                       rectify_directory_change_free, applied_cb, g_object_ref (self->window));
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer user_data)
{
  Directory *self = user_data;
  RectifyParty *party = g_object_get_data (G_OBJECT (row), PARTY_KEY);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->filter));

  return party == NULL || strstr (rectify_party_get_name (party), text) != NULL;
}

/* What the search hides is not changed. */
static RectifyParty *
get_selected (Directory *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL && filter_row (row, self) ? g_object_get_data (G_OBJECT (row), PARTY_KEY)
                                               : NULL;
}

static void
update (Directory *self)
{
  RectifyParty *party = get_selected (self);

  gtk_widget_set_sensitive (self->rename, party != NULL);
  gtk_widget_set_sensitive (self->merge, party != NULL);
  gtk_widget_set_sensitive (self->uses, party != NULL && rectify_party_get_n_uses (party) > 0);
  gtk_widget_set_sensitive (self->kind, party != NULL);
  gtk_widget_set_sensitive (self->remove, party != NULL && rectify_party_get_n_uses (party) == 0);
  self->filling = TRUE;
  if (party != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), rectify_party_get_kind (party));
  self->filling = FALSE;
}

static char *
dup_uses (RectifyParty *party)
{
  guint n = rectify_party_get_n_uses (party);

  return n > 0 ? g_strdup_printf (ngettext ("used once", "used %u times", n), n)
               : g_strdup (_ ("not used"));
}

/* The words are few, and each is measured once. */
static int
measure (Directory *self, GHashTable *widths, const char *words)
{
  gpointer width;

  if (!g_hash_table_lookup_extended (widths, words, NULL, &width))
    {
      g_autoptr (PangoLayout) layout
          = gtk_widget_create_pango_layout (GTK_WIDGET (self->list), words);
      int pixels;

      pango_layout_get_pixel_size (layout, &pixels, NULL);
      width = GINT_TO_POINTER (pixels);
      g_hash_table_insert (widths, g_strdup (words), width);
    }
  return GPOINTER_TO_INT (width);
}

/* Whatever they say, they stand below one another. A group of sizes would do it too, but ask each row
 * for the size of all others. */
static void
measure_columns (Directory *self, GListModel *parties)
{
  g_autoptr (GHashTable) widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->kind_width = self->uses_width = 0;
  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (RectifyParty) party = g_list_model_get_item (parties, i);
      const char *kind = rectify_party_kind_get_title (rectify_party_get_kind (party));
      g_autofree char *uses = dup_uses (party);

      self->kind_width = MAX (self->kind_width, measure (self, widths, kind));
      self->uses_width = MAX (self->uses_width, measure (self, widths, uses));
    }
}

static GtkWidget *
create_row (Directory *self, RectifyParty *party)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (rectify_party_get_name (party));
  GtkWidget *kind = gtk_label_new (rectify_party_kind_get_title (rectify_party_get_kind (party)));
  g_autofree char *uses = dup_uses (party);
  GtkWidget *count = gtk_label_new (uses);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (name));
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (kind), 0);
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_widget_set_size_request (kind, self->kind_width, -1);
  gtk_widget_set_size_request (count, self->uses_width, -1);
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_box_append (GTK_BOX (box), count);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  return box;
}

static void
show_placeholder (Directory *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->filter)) != '\0')
    rectify_empty_set_words (self->placeholder, _ ("No name has these words."),
                             _ ("Enter fewer of them."));
  else
    rectify_empty_set_words (self->placeholder, _ ("The directory has no names yet."),
                             _ ("They come here when items are assigned; or add them below."));
}

static void
search_changed_cb (Directory *self)
{
  if (rectify_preedit_delays (self->filter, "search-changed"))
    return;
  show_placeholder (self);
  gtk_list_box_invalidate_filter (self->list);
  update (self);
}

static void
fill (Directory *self)
{
  GListModel *parties = rectify_session_get_parties (self->session);
  RectifyParty *selected = get_selected (self);
  gint64 id = selected != NULL ? rectify_party_get_id (selected) : 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  measure_columns (self, parties);
  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      RectifyParty *party = g_list_model_get_item (parties, i);

      gtk_list_box_append (self->list, create_row (self, party));
      row = gtk_list_box_get_row_at_index (self->list, i);
      g_object_set_data_full (G_OBJECT (row), PARTY_KEY, party, g_object_unref);
      if (rectify_party_get_id (party) == id)
        gtk_list_box_select_row (self->list, row);
    }
  update (self);
}

static void
rename_cb (GtkButton *button, Directory *self)
{
  rectify_directory_ask_name (self->window, self->session, get_selected (self));
}

static void
merge_cb (GtkButton *button, Directory *self)
{
  rectify_directory_ask_other (self->window, self->session, get_selected (self));
}

static void
add_cb (GtkButton *button, Directory *self)
{
  rectify_directory_ask_names (self->window, self->session);
}

static void
uses_cb (GtkButton *button, Directory *self)
{
  rectify_directory_show_uses (self->window, self->session, get_selected (self));
}

static void
remove_cb (GtkButton *button, Directory *self)
{
  RectifyDirectoryChange *change = g_new0 (RectifyDirectoryChange, 1);

  change->type = RECTIFY_DIRECTORY_REMOVE;
  change->id = rectify_party_get_id (get_selected (self));
  run (self, change, N_ ("Remove party"));
}

static void
kind_cb (GtkDropDown *drop_down, GParamSpec *pspec, Directory *self)
{
  RectifyParty *party = get_selected (self);
  RectifyDirectoryChange *change;

  if (self->filling || party == NULL
      || gtk_drop_down_get_selected (drop_down) == rectify_party_get_kind (party))
    return;
  change = g_new0 (RectifyDirectoryChange, 1);
  change->type = RECTIFY_DIRECTORY_KIND;
  change->id = rectify_party_get_id (party);
  change->kind = gtk_drop_down_get_selected (drop_down);
  run (self, change, N_ ("Change kind of party"));
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, GCallback callback, Directory *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
create_buttons (Directory *self)
{
  const char *titles[RECTIFY_N_PARTY_KINDS + 1] = { NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < RECTIFY_N_PARTY_KINDS; i++)
    titles[i] = rectify_party_kind_get_title (i);
  add_button (box, _ ("_Add…"), G_CALLBACK (add_cb), self);
  self->rename = add_button (box, _ ("_Rename…"), G_CALLBACK (rename_cb), self);
  self->merge = add_button (box, _ ("_Merge…"), G_CALLBACK (merge_cb), self);
  self->uses = add_button (box, _ ("_Where Used…"), G_CALLBACK (uses_cb), self);
  self->remove = add_button (box, _ ("Remo_ve"), G_CALLBACK (remove_cb), self);
  self->kind = gtk_drop_down_new_from_strings (titles);
  rectify_speech_set_name (self->kind, _ ("Kind of party"));
  g_signal_connect (self->kind, "notify::selected", G_CALLBACK (kind_cb), self);
  gtk_box_append (GTK_BOX (box), self->kind);
  return box;
}

/* The window may outlive its widgets while a change is on its way. */
static void
stop_following (Directory *self)
{
  g_signal_handlers_disconnect_by_data (rectify_session_get_parties (self->session), self);
}

static void
directory_free (gpointer data)
{
  Directory *self = data;

  g_object_unref (self->session);
  g_free (self);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/* Escape empties the search first, and then leaves. */
static void
stop_search_cb (GtkSearchEntry *entry, Directory *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_window_close (self->window);
}

/**
 * rectify_directory_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a ledger
 *
 * Shows all parties of the ledger. Each change is kept at once and can be undone.
 */
void
rectify_directory_dialog_present (GtkWindow *parent, RectifySession *session)
{
  Directory *self = g_new0 (Directory, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->session = g_object_ref (session);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_title (self->window, _ ("Directory of Parties"));
  gtk_window_set_transient_for (self->window, parent);
  rectify_help_set_page (self->window, "directory");
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  rectify_text_size_set_window (self->window, 560, 520);
  gtk_window_set_titlebar (self->window, gtk_header_bar_new ());
  self->filter = gtk_search_entry_new ();
  g_object_set (self->filter, "placeholder-text", _ ("Find a party"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find a party"), -1);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  rectify_speech_set_name (GTK_WIDGET (self->list), _ ("Names in the directory"));
  self->placeholder
      = rectify_empty_new (_ ("The directory has no names yet."),
                           _ ("They come here when items are assigned; or add them below."));
  gtk_list_box_set_placeholder (self->list, self->placeholder);
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), rectify_wait_bar_new (self->session));
  gtk_box_append (GTK_BOX (box), self->filter);
  gtk_box_append (GTK_BOX (box), rectify_tab_stop_new (scroller));
  gtk_box_append (GTK_BOX (box), create_buttons (self));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_window_set_child (self->window, box);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
  g_signal_connect_swapped (self->filter, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->filter, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (rectify_session_get_parties (session), "items-changed",
                            G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (stop_following), self);
  g_object_set_data_full (G_OBJECT (self->window), "rectify-directory", self, directory_free);
  fill (self);
  gtk_window_present (self->window);
}

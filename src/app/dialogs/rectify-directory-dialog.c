/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-bar.h"
#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-messages.h"
#include "rectify-party-list.h"
#include "rectify-tab-stop.h"
#include "rectify-text-field.h"

typedef struct {
  RectifySession *session;
  GtkWindow *window;
  GtkListBox *list;
  GtkWidget *filter;
  GtkWidget *rename;
  GtkWidget *merge;
  GtkWidget *uses;
  GtkWidget *remove;
  GtkWidget *kind;
  gboolean filling;
} Directory;

#define PARTY_KEY "rectify-party"

/* A change of the directory, done in the session's thread. */
typedef struct {
  enum { CHANGE_ADD, CHANGE_RENAME, CHANGE_MERGE, CHANGE_KIND, CHANGE_REMOVE } type;
  gint64 id;
  gint64 into;
  RectifyPartyKind kind;
  GPtrArray *parties;
  char *text;
  char *name;
  char *seen; /* the name that the user saw; NULL: whatever it is */
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->parties, g_ptr_array_unref);
  g_free (change->text);
  g_free (change->seen);
  g_free (change->name);
  g_free (change);
}

static gboolean
apply (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Change *change = user_data;

  switch (change->type)
    {
    case CHANGE_ADD:
      return rectify_ledger_import_parties (ledger, change->parties, NULL, change->name, error);
    case CHANGE_RENAME:
      return rectify_ledger_rename_seen_party (ledger, change->id, change->seen, change->text,
                                               change->name, error);
    case CHANGE_MERGE:
      return rectify_ledger_merge_parties (ledger, change->id, change->into, change->name, error);
    case CHANGE_KIND:
      return rectify_ledger_set_party_kind (ledger, change->id, change->kind, change->name, error);
    case CHANGE_REMOVE:
      return rectify_ledger_remove_party (ledger, change->id, change->name, error);
    }
  return FALSE;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    rectify_message_error (window, _ ("The directory could not be changed"), error);
}

static void
run (Directory *self, Change *change, const char *name)
{
  change->name = g_strdup (name);
  rectify_session_run (self->session, apply, change, change_free, applied_cb,
                       g_object_ref (self->window));
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

static GtkWidget *
create_row (RectifyParty *party)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (rectify_party_get_name (party));
  GtkWidget *kind = gtk_label_new (rectify_party_kind_get_title (rectify_party_get_kind (party)));
  guint n = rectify_party_get_n_uses (party);
  g_autofree char *uses = g_strdup_printf (ngettext ("used once", "used %u times", n), n);
  GtkWidget *count = gtk_label_new (n > 0 ? uses : _ ("not used"));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
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
search_changed_cb (Directory *self)
{
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
  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      RectifyParty *party = g_list_model_get_item (parties, i);

      gtk_list_box_append (self->list, create_row (party));
      row = gtk_list_box_get_row_at_index (self->list, i);
      g_object_set_data_full (G_OBJECT (row), PARTY_KEY, party, g_object_unref);
      if (rectify_party_get_id (party) == id)
        gtk_list_box_select_row (self->list, row);
    }
  update (self);
}

/* A line of text that the user gives, in a form of its own. */
typedef struct {
  Directory *directory;
  gint64 id;
  GtkWidget *entry;
  GtkTextBuffer *text;
  char *seen; /* the party's name, as far as the user knows */
} Question;

static void
question_free (gpointer data)
{
  g_free (((Question *) data)->seen);
  g_free (data);
}

/* Who renames what somebody else has just renamed is told of it first. */
static gboolean
check_seen (RectifyForm *form, Question *question)
{
  GListModel *parties = rectify_session_get_parties (question->directory->session);

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (RectifyParty) party = g_list_model_get_item (parties, i);
      const char *name = rectify_party_get_name (party);
      g_autofree char *text = NULL;

      if (rectify_party_get_id (party) != question->id || g_str_equal (name, question->seen))
        continue;
      text = g_strdup_printf (_ ("“%s” was renamed to “%s” meanwhile, at another desk. Nothing was "
                                 "changed; try again if yours is to take its place."),
                              question->seen, name);
      rectify_message_error (rectify_form_get_window (form), text, NULL);
      g_free (question->seen);
      question->seen = g_strdup (name);
      return FALSE;
    }
  return TRUE;
}

static void
rename_accept_cb (RectifyForm *form, gpointer user_data)
{
  Question *question = user_data;
  Change *change;

  if (!check_seen (form, question))
    return;
  change = g_new0 (Change, 1);

  change->type = CHANGE_RENAME;
  change->id = question->id;
  change->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->entry))));
  change->name = g_strdup (N_ ("Rename party"));
  change->seen = g_strdup (question->seen);
  rectify_session_run (question->directory->session, apply, change, change_free,
                       rectify_form_saved_cb, rectify_form_begin_save (form));
}

static void
rename_cb (GtkButton *button, Directory *self)
{
  RectifyParty *party = get_selected (self);
  RectifyForm *form
      = rectify_form_new (self->window, self->session, _ ("Rename Everywhere"), _ ("_Rename"));
  Question *question = g_new0 (Question, 1);
  guint n = rectify_party_get_n_uses (party);
  g_autofree char *text = g_strdup_printf (ngettext ("It is changed in %u assignment too.",
                                                     "It is changed in %u assignments too.", n),
                                           n);
  GtkWidget *label = gtk_label_new (text);

  question->directory = self;
  question->id = rectify_party_get_id (party);
  question->seen = g_strdup (rectify_party_get_name (party));
  question->entry = rectify_form_add_entry (form, _ ("_Name"), rectify_party_get_name (party));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  rectify_form_add_row (form, "", label);
  rectify_form_set_accept (form, rename_accept_cb, question, question_free);
  rectify_form_set_any_plan (form);
  rectify_form_present (form);
}

static void
merge_accept_cb (RectifyForm *form, gpointer user_data)
{
  Question *question = user_data;
  GListModel *parties = rectify_session_get_parties (question->directory->session);
  g_autofree char *name
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->entry))));
  Change *change;

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (RectifyParty) party = g_list_model_get_item (parties, i);

      if (!g_str_equal (rectify_party_get_name (party), name))
        continue;
      change = g_new0 (Change, 1);
      change->type = CHANGE_MERGE;
      change->id = question->id;
      change->into = rectify_party_get_id (party);
      change->name = g_strdup (N_ ("Merge parties"));
      rectify_session_run (question->directory->session, apply, change, change_free,
                           rectify_form_saved_cb, rectify_form_begin_save (form));
      return;
    }
  rectify_message_error (rectify_form_get_window (form),
                         _ ("There is no party of this name in the directory."), NULL);
}

static void
merge_cb (GtkButton *button, Directory *self)
{
  RectifyParty *party = get_selected (self);
  RectifyForm *form
      = rectify_form_new (self->window, self->session, _ ("Merge With Another"), _ ("_Merge"));
  Question *question = g_new0 (Question, 1);
  g_autofree char *text
      = g_strdup_printf (_ ("“%s” is replaced everywhere by the party that you name."),
                         rectify_party_get_name (party));
  GtkWidget *label = gtk_label_new (text);

  question->directory = self;
  question->id = rectify_party_get_id (party);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  rectify_form_add_wide (form, label);
  question->entry = rectify_form_add_entry (form, _ ("_Stays"), "");
  rectify_form_set_accept (form, merge_accept_cb, question, g_free);
  rectify_form_set_any_plan (form);
  rectify_form_present (form);
}

static void
add_accept_cb (RectifyForm *form, gpointer user_data)
{
  Question *question = user_data;
  g_autofree char *text = rectify_text_field_dup_text (question->text);
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\r", -1);
  Change *change = g_new0 (Change, 1);

  change->type = CHANGE_ADD;
  change->parties = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_ptr_array_add (change->parties, rectify_party_new (0, lines[i],
                                                           rectify_party_guess_kind (
                                                               rectify_vocabulary_get_default (),
                                                               lines[i], RECTIFY_ROLE_PERSON),
                                                           0));
  change->name = g_strdup (N_ ("Add parties"));
  rectify_session_run (question->directory->session, apply, change, change_free,
                       rectify_form_saved_cb, rectify_form_begin_save (form));
}

static void
add_cb (GtkButton *button, Directory *self)
{
  RectifyForm *form = rectify_form_new (self->window, self->session, _ ("Add Parties"), _ ("_Add"));
  Question *question = g_new0 (Question, 1);

  question->directory = self;
  rectify_form_add_row (form, _ ("_Names, one a line"),
                        rectify_text_field_new ("", 160, &question->text));
  rectify_form_watch (form, question->text, "changed");
  rectify_form_set_accept (form, add_accept_cb, question, g_free);
  rectify_form_set_any_plan (form);
  rectify_form_present (form);
}

static void
close_accept_cb (RectifyForm *form, gpointer user_data)
{
  rectify_form_close (form);
}

static void
uses_cb (GtkButton *button, Directory *self)
{
  RectifyParty *party = get_selected (self);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) uses
      = rectify_session_check_free (self->session, &error)
            ? rectify_ledger_list_party_uses (rectify_session_get_ledger (self->session),
                                              rectify_party_get_id (party), &error)
            : NULL;
  RectifyForm *form;
  GtkWidget *scroller, *list;

  if (uses == NULL)
    {
      rectify_message_error (self->window, _ ("The directory cannot be read"), error);
      return;
    }
  form = rectify_form_new (self->window, self->session, rectify_party_get_name (party),
                           _ ("_Close"));
  list = gtk_list_box_new ();
  for (guint i = 0; uses[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (uses[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (GTK_LIST_BOX (list), label);
    }
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  rectify_form_add_wide (form, rectify_tab_stop_new (scroller));
  gtk_window_set_default_size (rectify_form_get_window (form), 560, 320);
  rectify_form_set_accept (form, close_accept_cb, NULL, NULL);
  rectify_form_present (form);
}

static void
remove_cb (GtkButton *button, Directory *self)
{
  Change *change = g_new0 (Change, 1);

  change->type = CHANGE_REMOVE;
  change->id = rectify_party_get_id (get_selected (self));
  run (self, change, N_ ("Remove party"));
}

static void
kind_cb (GtkDropDown *drop_down, GParamSpec *pspec, Directory *self)
{
  RectifyParty *party = get_selected (self);
  Change *change;

  if (self->filling || party == NULL
      || gtk_drop_down_get_selected (drop_down) == rectify_party_get_kind (party))
    return;
  change = g_new0 (Change, 1);
  change->type = CHANGE_KIND;
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kind of party"), -1);
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
  GtkWidget *placeholder = gtk_label_new (_ ("Names come here when items are assigned."));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->session = g_object_ref (session);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_title (self->window, _ ("Directory of Parties"));
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  gtk_window_set_default_size (self->window, 560, 520);
  gtk_window_set_titlebar (self->window, gtk_header_bar_new ());
  self->filter = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find a party"), -1);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_placeholder (self->list, placeholder);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-directory-questions.h"

#include <glib/gi18n.h>

#include "rectify-directory-change.h"
#include "rectify-directory.h"
#include "rectify-form.h"
#include "rectify-messages.h"
#include "rectify-party-list.h"
#include "rectify-speech.h"
#include "rectify-tab-stop.h"
#include "rectify-tell-cut.h"
#include "rectify-text-field.h"
#include "rectify-text-size.h"

/* A line of text that the user gives, in a form of its own. */
typedef struct {
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
  GListModel *parties = rectify_session_get_parties (rectify_form_get_session (form));

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

/* Nobody would find such a party in the directory again. */
static gboolean
check_name (RectifyForm *form, const char *name)
{
  g_autofree char *text = NULL;

  if (!rectify_party_name_is_placeholder (name))
    return TRUE;
  text = g_strdup_printf (_ ("“%s” only holds the place of a name, and is not listed in the "
                             "directory. Enter the name itself."),
                          name);
  rectify_message_error (rectify_form_get_window (form), text, NULL);
  return FALSE;
}

static void
rename_accept_cb (RectifyForm *form, gpointer user_data)
{
  Question *question = user_data;
  g_autofree char *name
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->entry))));
  RectifyDirectoryChange *change;

  if (!check_name (form, name) || !check_seen (form, question))
    return;
  change = g_new0 (RectifyDirectoryChange, 1);

  change->type = RECTIFY_DIRECTORY_RENAME;
  change->id = question->id;
  change->text = g_steal_pointer (&name);
  change->name = g_strdup (N_ ("Rename party"));
  change->seen = g_strdup (question->seen);
  rectify_session_run (rectify_form_get_session (form), rectify_directory_change_apply, change,
                       rectify_directory_change_free, rectify_form_saved_cb,
                       rectify_form_begin_save (form));
}

/**
 * rectify_directory_ask_name:
 * @window: the window of the directory
 * @session: a session that has a ledger
 * @party: a party of it
 *
 * Asks how the party is to be called everywhere.
 */
void
rectify_directory_ask_name (GtkWindow *window, RectifySession *session, RectifyParty *party)
{
  RectifyForm *form = rectify_form_new (window, session, _ ("Rename Everywhere"), _ ("_Rename"));
  Question *question = g_new0 (Question, 1);
  guint n = rectify_party_get_n_uses (party);
  g_autofree char *text = g_strdup_printf (ngettext ("It is changed in %u assignment too.",
                                                     "It is changed in %u assignments too.", n),
                                           n);
  GtkWidget *label = gtk_label_new (text);

  question->id = rectify_party_get_id (party);
  question->seen = g_strdup (rectify_party_get_name (party));
  question->entry = rectify_form_add_entry (form, _ ("_Name"), rectify_party_get_name (party));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  rectify_form_add_row (form, "", label);
  rectify_form_set_help (form, "directory");
  rectify_form_set_accept (form, rename_accept_cb, question, question_free);
  rectify_form_set_any_plan (form);
  rectify_form_present (form);
}

static void
merge_accept_cb (RectifyForm *form, gpointer user_data)
{
  Question *question = user_data;
  GListModel *parties = rectify_session_get_parties (rectify_form_get_session (form));
  g_autofree char *name
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->entry))));
  RectifyDirectoryChange *change;

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (RectifyParty) party = g_list_model_get_item (parties, i);

      if (!g_str_equal (rectify_party_get_name (party), name))
        continue;
      change = g_new0 (RectifyDirectoryChange, 1);
      change->type = RECTIFY_DIRECTORY_MERGE;
      change->id = question->id;
      change->into = rectify_party_get_id (party);
      change->name = g_strdup (N_ ("Merge parties"));
      rectify_session_run (rectify_form_get_session (form), rectify_directory_change_apply, change,
                           rectify_directory_change_free, rectify_form_saved_cb,
                           rectify_form_begin_save (form));
      return;
    }
  rectify_message_error (
      rectify_form_get_window (form),
      _ ("There is no party of this name in the directory. Enter one that is in it."), NULL);
}

/**
 * rectify_directory_ask_other:
 * @window: the window of the directory
 * @session: a session that has a ledger
 * @party: a party of it
 *
 * Asks which party is to take its place everywhere.
 */
void
rectify_directory_ask_other (GtkWindow *window, RectifySession *session, RectifyParty *party)
{
  RectifyForm *form = rectify_form_new (window, session, _ ("Merge With Another"), _ ("_Merge"));
  Question *question = g_new0 (Question, 1);
  g_autofree char *text
      = g_strdup_printf (_ ("“%s” is replaced everywhere by the party that you name."),
                         rectify_party_get_name (party));
  GtkWidget *label = gtk_label_new (text);

  question->id = rectify_party_get_id (party);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  rectify_form_add_wide (form, label);
  question->entry = rectify_form_add_entry (form, _ ("_Stays"), "");
  rectify_form_set_help (form, "directory");
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
  RectifyDirectoryChange *change;

  for (guint i = 0; lines[i] != NULL; i++)
    if (!check_name (form, g_strstrip (lines[i])))
      return;
  change = g_new0 (RectifyDirectoryChange, 1);
  change->type = RECTIFY_DIRECTORY_ADD;
  change->parties = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (change->parties, rectify_party_new (0, lines[i],
                                                           rectify_party_guess_kind (
                                                               rectify_vocabulary_get_default (),
                                                               lines[i], RECTIFY_ROLE_PERSON),
                                                           0));
  change->name = g_strdup (N_ ("Add parties"));
  rectify_session_run (rectify_form_get_session (form), rectify_directory_change_apply, change,
                       rectify_directory_change_free, rectify_form_saved_cb,
                       rectify_form_begin_save (form));
}

/**
 * rectify_directory_ask_names:
 * @window: the window of the directory
 * @session: a session that has a ledger
 *
 * Asks for the names of new parties.
 */
void
rectify_directory_ask_names (GtkWindow *window, RectifySession *session)
{
  RectifyForm *form = rectify_form_new (window, session, _ ("Add Parties"), _ ("_Add"));
  Question *question = g_new0 (Question, 1);

  rectify_form_add_row (form, _ ("_Names, one a line"),
                        rectify_text_field_new ("", 160, &question->text));
  rectify_form_watch (form, question->text, "changed");
  rectify_form_set_help (form, "directory");
  rectify_form_set_accept (form, add_accept_cb, question, g_free);
  rectify_form_set_any_plan (form);
  rectify_form_present (form);
}

static void
close_accept_cb (RectifyForm *form, gpointer user_data)
{
  rectify_form_close (form);
}

/**
 * rectify_directory_show_uses:
 * @window: the window of the directory
 * @session: a session that has a ledger
 * @party: a party of it
 *
 * Lists the items that the party is assigned to.
 */
void
rectify_directory_show_uses (GtkWindow *window, RectifySession *session, RectifyParty *party)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) uses = rectify_session_check_free (session, &error)
                            ? rectify_ledger_list_party_uses (rectify_session_get_ledger (session),
                                                              rectify_party_get_id (party), &error)
                            : NULL;
  RectifyForm *form;
  GtkWidget *scroller, *list;

  if (uses == NULL)
    {
      rectify_message_error (window, _ ("The directory cannot be read"), error);
      return;
    }
  form = rectify_form_new (window, session, rectify_party_get_name (party), _ ("_Close"));
  list = gtk_list_box_new ();
  rectify_speech_set_name (list, _ ("Where Used"));
  for (guint i = 0; uses[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (uses[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      rectify_tell_cut (GTK_LABEL (label));
      gtk_list_box_append (GTK_LIST_BOX (list), label);
    }
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  rectify_form_add_wide (form, rectify_tab_stop_new (scroller));
  rectify_text_size_set_window (rectify_form_get_window (form), 560, 320);
  rectify_form_set_help (form, "directory");
  rectify_form_set_accept (form, close_accept_cb, NULL, NULL);
  rectify_form_present (form);
}

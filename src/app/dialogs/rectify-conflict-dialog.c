/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-dialogs.h"
#include "rectify-help.h"
#include "rectify-item-text.h"
#include "rectify-marked-words.h"
#include "rectify-speech.h"
#include "rectify-text-size.h"

/* In pixels, and the words of a side in characters. */
#define MARGIN 18
#define WIDTH 760
#define MAX_HEIGHT 460
#define MIN_CHARS 24
#define MAX_CHARS 40
/* Of each line of what an item stands below, in characters. */
#define MAX_LINE 20

typedef struct {
  GtkWindow *window;
  GtkWidget *save;
  RectifySession *session;
  RectifyMerge *merge;
  guint n_open; /* conflicts that are not decided yet */
  gboolean answered;
} ConflictDialog;

static void
answer (ConflictDialog *self, gboolean save)
{
  if (self->answered)
    return;
  self->answered = TRUE;
  rectify_session_answer (self->session, save);
}

/* Also with the window that it is over. */
static void
destroyed_cb (GtkWidget *window, ConflictDialog *self)
{
  answer (self, FALSE);
}

static void
dialog_free (gpointer data)
{
  ConflictDialog *self = data;

  g_object_unref (self->merge);
  g_object_unref (self->session);
  g_free (self);
}

static void
cancel_cb (GtkButton *button, ConflictDialog *self)
{
  gtk_window_close (self->window);
}

/* It goes first: what comes of the edit may be shown in another one. */
static void
save (ConflictDialog *self)
{
  g_autoptr (GtkWindow) window = g_object_ref (self->window);
  g_autoptr (RectifySession) session = g_object_ref (self->session);

  self->answered = TRUE;
  gtk_window_set_transient_for (window, NULL);
  gtk_window_destroy (window);
  rectify_session_answer (session, TRUE);
}

static void
save_cb (GtkButton *button, ConflictDialog *self)
{
  save (self);
}

static gboolean
accept_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ConflictDialog *self = user_data;

  if (gtk_widget_get_sensitive (self->save))
    save (self);
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
picked_cb (GtkCheckButton *button, ConflictDialog *self)
{
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "rectify-position"));
  RectifyMergeSide side = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "rectify-side"));
  GtkWidget *group = g_object_get_data (G_OBJECT (button), "rectify-group");

  if (!gtk_check_button_get_active (button))
    return;
  rectify_merge_decide (self->merge, position, side);
  if (g_object_get_data (G_OBJECT (group), "rectify-decided") == NULL)
    self->n_open--;
  g_object_set_data (G_OBJECT (group), "rectify-decided", group);
  gtk_widget_set_sensitive (self->save, self->n_open == 0);
}

static GtkWidget *
create_words (const char *words, const char *missing)
{
  gboolean any = words != NULL && *words != '\0';
  GtkWidget *label = gtk_label_new (any ? words : missing);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  /* To be copied with the pointer; the keyboard goes from choice to choice. */
  gtk_label_set_selectable (GTK_LABEL (label), any);
  /* Were it only not focusable, Tab would go no further than this. */
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_set_margin_start (label, 26);
  if (!any)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/* One side: the choice, and under it the words. */
static GtkWidget *
create_side (ConflictDialog *self, guint position, RectifyMergeSide side, const char *title,
             const char *words, const char *missing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_check_button_new_with_label (title);

  g_object_set_data (G_OBJECT (button), "rectify-position", GUINT_TO_POINTER (position));
  g_object_set_data (G_OBJECT (button), "rectify-side", GUINT_TO_POINTER (side));
  g_signal_connect (button, "toggled", G_CALLBACK (picked_cb), self);
  rectify_speech_set_description (button, words != NULL ? words : missing);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), create_words (words, missing));
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static char *
dup_author_title (const RectifyEditNote *edit)
{
  g_autoptr (GDateTime) time
      = edit != NULL ? g_date_time_new_from_unix_local (edit->made_at) : NULL;
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;

  if (when == NULL)
    return g_strdup (_ ("From another desk"));
  /* Translators: who made a change, and when. */
  return g_strdup_printf (_ ("%s, %s"), edit->author, when);
}

static gboolean
is_deleted (const RectifyMergeChange *change)
{
  return change->field == RECTIFY_MERGE_ADDED && change->base != NULL;
}

static char *
dup_title (const RectifyMergeChange *change)
{
  g_autofree char *name = change->item != NULL ? rectify_item_dup_name (change->item) : NULL;
  g_autofree char *field = is_deleted (change) ? g_strdup (_ ("Deleted while you changed it"))
                                               : rectify_merge_change_dup_title (change);

  if (name == NULL || *name == '\0')
    return g_steal_pointer (&field);
  /* Translators: what of an item was changed, and the beginning of the item. */
  return g_strdup_printf (_ ("%s: %s"), field, name);
}

/* Of two texts that are nearly the same nobody wants to look for what is not. */
static void
mark_words (const RectifyMergeChange *change, GtkWidget *ours, GtkWidget *theirs)
{
  if (change->ours == NULL || change->theirs == NULL || *change->ours == '\0'
      || *change->theirs == '\0'
      || (change->field != RECTIFY_MERGE_TEXT && change->field != RECTIFY_MERGE_HEADING
          && change->field != RECTIFY_MERGE_PROGRESS))
    return;
  rectify_mark_words (GTK_LABEL (gtk_widget_get_last_child (ours)), change->ours, change->theirs,
                      RECTIFY_WORDS_DELETED, FALSE);
  rectify_mark_words (GTK_LABEL (gtk_widget_get_last_child (theirs)), change->ours, change->theirs,
                      RECTIFY_WORDS_INSERTED, FALSE);
}

/* With where it stands under it, since words are repeated in a plan. */
static GtkWidget *
create_title (const RectifyMergeChange *change)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = dup_title (change);
  g_autofree char *place
      = change->item != NULL ? rectify_item_dup_place (change->item, MAX_LINE) : g_strdup ("");
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  if (*place == '\0')
    return box;
  label = gtk_label_new (place);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
create_conflict (ConflictDialog *self, guint position, const RectifyEditNote *edit)
{
  const RectifyMergeChange *change = rectify_merge_get_change (self->merge, position);
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *author = dup_author_title (edit);
  GtkWidget *ours, *theirs;

  ours = create_side (self, position, RECTIFY_MERGE_OURS, author, change->ours,
                      is_deleted (change) ? _ ("(deleted)") : _ ("(empty)"));
  theirs = create_side (self, position, RECTIFY_MERGE_THEIRS, _ ("Yours"), change->theirs,
                        change->field == RECTIFY_MERGE_REMOVED ? _ ("(deleted)") : _ ("(empty)"));
  mark_words (change, ours, theirs);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (gtk_widget_get_first_child (theirs)),
                              GTK_CHECK_BUTTON (gtk_widget_get_first_child (ours)));
  g_object_set_data (G_OBJECT (gtk_widget_get_first_child (ours)), "rectify-group", grid);
  g_object_set_data (G_OBJECT (gtk_widget_get_first_child (theirs)), "rectify-group", grid);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_attach (GTK_GRID (grid), create_title (change), 0, 0, 2, 1);
  gtk_grid_attach (GTK_GRID (grid), ours, 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), theirs, 1, 1, 1, 1);
  self->n_open++;
  return grid;
}

static GtkWidget *
create_content (ConflictDialog *self, GPtrArray *edits)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (
      _ ("Somebody else changed the same while you were at it. Choose what is to be kept; what "
         "else you changed is kept in any case. Cancel leaves everything as it is now."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  for (guint i = 0; i < rectify_merge_get_n_changes (self->merge); i++)
    if (rectify_merge_get_change (self->merge, i)->conflict)
      gtk_box_append (GTK_BOX (box), create_conflict (self, i, g_ptr_array_index (edits, i)));
  gtk_widget_set_margin_top (box, MARGIN);
  gtk_widget_set_margin_bottom (box, MARGIN);
  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static void
create_header (ConflictDialog *self)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkEventController *controller = gtk_shortcut_controller_new ();

  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_sensitive (self->save, FALSE);
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), self->save);
  gtk_window_set_titlebar (self->window, header);
  gtk_window_set_default_widget (self->window, self->save);
  g_signal_connect (cancel, "clicked", G_CALLBACK (cancel_cb), self);
  g_signal_connect (self->save, "clicked", G_CALLBACK (save_cb), self);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_callback_action_new (accept_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->window), controller);
}

/* It goes with what it is over, and must not look for that then. */
static void
parent_destroyed_cb (GtkWindow *window)
{
  gtk_window_set_transient_for (window, NULL);
}

/**
 * rectify_conflict_dialog_present:
 * @parent: the window it is over
 * @session: a session that asks about a conflict
 * @merge: what it asks about
 * @edits: (element-type RectifyEditNote): of each change of @merge who made the one that is in the
 *   way, or %NULL
 *
 * Shows the words of both side by side, and goes on with the session by what the user picks.
 */
void
rectify_conflict_dialog_present (GtkWindow *parent, RectifySession *session, RectifyMerge *merge,
                                 GPtrArray *edits)
{
  ConflictDialog *self = g_new0 (ConflictDialog, 1);

  self->session = g_object_ref (session);
  self->merge = g_object_ref (merge);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_title (self->window, _ ("Changed at Another Desk"));
  gtk_window_set_transient_for (self->window, parent);
  rectify_help_set_page (self->window, "two-desks");
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  rectify_text_size_set_window (self->window, WIDTH, -1);
  create_header (self);
  gtk_window_set_child (self->window, create_content (self, edits));
  g_object_set_data_full (G_OBJECT (self->window), "rectify-conflict-dialog", self, dialog_free);
  g_signal_connect (self->window, "destroy", G_CALLBACK (destroyed_cb), self);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_destroyed_cb), self->window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (self->window);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-import-particulars.h"
#include "rectify-import-reader.h"
#include "rectify-import-source.h"
#include "rectify-import-tree.h"
#include "rectify-import-twin.h"
#include "rectify-import-words.h"
#include "rectify-item-text.h"
#include "rectify-messages.h"
#include "rectify-plan-report.h"
#include "rectify-speech.h"

/* Of a line with a symbol, at least, in pixels. */
#define LINE_HEIGHT 24

/* What is imported where. Gone when that is over. */
typedef struct {
  GtkWindow *parent;
  RectifySession *session;
  guint number; /* of so many */
  guint total;
  RectifyImportFunc func;
  gpointer user_data;
  RectifyImportOutcome outcome;
} Target;

typedef struct {
  RectifyForm *form;
  Target *target;
  RectifyReading *reading;
  gulong n_characters; /* of the document, white space aside */
  RectifyImportSource *source;
  RectifyImportTree *tree;
  GtkWidget *warning;
  GtkLabel *warning_label;
  GtkWidget *next_doubt;
  GtkLabel *doubt;
  GtkLabel *summary;
  GtkLabel *followed;
  GtkWidget *title;
  GtkWidget *year;
  gboolean following;
} Import;

static void
target_clear (gpointer data)
{
  Target *target = data;

  if (target->func != NULL)
    target->func (target->outcome, target->user_data);
  g_object_unref (target->parent);
  g_object_unref (target->session);
}

static void
target_release (gpointer data)
{
  g_rc_box_release_full (data, target_clear);
}

static void
import_free (gpointer data)
{
  Import *self = data;

  target_release (self->target);
  g_object_unref (self->reading);
  g_free (self);
}

/* As they would come out again: what is not counted here would be lost. */
static gulong
count_placed (Import *self)
{
  g_autoptr (RectifyDocument) document
      = rectify_plan_report_compose (rectify_reading_get_plan (self->reading));

  return rectify_import_count_characters (document);
}

typedef struct {
  RectifyReading *reading;
  guint n_doubts;
} Counts;

static gboolean
count_item (RectifyItem *item, gpointer user_data)
{
  Counts *counts = user_data;

  counts->n_doubts += rectify_reading_get_doubt (counts->reading, item) != NULL;
  return TRUE;
}

static Counts
count_items (Import *self)
{
  Counts counts = { .reading = self->reading };

  rectify_item_foreach (rectify_plan_get_root (rectify_reading_get_plan (self->reading)),
                        count_item, &counts);
  return counts;
}

static gboolean
has_plan (Import *self)
{
  return rectify_reading_has_plan (self->reading);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = g_object_ref (user_data);

  if (!rectify_form_end_save (user_data, source, result))
    return;
  ((Import *) g_object_get_data (G_OBJECT (window), "rectify-import"))->target->outcome
      = RECTIFY_IMPORT_DONE;
  gtk_window_destroy (window);
}

static void
import (Import *self)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_copy (rectify_reading_get_plan (self->reading));
  g_autofree char *title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title)));

  /* A title of several lines keeps them as long as it is not touched. */
  if (!g_str_equal (title, g_object_get_data (G_OBJECT (self->title), "rectify-title")))
    rectify_plan_set_title (plan, g_strstrip (title));
  /* A year that was only typed so far counts too. */
  gtk_spin_button_update (GTK_SPIN_BUTTON (self->year));
  rectify_plan_set_year (plan, gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->year)));
  rectify_session_add_plan (rectify_form_get_session (self->form), N_ ("Import"), plan, saved_cb,
                            rectify_form_begin_save (self->form));
}

static void
confirmed_cb (gboolean confirmed, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;

  if (confirmed)
    import (g_object_get_data (G_OBJECT (window), "rectify-import"));
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  Import *self = user_data;

  if (has_plan (self))
    import (self);
  else
    rectify_message_confirm (
        rectify_form_get_window (form), _ ("Import a document that holds no plan?"),
        _ ("Nothing in it is plainly a problem or a measure. It would stand in "
           "the ledger as a plan with nothing to follow."),
        _ ("_Import Anyway"), FALSE, confirmed_cb, g_object_ref (rectify_form_get_window (form)));
}

static void
item_selected_cb (RectifyImportTree *tree, Import *self)
{
  RectifyItem *item = rectify_import_tree_get_item (tree);
  const char *doubt = item != NULL ? rectify_reading_get_doubt (self->reading, item) : NULL;

  gtk_label_set_text (self->doubt, doubt != NULL ? doubt : "");
  if (!self->following)
    rectify_import_source_show_item (self->source, item);
}

static void
source_clicked_cb (RectifyImportSource *source, RectifyItem *item, Import *self)
{
  self->following = TRUE;
  rectify_import_tree_select (self->tree, item);
  self->following = FALSE;
  rectify_import_source_show_item (source, item);
}

static void
show_counts (Import *self)
{
  Counts counts = count_items (self);
  gulong n_placed = count_placed (self);
  g_autofree char *balance = rectify_import_dup_balance (self->n_characters, n_placed);
  g_autofree char *warning
      = rectify_import_dup_warning (self->n_characters, n_placed, has_plan (self));
  g_autofree char *followed
      = rectify_import_dup_followed (rectify_reading_get_plan (self->reading));
  g_autofree char *doubts = NULL;
  g_autofree char *summary = NULL;

  doubts = counts.n_doubts > 0
               ? g_strdup_printf (ngettext ("%u place is doubtful.", "%u places are doubtful.",
                                            counts.n_doubts),
                                  counts.n_doubts)
               : g_strdup (_ ("Nothing is doubtful."));
  summary = g_strdup_printf (C_ ("two sentences", "%s %s"), balance, doubts);
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->followed, followed);
  gtk_widget_set_visible (GTK_WIDGET (self->followed), *followed != '\0');
  gtk_widget_set_sensitive (self->next_doubt, counts.n_doubts > 0);
  gtk_label_set_text (self->warning_label, warning != NULL ? warning : "");
  gtk_widget_set_visible (self->warning, warning != NULL);
}

/* What was read, in its order: what stands before the items, these, and what stands behind them. */
static GtkWidget *
create_read (Import *self)
{
  RectifyPlan *plan = rectify_reading_get_plan (self->reading);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = rectify_import_particulars_new_head (plan);
  GtkWidget *tail = rectify_import_particulars_new_tail (plan);

  gtk_widget_set_vexpand (GTK_WIDGET (self->tree), TRUE);
  if (head != NULL)
    gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->tree));
  if (tail != NULL)
    gtk_box_append (GTK_BOX (box), tail);
  return box;
}

static GtkWidget *
create_panes (Import *self)
{
  GtkWidget *panes = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  self->source = RECTIFY_IMPORT_SOURCE (rectify_import_source_new (self->reading));
  self->tree = RECTIFY_IMPORT_TREE (rectify_import_tree_new (self->reading));
  gtk_paned_set_start_child (GTK_PANED (panes), GTK_WIDGET (self->source));
  gtk_paned_set_end_child (GTK_PANED (panes), create_read (self));
  gtk_paned_set_position (GTK_PANED (panes), 420);
  gtk_widget_set_vexpand (panes, TRUE);
  gtk_widget_set_size_request (panes, -1, 200);
  return panes;
}

static void
edited_cb (RectifyImportTree *tree, Import *self)
{
  show_counts (self);
  rectify_import_source_mark_doubts (self->source);
  item_selected_cb (tree, self);
}

static void
next_doubt_cb (GtkButton *button, Import *self)
{
  rectify_import_tree_select_next_doubt (self->tree);
}

static GtkLabel *
create_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  return GTK_LABEL (label);
}

static GtkWidget *
create_line (const char *icon_name, GtkLabel *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  /* A box takes symbol and label to be lower than they are when it lines them up. */
  gtk_widget_set_size_request (box, -1, LINE_HEIGHT);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return box;
}

static void
add_warning (Import *self)
{
  self->warning_label = create_text (NULL);
  self->warning = create_line ("dialog-warning-symbolic", self->warning_label);
  gtk_widget_add_css_class (self->warning, "rectify-banner");
  rectify_form_add_wide (self->form, self->warning);
}

/* What the reader of the file left out or decided. */
static void
add_remarks (Import *self)
{
  const char *const *remarks
      = rectify_document_get_remarks (rectify_reading_get_document (self->reading));
  g_autofree char *text = NULL;

  if (remarks[0] == NULL)
    return;
  text = g_strjoinv ("\n", (char **) remarks);
  rectify_form_add_foot (self->form,
                         create_line ("dialog-information-symbolic", create_text (text)));
}

static const char *
get_keys (void)
{
  return _ ("Keys: 1 section, 2 prose, 3 clause, 4 area, 5 problem, 6 measure; Tab and Shift+Tab "
            "change the level, Ctrl+Tab leads out of the list.");
}

static void
add_foot (Import *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkLabel *keys = create_text (get_keys ());

  self->summary = create_text (NULL);
  self->followed = create_text (NULL);
  self->doubt = create_text (NULL);
  gtk_widget_add_css_class (GTK_WIDGET (keys), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (keys), "caption");
  self->next_doubt = gtk_button_new_with_mnemonic (_ ("Next _Doubt"));
  g_signal_connect (self->next_doubt, "clicked", G_CALLBACK (next_doubt_cb), self);
  gtk_widget_set_valign (self->next_doubt, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->next_doubt);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->doubt));
  rectify_form_add_foot (self->form, GTK_WIDGET (self->summary));
  rectify_form_add_foot (self->form, GTK_WIDGET (self->followed));
  add_remarks (self);
  rectify_form_add_foot (self->form, box);
  rectify_form_add_foot (self->form, GTK_WIDGET (keys));
}

/* A year that is not known is no number. */
static gboolean
show_year_cb (GtkSpinButton *spin)
{
  if (gtk_spin_button_get_value_as_int (spin) != 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (spin), "");
  return TRUE;
}

static int
read_year_cb (GtkSpinButton *spin, double *year)
{
  *year = 0;
  return *gtk_editable_get_text (GTK_EDITABLE (spin)) == '\0';
}

static void
add_fields (Import *self)
{
  RectifyPlan *plan = rectify_reading_get_plan (self->reading);
  g_autofree char *title = g_strdelimit (g_strdup (rectify_plan_get_title (plan)), "\n", ' ');

  self->title = rectify_form_add_entry (self->form, _ ("_Title"), title);
  g_object_set_data_full (G_OBJECT (self->title), "rectify-title", g_strdup (title), g_free);
  self->year = gtk_spin_button_new_with_range (0, 9999, 1);
  g_signal_connect (self->year, "output", G_CALLBACK (show_year_cb), NULL);
  g_signal_connect (self->year, "input", G_CALLBACK (read_year_cb), NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->year), rectify_plan_get_year (plan));
  rectify_form_add_row (self->form, _ ("_Year"), self->year);
  gtk_widget_set_halign (self->year, GTK_ALIGN_START);
  rectify_form_watch (self->form, self->year, "value-changed");
}

static void
present_read (RectifyReading *reading, Target *target)
{
  Import *self = g_new0 (Import, 1);
  g_autofree char *title
      = target->total > 1 ? g_strdup_printf (_ ("Import (%u of %u)"), target->number, target->total)
                          : g_strdup (_ ("Import"));
  GtkWindow *window;

  self->target = g_rc_box_acquire (target);
  target->outcome = RECTIFY_IMPORT_LEFT;
  self->form = rectify_form_new (target->parent, target->session, title, _ ("_Import"));
  window = rectify_form_get_window (self->form);
  g_object_set_data (G_OBJECT (window), "rectify-import", self);
  self->reading = g_object_ref (reading);
  self->n_characters = rectify_import_count_characters (rectify_reading_get_document (reading));
  add_fields (self);
  add_warning (self);
  rectify_form_add_wide (self->form, create_panes (self));
  add_foot (self);
  show_counts (self);
  g_signal_connect (self->tree, "selection-changed", G_CALLBACK (item_selected_cb), self);
  g_signal_connect (self->tree, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect (self->source, "item-clicked", G_CALLBACK (source_clicked_cb), self);
  rectify_form_watch (self->form, self->tree, "edited");
  rectify_form_set_help (self->form, "import-review");
  rectify_form_set_accept (self->form, accept_cb, self, import_free);
  rectify_form_set_any_plan (self->form);
  rectify_form_set_size (self->form, 960, 660);
  /* Before it is seen, too: the title would get the focus, and be selected. */
  gtk_widget_grab_focus (GTK_WIDGET (self->tree));
  rectify_form_present (self->form);
  gtk_widget_grab_focus (GTK_WIDGET (self->tree));
  /* Tab does not lead on from where whoever cannot see the foot is now. */
  rectify_speech_set_description (rectify_import_tree_get_view (self->tree), get_keys ());
  rectify_announce (GTK_WIDGET (self->tree), get_keys ());
}

/* A document that was read, until it is known whether it is to be imported. */
typedef struct {
  Target *target;
  RectifyReading *reading;
} Waiting;

static void
twin_cb (gboolean goes_on, gpointer user_data)
{
  Waiting *waiting = user_data;

  if (goes_on)
    present_read (waiting->reading, waiting->target);
  target_release (waiting->target);
  g_object_unref (waiting->reading);
  g_free (waiting);
}

static void
present (RectifyReading *reading, gpointer user_data)
{
  Target *target = user_data;
  Waiting *waiting = g_new0 (Waiting, 1);

  target->outcome = RECTIFY_IMPORT_LEFT;
  waiting->target = g_rc_box_acquire (target);
  waiting->reading = g_object_ref (reading);
  rectify_import_look_for_twin (target->parent, target->session, rectify_reading_get_plan (reading),
                                twin_cb, waiting);
}

static Target *
target_new (GtkWindow *parent, RectifySession *session)
{
  Target *target = g_rc_box_new0 (Target);

  target->outcome = RECTIFY_IMPORT_FAILED;
  target->parent = g_object_ref (parent);
  target->session = g_object_ref (session);
  return target;
}

/**
 * rectify_import_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a ledger
 * @file: a document
 *
 * Reads a document, then shows what it says beside what was read from it.
 */
void
rectify_import_dialog_present (GtkWindow *parent, RectifySession *session, GFile *file)
{
  rectify_import_dialog_present_nth (parent, session, file, 1, 1, NULL, NULL);
}

/**
 * rectify_import_dialog_present_nth:
 * @parent: the window it is over
 * @session: a session that has a ledger
 * @file: a document
 * @number: which one it is
 * @total: of how many
 * @func: (nullable): called when it is over
 * @user_data: for @func
 *
 * As rectify_import_dialog_present(), of one document of several.
 */
void
rectify_import_dialog_present_nth (GtkWindow *parent, RectifySession *session, GFile *file,
                                   guint number, guint total, RectifyImportFunc func,
                                   gpointer user_data)
{
  Target *target = target_new (parent, session);

  target->number = number;
  target->total = total;
  target->func = func;
  target->user_data = user_data;
  rectify_import_read_file (parent, file, present, target, target_release);
}

/**
 * rectify_import_dialog_present_bytes:
 * @parent: the window it is over
 * @session: a session that has a ledger
 * @bytes: the content of a document
 * @name: what it is called, for messages
 *
 * As rectify_import_dialog_present(), of a document that is no file.
 */
void
rectify_import_dialog_present_bytes (GtkWindow *parent, RectifySession *session, GBytes *bytes,
                                     const char *name)
{
  rectify_import_read_bytes (parent, bytes, name, present, target_new (parent, session),
                             target_release);
}

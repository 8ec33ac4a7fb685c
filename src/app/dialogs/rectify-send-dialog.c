/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-check-button.h"
#include "rectify-file-choice.h"
#include "rectify-form.h"
#include "rectify-forms.h"
#include "rectify-ledger-packet.h"
#include "rectify-messages.h"
#include "rectify-packet-dialogs.h"
#include "rectify-state.h"
#include "rectify-unit-plan.h"

#define SEND_KEY "rectify-send"
#define UNIT_KEY "rectify-unit"
/* Of the state: whether forms were sent last, not packets. */
#define FORM_STATE "send-as-form"

/* Of the list of units, in pixels. */
#define HEIGHT 320

typedef struct {
  RectifyForm *form;
  RectifyPlan *plan;
  GtkWidget *list;
  GtkCheckButton *as_form; /* else packets */
  GtkLabel *count;
  RectifyNoticeFunc func;
  GtkWindow *parent;
} Send;

typedef gboolean (*SendFunc) (RectifyLedger *ledger, gint64 plan_id, const char *unit,
                              const char *path, gboolean replace, GError **error);

/* Files on their way, in the session's thread. */
typedef struct {
  GtkWindow *window; /* from rectify_form_begin_save() */
  gint64 plan_id;
  char **units;
  char **paths;
  gboolean replace;
  gboolean is_form;
  char *place; /* where they go, to be said */
} Work;

static void
send_free (gpointer data)
{
  Send *self = data;

  g_object_unref (self->plan);
  g_free (self);
}

static void
work_free (Work *work)
{
  g_strfreev (work->units);
  g_strfreev (work->paths);
  g_free (work->place);
  g_free (work);
}

static char **
list_chosen (Send *self)
{
  GPtrArray *units = g_ptr_array_new ();

  for (GtkWidget *check = gtk_widget_get_first_child (self->list); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_ptr_array_add (units, g_strdup (g_object_get_data (G_OBJECT (check), UNIT_KEY)));
  g_ptr_array_add (units, NULL);
  return (char **) g_ptr_array_free (units, FALSE);
}

static void
update (Send *self)
{
  g_auto (GStrv) units = list_chosen (self);
  guint n = g_strv_length (units);
  g_autofree char *text
      = n > 0 ? g_strdup_printf (ngettext ("%u unit is chosen.", "%u units are chosen.", n), n)
              : g_strdup (_ ("Choose at least one unit."));

  gtk_label_set_text (self->count, text);
  rectify_form_set_acceptable (self->form, n > 0);
}

static gboolean
is_form (Send *self)
{
  return gtk_check_button_get_active (self->as_form);
}

static gboolean
check_free (Work *work, GError **error)
{
  for (guint i = 0; !work->replace && work->paths[i] != NULL; i++)
    if (g_file_test (work->paths[i], G_FILE_TEST_EXISTS))
      {
        g_autofree char *name = g_filename_display_basename (work->paths[i]);

        g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_EXISTS,
                     _ ("“%s” is in that folder already; a unit may have worked in it. Choose "
                        "another folder; nothing was written."),
                     name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
do_work (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Work *work = user_data;
  SendFunc send = work->is_form ? rectify_forms_send : rectify_ledger_send_packet;

  if (!check_free (work, error))
    return FALSE;
  for (guint i = 0; work->units[i] != NULL; i++)
    if (!send (ledger, work->plan_id, work->units[i], work->paths[i], work->replace, error))
      return FALSE;
  return TRUE;
}

static void
say_done (Send *self, Work *work)
{
  guint n = g_strv_length (work->units);
  g_autofree char *text
      = n == 1 ? g_strdup_printf (_ ("The tasks of %s were written to “%s”"), work->units[0],
                                  work->place)
               : g_strdup_printf (ngettext ("The tasks of %u unit were written to the folder “%s”",
                                            "The tasks of %u units were written to the folder “%s”",
                                            n),
                                  n, work->place);

  if (self->func != NULL)
    self->func (self->parent, text);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Work *work = user_data;
  g_autoptr (GtkWindow) window = g_object_ref (work->window);
  Send *self = g_object_get_data (G_OBJECT (window), SEND_KEY);

  if (rectify_form_end_save (work->window, source, result))
    {
      say_done (self, work);
      rectify_form_close (self->form);
    }
  work_free (work);
}

/**
 * rectify_send_dialog_write:
 * @dialog: the dialog
 * @file: where the packets or forms go
 * @is_folder: whether that is a folder for all of them; else it is the file of the only one, over
 *   which the user has agreed to write
 *
 * Writes the packets or forms of the units that are chosen, and closes the dialog when they are written.
 */
void
rectify_send_dialog_write (GtkWindow *dialog, GFile *file, gboolean is_folder)
{
  Send *self = g_object_get_data (G_OBJECT (dialog), SEND_KEY);
  RectifySession *session = rectify_form_get_session (self->form);
  g_autofree char *path = g_file_get_path (file);
  Work *work;

  if (path == NULL)
    {
      rectify_message_error (dialog,
                             _ ("That place is not a folder of this computer. Choose another one."),
                             NULL);
      return;
    }
  work = g_new0 (Work, 1);
  work->plan_id = rectify_plan_get_id (self->plan);
  work->units = list_chosen (self);
  work->replace = !is_folder;
  work->is_form = is_form (self);
  work->place = g_filename_display_basename (path);
  rectify_state_set_int (FORM_STATE, work->is_form);
  if (is_folder)
    work->paths
        = (work->is_form
               ? rectify_forms_list_paths
               : rectify_packet_list_paths) (self->plan, (const char *const *) work->units, path);
  else
    work->paths = g_strdupv ((char *[]){ path, NULL });
  work->window = rectify_form_begin_save (self->form);
  rectify_session_run (session, do_work, work, NULL, worked_cb, work);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;

  if (file != NULL && gtk_widget_get_visible (GTK_WIDGET (window)))
    rectify_send_dialog_write (window, file, FALSE);
}

static void
folder_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;

  if (file != NULL && gtk_widget_get_visible (GTK_WIDGET (window)))
    rectify_send_dialog_write (window, file, TRUE);
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  Send *self = user_data;
  GtkWindow *window = rectify_form_get_window (form);
  g_auto (GStrv) units = list_chosen (self);
  g_autofree char *name = is_form (self) ? rectify_forms_dup_file_name (self->plan, units[0])
                                         : rectify_packet_dup_file_name (self->plan, units[0]);

  if (units[1] == NULL)
    rectify_choose_file_to_save (window, _ ("Where the Tasks Go"), name, RECTIFY_FILES_TO_EXCHANGE,
                                 is_form (self) ? RECTIFY_FILE_EXCEL : RECTIFY_FILE_LEDGER,
                                 file_chosen_cb, g_object_ref (window));
  else
    rectify_choose_folder (window, _ ("Where the Tasks Go"), RECTIFY_FILES_TO_EXCHANGE,
                           folder_chosen_cb, g_object_ref (window));
}

static GtkWidget *
create_row (Send *self, const RectifyUnitTasks *unit)
{
  g_autofree char *count
      = g_strdup_printf (ngettext ("%u task", "%u tasks", unit->tasks->len), unit->tasks->len);
  /* Translators: a unit, and how many tasks it has. */
  g_autofree char *label = g_strdup_printf (C_ ("unit, tasks", "%s (%s)"), unit->name, count);
  GtkWidget *check = rectify_check_button_new (label);

  g_object_set_data_full (G_OBJECT (check), UNIT_KEY, g_strdup (unit->name), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update), self);
  return check;
}

static void
choose_all (Send *self, gboolean chosen)
{
  for (GtkWidget *check = gtk_widget_get_first_child (self->list); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
}

static void
all_cb (Send *self)
{
  choose_all (self, TRUE);
}

static void
none_cb (Send *self)
{
  choose_all (self, FALSE);
}

static GtkWidget *
create_foot (Send *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *all = gtk_button_new_with_mnemonic (_ ("Choose _All"));
  GtkWidget *none = gtk_button_new_with_mnemonic (_ ("Choose _None"));

  self->count = GTK_LABEL (rectify_status_label_new ());
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (all_cb), self);
  g_signal_connect_swapped (none, "clicked", G_CALLBACK (none_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), all);
  gtk_box_append (GTK_BOX (box), none);
  return box;
}

static GtkWidget *
create_list (Send *self, GPtrArray *units)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_margin_start (self->list, 9);
  gtk_widget_set_margin_end (self->list, 9);
  gtk_widget_set_margin_top (self->list, 6);
  gtk_widget_set_margin_bottom (self->list, 6);
  for (guint i = 0; i < units->len; i++)
    gtk_box_append (GTK_BOX (self->list), create_row (self, units->pdata[i]));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  return scroller;
}

/* What the units work with. */
static GtkWidget *
create_ways (Send *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *form = gtk_check_button_new_with_mnemonic (
      _ ("_Excel form: the unit fills in status and progress in WPS or Excel"));
  GtkWidget *packet = gtk_check_button_new_with_mnemonic (
      _ ("_Packet: the unit works in Rectify and can change all of its tasks"));

  self->as_form = GTK_CHECK_BUTTON (form);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (packet), self->as_form);
  /* Few units have Rectify. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (rectify_state_get_int (FORM_STATE, TRUE) ? form
                                                                                          : packet),
                               TRUE);
  gtk_box_append (GTK_BOX (box), form);
  gtk_box_append (GTK_BOX (box), packet);
  return box;
}

/**
 * rectify_send_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 * @func: (nullable): told in a sentence what was written
 *
 * Lets the user choose units of the live plan, and writes a packet or a form for each.
 *
 * Returns: (transfer none) (nullable): the dialog; %NULL if no unit has a task, which is said
 */
GtkWindow *
rectify_send_dialog_present (GtkWindow *parent, RectifySession *session, RectifyNoticeFunc func)
{
  g_autoptr (GPtrArray) units = rectify_plan_list_units (rectify_session_get_plan (session));
  GtkWidget *words;
  Send *self;

  if (units->len == 0)
    {
      rectify_message_error (parent,
                             _ ("The plan names no unit that has a task. Assign lead units or "
                                "responsible units first."),
                             NULL);
      return NULL;
    }
  words = gtk_label_new (_ (
      "Each unit gets a file with its own tasks alone, and sends it back when it has reported on "
      "them; Merge a Return then brings in what it did."));
  self = g_new0 (Send, 1);
  self->plan = rectify_plan_copy (rectify_session_get_plan (session));
  self->func = func;
  self->parent = parent;
  self->form = rectify_form_new (parent, session, _ ("Send to a Unit"), _ ("_Send…"));
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 50);
  rectify_form_add_wide (self->form, words);
  rectify_form_add_wide (self->form, create_ways (self));
  rectify_form_add_wide (self->form, create_list (self, units));
  rectify_form_add_foot (self->form, create_foot (self));
  rectify_form_set_help (self->form, "unit-forms");
  rectify_form_set_accept (self->form, accept_cb, self, NULL);
  rectify_form_set_failure (self->form, _ ("The tasks could not be written"));
  g_object_set_data_full (G_OBJECT (rectify_form_get_window (self->form)), SEND_KEY, self,
                          send_free);
  /* For the only unit there is nothing to choose. */
  choose_all (self, units->len == 1);
  update (self);
  rectify_form_present (self->form);
  gtk_widget_grab_focus (gtk_widget_get_first_child (self->list));
  return rectify_form_get_window (self->form);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-check-button.h"
#include "rectify-dialogs.h"
#include "rectify-file-choice.h"
#include "rectify-form.h"
#include "rectify-messages.h"
#include "rectify-packet-list.h"
#include "rectify-printing.h"
#include "rectify-settings.h"
#include "rectify-state.h"
#include "rectify-tab-stop.h"

#define FLAGS_KEY "packet-flags"
/* Beside those of packets. */
#define FLAG_CONTENTS (1 << 8)
#define MAX_PAGES 999
#define NUMBER_CHARS 6

/* What is printed together, in which order, and how. */
typedef struct {
  RectifyForm *form;
  RectifyLedger *ledger;
  RectifyReportOptions *asked; /* NULL: nothing was asked */
  GtkWidget *rows;             /* the list's; held, as the list goes with it */
  RectifyPacketList *list;
  GtkWidget *up;
  GtkWidget *down;
  GtkWidget *pages;
  GtkWidget *continuous;
  GtkWidget *duplex;
  GtkWidget *contents;
  GtkWidget *save;
  GtkWidget *status;
  gboolean updating;
  gboolean gone; /* its widgets are */
} PacketDialog;

static void
dialog_free (gpointer data)
{
  PacketDialog *self = data;

  rectify_packet_list_set_func (self->list, NULL, NULL);
  g_object_unref (self->rows);
  g_object_unref (self->ledger);
  g_clear_pointer (&self->asked, rectify_report_options_free);
  g_free (self);
}

/* What holds on to the dialog while there is work for it. */
typedef struct {
  GtkWindow *window;
  PacketDialog *dialog;
  GFile *file; /* NULL for the printer */
  char *file_name;
} Work;

static Work *
work_new (PacketDialog *dialog)
{
  Work *work = g_new0 (Work, 1);

  work->dialog = dialog;
  work->window = g_object_ref (rectify_form_get_window (dialog->form));
  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->file);
  g_free (work->file_name);
  g_object_unref (work->window);
  g_free (work);
}

static void
set_status (PacketDialog *self, const char *text)
{
  if (!self->gone)
    gtk_label_set_text (GTK_LABEL (self->status), text);
}

static void
update (gpointer user_data)
{
  PacketDialog *self = user_data;
  const RectifyPacketEntry *selected = rectify_packet_list_get_selected (self->list);
  g_autoptr (GPtrArray) chosen = rectify_packet_list_get_chosen (self->list);
  g_autofree char *count
      = g_strdup_printf (ngettext ("%u document chosen", "%u documents chosen", chosen->len),
                         chosen->len);

  gtk_widget_set_sensitive (self->up, rectify_packet_list_can_move (self->list, -1));
  gtk_widget_set_sensitive (self->down, rectify_packet_list_can_move (self->list, 1));
  gtk_widget_set_sensitive (self->pages, selected != NULL);
  self->updating = TRUE;
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->pages),
                             selected != NULL ? selected->max_pages : 0);
  self->updating = FALSE;
  rectify_form_set_acceptable (self->form, chosen->len > 0);
  gtk_widget_set_sensitive (self->save, chosen->len > 0);
  set_status (self, count);
}

static RectifyPacketFlags
get_flags (PacketDialog *self)
{
  RectifyPacketFlags flags = RECTIFY_PACKET_NONE;

  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->continuous)))
    flags |= RECTIFY_PACKET_CONTINUOUS;
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->duplex)))
    flags |= RECTIFY_PACKET_DUPLEX;
  return flags;
}

static char *
dup_name (PacketDialog *self)
{
  g_autoptr (GPtrArray) chosen = rectify_packet_list_get_chosen (self->list);
  const RectifyPacketEntry *first = chosen->len > 0 ? g_ptr_array_index (chosen, 0) : NULL;
  g_autofree char *name = NULL;

  if (first == NULL)
    return g_strdup (_ ("Packet"));
  name = g_strdup_printf (chosen->len > 1 ? _ ("%s and more") : "%s", first->title);
  return g_strstrip (g_strdelimit (g_steal_pointer (&name), "/\\:*?\"<>|\r\n\t", ' '));
}

static void
printed_cb (gpointer user_data)
{
  set_status (((Work *) user_data)->dialog, _ ("Sent to the printer"));
}

static void
made_cb (RectifyPacket *packet, const char *remarks, const GError *error, gpointer user_data)
{
  Work *work = user_data;
  PacketDialog *self = work->dialog;
  g_autofree char *count = NULL;
  g_autofree char *status = NULL;
  guint n_pages;

  if (packet == NULL && error != NULL)
    rectify_message_error (self->gone ? NULL : work->window,
                           work->file_name != NULL ? _ ("The packet could not be saved")
                                                   : _ ("The packet could not be printed"),
                           error);
  if (packet == NULL || self->gone)
    return;
  n_pages = rectify_packet_get_n_pages (packet);
  count = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
  if (work->file_name != NULL)
    {
      g_autofree char *missing = rectify_packet_dup_missing (packet);
      /* Translators: the name of a file, and how many pages it has. */
      g_autofree char *saved = g_strdup_printf (_ ("Saved as “%s”, %s"), work->file_name, count);
      g_autofree char *boxes = g_strdup_printf (
          _ ("⚠ No font of this computer has these characters; they print as boxes: %s"), missing);

      status = g_strconcat (saved, remarks, *missing != '\0' ? "\n" : NULL, boxes, NULL);
    }
  else
    {
      g_autofree char *name = dup_name (self);

      status = g_strconcat (count, remarks, NULL);
      rectify_print_packet (work->window, packet, name, -1, printed_cb, work_new (self), work_free);
    }
  set_status (self, status);
}

/* Takes the work. */
static void
start (Work *work)
{
  PacketDialog *self = work->dialog;
  GPtrArray *chosen = rectify_packet_list_get_chosen (self->list);
  gboolean contents = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->contents));

  rectify_state_set_int (FLAGS_KEY, get_flags (self) | (contents ? FLAG_CONTENTS : 0));
  if (work->file != NULL)
    {
      g_autofree char *base = g_file_get_basename (work->file);

      work->file_name = g_filename_display_name (base);
    }
  for (guint i = 0; i < chosen->len; i++)
    rectify_packet_entry_take_chosen (g_ptr_array_index (chosen, i), self->asked);
  rectify_packet_job_run (work->window, self->ledger, chosen, get_flags (self), contents,
                          work->file, made_cb, work, work_free);
}

static void
confirmed_cb (gboolean confirmed, gpointer user_data)
{
  Work *work = user_data;

  if (confirmed && !work->dialog->gone)
    start (work);
  else
    work_free (work);
}

static const RectifyPacketEntry *
find_notice (GPtrArray *chosen)
{
  for (guint i = 0; i < chosen->len; i++)
    {
      const RectifyPacketEntry *entry = g_ptr_array_index (chosen, i);

      if (entry->report == RECTIFY_REPORT_NOTICE)
        return entry;
    }
  return NULL;
}

/* Nothing is made public unseen: of a notice it asks first. */
static void
run (PacketDialog *self, GFile *file)
{
  g_autoptr (GPtrArray) chosen = rectify_packet_list_get_chosen (self->list);
  const RectifyPacketEntry *notice = find_notice (chosen);
  g_autofree char *words = NULL;
  Work *work;

  if (chosen->len == 0)
    return;
  work = work_new (self);
  work->file = file != NULL ? g_object_ref (file) : NULL;
  if (notice == NULL)
    {
      start (work);
      return;
    }
  words = g_strdup_printf (_ ("The packet has the public notice of “%s”. Public Notice, in the "
                              "menu, shows what it keeps and leaves out of the plan."),
                           notice->title);
  rectify_message_confirm (work->window, _ ("Has somebody looked at the public notice?"), words,
                           _ ("It _Can Go Public"), FALSE, confirmed_cb, work);
}

static void
print_cb (RectifyForm *form, gpointer user_data)
{
  run (user_data, NULL);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  Work *work = user_data;

  if (file != NULL && !work->dialog->gone)
    run (work->dialog, file);
  work_free (work);
}

static void
save_cb (GtkButton *button, PacketDialog *self)
{
  g_autofree char *base = dup_name (self);
  g_autofree char *name = g_strconcat (base, ".pdf", NULL);

  rectify_choose_file_to_save (rectify_form_get_window (self->form), _ ("Save as PDF"), name,
                               RECTIFY_FILES_TO_HAND_ON, RECTIFY_FILE_PDF, file_chosen_cb,
                               work_new (self));
}

/* For scripts and tests that cannot answer a file dialog: the file's path is the parameter. */
static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  run (user_data, file);
}

static void
move_cb (GtkButton *button, PacketDialog *self)
{
  rectify_packet_list_move (self->list, GTK_WIDGET (button) == self->up ? -1 : 1);
}

static void
pages_changed_cb (GtkSpinButton *spin, PacketDialog *self)
{
  if (!self->updating)
    rectify_packet_list_set_max_pages (self->list, gtk_spin_button_get_value_as_int (spin));
}

static void
only_toggled_cb (GtkCheckButton *check, PacketDialog *self)
{
  rectify_packet_list_show_chosen (self->list, gtk_check_button_get_active (check));
}

/* Any number of pages is said in a word. */
static gboolean
output_cb (GtkSpinButton *spin, gpointer user_data)
{
  if (gtk_spin_button_get_value_as_int (spin) > 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (spin), _ ("Any"));
  return TRUE;
}

static int
input_cb (GtkSpinButton *spin, double *value, gpointer user_data)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (spin)), _ ("Any")))
    return FALSE;
  *value = 0;
  return TRUE;
}

static GtkWidget *
create_tools (PacketDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_At most, pages:"));

  self->up = gtk_button_new_with_mnemonic (_ ("Move _Up"));
  self->down = gtk_button_new_with_mnemonic (_ ("Move D_own"));
  gtk_widget_set_tooltip_text (self->up, _ ("Alt+Up"));
  gtk_widget_set_tooltip_text (self->down, _ ("Alt+Down"));
  g_signal_connect (self->up, "clicked", G_CALLBACK (move_cb), self);
  g_signal_connect (self->down, "clicked", G_CALLBACK (move_cb), self);
  self->pages = gtk_spin_button_new_with_range (0, MAX_PAGES, 1);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (self->pages), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->pages),
                                MAX (NUMBER_CHARS, (int) g_utf8_strlen (_ ("Any"), -1) + 1));
  gtk_widget_set_tooltip_text (
      self->pages, _ ("How many pages the selected document may take. To fit, tables are set "
                      "smaller and lines closer, never the text."));
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->pages);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->pages), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  g_signal_connect (self->pages, "output", G_CALLBACK (output_cb), NULL);
  g_signal_connect (self->pages, "input", G_CALLBACK (input_cb), NULL);
  g_signal_connect (self->pages, "value-changed", G_CALLBACK (pages_changed_cb), self);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), self->up);
  gtk_box_append (GTK_BOX (box), self->down);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->pages);
  return box;
}

static GtkWidget *
add_check (PacketDialog *self, const char *label, gboolean active)
{
  GtkWidget *check = rectify_check_button_new (label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  rectify_form_add_wide (self->form, check);
  return check;
}

static void
fill (PacketDialog *self)
{
  gboolean duplex = rectify_settings_get_flag (RECTIFY_SETTING_DUPLEX);
  gboolean is_locked = rectify_settings_is_locked (RECTIFY_SETTING_DUPLEX);
  int preset = RECTIFY_PACKET_CONTINUOUS | (duplex ? RECTIFY_PACKET_DUPLEX : 0);
  int flags = rectify_state_get_int (FLAGS_KEY, preset);
  GtkWidget *only;

  rectify_form_add_wide (self->form, rectify_tab_stop_new (self->rows));
  rectify_form_add_wide (self->form, create_tools (self));
  only = add_check (self, _ ("Show only _what is chosen"), FALSE);
  g_signal_connect (only, "toggled", G_CALLBACK (only_toggled_cb), self);
  rectify_form_add_wide (self->form, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->continuous = add_check (self, _ ("_Number the pages from the first document to the last"),
                                (flags & RECTIFY_PACKET_CONTINUOUS) != 0);
  self->duplex = add_check (self, _ ("For printing on _both sides: each begins on a new sheet"),
                            is_locked ? duplex : (flags & RECTIFY_PACKET_DUPLEX) != 0);
  if (is_locked)
    {
      gtk_widget_set_sensitive (self->duplex, FALSE);
      gtk_widget_set_tooltip_text (self->duplex, _ ("Set by your administrator"));
    }
  self->contents = add_check (self, _ ("Plans as written with a _table of contents"),
                              (flags & FLAG_CONTENTS) != 0);
  self->status = rectify_status_label_new ();
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  gtk_label_set_wrap (GTK_LABEL (self->status), TRUE);
  rectify_form_add_foot (self->form, self->status);
}

static void
destroyed_cb (GtkWidget *window, PacketDialog *self)
{
  self->gone = TRUE;
}

static void
add_actions (PacketDialog *self)
{
  static const GActionEntry entries[]
      = { { .name = "export", .activate = export_cb, .parameter_type = "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (rectify_form_get_window (self->form)), "packet",
                                  G_ACTION_GROUP (group));
}

/**
 * rectify_packet_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a ledger with plans
 * @report: of the plan that is open, what is checked at first
 * @asked: (nullable): what was asked about reports before, such as their span
 *
 * Offers what can be printed together: every report of every plan, each as the user has chosen it
 * to be beside the pages.
 */
void
rectify_packet_dialog_present (GtkWindow *parent, RectifySession *session, RectifyReport report,
                               const RectifyReportOptions *asked)
{
  PacketDialog *self = g_new0 (PacketDialog, 1);
  RectifyPlan *plan = rectify_session_get_plan (session);

  self->form = rectify_form_new (parent, session, _ ("Print Packet"), _ ("_Print…"));
  self->list = rectify_packet_list_new (rectify_session_get_plans (session),
                                        plan != NULL ? rectify_plan_get_id (plan) : 0, report);
  self->rows = g_object_ref (rectify_packet_list_get_widget (self->list));
  self->ledger = g_object_ref (rectify_session_get_ledger (session));
  self->asked = asked != NULL ? rectify_report_options_copy (asked) : NULL;
  self->save = gtk_button_new_with_mnemonic (_ ("_Save as PDF…"));
  gtk_header_bar_pack_end (GTK_HEADER_BAR (rectify_form_get_header (self->form)), self->save);
  g_signal_connect (self->save, "clicked", G_CALLBACK (save_cb), self);
  fill (self);
  add_actions (self);
  rectify_packet_list_set_func (self->list, update, self);
  update (self);
  g_signal_connect (rectify_form_get_window (self->form), "destroy", G_CALLBACK (destroyed_cb),
                    self);
  rectify_form_set_help (self->form, "print-packet");
  rectify_form_set_accept (self->form, print_cb, self, dialog_free);
  rectify_form_set_any_plan (self->form);
  rectify_form_set_size (self->form, 640, 620);
  rectify_form_present (self->form);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-evidence-intake.h"

/*
 * Files that are dropped on a widget, or pasted while the focus is in it, are evidence of the item that
 * it is about.
 */

#define KEY "rectify-evidence-intake"

/* “win.item-evidence-files” takes both, and the files' addresses. */
typedef struct {
  GtkEventController *drop;
  GtkEventController *keys;
  gint64 item_id;
  gint64 entry_id;
} Intake;

static GVariant *
pack_files (const Intake *intake, GSList *files)
{
  GVariantBuilder uris;

  g_variant_builder_init (&uris, G_VARIANT_TYPE_STRING_ARRAY);
  for (; files != NULL; files = files->next)
    {
      g_autofree char *uri = g_file_get_uri (files->data);

      g_variant_builder_add (&uris, "s", uri);
    }
  return g_variant_new ("(xxas)", intake->item_id, intake->entry_id, &uris);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Intake *intake)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  g_autoptr (GSList) files = NULL;

  if (intake->item_id == 0 || !G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  return gtk_widget_activate_action_variant (widget, "win.item-evidence-files",
                                             pack_files (intake, files));
}

static gboolean
paste_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  Intake *intake = user_data;

  return gtk_widget_activate_action (widget, "win.item-evidence-paste", "(xx)", intake->item_id,
                                     intake->entry_id);
}

/**
 * rectify_evidence_intake_add:
 * @widget: a widget, which takes no files before rectify_evidence_intake_set()
 */
void
rectify_evidence_intake_add (GtkWidget *widget)
{
  Intake *intake = g_new0 (Intake, 1);

  intake->drop = GTK_EVENT_CONTROLLER (gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY));
  g_signal_connect (intake->drop, "drop", G_CALLBACK (drop_cb), intake);
  intake->keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (intake->keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>v|<Shift>Insert"),
                        gtk_callback_action_new (paste_cb, intake, NULL)));
  g_object_set_data_full (G_OBJECT (widget), KEY, intake, g_free);
  gtk_widget_add_controller (widget, intake->drop);
  gtk_widget_add_controller (widget, intake->keys);
  rectify_evidence_intake_set (widget, 0, 0);
}

/**
 * rectify_evidence_intake_set:
 * @widget: a widget that takes files
 * @item_id: the item that they prove something of; 0: none is taken, and what holds the widget may do
 *   so
 * @entry_id: the progress entry of it, or 0 for the item as a whole
 */
void
rectify_evidence_intake_set (GtkWidget *widget, gint64 item_id, gint64 entry_id)
{
  Intake *intake = g_object_get_data (G_OBJECT (widget), KEY);
  GtkPropagationPhase phase = item_id != 0 ? GTK_PHASE_BUBBLE : GTK_PHASE_NONE;

  intake->item_id = item_id;
  intake->entry_id = entry_id;
  gtk_event_controller_set_propagation_phase (intake->drop, phase);
  gtk_event_controller_set_propagation_phase (intake->keys, phase);
}

/**
 * rectify_evidence_intake_takes:
 * @widget: any widget
 *
 * Returns: whether files that are dropped on it are evidence
 */
gboolean
rectify_evidence_intake_takes (GtkWidget *widget)
{
  const Intake *intake = g_object_get_data (G_OBJECT (widget), KEY);

  return intake != NULL && intake->item_id != 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-printing.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rectify-document-output.h"
#include "rectify-messages.h"

/* Papers whose sides are within so much of each other are the same; in points. */
#define TOLERANCE 2.0

/* A packet on its way to a printer. */
typedef struct {
  GtkWindow *parent;
  RectifyPacket *packet;
  char *name;
  int page;
  RectifyPrintFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Printing;

/* As they were when something was printed last. */
static GtkPrintSettings *last_settings;

static void
printing_free (gpointer data)
{
  Printing *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_object_unref (self->parent);
  g_object_unref (self->packet);
  g_free (self->name);
  g_free (self);
}

static GtkPageSetup *
make_setup (RectifyPacket *packet, guint page)
{
  static const char *const names[]
      = { GTK_PAPER_NAME_A4, GTK_PAPER_NAME_A3, GTK_PAPER_NAME_LETTER };
  GtkPageSetup *setup = gtk_page_setup_new ();
  double width = rectify_packet_get_width (packet, page);
  double height = rectify_packet_get_height (packet, page);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (names[i]);

      if (fabs (gtk_paper_size_get_width (paper, GTK_UNIT_POINTS) - MIN (width, height)) > TOLERANCE
          || fabs (gtk_paper_size_get_height (paper, GTK_UNIT_POINTS) - MAX (width, height))
                 > TOLERANCE)
        continue;
      gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
      break;
    }
  if (width > height)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  return setup;
}

static void
request_page_setup_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page,
                       GtkPageSetup *setup, Printing *self)
{
  g_autoptr (GtkPageSetup) wanted = make_setup (self->packet, page);

  gtk_page_setup_set_paper_size (setup, gtk_page_setup_get_paper_size (wanted));
  gtk_page_setup_set_orientation (setup, gtk_page_setup_get_orientation (wanted));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *self)
{
  rectify_packet_draw (self->packet, page, gtk_print_context_get_cairo_context (context));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      rectify_message_error (self->parent, _ ("The plan could not be printed"), error);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      g_set_object (&last_settings, gtk_print_operation_get_print_settings (operation));
      if (self->func != NULL)
        self->func (self->user_data);
    }
  g_object_unref (operation);
}

/* A file that is printed to is called as what is printed, and goes where the last one went. The last
 * one itself is not written over. */
static void
suggest_file (GtkPrintSettings *settings, const char *name)
{
  const char *uri = gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  g_autoptr (GFile) last = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  g_autoptr (GFile) folder = last != NULL ? g_file_get_parent (last) : NULL;
  g_autofree char *base = rectify_file_name_new (name, "");

  if (folder != NULL && g_file_peek_path (folder) != NULL)
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, g_file_peek_path (folder));
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, NULL);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, base);
}

/* What has blank backs is for both sides; the user can still choose otherwise. */
static GtkPrintSettings *
make_settings (RectifyPacket *packet, const char *name)
{
  GtkPrintSettings *settings
      = last_settings != NULL ? gtk_print_settings_copy (last_settings) : gtk_print_settings_new ();

  if ((rectify_packet_get_flags (packet) & RECTIFY_PACKET_DUPLEX) != 0)
    gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_HORIZONTAL);
  suggest_file (settings, name);
  return settings;
}

/* Takes what is printed. */
static void
print (Printing *self)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_setup (self->packet, 0);
  g_autoptr (GtkPrintSettings) settings = make_settings (self->packet, self->name);

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, self->name);
  gtk_print_operation_set_n_pages (operation, (int) rectify_packet_get_n_pages (self->packet));
  if (self->page >= 0)
    gtk_print_operation_set_current_page (
        operation, MIN (self->page, (int) rectify_packet_get_n_pages (self->packet) - 1));
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  /* The window goes on to work behind the dialog. */
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "rectify-printing", self, printing_free);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), self);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, self->parent, NULL);
}

static void
confirmed_cb (gboolean confirmed, gpointer user_data)
{
  if (confirmed)
    print (user_data);
  else
    printing_free (user_data);
}

/**
 * rectify_print_packet:
 * @parent: the window it is for
 * @packet: what is printed
 * @name: what the job is called
 * @page: the page that is looked at, from 0, which can be printed alone; -1 if none is
 * @func: (nullable): called when it was sent to the printer
 * @user_data: (transfer full): for @func
 * @destroy: (nullable): frees @user_data
 *
 * Asks for a printer and prints. Where a character would print as a box, it asks first.
 */
void
rectify_print_packet (GtkWindow *parent, RectifyPacket *packet, const char *name, int page,
                      RectifyPrintFunc func, gpointer user_data, GDestroyNotify destroy)
{
  Printing *self = g_new0 (Printing, 1);
  g_autofree char *missing = rectify_packet_dup_missing (packet);
  g_autofree char *words = NULL;

  self->parent = g_object_ref (parent);
  self->packet = g_object_ref (packet);
  self->name = g_strdup (name);
  self->page = page;
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  if (*missing == '\0')
    {
      print (self);
      return;
    }
  words = g_strdup_printf (_ ("No font of this computer has these characters: %s. Install a font "
                              "that has them, or have them printed as boxes."),
                           missing);
  rectify_message_confirm (parent, _ ("Print with characters missing?"), words, _ ("_Print Anyway"),
                           FALSE, confirmed_cb, self);
}

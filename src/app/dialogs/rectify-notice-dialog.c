/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-notice-rows.h"
#include "rectify-report-buttons.h"
#include "rectify-tab-stop.h"
#include "rectify-tell-cut.h"

/* A level of the tree is set in by so many pixels. */
#define INDENT 16
#define MAX_INDENT 8

typedef struct {
  GtkWindow *parent;
  RectifySession *session;
  RectifyReportFunc func;
  GtkLabel *summary;
  GtkSingleSelection *selection;
  GtkLabel *words; /* all of the selected row */
  gint64 plan;     /* whose rows are shown, and in which state of it */
  gint64 revision;
} NoticeDialog;

static gboolean follow (NoticeDialog *self);

static void
finish (RectifyForm *form, const char *action, gpointer user_data)
{
  NoticeDialog *self = user_data;
  GtkWindow *parent = self->parent;
  RectifyReportFunc func = self->func;

  /* Nothing is made public unseen. */
  if (follow (self))
    {
      gtk_label_set_text (self->words, _ ("The plan was changed while you looked at it. This is "
                                          "what the notice has now; look at it once more."));
      return;
    }
  rectify_form_close (form);
  func (parent, RECTIFY_REPORT_NOTICE, NULL, action);
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  finish (form, NULL, user_data);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (label));
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  /* Both sides are as wide, whatever stands in them. */
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, "rectify-cell");
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gboolean removed = GPOINTER_TO_INT (user_data);
  RectifyNoticeRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);

  gtk_label_set_text (GTK_LABEL (label), removed ? rectify_notice_row_get_removed (row)
                                                 : rectify_notice_row_get_kept (row));
  gtk_widget_set_margin_start (label,
                               INDENT * MIN (rectify_notice_row_get_depth (row), MAX_INDENT));
}

static void
add_column (GtkColumnView *view, const char *title, gboolean removed)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (removed));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (view, column);
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, NoticeDialog *self)
{
  RectifyNoticeRow *row = gtk_single_selection_get_selected_item (selection);
  const char *removed = row != NULL ? rectify_notice_row_get_removed (row) : "";
  g_autofree char *words = NULL;

  if (row == NULL)
    words = g_strdup ("");
  else if (*removed != '\0')
    words = g_strdup_printf (_ ("Removed: %s"), removed);
  else
    words = g_strdup_printf (_ ("Kept: %s"), rectify_notice_row_get_kept (row));
  gtk_label_set_text (self->words, words);
}

static guint
find_removed (GListModel *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (RectifyNoticeRow) row = g_list_model_get_item (rows, i);

      if (*rectify_notice_row_get_removed (row) != '\0')
        return i;
    }
  return 0;
}

/* To the first that goes, as soon as the list has a size. */
static gboolean
scroll_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
  guint position = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (selection));
  GtkWidget *list = gtk_widget_get_last_child (view);

  if (gtk_widget_get_height (list) <= 0)
    return G_SOURCE_CONTINUE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  return G_SOURCE_REMOVE;
}

static GtkWidget *
create_table (NoticeDialog *self)
{
  GtkWidget *view = gtk_column_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  add_column (GTK_COLUMN_VIEW (view), _ ("Kept, as it will be numbered"), FALSE);
  add_column (GTK_COLUMN_VIEW (view), _ ("Removed"), TRUE);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  gtk_column_view_set_show_column_separators (GTK_COLUMN_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "rectify-plan");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is kept and what is removed"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_tick_callback (view, scroll_cb, NULL, NULL);
  return rectify_tab_stop_new (scroller);
}

static GtkWidget *
create_label (const char *text, guint n_lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (n_lines > 0)
    {
      gtk_label_set_lines (GTK_LABEL (label), (int) n_lines);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      rectify_tell_cut (GTK_LABEL (label));
    }
  return label;
}

static char *
dup_summary (guint n_kept, guint n_removed)
{
  g_autofree char *kept
      = g_strdup_printf (ngettext ("%u item is kept", "%u items are kept", n_kept), n_kept);
  g_autofree char *removed
      = g_strdup_printf (ngettext ("%u item is removed", "%u items are removed", n_removed),
                         n_removed);

  if (n_removed == 0)
    return g_strdup (_ ("Nothing is marked as for the office alone: the notice has the whole plan. "
                        "Mark what the public is not to see in the tree first."));
  /* Translators: “12 items are kept”, “1 item is removed”. */
  return g_strdup_printf (_ ("%s, %s. What is removed is nowhere in the file."), kept, removed);
}

static guint
find_item (GListModel *rows, gint64 item)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (RectifyNoticeRow) row = g_list_model_get_item (rows, i);

      if (rectify_notice_row_get_item (row) == item)
        return i;
    }
  return find_removed (rows);
}

/* Shows what becomes of the plan as it is now; the row of the item that was selected stays so. */
static void
fill (NoticeDialog *self, RectifyPlan *plan)
{
  RectifyNoticeRow *selected = gtk_single_selection_get_selected_item (self->selection);
  gint64 item = selected != NULL ? rectify_notice_row_get_item (selected) : 0;
  guint n_kept, n_removed;
  g_autoptr (GListModel) rows = rectify_notice_rows_new (plan, &n_kept, &n_removed);
  g_autofree char *summary = dup_summary (n_kept, n_removed);

  self->plan = rectify_plan_get_id (plan);
  self->revision = rectify_plan_get_revision (plan);
  gtk_label_set_text (self->summary, summary);
  gtk_single_selection_set_model (self->selection, rows);
  gtk_single_selection_set_selected (self->selection,
                                     item != 0 ? find_item (rows, item) : find_removed (rows));
}

/* What was on its way to the disk when the dialog was opened, or is done behind it, is seen in it;
 * another plan is not: the form says so. Whether there was anything. */
static gboolean
follow (NoticeDialog *self)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);

  if (plan == NULL || rectify_plan_get_id (plan) != self->plan
      || rectify_plan_get_revision (plan) == self->revision)
    return FALSE;
  fill (self, plan);
  return TRUE;
}

static void
stop_following (GtkWidget *window, NoticeDialog *self)
{
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (self->selection, self);
}

static void
dialog_free (gpointer data)
{
  NoticeDialog *self = data;

  g_object_unref (self->selection);
  g_object_unref (self->session);
  g_free (self);
}

static void
start_following (NoticeDialog *self, RectifyForm *form)
{
  g_signal_connect (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->session, "notify::busy", G_CALLBACK (follow), self);
  g_signal_connect (rectify_form_get_window (form), "destroy", G_CALLBACK (stop_following), self);
}

/**
 * rectify_notice_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 * @func: does with the notice what was chosen
 *
 * Shows side by side what the public notice keeps of the plan and what it leaves out, before it is
 * shown, printed or saved. It follows the plan: what is chosen is done with what was seen.
 */
void
rectify_notice_dialog_present (GtkWindow *parent, RectifySession *session, RectifyReportFunc func)
{
  RectifyForm *form = rectify_form_new (parent, session, _ ("Public Notice"), _ ("_Show"));
  NoticeDialog *self = g_new0 (NoticeDialog, 1);
  GtkWidget *summary = create_label ("", 0);
  GtkWidget *words = create_label ("", 4);

  self->parent = parent;
  self->session = g_object_ref (session);
  self->func = func;
  self->summary = GTK_LABEL (summary);
  self->words = GTK_LABEL (words);
  self->selection = gtk_single_selection_new (NULL);
  /* A height of its own, so that the table does not jump. */
  gtk_widget_set_size_request (words, -1, 84);
  rectify_form_set_size (form, 980, 620);
  rectify_form_set_help (form, "public-notice");
  rectify_form_set_accept (form, accept_cb, self, dialog_free);
  rectify_form_add_wide (form, summary);
  rectify_form_add_wide (form, create_table (self));
  rectify_form_add_foot (form, words);
  rectify_report_buttons_add (form, finish, self);
  start_following (self, form);
  fill (self, rectify_session_get_plan (session));
  rectify_form_present (form);
}

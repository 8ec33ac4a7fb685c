/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-check-button.h"
#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-item-text.h"
#include "rectify-messages.h"
#include "rectify-placeholder-scan.h"
#include "rectify-settings.h"
#include "rectify-tab-stop.h"
#include "rectify-tell-cut.h"
#include "rectify-templates.h"
#include "rectify-text-size.h"

typedef struct {
  GtkWidget *list;
  GPtrArray *templates;
  GtkWidget *keep;
} NewPlan;

static void
new_plan_free (gpointer data)
{
  g_ptr_array_unref (((NewPlan *) data)->templates);
  g_free (data);
}

#define TEMPLATE_KEY "rectify-template"
#define PLAN_KEY "rectify-plan-id"

static GtkWidget *
add_row (NewPlan *self, const char *title, const char *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *more = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (name));
  gtk_label_set_xalign (GTK_LABEL (more), 0);
  gtk_widget_add_css_class (more, "dim-label");
  gtk_widget_add_css_class (more, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), more);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_append (GTK_LIST_BOX (self->list), box);
  return gtk_widget_get_parent (box);
}

static void
add_rows (NewPlan *self, RectifySession *session)
{
  GListModel *plans = rectify_session_get_plans (session);

  for (guint i = 0; i < self->templates->len; i++)
    {
      RectifyTemplate *template = g_ptr_array_index (self->templates, i);

      g_object_set_data (G_OBJECT (
                             add_row (self, rectify_template_get_title (template), _ ("Template"))),
                         TEMPLATE_KEY, template);
    }
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (RectifyPlanInfo) info = g_list_model_get_item (plans, i);
      g_autofree char *title = rectify_plan_info_dup_title (info);
      gint64 id = rectify_plan_info_get_id (info);

      g_object_set_data_full (G_OBJECT (add_row (self, title, _ ("Like this plan, not yet begun"))),
                              PLAN_KEY, g_memdup2 (&id, sizeof id), g_free);
    }
  add_row (self, _ ("Empty plan"), _ ("One section to begin with"));
}

static RectifyPlan *
make_empty (void)
{
  RectifyPlan *plan = rectify_plan_new ();
  g_autoptr (RectifyItem) section = rectify_item_new (RECTIFY_ITEM_SECTION);

  rectify_plan_set_title (plan, "整改方案");
  rectify_item_set_label (section, "一、");
  rectify_item_set_heading (section, "总体要求");
  rectify_item_append_child (rectify_plan_get_root (plan), section);
  return plan;
}

typedef struct {
  gboolean keep;
} Cleaning;

static gboolean
clean_item (RectifyItem *item, gpointer user_data)
{
  Cleaning *cleaning = user_data;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  rectify_item_set_id (item, 0);
  rectify_item_begin_anew (item);
  if (!cleaning->keep)
    {
      rectify_item_set_assignments (item, none);
      rectify_item_set_deadline (item, NULL);
    }
  return TRUE;
}

static RectifyPlan *
copy_plan (RectifySession *session, gint64 id, gboolean keep, GError **error)
{
  RectifyPlan *plan
      = rectify_session_check_free (session, error)
            ? rectify_ledger_load_plan (rectify_session_get_ledger (session), id, error)
            : NULL;
  Cleaning cleaning = { keep };

  if (plan == NULL)
    return NULL;
  rectify_item_foreach (rectify_plan_get_root (plan), clean_item, &cleaning);
  rectify_plan_set_id (plan, 0);
  rectify_plan_set_revision (plan, 0);
  rectify_plan_set_since (plan, 0);
  return plan;
}

/* “××党组” with the unit's name, which may end with the last words itself; NULL if nothing is left open. */
static char *
dup_filled (const char *blank, const char *unit)
{
  gsize start, end;
  g_autofree char *before = NULL;

  if (!rectify_placeholder_scan (blank, 0, &start, &end))
    return NULL;
  before = g_strndup (blank, start);
  return g_strconcat (before, unit, g_str_has_suffix (unit, blank + end) ? NULL : blank + end,
                      NULL);
}

/* Whose plan it is, where it does not say: in its particulars, and in the title of a template. */
static void
name_unit (RectifyPlan *plan)
{
  g_autofree char *unit = rectify_settings_dup_unit_name ();
  g_autofree char *blank = g_strdup (rectify_plan_get_organisation (plan));
  g_autofree char *name = NULL;
  g_autoptr (GString) title = g_string_new (rectify_plan_get_title (plan));

  if (unit == NULL)
    return;
  name = blank != NULL && *blank != '\0' ? dup_filled (blank, unit) : g_strdup (unit);
  if (name == NULL)
    return;
  rectify_plan_set_organisation (plan, name);
  if (blank != NULL && *blank != '\0')
    g_string_replace (title, blank, name, 1);
  rectify_plan_set_title (plan, title->str);
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  NewPlan *self = user_data;
  RectifySession *session = rectify_form_get_session (form);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  RectifyTemplate *template;
  gint64 *id;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (row == NULL)
    return;
  template = g_object_get_data (G_OBJECT (row), TEMPLATE_KEY);
  id = g_object_get_data (G_OBJECT (row), PLAN_KEY);
  if (template != NULL)
    plan = rectify_template_read (template, &error);
  else if (id != NULL)
    plan = copy_plan (session, *id, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->keep)),
                      &error);
  else
    plan = make_empty ();
  if (plan == NULL)
    {
      rectify_message_error (rectify_form_get_window (form), _ ("The plan could not be made"),
                             error);
      return;
    }
  name_unit (plan);
  rectify_session_add_plan (session, N_ ("New plan"), plan, rectify_form_saved_cb,
                            rectify_form_begin_save (form));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RectifyForm *form)
{
  rectify_form_accept (form);
}

static void
document_cb (GtkButton *button, RectifyForm *form)
{
  GtkWindow *parent = gtk_window_get_transient_for (rectify_form_get_window (form));

  rectify_form_close (form);
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.import", NULL);
}

/**
 * rectify_new_plan_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a ledger
 *
 * Offers what a new plan can begin with.
 */
void
rectify_new_plan_dialog_present (GtkWindow *parent, RectifySession *session)
{
  RectifyForm *form = rectify_form_new (parent, session, _ ("New Plan"), _ ("C_reate"));
  NewPlan *self = g_new0 (NewPlan, 1);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *document = gtk_button_new_with_mnemonic (_ ("From a _Document…"));

  self->templates = rectify_templates_list ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What to begin with"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), form);
  add_rows (self, session);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  rectify_text_size_set_window (rectify_form_get_window (form), 520, 552);
  rectify_form_add_wide (form, rectify_tab_stop_new (scroller));
  self->keep
      = rectify_check_button_new (_ ("From another plan, _keep who is assigned and the deadlines"));
  rectify_form_add_wide (form, self->keep);
  gtk_widget_set_halign (document, GTK_ALIGN_START);
  g_signal_connect (document, "clicked", G_CALLBACK (document_cb), form);
  rectify_form_add_wide (form, document);
  rectify_form_set_help (form, "new-plan");
  rectify_form_set_accept (form, accept_cb, self, new_plan_free);
  rectify_form_set_any_plan (form);
  rectify_form_present (form);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-close-out.h"
#include "rectify-date-field.h"
#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-item-text.h"
#include "rectify-item-values.h"
#include "rectify-ledger-watch.h"
#include "rectify-party-entry.h"
#include "rectify-step-field.h"
#include "rectify-text-field.h"

/* What a step is made of, for all of the items. */
typedef struct {
  RectifyStepKind kind;
  GArray *ids;
  GDate *date;
  char *who;
  char *text;
} Values;

typedef struct {
  RectifyForm *form;
  RectifyStepKind kind; /* that of a decision is RECTIFY_STEP_APPROVE */
  GArray *ids;
  GtkWidget *decision; /* NULL if there is none */
  GtkWidget *date;
  GtkWidget *who;
  GtkWidget *text_view;
  GtkTextBuffer *text;
  GtkLabel *missing;
  RectifyPlan *trial; /* a copy to try it on; NULL when something was made of it */
  guint check;        /* an idle source */
} CloseOut;

static void
values_free (gpointer data)
{
  Values *values = data;

  g_array_unref (values->ids);
  g_clear_pointer (&values->date, g_date_free);
  g_free (values->who);
  g_free (values->text);
  g_free (values);
}

static void
close_out_free (gpointer data)
{
  CloseOut *self = data;

  g_clear_handle_id (&self->check, g_source_remove);
  g_clear_object (&self->trial);
  g_array_unref (self->ids);
  g_free (self);
}

static gboolean
make_step (RectifyItem *item, RectifyCloseOutNeeds needs, Values *values, GError **error)
{
  switch (values->kind)
    {
    case RECTIFY_STEP_REQUEST:
      return rectify_close_out_request (item, needs, values->date, values->who, values->text,
                                        error);
    case RECTIFY_STEP_APPROVE:
      return rectify_close_out_approve (item, needs, values->date, values->who, values->text,
                                        error);
    case RECTIFY_STEP_REFUSE:
      return rectify_close_out_refuse (item, values->date, values->who, values->text, error);
    default:
      return rectify_close_out_reopen (item, values->date, values->who, values->text, error);
    }
}

/* Of several, which of them it is about. */
static void
prefix_name (RectifyItem *item, Values *values, GError **error)
{
  g_autofree char *name = rectify_item_dup_name (item);

  if (values->ids->len > 1)
    /* Translators: the first words of an item; a sentence follows. */
    g_prefix_error (error, C_ ("before a sentence about it", "“%s”: "), name);
}

/* What is below an item that was chosen too has had its step with it. */
static gboolean
apply (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Values *values = user_data;
  RectifyCloseOutNeeds needs = rectify_plan_get_close_out_needs (draft);
  g_autofree guint *n_before = g_new0 (guint, values->ids->len);

  for (guint i = 0; i < values->ids->len; i++)
    {
      RectifyItem *item = rectify_plan_find_item (draft, g_array_index (values->ids, gint64, i));

      if (item == NULL)
        return rectify_item_values_fail_gone (error);
      n_before[i] = rectify_item_get_steps (item)->len;
    }
  for (guint i = 0; i < values->ids->len; i++)
    {
      RectifyItem *item = rectify_plan_find_item (draft, g_array_index (values->ids, gint64, i));

      if (rectify_item_get_steps (item)->len > n_before[i])
        continue;
      if (!make_step (item, needs, values, error))
        {
          prefix_name (item, values, error);
          return FALSE;
        }
    }
  return TRUE;
}

static RectifyStepKind
get_kind (CloseOut *self)
{
  gboolean refuse
      = self->decision != NULL && gtk_drop_down_get_selected (GTK_DROP_DOWN (self->decision)) == 1;

  return refuse ? RECTIFY_STEP_REFUSE : self->kind;
}

/* No date: it could not be read. */
static Values *
collect (CloseOut *self)
{
  Values *values = g_new0 (Values, 1);

  values->kind = get_kind (self);
  values->ids = g_array_ref (self->ids);
  values->who = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->who))));
  values->text = rectify_text_field_dup_text (self->text);
  rectify_date_field_read (self->date, &values->date);
  return values;
}

/* The field that is to be mended; NULL: the items are. */
static GtkWidget *
find_field (CloseOut *self, const GError *error)
{
  if (error == NULL || error->domain != RECTIFY_CLOSE_OUT_ERROR)
    return NULL;
  switch (error->code)
    {
    case RECTIFY_CLOSE_OUT_ERROR_WHO:
    case RECTIFY_CLOSE_OUT_ERROR_REVIEWER:
      return self->who;
    case RECTIFY_CLOSE_OUT_ERROR_TEXT:
      return self->text_view;
    case RECTIFY_CLOSE_OUT_ERROR_DATE:
      return self->date;
    default:
      return NULL;
    }
}

/* What is not typed yet does not hide what is wrong with the items. */
static void
fill_up (Values *values)
{
  if (*values->who == '\0')
    {
      g_free (values->who);
      values->who = g_strdup ("x");
    }
  if (*values->text == '\0')
    {
      g_free (values->text);
      values->text = g_strdup ("x");
    }
  if (values->date == NULL)
    values->date = rectify_date_new_today ();
}

/* It is tried on a copy. */
static gboolean
try (CloseOut *self, Values *values, GError **error)
{
  RectifyPlan *plan = rectify_session_get_plan (rectify_form_get_session (self->form));
  gboolean made;

  if (values->ids->len == 0)
    {
      g_set_error_literal (
          error, RECTIFY_CLOSE_OUT_ERROR, RECTIFY_CLOSE_OUT_ERROR_STATE,
          _ ("None of the items that were selected can be taken this step with now. Close "
             "this dialog, and select others."));
      return FALSE;
    }
  if (self->trial == NULL && plan != NULL)
    self->trial = rectify_plan_copy (plan);
  made = self->trial != NULL && apply (self->trial, values, error);
  if (made || values->ids->len > 1)
    g_clear_object (&self->trial);
  return made;
}

static void
say (CloseOut *self, const GError *error)
{
  gtk_label_set_text (self->missing, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing), error != NULL);
}

/* What is wrong with the items, or with what is typed already, is said before it is accepted; what is
 * not typed yet, at its field then. */
static gboolean
check_cb (gpointer user_data)
{
  CloseOut *self = user_data;
  Values *values = collect (self);
  g_autoptr (GError) error = NULL;
  gboolean fine;

  fill_up (values);
  fine = try (self, values, &error) || find_field (self, error) != NULL;
  values_free (values);
  self->check = 0;
  say (self, error);
  if (!rectify_form_is_saving (self->form))
    rectify_form_set_acceptable (self->form, fine);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CloseOut *self)
{
  if (self->check == 0)
    self->check = g_idle_add (check_cb, self);
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  static const char *const names[] = { N_ ("Request close-out"), N_ ("Approve close-out"),
                                       N_ ("Refuse close-out"), N_ ("Reopen") };
  CloseOut *self = user_data;
  Values *values = collect (self);
  g_autoptr (GDate) date = NULL;
  g_autoptr (GError) error = NULL;

  if (!rectify_step_field_read_date (form, self->date, &date))
    {
      values_free (values);
      return;
    }
  if (!try (self, values, &error) && find_field (self, error) != NULL)
    {
      say (self, NULL);
      rectify_form_refuse_field (form, find_field (self, error), error->message);
      values_free (values);
      return;
    }
  rectify_form_edit (form, names[values->kind], apply, values, values_free, rectify_form_saved_cb);
}

static gboolean
is_open_for (RectifyItem *item, RectifyStepKind kind)
{
  RectifyItemKind item_kind = rectify_item_get_kind (item);
  RectifyCloseOutState state = rectify_close_out_get_state (item);
  gboolean is_closed = rectify_item_get_status (item) == RECTIFY_STATUS_CLOSED;

  switch (kind)
    {
    case RECTIFY_STEP_REQUEST:
      return (item_kind == RECTIFY_ITEM_PROBLEM || item_kind == RECTIFY_ITEM_MEASURE) && !is_closed
             && state != RECTIFY_CLOSE_OUT_REQUESTED;
    case RECTIFY_STEP_REOPEN:
      return is_closed;
    default:
      return state == RECTIFY_CLOSE_OUT_REQUESTED;
    }
}

/**
 * rectify_close_out_dialog_is_open_for:
 * @item: an item
 * @kind: what is to be done; that of a decision is %RECTIFY_STEP_APPROVE
 *
 * Returns: whether that is what comes next for it
 */
gboolean
rectify_close_out_dialog_is_open_for (RectifyItem *item, RectifyStepKind kind)
{
  return is_open_for (item, kind);
}

static void
choose_items (CloseOut *self, RectifyPlan *plan, GArray *ids)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < ids->len; i++)
    {
      RectifyItem *item = rectify_plan_find_item (plan, g_array_index (ids, gint64, i));

      /* Of one that was chosen alone the reason is said. */
      if (item != NULL && (ids->len == 1 || is_open_for (item, self->kind)))
        g_array_append_val (self->ids, g_array_index (ids, gint64, i));
    }
}

static char *
dup_heading (CloseOut *self, RectifyPlan *plan, guint n_selected)
{
  static const char *const texts[] = {
    [RECTIFY_STEP_REQUEST] = N_ ("%u of the %u selected items: those that are not closed out and "
                                 "wait for nobody."),
    [RECTIFY_STEP_APPROVE] = N_ ("%u of the %u selected items: those whose close-out was "
                                 "requested."),
    [RECTIFY_STEP_REFUSE] = "",
    [RECTIFY_STEP_REOPEN] = N_ ("%u of the %u selected items: those that are closed out."),
  };
  RectifyItem *item;
  RectifyStep *last;
  g_autofree char *name = NULL;

  if (n_selected > 1)
    return g_strdup_printf (_ (texts[self->kind]), self->ids->len, n_selected);
  item = self->ids->len > 0 ? rectify_plan_find_item (plan, g_array_index (self->ids, gint64, 0))
                            : NULL;
  if (item == NULL)
    return g_strdup ("");
  name = rectify_item_dup_name (item);
  last = rectify_close_out_find_last (item);
  if (self->kind != RECTIFY_STEP_REQUEST && last != NULL)
    {
      g_autofree char *words = rectify_step_dup_words (last);

      return g_strdup_printf ("%s\n%s", name, words);
    }
  return g_steal_pointer (&name);
}

static void
add_decision (CloseOut *self)
{
  const char *const ways[]
      = { C_ ("decision", "Approve, and close it out"), C_ ("decision", "Refuse"), NULL };

  self->decision = gtk_drop_down_new_from_strings (ways);
  rectify_form_add_row (self->form, _ ("_Decision"), self->decision);
  rectify_form_watch (self->form, self->decision, "notify::selected");
  g_signal_connect_swapped (self->decision, "notify::selected", G_CALLBACK (changed_cb), self);
}

static void
add_fields (CloseOut *self)
{
  const char *const who[] = { _ ("Requested _by"), _ ("Re_viewer"), NULL, _ ("Reopened _by") };
  const char *const text[] = { _ ("_Grounds"), _ ("Re_mark"), NULL, _ ("_Reason") };
  g_autoptr (GDate) today = rectify_date_new_today ();
  g_autofree char *person
      = self->kind == RECTIFY_STEP_REQUEST ? rectify_ledger_dup_person () : NULL;
  GtkWidget *field;

  if (self->kind == RECTIFY_STEP_APPROVE)
    add_decision (self);
  self->date = rectify_date_field_new (today);
  rectify_form_add_row (self->form, _ ("Dat_e"), self->date);
  self->who = rectify_party_entry_new (rectify_form_get_session (self->form),
                                       person != NULL ? person : "");
  rectify_form_add_row (self->form, who[self->kind], self->who);
  field = rectify_text_field_new ("", 90, &self->text);
  self->text_view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (field));
  gtk_widget_set_vexpand (field, TRUE);
  rectify_form_add_row (self->form, text[self->kind], field);
  self->missing = GTK_LABEL (rectify_status_label_new ());
  gtk_label_set_wrap (self->missing, TRUE);
  gtk_label_set_wrap_mode (self->missing, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->missing, 0);
  gtk_label_set_max_width_chars (self->missing, 50);
  rectify_form_add_foot (self->form, GTK_WIDGET (self->missing));
  rectify_form_watch (self->form, self->date, "changed");
  rectify_form_watch (self->form, self->who, "changed");
  rectify_form_watch (self->form, self->text, "changed");
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->who, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (changed_cb), self);
  gtk_widget_grab_focus (person == NULL ? self->who : self->text_view);
}

/**
 * rectify_close_out_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 * @item_ids: (element-type gint64): the items, in the order of the plan
 * @kind: what is done: %RECTIFY_STEP_REQUEST, %RECTIFY_STEP_APPROVE for a decision either way, or
 *   %RECTIFY_STEP_REOPEN
 *
 * Makes a step of the close-out of items, the same of each. Of several it takes those that it can be
 * made of, and says how many they are.
 */
void
rectify_close_out_dialog_present (GtkWindow *parent, RectifySession *session, GArray *item_ids,
                                  RectifyStepKind kind)
{
  const char *const titles[]
      = { _ ("Request Close-Out"), _ ("Decide on Close-Out"), NULL, _ ("Reopen") };
  const char *const accepts[] = { _ ("Re_quest"), _ ("_Save"), NULL, _ ("Re_open") };
  RectifyPlan *plan = rectify_session_get_plan (session);
  CloseOut *self = g_new0 (CloseOut, 1);
  g_autofree char *heading = NULL;

  self->form = rectify_form_new (parent, session, titles[kind], accepts[kind]);
  self->kind = kind;
  choose_items (self, plan, item_ids);
  heading = dup_heading (self, plan, item_ids->len);
  rectify_step_field_add_heading (self->form, heading);
  add_fields (self);
  rectify_form_set_help (self->form, "close-out");
  rectify_form_set_accept (self->form, accept_cb, self, close_out_free);
  check_cb (self);
  rectify_form_present (self->form);
}

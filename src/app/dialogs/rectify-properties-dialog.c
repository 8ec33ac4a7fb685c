/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-check-button.h"
#include "rectify-date-field.h"
#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-packet-info.h"
#include "rectify-particulars.h"
#include "rectify-text-field.h"

/* Titles of documents take three lines where the name of the office is long. */
#define TITLE_LINES 3

/* What a plan can want before an item is closed out. */
static const struct {
  RectifyCloseOutNeeds need;
  const char *label;
} needs[] = {
  { RECTIFY_CLOSE_OUT_NEEDS_PROGRESS, N_ ("A progress _entry") },
  { RECTIFY_CLOSE_OUT_NEEDS_EVIDENCE, N_ ("E_vidence") },
  { RECTIFY_CLOSE_OUT_NEEDS_REVIEWER, N_ ("A revie_wer who does not answer for it") },
};

#define N_NEEDS G_N_ELEMENTS (needs)

typedef struct {
  GtkTextBuffer *title;
  GtkWidget *organisation;
  GtkWidget *theme;
  GtkWidget *year;
  GtkWidget *meeting_date;
  GtkWidget *document_number;
  GtkWidget *signer;
  GtkWidget *needs[N_NEEDS];
  /* Of several lines, or an entry. */
  GtkTextBuffer *texts[RECTIFY_N_PARTICULARS];
  GtkWidget *entries[RECTIFY_N_PARTICULARS];
} Properties;

/* What was typed, taken when it is accepted. */
typedef struct {
  char *title;
  char *organisation;
  char *theme;
  int year;
  char *meeting_date;
  char *document_number;
  char *signer;
  RectifyCloseOutNeeds needs;
  char *particulars[RECTIFY_N_PARTICULARS];
} Values;

/* What stands in the form for each; a height makes it a field of several lines, unless it is a day. */
#define A_DAY (-1)

static const struct {
  const char *label;
  const char *example;
  int height;
} particulars[RECTIFY_N_PARTICULARS] = {
  [RECTIFY_PARTICULAR_COPY_NUMBER] = { N_ ("Co_py number"), "000001", 0 },
  [RECTIFY_PARTICULAR_SECRECY] = { N_ ("Degree of s_ecrecy"), "秘密★1年", 0 },
  [RECTIFY_PARTICULAR_URGENCY] = { N_ ("_Urgency"), "特急", 0 },
  [RECTIFY_PARTICULAR_MARK] = { N_ ("Issuer’s mar_k"), "××区××局文件", 0 },
  [RECTIFY_PARTICULAR_ANNEX] = { N_ ("Anne_x mark"), "附件2", 0 },
  [RECTIFY_PARTICULAR_ADDRESSEE] = { N_ ("_Addressee"), "区委、区政府：", 0 },
  [RECTIFY_PARTICULAR_ATTACHMENTS] = { N_ ("A_ttachments, a line each"), NULL, 54 },
  [RECTIFY_PARTICULAR_SIGNATURE] = { N_ ("Signat_ure, a line each"), NULL, 54 },
  [RECTIFY_PARTICULAR_DATE] = { N_ ("_Date below it"), NULL, A_DAY },
  [RECTIFY_PARTICULAR_NOTE] = { N_ ("_Note"), "联系人：张三，电话：0000000", 0 },
  [RECTIFY_PARTICULAR_COPIES_TO] = { N_ ("Copies t_o"), "区纪委监委，区委组织部。", 0 },
  [RECTIFY_PARTICULAR_PRINTED_BY] = { N_ ("_Printed by"), "××局办公室", 0 },
  [RECTIFY_PARTICULAR_PRINTED_ON] = { N_ ("P_rinted on"), NULL, A_DAY },
};

static void
values_free (gpointer data)
{
  Values *values = data;

  g_free (values->title);
  g_free (values->organisation);
  g_free (values->theme);
  g_free (values->meeting_date);
  g_free (values->document_number);
  g_free (values->signer);
  for (guint i = 0; i < RECTIFY_N_PARTICULARS; i++)
    g_free (values->particulars[i]);
  g_free (values);
}

static gboolean
apply (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Values *values = user_data;

  rectify_plan_set_title (draft, values->title);
  rectify_plan_set_organisation (draft, values->organisation);
  rectify_plan_set_theme (draft, values->theme);
  rectify_plan_set_year (draft, values->year);
  rectify_plan_set_meeting_date (draft, values->meeting_date);
  rectify_plan_set_document_number (draft, values->document_number);
  rectify_plan_set_signer (draft, values->signer);
  rectify_plan_set_close_out_needs (draft, values->needs);
  for (RectifyParticular i = 0; i < RECTIFY_N_PARTICULARS; i++)
    rectify_plan_set_particular (draft, i, values->particulars[i]);
  return TRUE;
}

static char *
dup_text (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

/* What is a day is kept as days are; words that are none print as they are. */
static char *
dup_particular (Properties *self, RectifyParticular which)
{
  g_autoptr (GDate) day = NULL;

  if (self->texts[which] != NULL)
    return rectify_text_field_dup_text (self->texts[which]);
  if (particulars[which].height == A_DAY && rectify_date_field_read (self->entries[which], &day)
      && day != NULL)
    return rectify_date_to_string (day);
  return dup_text (self->entries[which]);
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  Properties *self = user_data;
  g_autofree char *date = NULL;
  g_autoptr (GDate) valid = NULL;
  Values *values;

  if (!rectify_date_field_read (self->meeting_date, &valid))
    {
      g_autofree char *complaint = rectify_date_field_dup_complaint (TRUE);

      rectify_form_refuse_field (form, self->meeting_date, complaint);
      return;
    }
  date = valid != NULL ? rectify_date_to_string (valid) : g_strdup ("");
  values = g_new0 (Values, 1);
  values->title = rectify_text_field_dup_text (self->title);
  values->organisation = dup_text (self->organisation);
  values->theme = dup_text (self->theme);
  /* A year that was only typed so far counts too. */
  gtk_spin_button_update (GTK_SPIN_BUTTON (self->year));
  values->year = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->year));
  values->meeting_date = g_steal_pointer (&date);
  values->document_number = dup_text (self->document_number);
  values->signer = dup_text (self->signer);
  for (guint i = 0; i < N_NEEDS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->needs[i])))
      values->needs |= needs[i].need;
  for (RectifyParticular i = 0; i < RECTIFY_N_PARTICULARS; i++)
    values->particulars[i] = dup_particular (self, i);
  rectify_form_edit (form, N_ ("Plan properties"), apply, values, values_free,
                     rectify_form_saved_cb);
}

static void
add_particular (Properties *self, RectifyForm *form, RectifyPlan *plan, RectifyParticular which)
{
  const char *text = rectify_plan_get_particular (plan, which);
  const char *label = _ (particulars[which].label);

  if (particulars[which].height > 0)
    {
      GtkWidget *field
          = rectify_text_field_new (text, particulars[which].height, &self->texts[which]);

      rectify_form_add_row (form, label, field);
      rectify_form_watch (form, self->texts[which], "changed");
      return;
    }
  self->entries[which] = rectify_form_add_entry (form, label, text);
  if (particulars[which].height == A_DAY)
    rectify_date_field_set_up (self->entries[which]);
  else if (particulars[which].example != NULL)
    rectify_form_set_example (self->entries[which], particulars[which].example);
}

static void
add_needs (Properties *self, RectifyForm *form, RectifyPlan *plan)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_ ("Before an item is closed out it needs"));
  RectifyLedger *ledger = rectify_session_get_ledger (rectify_form_get_session (form));
  const RectifyPacketInfo *packet = rectify_ledger_get_packet (ledger);

  if (packet != NULL)
    gtk_widget_set_tooltip_text (box, _ ("Whoever sent the packet decides what is needed."));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (box, 6);
  gtk_box_append (GTK_BOX (box), label);
  for (guint i = 0; i < N_NEEDS; i++)
    {
      self->needs[i] = rectify_check_button_new (_ (needs[i].label));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->needs[i]),
                                   (rectify_plan_get_close_out_needs (plan) & needs[i].need) != 0);
      gtk_widget_set_sensitive (self->needs[i], packet == NULL);
      rectify_form_watch (form, self->needs[i], "toggled");
      gtk_box_append (GTK_BOX (box), self->needs[i]);
    }
  rectify_form_add_wide (form, box);
}

static void
add_general (Properties *self, RectifyForm *form, RectifyPlan *plan)
{
  GtkWidget *title;

  rectify_form_start_page (form, _ ("_General"));
  title = rectify_text_field_new (rectify_plan_get_title (plan), 54, &self->title);
  rectify_text_field_set_lines (title, TITLE_LINES);
  rectify_form_add_row (form, _ ("_Title"), title);
  rectify_form_watch (form, self->title, "changed");
  self->organisation
      = rectify_form_add_entry (form, _ ("_Organisation"), rectify_plan_get_organisation (plan));
  self->theme = rectify_form_add_entry (form, _ ("T_heme"), rectify_plan_get_theme (plan));
  self->year = gtk_spin_button_new_with_range (0, 9999, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->year), rectify_plan_get_year (plan));
  gtk_widget_set_tooltip_text (self->year, _ ("0 if it is not known"));
  rectify_form_add_row (form, _ ("_Year"), self->year);
  gtk_widget_set_halign (self->year, GTK_ALIGN_START);
  rectify_form_watch (form, self->year, "value-changed");
  self->meeting_date = rectify_form_add_entry (form, _ ("Date of the _meeting"),
                                               rectify_plan_get_meeting_date (plan));
  rectify_date_field_set_up (self->meeting_date);
  add_needs (self, form, plan);
}

/* What is left empty does not print. */
static void
add_hint (RectifyForm *form, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_widget_add_css_class (label, "dim-label");
  rectify_form_add_wide (form, label);
}

static void
set_number_example (GtkWidget *entry)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *number = g_strdup_printf ("×发〔%d〕3号", g_date_time_get_year (now));

  rectify_form_set_example (entry, number);
}

static void
add_letterhead (Properties *self, RectifyForm *form, RectifyPlan *plan)
{
  rectify_form_start_page (form, _ ("_Letterhead"));
  for (RectifyParticular i = RECTIFY_PARTICULAR_COPY_NUMBER; i <= RECTIFY_PARTICULAR_MARK; i++)
    add_particular (self, form, plan, i);
  self->document_number = rectify_form_add_entry (form, _ ("Document _number"),
                                                  rectify_plan_get_document_number (plan));
  set_number_example (self->document_number);
  self->signer = rectify_form_add_entry (form, _ ("Signe_d by"), rectify_plan_get_signer (plan));
  add_particular (self, form, plan, RECTIFY_PARTICULAR_ANNEX);
  add_hint (form, _ ("What is left empty does not print. The number and who signed for the issue "
                     "print below the issuer’s mark, with the red rule."));
}

static void
add_end (Properties *self, RectifyForm *form, RectifyPlan *plan)
{
  rectify_form_start_page (form, _ ("Signature and _Imprint"));
  for (RectifyParticular i = RECTIFY_PARTICULAR_ADDRESSEE; i < RECTIFY_N_PARTICULARS; i++)
    add_particular (self, form, plan, i);
  add_hint (form,
            _ ("What is left empty does not print. An addressee or a signature that stands in "
               "the text itself prints from there, once."));
}

/**
 * rectify_properties_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 *
 * Shows the particulars of the live plan, to be changed.
 */
void
rectify_properties_dialog_present (GtkWindow *parent, RectifySession *session)
{
  RectifyPlan *plan = rectify_session_get_plan (session);
  RectifyForm *form = rectify_form_new (parent, session, _ ("Plan Properties"), _ ("_Save"));
  Properties *self = g_new0 (Properties, 1);

  add_general (self, form, plan);
  add_letterhead (self, form, plan);
  add_end (self, form, plan);
  rectify_form_set_help (form, "plan-properties");
  rectify_form_set_accept (form, accept_cb, self, g_free);
  rectify_form_present (form);
}

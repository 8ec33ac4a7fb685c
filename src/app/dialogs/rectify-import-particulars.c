/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-import-particulars.h"

#include <glib/gi18n.h>

#include "rectify-particulars.h"
#include "rectify-speech.h"

/* The tree keeps its room: what is longer is in the tooltip. */
#define MAX_LINES 3

/* As GB/T 9704-2012 calls them. */
static const char *const names[RECTIFY_N_PARTICULARS] = {
  [RECTIFY_PARTICULAR_COPY_NUMBER] = N_ ("Copy number"),
  [RECTIFY_PARTICULAR_SECRECY] = N_ ("Secrecy"),
  [RECTIFY_PARTICULAR_URGENCY] = N_ ("Urgency"),
  [RECTIFY_PARTICULAR_MARK] = N_ ("Issuer’s mark"),
  [RECTIFY_PARTICULAR_ANNEX] = N_ ("Annex mark"),
  [RECTIFY_PARTICULAR_ADDRESSEE] = N_ ("Addressee"),
  [RECTIFY_PARTICULAR_ATTACHMENTS] = N_ ("Attachments"),
  [RECTIFY_PARTICULAR_SIGNATURE] = N_ ("Signature"),
  [RECTIFY_PARTICULAR_DATE] = N_ ("Date below it"),
  [RECTIFY_PARTICULAR_NOTE] = N_ ("Note"),
  [RECTIFY_PARTICULAR_COPIES_TO] = N_ ("Copies to"),
  [RECTIFY_PARTICULAR_PRINTED_BY] = N_ ("Printed by"),
  [RECTIFY_PARTICULAR_PRINTED_ON] = N_ ("Printed on"),
};

/* The same as markup, and as it is for the tooltip. */
typedef struct {
  GString *markup;
  GString *text;
} Lines;

static void
append (Lines *lines, const char *name, const char *value)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *escaped = NULL;

  if (value == NULL || *value == '\0')
    return;
  parts = g_strsplit (value, "\n", -1);
  joined = g_strjoinv (C_ ("between the lines of a value", "; "), parts);
  escaped = g_markup_printf_escaped ("<b>%s</b> %s", name, joined);
  /* A space as wide as a character of Chinese keeps them apart. */
  g_string_append_printf (lines->markup, "%s%s", lines->markup->len > 0 ? "\u3000" : "", escaped);
  if (lines->text->len > 0)
    g_string_append_c (lines->text, '\n');
  g_string_append_printf (lines->text, C_ ("name and value", "%s: %s"), name, joined);
}

static void
append_particulars (Lines *lines, RectifyPlan *plan, RectifyParticular first,
                    RectifyParticular last)
{
  for (RectifyParticular i = first; i <= last; i++)
    append (lines, _ (names[i]), rectify_plan_get_particular (plan, i));
}

static gboolean
has_any (RectifyPlan *plan)
{
  for (RectifyParticular i = 0; i < RECTIFY_N_PARTICULARS; i++)
    {
      const char *value = rectify_plan_get_particular (plan, i);

      if (value != NULL && *value != '\0')
        return TRUE;
    }
  return *rectify_plan_get_document_number (plan) != '\0';
}

static GtkWidget *
create_label (Lines *lines)
{
  GtkWidget *label;

  if (lines->text->len == 0)
    return NULL;
  label = gtk_label_new (NULL);
  gtk_label_set_markup (GTK_LABEL (label), lines->markup->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* The keys lead there, and what stands there can be copied. */
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_tooltip_text (label, lines->text->str);
  rectify_speech_set_description (label, lines->text->str);
  gtk_widget_add_css_class (label, "rectify-import-particulars");
  return label;
}

static void
lines_clear (Lines *lines)
{
  g_string_free (lines->markup, TRUE);
  g_string_free (lines->text, TRUE);
}

/**
 * rectify_import_particulars_new_head:
 * @plan: what was read
 *
 * Returns: (transfer floating): what stands before its items: whose it is, the letterhead, to whom it
 *   goes; or that nothing around the text was recognised
 */
GtkWidget *
rectify_import_particulars_new_head (RectifyPlan *plan)
{
  Lines lines = { g_string_new (NULL), g_string_new (NULL) };
  GtkWidget *label;

  append (&lines, _ ("Organisation"), rectify_plan_get_organisation (plan));
  append (&lines, _ ("Theme"), rectify_plan_get_theme (plan));
  append_particulars (&lines, plan, RECTIFY_PARTICULAR_COPY_NUMBER, RECTIFY_PARTICULAR_MARK);
  append (&lines, _ ("Document number"), rectify_plan_get_document_number (plan));
  append (&lines, _ ("Signed for issue by"), rectify_plan_get_signer (plan));
  append_particulars (&lines, plan, RECTIFY_PARTICULAR_ANNEX, RECTIFY_PARTICULAR_ADDRESSEE);
  if (!has_any (plan))
    append (&lines, _ ("Around the text"),
            _ ("no letterhead, addressee, signature or imprint was recognised; what there is "
               "stands in the list"));
  label = create_label (&lines);
  lines_clear (&lines);
  return label;
}

/**
 * rectify_import_particulars_new_tail:
 * @plan: what was read
 *
 * Returns: (transfer floating) (nullable): what stands behind its items: attachments, signature,
 *   date, imprint; %NULL if nothing does
 */
GtkWidget *
rectify_import_particulars_new_tail (RectifyPlan *plan)
{
  Lines lines = { g_string_new (NULL), g_string_new (NULL) };
  GtkWidget *label;

  append_particulars (&lines, plan, RECTIFY_PARTICULAR_ATTACHMENTS, RECTIFY_PARTICULAR_PRINTED_ON);
  label = create_label (&lines);
  lines_clear (&lines);
  return label;
}

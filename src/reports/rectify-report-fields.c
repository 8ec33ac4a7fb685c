/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-report-fields.h"

#include "rectify-deadline.h"
#include "rectify-enums.h"
#include "rectify-report-words.h"

#define CHINESE_MARK "："

/* What a label that nobody wrote is called in the words of reports; NULL for one that was written. */
static const char *
find_key (const char *label)
{
  static const char *const keys[RECTIFY_N_ROLES]
      = { "leader", "lead-unit", "responsible-unit", "person" };

  for (RectifyRole role = 0; role < RECTIFY_N_ROLES; role++)
    if (g_str_equal (label, rectify_role_get_document_label (role)))
      return keys[role];
  return g_str_equal (label, rectify_deadline_get_document_label ()) ? "deadline" : NULL;
}

static gboolean
has_ideograph (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

/**
 * rectify_report_dup_field:
 * @wording: an assignment, a deadline or a lead-in, as the plan has it
 *
 * New fields get Chinese labels, which are English ones in the reports on an English plan, with a
 * blank behind the colon; other labels in Chinese stay as they were written.
 *
 * Returns: (transfer full): the field as this thread's reports have it
 */
RectifyWording *
rectify_report_dup_field (RectifyWording *wording)
{
  const char *key = find_key (wording->label);
  const char *label, *mark;

  if (!rectify_report_words_is_english () || *wording->label == '\0'
      || (key == NULL && has_ideograph (wording->label)))
    return rectify_wording_ref (wording);
  label = key != NULL ? rectify_report_words_get ("labels", key) : wording->label;
  mark = g_str_equal (wording->mark, CHINESE_MARK) || g_str_equal (wording->mark, ":")
             ? rectify_report_words_get ("marks", "colon")
             : wording->mark;
  return rectify_wording_new_full (wording->before, label, mark, wording->text, wording->after,
                                   wording->before_child, wording->order, wording->run_in);
}

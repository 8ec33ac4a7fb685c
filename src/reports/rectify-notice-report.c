/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-notice-report.h"

#include "rectify-nothing.h"
#include "rectify-particulars.h"
#include "rectify-plan-public.h"
#include "rectify-plan-report.h"
#include "rectify-report-words.h"
#include "rectify-task-notes.h"

/* What stands around the text on its way through offices is no business of the public. */
static void
drop_particulars (RectifyPlan *plan)
{
  for (RectifyParticular i = 0; i < RECTIFY_N_PARTICULARS; i++)
    if (i != RECTIFY_PARTICULAR_SIGNATURE && i != RECTIFY_PARTICULAR_DATE)
      rectify_plan_set_particular (plan, i, NULL);
  rectify_plan_set_document_number (plan, NULL);
  rectify_plan_set_signer (plan, NULL);
}

/**
 * rectify_notice_report_dup_title:
 * @plan: a plan
 *
 * Offices put a plan before the public as it is called, with “（公示稿）” in a line of its own below;
 * “关于…的公示” is the announcement around it, which is not made here.
 *
 * Returns: (transfer full): the title of the notice, its lines parted by line ends
 */
char *
rectify_notice_report_dup_title (RectifyPlan *plan)
{
  const char *title = rectify_plan_get_title (plan);

  if (*title == '\0')
    title = rectify_report_words_get ("titles", "untitled");
  return g_strconcat (title, "\n", rectify_report_words_get ("titles", "notice"), NULL);
}

static gboolean
is_status_word (const char *text)
{
  for (RectifyStatus i = 0; i < RECTIFY_N_STATUSES; i++)
    if (g_str_equal (rectify_report_words_get ("status", rectify_status_get_nick (i)), text))
      return TRUE;
  return FALSE;
}

/* The public is told how far something is, not how far it was when a table was read. What was done
 * since is not for it unless somebody wrote that there, so that only the status follows, and a
 * progress goes which says less than that. */
static gboolean
renew_note (RectifyItem *item, gpointer user_data)
{
  RectifyItem *owner = rectify_item_get_parent (item);
  GHashTable *outdated = user_data;
  const char *word;

  if (owner == NULL || !rectify_task_notes_is_note (item, RECTIFY_TASK_STATUS)
      || !is_status_word (rectify_item_get_text (item)))
    return TRUE;
  word = rectify_report_words_get ("status",
                                   rectify_status_get_nick (rectify_item_get_status (owner)));
  if (g_str_equal (word, rectify_item_get_text (item)))
    return TRUE;
  rectify_item_set_text (item, word);
  g_hash_table_add (outdated, owner);
  return TRUE;
}

static gboolean
drop_note (RectifyItem *item, gpointer user_data)
{
  RectifyItem *owner = rectify_item_get_parent (item);

  if (owner != NULL && *rectify_item_get_label (item) != '\0'
      && g_hash_table_contains (user_data, owner)
      && rectify_task_notes_is_note (item, RECTIFY_TASK_PROGRESS)
      && !rectify_task_notes_is_note (item, RECTIFY_TASK_STATUS))
    rectify_item_set_text (item, "");
  return TRUE;
}

static void
renew_notes (RectifyPlan *plan)
{
  g_autoptr (GHashTable) outdated = g_hash_table_new (NULL, NULL);
  RectifyItem *root = rectify_plan_get_root (plan);

  rectify_item_foreach (root, renew_note, outdated);
  rectify_item_foreach (root, drop_note, outdated);
}

/* It stands where the text would, above the signature. */
static void
add_nothing (RectifyPlan *plan, const RectifyReportOptions *options)
{
  g_autofree char *words = rectify_nothing_dup_words ("notice", options);
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROSE);

  rectify_item_set_text (item, words);
  rectify_item_append_child (rectify_plan_get_root (plan), item);
}

/**
 * rectify_notice_report_compose:
 * @plan: a plan
 * @options: what is chosen for the report
 *
 * Composes the notice from a copy that never had what is for the office alone, so that nothing of
 * it can be left in the document or in what is said about it.
 *
 * Returns: (transfer full): the plan for the public
 */
RectifyDocument *
rectify_notice_report_compose (RectifyPlan *plan, const RectifyReportOptions *options)
{
  RectifyDocument *document;
  g_autoptr (RectifyPlan) copy = rectify_plan_copy_public (plan);
  g_autofree char *title = rectify_notice_report_dup_title (plan);
  gboolean is_empty = rectify_item_get_n_children (rectify_plan_get_root (copy)) == 0;

  drop_particulars (copy);
  renew_notes (copy);
  rectify_plan_set_title (copy, title);
  if (is_empty)
    add_nothing (copy, options);
  document = rectify_plan_report_compose (copy);
  if (is_empty)
    rectify_nothing_remark (document);
  return document;
}

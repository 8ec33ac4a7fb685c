/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-notice-report.h"

#include "rectify-nothing.h"
#include "rectify-particulars.h"
#include "rectify-plan-public.h"
#include "rectify-plan-report.h"
#include "rectify-report-words.h"
#include "rectify-roll-up.h"
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

/* How far things are when the notice is made. */
typedef struct {
  GHashTable *parents;  /* of which it is known what stands behind their measures */
  GHashTable *subjects; /* what stands there, to the measure; nothing that is about the parent */
  GHashTable *outdated; /* what is further by now than a note had it */
} Renewal;

static gboolean
is_in_running_text (RectifyItem *item)
{
  return *rectify_item_get_label (item) == '\0';
}

/* A problem that has several of these, in running text, has one for each of its measures. */
static gboolean
has_several_statuses (RectifyItem *item)
{
  guint n = 0;

  for (guint i = 0; n < 2 && i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);

      n += is_in_running_text (child) && rectify_task_notes_is_note (child, RECTIFY_TASK_STATUS);
    }
  return n > 1;
}

/* Once for all that stands below it. */
static void
find_subjects (Renewal *self, RectifyItem *parent)
{
  RectifyItem *task = NULL;

  if (!g_hash_table_add (self->parents, parent) || !has_several_statuses (parent))
    return;
  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *child = rectify_item_get_child (parent, i);

      if (task != NULL && is_in_running_text (child))
        g_hash_table_insert (self->subjects, child, task);
      if (rectify_item_is_task (child))
        task = child;
    }
}

/* What a note is about: what it is below, or the measure that it stands behind. */
static RectifyItem *
find_subject (Renewal *self, RectifyItem *note)
{
  RectifyItem *parent = rectify_item_get_parent (note);
  RectifyItem *subject;

  if (parent == NULL || !is_in_running_text (note))
    return parent;
  find_subjects (self, parent);
  subject = g_hash_table_lookup (self->subjects, note);
  return subject != NULL ? subject : parent;
}

/* The public is told how far something is, not how far it was when it was read. What was done
 * since is not for it unless somebody wrote that there, so that only the status follows, and a
 * progress goes which says less than that. */
static gboolean
renew_note (RectifyItem *item, gpointer user_data)
{
  Renewal *self = user_data;
  RectifyItem *subject;
  RectifyStatus status;

  if (!rectify_task_notes_is_note (item, RECTIFY_TASK_STATUS))
    return TRUE;
  subject = find_subject (self, item);
  if (subject == NULL)
    return TRUE;
  /* The cell of a problem says how far its measures are. */
  status = rectify_item_get_shown_status (subject);
  /* Nobody said so of a measure that the note only stands behind. */
  if (subject != rectify_item_get_parent (item) && status == RECTIFY_STATUS_NOT_STARTED)
    return TRUE;
  if (rectify_task_notes_renew_status (item, status))
    g_hash_table_add (self->outdated, subject);
  return TRUE;
}

static gboolean
drop_note (RectifyItem *item, gpointer user_data)
{
  Renewal *self = user_data;

  if (rectify_task_notes_is_note (item, RECTIFY_TASK_PROGRESS)
      && !rectify_task_notes_is_note (item, RECTIFY_TASK_STATUS)
      && g_hash_table_contains (self->outdated, find_subject (self, item)))
    rectify_item_set_text (item, "");
  return TRUE;
}

static void
renew_notes (RectifyPlan *plan)
{
  g_autoptr (GHashTable) parents = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) subjects = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) outdated = g_hash_table_new (NULL, NULL);
  Renewal renewal = { parents, subjects, outdated };
  RectifyItem *root = rectify_plan_get_root (plan);

  rectify_item_foreach (root, renew_note, &renewal);
  rectify_item_foreach (root, drop_note, &renewal);
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

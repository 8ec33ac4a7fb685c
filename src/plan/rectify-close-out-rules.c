/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-close-out-private.h"

#include <glib/gi18n-lib.h>

#include "rectify-party-name.h"
#include "rectify-task.h"

/*
 * What is asked of a step of a close-out before it is made. Each says what is missing, in a sentence.
 */

/**
 * close_out_fail:
 * @error: return location
 * @code: what is wrong
 * @sentence: in words
 *
 * Returns: %FALSE
 */
gboolean
close_out_fail (GError **error, RectifyCloseOutError code, const char *sentence)
{
  g_set_error_literal (error, RECTIFY_CLOSE_OUT_ERROR, code, sentence);
  return FALSE;
}

/**
 * close_out_check_kind:
 * @item: an item
 * @error: return location
 *
 * Returns: whether an item of its kind is closed out at all
 */
gboolean
close_out_check_kind (RectifyItem *item, GError **error)
{
  RectifyItemKind kind = rectify_item_get_kind (item);

  return kind == RECTIFY_ITEM_PROBLEM || kind == RECTIFY_ITEM_MEASURE
         || close_out_fail (error, RECTIFY_CLOSE_OUT_ERROR_KIND,
                            _ ("Only problems and measures are closed out. Choose one of them."));
}

/**
 * close_out_check_date:
 * @item: an item
 * @date: the day of a step
 * @error: return location
 *
 * Returns: whether it is not before that of the last one
 */
gboolean
close_out_check_date (RectifyItem *item, const GDate *date, GError **error)
{
  RectifyStep *last = rectify_close_out_find_last (item);
  const GDate *before = last != NULL ? rectify_step_get_date (last) : NULL;
  g_autofree char *day = NULL;

  if (before == NULL || g_date_compare (before, date) <= 0)
    return TRUE;
  day = rectify_date_to_string (before);
  g_set_error (error, RECTIFY_CLOSE_OUT_ERROR, RECTIFY_CLOSE_OUT_ERROR_DATE,
               /* TRANSLATORS: 1: what was done last, such as “Close-out requested”; 2: its day. */
               _ ("The last step, “%s”, is of %s. Enter a day that is not before it."),
               rectify_step_kind_get_title (rectify_step_get_kind (last)), day);
  return FALSE;
}

/* The first of the tasks below it that is not finished. */
static RectifyItem *
find_unfinished (RectifyItem *item)
{
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);
      RectifyItem *found;

      if (rectify_item_is_task (child) && !rectify_item_is_finished (child))
        return child;
      found = find_unfinished (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * close_out_check_finished:
 * @item: an item
 * @error: return location
 *
 * Returns: whether something was begun on it, and the tasks below it are finished
 */
gboolean
close_out_check_finished (RectifyItem *item, GError **error)
{
  RectifyItem *open = find_unfinished (item);
  g_autofree char *line = NULL;

  if (open == NULL && rectify_item_is_task (item)
      && rectify_item_get_status (item) == RECTIFY_STATUS_NOT_STARTED)
    return close_out_fail (
        error, RECTIFY_CLOSE_OUT_ERROR_UNFINISHED,
        _ ("Nothing was begun on it yet. Say what was done before it is closed out."));
  if (open == NULL)
    return TRUE;
  line = rectify_item_dup_summary (open);
  g_set_error (error, RECTIFY_CLOSE_OUT_ERROR, RECTIFY_CLOSE_OUT_ERROR_UNFINISHED,
               _ ("“%s” below it is not done yet. Finish it first."), line);
  return FALSE;
}

typedef struct {
  gboolean progress;
  gboolean evidence;
} Found;

/* What was noted below an item was done on it. */
static gboolean
look_for_needs (RectifyItem *item, gpointer user_data)
{
  Found *found = user_data;

  found->progress |= rectify_item_get_progress (item)->len > 0;
  found->evidence |= rectify_item_get_evidence (item)->len > 0;
  return !found->progress || !found->evidence;
}

/**
 * close_out_check_needs:
 * @item: an item
 * @needs: what its plan wants before a close-out
 * @error: return location
 *
 * Returns: whether it has the progress and the evidence for that
 */
gboolean
close_out_check_needs (RectifyItem *item, RectifyCloseOutNeeds needs, GError **error)
{
  Found found = { FALSE, FALSE };

  rectify_item_foreach (item, look_for_needs, &found);
  if ((needs & RECTIFY_CLOSE_OUT_NEEDS_PROGRESS) != 0 && !found.progress)
    return close_out_fail (
        error, RECTIFY_CLOSE_OUT_ERROR_PROGRESS,
        _ ("In this plan an item is closed out only with a progress entry, and it has none. "
           "Note first what was done."));
  if ((needs & RECTIFY_CLOSE_OUT_NEEDS_EVIDENCE) != 0 && !found.evidence)
    return close_out_fail (
        error, RECTIFY_CLOSE_OUT_ERROR_EVIDENCE,
        _ ("In this plan an item is closed out only with evidence, and it has none. Add a "
           "file that proves what was done first."));
  return TRUE;
}

static gboolean
names_contain (RectifyItem *item, RectifyRole role, const char *name)
{
  g_autoptr (GPtrArray) names = rectify_item_list_names (item, role, NULL);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *folded = rectify_party_name_fold (g_ptr_array_index (names, i));

      if (g_str_equal (folded, name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
answers_for (RectifyItem *item, const char *name)
{
  return names_contain (item, RECTIFY_ROLE_PERSON, name)
         || names_contain (item, RECTIFY_ROLE_LEADER, name);
}

/* That somebody does not answer for what is closed out, nor for the tasks that are closed with it. */
static gboolean
check_name (RectifyItem *item, GPtrArray *closed, const char *name, GError **error)
{
  for (guint i = 0; *name != '\0' && i < closed->len; i++)
    {
      RectifyItem *one = g_ptr_array_index (closed, i);
      g_autofree char *line = NULL;

      if (!answers_for (one, name))
        continue;
      line = rectify_item_dup_summary (one);
      if (one == item)
        g_set_error (
            error, RECTIFY_CLOSE_OUT_ERROR, RECTIFY_CLOSE_OUT_ERROR_REVIEWER,
            _ ("%s answers for this item and cannot review it in this plan. Let somebody else "
               "decide."),
            name);
      else
        g_set_error (
            error, RECTIFY_CLOSE_OUT_ERROR, RECTIFY_CLOSE_OUT_ERROR_REVIEWER,
            _ ("%s answers for “%s”, which would be closed out with it, and cannot review it in "
               "this plan. Let somebody else decide."),
            name, line);
      return FALSE;
    }
  return TRUE;
}

/**
 * close_out_check_reviewer:
 * @item: an item
 * @closed: (element-type RectifyItem): it, and what is closed out with it
 * @who: who decides: one or more names, parted by 、 or a comma
 * @error: return location
 *
 * Returns: whether none of them answers for what is closed out
 */
gboolean
close_out_check_reviewer (RectifyItem *item, GPtrArray *closed, const char *who, GError **error)
{
  g_autoptr (GString) parted = g_string_new (who);
  g_auto (GStrv) names = NULL;

  g_string_replace (parted, "、", ",", 0);
  g_string_replace (parted, "，", ",", 0);
  names = g_strsplit (parted->str, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = rectify_party_name_fold (names[i]);

      if (!check_name (item, closed, name, error))
        return FALSE;
    }
  return TRUE;
}

/* Marks alone name nobody, and say nothing. */
static gboolean
says_something (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/**
 * close_out_check_who:
 * @who: (nullable): who makes a step
 * @sentence: what is said if it is nobody
 * @error: return location
 *
 * Returns: whether somebody is named
 */
gboolean
close_out_check_who (const char *who, const char *sentence, GError **error)
{
  return says_something (who) || close_out_fail (error, RECTIFY_CLOSE_OUT_ERROR_WHO, sentence);
}

/**
 * close_out_check_text:
 * @text: (nullable): the grounds of a step, or its reason
 * @sentence: what is said if it is none
 * @error: return location
 *
 * Returns: whether something is said there
 */
gboolean
close_out_check_text (const char *text, const char *sentence, GError **error)
{
  return says_something (text) || close_out_fail (error, RECTIFY_CLOSE_OUT_ERROR_TEXT, sentence);
}

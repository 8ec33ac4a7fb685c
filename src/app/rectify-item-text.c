/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-item-reference.h"
#include "rectify-party-field.h"
#include "rectify-percent.h"
#include "rectify-roll-up.h"

/**
 * rectify_item_dup_parties_text:
 * @item: an item
 * @field: a field of who answers, as rectify-party-field.h has them
 * @source: (out) (optional): set to the item they are written on, %NULL if there are none
 *
 * Returns: who is in the field, as written
 */
char *
rectify_item_dup_parties_text (RectifyItem *item, guint field, RectifyItem **source)
{
  RectifyItem *assigned;
  g_autoptr (GPtrArray) assignments
      = rectify_item_find_assignments (item, rectify_party_field_get_role (field), &assigned);
  GString *text = g_string_new (NULL);
  guint n_found = 0;

  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);

      if (rectify_party_field_of (assignment) != field)
        continue;
      if (n_found++ > 0)
        g_string_append (text, "；");
      g_string_append (text, rectify_assignment_get_text (assignment));
    }
  if (source != NULL)
    *source = n_found > 0 ? assigned : NULL;
  return g_string_free (text, FALSE);
}

/**
 * rectify_item_dup_deadline_text:
 * @item: an item
 * @source: (out) (optional): set to the item it is written on, %NULL if there is none
 *
 * Returns: the deadline as written
 */
char *
rectify_item_dup_deadline_text (RectifyItem *item, RectifyItem **source)
{
  RectifyDeadline *deadline = rectify_item_find_deadline (item, source);

  return g_strdup (deadline != NULL ? rectify_deadline_get_text (deadline) : "");
}

/**
 * rectify_date_dup_local:
 * @date: a date
 *
 * Returns: the date as it is written in the user's language
 */
char *
rectify_date_dup_local (const GDate *date)
{
  g_autoptr (GDateTime) time
      = g_date_time_new_local (g_date_get_year (date), g_date_get_month (date),
                               g_date_get_day (date), 12, 0, 0);

  return time != NULL ? g_date_time_format (time, C_ ("day and year", "%-d %B %Y")) : g_strdup ("");
}

/**
 * rectify_deadline_dup_meaning:
 * @deadline: a deadline
 *
 * Returns: what its words are taken to mean
 */
char *
rectify_deadline_dup_meaning (RectifyDeadline *deadline)
{
  RectifyDeadlineKinds kinds = rectify_deadline_get_kinds (deadline);
  const GDate *due = rectify_deadline_get_due (deadline);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if ((kinds & RECTIFY_DEADLINE_IMMEDIATE) != 0)
    g_ptr_array_add (parts, g_strdup (C_ ("deadline", "at once")));
  if (due != NULL)
    {
      g_autofree char *date = rectify_date_dup_local (due);

      g_ptr_array_add (parts, g_strdup_printf (C_ ("deadline", "by %s"), date));
    }
  else if ((kinds & RECTIFY_DEADLINE_DATED) != 0)
    g_ptr_array_add (parts, g_strdup (C_ ("deadline", "by a day that is not known")));
  if ((kinds & RECTIFY_DEADLINE_LONG_TERM) != 0)
    g_ptr_array_add (parts, g_strdup (C_ ("deadline", "long-term")));
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (C_ ("deadline", "not understood")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (C_ ("between the parts of a deadline", "; "), (char **) parts->pdata);
}

/**
 * rectify_item_dup_internal_text:
 * @item: an item
 *
 * Returns: words that say that it is for the office alone, and where that is from; "" if it is not
 */
char *
rectify_item_dup_internal_text (RectifyItem *item)
{
  RectifyItem *source = item;
  g_autofree char *name = NULL;

  while (source != NULL && !rectify_item_get_internal (source))
    source = rectify_item_get_parent (source);
  if (source == NULL)
    return g_strdup ("");
  if (source == item)
    return g_strconcat (RECTIFY_INTERNAL_SIGN " ", _ ("For the office alone, not public"), NULL);
  name = rectify_reference_strip (rectify_item_dup_name (source));
  return g_strdup_printf (_ ("For the office alone, as all of “%s”"), name);
}

/**
 * rectify_item_dup_roll_up_text:
 * @item: an item
 *
 * Returns: (transfer full): how far the tasks below it are: how many there are, how many are finished
 *   and late, and the share done; "" if there are none, or it is one itself
 */
char *
rectify_item_dup_roll_up_text (RectifyItem *item)
{
  g_autoptr (GDate) today = rectify_date_new_today ();
  RectifyRollUp roll_up;
  guint finished;
  g_autofree char *tasks = NULL;
  g_autofree char *late = NULL;

  if (rectify_item_is_task (item))
    return g_strdup ("");
  rectify_item_roll_up (item, today, &roll_up);
  if (roll_up.tasks == 0)
    return g_strdup ("");
  finished = roll_up.by_status[RECTIFY_STATUS_DONE] + roll_up.by_status[RECTIFY_STATUS_CLOSED]
             + roll_up.by_status[RECTIFY_STATUS_SUSTAINED];
  tasks = g_strdup_printf (ngettext ("%u of %u task finished, progress %u %%",
                                     "%u of %u tasks finished, average progress %u %%",
                                     roll_up.tasks),
                           finished, roll_up.tasks, rectify_percent_round (roll_up.share));
  if (roll_up.late == 0)
    return g_steal_pointer (&tasks);
  late = g_strdup_printf (ngettext ("%u late", "%u late", roll_up.late), roll_up.late);
  return g_strdup_printf (C_ ("tasks: how many are late", "%s, %s"), tasks, late);
}

/**
 * rectify_status_dup_text:
 * @status: a status
 *
 * Returns: its symbol and its word
 */
char *
rectify_status_dup_text (RectifyStatus status)
{
  static const char *const symbols[RECTIFY_N_STATUSES] = { "○", "◐", "●", "✓", "↻" };

  return g_strdup_printf ("%s %s", symbols[status], rectify_status_get_title (status));
}

/**
 * rectify_status_list_texts:
 *
 * Returns: (transfer full): those of all statuses
 */
char **
rectify_status_list_texts (void)
{
  char **texts = g_new0 (char *, RECTIFY_N_STATUSES + 1);

  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    texts[i] = rectify_status_dup_text (i);
  return texts;
}

/**
 * rectify_item_get_kind_title:
 * @item: an item
 *
 * Returns: what it is, in the interface's language; prose that heads a table is a table
 */
const char *
rectify_item_get_kind_title (RectifyItem *item)
{
  return *rectify_item_get_columns (item) != '\0'
             ? _ ("Table")
             : rectify_item_kind_get_title (rectify_item_get_kind (item));
}

/**
 * rectify_item_dup_name:
 * @item: an item
 *
 * Returns: its label and its heading or first words, in one line
 */
char *
rectify_item_dup_name (RectifyItem *item)
{
  g_autofree char *summary = rectify_item_dup_summary (item);
  const char *label = rectify_item_get_label (item);
  gboolean is_parted;

  if (*label == '\0' && *summary == '\0')
    return g_strdup_printf ("(%s)", rectify_item_get_kind_title (item));
  /* The cell of a table's column: its heading stands for a label. */
  if (rectify_item_get_kind (item) == RECTIFY_ITEM_PROSE && *label != '\0')
    return g_strdup_printf (C_ ("heading of a column: words", "%s: %s"), label, summary);
  is_parted = g_ascii_isdigit (*label)
              || (*label != '\0' && g_ascii_ispunct (label[strlen (label) - 1])
                  && g_ascii_isalpha (*summary));
  return g_strconcat (label, is_parted ? " " : "", summary, NULL);
}

/**
 * rectify_plan_info_dup_title:
 * @info: a line of the list of plans
 *
 * Returns: the plan's title in one line, or words that say that it has none
 */
char *
rectify_plan_info_dup_title (RectifyPlanInfo *info)
{
  const char *title = rectify_plan_info_get_title (info);

  if (*title == '\0')
    return g_strdup (_ ("(without a title)"));
  return g_strdelimit (g_strdup (title), "\n", ' ');
}

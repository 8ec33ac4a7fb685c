/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outline-plan.h"

#include <string.h>

static RectifyItem *
make_item (const char *line)
{
  static const char kinds[] = "SRCAPM";
  RectifyItem *item;
  g_auto (GStrv) parts = NULL;

  g_assert_nonnull (strchr (kinds, *line));
  item = rectify_item_new (strchr (kinds, *line) - kinds);
  line++;
  if (*line == '+')
    {
      rectify_item_set_run_in (item, TRUE);
      line++;
    }
  parts = g_strsplit (line + (*line == ' '), "|", 3);
  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  rectify_item_set_label (item, parts[0]);
  rectify_item_set_heading (item, parts[1]);
  rectify_item_set_text (item, parts[2]);
  return item;
}

static void
add_field (RectifyItem *item, const char *line)
{
  static const char roles[] = "LURN";
  const char *words = line[1] != '\0' ? line + 2 : line + 1;

  if (*line == 'D')
    {
      g_auto (GStrv) parts = g_strsplit (words, "|", 2);
      g_autofree GDate *due = parts[0] != NULL ? rectify_date_from_string (parts[1]) : NULL;
      g_autoptr (RectifyDeadline) deadline
          = rectify_deadline_new (NULL, parts[0],
                                  strchr (words, '|') != NULL ? RECTIFY_DEADLINE_DATED
                                                              : RECTIFY_DEADLINE_NONE,
                                  due);

      rectify_item_set_deadline (item, deadline);
    }
  else
    {
      g_autoptr (GRegex) separators = g_regex_new ("[、，,]", 0, 0, NULL);
      g_auto (GStrv) names = g_regex_split (separators, words, 0);
      g_autoptr (RectifyAssignment) assignment = NULL;

      g_assert_nonnull (strchr (roles, *line));
      assignment = rectify_assignment_new (strchr (roles, *line) - roles, NULL, words,
                                           (const char *const *) names);
      rectify_item_add_assignment (item, assignment);
    }
}

static void
set_particular (RectifyPlan *plan, const char *line)
{
  switch (*line)
    {
    case 'T':
      rectify_plan_set_title (plan, line + 2);
      break;
    case 'Y':
      rectify_plan_set_year (plan, g_ascii_strtoll (line + 2, NULL, 10));
      break;
    default:
      rectify_plan_set_meeting_date (plan, line + 2);
    }
}

RectifyPlan *
outline_plan_new (const char *outline)
{
  RectifyPlan *plan = rectify_plan_new ();
  g_auto (GStrv) lines = g_strsplit (outline, "\n", -1);
  RectifyItem *last[RECTIFY_ITEM_MAX_DEPTH] = { rectify_plan_get_root (plan) };
  RectifyItem *item = NULL;
  gint64 next_id = 1;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize depth = strspn (lines[i], ".");

      if (*lines[i] == '#')
        set_particular (plan, lines[i] + 1);
      else if (*lines[i] == '@')
        add_field (item, lines[i] + 1);
      else if (*lines[i] != '\0')
        {
          g_autoptr (RectifyItem) fresh = make_item (lines[i] + depth);

          rectify_item_set_id (fresh, next_id++);
          rectify_item_append_child (last[depth], fresh);
          last[depth + 1] = item = fresh;
        }
    }
  return plan;
}

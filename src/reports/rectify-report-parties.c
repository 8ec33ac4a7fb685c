/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-report-parties.h"

#include "rectify-report-words.h"

static void
party_free (gpointer data)
{
  RectifyReportParty *party = data;

  g_free (party->label);
  g_free (party->names);
  g_free (party);
}

static void
add_party (GPtrArray *parties, const char *label, GPtrArray *names)
{
  RectifyReportParty *party;

  if (names->len == 0)
    return;
  party = g_new (RectifyReportParty, 1);
  g_ptr_array_add (names, NULL);
  party->label = g_strdup (label);
  party->names = g_strjoinv (rectify_report_words_get ("marks", "list"), (char **) names->pdata);
  g_ptr_array_add (parties, party);
}

/* A unit that only helps does not answer for the task: it is called as the plan calls it. */
static void
add_units (GPtrArray *parties, const RectifyTask *task)
{
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) units = rectify_task_find_units (task, FALSE, NULL);
  g_autoptr (GPtrArray) others = rectify_task_find_units (task, TRUE, &label);

  add_party (parties, rectify_report_words_get ("columns", "responsible-unit"), units);
  add_party (parties, label, others);
}

/**
 * rectify_report_list_parties:
 * @task: a task
 *
 * Returns: (transfer full) (element-type RectifyReportParty): who answers for it and who helps,
 *   inherited too, in the order of the roles; empty where nobody does
 */
GPtrArray *
rectify_report_list_parties (const RectifyTask *task)
{
  static const char *const keys[RECTIFY_N_ROLES]
      = { "leader", "lead-unit", "responsible-unit", "person" };
  GPtrArray *parties = g_ptr_array_new_with_free_func (party_free);

  for (RectifyRole role = 0; role < RECTIFY_N_ROLES; role++)
    if (role == RECTIFY_ROLE_RESPONSIBLE_UNIT)
      add_units (parties, task);
    else
      {
        g_autoptr (GPtrArray) names = rectify_task_find_names (task, role);

        add_party (parties, rectify_report_words_get ("columns", keys[role]), names);
      }
  return parties;
}

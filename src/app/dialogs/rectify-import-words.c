/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-import-words.h"

#include <glib/gi18n.h>

#include "rectify-item-text.h"
#include "rectify-roll-up.h"

/**
 * rectify_import_count_characters:
 * @document: a document
 *
 * Returns: how many characters it has, white space aside
 */
gulong
rectify_import_count_characters (RectifyDocument *document)
{
  g_autofree char *text = rectify_document_dup_text (document);
  gulong n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    /* GLib does not count the vertical tab, which parts paragraphs in a cell, as white space. */
    n += !g_unichar_isspace (g_utf8_get_char (p)) && *p != '\v';
  return n;
}

/**
 * rectify_import_dup_balance:
 * @n_characters: how many characters the document has
 * @n_placed: how many the plan has
 *
 * Returns: (transfer full): a sentence that says so
 */
char *
rectify_import_dup_balance (gulong n_characters, gulong n_placed)
{
  if (n_placed == n_characters)
    return g_strdup_printf (ngettext ("%lu character, %lu placed, none lost.",
                                      "%lu characters, %lu placed, none lost.", n_characters),
                            n_characters, n_placed);
  return g_strdup_printf (ngettext ("%lu character, %lu placed.", "%lu characters, %lu placed.",
                                    n_characters),
                          n_characters, n_placed);
}

/**
 * rectify_import_dup_warning:
 * @n_characters: how many characters the document has
 * @n_placed: how many the plan has
 * @has_plan: whether something in it is plainly a problem or a measure
 *
 * Returns: (transfer full) (nullable): what the clerk must know before the import; %NULL if all is well
 */
char *
rectify_import_dup_warning (gulong n_characters, gulong n_placed, gboolean has_plan)
{
  gulong difference;

  if (n_placed < n_characters)
    {
      difference = n_characters - n_placed;
      return g_strdup_printf (
          ngettext ("%lu character of the document has no place in the plan and would be lost. "
                    "Compare both sides, and add what is missing after the import.",
                    "%lu characters of the document have no place in the plan and would be lost. "
                    "Compare both sides, and add what is missing after the import.",
                    difference),
          difference);
    }
  if (n_placed > n_characters)
    {
      difference = n_placed - n_characters;
      return g_strdup_printf (
          ngettext ("The plan would hold %lu character that the document does not have. Compare "
                    "both sides, and take out what is too much after the import.",
                    "The plan would hold %lu characters that the document does not have. Compare "
                    "both sides, and take out what is too much after the import.",
                    difference),
          difference);
    }
  if (!has_plan)
    return g_strdup (
        _ ("This document seems to hold no plan: nothing in it is plainly a problem or "
           "a measure. If it is the wrong document, cancel; if not, give its lines "
           "their kinds with the keys 1 to 6."));
  return NULL;
}

static gboolean
count_entries (RectifyItem *item, gpointer user_data)
{
  *(guint *) user_data += rectify_item_get_progress (item)->len;
  return TRUE;
}

/**
 * rectify_import_dup_followed:
 * @plan: what was read
 *
 * Returns: (transfer full): what a table said of how far its tasks have come; "" if nothing is known of
 *   that
 */
char *
rectify_import_dup_followed (RectifyPlan *plan)
{
  RectifyItem *root = rectify_plan_get_root (plan);
  g_autoptr (GDate) today = rectify_date_new_today ();
  g_autoptr (GString) statuses = g_string_new (NULL);
  g_autofree char *tasks = NULL;
  g_autofree char *entries = NULL;
  RectifyRollUp roll_up;
  guint n_entries = 0;

  rectify_item_roll_up (root, today, &roll_up);
  rectify_item_foreach (root, count_entries, &n_entries);
  if (roll_up.by_status[RECTIFY_STATUS_NOT_STARTED] == roll_up.tasks && n_entries == 0)
    return g_strdup ("");
  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    if (roll_up.by_status[i] > 0)
      g_string_append_printf (statuses, C_ ("status: how many tasks", "%s%s %u"),
                              statuses->len > 0 ? C_ ("between statuses", ", ") : "",
                              rectify_status_get_title (i), roll_up.by_status[i]);
  tasks = g_strdup_printf (ngettext ("How far it has come was taken over: %u task (%s).",
                                     "How far they have come was taken over: %u tasks (%s).",
                                     roll_up.tasks),
                           roll_up.tasks, statuses->str);
  if (n_entries == 0)
    return g_steal_pointer (&tasks);
  entries
      = g_strdup_printf (ngettext ("%u entry of progress.", "%u entries of progress.", n_entries),
                         n_entries);
  return g_strdup_printf (C_ ("two sentences", "%s %s"), tasks, entries);
}

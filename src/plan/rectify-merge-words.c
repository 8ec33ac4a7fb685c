/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-merge.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const char *const titles[RECTIFY_N_MERGE_FIELDS] = {
  [RECTIFY_MERGE_PARTICULAR] = N_ ("Particular of the plan"),
  [RECTIFY_MERGE_LABEL] = N_ ("Label"),
  [RECTIFY_MERGE_HEADING] = N_ ("Heading"),
  [RECTIFY_MERGE_TEXT] = N_ ("Text"),
  [RECTIFY_MERGE_KIND] = N_ ("Kind"),
  [RECTIFY_MERGE_STATUS] = N_ ("Status"),
  [RECTIFY_MERGE_COLUMNS] = N_ ("Columns of the table"),
  [RECTIFY_MERGE_LEAD_IN] = N_ ("Lead-in of the measures"),
  [RECTIFY_MERGE_ASSIGNMENTS] = N_ ("Responsibility"),
  [RECTIFY_MERGE_DEADLINE] = N_ ("Deadline"),
  [RECTIFY_MERGE_INTERNAL] = N_ ("Who may see it"),
  [RECTIFY_MERGE_PROGRESS] = N_ ("Progress"),
  [RECTIFY_MERGE_STEP] = N_ ("Close-out, vote or stage"),
  [RECTIFY_MERGE_EVIDENCE] = N_ ("Evidence"),
  [RECTIFY_MERGE_ADDED] = N_ ("New item"),
  [RECTIFY_MERGE_REMOVED] = N_ ("Deleted item"),
  [RECTIFY_MERGE_MOVED] = N_ ("Place"),
};

static const struct {
  const char *nick;
  const char *title;
} particulars[] = {
  { "title", N_ ("Title") },
  { "organisation", N_ ("Organisation") },
  { "theme", N_ ("Theme") },
  { "year", N_ ("Year") },
  { "meeting_date", N_ ("Meeting date") },
  { "document_number", N_ ("Document number") },
  { "signer", N_ ("Signer") },
  { "close_out_needs", N_ ("Needed before close-out") },
};
/* clang-format on */

/* The user's word for a field. */
static const char *
get_field_title (RectifyMergeField field)
{
  g_return_val_if_fail ((guint) field < RECTIFY_N_MERGE_FIELDS, "");
  return _ (titles[field]);
}

/**
 * rectify_merge_change_dup_title:
 * @change: a change
 *
 * Returns: (transfer full): what is different, in the user's language; of a new item that ours has
 *   deleted, that it was changed
 */
char *
rectify_merge_change_dup_title (const RectifyMergeChange *change)
{
  if (change->field == RECTIFY_MERGE_ADDED && change->base != NULL)
    return g_strdup (_ ("Deleted here, changed there"));
  /* Nobody here touched it: it is not two words against each other but a question. */
  if (change->field == RECTIFY_MERGE_REMOVED && change->conflict)
    return g_strdup (_ ("Deleted there; delete it here too?"));
  for (guint i = 0; change->name != NULL && i < G_N_ELEMENTS (particulars); i++)
    if (g_str_equal (change->name, particulars[i].nick))
      return g_strdup (_ (particulars[i].title));
  return g_strdup (get_field_title (change->field));
}

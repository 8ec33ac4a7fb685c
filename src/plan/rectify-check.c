/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-check.h"

#include <string.h>

#include "rectify-check-private.h"

/* So many characters of a plan are quoted in a message at most. */
#define MAX_QUOTE 24
/* So many before and behind words let the user recognise them. */
#define AROUND 6

static gboolean
collect (RectifyItem *item, gpointer user_data)
{
  if (rectify_item_get_parent (item) != NULL)
    g_ptr_array_add (user_data, item);
  return TRUE;
}

static void
rank_findings (RectifyCheck *self)
{
  g_autoptr (GHashTable) ranks = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    g_hash_table_insert (ranks, g_ptr_array_index (self->items, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->findings->len; i++)
    {
      RectifyFinding *finding = g_ptr_array_index (self->findings, i);

      rectify_finding_set_rank (finding, GPOINTER_TO_UINT (g_hash_table_lookup (
                                             ranks, rectify_finding_get_item (finding))));
    }
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  return rectify_finding_compare (*(RectifyFinding **) a, *(RectifyFinding **) b);
}

/* The check with all its findings and counts; rectify_plan_check() is what others use. */
RectifyCheck *
rectify_check_run (RectifyPlan *plan)
{
  RectifyCheck *self = g_new0 (RectifyCheck, 1);

  self->plan = g_object_ref (plan);
  self->items = g_ptr_array_new ();
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  rectify_item_foreach (rectify_plan_get_root (plan), collect, self->items);

  rectify_check_placeholders (self);
  rectify_check_numbering (self);
  rectify_check_responsibility (self);
  rectify_check_punctuation (self);
  rectify_check_parties (self);
  rectify_check_coverage (self);
  rectify_check_lines (self);
  rectify_check_progress (self);
  rectify_check_notice (self);
  rectify_check_counts (self);

  rank_findings (self);
  g_ptr_array_sort (self->findings, compare_findings);
  return self;
}

void
rectify_check_free (RectifyCheck *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->plan);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

/**
 * rectify_plan_check:
 * @plan: a plan
 *
 * Reads a plan as a careful clerk would. It is not changed, and any plan can be checked.
 *
 * Returns: (transfer full) (element-type RectifyFinding): what was found, in reading order
 */
GPtrArray *
rectify_plan_check (RectifyPlan *plan)
{
  g_autoptr (RectifyCheck) check = NULL;

  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), g_ptr_array_new_with_free_func (g_object_unref));
  check = rectify_check_run (plan);
  return g_ptr_array_ref (check->findings);
}

/* Adds a finding about some words; returns it, borrowed, to add a mend. */
RectifyFinding *
rectify_check_add (RectifyCheck *self, RectifyFindingKind kind, RectifySeverity severity,
                   const RectifySpot *spot, gsize start, gsize end, const char *format, ...)
{
  RectifyFinding *finding;
  va_list arguments;

  va_start (arguments, format);
  finding = rectify_finding_new (kind, severity, spot, start, end,
                                 g_strdup_vprintf (format, arguments));
  va_end (arguments);
  g_ptr_array_add (self->findings, finding);
  return finding;
}

/* Adds a finding about the plan as a whole. */
RectifyFinding *
rectify_check_add_plan (RectifyCheck *self, RectifyFindingKind kind, RectifySeverity severity,
                        const char *message)
{
  const RectifySpot spot = { NULL, RECTIFY_PLACE_PLAN_TITLE, 0 };

  return rectify_check_add (self, kind, severity, &spot, 0, 0, "%s", message);
}

/* Adds a finding about an item as a whole; the format has a place for its name. */
void
rectify_check_add_item (RectifyCheck *self, RectifyFindingKind kind, RectifyItem *item,
                        const char *format)
{
  RectifySpot spot = { item, RECTIFY_PLACE_HEADING, 0 };
  g_autofree char *name = rectify_check_name_item (item);

  if (*rectify_item_get_heading (item) == '\0')
    spot.place = RECTIFY_PLACE_TEXT;
  rectify_check_add (self, kind, RECTIFY_SEVERITY_WARNING, &spot, 0,
                     strlen (rectify_spot_get_text (&spot, self->plan)), format, name);
}

/* Words of a plan for a message: in one line, and shortened. A length of -1: all of them. */
char *
rectify_check_quote (const char *text, gssize length)
{
  g_autofree char *words = length < 0 ? g_strdup (text) : g_strndup (text, length);
  g_autofree char *head = NULL;

  g_strstrip (g_strdelimit (words, "\r\n\t", ' '));
  if (g_utf8_strlen (words, -1) <= MAX_QUOTE)
    return g_steal_pointer (&words);
  head = g_utf8_substring (words, 0, MAX_QUOTE - 1);
  return g_strconcat (head, "…", NULL);
}

/* Some words and those around them in their line. */
char *
rectify_check_quote_around (const RectifySpot *spot, const char *text, gsize start, gsize end)
{
  const char *from = text + start;
  const char *to = text + end;
  g_autofree char *words = NULL;
  g_autofree char *lead = NULL;

  for (guint i = 0; i < AROUND && from > text && from[-1] != '\n'; i++)
    from = g_utf8_prev_char (from);
  for (guint i = 0; i < AROUND && *to != '\0' && *to != '\n'; i++)
    to = g_utf8_next_char (to);
  words = g_strndup (from, to - from);
  lead = from == text ? rectify_spot_dup_lead (spot) : g_strdup ("");
  return g_strconcat (lead, g_strstrip (words), NULL);
}

/* An item for a message: its label and the beginning of its words. */
char *
rectify_check_name_item (RectifyItem *item)
{
  g_autofree char *name = rectify_item_dup_line (item);

  return rectify_check_quote (name, -1);
}

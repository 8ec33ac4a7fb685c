/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-reminder.h"

#include <glib/gi18n-lib.h>

/**
 * rectify_reminder_make_filter:
 * @self: when to remind
 * @kind: of what
 *
 * Returns: (transfer full) (nullable): what lists the tasks, or %NULL if they are not asked for
 */
RectifyFilter *
rectify_reminder_make_filter (const RectifyReminder *self, RectifyReminderKind kind)
{
  g_autoptr (RectifyFilter) filter = rectify_filter_new ();

  switch (kind)
    {
    case RECTIFY_REMINDER_LATE:
      filter->late = TRUE;
      break;
    case RECTIFY_REMINDER_DUE_SOON:
      filter->due_soon_days = self->due_days;
      break;
    case RECTIFY_REMINDER_NO_PROGRESS:
      filter->no_progress_days = self->no_progress_days;
      break;
    case RECTIFY_REMINDER_WAITING:
      filter->waiting = TRUE;
      break;
    default:
      g_return_val_if_reached (NULL);
    }
  /* A filter that asks for nothing would list all. */
  return rectify_filter_is_empty (filter) ? NULL : g_steal_pointer (&filter);
}

/**
 * rectify_reminder_count:
 * @self: when to remind; the counts are set
 * @rows: (element-type RectifyTaskRow): tasks
 * @today: (nullable): today; %NULL if it is not known
 *
 * Counts of what there is to remind.
 */
void
rectify_reminder_count (RectifyReminder *self, GPtrArray *rows, const GDate *today)
{
  for (guint kind = 0; kind < RECTIFY_N_REMINDER_KINDS; kind++)
    {
      g_autoptr (RectifyFilter) filter = rectify_reminder_make_filter (self, kind);

      self->counts[kind] = 0;
      for (guint i = 0; filter != NULL && i < rows->len; i++)
        if (rectify_filter_matches (filter, g_ptr_array_index (rows, i), today))
          self->counts[kind]++;
    }
}

/**
 * rectify_reminder_is_empty:
 * @self: a reminder
 *
 * Returns: whether there is nothing to remind of
 */
gboolean
rectify_reminder_is_empty (const RectifyReminder *self)
{
  for (guint kind = 0; kind < RECTIFY_N_REMINDER_KINDS; kind++)
    if (self->counts[kind] > 0)
      return FALSE;
  return TRUE;
}

/* Takes the words. Each of the two numbers has a form of its own. */
static char *
join (const char *count, char *words)
{
  /* Translators: how many tasks, and what about them: “5 tasks”, “falling due within 7 days”. */
  char *text = g_strdup_printf (C_ ("reminder", "%s %s"), count, words);

  g_free (words);
  return text;
}

/**
 * rectify_reminder_dup_kind_words:
 * @self: a reminder
 * @kind: of what
 *
 * Returns: (transfer full): how many tasks are of that kind, in words: “5 tasks falling due within 7 days”
 */
char *
rectify_reminder_dup_kind_words (const RectifyReminder *self, RectifyReminderKind kind)
{
  guint n = self->counts[kind];
  g_autofree char *count = g_strdup_printf (ngettext ("%u task", "%u tasks", n), n);

  switch (kind)
    {
    case RECTIFY_REMINDER_LATE:
      return g_strdup_printf (ngettext ("%u task late", "%u tasks late", n), n);
    case RECTIFY_REMINDER_DUE_SOON:
      return join (count, g_strdup_printf (ngettext ("falling due within %u day",
                                                     "falling due within %u days", self->due_days),
                                           self->due_days));
    case RECTIFY_REMINDER_NO_PROGRESS:
      return join (count, g_strdup_printf (ngettext ("without progress for %u day",
                                                     "without progress for %u days",
                                                     self->no_progress_days),
                                           self->no_progress_days));
    case RECTIFY_REMINDER_WAITING:
      return g_strdup_printf (ngettext ("%u close-out to be decided on",
                                        "%u close-outs to be decided on", n),
                              n);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * rectify_reminder_dup_words:
 * @self: a reminder
 *
 * Returns: (transfer full): all that there is to remind of, in one sentence; "" for nothing
 */
char *
rectify_reminder_dup_words (const RectifyReminder *self)
{
  GString *text = g_string_new (NULL);

  for (guint kind = 0; kind < RECTIFY_N_REMINDER_KINDS; kind++)
    {
      g_autofree char *words = NULL;

      if (self->counts[kind] == 0)
        continue;
      words = rectify_reminder_dup_kind_words (self, kind);
      if (text->len > 0)
        g_string_append (text, C_ ("reminder", ", "));
      g_string_append (text, words);
    }
  if (text->len > 0)
    g_string_append (text, C_ ("reminder", "."));
  return g_string_free (text, FALSE);
}

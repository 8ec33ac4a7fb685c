/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-recovery.h"

#include <glib/gi18n-lib.h>

/* More missing items are counted, but not listed. */
#define MAX_LISTED 2000
/* So much of an item's words is told, in characters. */
#define MAX_WORDS 200

static void
free_missing (gpointer data)
{
  RectifyMissingItem *item = data;

  g_free (item->plan_title);
  g_free (item->words);
  g_free (item);
}

/**
 * rectify_recovery_new:
 *
 * Returns: (transfer full): a report in which nothing is said yet
 */
RectifyRecovery *
rectify_recovery_new (void)
{
  RectifyRecovery *self = g_new0 (RectifyRecovery, 1);

  self->missing_plans = g_ptr_array_new_with_free_func (g_free);
  self->missing = g_ptr_array_new_with_free_func (free_missing);
  return self;
}

/**
 * rectify_recovery_free:
 * @self: (transfer full) (nullable): a report
 */
void
rectify_recovery_free (RectifyRecovery *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->missing_plans);
  g_ptr_array_unref (self->missing);
  g_free (self->path);
  g_free (self->backup_path);
  g_free (self);
}

/* One line of what an item said. */
static char *
dup_line (const char *words)
{
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (words), "\r\n\t", ' '));
  g_autofree char *head = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_WORDS)
    return g_steal_pointer (&line);
  head = g_utf8_substring (line, 0, MAX_WORDS - 1);
  return g_strconcat (head, "…", NULL);
}

/**
 * rectify_recovery_add_missing:
 * @self: a report
 * @item_id: an item that is missing
 * @plan_id: its plan, 0 if that is not known
 * @plan_title: (nullable): what that is called
 * @words: (nullable): what the item said
 * @in_backup: whether the backup has it
 */
void
rectify_recovery_add_missing (RectifyRecovery *self, gint64 item_id, gint64 plan_id,
                              const char *plan_title, const char *words, gboolean in_backup)
{
  RectifyMissingItem *item;

  self->n_missing++;
  self->n_in_backup += in_backup ? 1 : 0;
  if (self->missing->len >= MAX_LISTED)
    return;
  item = g_new0 (RectifyMissingItem, 1);
  item->item_id = item_id;
  item->plan_id = plan_id;
  item->plan_title = g_strdup (plan_title);
  item->words = words != NULL && *words != '\0' ? dup_line (words) : NULL;
  item->in_backup = in_backup;
  g_ptr_array_add (self->missing, item);
}

/**
 * rectify_recovery_add_missing_plan:
 * @self: a report
 * @title: what a plan was called of which nothing is left
 */
void
rectify_recovery_add_missing_plan (RectifyRecovery *self, const char *title)
{
  if (self->missing_plans->len < MAX_LISTED)
    g_ptr_array_add (self->missing_plans, dup_line (title));
}

/**
 * rectify_recovery_is_whole:
 * @self: a report
 *
 * Returns: whether, as far as can be known, nothing is missing
 */
gboolean
rectify_recovery_is_whole (const RectifyRecovery *self)
{
  return self->n_missing == 0 && self->missing_plans->len == 0 && self->n_lost_editions == 0
         && self->n_cut == 0 && self->n_stray == 0 && self->n_made_plans == 0 && self->n_moved == 0
         && self->n_lost_rows == 0 && self->n_lost_pages == 0;
}

/**
 * rectify_recovery_get_title:
 * @self: a report
 *
 * Returns: what the report is headed: that all was recovered, or a part, or that some of the file cannot
 *   be read, but nothing is known to be missing
 */
const char *
rectify_recovery_get_title (const RectifyRecovery *self)
{
  RectifyRecovery apart = *self;

  if (rectify_recovery_is_whole (self))
    return _ ("The Ledger Was Recovered");
  /* Pages may hold what is found elsewhere too, such as an index, or nothing any more. */
  apart.n_lost_pages = 0;
  return rectify_recovery_is_whole (&apart) ? _ ("The Ledger Was Recovered, Nothing Known Missing")
                                            : _ ("The Ledger Was Recovered in Part");
}

G_GNUC_PRINTF (3, 4)
static void
add_line (GString *text, guint64 n, const char *format, ...)
{
  va_list arguments;

  if (n == 0)
    return;
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
  g_string_append_c (text, '\n');
}

static void
describe_losses (const RectifyRecovery *self, GString *text)
{
  add_line (text, self->n_lost_pages,
            ngettext ("%u page of the file cannot be read.", "%u pages of the file cannot be read.",
                      (gulong) self->n_lost_pages),
            (guint) self->n_lost_pages);
  add_line (text, self->n_lost_rows,
            ngettext ("%u record on other pages cannot be read.",
                      "%u records on other pages cannot be read.", (gulong) self->n_lost_rows),
            (guint) self->n_lost_rows);
  add_line (
      text, self->n_made_plans,
      ngettext (
          "%u plan is lost itself, but not all of its items: they are in a plan made anew.",
          "%u plans are lost themselves, but not all of their items: they are in plans made anew.",
          (gulong) self->n_made_plans),
      (guint) self->n_made_plans);
  add_line (
      text, self->n_moved,
      ngettext (
          "%u item is below “Recovered content” at the end of its plan, since what it was below is "
          "lost.",
          "%u items are below “Recovered content” at the end of their plans, since what they were "
          "below is lost.",
          (gulong) self->n_moved),
      (guint) self->n_moved);
  add_line (text, self->n_put_back,
            ngettext ("%u item could not be read, and was put back as the history has it.",
                      "%u items could not be read, and were put back as the history has them.",
                      (gulong) self->n_put_back),
            (guint) self->n_put_back);
  add_line (text, self->n_cut,
            ngettext ("%u record has lost a part of its words. Look for the sign �.",
                      "%u records have lost a part of their words. Look for the sign �.",
                      (gulong) self->n_cut),
            (guint) self->n_cut);
  add_line (text, self->n_stray,
            ngettext ("%u note on an item that is lost could not be kept.",
                      "%u notes on items that are lost could not be kept.", (gulong) self->n_stray),
            (guint) self->n_stray);
  add_line (text, self->n_lost_editions,
            ngettext ("%u edition could not be kept.", "%u editions could not be kept.",
                      (gulong) self->n_lost_editions),
            (guint) self->n_lost_editions);
  add_line (text, self->n_bare_entries,
            ngettext ("%u edit of the history is listed, but can no longer be undone.",
                      "%u edits of the history are listed, but can no longer be undone.",
                      (gulong) self->n_bare_entries),
            (guint) self->n_bare_entries);
}

/* Of the plan of one of them, as far as they are listed. */
static void
describe_plan (const RectifyRecovery *self, guint position, GString *text)
{
  const RectifyMissingItem *item = g_ptr_array_index (self->missing, position);
  const char *title = item->plan_title != NULL && *item->plan_title != '\0'
                          ? item->plan_title
                          : _ ("(plan not known)");
  guint n = 0;

  for (guint i = position; i < self->missing->len; i++)
    {
      const RectifyMissingItem *other = g_ptr_array_index (self->missing, i);

      if (other->plan_id != item->plan_id)
        break;
      n++;
    }
  g_string_append_c (text, '\n');
  /* Translators: the title of a plan, and how many of its items are missing. */
  g_string_append_printf (text, ngettext ("%s (%u item):\n", "%s (%u items):\n", n), title, n);
}

static void
describe_missing (const RectifyRecovery *self, GString *text)
{
  const RectifyMissingItem *last = NULL;

  for (guint i = 0; i < self->missing->len; i++)
    {
      const RectifyMissingItem *item = g_ptr_array_index (self->missing, i);

      if (last == NULL || last->plan_id != item->plan_id)
        describe_plan (self, i, text);
      last = item;
      g_string_append (text, "  ");
      g_string_append_printf (text, item->in_backup ? _ ("%s (in the backup)") : "%s",
                              item->words != NULL ? item->words : _ ("(words not known)"));
      g_string_append_c (text, '\n');
    }
  if (self->missing->len < self->n_missing)
    g_string_append (text, "  …\n");
}

static void
describe_missing_plans (const RectifyRecovery *self, GString *text)
{
  guint n = self->missing_plans->len;

  add_line (text, n,
            ngettext ("%u plan is missing as a whole:", "%u plans are missing as a whole:", n), n);
  for (guint i = 0; i < n; i++)
    {
      const char *title = g_ptr_array_index (self->missing_plans, i);

      g_string_append_printf (text, "  %s\n", *title != '\0' ? title : _ ("(without a title)"));
    }
}

/* A backup of the damaged ledger is not in the list of the new one, whose name is another. */
static void
describe_backup (const RectifyRecovery *self, GString *text)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *day = NULL;

  if (self->backup_path == NULL)
    return;
  time = g_date_time_new_from_unix_local (self->backup_made_at);
  /* Translators: a day, for instance 20 November 2026. */
  day = time != NULL ? g_date_time_format (time, _ ("%e %B %Y")) : g_strdup ("?");
  g_strstrip (day);
  g_string_append_printf (text, _ ("\nThe newest good backup is of %s: %s\n"), day,
                          self->backup_path);
  add_line (text, self->n_in_backup,
            ngettext ("It has %u of the missing items.", "It has %u of the missing items.",
                      (gulong) self->n_in_backup),
            (guint) self->n_in_backup);
  g_string_append (
      text, _ ("To bring plans back from it, open the new ledger, choose “Bring In Plans from a "
               "Ledger” in the menu under “Ledger”, and then this file. To go on with the backup "
               "as a whole, copy the file and open the copy.\n"));
}

/**
 * rectify_recovery_to_text:
 * @self: a report
 *
 * Returns: (transfer full): the report in words, lines of plain text in the user's language
 */
char *
rectify_recovery_to_text (const RectifyRecovery *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text,
                          _ ("Recovered: plans: %u, items: %u, editions: %u, edits of the "
                             "history: %u."),
                          (guint) self->n_plans, (guint) self->n_items, (guint) self->n_editions,
                          (guint) self->n_entries);
  g_string_append_c (text, '\n');
  if (self->path != NULL)
    g_string_append_printf (text, _ ("They are in the new ledger %s\n"), self->path);
  describe_losses (self, text);
  describe_missing_plans (self, text);
  if (self->n_missing == 0)
    {
      g_string_append (text, _ ("No item is known to be missing.\n"));
      describe_backup (self, text);
      return g_string_free (text, FALSE);
    }
  describe_backup (self, text);
  g_string_append_c (text, '\n');
  g_string_append_printf (text,
                          ngettext ("%u item is missing:\n", "%u items are missing:\n",
                                    (gulong) self->n_missing),
                          (guint) self->n_missing);
  describe_missing (self, text);
  return g_string_free (text, FALSE);
}

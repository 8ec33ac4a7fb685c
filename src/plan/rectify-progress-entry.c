/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-progress-entry.h"

/* Identifiers fit into a JavaScript number, as those of items do. */
#define ID_MASK ((G_GUINT64_CONSTANT (1) << 52) - 1)

struct _RectifyProgressEntry {
  gatomicrefcount refs;
  gint64 id;
  GDate date;
  char *text;
  char *reporter;
  int share;
};

G_DEFINE_BOXED_TYPE (RectifyProgressEntry, rectify_progress_entry, rectify_progress_entry_ref,
                     rectify_progress_entry_unref)

/**
 * rectify_progress_entry_new:
 * @date: (nullable): the day; %NULL if nobody knows
 * @text: what was done
 * @reporter: (nullable): who reported it
 * @share: how much of the item is done, in percent, or %RECTIFY_SHARE_UNKNOWN
 *
 * Returns: (transfer full): a new entry with an identifier of its own
 */
RectifyProgressEntry *
rectify_progress_entry_new (const GDate *date, const char *text, const char *reporter, int share)
{
  gint64 id = 0;

  while (id == 0)
    id = (((guint64) g_random_int () << 32) | g_random_int ()) & ID_MASK;
  return rectify_progress_entry_new_stored (id, date, text, reporter, share);
}

/**
 * rectify_progress_entry_new_stored:
 * @id: its identifier
 * @date: (nullable): the day; %NULL if nobody knows
 * @text: what was done
 * @reporter: (nullable): who reported it
 * @share: how much of the item is done, in percent, or %RECTIFY_SHARE_UNKNOWN
 *
 * Returns: (transfer full): an entry that was stored before
 */
RectifyProgressEntry *
rectify_progress_entry_new_stored (gint64 id, const GDate *date, const char *text,
                                   const char *reporter, int share)
{
  RectifyProgressEntry *self = g_new0 (RectifyProgressEntry, 1);

  g_atomic_ref_count_init (&self->refs);
  self->id = id;
  g_date_clear (&self->date, 1);
  if (date != NULL && g_date_valid (date))
    self->date = *date;
  self->text = g_strdup (text);
  self->reporter = g_strdup (reporter != NULL ? reporter : "");
  self->share = CLAMP (share, RECTIFY_SHARE_UNKNOWN, 100);
  return self;
}

/**
 * rectify_progress_entry_ref:
 * @self: an entry
 *
 * Returns: (transfer full): @self
 */
RectifyProgressEntry *
rectify_progress_entry_ref (RectifyProgressEntry *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * rectify_progress_entry_unref:
 * @self: (transfer full): an entry
 */
void
rectify_progress_entry_unref (RectifyProgressEntry *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->text);
  g_free (self->reporter);
  g_free (self);
}

/**
 * rectify_progress_entry_get_id:
 * @self: an entry
 *
 * Returns: its identifier, which it has from the beginning
 */
gint64
rectify_progress_entry_get_id (RectifyProgressEntry *self)
{
  return self->id;
}

/**
 * rectify_progress_entry_get_date:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the day; %NULL if nobody knows
 */
const GDate *
rectify_progress_entry_get_date (RectifyProgressEntry *self)
{
  return g_date_valid (&self->date) ? &self->date : NULL;
}

/**
 * rectify_progress_entry_get_text:
 * @self: an entry
 *
 * Returns: (transfer none): what was done
 */
const char *
rectify_progress_entry_get_text (RectifyProgressEntry *self)
{
  return self->text;
}

/**
 * rectify_progress_entry_get_reporter:
 * @self: an entry
 *
 * Returns: (transfer none): who reported it, "" if nobody knows
 */
const char *
rectify_progress_entry_get_reporter (RectifyProgressEntry *self)
{
  return self->reporter;
}

/**
 * rectify_progress_entry_get_share:
 * @self: an entry
 *
 * Returns: how much of the item is done, in percent, or %RECTIFY_SHARE_UNKNOWN
 */
int
rectify_progress_entry_get_share (RectifyProgressEntry *self)
{
  return self->share;
}

/**
 * rectify_progress_entry_equal:
 * @a: an entry
 * @b: another
 *
 * Returns: whether they are the same, the identifier included
 */
gboolean
rectify_progress_entry_equal (RectifyProgressEntry *a, RectifyProgressEntry *b)
{
  gboolean dated = g_date_valid (&a->date);

  return a == b
         || (a->id == b->id && a->share == b->share && dated == g_date_valid (&b->date)
             && (!dated || g_date_compare (&a->date, &b->date) == 0)
             && g_str_equal (a->text, b->text) && g_str_equal (a->reporter, b->reporter));
}

/**
 * rectify_status_propose:
 * @status: the status an item has
 * @share: how much of it an entry says is done, in percent, or %RECTIFY_SHARE_UNKNOWN
 *
 * What was noted on an item and its status are not to contradict each other. What is closed out was
 * accepted by others, and what is sustained is never done: an entry alone does not move these.
 *
 * Returns: the status to propose for the item with such an entry
 */
RectifyStatus
rectify_status_propose (RectifyStatus status, int share)
{
  if (status == RECTIFY_STATUS_CLOSED || status == RECTIFY_STATUS_SUSTAINED)
    return status;
  if (share == 100)
    return RECTIFY_STATUS_DONE;
  return status == RECTIFY_STATUS_NOT_STARTED ? RECTIFY_STATUS_IN_PROGRESS : status;
}

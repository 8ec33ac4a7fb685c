/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-history-entry.h"

#include <glib/gi18n-lib.h>

/**
 * RectifyHistoryEntry:
 *
 * An edit as the history has it: who made it, when, and what it is called.
 */
struct _RectifyHistoryEntry {
  GObject parent_instance;

  gint64 id;
  GDateTime *made_at;
  char *author;
  char *name;
  gint64 plan_id;
  RectifyHistoryState state;
  gboolean is_compacted;
  char *subject;
};

G_DEFINE_FINAL_TYPE (RectifyHistoryEntry, rectify_history_entry, G_TYPE_OBJECT)

static void
rectify_history_entry_finalize (GObject *object)
{
  RectifyHistoryEntry *self = RECTIFY_HISTORY_ENTRY (object);

  g_clear_pointer (&self->made_at, g_date_time_unref);
  g_free (self->author);
  g_free (self->name);
  g_free (self->subject);
  G_OBJECT_CLASS (rectify_history_entry_parent_class)->finalize (object);
}

static void
rectify_history_entry_class_init (RectifyHistoryEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_history_entry_finalize;
}

static void
rectify_history_entry_init (RectifyHistoryEntry *self)
{
}

/**
 * rectify_history_entry_new:
 * @id: its number in the ledger
 * @made_at: (nullable): when it was made, %NULL if the ledger does not say so
 * @author: who made it
 * @name: what it is called
 * @plan_id: the plan it is about, 0 for several or none
 * @state: what became of it
 * @is_compacted: whether the ledger does not know any more what it changed
 * @subject: (nullable): how an item, a plan or a party is called that it changed
 *
 * Returns: (transfer full): the entry
 */
RectifyHistoryEntry *
rectify_history_entry_new (gint64 id, GDateTime *made_at, const char *author, const char *name,
                           gint64 plan_id, RectifyHistoryState state, gboolean is_compacted,
                           const char *subject)
{
  RectifyHistoryEntry *self = g_object_new (RECTIFY_TYPE_HISTORY_ENTRY, NULL);

  self->id = id;
  self->made_at = made_at != NULL ? g_date_time_ref (made_at) : NULL;
  self->author = g_strdup (author);
  self->name = g_strdup (name);
  self->plan_id = plan_id;
  self->state = state;
  self->is_compacted = is_compacted;
  self->subject = g_strdup (subject);
  return self;
}

/**
 * rectify_history_entry_get_id:
 * @self: an entry
 *
 * Returns: its number in the ledger; later ones are greater
 */
gint64
rectify_history_entry_get_id (RectifyHistoryEntry *self)
{
  return self->id;
}

/**
 * rectify_history_entry_get_made_at:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): when it was made, in UTC
 */
GDateTime *
rectify_history_entry_get_made_at (RectifyHistoryEntry *self)
{
  return self->made_at;
}

/**
 * rectify_history_entry_get_author:
 * @self: an entry
 *
 * Returns: (transfer none): who made it
 */
const char *
rectify_history_entry_get_author (RectifyHistoryEntry *self)
{
  return self->author;
}

/**
 * rectify_history_entry_get_name:
 * @self: an entry
 *
 * Returns: (transfer none): what it is called
 */
const char *
rectify_history_entry_get_name (RectifyHistoryEntry *self)
{
  return self->name;
}

/**
 * rectify_history_entry_get_plan_id:
 * @self: an entry
 *
 * Returns: the plan it is about, 0 for several or none
 */
gint64
rectify_history_entry_get_plan_id (RectifyHistoryEntry *self)
{
  return self->plan_id;
}

/**
 * rectify_history_entry_get_state:
 * @self: an entry
 *
 * Returns: what became of it
 */
RectifyHistoryState
rectify_history_entry_get_state (RectifyHistoryEntry *self)
{
  return self->state;
}

/**
 * rectify_history_entry_is_compacted:
 * @self: an entry
 *
 * Returns: whether the ledger does not know any more what it changed
 */
gboolean
rectify_history_entry_is_compacted (RectifyHistoryEntry *self)
{
  return self->is_compacted;
}

/**
 * rectify_history_entry_may_be_undone:
 * @self: an entry
 *
 * Returns: whether it can be tried to take it back alone; whether something later depends on it is
 *   only known then
 */
gboolean
rectify_history_entry_may_be_undone (RectifyHistoryEntry *self)
{
  return self->state == RECTIFY_HISTORY_HOLDS && !self->is_compacted;
}

/**
 * rectify_history_entry_get_subject:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): how the item is called that it changed, or one of several;
 *   the plan or the party where there is none; %NULL if it is not known
 */
const char *
rectify_history_entry_get_subject (RectifyHistoryEntry *self)
{
  return self->subject;
}

/**
 * rectify_history_state_get_title:
 * @state: a state
 *
 * Returns: (transfer none): the user's word for it; "" for what holds
 */
const char *
rectify_history_state_get_title (RectifyHistoryState state)
{
  switch (state)
    {
    case RECTIFY_HISTORY_UNDONE:
      return C_ ("state of an edit", "undone");
    case RECTIFY_HISTORY_SUPERSEDED:
      return C_ ("state of an edit", "undone, not to be made again");
    case RECTIFY_HISTORY_TAKEN_BACK:
      return C_ ("state of an edit", "taken back");
    case RECTIFY_HISTORY_HOLDS:
      break;
    }
  return "";
}

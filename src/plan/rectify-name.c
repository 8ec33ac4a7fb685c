/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-name.h"

#include <string.h>

/* Not the interned strings of GLib: in 2.74 the last reference to one is dropped before it is taken
 * out of the table, where another thread finds it meanwhile. */

typedef struct {
  guint refs;
  char text[];
} Entry;

static GMutex mutex;
static GHashTable *entries; /* text to Entry */

static Entry *
get_entry (RectifyName *self)
{
  return (Entry *) (gpointer) (self - G_STRUCT_OFFSET (Entry, text));
}

/**
 * rectify_name_new:
 * @text: a text
 *
 * Returns: (transfer full): the one that is equal to it
 */
RectifyName *
rectify_name_new (const char *text)
{
  gsize size = strlen (text) + 1;
  Entry *entry;

  g_mutex_lock (&mutex);
  if (entries == NULL)
    entries = g_hash_table_new (g_str_hash, g_str_equal);
  entry = g_hash_table_lookup (entries, text);
  if (entry == NULL)
    {
      entry = g_malloc (sizeof *entry + size);
      entry->refs = 0;
      memcpy (entry->text, text, size);
      g_hash_table_insert (entries, entry->text, entry);
    }
  entry->refs++;
  g_mutex_unlock (&mutex);
  return entry->text;
}

/**
 * rectify_name_ref:
 * @self: a name
 *
 * Returns: (transfer full): @self
 */
RectifyName *
rectify_name_ref (RectifyName *self)
{
  g_mutex_lock (&mutex);
  get_entry (self)->refs++;
  g_mutex_unlock (&mutex);
  return self;
}

/**
 * rectify_name_unref:
 * @self: (transfer full): a name
 */
void
rectify_name_unref (RectifyName *self)
{
  Entry *entry = get_entry (self);
  gboolean is_last;

  g_mutex_lock (&mutex);
  is_last = --entry->refs == 0;
  if (is_last)
    g_hash_table_remove (entries, entry->text);
  g_mutex_unlock (&mutex);
  if (is_last)
    g_free (entry);
}

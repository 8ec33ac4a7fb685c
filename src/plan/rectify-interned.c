/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-interned.h"

#include <string.h>

/*
 * GLib 2.74 drops the last reference of its own interned strings before it takes the lock of their
 * table, so that a thread may be given one that another is freeing; rows are made and dropped in
 * several threads. Here the last reference is dropped under the lock.
 */
typedef struct {
  int n_refs;
  char text[];
} Interned;

static GMutex lock;
static GHashTable *all;

static Interned *
get_interned (RectifyInterned *text)
{
  return (Interned *) (text - G_STRUCT_OFFSET (Interned, text));
}

/**
 * rectify_interned_new:
 * @text: a text
 *
 * May be called in any thread.
 *
 * Returns: (transfer full): the one copy of it
 */
RectifyInterned *
rectify_interned_new (const char *text)
{
  char *known;

  g_mutex_lock (&lock);
  if (all == NULL)
    all = g_hash_table_new (g_str_hash, g_str_equal);
  known = g_hash_table_lookup (all, text);
  if (known != NULL)
    g_atomic_int_inc (&get_interned (known)->n_refs);
  else
    {
      gsize size = strlen (text) + 1;
      Interned *made = g_malloc (sizeof *made + size);

      made->n_refs = 1;
      known = memcpy (made->text, text, size);
      g_hash_table_add (all, known);
    }
  g_mutex_unlock (&lock);
  return known;
}

/**
 * rectify_interned_ref:
 * @text: a text of which the caller holds a reference
 *
 * Returns: (transfer full): @text
 */
RectifyInterned *
rectify_interned_ref (RectifyInterned *text)
{
  g_atomic_int_inc (&get_interned (text)->n_refs);
  return text;
}

/**
 * rectify_interned_unref:
 * @text: (transfer full): a text
 */
void
rectify_interned_unref (RectifyInterned *text)
{
  Interned *self = get_interned (text);
  int n_refs = g_atomic_int_get (&self->n_refs);

  while (n_refs > 1)
    {
      if (g_atomic_int_compare_and_exchange (&self->n_refs, n_refs, n_refs - 1))
        return;
      n_refs = g_atomic_int_get (&self->n_refs);
    }
  g_mutex_lock (&lock);
  if (g_atomic_int_dec_and_test (&self->n_refs))
    {
      g_hash_table_remove (all, self->text);
      g_free (self);
    }
  g_mutex_unlock (&lock);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-edition.h"

/**
 * RectifyEdition:
 *
 * What a plan's edition is called, when it was made and by whom.
 */
struct _RectifyEdition {
  GObject parent_instance;

  gint64 id;
  char *name;
  GDateTime *made_at;
  char *author;
};

G_DEFINE_FINAL_TYPE (RectifyEdition, rectify_edition, G_TYPE_OBJECT)

static void
rectify_edition_finalize (GObject *object)
{
  RectifyEdition *self = RECTIFY_EDITION (object);

  g_free (self->name);
  g_clear_pointer (&self->made_at, g_date_time_unref);
  g_free (self->author);
  G_OBJECT_CLASS (rectify_edition_parent_class)->finalize (object);
}

static void
rectify_edition_class_init (RectifyEditionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_edition_finalize;
}

static void
rectify_edition_init (RectifyEdition *self)
{
}

/**
 * rectify_edition_new:
 * @id: its identifier
 * @name: what it is called
 * @made_at: (nullable): when it was made
 * @author: who made it
 *
 * Returns: (transfer full): an edition
 */
RectifyEdition *
rectify_edition_new (gint64 id, const char *name, GDateTime *made_at, const char *author)
{
  RectifyEdition *self = g_object_new (RECTIFY_TYPE_EDITION, NULL);

  self->id = id;
  self->name = g_strdup (name);
  self->made_at = made_at != NULL ? g_date_time_ref (made_at) : NULL;
  self->author = g_strdup (author);
  return self;
}

/**
 * rectify_edition_get_id:
 * @self: an edition
 *
 * Returns: its identifier in the ledger
 */
gint64
rectify_edition_get_id (RectifyEdition *self)
{
  g_return_val_if_fail (RECTIFY_IS_EDITION (self), 0);
  return self->id;
}

/**
 * rectify_edition_get_name:
 * @self: an edition
 *
 * Returns: (transfer none): what it is called
 */
const char *
rectify_edition_get_name (RectifyEdition *self)
{
  g_return_val_if_fail (RECTIFY_IS_EDITION (self), "");
  return self->name;
}

/**
 * rectify_edition_get_made_at:
 * @self: an edition
 *
 * Returns: (transfer none) (nullable): when it was made; %NULL where the ledger does not say so
 */
GDateTime *
rectify_edition_get_made_at (RectifyEdition *self)
{
  g_return_val_if_fail (RECTIFY_IS_EDITION (self), NULL);
  return self->made_at;
}

/**
 * rectify_edition_get_author:
 * @self: an edition
 *
 * Returns: (transfer none): who made it
 */
const char *
rectify_edition_get_author (RectifyEdition *self)
{
  g_return_val_if_fail (RECTIFY_IS_EDITION (self), "");
  return self->author;
}

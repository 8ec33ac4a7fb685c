/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-party.h"

/**
 * RectifyParty:
 *
 * A person, a unit or a group of either, as the directory has it.
 */
struct _RectifyParty {
  GObject parent_instance;

  gint64 id;
  char *name;
  RectifyPartyKind kind;
  guint n_uses;
};

G_DEFINE_FINAL_TYPE (RectifyParty, rectify_party, G_TYPE_OBJECT)

static void
rectify_party_finalize (GObject *object)
{
  g_free (RECTIFY_PARTY (object)->name);
  G_OBJECT_CLASS (rectify_party_parent_class)->finalize (object);
}

static void
rectify_party_class_init (RectifyPartyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_party_finalize;
}

static void
rectify_party_init (RectifyParty *self)
{
}

/**
 * rectify_party_new:
 * @id: its identifier, 0 if it is not in a ledger
 * @name: its name
 * @kind: what it is
 * @n_uses: how many assignments name it
 *
 * Returns: (transfer full): a party
 */
RectifyParty *
rectify_party_new (gint64 id, const char *name, RectifyPartyKind kind, guint n_uses)
{
  RectifyParty *self = g_object_new (RECTIFY_TYPE_PARTY, NULL);

  self->id = id;
  self->name = g_strdup (name);
  self->kind = kind;
  self->n_uses = n_uses;
  return self;
}

/**
 * rectify_party_get_id:
 * @self: a party
 *
 * Returns: its identifier, 0 if it is not in a ledger
 */
gint64
rectify_party_get_id (RectifyParty *self)
{
  return self->id;
}

/**
 * rectify_party_get_name:
 * @self: a party
 *
 * Returns: (transfer none): its name
 */
const char *
rectify_party_get_name (RectifyParty *self)
{
  return self->name;
}

/**
 * rectify_party_get_kind:
 * @self: a party
 *
 * Returns: what it is
 */
RectifyPartyKind
rectify_party_get_kind (RectifyParty *self)
{
  return self->kind;
}

/**
 * rectify_party_get_n_uses:
 * @self: a party
 *
 * Returns: how many assignments name it
 */
guint
rectify_party_get_n_uses (RectifyParty *self)
{
  return self->n_uses;
}

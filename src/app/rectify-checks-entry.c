/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-checks-entry.h"

#include <glib/gi18n.h>

#include "rectify-item-text.h"

/**
 * RectifyChecksEntry:
 *
 * A row of the list of findings. It outlives the finding: checked anew, what is still there keeps
 * its row, and with it the focus and its place, but holds the finding of the plan as it is now.
 */
struct _RectifyChecksEntry {
  GObject parent_instance;

  RectifyFinding *finding;
  char *name; /* of the item */
  char *mend; /* NULL: nothing is offered */
};

G_DEFINE_FINAL_TYPE (RectifyChecksEntry, rectify_checks_entry, G_TYPE_OBJECT)

static void
rectify_checks_entry_finalize (GObject *object)
{
  RectifyChecksEntry *self = RECTIFY_CHECKS_ENTRY (object);

  g_object_unref (self->finding);
  g_free (self->name);
  g_free (self->mend);
  G_OBJECT_CLASS (rectify_checks_entry_parent_class)->finalize (object);
}

static void
rectify_checks_entry_class_init (RectifyChecksEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_checks_entry_finalize;
}

static void
rectify_checks_entry_init (RectifyChecksEntry *self)
{
}

/**
 * rectify_checks_entry_new:
 * @finding: what was found
 *
 * Returns: (transfer full): a row for it
 */
RectifyChecksEntry *
rectify_checks_entry_new (RectifyFinding *finding)
{
  RectifyChecksEntry *self = g_object_new (RECTIFY_TYPE_CHECKS_ENTRY, NULL);
  RectifyItem *item = rectify_finding_get_item (finding);

  self->finding = g_object_ref (finding);
  self->name = item != NULL ? rectify_item_dup_name (item) : g_strdup (_ ("The plan itself"));
  self->mend = rectify_finding_can_mend (finding) ? rectify_finding_dup_mend (finding) : NULL;
  return self;
}

/**
 * rectify_checks_entry_get_finding:
 * @self: a row
 *
 * Returns: (transfer none): what was found
 */
RectifyFinding *
rectify_checks_entry_get_finding (RectifyChecksEntry *self)
{
  return self->finding;
}

/**
 * rectify_checks_entry_take_over:
 * @self: a row
 * @fresh: a row that is equal, of the plan as it is now
 */
void
rectify_checks_entry_take_over (RectifyChecksEntry *self, RectifyChecksEntry *fresh)
{
  g_set_object (&self->finding, fresh->finding);
}

/**
 * rectify_checks_entry_get_item_id:
 * @self: a row
 *
 * Returns: the identifier of the item that it is about, 0 for the plan itself
 */
gint64
rectify_checks_entry_get_item_id (RectifyChecksEntry *self)
{
  RectifyItem *item = rectify_finding_get_item (self->finding);

  return item != NULL ? rectify_item_get_id (item) : 0;
}

/**
 * rectify_checks_entry_equal:
 * @self: a row
 * @other: another row
 *
 * Returns: whether they read the same and are about the same item
 */
gboolean
rectify_checks_entry_equal (RectifyChecksEntry *self, RectifyChecksEntry *other)
{
  RectifyFinding *a = self->finding, *b = other->finding;

  return rectify_finding_get_kind (a) == rectify_finding_get_kind (b)
         && rectify_finding_get_severity (a) == rectify_finding_get_severity (b)
         && rectify_checks_entry_get_item_id (self) == rectify_checks_entry_get_item_id (other)
         && g_str_equal (rectify_finding_get_message (a), rectify_finding_get_message (b))
         && g_str_equal (self->name, other->name) && g_strcmp0 (self->mend, other->mend) == 0;
}

/**
 * rectify_checks_entry_get_name:
 * @self: a row
 *
 * Returns: (transfer none): what the item is called that it is about
 */
const char *
rectify_checks_entry_get_name (RectifyChecksEntry *self)
{
  return self->name;
}

/**
 * rectify_checks_entry_get_mend:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): how it can be mended; %NULL if only a person can
 */
const char *
rectify_checks_entry_get_mend (RectifyChecksEntry *self)
{
  return self->mend;
}

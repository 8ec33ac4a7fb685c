/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-outline.h"
#include "rectify-reading-private.h"
#include "rectify-status-words.h"

/* Where the fields of a node stand among its children. */
typedef struct {
  GArray *behind; /* for a slot, how many children there are up to the last of a lower one */
  guint first_measure;
  guint n_children;
} Places;

static void
places_init (Places *self, RectifyNode *node)
{
  guint last = 0;

  self->behind = g_array_new (FALSE, TRUE, sizeof (guint));
  self->n_children = self->first_measure = node->children->len;
  g_array_set_size (self->behind, 1);
  for (guint i = node->children->len; i > 0; i--)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i - 1);
      guint slot = child->slot + 1;

      if (child->kind == RECTIFY_ITEM_MEASURE)
        self->first_measure = i - 1;
      if (slot >= self->behind->len)
        g_array_set_size (self->behind, slot + 1);
      if (g_array_index (self->behind, guint, slot) == 0)
        g_array_index (self->behind, guint, slot) = i;
    }
  for (guint i = 0; i < self->behind->len; i++)
    last = g_array_index (self->behind, guint, i)
        = MAX (last, g_array_index (self->behind, guint, i));
}

static RectifyWording *
place (const Places *places, RectifyWording *wording, gboolean lead_in)
{
  guint slot = MIN (wording->before_child, places->behind->len - 1);
  guint before = g_array_index (places->behind, guint, slot);

  if (before == (lead_in ? places->first_measure : places->n_children))
    before = RECTIFY_PLACE_DEFAULT;
  return rectify_wording_with_place (wording, before, wording->order);
}

static void
set_assignments (RectifyNode *node, const Places *places, RectifyItem *item)
{
  g_autoptr (GPtrArray) assignments
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);

  for (guint i = 0; node->assignments != NULL && i < node->assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (node->assignments, i);
      g_autoptr (RectifyWording) wording
          = place (places, rectify_assignment_get_wording (assignment), FALSE);

      g_ptr_array_add (assignments,
                       rectify_assignment_new_worded (rectify_assignment_get_role (assignment),
                                                      wording,
                                                      rectify_assignment_get_names (assignment)));
    }
  rectify_item_set_assignments (item, assignments);
}

static void
set_deadline (RectifyReading *self, RectifyOutline *outline, RectifyNode *node,
              const Places *places, RectifyItem *item)
{
  g_autoptr (RectifyWording) wording
      = place (places, rectify_deadline_get_wording (node->deadline), FALSE);
  g_autoptr (RectifyDeadline) placed
      = rectify_deadline_new_worded (wording, rectify_deadline_get_kinds (node->deadline),
                                     rectify_deadline_get_due (node->deadline));
  RectifyStatusWords words;

  rectify_item_set_deadline (item, placed);
  if (rectify_deadline_get_kinds (placed) != RECTIFY_DEADLINE_NONE)
    return;
  rectify_reading_add_doubt (self, item,
                             g_strdup_printf (_ ("It is not clear what the deadline “%s” means."),
                                              rectify_deadline_get_text (placed)));
  /* “完成时限：已完成” says how far it has come. */
  if (rectify_status_words_read (outline->vocabulary, rectify_deadline_get_text (placed), &words)
      && words.is_certain)
    rectify_item_set_status (item, words.status);
}

/* What a node says of its measures, who answers for it and until when goes to its item. */
void
rectify_reading_set_fields (RectifyReading *self, RectifyOutline *outline, RectifyNode *node,
                            RectifyItem *item)
{
  Places places;

  if (node->lead_in == NULL && node->assignments == NULL && node->deadline == NULL)
    return;
  places_init (&places, node);
  if (node->lead_in != NULL)
    {
      g_autoptr (RectifyWording) wording = place (&places, node->lead_in, TRUE);

      rectify_item_set_lead_in (item, wording);
    }
  set_assignments (node, &places, item);
  if (node->deadline != NULL)
    set_deadline (self, outline, node, &places, item);
  g_array_unref (places.behind);
}

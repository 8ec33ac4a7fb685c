/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-placeholder.h"

#include <string.h>

#include "rectify-change.h"
#include "rectify-check-words.h"
#include "rectify-placeholder-scan.h"

/* So many characters on either side let the user recognise the place. */
#define CONTEXT_LENGTH 12

/**
 * RectifyPlaceholder:
 *
 * One place in one text of a plan that is still to be filled in.
 */
struct _RectifyPlaceholder {
  GObject parent_instance;

  RectifyItem *item;
  RectifyPlace place;
  guint index;
  gsize start;
  gsize end;
  char *text;
  char *before;
  char *context;
  gsize context_offset;
};

G_DEFINE_FINAL_TYPE (RectifyPlaceholder, rectify_placeholder, G_TYPE_OBJECT)

static void
rectify_placeholder_finalize (GObject *object)
{
  RectifyPlaceholder *self = RECTIFY_PLACEHOLDER (object);

  g_clear_object (&self->item);
  g_free (self->text);
  g_free (self->before);
  g_free (self->context);
  G_OBJECT_CLASS (rectify_placeholder_parent_class)->finalize (object);
}

static void
rectify_placeholder_class_init (RectifyPlaceholderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_placeholder_finalize;
}

static void
rectify_placeholder_init (RectifyPlaceholder *self)
{
}

static const char *
find_context_start (const char *text, const char *p)
{
  for (guint i = 0; i < CONTEXT_LENGTH && p > text
                    && !rectify_char_in (rectify_char_before (text, p), "。；！？\n");
       i++)
    p = g_utf8_prev_char (p);
  return p;
}

static const char *
find_context_end (const char *p)
{
  for (guint i = 0;
       i < CONTEXT_LENGTH && *p != '\0' && !rectify_char_in (g_utf8_get_char (p), "。；！？\n");
       i++)
    p = g_utf8_next_char (p);
  return p;
}

static void
set_context (RectifyPlaceholder *self, const RectifySpot *spot, const char *text)
{
  const char *from = find_context_start (text, text + self->start);
  const char *to = find_context_end (text + self->end);
  g_autofree char *lead = from == text ? rectify_spot_dup_lead (spot) : g_strdup ("");
  g_autofree char *words = g_strndup (from, to - from);

  self->context = g_strconcat (lead, words, NULL);
  self->context_offset = strlen (lead) + (text + self->start - from);
}

static void
collect (const RectifySpot *spot, const char *text, gpointer user_data)
{
  gsize start, end = 0;

  while (rectify_placeholder_scan (text, end, &start, &end))
    {
      RectifyPlaceholder *self = g_object_new (RECTIFY_TYPE_PLACEHOLDER, NULL);

      g_set_object (&self->item, spot->item);
      self->place = spot->place;
      self->index = spot->index;
      self->start = start;
      self->end = end;
      self->text = g_strndup (text + start, end - start);
      self->before = rectify_change_dup_before (text, start);
      set_context (self, spot, text);
      g_ptr_array_add (user_data, self);
    }
}

/**
 * rectify_plan_list_placeholders:
 * @plan: a plan
 *
 * Returns: (transfer full) (element-type RectifyPlaceholder): the places that are still to be
 *   filled in, in reading order
 */
GPtrArray *
rectify_plan_list_placeholders (RectifyPlan *plan)
{
  GPtrArray *placeholders = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), placeholders);
  rectify_plan_foreach_spot (plan, collect, placeholders);
  return placeholders;
}

/**
 * rectify_placeholder_get_item:
 * @self: a placeholder
 *
 * Returns: (transfer none) (nullable): the item it is in, %NULL for the title of the plan
 */
RectifyItem *
rectify_placeholder_get_item (RectifyPlaceholder *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLACEHOLDER (self), NULL);
  return self->item;
}

/**
 * rectify_placeholder_get_text:
 * @self: a placeholder
 *
 * Returns: (transfer none): what stands there: “XX”, “X月”, “某”
 */
const char *
rectify_placeholder_get_text (RectifyPlaceholder *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLACEHOLDER (self), "");
  return self->text;
}

/**
 * rectify_placeholder_get_place:
 * @self: a placeholder
 * @place: (out) (optional): set to which text it is in
 * @index: (out) (optional): set to which of the item's assignments, 0 for other places
 * @start: (out) (optional): set to where it begins in that text, in bytes
 * @end: (out) (optional): set to where it ends
 */
void
rectify_placeholder_get_place (RectifyPlaceholder *self, RectifyPlace *place, guint *index,
                               gsize *start, gsize *end)
{
  g_return_if_fail (RECTIFY_IS_PLACEHOLDER (self));
  if (place != NULL)
    *place = self->place;
  if (index != NULL)
    *index = self->index;
  if (start != NULL)
    *start = self->start;
  if (end != NULL)
    *end = self->end;
}

/**
 * rectify_placeholder_dup_context:
 * @self: a placeholder
 *
 * Returns: (transfer full): it and the words around it, so that the place is recognised
 */
char *
rectify_placeholder_dup_context (RectifyPlaceholder *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLACEHOLDER (self), NULL);
  return g_strdup (self->context);
}

/**
 * rectify_placeholder_get_context_offset:
 * @self: a placeholder
 *
 * Returns: where it begins in its context, in bytes
 */
gsize
rectify_placeholder_get_context_offset (RectifyPlaceholder *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLACEHOLDER (self), 0);
  return self->context_offset;
}

/* “6” for “X月” is “6月”: the word behind the gap is never lost. */
static char *
complete (RectifyPlaceholder *self, const char *replacement)
{
  static const char *const units[] = { "年", "月", "日", NULL };
  const char *unit = rectify_words_match_end (units, self->text, strlen (self->text));

  if (unit == NULL || g_str_has_suffix (replacement, unit))
    return g_strdup (replacement);
  return g_strconcat (replacement, unit, NULL);
}

typedef struct {
  RectifyPlaceholder *placeholder;
  const char *replacement;
} Filling;

static int
compare_fillings (gconstpointer a, gconstpointer b)
{
  const RectifyPlaceholder *x = ((const Filling *) a)->placeholder;
  const RectifyPlaceholder *y = ((const Filling *) b)->placeholder;

  if (x->item != y->item)
    return x->item < y->item ? -1 : 1;
  if (x->place != y->place)
    return x->place < y->place ? -1 : 1;
  if (x->index != y->index)
    return x->index < y->index ? -1 : 1;
  return x->start < y->start ? -1 : x->start > y->start;
}

static gboolean
is_same_spot (const RectifyPlaceholder *a, const RectifyPlaceholder *b)
{
  return a->item == b->item && a->place == b->place && a->index == b->index;
}

static GPtrArray *
make_changes (GArray *fillings)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_change_free);
  RectifyChange *change = NULL;

  for (guint i = 0; i < fillings->len; i++)
    {
      Filling *filling = &g_array_index (fillings, Filling, i);
      RectifyPlaceholder *placeholder = filling->placeholder;
      RectifyPlaceholder *last
          = i > 0 ? g_array_index (fillings, Filling, i - 1).placeholder : NULL;
      g_autofree char *words = complete (placeholder, filling->replacement);

      if (last == NULL || !is_same_spot (last, placeholder))
        {
          RectifySpot spot = { placeholder->item, placeholder->place, placeholder->index };

          change = rectify_change_new (&spot);
          g_ptr_array_add (changes, change);
        }
      else if (last->start == placeholder->start)
        continue;
      rectify_change_add_words (change, placeholder->start, placeholder->before, placeholder->text,
                                words);
    }
  return changes;
}

/**
 * rectify_placeholders_fill:
 * @placeholders: (element-type RectifyPlaceholder): placeholders of one list, in any order
 * @replacements: (array): what is to stand there, one for each of them; %NULL leaves one as it is
 * @plan: the plan they were listed for, or a copy of it: items are found by their identifiers,
 *   those that have none have to be the same objects
 *
 * Fills in many places at once, however many of them are in one text. Where a place is in an
 * assignment, the name of the party changes with its words. Where it is in a deadline, its words
 * change and what they mean does not: the caller reads them anew if it wants the date. A word for
 * a date (“月”) that belongs to the placeholder stays when the replacement leaves it out.
 *
 * Returns: how many places were filled in; those in a text that has changed since are not
 */
guint
rectify_placeholders_fill (GPtrArray *placeholders, const char *const *replacements,
                           RectifyPlan *plan)
{
  g_autoptr (GArray) fillings = g_array_new (FALSE, FALSE, sizeof (Filling));
  g_autoptr (GPtrArray) changes = NULL;

  g_return_val_if_fail (placeholders != NULL, 0);
  g_return_val_if_fail (replacements != NULL || placeholders->len == 0, 0);
  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), 0);
  for (guint i = 0; i < placeholders->len; i++)
    {
      Filling filling = { g_ptr_array_index (placeholders, i), replacements[i] };

      if (filling.replacement != NULL)
        g_array_append_val (fillings, filling);
    }
  g_array_sort (fillings, compare_fillings);
  changes = make_changes (fillings);
  return rectify_changes_apply_some (changes, plan);
}

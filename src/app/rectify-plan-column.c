/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-column.h"

#include <glib/gi18n.h>

#include "rectify-item-reference.h"
#include "rectify-item-text.h"
#include "rectify-party-field.h"
#include "rectify-roll-up.h"

static char *
dup_marked_name (RectifyItem *item)
{
  g_autofree char *name = rectify_item_dup_name (item);

  return rectify_item_get_internal (item) ? g_strconcat (RECTIFY_INTERNAL_SIGN " ", name, NULL)
                                          : g_steal_pointer (&name);
}

/* Names that stand below each other in the cell of a table are told in one line here. */
static char *
dup_parties (RectifyItem *item, guint field, RectifyItem **source)
{
  g_autofree char *text = rectify_item_dup_parties_text (item, field, source);
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n\v", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *words = g_strstrip (lines[i]);
      gunichar last
          = line->len > 0 ? g_utf8_get_char (g_utf8_prev_char (line->str + line->len)) : 0;

      if (*words == '\0')
        continue;
      if (last != 0 && !g_unichar_ispunct (last) && !g_unichar_ispunct (g_utf8_get_char (words)))
        g_string_append (line, "、");
      g_string_append (line, words);
    }
  return g_string_free (line, FALSE);
}

/* Units that only help are told behind those that answer, as such. */
static char *
dup_units (RectifyItem *item, RectifyItem **source)
{
  RectifyItem *supported;
  g_autofree char *units = dup_parties (item, RECTIFY_ROLE_RESPONSIBLE_UNIT, source);
  g_autofree char *supporting = dup_parties (item, RECTIFY_PARTY_SUPPORTING_UNIT, &supported);
  g_autofree char *named = NULL;

  if (supported == NULL)
    return g_steal_pointer (&units);
  named = g_strdup_printf (C_ ("units that only help", "supporting: %s"), supporting);
  if (*source == NULL)
    {
      *source = supported;
      return g_steal_pointer (&named);
    }
  return g_strconcat (units, C_ ("between responsible and supporting units", "; "), named, NULL);
}

static char *
dup_cell_text (RectifyItem *item, RectifyPlanColumn column, RectifyItem **source)
{
  *source = item;
  switch (column)
    {
    case RECTIFY_PLAN_ITEM:
      return dup_marked_name (item);
    case RECTIFY_PLAN_LEADER:
      return dup_parties (item, RECTIFY_ROLE_LEADER, source);
    case RECTIFY_PLAN_LEAD_UNIT:
      return dup_parties (item, RECTIFY_ROLE_LEAD_UNIT, source);
    case RECTIFY_PLAN_UNITS:
      return dup_units (item, source);
    case RECTIFY_PLAN_PERSON:
      return dup_parties (item, RECTIFY_ROLE_PERSON, source);
    case RECTIFY_PLAN_DEADLINE:
      return g_strdelimit (rectify_item_dup_deadline_text (item, source), "\r\n\v", ' ');
    default:
      if (!rectify_item_shows_status (item))
        return g_strdup ("");
      return rectify_status_dup_text (rectify_item_get_shown_status (item));
    }
}

/**
 * rectify_plan_column_dup_text:
 * @item: an item
 * @column: a column
 * @source: (out) (transfer none) (nullable): set to the item that it is from, which may be one above
 *
 * Running text inherits like everything else, but nobody is asked to do it.
 *
 * Returns: (transfer full): what the column says of the item, in one line
 */
char *
rectify_plan_column_dup_text (RectifyItem *item, RectifyPlanColumn column, RectifyItem **source)
{
  g_autofree char *text = dup_cell_text (item, column, source);

  if (*source != NULL && *source != item && rectify_item_get_kind (item) == RECTIFY_ITEM_PROSE)
    {
      *source = item;
      return g_strdup ("");
    }
  return g_steal_pointer (&text);
}

static char *
dup_item_tooltip (RectifyItem *item)
{
  g_autofree char *words = rectify_item_dup_words (item);
  g_autofree char *internal = rectify_item_dup_internal_text (item);

  return *internal != '\0' ? g_strconcat (words, "\n", internal, NULL) : g_steal_pointer (&words);
}

/* Of what stands above tasks, what they come to. */
static char *
dup_status_tooltip (RectifyItem *item, const char *text)
{
  g_autofree char *roll_up = rectify_item_dup_roll_up_text (item);

  if (*roll_up == '\0')
    return *text != '\0' ? g_strdup (text) : NULL;
  return *text != '\0' ? g_strconcat (text, "\n", roll_up, NULL) : g_steal_pointer (&roll_up);
}

/**
 * rectify_plan_column_dup_tooltip:
 * @item: an item
 * @column: a column
 * @text: what it says of the item
 * @source: (nullable): the item that it is from
 *
 * Returns: (transfer full) (nullable): all of that, and where it is from
 */
char *
rectify_plan_column_dup_tooltip (RectifyItem *item, RectifyPlanColumn column, const char *text,
                                 RectifyItem *source)
{
  g_autofree char *from = NULL;

  if (column == RECTIFY_PLAN_ITEM)
    return dup_item_tooltip (item);
  if (column == RECTIFY_PLAN_STATUS)
    return dup_status_tooltip (item, text);
  if (*text == '\0')
    return NULL;
  if (source == NULL || source == item)
    return g_strdup (text);
  from = rectify_reference_strip (rectify_item_dup_name (source));
  return g_strdup_printf (_ ("%s\nInherited from: %s"), text, from);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-public.h"

#include <string.h>

#include "rectify-label-style.h"
#include "rectify-numbering.h"

/* The next sibling of the same kind that is numbered. */
static RectifyItem *
find_next_numbered (RectifyItem *parent, guint index, RectifyItemKind kind, guint *number)
{
  for (guint i = index + 1; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *item = rectify_item_get_child (parent, i);
      g_autoptr (RectifyLabelStyle) style
          = rectify_label_style_parse (rectify_item_get_label (item), number);

      if (style != NULL && rectify_item_get_kind (item) == kind)
        return item;
    }
  return NULL;
}

/* A round of numbers that begins anew behind other siblings is known by its first item: where that
 * goes, the next one begins the round. */
static void
hand_on_first_number (RectifyItem *parent, guint index)
{
  RectifyItem *item = rectify_item_get_child (parent, index);
  guint number = 0, next_number = 0;
  g_autoptr (RectifyLabelStyle) style
      = rectify_label_style_parse (rectify_item_get_label (item), &number);
  g_autoptr (RectifyLabelStyle) next_style = NULL;
  g_autofree char *label = NULL;
  RectifyItem *next;

  if (style == NULL || number != 1)
    return;
  next = find_next_numbered (parent, index, rectify_item_get_kind (item), &next_number);
  if (next == NULL || next_number < 2)
    return;
  next_style = rectify_label_style_parse (rectify_item_get_label (next), NULL);
  label = rectify_label_style_format (next_style, 1);
  rectify_item_set_label (next, label);
}

/* What ran on in the paragraph that goes begins one of its own. */
static void
hand_on_paragraph (RectifyItem *parent, guint index)
{
  RectifyItem *item = rectify_item_get_child (parent, index);

  if (!rectify_item_get_run_in (item) && index + 1 < rectify_item_get_n_children (parent))
    rectify_item_set_run_in (rectify_item_get_child (parent, index + 1), FALSE);
}

/* The last of a list ends it, as the one that went did: “；” becomes “。”. */
static void
hand_on_end (RectifyItem *parent, guint index)
{
  RectifyItem *item = rectify_item_get_child (parent, index);
  RectifyItem *before = index > 0 ? rectify_item_get_child (parent, index - 1) : NULL;
  g_autofree char *stem = NULL;
  g_autofree char *text = NULL;

  if (before == NULL || index + 1 < rectify_item_get_n_children (parent)
      || rectify_item_get_n_children (before) > 0
      || rectify_item_get_kind (before) != rectify_item_get_kind (item)
      || !g_str_has_suffix (rectify_item_get_text (item), "。")
      || !g_str_has_suffix (rectify_item_get_text (before), "；"))
    return;
  stem = g_strndup (rectify_item_get_text (before),
                    strlen (rectify_item_get_text (before)) - strlen ("；"));
  text = g_strconcat (stem, "。", NULL);
  rectify_item_set_text (before, text);
}

/* “整改措施：” with nothing behind it is not said. */
static void
drop_lead_in (RectifyItem *parent)
{
  RectifyWording *lead_in = rectify_item_get_lead_in (parent);

  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    if (rectify_item_get_kind (rectify_item_get_child (parent, i)) == RECTIFY_ITEM_MEASURE)
      return;
  if (lead_in != NULL && *lead_in->text == '\0')
    rectify_item_set_lead_in (parent, NULL);
}

static gboolean
remove_hidden_children (RectifyNumbering *numbering, RectifyItem *parent)
{
  gboolean any = FALSE;

  for (guint i = 0; i < rectify_item_get_n_children (parent);)
    {
      RectifyItem *item = rectify_item_get_child (parent, i);

      if (!rectify_item_get_internal (item))
        {
          i++;
          continue;
        }
      hand_on_first_number (parent, i);
      hand_on_paragraph (parent, i);
      hand_on_end (parent, i);
      g_object_unref (rectify_item_remove_child (parent, i));
      any = TRUE;
    }
  if (any)
    {
      drop_lead_in (parent);
      rectify_numbering_relabel (numbering, parent, NULL);
    }
  return any;
}

/* Returns whether anything went. */
static gboolean
remove_hidden (RectifyNumbering *numbering, RectifyItem *parent)
{
  gboolean any = remove_hidden_children (numbering, parent);

  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    any = remove_hidden (numbering, rectify_item_get_child (parent, i)) || any;
  return any;
}

/**
 * rectify_plan_copy_public:
 * @self: a plan
 *
 * Returns: (transfer full): a copy without what is for the office alone; the numbers of what stays
 *   close up over what went
 */
RectifyPlan *
rectify_plan_copy_public (RectifyPlan *self)
{
  RectifyPlan *copy;
  RectifyItem *root;
  g_autoptr (RectifyNumbering) numbering = NULL;

  g_return_val_if_fail (RECTIFY_IS_PLAN (self), NULL);

  copy = rectify_plan_copy (self);
  root = rectify_plan_get_root (copy);
  numbering = rectify_numbering_survey (root);
  for (guint i = 0; i < rectify_item_get_n_children (root); i++)
    {
      RectifyItem *top = rectify_item_get_child (root, i);

      if (!rectify_item_get_internal (top) && remove_hidden (numbering, top))
        rectify_numbering_relabel_running (numbering, top);
    }
  remove_hidden_children (numbering, root);
  return copy;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-progress-labels.h"

#include <string.h>

#include "rectify-label-style.h"
#include "rectify-report-words.h"

/**
 * rectify_progress_labels_dup:
 * @level: a level, from 1 to 4
 * @number: a number
 *
 * Returns: (transfer full): the label that the report itself gives: 一、 （一） 1. （1）, by GB/T 9704-2012,
 *   7.3.3; I. 1. (1) (i) in English
 */
char *
rectify_progress_labels_dup (guint level, guint number)
{
  static const struct {
    const char *prefix;
    RectifyNumeralSystem system;
    const char *suffix;
  } styles[][4] = { { { "", RECTIFY_NUMERAL_CHINESE, "、" },
                      { "（", RECTIFY_NUMERAL_CHINESE, "）" },
                      { "", RECTIFY_NUMERAL_ARABIC, "." },
                      { "（", RECTIFY_NUMERAL_ARABIC, "）" } },
                    { { "", RECTIFY_NUMERAL_ROMAN_UPPER, ". " },
                      { "", RECTIFY_NUMERAL_ARABIC, ". " },
                      { "(", RECTIFY_NUMERAL_ARABIC, ") " },
                      { "(", RECTIFY_NUMERAL_ROMAN_LOWER, ") " } } };
  guint language = rectify_report_words_is_english ();
  g_autofree char *digits = rectify_numeral_format (styles[language][level - 1].system, number);

  return g_strconcat (styles[language][level - 1].prefix, digits,
                      styles[language][level - 1].suffix, NULL);
}

/* As it stands in the plan; with what parts it from words behind it. A number that had a column of its
 * own needs a mark here. */
static char *
dup_written (RectifyItem *item)
{
  const char *label = rectify_item_get_label (item);
  gsize n_digits = strspn (label, "0123456789");

  if (*label == '\0')
    return g_strdup ("");
  return g_strconcat (label, label[n_digits] == '\0' ? "." : "",
                      rectify_report_words_is_english () ? " " : "", NULL);
}

/* 一、 is what sections of the report have, and 一是 or 第一 lead running text. */
static gboolean
is_no_heading (const RectifyLabelStyle *style)
{
  if (rectify_report_words_is_english ())
    return style->system == RECTIFY_NUMERAL_ROMAN_UPPER && *style->prefix == '\0';
  return style->system == RECTIFY_NUMERAL_CHINESE && !g_str_has_prefix (style->prefix, "（")
         && !g_str_has_prefix (style->prefix, "(");
}

/**
 * rectify_progress_labels_get_number:
 * @item: an item
 *
 * Returns: the number in its label, 0 if there is none
 */
guint
rectify_progress_labels_get_number (RectifyItem *item)
{
  guint number = 0;
  g_autoptr (RectifyLabelStyle) style
      = rectify_label_style_parse (rectify_item_get_label (item), &number);

  return style != NULL ? number : 0;
}

/**
 * rectify_progress_labels_dup_own:
 * @item: an item
 * @level: at which level of the report it is told of
 *
 * Whoever reads the report finds an item in the plan by its label, so it keeps that. One that is not for
 * headings at that level keeps the number alone: 一是 becomes （一）, 1. or （1）.
 *
 * Returns: (transfer full): its label, "" if it has none
 */
char *
rectify_progress_labels_dup_own (RectifyItem *item, guint level)
{
  guint number;
  g_autoptr (RectifyLabelStyle) style
      = rectify_label_style_parse (rectify_item_get_label (item), &number);

  if (style != NULL && is_no_heading (style))
    return rectify_progress_labels_dup (level, number);
  return dup_written (item);
}

/**
 * rectify_progress_labels_find_level:
 * @label: a label, or several
 * @level: the level at which the report has it
 *
 * Returns: at which level such labels are set, wherever they stand (GB/T 9704-2012, 7.3.3)
 */
guint
rectify_progress_labels_find_level (const char *label, guint level)
{
  g_autoptr (RectifyLabelStyle) style = rectify_label_style_parse (label, NULL);
  gboolean is_bracketed;

  if (style == NULL || rectify_report_words_is_english ())
    return level;
  is_bracketed = g_str_has_prefix (style->prefix, "（") || g_str_has_prefix (style->prefix, "(");
  switch (style->system)
    {
    case RECTIFY_NUMERAL_CHINESE:
      return is_bracketed ? 2 : 1;
    case RECTIFY_NUMERAL_ARABIC:
    case RECTIFY_NUMERAL_FULLWIDTH:
      return is_bracketed ? 4 : 3;
    default:
      return level;
    }
}

static RectifyItem *
find_above (RectifyItem *item, RectifyItemKind kind)
{
  while (item != NULL && rectify_item_get_kind (item) != kind)
    item = rectify_item_get_parent (item);
  return item;
}

/**
 * rectify_progress_labels_dup_path:
 * @item: a task
 *
 * Returns: (transfer full): the labels of its area and its problem, by which it is found in the plan:
 *   “（三）5.”; "" if they have none
 */
char *
rectify_progress_labels_dup_path (RectifyItem *item)
{
  RectifyItem *area = find_above (item, RECTIFY_ITEM_AREA);
  RectifyItem *problem = find_above (item, RECTIFY_ITEM_PROBLEM);
  g_autofree char *first = area != NULL ? rectify_progress_labels_dup_own (area, 2) : g_strdup ("");
  g_autofree char *second = rectify_progress_labels_dup_own (problem != NULL ? problem : item, 3);

  return g_strconcat (first, second, NULL);
}

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

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* “3.1.” is of no level of its own. */
static RectifyLabelStyle *
parse (RectifyItem *item, guint *number)
{
  g_autoptr (RectifyLabelStyle) style
      = rectify_label_style_parse (rectify_item_get_label (item), number);

  return style != NULL && (has_digit (style->prefix) || has_digit (style->suffix))
             ? NULL
             : g_steal_pointer (&style);
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

/**
 * rectify_progress_labels_look:
 * @self: what is known of the labels so far, at first all 0
 * @item: an item
 * @level: at which level of the report it is told of
 *
 * Looks at the label of an item that is told of in the report.
 */
void
rectify_progress_labels_look (RectifyProgressLabels *self, RectifyItem *item, guint level)
{
  const char *label = rectify_item_get_label (item);
  g_autoptr (RectifyLabelStyle) style = parse (item, NULL);
  guint set_level;

  self->are_used[level] = TRUE;
  if (style == NULL)
    {
      /* “问题一” parts itself from any; “3.1.” does not. */
      self->are_mixed |= g_ascii_isdigit (*label) && !rectify_report_words_is_english ();
      return;
    }
  if (is_no_heading (style))
    return;
  set_level = rectify_progress_labels_find_level (label, level);
  self->are_mixed |= self->levels[level] != 0 && self->levels[level] != set_level;
  self->levels[level] = set_level;
}

/**
 * rectify_progress_labels_settle:
 * @self: what rectify_progress_labels_look() saw of all items
 *
 * Has items keep their labels, unless two levels would be labelled alike, or one in two ways.
 */
void
rectify_progress_labels_settle (RectifyProgressLabels *self)
{
  guint above = 1;

  for (guint i = 2; i <= RECTIFY_PROGRESS_MAX_LEVEL; i++)
    {
      if (self->levels[i] == 0)
        self->levels[i] = MAX (i, above + 1);
      self->are_mixed
          |= self->are_used[i]
             && (self->levels[i] <= above || self->levels[i] > RECTIFY_PROGRESS_MAX_LEVEL);
      above = self->levels[i];
    }
  for (guint i = 1; i <= RECTIFY_PROGRESS_MAX_LEVEL; i++)
    if (self->are_mixed || !self->are_used[i])
      self->levels[i] = i;
}

/**
 * rectify_progress_labels_dup_own:
 * @self: the labels of the report, after rectify_progress_labels_settle()
 * @item: an item
 * @level: at which level of the report it is told of
 * @number: which one it is there
 *
 * Whoever reads the report finds an item in the plan by its label, so it keeps that. One that is not for
 * headings at that level keeps the number alone: 一是 becomes （一）, 1. or （1）; so do all, where the labels
 * of the plan cannot be kept.
 *
 * Returns: (transfer full): its label, "" if it has none
 */
char *
rectify_progress_labels_dup_own (const RectifyProgressLabels *self, RectifyItem *item, guint level,
                                 guint number)
{
  g_autoptr (RectifyLabelStyle) style = NULL;
  guint own;

  if (*rectify_item_get_label (item) == '\0')
    return g_strdup ("");
  style = parse (item, &own);
  if (style != NULL && is_no_heading (style))
    return rectify_progress_labels_dup (self->levels[level], own);
  if (!self->are_mixed)
    return dup_written (item);
  return rectify_progress_labels_dup (level, style != NULL ? own : number);
}

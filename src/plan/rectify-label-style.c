/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-label-style.h"

#include <string.h>

/**
 * rectify_label_style_new:
 * @prefix: what stands before the number
 * @system: the digits
 * @suffix: what stands behind it
 *
 * Returns: (transfer full): a style
 */
RectifyLabelStyle *
rectify_label_style_new (const char *prefix, RectifyNumeralSystem system, const char *suffix)
{
  RectifyLabelStyle *self = g_new0 (RectifyLabelStyle, 1);

  self->prefix = g_strdup (prefix);
  self->system = system;
  self->suffix = g_strdup (suffix);
  return self;
}

/**
 * rectify_label_style_parse:
 * @label: (nullable): a label as written
 * @number: (out) (optional): set to its number, 0 if it has none
 *
 * Finds the number in a label: the first run of digits of one system.
 *
 * Returns: (transfer full) (nullable): the style of the label, or %NULL if there is no number in it
 */
RectifyLabelStyle *
rectify_label_style_parse (const char *label, guint *number)
{
  const char *start = label != NULL ? label : "";

  if (number != NULL)
    *number = 0;
  while (*start != '\0')
    {
      RectifyNumeralSystem system = rectify_numeral_classify (g_utf8_get_char (start));
      const char *end = start;
      guint value;

      while (*end != '\0' && rectify_numeral_classify (g_utf8_get_char (end)) == system)
        end = g_utf8_next_char (end);
      if (system != RECTIFY_NUMERAL_NONE
          && (value = rectify_numeral_parse (start, end - start, NULL)) > 0)
        {
          g_autofree char *prefix = g_strndup (label, start - label);

          if (number != NULL)
            *number = value;
          return rectify_label_style_new (prefix, system, end);
        }
      start = end;
    }
  return NULL;
}

/**
 * rectify_label_style_free:
 * @self: (nullable) (transfer full): a style
 */
void
rectify_label_style_free (RectifyLabelStyle *self)
{
  if (self == NULL)
    return;
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self);
}

/**
 * rectify_label_style_equal:
 * @a: (nullable): a style
 * @b: (nullable): another
 *
 * Returns: whether labels in both look alike
 */
gboolean
rectify_label_style_equal (const RectifyLabelStyle *a, const RectifyLabelStyle *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->system == b->system && g_str_equal (a->prefix, b->prefix)
         && g_str_equal (a->suffix, b->suffix);
}

/**
 * rectify_label_style_is_outermost:
 * @self: a style
 *
 * Returns: whether it is that of the first level of the official layout: 一、 and not （一） or 一是
 */
gboolean
rectify_label_style_is_outermost (const RectifyLabelStyle *self)
{
  const char *mark = self->suffix;

  while (g_unichar_isspace (g_utf8_get_char (mark)))
    mark = g_utf8_next_char (mark);
  return self->system == RECTIFY_NUMERAL_CHINESE && *self->prefix == '\0' && *mark != '\0'
         && g_utf8_strchr ("、.．", -1, g_utf8_get_char (mark)) != NULL;
}

/**
 * rectify_label_style_format:
 * @self: a style
 * @number: a number from 1
 *
 * Returns: (transfer full): the label
 */
char *
rectify_label_style_format (const RectifyLabelStyle *self, guint number)
{
  g_autofree char *numeral = rectify_numeral_format (self->system, number);

  return g_strconcat (self->prefix, numeral, self->suffix, NULL);
}

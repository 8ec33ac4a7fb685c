/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-pages-private.h"

/* Nobody reads larger Roman numbers; there are none in use. */
#define MAX_ROMAN 3999

static char *
write_roman (guint number)
{
  static const struct {
    guint value;
    const char *letters;
  } parts[] = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
                { 90, "XC" },  { 50, "L" },   { 40, "XL" }, { 10, "X" },   { 9, "IX" },
                { 5, "V" },    { 4, "IV" },   { 1, "I" } };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (; number >= parts[i].value; number -= parts[i].value)
      g_string_append (text, parts[i].letters);
  return g_string_free (text, FALSE);
}

/**
 * rectify_page_number_dup_text:
 * @self: the number of a page
 *
 * Returns: (transfer full): the number as it is printed, without its dashes; "" for none
 */
char *
rectify_page_number_dup_text (const RectifyPageNumber *self)
{
  if (self->numbering == RECTIFY_NUMBERING_NONE)
    return g_strdup ("");
  if (self->numbering == RECTIFY_NUMBERING_ROMAN && self->number <= MAX_ROMAN)
    return write_roman (self->number);
  return g_strdup_printf ("%u", self->number);
}

/**
 * rectify_pages_get_number:
 * @self: pages
 * @page: which page, from 0
 *
 * Returns: how it is numbered where the document stands alone: the contents in Roman numbers, the
 *   text from 1, but for pages without one
 */
RectifyPageNumber
rectify_pages_get_number (RectifyPages *self, guint page)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  RectifyPageNumber number = { RECTIFY_NUMBERING_ARABIC, page - self->n_front + 1 };

  if (page < self->n_front)
    {
      number.numbering = RECTIFY_NUMBERING_ROMAN;
      number.number = page + 1;
    }
  if (g_array_index (self->pages, RectifyPage, page).has_no_number)
    number.numbering = RECTIFY_NUMBERING_NONE;
  return number;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-item-reference.h"

/**
 * rectify_item_get_label:
 * @self: an item
 *
 * Returns: (transfer none): its number as written, such as “（一）”, or ""
 */
const char *
rectify_item_get_label (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), "");
  return self->label;
}

/**
 * rectify_item_set_label:
 * @self: an item
 * @label: (nullable): its number as written
 */
void
rectify_item_set_label (RectifyItem *self, const char *label)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  rectify_item_set_string (self, &self->label, label, ITEM_PROP_LABEL);
}

/**
 * rectify_item_get_heading:
 * @self: an item
 *
 * Returns: (transfer none): its leading sentence, the closing mark included, or ""
 */
const char *
rectify_item_get_heading (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), "");
  return self->heading;
}

/**
 * rectify_item_set_heading:
 * @self: an item
 * @heading: (nullable): its leading sentence
 */
void
rectify_item_set_heading (RectifyItem *self, const char *heading)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  rectify_item_set_string (self, &self->heading, heading, ITEM_PROP_HEADING);
}

/**
 * rectify_item_get_text:
 * @self: an item
 *
 * Returns: (transfer none): what follows the heading, or ""
 */
const char *
rectify_item_get_text (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), "");
  return self->text;
}

/**
 * rectify_item_set_text:
 * @self: an item
 * @text: (nullable): what follows the heading
 */
void
rectify_item_set_text (RectifyItem *self, const char *text)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  rectify_item_set_string (self, &self->text, text, ITEM_PROP_TEXT);
}

/**
 * rectify_item_get_run_in:
 * @self: an item
 *
 * Returns: whether it continues the paragraph of what is written before it
 */
gboolean
rectify_item_get_run_in (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), FALSE);
  return self->run_in;
}

/**
 * rectify_item_set_run_in:
 * @self: an item
 * @run_in: whether it continues the paragraph of what is written before it
 */
void
rectify_item_set_run_in (RectifyItem *self, gboolean run_in)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  run_in = !!run_in;
  if (self->run_in == run_in)
    return;
  self->run_in = run_in;
  rectify_item_say_changed (self, ITEM_PROP_RUN_IN);
}

/**
 * rectify_item_get_columns:
 * @self: an item
 *
 * Returns: (transfer none): if what is below the item is written as a table whose head are the
 *   item's words, what stands in its columns (see rectify_columns_parse()); else ""
 */
const char *
rectify_item_get_columns (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), "");
  return self->columns;
}

/**
 * rectify_item_set_columns:
 * @self: an item
 * @columns: (nullable): what stands in the columns of the table that it heads, or %NULL
 */
void
rectify_item_set_columns (RectifyItem *self, const char *columns)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  rectify_item_set_string (self, &self->columns, columns, ITEM_PROP_COLUMNS);
}

/**
 * rectify_item_dup_measures_lead_in:
 * @self: an item
 *
 * Returns: (transfer full): the words that lead in its measures (“整改措施：”), or ""
 */
char *
rectify_item_dup_measures_lead_in (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  return self->lead_in != NULL ? rectify_wording_dup_line (self->lead_in) : g_strdup ("");
}

/**
 * rectify_item_get_lead_in:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): how and where the lead-in of its measures is written
 */
RectifyWording *
rectify_item_get_lead_in (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  return self->lead_in;
}

/**
 * rectify_item_set_lead_in:
 * @self: an item
 * @lead_in: (nullable): how and where the lead-in of its measures is written
 */
void
rectify_item_set_lead_in (RectifyItem *self, RectifyWording *lead_in)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  if (rectify_wording_equal (self->lead_in, lead_in))
    return;
  if (lead_in != NULL)
    rectify_wording_ref (lead_in);
  g_clear_pointer (&self->lead_in, rectify_wording_unref);
  self->lead_in = lead_in;
  rectify_item_emit_changed (self);
}

/* What a table is called: the line across it above its columns, or else only that it is one. */
static char *
dup_table_name (RectifyItem *self)
{
  const char *end = strchr (self->text, '\n');
  g_autofree char *line = end != NULL ? g_strndup (self->text, end - self->text) : g_strdup ("");

  g_strstrip (line);
  return *line != '\0' && strchr (line, '\t') == NULL ? g_steal_pointer (&line)
                                                      : g_strdup (_ ("Table"));
}

/**
 * rectify_item_dup_summary:
 * @self: an item
 *
 * Returns: (transfer full): the heading or, if it has none, the text, in one line; of a table, whose
 *   text is its columns, what it is called
 */
char *
rectify_item_dup_summary (RectifyItem *self)
{
  char *summary;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  if (*self->columns != '\0' && *self->heading == '\0')
    return dup_table_name (self);
  summary = g_strdup (*self->heading != '\0' ? self->heading : self->text);
  return g_strdelimit (summary, "\r\n\t", ' ');
}

/* Chinese marks are as wide as a blank; others, and numbers without a mark, are parted by one from
 * letters that follow. */
static const char *
get_gap (const char *before, const char *after)
{
  gunichar last
      = *before != '\0' ? g_utf8_get_char (g_utf8_prev_char (before + strlen (before))) : 0;

  if (last == 0 || !g_unichar_isalnum (g_utf8_get_char (after)))
    return "";
  if (g_unichar_isdigit (last))
    return " ";
  if (!g_ascii_ispunct (last) || !g_ascii_isalnum (*after))
    return "";
  for (const char *p = after; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
      return "";
  return " ";
}

/**
 * rectify_item_dup_line:
 * @self: an item
 *
 * Returns: (transfer full): the label and the summary, in one line. The label of a row in a table is
 *   a number without a mark, which a blank parts from words that go on as it ends: 8 2021年
 */
char *
rectify_item_dup_line (RectifyItem *self)
{
  g_autofree char *summary = rectify_item_dup_summary (self);

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  return g_strconcat (self->label, get_gap (self->label, summary), summary, NULL);
}

static char *
shorten (const char *line, guint max_length)
{
  g_autofree char *head = NULL;

  if (max_length == 0 || g_utf8_strlen (line, -1) <= (glong) max_length)
    return g_strdup (line);
  head = g_utf8_substring (line, 0, (glong) max_length - 1);
  return g_strconcat (head, "…", NULL);
}

/**
 * rectify_item_dup_short_line:
 * @self: an item
 * @max_length: how many characters are told at most, 0 for all
 *
 * Returns: (transfer full): as rectify_item_dup_line(), in one line whatever its label holds, and with
 *   an ellipsis for its end where it is longer
 */
char *
rectify_item_dup_short_line (RectifyItem *self, guint max_length)
{
  g_autofree char *line = NULL;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  line = g_strdelimit (rectify_item_dup_line (self), "\n\t", ' ');
  return shorten (line, max_length);
}

/**
 * rectify_item_dup_place:
 * @self: an item
 * @max_length: how many characters of each line are told at most, 0 for all
 *
 * Returns: (transfer full): the lines of all that the item stands below, the outermost first, since
 *   its own words may be repeated elsewhere, without the marks that close them: “二、整改措施 ›
 *   （一）学习方面”; "" at the top
 */
char *
rectify_item_dup_place (RectifyItem *self, guint max_length)
{
  GString *place = g_string_new (NULL);

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), g_string_free (place, FALSE));
  for (RectifyItem *item = self->parent; item != NULL && item->parent != NULL; item = item->parent)
    {
      g_autofree char *line = rectify_reference_strip (rectify_item_dup_line (item));
      g_autofree char *shown = shorten (line, max_length);

      if (place->len > 0)
        g_string_prepend (place, " › ");
      g_string_prepend (place, shown);
    }
  return g_string_free (place, FALSE);
}

static gboolean
ends_with_mark (const char *words)
{
  return *words != '\0' && g_ascii_ispunct (words[strlen (words) - 1]);
}

/**
 * rectify_item_dup_words:
 * @self: an item
 *
 * Returns: (transfer full): label, heading and text together; in English with blanks between them
 */
char *
rectify_item_dup_words (RectifyItem *self)
{
  const char *first;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  first = *self->heading != '\0' ? self->heading : self->text;
  /* Numbers without a mark have cells of their own. */
  return g_strconcat (self->label, ends_with_mark (self->label) ? get_gap (self->label, first) : "",
                      self->heading,
                      ends_with_mark (self->heading) ? get_gap (self->heading, self->text) : "",
                      self->text, NULL);
}

/**
 * rectify_item_ends_open:
 * @self: an item
 *
 * Returns: whether its words end with a comma, as those of a line do that was broken by mistake
 */
gboolean
rectify_item_ends_open (RectifyItem *self)
{
  const char *words;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), FALSE);
  words = *self->text != '\0' ? self->text : self->heading;
  return g_str_has_suffix (words, "，") || g_str_has_suffix (words, ",")
         || g_str_has_suffix (words, "、");
}

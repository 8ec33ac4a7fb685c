/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-packet.h"

#include <string.h>

#include "rectify-contents.h"
#include "rectify-packet-private.h"

/**
 * RectifyPacket:
 *
 * Several documents as one: the meeting packet. Pages of all sizes may be in it. A document that
 * stands alone is a packet of one.
 */
G_DEFINE_FINAL_TYPE (RectifyPacket, rectify_packet, G_TYPE_OBJECT)

static void
clear_part (gpointer data)
{
  g_clear_object (&((RectifyPacketPart *) data)->pages);
}

static void
rectify_packet_finalize (GObject *object)
{
  RectifyPacket *self = RECTIFY_PACKET (object);

  g_array_unref (self->parts);
  g_array_unref (self->pages);
  G_OBJECT_CLASS (rectify_packet_parent_class)->finalize (object);
}

static void
rectify_packet_class_init (RectifyPacketClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_packet_finalize;
}

static void
rectify_packet_init (RectifyPacket *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (RectifyPacketPart));
  g_array_set_clear_func (self->parts, clear_part);
  self->pages = g_array_new (FALSE, FALSE, sizeof (RectifyPacketPage));
}

/**
 * rectify_packet_new:
 * @flags: how the documents follow each other
 *
 * Returns: (transfer full): a packet without documents
 */
RectifyPacket *
rectify_packet_new (RectifyPacketFlags flags)
{
  RectifyPacket *self = g_object_new (RECTIFY_TYPE_PACKET, NULL);

  self->flags = flags;
  return self;
}

/* A document of the packet. */
const RectifyPacketPart *
rectify_packet_get_part (RectifyPacket *self, guint part)
{
  return &g_array_index (self->parts, RectifyPacketPart, part);
}

static const RectifyPacketPage *
get_page (RectifyPacket *self, guint page)
{
  return &g_array_index (self->pages, RectifyPacketPage, page);
}

/* What is printed on both sides begins on the front of a sheet; the back before it is blank, and
 * carries no number (GB/T 9704-2012, 7.5). */
static void
turn_sheet (RectifyPacket *self)
{
  RectifyPacketPage blank;

  if ((self->flags & RECTIFY_PACKET_DUPLEX) == 0 || self->pages->len % 2 == 0)
    return;
  blank = *get_page (self, self->pages->len - 1);
  blank.is_blank = TRUE;
  blank.number.numbering = RECTIFY_NUMBERING_NONE;
  g_array_append_val (self->pages, blank);
}

/* On the fronts of sheets stand odd numbers, so a blank back takes the number before one. */
static guint
find_first_number (RectifyPacket *self, guint n_used)
{
  if ((self->flags & RECTIFY_PACKET_CONTINUOUS) == 0)
    return 1;
  return (self->flags & RECTIFY_PACKET_DUPLEX) != 0 && n_used % 2 == 1 ? n_used + 2 : n_used + 1;
}

static void
add_pages (RectifyPacket *self, guint part, RectifyPages *pages, guint first, guint end,
           RectifyPageNumber number)
{
  for (guint i = first; i < end; i++, number.number++)
    {
      RectifyPacketPage page = { part, i, FALSE, number };

      if (rectify_pages_get_number (pages, i).numbering == RECTIFY_NUMBERING_NONE)
        page.number.numbering = RECTIFY_NUMBERING_NONE;

      g_array_append_val (self->pages, page);
    }
}

/**
 * rectify_packet_add:
 * @self: a packet
 * @pages: a document on its pages
 *
 * Adds a document behind those that are there; its contents say the numbers its pages get. Of one that is being set there are more pages by and
 * by; only the last may be such.
 */
void
rectify_packet_add (RectifyPacket *self, RectifyPages *pages)
{
  RectifyPacketPart part = { .pages = pages };
  RectifyPageNumber front = { RECTIFY_NUMBERING_ROMAN, 0 };
  RectifyPageNumber text = { RECTIFY_NUMBERING_ARABIC, 0 };

  g_return_if_fail (RECTIFY_IS_PACKET (self));
  g_return_if_fail (RECTIFY_IS_PAGES (pages));
  /* What comes before is whole; of this one, it is known how many pages of contents it has. */
  rectify_packet_wait (self, G_MAXUINT);
  rectify_pages_wait (pages, 0);
  part.n_pages = rectify_pages_get_n_pages (pages);
  g_object_ref (pages);
  turn_sheet (self);
  part.first_page = self->pages->len + 1;
  front.number = find_first_number (self, self->n_front);
  add_pages (self, self->parts->len, pages, 0, pages->n_front, front);
  turn_sheet (self);
  part.first_text_page = self->pages->len + 1;
  text.number = find_first_number (self, self->n_text);
  rectify_contents_renumber (pages, text.number);
  add_pages (self, self->parts->len, pages, pages->n_front, part.n_pages, text);
  if (pages->n_front > 0)
    self->n_front = front.number + pages->n_front - 1;
  self->n_text = text.number + part.n_pages - pages->n_front - 1;
  g_array_append_val (self->parts, part);
}

/**
 * rectify_packet_wait:
 * @self: a packet
 * @page: a page, from 0
 *
 * Waits until a page can be drawn, if its document is being set.
 *
 * Returns: whether there is such a page
 */
gboolean
rectify_packet_wait (RectifyPacket *self, guint page)
{
  RectifyPacketPart *part;
  guint n_pages;

  if (page < self->pages->len || self->parts->len == 0)
    return page < self->pages->len;
  part = &g_array_index (self->parts, RectifyPacketPart, self->parts->len - 1);
  while (page >= self->pages->len && rectify_pages_wait (part->pages, part->n_pages))
    {
      RectifyPageNumber number = { RECTIFY_NUMBERING_ARABIC, self->n_text + 1 };

      n_pages = rectify_pages_get_n_pages (part->pages);
      add_pages (self, self->parts->len - 1, part->pages, part->n_pages, n_pages, number);
      self->n_text += n_pages - part->n_pages;
      part->n_pages = n_pages;
    }
  return page < self->pages->len;
}

/* A page that is drawn in the order of their numbers, and not needed again. */
void
rectify_packet_let_go (RectifyPacket *self, guint page)
{
  const RectifyPacketPage *drawn = get_page (self, page);

  if (!drawn->is_blank)
    rectify_pages_let_go (rectify_packet_get_part (self, drawn->part)->pages, drawn->page);
}

/**
 * rectify_packet_get_n_pages:
 * @self: a packet
 *
 * Returns: how many pages it has, with blank backs
 */
guint
rectify_packet_get_n_pages (RectifyPacket *self)
{
  g_return_val_if_fail (RECTIFY_IS_PACKET (self), 0);
  return self->pages->len;
}

/**
 * rectify_packet_get_width:
 * @self: a packet
 * @page: which page, from 0
 *
 * Returns: the width of its paper in points
 */
double
rectify_packet_get_width (RectifyPacket *self, guint page)
{
  g_return_val_if_fail (RECTIFY_IS_PACKET (self), 0);
  g_return_val_if_fail (page < self->pages->len, 0);
  return rectify_pages_get_width (
      rectify_packet_get_part (self, get_page (self, page)->part)->pages);
}

/**
 * rectify_packet_get_height:
 * @self: a packet
 * @page: which page, from 0
 *
 * Returns: the height of its paper in points
 */
double
rectify_packet_get_height (RectifyPacket *self, guint page)
{
  g_return_val_if_fail (RECTIFY_IS_PACKET (self), 0);
  g_return_val_if_fail (page < self->pages->len, 0);
  return rectify_pages_get_height (
      rectify_packet_get_part (self, get_page (self, page)->part)->pages);
}

/**
 * rectify_packet_get_flags:
 * @self: a packet
 *
 * Returns: how its documents follow each other
 */
RectifyPacketFlags
rectify_packet_get_flags (RectifyPacket *self)
{
  g_return_val_if_fail (RECTIFY_IS_PACKET (self), RECTIFY_PACKET_NONE);
  return self->flags;
}

/**
 * rectify_packet_dup_missing:
 * @self: a packet
 *
 * Returns: (transfer full): the characters that no font of this computer has, each once, which
 *   print as boxes; "" if there are none
 */
char *
rectify_packet_dup_missing (RectifyPacket *self)
{
  GString *all = g_string_new (NULL);

  g_return_val_if_fail (RECTIFY_IS_PACKET (self), g_string_free (all, FALSE));
  for (guint i = 0; i < self->parts->len; i++)
    for (const char *p = rectify_pages_get_missing (rectify_packet_get_part (self, i)->pages);
         *p != '\0'; p = g_utf8_next_char (p))
      if (g_utf8_strchr (all->str, all->len, g_utf8_get_char (p)) == NULL)
        g_string_append_unichar (all, g_utf8_get_char (p));
  return g_string_free (all, FALSE);
}

/* What rectify_packet_draw() does; with subsets of the fonts, for a tagged PDF. */
void
rectify_packet_draw_as (RectifyPacket *self, guint page, RectifyFontSubsets *subsets, cairo_t *cr)
{
  const RectifyPacketPage *drawn = get_page (self, page);
  const RectifyPacketPart *part = rectify_packet_get_part (self, drawn->part);
  RectifyPageManner manner = { .number = drawn->number,
                               .subsets = subsets,
                               .is_tagged = subsets != NULL,
                               .first_text_page = part->first_text_page };

  if (!drawn->is_blank)
    rectify_pages_draw_as (part->pages, drawn->page, &manner, cr);
}

/**
 * rectify_packet_draw:
 * @self: a packet
 * @page: which page, from 0
 * @cr: where to; a unit is a point, the origin the paper's upper left corner
 *
 * Draws a page, with black type on what is there already.
 */
void
rectify_packet_draw (RectifyPacket *self, guint page, cairo_t *cr)
{
  g_return_if_fail (RECTIFY_IS_PACKET (self));
  g_return_if_fail (page < self->pages->len);
  rectify_packet_draw_as (self, page, NULL, cr);
}

static gboolean
is_plain (RectifyPacket *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (get_page (self, i)->number.numbering != RECTIFY_NUMBERING_ARABIC
        || get_page (self, i)->number.number != i + 1)
      return FALSE;
  return TRUE;
}

/* Does the number of a page follow from that of the page before it? */
static gboolean
goes_on (RectifyPacket *self, guint page)
{
  const RectifyPageNumber *number = &get_page (self, page)->number;
  const RectifyPageNumber *last = page > 0 ? &get_page (self, page - 1)->number : NULL;

  return last != NULL && last->numbering == number->numbering
         && (number->numbering == RECTIFY_NUMBERING_NONE || number->number == last->number + 1);
}

/**
 * rectify_packet_dup_page_labels:
 * @self: a packet
 *
 * Returns: (transfer full) (nullable): the numbers on its pages as the page labels of a PDF catalog
 *   (ISO 32000-1, 12.4.2); %NULL if they are 1, 2, 3, as readers count without being told
 */
char *
rectify_packet_dup_page_labels (RectifyPacket *self)
{
  GString *labels;

  if (is_plain (self))
    return NULL;
  labels = g_string_new ("   /PageLabels << /Nums [");
  for (guint i = 0; i < self->pages->len; i++)
    {
      const RectifyPageNumber *number = &get_page (self, i)->number;

      if (goes_on (self, i))
        continue;
      g_string_append_printf (labels, "\n   %u <<", i);
      if (number->numbering != RECTIFY_NUMBERING_NONE)
        g_string_append_printf (labels, " /S /%c /St %u",
                                number->numbering == RECTIFY_NUMBERING_ROMAN ? 'R' : 'D',
                                number->number);
      g_string_append (labels, " >>");
    }
  g_string_append (labels, " ] >>\n");
  return g_string_free (labels, FALSE);
}

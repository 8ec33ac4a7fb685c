/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-packet.h"
#include "rectify-pages-private.h"

G_BEGIN_DECLS

/* A document of the packet, and on which of the packet's pages, from 1, its text begins. */
typedef struct {
  RectifyPages *pages;
  guint first_page;
  guint first_text_page;
  guint n_pages; /* so many of its pages are in the packet */
} RectifyPacketPart;

/* A page of the packet: which page of which part, or a blank one behind it. */
typedef struct {
  guint part;
  guint page;
  gboolean is_blank;
  RectifyPageNumber number;
} RectifyPacketPage;

struct _RectifyPacket {
  GObject parent_instance;

  RectifyPacketFlags flags;
  GArray *parts; /* RectifyPacketPart */
  GArray *pages; /* RectifyPacketPage */
  guint n_front; /* numbers given to pages of contents, and to text */
  guint n_text;
};

const RectifyPacketPart *rectify_packet_get_part (RectifyPacket *self, guint part);
gboolean rectify_packet_wait (RectifyPacket *self, guint page);
void rectify_packet_let_go (RectifyPacket *self, guint page);
void rectify_packet_draw_as (RectifyPacket *self, guint page, RectifyFontSubsets *subsets,
                             cairo_t *cr);
char *rectify_packet_dup_page_labels (RectifyPacket *self);

G_END_DECLS

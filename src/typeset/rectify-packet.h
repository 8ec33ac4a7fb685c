/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-pages.h"

G_BEGIN_DECLS

/**
 * RectifyPacketFlags:
 * @RECTIFY_PACKET_NONE: each part is numbered from 1, parts follow page on page
 * @RECTIFY_PACKET_CONTINUOUS: the numbers go on from part to part
 * @RECTIFY_PACKET_DUPLEX: for printing on both sides: each part begins on the front of a sheet
 *
 * How documents that are printed together follow each other.
 */
typedef enum {
  RECTIFY_PACKET_NONE = 0,
  RECTIFY_PACKET_CONTINUOUS = 1 << 0,
  RECTIFY_PACKET_DUPLEX = 1 << 1,
} RectifyPacketFlags;

#define RECTIFY_TYPE_PACKET (rectify_packet_get_type ())
G_DECLARE_FINAL_TYPE (RectifyPacket, rectify_packet, RECTIFY, PACKET, GObject)

/*
 * Documents set on pages that are printed together, or written to one PDF. Needs no display. Not to
 * be used from two threads at once, nor together with its parts.
 */
RectifyPacket *rectify_packet_new (RectifyPacketFlags flags);
void rectify_packet_add (RectifyPacket *self, RectifyPages *pages);
RectifyPacketFlags rectify_packet_get_flags (RectifyPacket *self);
guint rectify_packet_get_n_pages (RectifyPacket *self);
double rectify_packet_get_width (RectifyPacket *self, guint page);
double rectify_packet_get_height (RectifyPacket *self, guint page);
char *rectify_packet_dup_missing (RectifyPacket *self);
void rectify_packet_draw (RectifyPacket *self, guint page, cairo_t *cr);
gboolean rectify_packet_save_pdf (RectifyPacket *self, GFile *file, GCancellable *cancellable,
                                  RectifyPagesProgressFunc progress, gpointer user_data,
                                  GError **error);

G_END_DECLS

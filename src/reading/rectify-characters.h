/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RectifyCharacterSet:
 *
 * A set of characters that may say yes for one that is not in it, but never no for one that is: a
 * quick look before a closer one. All zero, it is empty.
 */
typedef struct {
  guint32 bits[8];
} RectifyCharacterSet;

static inline void
rectify_character_set_add (RectifyCharacterSet *self, gunichar character)
{
  self->bits[character >> 5 & 7] |= 1u << (character & 31);
}

static inline void
rectify_character_set_join (RectifyCharacterSet *self, const RectifyCharacterSet *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->bits); i++)
    self->bits[i] |= other->bits[i];
}

static inline gboolean
rectify_character_set_has (const RectifyCharacterSet *self, gunichar character)
{
  return (self->bits[character >> 5 & 7] >> (character & 31) & 1) != 0;
}

/* Whether a character is from U+4000 to U+9FFF: ideographs, none of them a mark or a blank. */
static inline gboolean
rectify_is_ideograph (gunichar character)
{
  return character >= 0x4000 && character <= 0x9fff;
}

/* The first place from @p on that no ideograph stands at. Most of a Chinese text are ideographs:
 * what looks for marks passes them so, by their first byte of three in UTF-8. */
static inline const char *
rectify_skip_ideographs (const char *p)
{
  while ((guchar) *p >= 0xe4 && (guchar) *p <= 0xe9)
    p += 3;
  return p;
}

G_END_DECLS

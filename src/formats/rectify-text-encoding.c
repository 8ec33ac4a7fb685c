/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-text-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-formats.h"

static char *
fail (GError **error)
{
  g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_DAMAGED,
                       _ ("This is not a text file, or its encoding is not known. Save it as "
                          "plain text in UTF-8 or GB18030 and import it again."));
  return NULL;
}

/* Control characters other than white space do not occur in text, but in every other file. */
static gboolean
looks_binary (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];

      if (c < 0x20 && c != '\t' && c != '\n' && c != '\v' && c != '\f' && c != '\r' && c != 0x1a)
        return TRUE;
    }
  return FALSE;
}

/* UTF-16 without a mark: a line end or an ASCII sign has its zero byte nearly always on the same side. */
static const char *
guess_utf16 (const guchar *data, gsize size)
{
  gsize even = 0, odd = 0;

  if (size % 2 != 0)
    return NULL;
  for (gsize i = 0; i + 1 < size; i += 2)
    {
      even += data[i] == 0 && data[i + 1] != 0 && data[i + 1] < 0x80;
      odd += data[i + 1] == 0 && data[i] != 0 && data[i] < 0x80;
    }
  if (even == odd)
    return NULL;
  return odd > even ? "UTF-16LE" : "UTF-16BE";
}

static char *
convert (const guchar *data, gsize size, const char *charset, gsize *length, GError **error)
{
  g_autofree char *text
      = g_convert ((const char *) data, size, "UTF-8", charset, NULL, length, NULL);

  if (text == NULL || looks_binary (text, *length))
    return fail (error);
  return g_steal_pointer (&text);
}

/* The characters that make up some two fifths of any Chinese text, simplified and traditional, and
 * words of the trade. */
static const char common_characters[]
    = "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之"
      "年过過发發后後作里裡裏用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其"
      "些主样樣理心本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業"
      "外将將两兩高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內"
      "信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題"
      "活整改措施责責任领領导導单單限党黨委组組织織治思想强強深落查习習计計划劃督促范範围圍纪紀律廉洁潔基层層群众眾服务務";

static GHashTable *
get_common (void)
{
  static gsize once;
  static GHashTable *common;

  if (g_once_init_enter (&once))
    {
      common = g_hash_table_new (NULL, NULL);
      for (const char *p = common_characters; *p != '\0'; p = g_utf8_next_char (p))
        g_hash_table_add (common, GUINT_TO_POINTER (g_utf8_get_char (p)));
      g_once_init_leave (&once, 1);
    }
  return common;
}

/* What a character of two bytes tells for its encoding. Both have the characters in daily use, and
 * the marks, in a range of their own; read in the wrong one they scatter. */
static int
weigh_gb18030 (guchar lead, guchar trail)
{
  if (trail >= 0xa1 && lead >= 0xb0 && lead <= 0xd7)
    return 1;
  if (trail >= 0xa1 && (lead == 0xa1 || (lead == 0xa3 && trail <= 0xdb)))
    return 1;
  return trail >= 0xa1 && lead >= 0xd8 && lead <= 0xf7 ? 0 : -1;
}

static int
weigh_big5 (guchar lead, guchar trail)
{
  if (lead >= 0xa4 && lead <= 0xc6)
    return 1;
  return lead == 0xa1 || (lead == 0xa2 && trail >= 0xaf) ? 1 : -1;
}

typedef struct {
  gint64 points;
  gint64 n_chars;
  gint64 n_unlikely;
} Score;

/* How likely a text is in an encoding of two bytes a character. @text is the same in UTF-8. */
static Score
score (const guchar *data, gsize size, const char *text, int (*weigh) (guchar lead, guchar trail))
{
  GHashTable *common = get_common ();
  Score sum = { 0, 0, 0 };

  for (gsize i = 0; i + 1 < size; i++)
    if (data[i] >= 0x80)
      {
        int weight = weigh (data[i], data[i + 1]);

        sum.points += weight;
        sum.n_unlikely += weight < 0;
        sum.n_chars++;
        i++;
      }
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_hash_table_contains (common, GUINT_TO_POINTER (c)))
        sum.points++;
      else if (g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
        sum.points -= 2;
    }
  return sum;
}

/* Nearly every text in Big5 is valid in GB18030 as well, but then some of it is gibberish. In a
 * few characters there is little to tell by: then it is GB18030, which is used here. */
static gboolean
is_big5 (const guchar *data, gsize size, const char *big5, const char *gb)
{
  Score score_big5 = score (data, size, big5, weigh_big5);
  Score score_gb;

  if (gb == NULL)
    return score_big5.points * 2 > score_big5.n_chars;
  score_gb = score (data, size, gb, weigh_gb18030);
  return score_gb.n_unlikely > 0
         && (score_big5.points - score_gb.points) * 4 > 8 + score_big5.n_chars;
}

static char *
convert_chinese (const guchar *data, gsize size, gsize *length, GError **error)
{
  gsize gb_length, big5_length;
  g_autofree char *gb
      = g_convert ((const char *) data, size, "UTF-8", "GB18030", NULL, &gb_length, NULL);
  g_autofree char *big5
      = g_convert ((const char *) data, size, "UTF-8", "CP950", NULL, &big5_length, NULL);

  if (big5 != NULL && !looks_binary (big5, big5_length) && is_big5 (data, size, big5, gb))
    {
      *length = big5_length;
      return g_steal_pointer (&big5);
    }
  if (gb == NULL || looks_binary (gb, gb_length))
    return fail (error);
  *length = gb_length;
  return g_steal_pointer (&gb);
}

/* Some pairs of characters in GB18030 are valid UTF-8, of scripts that no clerk here writes in. */
static gboolean
is_unlikely_utf8 (const char *text, gsize length)
{
  gboolean is_unlikely = FALSE;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x800)
        return FALSE;
      is_unlikely |= c >= 0x250;
    }
  return is_unlikely;
}

/**
 * rectify_text_encoding_decode:
 * @bytes: a text file
 * @length: (out): set to the length of the result in bytes
 * @error: return location
 *
 * Finds out how a text is encoded: UTF-8, UTF-16 (by its mark or its zero bytes), GB18030, which
 * includes GBK and GB2312, or Big5. Nothing is replaced or left out: what is not valid in any is an error.
 *
 * Returns: (transfer full) (nullable): UTF-8 without a byte order mark, or %NULL with
 *   %RECTIFY_FORMAT_ERROR_DAMAGED
 */
char *
rectify_text_encoding_decode (GBytes *bytes, gsize *length, GError **error)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  gboolean has_mark = FALSE;
  const char *utf16;

  if (data == NULL)
    data = (const guchar *) "";
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      has_mark = TRUE;
      data += 3;
      size -= 3;
    }
  else if (size >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return convert (data + 2, size - 2, "UTF-16LE", length, error);
  else if (size >= 2 && data[0] == 0xfe && data[1] == 0xff)
    return convert (data + 2, size - 2, "UTF-16BE", length, error);

  if (memchr (data, 0, size) == NULL && g_utf8_validate_len ((const char *) data, size, NULL)
      && (has_mark || !is_unlikely_utf8 ((const char *) data, size)))
    {
      if (looks_binary ((const char *) data, size))
        return fail (error);
      *length = size;
      return g_strndup ((const char *) data, size);
    }
  if ((utf16 = guess_utf16 (data, size)) != NULL)
    return convert (data, size, utf16, length, error);
  if (memchr (data, 0, size) != NULL)
    return fail (error);
  return convert_chinese (data, size, length, error);
}

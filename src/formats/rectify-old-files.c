/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include <string.h>

#include "rectify-converter.h"

/* Where streams of a compound file can begin. */
#define SECTOR 512
/* The mark of the main stream of a Word document, and in its flags, whether it is encrypted. */
#define WORD_MARK 0xa5ec
#define WORD_FLAGS 10
#define WORD_ENCRYPTED 0x0100
/* Records of a workbook: its beginning, and that there is a password. */
#define SHEET_BEGIN 0x0809
#define SHEET_PASSWORD 0x002f
#define SHEET_MAX_RECORDS 16
/* How far into an XML file its kind is told. */
#define XML_HEAD 1024

static guint
get_16 (const guint8 *data)
{
  return data[0] | data[1] << 8;
}

/* Streams are told by their names in the directory, which is UTF-16. */
static gboolean
has_stream (const guint8 *data, gsize size, const char *name)
{
  g_autofree char *wide = g_malloc0 (2 * strlen (name) + 2);

  for (gsize i = 0; name[i] != '\0'; i++)
    wide[2 * i] = name[i];
  return memmem (data, size, wide, 2 * strlen (name)) != NULL;
}

static gboolean
is_encrypted_word (const guint8 *data, gsize size)
{
  for (gsize i = SECTOR; i + SECTOR <= size; i += SECTOR)
    if (get_16 (data + i) == WORD_MARK)
      return (get_16 (data + i + WORD_FLAGS) & WORD_ENCRYPTED) != 0;
  return FALSE;
}

/* That there is a password is told among the first records. */
static gboolean
is_encrypted_sheet (const guint8 *data, gsize size)
{
  for (gsize i = SECTOR; i + SECTOR <= size; i += SECTOR)
    {
      gsize place = i;

      if (get_16 (data + i) != SHEET_BEGIN || get_16 (data + i + 2) > 16)
        continue;
      for (guint j = 0; j < SHEET_MAX_RECORDS && place + 4 <= size; j++)
        {
          if (get_16 (data + place) == SHEET_PASSWORD)
            return TRUE;
          place += 4 + get_16 (data + place + 2);
        }
      return FALSE;
    }
  return FALSE;
}

/* Excel 5 calls its stream “Book”. With the zero that ends it: “Bookmarks” is another. */
static gboolean
has_old_book (const guint8 *data, gsize size)
{
  return memmem (data, size, "B\0o\0o\0k\0\0", 10) != NULL;
}

static RectifyConverterKind
recognise_compound (const guint8 *data, gsize size)
{
  if (has_stream (data, size, "EncryptedPackage"))
    return RECTIFY_CONVERTER_ENCRYPTED;
  if (has_stream (data, size, "WordDocument"))
    return is_encrypted_word (data, size) ? RECTIFY_CONVERTER_ENCRYPTED : RECTIFY_CONVERTER_WORD;
  if (has_stream (data, size, "Workbook") || has_old_book (data, size))
    return is_encrypted_sheet (data, size) ? RECTIFY_CONVERTER_ENCRYPTED : RECTIFY_CONVERTER_SHEET;
  return RECTIFY_CONVERTER_NONE;
}

static gboolean
contains (const guint8 *data, gsize size, const char *text)
{
  return memmem (data, size, text, strlen (text)) != NULL;
}

/**
 * rectify_converter_recognise:
 * @bytes: a file
 *
 * Tells files that are converted by what is in them, whatever they are called.
 *
 * Returns: what kind it is
 */
RectifyConverterKind
rectify_converter_recognise (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (data == NULL)
    return RECTIFY_CONVERTER_NONE;
  if (size >= 8 && memcmp (data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    return recognise_compound (data, size);
  if (size >= 6 && memcmp (data, "{\\rtf", 5) == 0)
    return RECTIFY_CONVERTER_RTF;
  size = MIN (size, XML_HEAD);
  if (!contains (data, size, "<?mso-application"))
    return RECTIFY_CONVERTER_NONE;
  if (contains (data, size, "\"Word.Document\""))
    return RECTIFY_CONVERTER_WORD_XML;
  return contains (data, size, "\"Excel.Sheet\"") ? RECTIFY_CONVERTER_SHEET_XML
                                                  : RECTIFY_CONVERTER_NONE;
}

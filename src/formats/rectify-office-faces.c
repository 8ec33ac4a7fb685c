/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-office-faces.h"

#include <string.h>

#include "rectify-docx-writer-private.h"

#define MAX_LENGTH 31

static const char *const names[RECTIFY_N_OFFICE_FACES]
    = { [RECTIFY_OFFICE_FANGSONG] = RECTIFY_DOCX_FANGSONG,
        [RECTIFY_OFFICE_KAI] = RECTIFY_DOCX_KAI,
        [RECTIFY_OFFICE_HEI] = RECTIFY_DOCX_HEI,
        [RECTIFY_OFFICE_TITLE] = RECTIFY_DOCX_TITLE_FACE,
        [RECTIFY_OFFICE_SONG] = RECTIFY_DOCX_SONG,
        [RECTIFY_OFFICE_LATIN] = RECTIFY_DOCX_LATIN };

static char *preferred[RECTIFY_N_OFFICE_FACES];

/* Excel takes no longer names, and these marks mean something in its footers. */
static gboolean
is_possible (const char *family)
{
  return *family != '\0' && g_utf8_strlen (family, -1) <= MAX_LENGTH
         && strpbrk (family, "\"&,") == NULL;
}

/**
 * rectify_office_faces_prefer:
 * @face: a face
 * @family: (nullable): the family that files name for it; %NULL for that of the standard
 *
 * Before anything is written, and before there are threads. The family need not be there: it is for who
 * opens the file.
 */
void
rectify_office_faces_prefer (RectifyOfficeFace face, const char *family)
{
  g_return_if_fail ((guint) face < RECTIFY_N_OFFICE_FACES);
  g_free (preferred[face]);
  preferred[face] = family != NULL && is_possible (family) ? g_strdup (family) : NULL;
}

/**
 * rectify_office_faces_get:
 * @name: what the standard's layout calls a face
 *
 * Returns: (transfer none): the family that files name for it
 */
const char *
rectify_office_faces_get (const char *name)
{
  for (guint i = 0; i < RECTIFY_N_OFFICE_FACES; i++)
    if (preferred[i] != NULL && g_str_equal (names[i], name))
      return preferred[i];
  return name;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-reference.h"

#include <string.h>

/* Those behind the first few close a label, too. */
static const char *const closing[] = { "。", "；", "，", "：", ";", "、", "．", ".", NULL };
#define FIRST_OF_LABELS 5
/* A label alone is no longer than that, with its mark. */
#define MAX_LABEL 4

/**
 * rectify_reference_strip:
 * @words: (transfer full): what an item is called
 *
 * Takes off the mark that closes the words, as a heading has it: they become a part of a sentence or
 * of a path. The mark of a label that stands alone stays.
 *
 * Returns: (transfer full): @words
 */
char *
rectify_reference_strip (char *words)
{
  for (guint i = 0; closing[i] != NULL; i++)
    if (g_str_has_suffix (words, closing[i]))
      {
        if (i < FIRST_OF_LABELS || g_utf8_strlen (words, -1) > MAX_LABEL)
          words[strlen (words) - strlen (closing[i])] = '\0';
        break;
      }
  return words;
}

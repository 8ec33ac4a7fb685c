/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-edit-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEPARATOR '\x1f'
#define PLACE "%s"

/* Names of edits that take back another, or take that back. Their argument is a name itself. */
#define UNDO N_ ("Undo: %s")
#define REDO N_ ("Redo: %s")

/* How an edit came to be of another one. */
typedef enum { EDIT_ITSELF, EDIT_UNDO, EDIT_REDO } Way;

/* A file from elsewhere says what the words are: they are never taken as a format. */
static char *
fill_in (const char *words, const char *argument)
{
  const char *place = strstr (words, PLACE);

  return place != NULL ? g_strdup_printf ("%.*s%s%s", (int) (place - words), words, argument,
                                          place + strlen (PLACE))
                       : g_strdup (words);
}

/* What is behind the words of a template in a name that was stored as they read. */
static const char *
skip_words (const char *name, const char *words)
{
  gsize length = strlen (words) - strlen (PLACE);

  return g_str_has_suffix (words, PLACE) && length > 0 && strncmp (name, words, length) == 0
             ? name + length
             : NULL;
}

static const char *
skip_template (const char *name, const char *template)
{
  gsize length = strlen (template);
  const char *rest;

  if (strncmp (name, template, length) == 0 && name[length] == SEPARATOR)
    return name + length + 1;
  rest = skip_words (name, template);
  return rest != NULL ? rest : skip_words (name, _ (template));
}

/* The edit that it is about in the end, since taking back what was taken back makes it again. */
static const char *
find_original (const char *name, Way *way)
{
  const char *rest;

  *way = EDIT_ITSELF;
  while (TRUE)
    {
      if ((rest = skip_template (name, UNDO)) != NULL)
        *way = *way == EDIT_UNDO ? EDIT_REDO : EDIT_UNDO;
      else if ((rest = skip_template (name, REDO)) != NULL)
        *way = *way == EDIT_UNDO ? EDIT_UNDO : EDIT_REDO;
      else
        return name;
      name = rest;
    }
}

static char *
dup_original_words (const char *name)
{
  const char *separator = strchr (name, SEPARATOR);
  g_autofree char *words = separator != NULL ? g_strndup (name, separator - name) : g_strdup (name);

  /* The empty name has the catalogue's head as its translation. */
  if (*words == '\0')
    return g_strdup (separator != NULL ? separator + 1 : "");
  return separator != NULL ? fill_in (_ (words), separator + 1) : g_strdup (_ (words));
}

/* With the words for an edit that takes back another, and for one that makes it again. */
static char *
dup_words_of (const char *original, Way way, const char *undo, const char *redo)
{
  g_autofree char *words = dup_original_words (original);

  return way == EDIT_ITSELF ? g_steal_pointer (&words)
                            : fill_in (way == EDIT_UNDO ? undo : redo, words);
}

static char *
dup_undo (const char *name, const char *undo, const char *redo)
{
  Way way;
  const char *original = find_original (name, &way);

  return dup_words_of (original, way == EDIT_UNDO ? EDIT_REDO : EDIT_UNDO, undo, redo);
}

static char *
dup_redo (const char *name, const char *undo, const char *redo)
{
  Way way;
  const char *original = find_original (name, &way);

  return dup_words_of (original, way == EDIT_UNDO ? EDIT_UNDO : EDIT_REDO, undo, redo);
}

/**
 * rectify_edit_name_new:
 * @words: untranslated words with one “%s”
 * @argument: what stands there, which is not translated
 *
 * Returns: (transfer full): a name as the history keeps it
 */
char *
rectify_edit_name_new (const char *words, const char *argument)
{
  g_autofree char *plain = g_strdelimit (g_strdup (argument), "\x1f", ' ');

  return g_strdup_printf ("%s%c%s", words, SEPARATOR, plain);
}

/**
 * rectify_edit_name_new_undo:
 * @name: a name as the history keeps it
 *
 * Returns: (transfer full): that of the edit that takes it back. Of one that takes back another it is
 *   that of making the other again, however often that went to and fro.
 */
char *
rectify_edit_name_new_undo (const char *name)
{
  Way way;
  const char *original = find_original (name, &way);

  return g_strdup_printf ("%s%c%s", way == EDIT_UNDO ? REDO : UNDO, SEPARATOR, original);
}

/**
 * rectify_edit_name_dup_words:
 * @name: a name as the history keeps it
 *
 * Returns: (transfer full): what the edit is called, in the reader's language
 */
char *
rectify_edit_name_dup_words (const char *name)
{
  Way way;
  const char *original = find_original (name, &way);

  return dup_words_of (original, way, _ (UNDO), _ (REDO));
}

/**
 * rectify_edit_name_dup_undo_words:
 * @name: a name as the history keeps it, or its words
 *
 * Returns: (transfer full): what taking the edit back is called: “Undo: Import”, “Redo: Import”
 */
char *
rectify_edit_name_dup_undo_words (const char *name)
{
  return dup_undo (name, _ (UNDO), _ (REDO));
}

/**
 * rectify_edit_name_dup_redo_words:
 * @name: a name as the history keeps it, or its words
 *
 * Returns: (transfer full): what making the edit again is called: “Redo: Import”, “Undo: Import”
 */
char *
rectify_edit_name_dup_redo_words (const char *name)
{
  return dup_redo (name, _ (UNDO), _ (REDO));
}

/**
 * rectify_edit_name_dup_undone_words:
 * @name: a name as the history keeps it, or its words
 *
 * Returns: (transfer full): what was done where the edit was taken back: “Undone: Import”, “Done
 *   again: Import”
 */
char *
rectify_edit_name_dup_undone_words (const char *name)
{
  return dup_undo (name, _ ("Undone: %s"), _ ("Done again: %s"));
}

/**
 * rectify_edit_name_dup_redone_words:
 * @name: a name as the history keeps it, or its words
 *
 * Returns: (transfer full): what was done where the edit was made again: “Done again: Import”,
 *   “Undone: Import”
 */
char *
rectify_edit_name_dup_redone_words (const char *name)
{
  return dup_redo (name, _ ("Undone: %s"), _ ("Done again: %s"));
}

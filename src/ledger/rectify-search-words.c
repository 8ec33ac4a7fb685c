/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-search-words.h"

#include <string.h>

/* More is not looked for: nobody types it, and a file pasted by mistake shall not take for ever. */
#define MAX_CHARACTERS 200
#define MAX_TERMS 8
/* An index is asked for so many pairs; what it finds is looked at anyway. */
#define MAX_PAIRS 12
/* How much of a long text is shown before and behind what was found. */
#define N_BEFORE 16
#define N_BEHIND 120
/* And of what an item is called. */
#define N_NAMED 60

/* Full-width letters, digits and marks are those of ASCII, capitals small, and all blanks one. */
static gunichar
fold (gunichar c)
{
  if (c >= 0xFF01 && c <= 0xFF5E)
    c -= 0xFEE0;
  if (c == 0x3000 || c == '\n' || c == '\r' || c == '\t')
    return ' ';
  return c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : c;
}

/**
 * rectify_search_fold:
 * @text: UTF-8
 *
 * Returns: (transfer full): the text as it is compared; character for character the same length
 */
char *
rectify_search_fold (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);
      gunichar c = g_utf8_get_char (p);
      gunichar own = fold (c);

      if (own == c)
        g_string_append_len (folded, p, next - p);
      else
        g_string_append_unichar (folded, own);
      p = next;
    }
  return g_string_free (folded, FALSE);
}

/**
 * rectify_search_is_word:
 * @c: a folded character
 *
 * Returns: whether it is part of words, and neither a blank nor a mark
 */
gboolean
rectify_search_is_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return !g_unichar_isspace (c) && !g_unichar_ispunct (c);
}

/**
 * rectify_search_words_new:
 * @words: what was typed
 *
 * Returns: (transfer full) (nullable): what to look for, or %NULL if it is nothing
 */
RectifySearchWords *
rectify_search_words_new (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autofree char *bounded
      = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_CHARACTERS));
  g_autofree char *folded = rectify_search_fold (bounded);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);
  RectifySearchWords *self;

  for (guint i = 0; parts[i] != NULL && terms->len < MAX_TERMS; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (terms, g_strdup (parts[i]));
  if (terms->len == 0)
    return NULL;
  g_ptr_array_add (terms, NULL);
  self = g_new0 (RectifySearchWords, 1);
  self->terms = (char **) g_ptr_array_free (g_steal_pointer (&terms), FALSE);
  return self;
}

/**
 * rectify_search_words_free:
 * @self: (transfer full): words
 */
void
rectify_search_words_free (RectifySearchWords *self)
{
  g_strfreev (self->terms);
  g_free (self);
}

/**
 * rectify_search_words_dup_query:
 * @self: words
 *
 * Returns: (transfer full) (nullable): what to ask an index of pairs of characters for; %NULL if the
 *   words have no pair, so that it cannot help
 */
char *
rectify_search_words_dup_query (RectifySearchWords *self)
{
  g_autoptr (GString) query = g_string_new (NULL);
  guint n_pairs = 0;

  for (guint i = 0; self->terms[i] != NULL; i++)
    for (const char *p = self->terms[i]; *p != '\0' && n_pairs < MAX_PAIRS;
         p = g_utf8_next_char (p))
      {
        const char *second = g_utf8_next_char (p);

        if (*second == '\0' || !rectify_search_is_word (g_utf8_get_char (p))
            || !rectify_search_is_word (g_utf8_get_char (second)))
          continue;
        g_string_append_printf (query, "%s\"%.*s\"", n_pairs > 0 ? " AND " : "",
                                (int) (g_utf8_next_char (second) - p), p);
        n_pairs++;
      }
  return n_pairs > 0 ? g_strdup (query->str) : NULL;
}

static void
free_piece (gpointer data)
{
  RectifySearchPiece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

/**
 * rectify_search_pieces_new:
 *
 * Returns: (transfer full) (element-type RectifySearchPiece): no pieces yet
 */
GPtrArray *
rectify_search_pieces_new (void)
{
  return g_ptr_array_new_with_free_func (free_piece);
}

/**
 * rectify_search_pieces_add:
 * @pieces: an item's pieces
 * @place: what this one is
 * @text: (transfer full): its text
 */
void
rectify_search_pieces_add (GPtrArray *pieces, RectifySearchPlace place, char *text)
{
  RectifySearchPiece *piece = g_new0 (RectifySearchPiece, 1);

  piece->place = place;
  piece->text = text;
  g_ptr_array_add (pieces, piece);
}

/**
 * rectify_search_pieces_add_words:
 * @pieces: an item's pieces
 * @label: its label
 * @heading: its heading
 * @text: its text; they are written in one, and are found so
 */
void
rectify_search_pieces_add_words (GPtrArray *pieces, const char *label, const char *heading,
                                 const char *text)
{
  RectifySearchPiece *piece;

  rectify_search_pieces_add (pieces, RECTIFY_SEARCH_TEXT, g_strconcat (label, heading, text, NULL));
  piece = g_ptr_array_index (pieces, pieces->len - 1);
  piece->n_label = strlen (label);
  piece->n_heading = strlen (heading);
}

static void
add_wording (GPtrArray *pieces, RectifySearchPlace place, RectifyWording *wording)
{
  rectify_search_pieces_add (pieces, place,
                             g_strconcat (wording->label, wording->mark, wording->text, NULL));
}

/**
 * rectify_search_pieces_add_progress:
 * @pieces: an item's pieces
 * @item: the item, whose entries on what was done are added
 */
void
rectify_search_pieces_add_progress (GPtrArray *pieces, RectifyItem *item)
{
  GPtrArray *progress = rectify_item_get_progress (item);

  for (guint i = 0; i < progress->len; i++)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (progress, i);

      rectify_search_pieces_add (pieces, RECTIFY_SEARCH_PROGRESS,
                                 g_strdup (rectify_progress_entry_get_text (entry)));
      rectify_search_pieces_add (pieces, RECTIFY_SEARCH_PROGRESS,
                                 g_strdup (rectify_progress_entry_get_reporter (entry)));
    }
}

/* What stands for it: how it was closed out, and the files that prove what was done. */
static void
add_records (GPtrArray *pieces, RectifyItem *item)
{
  GPtrArray *steps = rectify_item_get_steps (item);
  GPtrArray *evidence = rectify_item_get_evidence (item);

  for (guint i = 0; i < steps->len; i++)
    rectify_search_pieces_add (pieces, RECTIFY_SEARCH_PROGRESS,
                               g_strdup (rectify_step_get_text (g_ptr_array_index (steps, i))));
  for (guint i = 0; i < evidence->len; i++)
    rectify_search_pieces_add (pieces, RECTIFY_SEARCH_PROGRESS,
                               g_strdup (
                                   rectify_evidence_get_name (g_ptr_array_index (evidence, i))));
}

/**
 * rectify_search_pieces_add_item:
 * @pieces: no pieces yet
 * @item: an item, all of whose pieces are added
 */
void
rectify_search_pieces_add_item (GPtrArray *pieces, RectifyItem *item)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  RectifyDeadline *deadline = rectify_item_get_deadline (item);

  rectify_search_pieces_add_words (pieces, rectify_item_get_label (item),
                                   rectify_item_get_heading (item), rectify_item_get_text (item));
  for (guint i = 0; i < assignments->len; i++)
    add_wording (pieces, RECTIFY_SEARCH_ASSIGNMENT,
                 rectify_assignment_get_wording (g_ptr_array_index (assignments, i)));
  if (deadline != NULL)
    add_wording (pieces, RECTIFY_SEARCH_DEADLINE, rectify_deadline_get_wording (deadline));
  rectify_search_pieces_add_progress (pieces, item);
  add_records (pieces, item);
}

/**
 * rectify_search_match_clear:
 * @self: a match
 *
 * Frees what it holds.
 */
void
rectify_search_match_clear (RectifySearchMatch *self)
{
  g_clear_pointer (&self->line, g_free);
  g_clear_pointer (&self->item_line, g_free);
}

/* Label and heading, or how the text begins. */
static char *
dup_item_line (const RectifySearchPiece *words)
{
  gsize n_named = words->n_heading > 0 ? words->n_label + words->n_heading : strlen (words->text);
  g_autofree char *named = g_strndup (words->text, n_named);
  g_autofree char *cut = NULL;

  g_strdelimit (named, "\r\n\t", ' ');
  if (g_utf8_strlen (named, -1) <= N_NAMED)
    return g_steal_pointer (&named);
  cut = g_utf8_substring (named, 0, N_NAMED);
  return g_strconcat (cut, "…", NULL);
}

static void
describe (const RectifySearchPiece *piece, const char *folded, const char *found, const char *term,
          RectifySearchMatch *match)
{
  glong at = g_utf8_pointer_to_offset (folded, found);
  glong n_term = g_utf8_strlen (term, -1);
  glong first = MAX (at - N_BEFORE, 0);
  const char *start = g_utf8_offset_to_pointer (piece->text, at);
  const char *end = g_utf8_offset_to_pointer (start, n_term);
  const char *from = g_utf8_offset_to_pointer (piece->text, first);
  const char *to = end;
  gsize n_before = start - piece->text;

  for (guint i = 0; i < N_BEHIND && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  match->place = piece->place;
  if (piece->place == RECTIFY_SEARCH_TEXT)
    match->place = n_before < piece->n_label                      ? RECTIFY_SEARCH_LABEL
                   : n_before < piece->n_label + piece->n_heading ? RECTIFY_SEARCH_HEADING
                                                                  : RECTIFY_SEARCH_TEXT;
  match->line = g_strdup_printf ("%s%.*s%s", first > 0 ? "…" : "", (int) (to - from), from,
                                 *to != '\0' ? "…" : "");
  g_strdelimit (match->line, "\r\n\t", ' ');
  match->start = (guint) (start - from) + (first > 0 ? strlen ("…") : 0);
  match->length = (guint) (end - start);
}

/**
 * rectify_search_words_match:
 * @self: words
 * @pieces: (element-type RectifySearchPiece): the pieces of an item
 * @match: (out caller-allocates) (nullable): set to where the first word is found first
 *
 * Returns: whether the item holds all of the words, each within one piece
 */
gboolean
rectify_search_words_match (RectifySearchWords *self, GPtrArray *pieces, RectifySearchMatch *match)
{
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  const char *first = NULL;
  guint first_piece = 0;

  for (guint i = 0; i < pieces->len; i++)
    g_ptr_array_add (folded, rectify_search_fold (
                                 ((RectifySearchPiece *) g_ptr_array_index (pieces, i))->text));
  for (guint t = 0; self->terms[t] != NULL; t++)
    {
      const char *found = NULL;

      for (guint i = 0; i < folded->len && found == NULL; i++)
        {
          found = strstr (g_ptr_array_index (folded, i), self->terms[t]);
          if (found != NULL && t == 0)
            {
              first = found;
              first_piece = i;
            }
        }
      if (found == NULL)
        return FALSE;
    }
  if (match == NULL)
    return TRUE;
  match->item_line = dup_item_line (g_ptr_array_index (pieces, 0));
  describe (g_ptr_array_index (pieces, first_piece), g_ptr_array_index (folded, first_piece), first,
            self->terms[0], match);
  return TRUE;
}

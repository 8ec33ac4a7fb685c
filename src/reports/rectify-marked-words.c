/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-marked-document.h"
#include "rectify-words.h"

/* Adds what of a paragraph lies from one byte of its text to another, in the styles it has there. */
static void
append_range (RectifyParagraph *self, RectifyParagraph *source, gsize from, gsize to,
              RectifyMark mark)
{
  gsize position = 0;

  for (guint i = 0; i < rectify_paragraph_get_n_runs (source); i++)
    {
      const RectifyRun *run = rectify_paragraph_get_run (source, i);
      gsize start = MAX (position, from);
      gsize end = MIN (position + strlen (run->text), to);

      if (start < end)
        {
          g_autofree char *text = g_strndup (run->text + (start - position), end - start);

          rectify_paragraph_append_marked (self, run->style, mark, text);
        }
      position += strlen (run->text);
    }
}

static RectifyParagraph *
new_like (RectifyParagraph *paragraph)
{
  RectifyParagraph *self = rectify_paragraph_new (rectify_paragraph_get_role (paragraph));

  rectify_paragraph_set_item (self, rectify_paragraph_get_item (paragraph, 0));
  rectify_paragraph_set_starts_page (self, rectify_paragraph_get_starts_page (paragraph));
  return self;
}

/**
 * rectify_marked_paragraph_new_whole:
 * @paragraph: a paragraph
 * @mark: what became of it
 *
 * Returns: (transfer full): a copy, all of it marked
 */
RectifyParagraph *
rectify_marked_paragraph_new_whole (RectifyParagraph *paragraph, RectifyMark mark)
{
  RectifyParagraph *self = new_like (paragraph);

  append_range (self, paragraph, 0, G_MAXSIZE, mark);
  return self;
}

/* A stretch of a paragraph's text, in bytes. */
typedef struct {
  RectifyParagraph *paragraph;
  gsize start;
  gsize end;
} Stretch;

static void
append_compared (RectifyParagraph *self, const Stretch *before, const Stretch *after,
                 RectifyMark same)
{
  g_autofree char *old_text = rectify_paragraph_dup_text (before->paragraph);
  g_autofree char *new_text = rectify_paragraph_dup_text (after->paragraph);
  g_autoptr (GArray) parts = NULL;

  old_text[before->end] = '\0';
  new_text[after->end] = '\0';
  parts = rectify_words_compare (old_text + before->start, new_text + after->start);
  for (guint i = 0; i < parts->len; i++)
    {
      const RectifyWords *part = &g_array_index (parts, RectifyWords, i);
      gboolean deleted = part->kind == RECTIFY_WORDS_DELETED;
      const Stretch *source = deleted ? before : after;

      append_range (self, source->paragraph, source->start + part->start, source->start + part->end,
                    part->kind == RECTIFY_WORDS_SAME ? same
                    : deleted                        ? RECTIFY_MARK_DELETED
                                                     : RECTIFY_MARK_INSERTED);
    }
}

/**
 * rectify_marked_paragraph_new:
 * @before: a paragraph as it was
 * @after: as it is
 * @same: the mark of what is the same in both
 *
 * A tab parts what has places of its own on the line; it stays one.
 *
 * Returns: (transfer full): the paragraph as it is, with what was deleted where it stood
 */
RectifyParagraph *
rectify_marked_paragraph_new (RectifyParagraph *before, RectifyParagraph *after, RectifyMark same)
{
  RectifyParagraph *self = new_like (after);
  g_autofree char *old_text = rectify_paragraph_dup_text (before);
  g_autofree char *new_text = rectify_paragraph_dup_text (after);
  const char *old_tab = strchr (old_text, '\t'), *new_tab = strchr (new_text, '\t');
  Stretch old_stretch = { before, 0, strlen (old_text) };
  Stretch new_stretch = { after, 0, strlen (new_text) };

  if (old_tab != NULL && new_tab != NULL)
    {
      gsize old_position = old_tab - old_text, new_position = new_tab - new_text;

      append_compared (self, &(Stretch){ before, 0, old_position },
                       &(Stretch){ after, 0, new_position }, same);
      append_range (self, after, new_position, new_position + 1, same);
      old_stretch.start = old_position + 1;
      new_stretch.start = new_position + 1;
    }
  append_compared (self, &old_stretch, &new_stretch, same);
  return self;
}

/* Line ends begin a paragraph. */
static void
append_lines (RectifyCell *cell, RectifyParagraph **open, const char *text, gsize length,
              RectifyMark mark)
{
  g_autofree char *words = g_strndup (text, length);
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0 || *open == NULL)
        {
          g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

          rectify_cell_add (cell, paragraph);
          *open = paragraph;
        }
      rectify_paragraph_append_marked (*open, RECTIFY_RUN_BODY, mark, lines[i]);
    }
}

/**
 * rectify_marked_cell_add:
 * @self: an empty cell
 * @before: what stood in it
 * @after: what stands in it
 * @has_deleted: whether to show what was deleted
 * @has_inserted: whether to show what was inserted
 *
 * Fills a cell with the words of two texts, with marks on those that only one of them has.
 */
void
rectify_marked_cell_add (RectifyCell *self, const char *before, const char *after,
                         gboolean has_deleted, gboolean has_inserted)
{
  g_autoptr (GArray) parts = rectify_words_compare (before, after);
  RectifyParagraph *open = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const RectifyWords *part = &g_array_index (parts, RectifyWords, i);
      const char *source = part->kind == RECTIFY_WORDS_DELETED ? before : after;
      RectifyMark mark = part->kind == RECTIFY_WORDS_SAME      ? RECTIFY_MARK_NONE
                         : part->kind == RECTIFY_WORDS_DELETED ? RECTIFY_MARK_DELETED
                                                               : RECTIFY_MARK_INSERTED;

      if ((mark == RECTIFY_MARK_DELETED && !has_deleted)
          || (mark == RECTIFY_MARK_INSERTED && !has_inserted))
        continue;
      append_lines (self, &open, source + part->start, part->end - part->start, mark);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-paragraph.h"

#include <string.h>

/* From which byte of the text on it is about which item. */
typedef struct {
  gsize start;
  gint64 item;
} Stretch;

struct _RectifyParagraph {
  gatomicrefcount refs;
  RectifyParagraphRole role;
  guint line;
  guint page;
  gboolean starts_page;
  gboolean stands_out;
  GArray *runs;
  gint64 item;       /* all of it is about, if there are no stretches; 0 for none */
  GArray *stretches; /* NULL as long as it is about one item, as cells of tables are */
};

G_DEFINE_BOXED_TYPE (RectifyParagraph, rectify_paragraph, rectify_paragraph_ref,
                     rectify_paragraph_unref)

static void
clear_run (gpointer data)
{
  RectifyRun *run = data;

  g_free (run->text);
}

/**
 * rectify_paragraph_role_get_style:
 * @role: a role
 *
 * Returns: how a run is set that is all of a paragraph in this role
 */
RectifyRunStyle
rectify_paragraph_role_get_style (RectifyParagraphRole role)
{
  switch (role)
    {
    case RECTIFY_PARAGRAPH_HEADING_1:
      return RECTIFY_RUN_HEADING_1;
    case RECTIFY_PARAGRAPH_HEADING_2:
      return RECTIFY_RUN_HEADING_2;
    case RECTIFY_PARAGRAPH_HEADING_3:
      return RECTIFY_RUN_HEADING_3;
    case RECTIFY_PARAGRAPH_HEADING_4:
      return RECTIFY_RUN_HEADING_4;
    default:
      return RECTIFY_RUN_BODY;
    }
}

/**
 * rectify_paragraph_new:
 * @role: what it is in the document
 *
 * Returns: (transfer full): an empty paragraph
 */
RectifyParagraph *
rectify_paragraph_new (RectifyParagraphRole role)
{
  RectifyParagraph *self = g_new0 (RectifyParagraph, 1);

  g_atomic_ref_count_init (&self->refs);
  self->role = role;
  self->runs = g_array_new (FALSE, FALSE, sizeof (RectifyRun));
  g_array_set_clear_func (self->runs, clear_run);
  return self;
}

/**
 * rectify_paragraph_ref:
 * @self: a paragraph
 *
 * Returns: (transfer full): @self
 */
RectifyParagraph *
rectify_paragraph_ref (RectifyParagraph *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * rectify_paragraph_unref:
 * @self: (transfer full): a paragraph
 */
void
rectify_paragraph_unref (RectifyParagraph *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->runs);
  g_clear_pointer (&self->stretches, g_array_unref);
  g_free (self);
}

/**
 * rectify_paragraph_get_role:
 * @self: a paragraph
 *
 * Returns: what it is in the document
 */
RectifyParagraphRole
rectify_paragraph_get_role (RectifyParagraph *self)
{
  return self->role;
}

/**
 * rectify_paragraph_set_role:
 * @self: a paragraph
 * @role: what it is in the document
 */
void
rectify_paragraph_set_role (RectifyParagraph *self, RectifyParagraphRole role)
{
  self->role = role;
}

/**
 * rectify_paragraph_append:
 * @self: a paragraph
 * @style: how the text is set
 * @text: (nullable): text without line ends
 *
 * Adds text at the paragraph's end; to the last run, if that has the same style.
 */
void
rectify_paragraph_append (RectifyParagraph *self, RectifyRunStyle style, const char *text)
{
  rectify_paragraph_append_marked (self, style, RECTIFY_MARK_NONE, text);
}

/**
 * rectify_paragraph_append_marked:
 * @self: a paragraph
 * @style: how the text is set
 * @mark: what became of it
 * @text: (nullable): text without line ends
 *
 * Adds text at the paragraph's end; to the last run, if that has the same style and mark.
 */
void
rectify_paragraph_append_marked (RectifyParagraph *self, RectifyRunStyle style, RectifyMark mark,
                                 const char *text)
{
  RectifyRun *run;

  if (text == NULL || *text == '\0')
    return;
  if (self->runs->len > 0)
    {
      RectifyRun *last = &g_array_index (self->runs, RectifyRun, self->runs->len - 1);

      if (last->style == style && last->mark == mark)
        {
          char *joined = g_strconcat (last->text, text, NULL);

          g_free (last->text);
          last->text = joined;
          return;
        }
    }
  g_array_set_size (self->runs, self->runs->len + 1);
  run = &g_array_index (self->runs, RectifyRun, self->runs->len - 1);
  run->text = g_strdup (text);
  run->style = style;
  run->mark = mark;
}

/**
 * rectify_paragraph_get_n_runs:
 * @self: a paragraph
 *
 * Returns: how many runs it has; adjacent ones differ in style or mark
 */
guint
rectify_paragraph_get_n_runs (RectifyParagraph *self)
{
  return self->runs->len;
}

/**
 * rectify_paragraph_get_run:
 * @self: a paragraph
 * @position: which run
 *
 * Returns: (transfer none): the run
 */
const RectifyRun *
rectify_paragraph_get_run (RectifyParagraph *self, guint position)
{
  g_return_val_if_fail (position < self->runs->len, NULL);
  return &g_array_index (self->runs, RectifyRun, position);
}

/**
 * rectify_paragraph_dup_text:
 * @self: a paragraph
 *
 * Returns: (transfer full): the text of all runs
 */
char *
rectify_paragraph_dup_text (RectifyParagraph *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->runs->len; i++)
    g_string_append (text, g_array_index (self->runs, RectifyRun, i).text);
  return g_string_free (text, FALSE);
}

/**
 * rectify_paragraph_get_text:
 * @self: a paragraph
 * @joined: (out) (transfer full) (nullable): set to what the caller frees
 *
 * As rectify_paragraph_dup_text(), but what is one run, as in most cells of tables, is not copied.
 *
 * Returns: (transfer none): the text of all runs; it lives as long as the paragraph and @joined do,
 *   and nothing is appended
 */
const char *
rectify_paragraph_get_text (RectifyParagraph *self, char **joined)
{
  *joined = NULL;
  if (self->runs->len == 1)
    return g_array_index (self->runs, RectifyRun, 0).text;
  return self->runs->len == 0 ? "" : (*joined = rectify_paragraph_dup_text (self));
}

/**
 * rectify_paragraph_is_empty:
 * @self: a paragraph
 *
 * Returns: whether it has no text
 */
gboolean
rectify_paragraph_is_empty (RectifyParagraph *self)
{
  return self->runs->len == 0;
}

/**
 * rectify_text_is_blank:
 * @text: words of a document
 *
 * Returns: whether there is nothing to be seen in them
 */
gboolean
rectify_text_is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0xfeff && c != 0x200b)
        return FALSE;
    }
  return TRUE;
}

/**
 * rectify_paragraph_is_blank:
 * @self: a paragraph
 *
 * Returns: whether there is nothing to be seen in it
 */
gboolean
rectify_paragraph_is_blank (RectifyParagraph *self)
{
  for (guint i = 0; i < self->runs->len; i++)
    if (!rectify_text_is_blank (g_array_index (self->runs, RectifyRun, i).text))
      return FALSE;
  return TRUE;
}

/**
 * rectify_paragraph_get_line:
 * @self: a paragraph
 *
 * Returns: the line of the file it was read from, counted from 1, or 0 if it is from none
 */
guint
rectify_paragraph_get_line (RectifyParagraph *self)
{
  return self->line;
}

/**
 * rectify_paragraph_set_line:
 * @self: a paragraph
 * @line: the line of the file it was read from, counted from 1
 */
void
rectify_paragraph_set_line (RectifyParagraph *self, guint line)
{
  self->line = line;
}

/**
 * rectify_paragraph_get_page:
 * @self: a paragraph
 *
 * Returns: the number of the page it begins on, or 0 if that is not known
 */
guint
rectify_paragraph_get_page (RectifyParagraph *self)
{
  return self->page;
}

/**
 * rectify_paragraph_set_page:
 * @self: a paragraph
 * @page: the number of the page it begins on
 *
 * Says where a paragraph is printed, for those who do not set pages and yet tell of them.
 */
void
rectify_paragraph_set_page (RectifyParagraph *self, guint page)
{
  self->page = page;
}

/**
 * rectify_paragraph_get_starts_page:
 * @self: a paragraph
 *
 * Returns: whether it begins a new page
 */
gboolean
rectify_paragraph_get_starts_page (RectifyParagraph *self)
{
  return self->starts_page;
}

/**
 * rectify_paragraph_set_starts_page:
 * @self: a paragraph
 * @starts_page: whether it begins a new page
 */
void
rectify_paragraph_set_starts_page (RectifyParagraph *self, gboolean starts_page)
{
  self->starts_page = starts_page;
}

/**
 * rectify_paragraph_get_stands_out:
 * @self: a paragraph
 *
 * Returns: whether it looks like a heading in the file that it was read from, though nothing there
 *   calls it one: all of it is bold, or it stands over a form
 */
gboolean
rectify_paragraph_get_stands_out (RectifyParagraph *self)
{
  return self->stands_out;
}

/**
 * rectify_paragraph_set_stands_out:
 * @self: a paragraph
 * @stands_out: whether it looks like a heading
 */
void
rectify_paragraph_set_stands_out (RectifyParagraph *self, gboolean stands_out)
{
  self->stands_out = stands_out;
}

/**
 * rectify_paragraph_begin_item:
 * @self: a paragraph
 * @item: the identifier of an item, 0 for none
 *
 * What is appended from here on is about that item of the plan. Readers of the printed words find
 * the item so, and those of the item its words.
 */
void
rectify_paragraph_begin_item (RectifyParagraph *self, gint64 item)
{
  Stretch stretch = { 0, item };

  if (self->stretches == NULL)
    {
      if (item == self->item)
        return;
      self->stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
      if (self->item != 0)
        {
          Stretch whole = { 0, self->item };

          g_array_append_val (self->stretches, whole);
        }
    }
  for (guint i = 0; i < self->runs->len; i++)
    stretch.start += strlen (g_array_index (self->runs, RectifyRun, i).text);
  if (self->stretches->len > 0)
    {
      Stretch *last = &g_array_index (self->stretches, Stretch, self->stretches->len - 1);

      if (last->item == item)
        return;
      if (last->start == stretch.start)
        {
          last->item = item;
          return;
        }
    }
  g_array_append_val (self->stretches, stretch);
}

/**
 * rectify_paragraph_set_item:
 * @self: a paragraph
 * @item: the identifier of an item, 0 for none
 *
 * Says that all of a paragraph is about an item.
 */
void
rectify_paragraph_set_item (RectifyParagraph *self, gint64 item)
{
  g_clear_pointer (&self->stretches, g_array_unref);
  self->item = item;
}

/**
 * rectify_paragraph_get_item:
 * @self: a paragraph
 * @position: a byte of its text
 *
 * Returns: the identifier of the item that the words there are about, 0 if none is named
 */
gint64
rectify_paragraph_get_item (RectifyParagraph *self, gsize position)
{
  gint64 item = self->stretches == NULL ? self->item : 0;

  for (guint i = 0; self->stretches != NULL && i < self->stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (self->stretches, Stretch, i);

      if (stretch->start > position)
        break;
      item = stretch->item;
    }
  return item;
}

/**
 * rectify_paragraph_find_item:
 * @self: a paragraph
 * @item: the identifier of an item
 * @start: (out): set to where its words begin, in bytes
 * @end: (out): set to where they end; %G_MAXSIZE for the end of the text
 *
 * Returns: whether some of the words are about the item
 */
gboolean
rectify_paragraph_find_item (RectifyParagraph *self, gint64 item, gsize *start, gsize *end)
{
  if (self->stretches == NULL && item != 0 && item == self->item)
    {
      *start = 0;
      *end = G_MAXSIZE;
      return TRUE;
    }
  for (guint i = 0; self->stretches != NULL && i < self->stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (self->stretches, Stretch, i);

      if (stretch->item != item)
        continue;
      *start = stretch->start;
      *end = i + 1 < self->stretches->len ? stretch[1].start : G_MAXSIZE;
      return TRUE;
    }
  return FALSE;
}

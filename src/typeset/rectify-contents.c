/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-contents.h"

#include <math.h>
#include <string.h>

#include "rectify-heading.h"

/*
 * The standard has no table of contents; this one is as offices have it: its heading like a title,
 * the text's own faces, dots, page numbers at the right edge, on the grid of lines.
 */
#define LINES_BELOW_HEADING 1
/* In characters: what an entry leaves free at the right edge for dots and number, between these and
 * words, and between the dots. */
#define ROOM_FOR_NUMBER 4.0
#define GAP 0.5
#define DOT_STEP (1.0 / 3.0)
#define DOT_SIZE 0.075

/* The contents before they stand before the text. */
typedef struct {
  RectifyPages *pages;
  GArray *lines;   /* RectifyLine */
  GArray *starts;  /* RectifyPage */
  GArray *leaders; /* RectifyLeader */
  guint slot;
} Contents;

static void
start_page (Contents *self, gboolean is_blank)
{
  RectifyPage page = { .first_line = self->lines->len, .has_no_number = is_blank };

  g_array_append_val (self->starts, page);
  self->slot = 0;
}

static void
add_line (Contents *self, RectifyLine line, double baseline)
{
  const RectifyLayout *layout = &self->pages->layout;

  line.page = self->starts->len - 1;
  line.baseline = layout->margin_top + layout->rise + self->slot * layout->pitch + baseline;
  g_array_append_val (self->lines, line);
}

static void
add_heading (Contents *self)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_TITLE);
  g_autoptr (GArray) set = g_array_new (FALSE, FALSE, sizeof (RectifyLine));

  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY,
                            rectify_contents_get_title (self->pages->layout.is_english));
  rectify_composer_set_paragraph (self->pages, paragraph, set);
  for (guint i = 0; i < set->len; i++)
    {
      RectifyLine line = g_array_index (set, RectifyLine, i);

      line.paragraph = 1;
      /* It is none of the document's. */
      line.source = NULL;
      add_line (self, line, line.baseline);
      self->slot++;
    }
  self->slot += LINES_BELOW_HEADING;
}

static GPtrArray *
set_words (RectifyPages *pages, const char *text, guint level, double width)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
  g_autoptr (PangoAttrList) attributes = NULL;

  rectify_paragraph_append (paragraph,
                            level == 0   ? RECTIFY_RUN_BODY
                            : level == 1 ? RECTIFY_RUN_HEADING_1
                                         : RECTIFY_RUN_HEADING_2,
                            text);
  attributes = rectify_composer_make_attributes (pages, paragraph, text, 0, strlen (text),
                                                 pages->layout.cell);
  return rectify_lines_set (pages->glyphs, text, attributes, width, 0, pages->layout.cell);
}

/* The page number at the end of an entry, where it is to stand on the paper. */
static void
set_number (RectifyPages *pages, guint number, RectifyLine *line, RectifyLeader *leader)
{
  const RectifyLayout *layout = &pages->layout;
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autoptr (GPtrArray) set = set_words (pages, text, 0, layout->area_width);

  line->text = rectify_text_line_ref (g_ptr_array_index (set, 0));
  line->x = layout->margin_left + layout->area_width - rectify_text_line_get_width (line->text);
  leader->right = line->x - GAP * layout->cell;
}

static void
add_number (Contents *self, RectifyLine line, double words_end)
{
  const RectifyLayout *layout = &self->pages->layout;
  const RectifyHeading *heading
      = &g_array_index (self->pages->headings, RectifyHeading, line.entry - 1);
  guint page = g_array_index (self->pages->lines, RectifyLine, heading->line).page;
  RectifyLeader leader = { .page = self->starts->len - 1, .line = self->lines->len };

  set_number (self->pages, page + 1, &line, &leader);
  add_line (self, line, RECTIFY_EM_ASCENT * layout->cell);
  leader.left = words_end + GAP * layout->cell;
  leader.y = g_array_index (self->lines, RectifyLine, leader.line).baseline
             - RECTIFY_DASH_HEIGHT * layout->cell;
  g_array_append_val (self->leaders, leader);
}

/* An entry stands whole on a page; one that is longer than a page goes on on the next. */
static void
add_entry (Contents *self, guint index)
{
  const RectifyLayout *layout = &self->pages->layout;
  const RectifyHeading *heading = &g_array_index (self->pages->headings, RectifyHeading, index);
  g_autofree char *words = rectify_heading_dup_entry (heading->text);
  double indent = (heading->level - 1) * layout->indent;
  g_autoptr (GPtrArray) set
      = set_words (self->pages, words, heading->level,
                   layout->area_width - indent - ROOM_FOR_NUMBER * layout->cell);
  RectifyLine line = { .tag = "TOCI", .entry = index + 1, .paragraph = index + 2 };
  double end = 0;

  if (self->slot > 0 && self->slot + set->len > layout->n_lines)
    start_page (self, FALSE);
  for (guint i = 0; i < set->len; i++)
    {
      if (i > 0 && ++self->slot >= layout->n_lines)
        start_page (self, FALSE);
      line.text = rectify_text_line_ref (g_ptr_array_index (set, i));
      line.x = layout->margin_left + indent;
      add_line (self, line, RECTIFY_EM_ASCENT * layout->cell);
      end = line.x + rectify_text_line_get_width (line.text);
    }
  add_number (self, line, end);
  self->slot++;
}

/* What was known of the text's pages counts from the contents on. */
static void
put_before_text (Contents *self)
{
  RectifyPages *pages = self->pages;
  guint n_lines = self->lines->len;

  pages->n_front = self->starts->len;
  for (guint i = 0; i < pages->lines->len; i++)
    g_array_index (pages->lines, RectifyLine, i).page += pages->n_front;
  for (guint i = 0; i < pages->pages->len; i++)
    g_array_index (pages->pages, RectifyPage, i).first_line += n_lines;
  for (guint i = 0; i < pages->headings->len; i++)
    g_array_index (pages->headings, RectifyHeading, i).line += n_lines;
  g_array_prepend_vals (pages->lines, self->lines->data, n_lines);
  g_array_prepend_vals (pages->pages, self->starts->data, pages->n_front);
  g_array_append_vals (pages->leaders, self->leaders->data, self->leaders->len);
}

static gboolean
has_imprint (RectifyPages *pages)
{
  guint n_blocks = rectify_document_get_n_blocks (pages->document);
  RectifyParagraph *last
      = n_blocks > 0 ? rectify_document_get_paragraph (pages->document, n_blocks - 1) : NULL;

  return last != NULL && rectify_paragraph_get_role (last) >= RECTIFY_PARAGRAPH_COPIES;
}

/**
 * rectify_contents_add:
 * @pages: pages with the text of a document
 *
 * Puts a table of contents before the text: its headings of the first and second level, each with
 * the number of its page, which counts from the text's first. Where there are no headings there are
 * no contents.
 */
void
rectify_contents_add (RectifyPages *pages)
{
  Contents self = { .pages = pages };
  gboolean is_begun = FALSE;

  self.lines = g_array_new (FALSE, FALSE, sizeof (RectifyLine));
  self.starts = g_array_new (FALSE, FALSE, sizeof (RectifyPage));
  self.leaders = g_array_new (FALSE, FALSE, sizeof (RectifyLeader));
  for (guint i = 0; i < pages->headings->len; i++)
    {
      if (g_array_index (pages->headings, RectifyHeading, i).level > RECTIFY_CONTENTS_LEVELS)
        continue;
      if (!is_begun)
        {
          start_page (&self, FALSE);
          add_heading (&self);
          is_begun = TRUE;
        }
      add_entry (&self, i);
    }
  /* The imprint stands on the back of the last sheet, so the text begins on the front of one. */
  if (is_begun && self.starts->len % 2 == 1 && (pages->layout.is_duplex || has_imprint (pages)))
    start_page (&self, TRUE);
  if (is_begun)
    put_before_text (&self);
  /* The lines' references went with them. */
  g_array_unref (self.lines);
  g_array_unref (self.starts);
  g_array_unref (self.leaders);
}

/**
 * rectify_contents_renumber:
 * @pages: pages that are whole
 * @first: the number on the first page of the text
 *
 * Has the entries of the contents, if there are any, say the numbers that are printed on the pages
 * where the text does not count from 1.
 */
void
rectify_contents_renumber (RectifyPages *pages, guint first)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&pages->lock);

  for (guint i = 0; i < pages->leaders->len; i++)
    {
      RectifyLeader *leader = &g_array_index (pages->leaders, RectifyLeader, i);
      RectifyLine *line = &g_array_index (pages->lines, RectifyLine, leader->line);
      const RectifyHeading *heading
          = &g_array_index (pages->headings, RectifyHeading, line->entry - 1);
      guint page = g_array_index (pages->lines, RectifyLine, heading->line).page;

      rectify_text_line_unref (line->text);
      set_number (pages, page - pages->n_front + first, line, leader);
    }
}

/**
 * rectify_pages_number_headings:
 * @self: pages that are whole
 *
 * Tells the headings of the document on which pages they are, for a table of contents that is not
 * made by us. It is the document's paragraphs that keep it, which nobody else may be reading.
 */
void
rectify_pages_number_headings (RectifyPages *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (RECTIFY_IS_PAGES (self));
  locker = g_mutex_locker_new (&self->lock);
  for (guint i = 0; i < self->headings->len; i++)
    {
      const RectifyHeading *heading = &g_array_index (self->headings, RectifyHeading, i);
      const RectifyLine *line = &g_array_index (self->lines, RectifyLine, heading->line);

      if (line->source != NULL)
        rectify_paragraph_set_page (line->source, line->page - self->n_front + 1);
    }
}

/**
 * rectify_contents_draw_leaders:
 * @pages: pages
 * @page: which page, from 0
 * @cr: where to
 *
 * Draws the dots between entries and page numbers. They are no text, so that a reader does not read
 * them out; those of all entries stand one below the other.
 */
void
rectify_contents_draw_leaders (RectifyPages *pages, guint page, cairo_t *cr)
{
  const RectifyLayout *layout = &pages->layout;
  double step = DOT_STEP * layout->cell;
  double edge = layout->margin_left + layout->area_width;

  for (guint i = 0; page < pages->n_front && i < pages->leaders->len; i++)
    {
      const RectifyLeader *leader = &g_array_index (pages->leaders, RectifyLeader, i);
      double x = edge - ceil ((edge - leader->right) / step) * step;

      for (; leader->page == page && x >= leader->left; x -= step)
        {
          cairo_new_sub_path (cr);
          cairo_arc (cr, x, leader->y, DOT_SIZE * layout->cell / 2, 0, 2 * G_PI);
        }
    }
  cairo_fill (cr);
}

/**
 * rectify_pages_find_heading:
 * @self: pages
 * @heading: the number of a heading, from 0
 * @page: (out): set to its page, from 0
 *
 * Returns: where on the page it stands, in points from the paper's head
 */
double
rectify_pages_find_heading (RectifyPages *self, guint heading, guint *page)
{
  const RectifyHeading *found = &g_array_index (self->headings, RectifyHeading, heading);
  const RectifyLine *line = &g_array_index (self->lines, RectifyLine, found->line);

  *page = line->page;
  /* On a page that is turned, places count from another corner: its head will do. */
  if (g_array_index (self->pages, RectifyPage, line->page).is_turned)
    return 0;
  return line->baseline - self->layout.cell;
}

/* The name of a heading among all of a packet. */
static char *
dup_name (guint heading, const RectifyPageManner *manner)
{
  return g_strdup_printf ("'heading-%u-%u'", manner->first_text_page, heading + 1);
}

/**
 * rectify_contents_dup_link:
 * @heading: the number of a heading, from 0
 * @manner: how pages are drawn
 *
 * Returns: (transfer full): cairo's attributes of a link to it. They name it: a link to a page that
 *   is not drawn yet leads nowhere with cairo 1.16.
 */
char *
rectify_contents_dup_link (guint heading, const RectifyPageManner *manner)
{
  g_autofree char *name = dup_name (heading, manner);

  return g_strconcat ("dest=", name, NULL);
}

/**
 * rectify_contents_mark_headings:
 * @pages: pages
 * @page: which page, from 0
 * @manner: how it is drawn
 * @cr: where to
 *
 * Marks the headings on a page of the text as places that the contents lead to.
 */
void
rectify_contents_mark_headings (RectifyPages *pages, guint page, const RectifyPageManner *manner,
                                cairo_t *cr)
{
  for (guint i = 0; pages->n_front > 0 && i < pages->headings->len; i++)
    {
      guint heading_page;
      double top = rectify_pages_find_heading (pages, i, &heading_page);
      char y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *name = NULL;
      g_autofree char *place = NULL;

      if (heading_page != page
          || g_array_index (pages->headings, RectifyHeading, i).level > RECTIFY_CONTENTS_LEVELS)
        continue;
      name = dup_name (i, manner);
      g_ascii_formatd (y, sizeof y, "%.2f", top);
      place = g_strdup_printf ("name=%s x=0 y=%s", name, y);
      cairo_tag_begin (cr, CAIRO_TAG_DEST, place);
      cairo_tag_end (cr, CAIRO_TAG_DEST);
    }
}

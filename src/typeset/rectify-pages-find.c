/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-pages-private.h"

/* Above and below the em box, in type sizes, so that a mark is seen around the type. */
#define MARGIN 0.08

/* The text of a paragraph as it is compared: a character for each of its own, and where that is. */
typedef struct {
  gunichar *characters;
  gsize *positions; /* in bytes; one more for the end */
  guint length;
} Folded;

/* Lines of a paragraph that follow each other, though perhaps not on the page: a cell that goes on
 * over a page's end goes on behind its neighbours. */
typedef struct {
  RectifyParagraph *source;
  GArray *lines; /* the numbers of the lines */
  gsize end;
} Stretch;

/* A find: from where to where in which lines. */
typedef struct {
  Stretch *stretch;
  gsize start;
  gsize end;
  guint first_line;
} Find;

/* In any case and any width: Ａ, a, and A are one, and so are ， and a comma. */
static gunichar
fold (gunichar c)
{
  if (c >= 0x2e80 && c < 0xff00)
    return c == 0x3000 ? ' ' : c;
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xff01 - '!';
  if (c < 0x80)
    return g_ascii_isspace (c) ? ' ' : (gunichar) g_ascii_tolower (c);
  return g_unichar_isspace (c) ? ' ' : g_unichar_tolower (c);
}

static void
folded_init (Folded *self, const char *text)
{
  const char *p = text;

  self->length = g_utf8_strlen (text, -1);
  self->characters = g_new (gunichar, self->length + 1);
  self->positions = g_new (gsize, self->length + 1);
  for (guint i = 0; i < self->length; i++, p = g_utf8_next_char (p))
    {
      self->characters[i] = fold (g_utf8_get_char (p));
      self->positions[i] = p - text;
    }
  self->positions[self->length] = p - text;
}

static void
folded_clear (Folded *self)
{
  g_free (self->characters);
  g_free (self->positions);
}

static void
stretch_free (gpointer data)
{
  Stretch *stretch = data;

  g_array_unref (stretch->lines);
  g_free (stretch);
}

static const RectifyLine *
get_line (RectifyPages *self, guint index)
{
  return &g_array_index (self->lines, RectifyLine, index);
}

/**
 * rectify_line_get_range:
 * @self: a line
 * @start: (out): set to where its words begin in its paragraph's text, in bytes
 * @end: (out): set to where they end
 */
void
rectify_line_get_range (const RectifyLine *self, gsize *start, gsize *end)
{
  *start = *end = 0;
  if (self->text != NULL)
    rectify_text_line_get_range (self->text, start, end);
  else if (self->line != NULL)
    {
      *start = self->line->start_index;
      *end = *start + self->line->length;
    }
  *start += self->piece;
  *end += self->piece;
}

/**
 * rectify_line_get_x:
 * @pages: pages
 * @self: a line of theirs
 * @position: a byte of its paragraph's text
 *
 * Returns: where on the line the character there begins, in points
 */
double
rectify_line_get_x (RectifyPages *pages, const RectifyLine *self, gsize position)
{
  gsize inside = position > self->piece ? position - self->piece : 0;
  int x = 0;

  if (self->text != NULL)
    return rectify_text_line_get_x (self->text, inside);
  if (self->line == NULL)
    return 0;
  rectify_glyph_cache_lock (pages->glyphs);
  pango_layout_line_index_to_x (self->line, (int) inside, FALSE, &x);
  rectify_glyph_cache_unlock (pages->glyphs);
  return (double) x / PANGO_SCALE;
}

/* Places on a page that is turned count from the type area's corner; see RectifyLine. */
static void
place_mark (RectifyPages *self, RectifyPagesMark *mark)
{
  const RectifyLayout *layout = &self->layout;
  RectifyPagesMark lying = *mark;

  if (!g_array_index (self->pages, RectifyPage, mark->page).is_turned)
    return;
  mark->x = layout->margin_left + lying.y;
  mark->y = layout->margin_top + layout->area_height - lying.x - lying.width;
  mark->width = lying.height;
  mark->height = lying.width;
}

/* What of a line lies from one byte of its paragraph to another; FALSE if nothing does. */
static gboolean
make_mark (RectifyPages *self, const RectifyLine *line, gsize from, gsize to,
           RectifyPagesMark *mark)
{
  gsize start, end;
  double left, right;

  rectify_line_get_range (line, &start, &end);
  start = MAX (start, from);
  end = MIN (end, to);
  if (start >= end)
    return FALSE;
  left = rectify_line_get_x (self, line, start);
  right = rectify_line_get_x (self, line, end);
  mark->number = 0;
  mark->page = line->page;
  mark->x = line->x + MIN (left, right);
  mark->width = ABS (right - left);
  mark->y = line->baseline - (RECTIFY_EM_ASCENT + MARGIN) * line->size;
  mark->height = (1 + 2 * MARGIN) * line->size;
  place_mark (self, mark);
  return TRUE;
}

static GPtrArray *
list_stretches (RectifyPages *self)
{
  GPtrArray *stretches = g_ptr_array_new_with_free_func (stretch_free);
  g_autoptr (GHashTable) open = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const RectifyLine *line = get_line (self, i);
      Stretch *stretch;
      gsize start, end;

      if (line->source == NULL)
        continue;
      rectify_line_get_range (line, &start, &end);
      stretch = g_hash_table_lookup (open, line->source);
      /* A head is said again on each page. */
      if (stretch == NULL || start < stretch->end)
        {
          stretch = g_new0 (Stretch, 1);
          stretch->source = line->source;
          stretch->lines = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (stretches, stretch);
          g_hash_table_insert (open, line->source, stretch);
        }
      g_array_append_val (stretch->lines, i);
      stretch->end = end;
    }
  return stretches;
}

static void
find_in_stretch (RectifyPages *self, Stretch *stretch, const Folded *wanted, GArray *finds)
{
  g_autofree char *text = rectify_paragraph_dup_text (stretch->source);
  Folded folded;
  guint line = 0;

  folded_init (&folded, text);
  for (guint i = 0; i + wanted->length <= folded.length; i++)
    {
      Find find = { stretch, folded.positions[i], 0, 0 };
      gsize start, end;

      if (memcmp (folded.characters + i, wanted->characters, wanted->length * sizeof (gunichar))
          != 0)
        continue;
      find.end = folded.positions[i + wanted->length];
      for (; line < stretch->lines->len; line++)
        {
          find.first_line = g_array_index (stretch->lines, guint, line);
          rectify_line_get_range (get_line (self, find.first_line), &start, &end);
          if (find.start < end)
            break;
        }
      if (line == stretch->lines->len)
        break;
      g_array_append_val (finds, find);
      i += wanted->length - 1;
    }
  folded_clear (&folded);
}

static int
compare_finds (gconstpointer a, gconstpointer b)
{
  const Find *x = a, *y = b;

  if (x->first_line != y->first_line)
    return x->first_line < y->first_line ? -1 : 1;
  return x->start < y->start ? -1 : x->start > y->start;
}

static void
add_marks (RectifyPages *self, const Find *find, guint number, GArray *marks)
{
  for (guint i = 0; i < find->stretch->lines->len; i++)
    {
      guint index = g_array_index (find->stretch->lines, guint, i);
      RectifyPagesMark mark;
      gsize start, end;

      if (index < find->first_line)
        continue;
      rectify_line_get_range (get_line (self, index), &start, &end);
      if (start >= find->end)
        break;
      if (!make_mark (self, get_line (self, index), find->start, find->end, &mark))
        continue;
      mark.number = number;
      g_array_append_val (marks, mark);
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const RectifyPagesMark *x = a, *y = b;

  if (x->page != y->page)
    return x->page < y->page ? -1 : 1;
  return x->number < y->number ? -1 : x->number > y->number;
}

/**
 * rectify_pages_find:
 * @self: pages
 * @text: words
 *
 * Finds words on the pages: in any case, in any width, across the ends of lines and pages, but not
 * of paragraphs. A table's head counts on each page that has it.
 *
 * Returns: (transfer full) (element-type RectifyPagesMark): where they stand, page by page; numbered
 *   as one reads
 */
GArray *
rectify_pages_find (RectifyPages *self, const char *text)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (RectifyPagesMark));
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GPtrArray) stretches = NULL;
  g_autoptr (GArray) finds = NULL;
  Folded wanted;

  g_return_val_if_fail (RECTIFY_IS_PAGES (self), marks);
  g_return_val_if_fail (text != NULL, marks);
  if (*text == '\0')
    return marks;
  locker = g_mutex_locker_new (&self->lock);
  folded_init (&wanted, text);
  stretches = list_stretches (self);
  finds = g_array_new (FALSE, FALSE, sizeof (Find));
  for (guint i = 0; i < stretches->len; i++)
    find_in_stretch (self, g_ptr_array_index (stretches, i), &wanted, finds);
  folded_clear (&wanted);
  g_array_sort (finds, compare_finds);
  for (guint i = 0; i < finds->len; i++)
    add_marks (self, &g_array_index (finds, Find, i), i, marks);
  g_array_sort (marks, compare_marks);
  return marks;
}

/**
 * rectify_pages_find_item:
 * @self: pages
 * @item: the identifier of an item
 *
 * Returns: (transfer full) (element-type RectifyPagesMark): the lines, or the parts of lines, that
 *   are about the item, page by page; empty if it is not on the pages
 */
GArray *
rectify_pages_find_item (RectifyPages *self, gint64 item)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (RectifyPagesMark));
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (RECTIFY_IS_PAGES (self), marks);
  if (item == 0)
    return marks;
  locker = g_mutex_locker_new (&self->lock);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const RectifyLine *line = get_line (self, i);
      RectifyPagesMark mark;
      gsize start, end;

      if (line->source != NULL && !line->is_repeated
          && rectify_paragraph_find_item (line->source, item, &start, &end)
          && make_mark (self, line, start, end, &mark))
        g_array_append_val (marks, mark);
    }
  g_array_sort (marks, compare_marks);
  return marks;
}

static gsize
find_position (RectifyPages *self, const RectifyLine *line, double x)
{
  g_autofree char *text = rectify_paragraph_dup_text (line->source);
  gsize start, end, position;

  rectify_line_get_range (line, &start, &end);
  /* What is set may be other words than the paragraph's, in a letterhead. */
  end = MIN (end, strlen (text));
  position = start;
  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p))
    {
      if (rectify_line_get_x (self, line, p - text) > x)
        break;
      position = p - text;
    }
  return position;
}

/* How far a place is from a line, where lines side by side are further than those below. */
static double
get_distance (RectifyPages *self, const RectifyLine *line, double x, double y)
{
  RectifyPagesMark mark;
  gsize start, end;
  double dx, dy;

  rectify_line_get_range (line, &start, &end);
  if (!make_mark (self, line, start, end, &mark))
    return G_MAXDOUBLE;
  dx = MAX (0, MAX (mark.x - x, x - mark.x - mark.width));
  dy = MAX (0, MAX (mark.y - y, y - mark.y - mark.height));
  return dx + dy;
}

/**
 * rectify_pages_get_item:
 * @self: pages
 * @page: a page, from 0
 * @x: a place on it, in points from the paper's left edge
 * @y: in points from its upper edge
 *
 * Returns: the identifier of the item that the words there, or those nearest to the place, are
 *   about; 0 if there is none
 */
gint64
rectify_pages_get_item (RectifyPages *self, guint page, double x, double y)
{
  const RectifyPage *begin;
  const RectifyLine *nearest = NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  double least = G_MAXDOUBLE;
  guint end;

  g_return_val_if_fail (RECTIFY_IS_PAGES (self), 0);
  g_return_val_if_fail (page < rectify_pages_get_n_pages (self), 0);
  locker = g_mutex_locker_new (&self->lock);
  begin = &g_array_index (self->pages, RectifyPage, page);
  end = page + 1 < self->pages->len ? begin[1].first_line : self->lines->len;
  for (guint i = begin->first_line; i < end; i++)
    {
      const RectifyLine *line = get_line (self, i);
      double distance = line->source != NULL ? get_distance (self, line, x, y) : G_MAXDOUBLE;

      if (distance >= least)
        continue;
      least = distance;
      nearest = line;
    }
  if (nearest == NULL)
    return 0;
  if (begin->is_turned)
    x = self->layout.margin_top + self->layout.area_height - y;
  return rectify_paragraph_get_item (nearest->source,
                                     find_position (self, nearest, x - nearest->x));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-inspector.h"

#include <math.h>
#include <string.h>

/* A document that is all wrong is no better known by more sentences. */
#define MAX_FAULTS 60
/* GB/T 9704-2012, in millimetres: what is measured must not be what it is measured by. */
#define NUMBER_DROP 7.0
#define NUMBER_SIZE 14.0
/* Of the number's dash: how far it lies above the baseline, in sizes; its face has it so. */
#define DASH_HEIGHT 0.36
/* In millimetres: of places in general, of type on the grid. */
#define PLACE_TOLERANCE 0.3
/* In points: of sizes, and how far below the type area no text stands, nor a number above. */
#define SIZE_TOLERANCE 0.05
#define FOOT 8.0

void
page_inspection_fault (PageInspection *self, guint page, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list arguments;

  if (self->faults->len >= MAX_FAULTS)
    return;
  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->faults, g_strdup_printf ("Page %u: %s.", page + 1, words));
}

void
page_inspection_fault_line (PageInspection *self, const InspectedLine *line, const char *format,
                            ...)
{
  g_autofree char *words = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  va_list arguments;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  for (guint i = 0; i < line->signs->len; i++)
    g_string_append_unichar (text, g_array_index (line->signs, PageSign, i).character);
  page_inspection_fault (self, line->page, "line %d “%s” %s", line->slot + 1, text->str, words);
}

InspectedLine *
page_inspection_get_line (PageInspection *self, guint index)
{
  return &g_array_index (self->lines, InspectedLine, index);
}

InspectedPiece *
page_inspection_get_piece (PageInspection *self, guint index)
{
  return &g_array_index (self->pieces, InspectedPiece, index);
}

RectifyParagraphRole
page_inspection_get_role (PageInspection *self, const InspectedLine *line)
{
  return rectify_paragraph_get_role (page_inspection_get_piece (self, line->piece)->paragraph);
}

void
page_inspection_get_area (PageInspection *self, guint page, cairo_rectangle_t *area)
{
  const RectifyLayout *layout = &self->layout;
  const PageContent *content = g_ptr_array_index (self->pages, page);

  if (content->is_turned)
    *area = (cairo_rectangle_t){ layout->page_height - layout->margin_top - layout->area_height,
                                 layout->margin_left, layout->area_height, layout->area_width };
  else
    *area = (cairo_rectangle_t){ layout->margin_left, layout->margin_top, layout->area_width,
                                 layout->area_height };
}

static void
clear_line (gpointer data)
{
  g_array_unref (((InspectedLine *) data)->signs);
}

static void
clear_piece (gpointer data)
{
  g_array_unref (((InspectedPiece *) data)->signs);
}

static gboolean
is_title (PageInspection *self, const PageSign *sign)
{
  return fabs (sign->size - self->layout.title_size) < SIZE_TOLERANCE;
}

/* What is of another size than text and title stands in a table. */
static gboolean
is_text (PageInspection *self, const PageSign *sign)
{
  return fabs (sign->size - self->layout.cell) < SIZE_TOLERANCE || is_title (self, sign);
}

/* Where a character should stand on the first line of a page. Em boxes touch the line's head; of
 * larger type the middle of the box is where the line's is. */
static double
get_first_baseline (PageInspection *self, guint page, const PageSign *sign)
{
  const PageContent *content = g_ptr_array_index (self->pages, page);
  double size = is_title (self, sign) ? self->layout.title_size : self->layout.cell;
  cairo_rectangle_t area;

  page_inspection_get_area (self, page, &area);
  return area.y + (content->is_turned ? 0 : self->layout.rise) + RECTIFY_EM_ASCENT * size
         - (size - self->layout.cell) / 2;
}

static int
find_slot (PageInspection *self, guint page, const PageSign *sign)
{
  return round ((sign->baseline - get_first_baseline (self, page, sign)) / self->layout.pitch);
}

typedef struct {
  int slot;
  PageSign sign;
} SlotSign;

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const SlotSign *one = a, *two = b;

  if (one->slot != two->slot)
    return one->slot < two->slot ? -1 : 1;
  return page_sign_compare_places (&one->sign, &two->sign);
}

/* The lines of a page, and what stands in its tables. */
static void
collect_lines (PageInspection *self, guint page)
{
  const PageContent *content = g_ptr_array_index (self->pages, page);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SlotSign));
  GArray *table = g_array_new (FALSE, FALSE, sizeof (PageSign));

  for (guint i = 0; i < content->signs->len; i++)
    {
      SlotSign sign = { 0, g_array_index (content->signs, PageSign, i) };

      sign.slot = find_slot (self, page, &sign.sign);
      if (is_text (self, &sign.sign))
        g_array_append_val (found, sign);
      else
        g_array_append_val (table, sign.sign);
    }
  g_array_sort (found, compare_slots);
  for (guint i = 0; i < found->len; i++)
    {
      const SlotSign *sign = &g_array_index (found, SlotSign, i);
      InspectedLine line = { .page = page, .slot = sign->slot };

      if (i == 0 || sign->slot != sign[-1].slot)
        {
          line.signs = g_array_new (FALSE, FALSE, sizeof (PageSign));
          g_array_append_val (self->lines, line);
        }
      g_array_append_val (page_inspection_get_line (self, self->lines->len - 1)->signs, sign->sign);
    }
  g_ptr_array_add (self->tables, table);
}

/* 5.2: every line on the grid, no more lines than the page has. */
static void
check_grid (PageInspection *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const InspectedLine *line = page_inspection_get_line (self, i);
      double worst = 0;

      if (line->slot < 0 || line->slot >= (int) self->layout.n_lines)
        page_inspection_fault_line (self, line, "is not one of %u", self->layout.n_lines);
      for (guint j = 0; j < line->signs->len; j++)
        {
          const PageSign *sign = &g_array_index (line->signs, PageSign, j);
          double off = sign->baseline - get_first_baseline (self, line->page, sign)
                       - line->slot * self->layout.pitch;

          if (sign->is_measured && fabs (off) > fabs (worst))
            worst = off;
        }
      if (fabs (worst) > 0.1 * RECTIFY_MM)
        page_inspection_fault_line (self, line, "is %.2f mm off the grid", worst / RECTIFY_MM);
    }
}

/* 7.5: where the imprint stands on a page behind a blank one, neither has a number. */
static gboolean
has_number (PageInspection *self, guint page)
{
  guint last = 0;

  for (guint i = 0; i < self->pages->len; i++)
    if (((PageContent *) g_ptr_array_index (self->pages, i))->signs->len > 0
        && i + 1 < self->pages->len)
      last = i;
  return page <= last || last + 2 == self->pages->len;
}

/* 5.1, and 7.5: — 1 — in size 4, 7 mm below, one character in: at the right on odd pages, at the
 * left on even ones. */
static void
check_number (PageInspection *self, guint page)
{
  const PageContent *content = g_ptr_array_index (self->pages, page);
  g_autofree char *wanted
      = has_number (self, page) ? g_strdup_printf ("—%u—", page + 1) : g_strdup ("");
  g_autoptr (GString) got = g_string_new (NULL);
  double baseline = self->layout.margin_top + self->layout.area_height + NUMBER_DROP * RECTIFY_MM
                    + DASH_HEIGHT * NUMBER_SIZE;
  const PageSign *first, *last;
  double off;

  if (fabs (content->width - self->layout.page_width) > 0.5
      || fabs (content->height - self->layout.page_height) > 0.5)
    page_inspection_fault (self, page, "the paper is %.1f × %.1f mm", content->width / RECTIFY_MM,
                           content->height / RECTIFY_MM);
  for (guint i = 0; i < content->number->len; i++)
    g_string_append_unichar (got, g_array_index (content->number, PageSign, i).character);
  if (!g_str_equal (got->str, wanted))
    {
      page_inspection_fault (self, page, "its number is “%s”", got->str);
      return;
    }
  if (content->number->len == 0)
    return;
  first = &g_array_index (content->number, PageSign, 0);
  last = &g_array_index (content->number, PageSign, content->number->len - 1);
  if (fabs (first->baseline - baseline) > PLACE_TOLERANCE * RECTIFY_MM)
    page_inspection_fault (self, page, "its number is %.2f mm too low",
                           (first->baseline - baseline) / RECTIFY_MM);
  if (fabs (first->size - NUMBER_SIZE) > SIZE_TOLERANCE)
    page_inspection_fault (self, page, "its number is of size %.2f", first->size);
  off = page % 2 == 0
            ? last->end - (self->layout.margin_left + self->layout.area_width - self->layout.cell)
            : first->x - (self->layout.margin_left + self->layout.cell);
  if (fabs (off) > PLACE_TOLERANCE * RECTIFY_MM)
    page_inspection_fault (self, page, "its number is %.2f mm too far right", off / RECTIFY_MM);
}

static PageInspection *
inspection_new (PopplerDocument *pdf, RectifyDocument *document)
{
  PageInspection *self = g_new0 (PageInspection, 1);

  self->document = document;
  self->pdf = pdf;
  rectify_layout_init (&self->layout, rectify_document_get_page_style (document));
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_content_free);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->n_drawings = g_array_new (FALSE, TRUE, sizeof (guint));
  self->lines = g_array_new (FALSE, FALSE, sizeof (InspectedLine));
  g_array_set_clear_func (self->lines, clear_line);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (InspectedPiece));
  g_array_set_clear_func (self->pieces, clear_piece);
  self->faults = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
inspection_free (PageInspection *self)
{
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->tables);
  g_array_unref (self->n_drawings);
  g_array_unref (self->lines);
  g_array_unref (self->pieces);
  g_free (self);
}

static void
inspect (PageInspection *self)
{
  int n_pages = poppler_document_get_n_pages (self->pdf);
  gboolean is_read;

  for (int i = 0; i < n_pages; i++)
    {
      PageContent *page
          = page_reader_read (self->pdf, i,
                              self->layout.margin_top + self->layout.area_height + FOOT);

      g_ptr_array_add (self->pages, page);
      collect_lines (self, i);
    }
  g_array_set_size (self->n_drawings, n_pages);
  page_inspection_check_drawings (self);
  for (int i = 0; i < n_pages; i++)
    check_number (self, i);
  /* Most of the rest asks which line is what of the document. */
  is_read = page_inspection_read_document (self);
  check_grid (self);
  page_inspection_check_ink (self);
  if (!is_read)
    return;
  page_inspection_check_lines (self);
  page_inspection_check_breaks (self);
  page_inspection_check_fonts (self);
  page_inspection_check_page_ends (self);
  page_inspection_check_outline (self);
  page_inspection_check_tables (self);
  page_inspection_check_tags (self);
}

/**
 * page_inspector_inspect:
 * @bytes: a PDF
 * @document: what was printed
 *
 * Measures every page by GB/T 9704-2012 and the rules of line breaking, through a reader that had no
 * part in making it.
 *
 * Returns: (transfer full) (element-type utf8): what is wrong, a sentence each
 */
GPtrArray *
page_inspector_inspect (GBytes *bytes, RectifyDocument *document)
{
  g_autoptr (PopplerDocument) pdf = poppler_document_new_from_bytes (bytes, NULL, NULL);
  PageInspection *self;
  GPtrArray *faults;

  if (pdf == NULL)
    {
      faults = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (faults, g_strdup ("It is no PDF."));
      return faults;
    }
  self = inspection_new (pdf, document);
  self->bytes = bytes;
  inspect (self);
  faults = self->faults;
  inspection_free (self);
  return faults;
}

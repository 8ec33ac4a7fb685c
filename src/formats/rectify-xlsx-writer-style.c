/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-office-faces.h"
#include "rectify-xlsx-writer-private.h"

/* Of cells that are to be filled in: a pale yellow, which printers leave white. */
#define OPEN_COLOR 0xfffbe6
/* A book of no more sheets is written row by row as it comes. Each sheet then has a file open until
 * all of them are written, and a program can have only so many. */
#define MAX_STREAMED 16

typedef struct {
  RectifyXlsxStyle style;
  lxw_format *format;
} Style;

static gboolean
is_same (const RectifyXlsxStyle *a, const RectifyXlsxStyle *b)
{
  return a->size == b->size && a->bold == b->bold && a->align == b->align
         && a->is_tall == b->is_tall && a->border == b->border && a->mark == b->mark
         && a->is_open == b->is_open && (a->date == NULL) == (b->date == NULL)
         && g_str_equal (a->face, b->face) && g_strcmp0 (a->date, b->date) == 0;
}

static lxw_format *
make_format (RectifyXlsxWriter *self, const RectifyXlsxStyle *style)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_font_name (format, rectify_office_faces_get (style->face));
  format_set_font_size (format, style->size / 2.0);
  if (style->bold)
    format_set_bold (format);
  format_set_align (format, style->align);
  format_set_align (format, style->is_tall ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap (format);
  if (style->border)
    format_set_border (format, LXW_BORDER_THIN);
  if (style->date != NULL)
    format_set_num_format (format, style->date);
  if (style->is_open)
    {
      format_set_unlocked (format);
      format_set_bg_color (format, OPEN_COLOR);
    }
  /* As they are printed, and as they are in DOCX files. */
  if (style->mark == RECTIFY_MARK_INSERTED)
    format_set_underline (format, LXW_UNDERLINE_SINGLE);
  if (style->mark == RECTIFY_MARK_DELETED)
    format_set_font_strikeout (format);
  return format;
}

/**
 * rectify_xlsx_writer_get_format:
 * @self: a book
 * @style: how a cell looks; its strings live as long as the program
 *
 * Returns: (transfer none): the book's format for that
 */
lxw_format *
rectify_xlsx_writer_get_format (RectifyXlsxWriter *self, const RectifyXlsxStyle *style)
{
  Style made = { *style, NULL };

  for (guint i = 0; i < self->styles->len; i++)
    {
      Style *other = &g_array_index (self->styles, Style, i);

      if (is_same (&other->style, style))
        return other->format;
    }
  made.format = make_format (self, style);
  g_array_append_val (self->styles, made);
  return made.format;
}

/* The widths of columns are counted in digits of the first format's font. Calibri, which it has, is
 * missing on many desktops, and what is taken for it there so wide that sheets shrink in print. */
static void
set_first_font (RectifyXlsxWriter *self)
{
  format_set_font_name (STAILQ_FIRST (self->book->formats),
                        rectify_office_faces_get (self->layout.is_english ? RECTIFY_DOCX_LATIN
                                                                          : RECTIFY_DOCX_SONG));
}

/* A form is written as the programs of its units write it again: with its words in a part of their
 * own. */
static gboolean
has_form (RectifyDocument *document)
{
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyTable *table = rectify_document_get_table (document, i);

      if (table != NULL && rectify_table_is_form (table))
        return TRUE;
    }
  return FALSE;
}

/**
 * rectify_xlsx_writer_init:
 * @self: a book to be filled
 * @document: what is written; borrowed
 * @path: where to
 * @folder: for files that are gone when it is written
 * @n_sheets: how many sheets it will have
 *
 * Rows have to be written in their order, and in each its height first.
 *
 * Returns: whether there was memory for it
 */
gboolean
rectify_xlsx_writer_init (RectifyXlsxWriter *self, RectifyDocument *document, const char *path,
                          const char *folder, guint n_sheets)
{
  lxw_workbook_options options
      = { .constant_memory = n_sheets <= MAX_STREAMED && !has_form (document),
          .tmpdir = (char *) folder };

  *self = (RectifyXlsxWriter){ .document = document };
  self->book = workbook_new_opt (path, &options);
  if (self->book == NULL)
    return FALSE;
  rectify_docx_layout_init (&self->layout, document);
  set_first_font (self);
  self->styles = g_array_new (FALSE, FALSE, sizeof (Style));
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return TRUE;
}

/**
 * rectify_xlsx_writer_clear:
 * @self: a book whose file is closed
 */
void
rectify_xlsx_writer_clear (RectifyXlsxWriter *self)
{
  g_clear_pointer (&self->styles, g_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
}

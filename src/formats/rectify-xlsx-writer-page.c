/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-office-faces.h"
#include "rectify-xlsx-writer-private.h"

/* As spreadsheet programs number papers. */
#define PAPER_LETTER 1
#define PAPER_A3 8
#define PAPER_A4 9

#define TWIPS_PER_INCH 1440.0

/* The number has dashes at its sides (GB/T 9704-2012, 7.5); in a spreadsheet all pages are alike, so
 * it stands in the middle. */
#define OFFICIAL_FOOTER "&C&\"%s,Regular\"&14— &P —"
#define ENGLISH_FOOTER "&C&P"

static uint8_t
get_paper (RectifyDocument *document)
{
  switch (rectify_document_get_page_style (document)->paper)
    {
    case RECTIFY_PAPER_A3:
      return PAPER_A3;
    case RECTIFY_PAPER_LETTER:
      return PAPER_LETTER;
    default:
      return PAPER_A4;
    }
}

/**
 * rectify_xlsx_set_page:
 * @self: a book
 * @sheet: one of its sheets
 * @across: whether the paper is turned for it
 *
 * Says how a sheet is printed: on the paper and between the margins that DOCX files and pages have,
 * as wide as the paper, with the page's number at the foot.
 */
void
rectify_xlsx_set_page (RectifyXlsxWriter *self, lxw_worksheet *sheet, gboolean across)
{
  const RectifyDocxLayout *layout = &self->layout;
  gboolean landscape = across || layout->page_width > layout->page_height;
  double top = across ? layout->margin_left : layout->margin_top;
  double right = across ? layout->margin_top : layout->margin_right;
  double bottom = across ? layout->margin_right : layout->margin_bottom;
  double left = across ? layout->margin_bottom : layout->margin_left;
  lxw_header_footer_options footer = { .margin = bottom / TWIPS_PER_INCH / 2 };
  g_autofree char *official = NULL;

  worksheet_set_paper (sheet, get_paper (self->document));
  if (landscape)
    worksheet_set_landscape (sheet);
  worksheet_set_margins (sheet, left / TWIPS_PER_INCH, right / TWIPS_PER_INCH, top / TWIPS_PER_INCH,
                         bottom / TWIPS_PER_INCH);
  official = g_strdup_printf (OFFICIAL_FOOTER, rectify_office_faces_get (RECTIFY_DOCX_SONG));
  worksheet_set_footer_opt (sheet, layout->is_english ? ENGLISH_FOOTER : official, &footer);
  worksheet_center_horizontally (sheet);
  worksheet_fit_to_pages (sheet, 1, 0);
}

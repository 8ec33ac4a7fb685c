/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-column-widths.h"
#include "rectify-document.h"
#include "rectify-docx-styles.h"
#include "rectify-table-fit.h"
#include "rectify-xml-writer.h"

G_BEGIN_DECLS

/*
 * The official layout, GB/T 9704-2012, in a word processor's twips (1/20 point). A test holds it
 * against that of the printed pages.
 */
#define RECTIFY_DOCX_MM(mm) ((int) ((mm) *1440.0 / 25.4 + 0.5))
#define RECTIFY_DOCX_PAGE_WIDTH RECTIFY_DOCX_MM (210)
#define RECTIFY_DOCX_PAGE_HEIGHT RECTIFY_DOCX_MM (297)
#define RECTIFY_DOCX_MARGIN_TOP RECTIFY_DOCX_MM (37)
#define RECTIFY_DOCX_MARGIN_LEFT RECTIFY_DOCX_MM (28)
#define RECTIFY_DOCX_MARGIN_RIGHT RECTIFY_DOCX_MM (210 - 28 - 156)
#define RECTIFY_DOCX_MARGIN_BOTTOM RECTIFY_DOCX_MM (297 - 37 - 225)
#define RECTIFY_DOCX_AREA_WIDTH                                                                    \
  (RECTIFY_DOCX_PAGE_WIDTH - RECTIFY_DOCX_MARGIN_LEFT - RECTIFY_DOCX_MARGIN_RIGHT)
#define RECTIFY_DOCX_AREA_HEIGHT                                                                   \
  (RECTIFY_DOCX_PAGE_HEIGHT - RECTIFY_DOCX_MARGIN_TOP - RECTIFY_DOCX_MARGIN_BOTTOM)
/* A word processor's lines have no space that may hang over the foot of the page, so 22 of them
 * share the type area: a little closer than on our own pages, where the last one ends with its
 * characters. */
#define RECTIFY_DOCX_PITCH (RECTIFY_DOCX_AREA_HEIGHT / 22)
/* Size 3 is 16 points, of which the type area holds 27 and a half; taken in so that 28 find room. */
#define RECTIFY_DOCX_SIZE 32
#define RECTIFY_DOCX_TRACKING -5
#define RECTIFY_DOCX_CELL (RECTIFY_DOCX_SIZE * 10 + RECTIFY_DOCX_TRACKING)
#define RECTIFY_DOCX_TITLE_SIZE 44
#define RECTIFY_DOCX_PAGE_NUMBER_SIZE 28
#define RECTIFY_DOCX_IMPRINT_SIZE 28
/* The page number's line, and how far its lower edge is from the paper's: so the dash lies 7 mm
 * below the type area, with four fifths of a line above its baseline, as word processors set it. */
#define RECTIFY_DOCX_FOOTER_PITCH 400
#define RECTIFY_DOCX_FOOTER_BOTTOM                                                                 \
  (RECTIFY_DOCX_MM (35 - 7) - RECTIFY_DOCX_PAGE_NUMBER_SIZE * 10 * 36 / 100                        \
   - RECTIFY_DOCX_FOOTER_PITCH / 5)

/* Across, the number stands below the table, in the same place below the type area. */
#define RECTIFY_DOCX_FOOTER_ACROSS                                                                 \
  (RECTIFY_DOCX_MM (26 - 7) - RECTIFY_DOCX_PAGE_NUMBER_SIZE * 10 * 36 / 100                        \
   - RECTIFY_DOCX_FOOTER_PITCH / 5)

#define RECTIFY_DOCX_FANGSONG "仿宋_GB2312"
#define RECTIFY_DOCX_KAI "楷体_GB2312"
#define RECTIFY_DOCX_HEI "黑体"
#define RECTIFY_DOCX_SONG "宋体"
#define RECTIFY_DOCX_TITLE_FACE "方正小标宋简体"

/* Text in a table, in half points, and its line. */
#define RECTIFY_DOCX_TABLE_SIZE (2 * 12)
#define RECTIFY_DOCX_TABLE_PITCH(size) ((int) ((size) *10 * RECTIFY_TABLE_LEADING + 0.5))
/* Below a table. */
#define RECTIFY_DOCX_TABLE_GAP (RECTIFY_DOCX_PITCH / 2)

/* The least height of a line that programs take, nearly: in twips. */
#define RECTIFY_DOCX_NO_HEIGHT 20

#define RECTIFY_DOCX_LATIN "Times New Roman"

/**
 * RectifyDocxLayout:
 *
 * The measures of a document's pages: the numbers above, or what they become on other paper. In
 * twips; sizes in half points.
 */
typedef struct {
  int page_width;
  int page_height;
  int margin_top;
  int margin_right;
  int margin_bottom;
  int margin_left;
  int area_width;
  int area_height;
  int size;
  int title_size;
  int tracking;
  int cell;
  int pitch;
  gboolean is_english;
  gboolean has_bold_third;
  gboolean has_contents;
} RectifyDocxLayout;

/**
 * RectifyDocxSection:
 * @RECTIFY_DOCX_SECTION_GOES_ON: none ends here
 * @RECTIFY_DOCX_SECTION_UPRIGHT: pages of text
 * @RECTIFY_DOCX_SECTION_ACROSS: pages that are turned for a table
 * @RECTIFY_DOCX_SECTION_CONTENTS: pages of a table of contents
 * @RECTIFY_DOCX_SECTION_RESTARTS: their numbers count from 1, behind those of the contents
 *
 * What the pages are that end with a paragraph.
 */
typedef enum {
  RECTIFY_DOCX_SECTION_GOES_ON = 0,
  RECTIFY_DOCX_SECTION_UPRIGHT = 1 << 0,
  RECTIFY_DOCX_SECTION_ACROSS = 1 << 1,
  RECTIFY_DOCX_SECTION_CONTENTS = 1 << 2,
  RECTIFY_DOCX_SECTION_RESTARTS = 1 << 3,
} RectifyDocxSection;

/* In rectify-docx-writer-layout.c. */
void rectify_docx_layout_init (RectifyDocxLayout *self, RectifyDocument *document);
gboolean rectify_docx_layout_turns (const RectifyDocxLayout *self, RectifyTable *table,
                                    RectifyTableFit *fit);

/* In rectify-docx-writer-section.c. */
void rectify_docx_write_section (const RectifyDocxLayout *layout, RectifyDocxSection section,
                                 RectifyXmlWriter *xml);

/* In rectify-docx-writer-contents.c. */
gboolean rectify_docx_has_contents (RectifyDocument *document);
void rectify_docx_write_contents (RectifyDocument *document, RectifyXmlWriter *xml);
void rectify_docx_write_heading_mark (RectifyDocument *document, guint position, gboolean is_end,
                                      RectifyXmlWriter *xml);

/* In rectify-docx-writer-parts.c. */
void rectify_docx_width (RectifyXmlWriter *xml, const char *name, int width);
RectifyParagraphRole rectify_docx_find_role (RectifyDocument *document, guint position);
void rectify_docx_value (RectifyXmlWriter *xml, const char *name, const char *value);
void rectify_docx_number (RectifyXmlWriter *xml, const char *name, int value);
void rectify_docx_flag (RectifyXmlWriter *xml, const char *name);
void rectify_docx_off (RectifyXmlWriter *xml, const char *name);
void rectify_docx_fixed_layout (RectifyXmlWriter *xml);
void rectify_docx_field_mark (RectifyXmlWriter *xml, const char *type);
void rectify_docx_instruction (RectifyXmlWriter *xml, const char *instruction);
void rectify_docx_namespaces (RectifyXmlWriter *xml);

/* In rectify-docx-writer-styles.c. */
const char *rectify_docx_get_paragraph_style (RectifyParagraphRole role);
const char *rectify_docx_get_run_style (RectifyParagraphRole role, RectifyRunStyle style);
void rectify_docx_write_styles (RectifyDocument *document, RectifyXmlWriter *xml);

/* In rectify-docx-writer-table.c. */
void rectify_docx_write_table (const RectifyDocxLayout *layout, RectifyTable *table,
                               gboolean across, gboolean keeps_end, GCancellable *cancellable,
                               RectifyXmlWriter *xml);

/* In rectify-docx-writer-picture.c. The relations of pictures are numbered from here on. */
#define RECTIFY_DOCX_FIRST_PICTURE 100
GBytes *rectify_docx_get_picture (RectifyDocument *document, guint position);
char *rectify_docx_dup_picture_name (guint position);
void rectify_docx_write_picture (const RectifyDocxLayout *layout, RectifyDocument *document,
                                 guint position, RectifyXmlWriter *xml);

/* In rectify-docx-writer-furniture.c. */
gboolean rectify_docx_is_furniture (RectifyParagraphRole role);
int rectify_docx_get_furniture_size (RectifyParagraph *paragraph);
void rectify_docx_write_furniture_format (RectifyDocument *document, guint position,
                                          RectifyXmlWriter *xml);

typedef void (*RectifyDocxParagraphFunc) (RectifyDocument *document, guint position,
                                          RectifyXmlWriter *xml);
guint rectify_docx_find_imprint (RectifyDocument *document);
void rectify_docx_write_imprint (RectifyDocument *document, guint first,
                                 RectifyDocxParagraphFunc write, RectifyXmlWriter *xml);

/* In rectify-docx-writer-title.c. */
void rectify_docx_write_title (const RectifyDocxLayout *layout, RectifyParagraph *paragraph,
                               RectifyXmlWriter *xml);

/* In rectify-docx-writer-run.c. */
void rectify_docx_marked_run (RectifyXmlWriter *xml, const char *style, int size, RectifyMark mark,
                              const char *text);
void rectify_docx_run (RectifyXmlWriter *xml, const char *style, int size, const char *text);
void rectify_docx_write_runs (RectifyParagraph *paragraph, RectifyParagraphRole role, int size,
                              RectifyXmlWriter *xml);

/* In rectify-docx-writer-body.c. */
void rectify_docx_start_gap (int height, RectifyXmlWriter *xml);
void rectify_docx_write_gap (RectifyXmlWriter *xml);
gboolean rectify_docx_write_body (RectifyDocument *document, GCancellable *cancellable,
                                  RectifyXmlWriter *xml, GError **error);

/* In rectify-docx-writer-parts.c. */
typedef struct {
  const char *name;
  const char *content_type;
  const char *relation; /* NULL for what no other part points at */
  void (*write) (RectifyDocument *document, RectifyXmlWriter *xml);
} RectifyDocxPart;

const RectifyDocxPart *rectify_docx_get_parts (guint *n_parts);

G_END_DECLS

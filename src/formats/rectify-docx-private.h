/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-document.h"
#include "rectify-docx-numbering.h"
#include "rectify-docx-styles.h"
#include "rectify-docx-table.h"

G_BEGIN_DECLS

/* What was left out or decided, for the user; one sentence each. */
typedef enum {
  RECTIFY_DOCX_CHANGES = 1 << 0,
  RECTIFY_DOCX_COMMENTS = 1 << 1,
  RECTIFY_DOCX_HEADERS = 1 << 2,
  RECTIFY_DOCX_HIDDEN = 1 << 3,
  RECTIFY_DOCX_SYMBOLS = 1 << 4,
  RECTIFY_DOCX_PICTURES = 1 << 5,
  RECTIFY_DOCX_NOTES = 1 << 6,
  RECTIFY_DOCX_BOXES = 1 << 7,
  RECTIFY_DOCX_CONTENTS = 1 << 8,
} RectifyDocxRemarks;

/* The notes of a document by their id: arrays of paragraphs. */
typedef struct {
  char *part;        /* NULL if there is none */
  GHashTable *notes; /* NULL until one is asked for */
} RectifyDocxNotes;

/* What is known while a document is read. */
typedef struct {
  RectifyPackage *package;
  RectifyDocxStyles *styles;
  RectifyDocxNumbering *numbering;
  RectifyDocxNotes footnotes;
  RectifyDocxNotes endnotes;
  GCancellable *cancellable;
  guint remarks;
  guint n_paragraphs;
  gsize n_bytes;  /* of text */
  gsize n_places; /* of tables */
} RectifyDocx;

/* Where blocks go: a document, or an array of paragraphs. And the paragraph that is being read. */
typedef struct _RectifyDocxFlow RectifyDocxFlow;
struct _RectifyDocxFlow {
  RectifyDocument *document; /* NULL if there is */
  GPtrArray *paragraphs;     /* this */
  RectifyDocxFlow *after;    /* what goes behind the paragraph; NULL as long as there is nothing */
  RectifyDocxTable *table;   /* the table that is being read; NULL in a cell of one */
  GString *text;
  char *label;
  RectifyParagraphRole role;
  gboolean is_hidden;
  gboolean is_bold; /* where runs do not say otherwise */
  gboolean has_bold;
  gboolean has_plain;
};

/* Where open fields are: instructions are no text, results are. */
typedef struct {
  guint depth;
  guint64 in_instruction; /* a bit for each open field */
} RectifyDocxFields;

/* The body, a note or a header, while it is read. */
typedef struct {
  RectifyDocx *docx;
  RectifyXml *xml;
  RectifyDocxFields fields;
  gboolean is_note;
  gboolean run_is_hidden;
  gboolean run_is_bold;
  gboolean run_joins_lines; /* its line ends are only how a title is set */
  char *run_font;           /* NULL unless it is one of symbols */
} RectifyDocxStory;

/* Reads an element at whose start the XML is, to its end. */
typedef void (*RectifyDocxHandler) (RectifyDocxStory *story, RectifyDocxFlow *flow);

enum {
  NAME_ALT_CHUNK,
  NAME_ALTERNATE_CONTENT,
  NAME_B,
  NAME_BDO,
  NAME_BEG_CHR,
  NAME_BLIP,
  NAME_BODY,
  NAME_BR,
  NAME_CELL_DEL,
  NAME_CELL_INS,
  NAME_CHART,
  NAME_CHECK_BOX,
  NAME_CHECKED,
  NAME_CHOICE,
  NAME_CHR,
  NAME_COMMENT_RANGE_START,
  NAME_COMMENT_REFERENCE,
  NAME_CR,
  NAME_CUSTOM_XML,
  NAME_D,
  NAME_D_PR,
  NAME_DEFAULT,
  NAME_DEL,
  NAME_DEN,
  NAME_DIR,
  NAME_DOC_PART_GALLERY,
  NAME_DOC_PART_OBJ,
  NAME_DRAWING,
  NAME_END_CHR,
  NAME_ENDNOTE,
  NAME_ENDNOTE_REFERENCE,
  NAME_FALLBACK,
  NAME_FF_DATA,
  NAME_FLD_CHAR,
  NAME_FLD_SIMPLE,
  NAME_FOOTNOTE,
  NAME_FOOTNOTE_REFERENCE,
  NAME_GRID_BEFORE,
  NAME_GRID_SPAN,
  NAME_H_MERGE,
  NAME_HIDDEN,
  NAME_HYPERLINK,
  NAME_ILVL,
  NAME_IMAGEDATA,
  NAME_INS,
  NAME_MOVE_FROM,
  NAME_MOVE_TO,
  NAME_NARY_PR,
  NAME_NO_BREAK_HYPHEN,
  NAME_NUM_ID,
  NAME_NUM_PR,
  NAME_O_MATH,
  NAME_O_MATH_PARA,
  NAME_OBJECT,
  NAME_OUTLINE_LVL,
  NAME_P,
  NAME_P_PR,
  NAME_P_STYLE,
  NAME_PICT,
  NAME_PTAB,
  NAME_R,
  NAME_R_FONTS,
  NAME_R_PR,
  NAME_R_STYLE,
  NAME_REL_IDS,
  NAME_RUBY,
  NAME_RUBY_BASE,
  NAME_SDT,
  NAME_SDT_CONTENT,
  NAME_SDT_PR,
  NAME_SMART_TAG,
  NAME_SPEC_VANISH,
  NAME_SYM,
  NAME_T,
  NAME_TAB,
  NAME_TBL,
  NAME_TBL_HEADER,
  NAME_TC,
  NAME_TC_PR,
  NAME_TEXTPATH,
  NAME_TR,
  NAME_TR_PR,
  NAME_TXBX_CONTENT,
  NAME_V_MERGE,
  NAME_VANISH,
};

/* rectify-docx-names.c */
extern const char *const rectify_docx_names[];
int rectify_docx_get_name (RectifyXml *xml);

/* rectify-docx-story.c */
void rectify_docx_story_read (RectifyDocxStory *self, RectifyDocxFlow *flow);
void rectify_docx_read_children (RectifyDocxStory *self, RectifyDocxFlow *flow,
                                 RectifyDocxHandler handler);
void rectify_docx_read_choice (RectifyDocxStory *self, RectifyDocxFlow *flow,
                               RectifyDocxHandler handler);
void rectify_docx_read_block (RectifyDocxStory *self, RectifyDocxFlow *flow);
void rectify_docx_read_box (RectifyDocxStory *self, RectifyDocxFlow *flow);

/* rectify-docx-paragraph.c */
void rectify_docx_read_paragraph (RectifyDocxStory *self, RectifyDocxFlow *flow);
void rectify_docx_read_inline (RectifyDocxStory *self, RectifyDocxFlow *flow);

/* rectify-docx-run.c */
void rectify_docx_read_text (RectifyDocxStory *self, RectifyDocxFlow *flow);
void rectify_docx_read_run (RectifyDocxStory *self, RectifyDocxFlow *flow);
void rectify_docx_read_drawing (RectifyDocxStory *self, RectifyDocxFlow *flow);

/* rectify-docx-math.c */
void rectify_docx_read_math (RectifyDocxStory *self, RectifyDocxFlow *flow);

/* rectify-docx-rows.c */
void rectify_docx_read_table (RectifyDocxStory *self, RectifyDocxFlow *flow);

/* rectify-docx-flow.c */
RectifyDocxFlow *rectify_docx_flow_new (RectifyDocument *document);
void rectify_docx_flow_free (RectifyDocxFlow *self);
RectifyDocxFlow *rectify_docx_flow_get_after (RectifyDocxFlow *self);
void rectify_docx_flow_append (RectifyDocxStory *story, RectifyDocxFlow *self, const char *text);
void rectify_docx_flow_append_character (RectifyDocxStory *story, RectifyDocxFlow *self,
                                         gunichar character);
void rectify_docx_flow_end_line (RectifyDocxStory *story, RectifyDocxFlow *self);
void rectify_docx_flow_end_paragraph (RectifyDocxStory *story, RectifyDocxFlow *self);
void rectify_docx_flow_add (RectifyDocxFlow *self, RectifyParagraph *paragraph);
void rectify_docx_flow_add_table (RectifyDocxStory *story, RectifyDocxFlow *self,
                                  RectifyDocxTable *table);
gboolean rectify_docx_flow_is_visible (RectifyDocxStory *story);

/* rectify-docx-notes.c */
void rectify_docx_notes_add (RectifyDocxStory *story, RectifyDocxFlow *flow,
                             RectifyDocxNotes *notes, const char *id);
void rectify_docx_notes_clear (RectifyDocxNotes *notes);
gboolean rectify_docx_headers_have_text (RectifyDocx *docx, const char *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyDocxFlow, rectify_docx_flow_free)

G_END_DECLS

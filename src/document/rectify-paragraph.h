/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RectifyParagraphRole:
 * @RECTIFY_PARAGRAPH_BODY: running text; also what was read from a file and not yet understood
 * @RECTIFY_PARAGRAPH_TITLE: the document's title, or one line of it
 * @RECTIFY_PARAGRAPH_HEADING_1: a heading that stands alone, first level (一、)
 * @RECTIFY_PARAGRAPH_HEADING_2: second level (（一）)
 * @RECTIFY_PARAGRAPH_HEADING_3: third level (1.)
 * @RECTIFY_PARAGRAPH_HEADING_4: fourth level (（1）)
 * @RECTIFY_PARAGRAPH_FIELD: a labelled line such as “责任单位：…”
 * @RECTIFY_PARAGRAPH_ADDRESSEE: to whom the document goes, flush left
 * @RECTIFY_PARAGRAPH_SIGNATURE: who signs, at the right below the text
 * @RECTIFY_PARAGRAPH_DATE: the date below the signature
 * @RECTIFY_PARAGRAPH_COPY_NUMBER: the copy's number, above the letterhead
 * @RECTIFY_PARAGRAPH_SECRECY: how secret or how urgent the document is
 * @RECTIFY_PARAGRAPH_MARK: the issuer's mark, red
 * @RECTIFY_PARAGRAPH_NUMBER: the document's number, and behind a tab who signed for its issue
 * @RECTIFY_PARAGRAPH_ATTACHMENTS: a line of the list of attachments; what stands before its tab
 *   hangs at the left of it
 * @RECTIFY_PARAGRAPH_ANNEX: what an annex is called (附件1), above its title
 * @RECTIFY_PARAGRAPH_COPIES: who gets copies, with a label before a tab
 * @RECTIFY_PARAGRAPH_PRINTED: who printed the document, and behind a tab when
 */
typedef enum {
  RECTIFY_PARAGRAPH_BODY,
  RECTIFY_PARAGRAPH_TITLE,
  RECTIFY_PARAGRAPH_HEADING_1,
  RECTIFY_PARAGRAPH_HEADING_2,
  RECTIFY_PARAGRAPH_HEADING_3,
  RECTIFY_PARAGRAPH_HEADING_4,
  RECTIFY_PARAGRAPH_FIELD,
  RECTIFY_PARAGRAPH_ADDRESSEE,
  RECTIFY_PARAGRAPH_SIGNATURE,
  RECTIFY_PARAGRAPH_DATE,
  RECTIFY_PARAGRAPH_COPY_NUMBER,
  RECTIFY_PARAGRAPH_SECRECY,
  RECTIFY_PARAGRAPH_MARK,
  RECTIFY_PARAGRAPH_NUMBER,
  RECTIFY_PARAGRAPH_ATTACHMENTS,
  RECTIFY_PARAGRAPH_ANNEX,
  RECTIFY_PARAGRAPH_COPIES,
  RECTIFY_PARAGRAPH_PRINTED,
} RectifyParagraphRole;

/**
 * RectifyRunStyle:
 *
 * How a run is set: as running text, as a heading of a level (also one that leads a paragraph of
 * running text), or as the label of a field.
 */
typedef enum {
  RECTIFY_RUN_BODY,
  RECTIFY_RUN_HEADING_1,
  RECTIFY_RUN_HEADING_2,
  RECTIFY_RUN_HEADING_3,
  RECTIFY_RUN_HEADING_4,
  RECTIFY_RUN_LABEL,
} RectifyRunStyle;

/**
 * RectifyMark:
 * @RECTIFY_MARK_NONE: as it was
 * @RECTIFY_MARK_INSERTED: new, underlined
 * @RECTIFY_MARK_DELETED: gone, struck through; it still stands in the text where it was
 * @RECTIFY_MARK_MOVED: elsewhere than it was, with a bar in the margin, as all that is marked
 *
 * What became of words since a document was circulated.
 */
typedef enum {
  RECTIFY_MARK_NONE,
  RECTIFY_MARK_INSERTED,
  RECTIFY_MARK_DELETED,
  RECTIFY_MARK_MOVED,
} RectifyMark;

/**
 * RectifyRun:
 * @text: UTF-8, without line ends
 * @style: how it is set
 * @mark: what became of it
 */
typedef struct {
  char *text;
  RectifyRunStyle style;
  RectifyMark mark;
} RectifyRun;

#define RECTIFY_TYPE_PARAGRAPH (rectify_paragraph_get_type ())

/**
 * RectifyParagraph:
 *
 * One paragraph of a document: a role, and runs of text. Shared by reference.
 */
typedef struct _RectifyParagraph RectifyParagraph;

GType rectify_paragraph_get_type (void) G_GNUC_CONST;

RectifyRunStyle rectify_paragraph_role_get_style (RectifyParagraphRole role);
RectifyParagraph *rectify_paragraph_new (RectifyParagraphRole role);
RectifyParagraph *rectify_paragraph_ref (RectifyParagraph *self);
void rectify_paragraph_unref (RectifyParagraph *self);
RectifyParagraphRole rectify_paragraph_get_role (RectifyParagraph *self);
void rectify_paragraph_set_role (RectifyParagraph *self, RectifyParagraphRole role);
void rectify_paragraph_append (RectifyParagraph *self, RectifyRunStyle style, const char *text);
void rectify_paragraph_append_marked (RectifyParagraph *self, RectifyRunStyle style,
                                      RectifyMark mark, const char *text);
guint rectify_paragraph_get_n_runs (RectifyParagraph *self);
const RectifyRun *rectify_paragraph_get_run (RectifyParagraph *self, guint position);
char *rectify_paragraph_dup_text (RectifyParagraph *self);
const char *rectify_paragraph_get_text (RectifyParagraph *self, char **joined);
gboolean rectify_paragraph_is_empty (RectifyParagraph *self);
gboolean rectify_text_is_blank (const char *text);
gboolean rectify_paragraph_is_blank (RectifyParagraph *self);
guint rectify_paragraph_get_line (RectifyParagraph *self);
void rectify_paragraph_set_line (RectifyParagraph *self, guint line);
guint rectify_paragraph_get_page (RectifyParagraph *self);
void rectify_paragraph_set_page (RectifyParagraph *self, guint page);
gboolean rectify_paragraph_get_starts_page (RectifyParagraph *self);
void rectify_paragraph_set_starts_page (RectifyParagraph *self, gboolean starts_page);
gboolean rectify_paragraph_get_stands_out (RectifyParagraph *self);
void rectify_paragraph_set_stands_out (RectifyParagraph *self, gboolean stands_out);
/* Which of a plan's items the words are about; for documents that are composed from a plan. */
void rectify_paragraph_begin_item (RectifyParagraph *self, gint64 item);
void rectify_paragraph_set_item (RectifyParagraph *self, gint64 item);
gint64 rectify_paragraph_get_item (RectifyParagraph *self, gsize position);
gboolean rectify_paragraph_find_item (RectifyParagraph *self, gint64 item, gsize *start,
                                      gsize *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyParagraph, rectify_paragraph_unref)

G_END_DECLS

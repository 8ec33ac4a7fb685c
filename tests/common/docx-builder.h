/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pieces of WordprocessingML. */
#define T(text) "<w:t xml:space=\"preserve\">" text "</w:t>"
#define R(text) "<w:r>" T (text) "</w:r>"
#define P(text) "<w:p>" R (text) "</w:p>"
#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" R (text) "</w:p>"
#define LISTED(list, level, text)                                                                  \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" #level "\"/><w:numId w:val=\"" #list                     \
  "\"/></w:numPr></w:pPr>" R (text) "</w:p>"
#define TC(content) "<w:tc>" content "</w:tc>"
#define TCP(text) TC (P (text))
#define TR(content) "<w:tr>" content "</w:tr>"
#define TBL(content) "<w:tbl><w:tblPr/><w:tblGrid/>" content "</w:tbl>"

#define DOCX_NAMESPACES                                                                            \
  " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""                      \
  " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""               \
  " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""                        \
  " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""                      \
  " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""                             \
  " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""           \
  " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""               \
  " xmlns:v=\"urn:schemas-microsoft-com:vml\""                                                     \
  " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""

/**
 * DocxParts:
 *
 * The inner XML of the parts of a DOCX file; %NULL for none.
 */
typedef struct {
  const char *body;
  const char *styles;
  const char *numbering;
  const char *footnotes;
  const char *endnotes;
  const char *header;
  const char *footer;
} DocxParts;

GBytes *docx_build (const DocxParts *parts);

G_END_DECLS

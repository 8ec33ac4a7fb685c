/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-private.h"

const char *const rectify_docx_names[] = {
  [NAME_ALT_CHUNK] = "altChunk",
  [NAME_ALTERNATE_CONTENT] = "AlternateContent",
  [NAME_B] = "b",
  [NAME_BDO] = "bdo",
  [NAME_BEG_CHR] = "begChr",
  [NAME_BLIP] = "blip",
  [NAME_BODY] = "body",
  [NAME_BR] = "br",
  [NAME_CELL_DEL] = "cellDel",
  [NAME_CELL_INS] = "cellIns",
  [NAME_CHART] = "chart",
  [NAME_CHECK_BOX] = "checkBox",
  [NAME_CHECKED] = "checked",
  [NAME_CHOICE] = "Choice",
  [NAME_CHR] = "chr",
  [NAME_COMMENT_RANGE_START] = "commentRangeStart",
  [NAME_COMMENT_REFERENCE] = "commentReference",
  [NAME_CR] = "cr",
  [NAME_CUSTOM_XML] = "customXml",
  [NAME_D] = "d",
  [NAME_D_PR] = "dPr",
  [NAME_DEFAULT] = "default",
  [NAME_DEL] = "del",
  [NAME_DEN] = "den",
  [NAME_DIR] = "dir",
  [NAME_DOC_PART_GALLERY] = "docPartGallery",
  [NAME_DOC_PART_OBJ] = "docPartObj",
  [NAME_DRAWING] = "drawing",
  [NAME_END_CHR] = "endChr",
  [NAME_ENDNOTE] = "endnote",
  [NAME_ENDNOTE_REFERENCE] = "endnoteReference",
  [NAME_FALLBACK] = "Fallback",
  [NAME_FF_DATA] = "ffData",
  [NAME_FLD_CHAR] = "fldChar",
  [NAME_FLD_SIMPLE] = "fldSimple",
  [NAME_FOOTNOTE] = "footnote",
  [NAME_FOOTNOTE_REFERENCE] = "footnoteReference",
  [NAME_GRID_BEFORE] = "gridBefore",
  [NAME_GRID_SPAN] = "gridSpan",
  [NAME_H_MERGE] = "hMerge",
  [NAME_HIDDEN] = "hidden",
  [NAME_HYPERLINK] = "hyperlink",
  [NAME_ILVL] = "ilvl",
  [NAME_IMAGEDATA] = "imagedata",
  [NAME_INS] = "ins",
  [NAME_MOVE_FROM] = "moveFrom",
  [NAME_MOVE_TO] = "moveTo",
  [NAME_NARY_PR] = "naryPr",
  [NAME_NO_BREAK_HYPHEN] = "noBreakHyphen",
  [NAME_NUM_ID] = "numId",
  [NAME_NUM_PR] = "numPr",
  [NAME_O_MATH] = "oMath",
  [NAME_O_MATH_PARA] = "oMathPara",
  [NAME_OBJECT] = "object",
  [NAME_OUTLINE_LVL] = "outlineLvl",
  [NAME_P] = "p",
  [NAME_P_PR] = "pPr",
  [NAME_P_STYLE] = "pStyle",
  [NAME_PICT] = "pict",
  [NAME_PTAB] = "ptab",
  [NAME_R] = "r",
  [NAME_R_FONTS] = "rFonts",
  [NAME_R_PR] = "rPr",
  [NAME_R_STYLE] = "rStyle",
  [NAME_REL_IDS] = "relIds",
  [NAME_RUBY] = "ruby",
  [NAME_RUBY_BASE] = "rubyBase",
  [NAME_SDT] = "sdt",
  [NAME_SDT_CONTENT] = "sdtContent",
  [NAME_SDT_PR] = "sdtPr",
  [NAME_SMART_TAG] = "smartTag",
  [NAME_SPEC_VANISH] = "specVanish",
  [NAME_SYM] = "sym",
  [NAME_T] = "t",
  [NAME_TAB] = "tab",
  [NAME_TBL] = "tbl",
  [NAME_TBL_HEADER] = "tblHeader",
  [NAME_TC] = "tc",
  [NAME_TC_PR] = "tcPr",
  [NAME_TEXTPATH] = "textpath",
  [NAME_TR] = "tr",
  [NAME_TR_PR] = "trPr",
  [NAME_TXBX_CONTENT] = "txbxContent",
  [NAME_V_MERGE] = "vMerge",
  [NAME_VANISH] = "vanish",
  NULL,
};

/**
 * rectify_docx_get_name:
 * @xml: XML at the start of an element
 *
 * Returns: which of the names the element has, or -1 if it has none of them or has it from a
 *   vocabulary that is not known
 */
int
rectify_docx_get_name (RectifyXml *xml)
{
  int name = rectify_xml_get_name (xml);

  if (name < 0 || name == NAME_CHART || name == NAME_REL_IDS)
    return name;
  return rectify_xml_get_namespace (xml) > RECTIFY_XML_OTHER ? name : -1;
}

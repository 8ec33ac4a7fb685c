/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format-testing.h"
#include "rectify-formats.h"

#define MAIN "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* The input is a sheet, and the styles and texts as well: each takes what it knows. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *content = g_strndup ((const char *) data, size);
  g_autoptr (GBytes) bytes = format_testing_make_zip (
      "xl/workbook.xml",
      "<workbook " MAIN " xmlns:r='" RELATION "'><sheets><sheet name='a' r:id='r1'/></sheets>"
      "<definedNames><definedName name='_xlnm.Print_Titles' localSheetId='0'>a!$1:$2</definedName>"
      "</definedNames></workbook>",
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
      "<Relationship Id='r1' Type='x/worksheet' Target='a.xml'/>"
      "<Relationship Id='r2' Type='x/styles' Target='a.xml'/>"
      "<Relationship Id='r3' Type='x/sharedStrings' Target='a.xml'/></Relationships>",
      "xl/a.xml", content, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", &error);

  g_assert_true ((document != NULL) == (error == NULL));
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libxml/xmlreader.h>
#include <stdio.h>
#include <string.h>

#include "docx-builder.h"
#include "rectify-formats.h"
#include "rectify-package.h"

/* A thousand pages of some 600 characters, and a style and properties for each run as Word has. */
#define N_CHARACTERS (1000 * 600)
#define N_RUNS 5

#define FONT                                                                                           \
  "<w:rPr><w:rFonts w:ascii=\"仿宋_GB2312\" w:eastAsia=\"仿宋_GB2312\" w:hAnsi=\"仿宋_GB2312\" " \
  "w:hint=\"eastAsia\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr>"
#define PARAGRAPH(properties, text)                                                                \
  "<w:p w:rsidR=\"00A77B3E\" w:rsidRDefault=\"00F65C11\"><w:pPr>" properties                       \
  "<w:spacing w:line=\"580\" w:lineRule=\"exact\"/><w:ind w:firstLine=\"640\"/>" FONT "</w:pPr>"   \
  "<w:r>" FONT                                                                                     \
  T (text) "</w:r></w:p>"
#define LIST(level) "<w:numPr><w:ilvl w:val=\"" #level "\"/><w:numId w:val=\"1\"/></w:numPr>"

static GBytes *
make_document (void)
{
  GString *body = g_string_new (NULL);
  GBytes *bytes;
  glong n = 0;
  DocxParts parts
      = { .styles
          = "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>",
          .numbering
          = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
            "<w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
            "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
            "<w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
            "<w:abstractNumId w:val=\"0\"/></w:num>" };

  for (guint i = 0; n < N_CHARACTERS; i++)
    {
      /* Numbers, so that it is not so regular as to look like a bomb. */
      guint a = i * 2654435761u, b = a * 40503u;

      if (i % 50 == 0)
        g_string_append_printf (body, PARAGRAPH ("<w:pStyle w:val=\"1\"/>" LIST (0), "存在问题%x"),
                                a);
      g_string_append_printf (
          body,
          PARAGRAPH (LIST (1),
                     "学习的系统性还不够%x。平时抓具体事务多，静下心来学得少，学用结合不紧。")
              PARAGRAPH ("",
                         "整改措施：一是制定学习计划%x，每季度集中学习一次。二是开展专题调研，形成"
                         "报告两篇。三是完善制度，抓好落实%x。")
                  PARAGRAPH ("",
                             "责任领导：张三。责任单位：办公室、财务科%x。整改时限：2023年12月底"),
          a, b, a ^ b, b >> 3);
      n += 150;
    }
  parts.body = body->str;
  bytes = docx_build (&parts);
  g_string_free (body, TRUE);
  return bytes;
}

/* In KiB: how much memory the process had at most. Written to, it starts anew. */
static gulong
get_peak (gboolean reset)
{
  g_autofree char *status = NULL;
  const char *line;

  if (reset)
    {
      FILE *file = fopen ("/proc/self/clear_refs", "w");

      if (file != NULL)
        {
          fputs ("5", file);
          fclose (file);
        }
    }
  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL)
      || (line = strstr (status, "VmHWM:")) == NULL)
    return 0;
  return g_ascii_strtoull (line + strlen ("VmHWM:") + strspn (line + strlen ("VmHWM:"), " \t"),
                           NULL, 10);
}

static int
read_part (void *context, char *buffer, int length)
{
  GInputStream *stream = context;

  return g_input_stream_read (stream, buffer, length, NULL, NULL);
}

/* The floor: going through the nodes of the unpacked XML. */
static gint64
run_floor (GBytes *bytes)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (RectifyPackage) package = rectify_package_open (bytes, NULL);
  g_autoptr (GBytes) part = rectify_package_read (package, "word/document.xml", G_MAXSIZE, NULL);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (part);
  xmlTextReader *reader = xmlReaderForIO (read_part, NULL, stream, NULL, NULL, XML_PARSE_NONET);

  while (xmlTextReaderRead (reader) == 1)
    ;
  xmlFreeTextReader (reader);
  return g_get_monotonic_time () - start;
}

int
main (int argc, char **argv)
{
  g_autoptr (GBytes) bytes = make_document ();
  gint64 floor_time = G_MAXINT64, time = G_MAXINT64;
  gulong before, peak = 0;
  gsize length = 0;

  /* To be measured by hand against other programs. */
  if (argc > 1)
    g_file_set_contents (argv[1], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  before = get_peak (TRUE);
  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", &error);
      g_autofree char *text = NULL;

      time = MIN (time, g_get_monotonic_time () - start);
      g_assert_no_error (error);
      if (i > 0)
        continue;
      peak = get_peak (FALSE) - before;
      text = rectify_document_dup_text (document);
      length = strlen (text);
    }
  for (guint i = 0; i < N_RUNS; i++)
    floor_time = MIN (floor_time, run_floor (bytes));
  printf ("reading 1,000 pages of DOCX: %.1f ms; going through its XML: %.1f ms; ratio %.2f\n",
          time / 1000.0, floor_time / 1000.0, (double) time / floor_time);
  printf ("text: %.1f MB, file: %.1f MB, memory at most: %.1f MB; ratio to the text %.1f\n",
          length / 1e6, g_bytes_get_size (bytes) / 1e6, peak / 1e3 * 1.024, peak * 1024.0 / length);
  return 0;
}

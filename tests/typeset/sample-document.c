/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-document.h"

#define SENTENCE "坚持每周学习例会制度，健全台账、定期通报，对照清单逐项抓好整改落实。"

void
sample_document_add (RectifyDocument *document, RectifyParagraphRole role, RectifyRunStyle style,
                     const char *text)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

  rectify_paragraph_append (paragraph, style, text);
  rectify_document_add (document, paragraph);
}

/* Some pages with all there is: headings that stand alone and that lead a text, fields, a title. */
RectifyDocument *
sample_document_new (void)
{
  RectifyDocument *document = rectify_document_new ();

  rectify_document_set_title (document, "区财政局党组整改方案");
  rectify_document_set_author (document, "区财政局");
  sample_document_add (document, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, "区财政局党组整改方案");
  sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, SENTENCE SENTENCE);
  sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1,
                       "一、存在问题及整改措施");
  for (guint i = 1; i <= 9; i++)
    {
      g_autoptr (RectifyParagraph) run_in = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
      g_autoptr (RectifyParagraph) field = rectify_paragraph_new (RECTIFY_PARAGRAPH_FIELD);
      g_autofree char *area = g_strdup_printf ("（%u）担当作为方面", i);
      g_autofree char *problem = g_strdup_printf ("%u.", i);

      sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_2, RECTIFY_RUN_HEADING_2, area);
      rectify_paragraph_append (run_in, RECTIFY_RUN_HEADING_3, problem);
      rectify_paragraph_append (run_in, RECTIFY_RUN_HEADING_3, "调查研究不深。");
      rectify_paragraph_append (run_in, RECTIFY_RUN_BODY, SENTENCE SENTENCE SENTENCE);
      rectify_document_add (document, run_in);
      rectify_paragraph_append (field, RECTIFY_RUN_LABEL, "责任单位：");
      rectify_paragraph_append (field, RECTIFY_RUN_BODY, "办公室、预算科");
      rectify_document_add (document, field);
    }
  sample_document_add (document, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1,
                       "二、工作要求");
  sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, SENTENCE);
  return document;
}

RectifyDocument *
sample_document_new_long (guint n_paragraphs)
{
  RectifyDocument *document = rectify_document_new ();

  for (guint i = 0; i < n_paragraphs; i++)
    {
      g_autofree char *text
          = g_strdup_printf ("%u." SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE, i + 1);

      sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, text);
    }
  sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, "全文终了");
  return document;
}

/* Headings begin with ◆; a paragraph of text begins with ● and ends with ■. It ends with text. */
RectifyDocument *
sample_document_new_random (void)
{
  RectifyDocument *document = rectify_document_new ();
  guint n = g_test_rand_int_range (10, 60);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gboolean heading = g_test_rand_int_range (0, 3) == 0;
      guint length = g_test_rand_int_range (1, heading ? 40 : 160);
      guint level = g_test_rand_int_range (0, 4);

      g_string_append (text, heading ? "◆" : "●");
      for (guint j = 0; j < length; j++)
        g_string_append (text, j % 17 == 16 ? "，" : "字");
      if (!heading)
        g_string_append (text, "■");
      sample_document_add (document,
                           heading ? RECTIFY_PARAGRAPH_HEADING_1 + level : RECTIFY_PARAGRAPH_BODY,
                           heading ? RECTIFY_RUN_HEADING_1 + level : RECTIFY_RUN_BODY, text->str);
    }
  sample_document_add (document, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, "●末段■");
  return document;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-reading.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* A vocabulary of any kind reads a document without harm. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (RectifyVocabulary) vocabulary
      = rectify_vocabulary_new_from_data ((const char *) data, size, NULL);
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
  g_autoptr (RectifyReading) reading = NULL;

  if (vocabulary == NULL || size == 0)
    return 0;
  rectify_paragraph_append (
      paragraph, RECTIFY_RUN_BODY,
      "一、问题：一是学得少。二是用得少。整改措施：1.定计划。责任单位：办公室");
  rectify_document_add (document, paragraph);
  reading = rectify_reading_new (document, vocabulary, NULL, NULL);
  g_assert_nonnull (reading);
  return 0;
}

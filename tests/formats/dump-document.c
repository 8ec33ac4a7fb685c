/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "format-testing.h"
#include "rectify-formats.h"

/* Prints what a file holds, and the remarks of its reader; for tests that are scripts. */
int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  setlocale (LC_ALL, "");
  if (argc != 2)
    return 2;
  file = g_file_new_for_path (argv[1]);
  document = rectify_formats_load (file, NULL, &error);
  if (document == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  text = format_testing_describe (document);
  g_print ("%s", text);
  for (const char *const *remark = rectify_document_get_remarks (document); *remark != NULL;
       remark++)
    g_print ("! %s\n", *remark);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-html-format.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#include "rectify-formats.h"
#include "rectify-html-private.h"

/* Each takes more than a hundred bytes when it is read. */
#define MAX_TAGS 2000000
#define PARSER_OPTIONS                                                                             \
  (HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER               \
   | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT)

static void
fail_too_large (GError **error)
{
  g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE,
                       _ ("The web page is far larger than a plan, or built too deep. Copy what "
                          "belongs to the plan to a text document and import that."));
}

/* Takes out “<![if !supportLists]>” and the like, which only Word knows, and what comes before the
 * first tag on the clipboard. Returns how many tags there are. */
static guint
clean (char *text)
{
  char *start = strchr (text, '<');
  char *to = text;
  guint n_tags = 0;

  for (const char *p = start != NULL ? start : text; *p != '\0'; p++)
    {
      const char *end = strncmp (p, "<![", 3) == 0 && strncmp (p, "<![CDATA[", 9) != 0
                            ? p + strcspn (p, ">")
                            : p;

      n_tags += *p == '<';
      if (end != p && *end == '>')
        p = end;
      else
        *to++ = *p;
    }
  *to = '\0';
  return n_tags;
}

static void
on_error (void *data, xmlErrorPtr error)
{
  /* What is wrong with the HTML is passed over; that the parser gives up is not. */
  if (error->code == XML_ERR_INTERNAL_ERROR || error->code == XML_ERR_NO_MEMORY)
    *(gboolean *) data = TRUE;
}

static xmlDoc *
parse (const char *text, GError **error)
{
  htmlParserCtxt *context = htmlNewParserCtxt ();
  gboolean gave_up = context == NULL;
  xmlDoc *tree = NULL;

  if (context != NULL)
    {
      xmlSetStructuredErrorFunc (&gave_up, on_error);
      tree = htmlCtxtReadMemory (context, text, strlen (text), NULL, "UTF-8", PARSER_OPTIONS);
      xmlSetStructuredErrorFunc (NULL, NULL);
      htmlFreeParserCtxt (context);
    }
  if (!gave_up)
    return tree;
  g_clear_pointer (&tree, xmlFreeDoc);
  fail_too_large (error);
  return NULL;
}

static void
set_empty (GError **error)
{
  g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY,
                       _ ("The file is empty: there is no text in it to import."));
}

/**
 * rectify_html_format_load:
 * @bytes: HTML: a file, or what was copied in a word processor, a spreadsheet or a browser
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads the paragraphs and tables of a web page.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with a #RectifyFormatError
 */
RectifyDocument *
rectify_html_format_load (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autofree char *text = NULL;
  gsize length;
  xmlDoc *tree;
  GError *failure = NULL;
  gboolean done = FALSE;

  text = rectify_html_decode (bytes, &length, error);
  if (text == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (clean (text) > MAX_TAGS)
    {
      fail_too_large (error);
      return NULL;
    }
  tree = parse (text, &failure);
  if (tree != NULL && xmlDocGetRootElement (tree) != NULL)
    done = rectify_html_read_tree (xmlDocGetRootElement (tree), document, cancellable, &failure);
  else if (failure == NULL)
    set_empty (&failure);
  g_clear_pointer (&tree, xmlFreeDoc);
  if (done)
    return g_steal_pointer (&document);
  g_propagate_error (error, failure);
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-slip-code.h"

#include <string.h>

#include "rectify-code-drawing.h"
#include "rectify-report-words.h"

/* So many letters and digits, in two groups, of which no two look alike (Crockford's base 32). */
#define N_SIGNS 8
#define SIGNS "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/* What a scanner reads begins with it. */
#define PREFIX "RECTIFY:"

static char *
dup_code (RectifyPlan *plan, const char *subject)
{
  g_autofree char *text
      = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", rectify_plan_get_id (plan), subject);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  GString *code = g_string_new (NULL);

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &length);
  for (guint i = 0; i < N_SIGNS; i++)
    {
      if (i == N_SIGNS / 2)
        g_string_append_c (code, '-');
      g_string_append_c (code, SIGNS[digest[i] % 32]);
    }
  return g_string_free (code, FALSE);
}

/**
 * rectify_slip_code_dup_for_unit:
 * @plan: a plan
 * @unit: the name of one of its units
 *
 * Returns: (transfer full) (nullable): the code of what goes to that unit, the same for every
 *   version of the plan; %NULL for a plan that is in no ledger, where nothing could be found by it
 */
char *
rectify_slip_code_dup_for_unit (RectifyPlan *plan, const char *unit)
{
  g_autofree char *subject = g_strconcat ("unit ", unit, NULL);

  return rectify_plan_get_id (plan) != 0 ? dup_code (plan, subject) : NULL;
}

/**
 * rectify_slip_code_dup_for_item:
 * @plan: a plan
 * @item: one of its items
 *
 * Returns: (transfer full) (nullable): the code of what is about that item; %NULL for a plan that is
 *   in no ledger
 */
char *
rectify_slip_code_dup_for_item (RectifyPlan *plan, RectifyItem *item)
{
  g_autofree char *subject = g_strdup_printf ("item %" G_GINT64_FORMAT, rectify_item_get_id (item));

  return rectify_plan_get_id (plan) != 0 ? dup_code (plan, subject) : NULL;
}

/* Letters that are read for digits, and the other way round, are the same. */
static char
get_sign (char c)
{
  c = g_ascii_toupper (c);
  c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
  return c != '\0' && strchr (SIGNS, c) != NULL ? c : '\0';
}

/**
 * rectify_slip_code_dup_normal:
 * @typed: what somebody typed or scanned: a code, perhaps with a version behind a colon
 * @version: (out): set to the version, 0 without one
 *
 * Returns: (transfer full) (nullable): the code as it is printed; %NULL if it is none
 */
char *
rectify_slip_code_dup_normal (const char *typed, gint64 *version)
{
  GString *code = g_string_new (NULL);
  const char *p = typed;
  guint64 number = 0;

  *version = 0;
  if (g_ascii_strncasecmp (p, PREFIX, strlen (PREFIX)) == 0)
    p += strlen (PREFIX);
  for (; *p != '\0' && *p != ':'; p++)
    if (get_sign (*p) != '\0')
      {
        if (code->len == N_SIGNS / 2)
          g_string_append_c (code, '-');
        g_string_append_c (code, get_sign (*p));
      }
    else if (*p != '-' && *p != ' ')
      break;
  if (code->len != N_SIGNS + 1 || (*p != '\0' && *p != ':')
      || (*p == ':' && !g_ascii_string_to_unsigned (p + 1, 10, 1, G_MAXINT64, &number, NULL)))
    {
      g_string_free (code, TRUE);
      return NULL;
    }
  *version = (gint64) number;
  return g_string_free (code, FALSE);
}

/**
 * rectify_slip_code_add:
 * @document: gets the code
 * @code: (nullable): what the paper is found by; %NULL adds nothing
 * @version: what tells it from a paper that says something else
 *
 * Adds the code for a scanner and for who types it, with the version, by which a paper is known that
 * does not say any more what the plan says.
 */
void
rectify_slip_code_add (RectifyDocument *document, const char *code, gint64 version)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, version);
  g_autofree char *words
      = rectify_report_words_dup_filled ("slip", "version", RECTIFY_FILL ("number", number));
  g_autofree char *payload = g_strconcat (PREFIX, code, ":", number, NULL);
  g_autoptr (RectifyDrawing) drawing = NULL;

  if (code == NULL)
    return;
  drawing = rectify_code_drawing_new (payload, code, words);
  if (drawing != NULL)
    rectify_document_add_drawing (document, drawing);
}

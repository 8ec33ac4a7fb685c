/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-slip-code.h"

#include <string.h>

#include "rectify-code-drawing.h"
#include "rectify-report-words.h"
#include "rectify-slip-version.h"

/* So many letters and digits, in two groups, of which no two look alike (Crockford's base 32). */
#define N_SIGNS 8
/* Of the version of a paper, before more is said about it. */
#define N_VERSION_DIGITS 6
/* The sign of mathematics, which is no dash. */
#define MINUS 0x2212
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

/* What an input method of Chinese makes of it is full-width: “：” is a colon, “－” and “—” are dashes. */
static char *
dup_plain (const char *typed)
{
  g_autofree char *wide = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *plain = g_string_new (NULL);

  for (const char *p = wide; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == MINUS)
        g_string_append_c (plain, '-');
      else
        g_string_append_unichar (plain, g_unichar_isspace (c) ? ' ' : c);
    }
  return g_strstrip (g_string_free (plain, FALSE));
}

/* The groups of a version may be parted as they are printed. */
static char *
dup_digits (const char *version)
{
  GString *digits = g_string_new (NULL);

  for (; *version != '\0'; version++)
    if (*version != '-' && *version != ' ')
      g_string_append_c (digits, *version);
  return g_string_free (digits, FALSE);
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
  g_autofree char *plain = dup_plain (typed);
  const char *p = plain;
  g_autofree char *digits = NULL;
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
  if (*p == ':')
    digits = dup_digits (p + 1);
  if (code->len != N_SIGNS + 1 || (*p != '\0' && *p != ':')
      || (*p == ':' && !g_ascii_string_to_unsigned (digits, 10, 1, G_MAXINT64, &number, NULL)))
    {
      g_string_free (code, TRUE);
      return NULL;
    }
  *version = (gint64) number;
  return g_string_free (code, FALSE);
}

/**
 * rectify_slip_code_dup_version:
 * @version: the version of a paper
 *
 * Returns: (transfer full): the version as it is printed: what follows from the words of the paper, and
 *   behind a dash, where it takes more to know which tasks are on it, the rest
 */
char *
rectify_slip_code_dup_version (gint64 version)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, version);

  return strlen (digits) <= N_VERSION_DIGITS
             ? g_steal_pointer (&digits)
             : g_strdup_printf ("%.*s-%s", N_VERSION_DIGITS, digits, digits + N_VERSION_DIGITS);
}

/* The code for a scanner and for who types it, with the version, by which a paper is known that does
 * not say any more what the plan says. */
static void
add (RectifyDocument *document, const char *code, gint64 version)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, version);
  g_autofree char *printed = rectify_slip_code_dup_version (version);
  g_autofree char *words
      = rectify_report_words_dup_filled ("slip", "version", RECTIFY_FILL ("number", printed));
  g_autofree char *payload = g_strconcat (PREFIX, code, ":", number, NULL);
  g_autoptr (RectifyDrawing) drawing = rectify_code_drawing_new (payload, code, words);

  if (drawing != NULL)
    rectify_document_add_drawing (document, drawing);
}

/**
 * rectify_slip_code_add_for_unit:
 * @document: gets the code
 * @plan: the plan; of one that is in no ledger there is none
 * @unit: one of its units
 *
 * Adds what a paper for the unit is found by. It stands below the title, so that it is never left on a
 * page by itself.
 */
void
rectify_slip_code_add_for_unit (RectifyDocument *document, RectifyPlan *plan, const char *unit)
{
  g_autofree char *code = rectify_slip_code_dup_for_unit (plan, unit);

  if (code != NULL)
    add (document, code, rectify_slip_version_for_unit (plan, unit));
}

/**
 * rectify_slip_code_add_for_item:
 * @document: gets the code
 * @plan: the plan; of one that is in no ledger there is none
 * @item: one of its tasks
 *
 * Adds what a paper about the item is found by.
 */
void
rectify_slip_code_add_for_item (RectifyDocument *document, RectifyPlan *plan, RectifyItem *item)
{
  g_autofree char *code = rectify_slip_code_dup_for_item (plan, item);

  if (code != NULL)
    add (document, code, rectify_slip_version_for_item (plan, item));
}

/**
 * rectify_slip_code_add_for_call:
 * @document: gets the code
 * @plan: the plan; of one that is in no ledger there is none
 * @unit: one of its units
 * @options: what is chosen for the report
 * @is_late: whether it tells of what is late, else of what is due
 *
 * Adds what a paper for the unit is found by that tells of some of its tasks.
 */
void
rectify_slip_code_add_for_call (RectifyDocument *document, RectifyPlan *plan, const char *unit,
                                const RectifyReportOptions *options, gboolean is_late)
{
  g_autofree char *code = rectify_slip_code_dup_for_unit (plan, unit);

  if (code != NULL)
    add (document, code, rectify_slip_version_for_call (plan, unit, options, is_late));
}

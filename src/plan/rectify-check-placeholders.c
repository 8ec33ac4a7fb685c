/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-check-private.h"
#include "rectify-placeholder-scan.h"

/* One finding for a text, however many places it has: a draft may have hundreds. */
static void
check_spot (const RectifySpot *spot, const char *text, gpointer user_data)
{
  RectifyCheck *check = user_data;
  gsize start, end, next_start, next_end;
  g_autofree char *words = NULL;
  g_autofree char *around = NULL;
  guint n_places = 1;

  if (!rectify_placeholder_scan (text, 0, &start, &end))
    return;
  for (next_end = end; rectify_placeholder_scan (text, next_end, &next_start, &next_end);)
    n_places++;
  words = rectify_check_quote (text + start, end - start);
  around = rectify_check_quote_around (spot, text, start, end);
  if (n_places == 1)
    rectify_check_add (check, RECTIFY_FINDING_PLACEHOLDER, RECTIFY_SEVERITY_ERROR, spot, start, end,
                       _ ("“%s” is still to be filled in: “%s”."), words, around);
  else
    rectify_check_add (check, RECTIFY_FINDING_PLACEHOLDER, RECTIFY_SEVERITY_ERROR, spot, start, end,
                       g_dngettext (GETTEXT_PACKAGE,
                                    "%u place is still to be filled in, the first in “%s”.",
                                    "%u places are still to be filled in, the first in “%s”.",
                                    n_places),
                       n_places, around);
}

/* Finds what is still to be filled in. */
void
rectify_check_placeholders (RectifyCheck *check)
{
  rectify_plan_foreach_spot (check->plan, check_spot, check);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-finding.h"
#include "rectify-pages-view-private.h"

/* So many characters without a glyph are told one by one. */
#define MAX_MISSING 50
/* Of so many it is looked up where they are, which takes a while on many pages. */
#define MAX_PLACED 8

static char *
dup_substitutes (void)
{
  g_autofree char *substitutes = rectify_pages_dup_substitutes ();

  if (*substitutes == '\0')
    return NULL;
  return g_strdup_printf (_ ("Faces of the official layout that are not on this computer are "
                             "replaced (%s)."),
                          substitutes);
}

/**
 * rectify_pages_view_dup_remark:
 * @self: a view
 *
 * Returns: (transfer full): what the user must know before printing: characters without a glyph,
 *   or else what the report lacks, or faces that stand in; "" if there is nothing
 */
char *
rectify_pages_view_dup_remark (RectifyPagesView *self)
{
  const char *missing = self->pages != NULL ? rectify_pages_get_missing (self->pages) : "";
  char *substitutes;

  if (*missing != '\0')
    return g_strdup_printf (_ ("⚠ No font of this computer has these characters; they print as "
                               "boxes: %s"),
                            missing);
  if (self->remarks != NULL && self->remarks[0] != NULL)
    return g_strconcat ("⚠ ", self->remarks[0], NULL);
  substitutes = dup_substitutes ();
  return substitutes != NULL ? substitutes : g_strdup ("");
}

static RectifyItem *
find_item (RectifyPagesView *self, const char *character)
{
  g_autoptr (GArray) marks = rectify_pages_find (self->pages, character);
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  const RectifyPagesMark *mark;
  gint64 item;

  if (marks->len == 0 || plan == NULL)
    return NULL;
  mark = &g_array_index (marks, RectifyPagesMark, 0);
  item = rectify_pages_get_item (self->pages, mark->page, mark->x + mark->width / 2,
                                 mark->y + mark->height / 2);
  return item != 0 ? rectify_plan_find_item (plan, item) : NULL;
}

static void
add_missing (RectifyPagesView *self, GPtrArray *findings, const char *character)
{
  g_autofree char *message
      = g_strdup_printf (_ ("No font of this computer has the character “%s” (U+%04X); it prints "
                            "as a box. Install a font that has it."),
                         character, g_utf8_get_char (character));

  g_ptr_array_add (findings,
                   rectify_finding_new_note (
                       RECTIFY_FINDING_MISSING_GLYPH, RECTIFY_SEVERITY_ERROR,
                       findings->len < MAX_PLACED ? find_item (self, character) : NULL, message));
}

/**
 * rectify_pages_view_list_findings:
 * @self: a view
 *
 * Returns: (transfer full) (element-type RectifyFinding): what came up when the pages were set: each
 *   character that no font has, the first few with the item that needs them, what the report lacks, and
 *   faces that stand in
 */
GPtrArray *
rectify_pages_view_list_findings (RectifyPagesView *self)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *substitutes = self->pages != NULL ? dup_substitutes () : NULL;
  const char *missing = self->pages != NULL ? rectify_pages_get_missing (self->pages) : "";

  for (const char *p = missing; *p != '\0' && findings->len < MAX_MISSING; p = g_utf8_next_char (p))
    {
      g_autofree char *character = g_strndup (p, g_utf8_next_char (p) - p);

      add_missing (self, findings, character);
    }
  for (guint i = 0; self->remarks != NULL && self->remarks[i] != NULL; i++)
    g_ptr_array_add (findings,
                     rectify_finding_new_note (RECTIFY_FINDING_PLACEHOLDER,
                                               RECTIFY_SEVERITY_WARNING, NULL, self->remarks[i]));
  if (substitutes != NULL)
    g_ptr_array_add (findings, rectify_finding_new_note (RECTIFY_FINDING_SUBSTITUTE_FACE,
                                                         RECTIFY_SEVERITY_HINT, NULL, substitutes));
  return findings;
}

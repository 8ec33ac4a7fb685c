/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-saved-filters.h"

#include <glib/gi18n.h>

#include "rectify-state.h"

/* Names and filters in turn. */
#define KEY "ledger-filters"

/**
 * rectify_saved_filters_list:
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of the filters, the oldest first
 */
char **
rectify_saved_filters_list (void)
{
  g_auto (GStrv) list = rectify_state_dup_list (KEY);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; list[i] != NULL && list[i + 1] != NULL; i += 2)
    g_ptr_array_add (names, g_strdup (list[i]));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/**
 * rectify_saved_filters_find:
 * @name: the name of a filter
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the filter; %NULL with a #RectifyFilterError if there is none,
 *   or it asks for what this version does not know
 */
RectifyFilter *
rectify_saved_filters_find (const char *name, GError **error)
{
  g_auto (GStrv) list = rectify_state_dup_list (KEY);

  for (guint i = 0; list[i] != NULL && list[i + 1] != NULL; i += 2)
    if (g_str_equal (list[i], name))
      return rectify_filter_from_string (list[i + 1], error);
  g_set_error (error, RECTIFY_FILTER_ERROR, RECTIFY_FILTER_ERROR_INVALID,
               _ ("There is no filter called “%s”. It may have been deleted in another window; "
                  "choose another one."),
               name);
  return NULL;
}

static void
set_list (GPtrArray *list)
{
  g_ptr_array_add (list, NULL);
  rectify_state_set_list (KEY, (const char *const *) list->pdata);
  rectify_state_save ();
}

/* All but one. */
static GPtrArray *
list_others (char **list, const char *name)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; list[i] != NULL && list[i + 1] != NULL; i += 2)
    if (!g_str_equal (list[i], name))
      {
        g_ptr_array_add (others, list[i]);
        g_ptr_array_add (others, list[i + 1]);
      }
  return others;
}

/**
 * rectify_saved_filters_save:
 * @name: what it is to be called; one of that name is replaced
 * @filter: a filter
 *
 * Keeps a filter, but not the plan that it asks for, which another ledger has not.
 */
void
rectify_saved_filters_save (const char *name, const RectifyFilter *filter)
{
  g_auto (GStrv) list = rectify_state_dup_list (KEY);
  g_autoptr (GPtrArray) others = list_others (list, name);
  g_autoptr (RectifyFilter) own = rectify_filter_copy (filter);
  g_autofree char *text = NULL;

  own->plan_id = 0;
  text = rectify_filter_to_string (own);
  g_ptr_array_add (others, (gpointer) name);
  g_ptr_array_add (others, text);
  set_list (others);
}

/**
 * rectify_saved_filters_remove:
 * @name: the name of a filter
 */
void
rectify_saved_filters_remove (const char *name)
{
  g_auto (GStrv) list = rectify_state_dup_list (KEY);
  g_autoptr (GPtrArray) others = list_others (list, name);

  set_list (others);
}

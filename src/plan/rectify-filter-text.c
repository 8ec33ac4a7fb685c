/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const words_keys[RECTIFY_N_FILTER_WORDS]
    = { "text", "unit", "leader", "theme", "area", "problem" };

/* The other things that a filter asks for. */
typedef enum {
  DAY,    /* guint32 */
  NUMBER, /* guint */
  FLAG,   /* gboolean */
} FieldType;

typedef struct {
  const char *key;
  FieldType type;
  gsize offset;
} Field;

static const Field fields[]
    = { { "due-from", DAY, G_STRUCT_OFFSET (RectifyFilter, due_from) },
        { "due-to", DAY, G_STRUCT_OFFSET (RectifyFilter, due_to) },
        { "finished-from", DAY, G_STRUCT_OFFSET (RectifyFilter, finished_from) },
        { "finished-to", DAY, G_STRUCT_OFFSET (RectifyFilter, finished_to) },
        { "no-progress-days", NUMBER, G_STRUCT_OFFSET (RectifyFilter, no_progress_days) },
        { "due-soon-days", NUMBER, G_STRUCT_OFFSET (RectifyFilter, due_soon_days) },
        { "late", FLAG, G_STRUCT_OFFSET (RectifyFilter, late) },
        { "nobody", FLAG, G_STRUCT_OFFSET (RectifyFilter, nobody) },
        { "no-deadline", FLAG, G_STRUCT_OFFSET (RectifyFilter, no_deadline) },
        { "undated", FLAG, G_STRUCT_OFFSET (RectifyFilter, undated) },
        { "waiting", FLAG, G_STRUCT_OFFSET (RectifyFilter, waiting) } };

static char *
dup_day (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return rectify_date_to_string (&date);
}

static void
append (GString *text, const char *key, const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, NULL, TRUE);

  g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "&" : "", key, escaped);
}

static void
append_number (GString *text, const char *key, gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  append (text, key, digits);
}

static void
append_field (GString *text, const RectifyFilter *self, const Field *field)
{
  /* All three types are of one size. */
  guint32 value = G_STRUCT_MEMBER (guint32, self, field->offset);
  g_autofree char *day = NULL;

  if (value == 0)
    return;
  if (field->type != DAY)
    {
      append_number (text, field->key, field->type == FLAG ? 1 : value);
      return;
    }
  day = dup_day (value);
  append (text, field->key, day);
}

static void
append_statuses (GString *text, guint statuses)
{
  g_autoptr (GString) nicks = g_string_new (NULL);

  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    if ((statuses & 1u << i) != 0)
      g_string_append_printf (nicks, "%s%s", nicks->len > 0 ? "," : "",
                              rectify_status_get_nick (i));
  append (text, "status", nicks->str);
}

/**
 * rectify_filter_to_string:
 * @self: a filter
 *
 * Returns: (transfer full): the filter as text in one line, “status=done&unit=区教育局”, for what is
 *   kept; "" for one that asks for nothing. Of several units each stands by itself
 */
char *
rectify_filter_to_string (const RectifyFilter *self)
{
  GString *text = g_string_new (NULL);

  if (self->plan_id != 0)
    append_number (text, "plan", self->plan_id);
  if (self->year != RECTIFY_FILTER_ANY_YEAR)
    append_number (text, "year", self->year);
  if (self->statuses != RECTIFY_FILTER_ALL_STATUSES)
    append_statuses (text, self->statuses);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    append_field (text, self, &fields[i]);
  for (guint i = 0; i < RECTIFY_N_FILTER_WORDS; i++)
    for (guint n = 0; n < rectify_filter_get_n_words (self, i); n++)
      append (text, words_keys[i], rectify_filter_get_nth_words (self, i, n));
  return g_string_free (text, FALSE);
}

static gboolean
parse_statuses (RectifyFilter *self, const char *value)
{
  g_auto (GStrv) nicks = g_strsplit (value, ",", -1);

  self->statuses = 0;
  for (guint i = 0; nicks[i] != NULL; i++)
    {
      RectifyStatus status;

      if (!rectify_status_from_nick (nicks[i], &status))
        return FALSE;
      self->statuses |= 1u << status;
    }
  return TRUE;
}

static gboolean
parse_number (const char *value, gint64 least, gint64 most, gint64 *number)
{
  return g_ascii_string_to_signed (value, 10, least, most, number, NULL);
}

static gboolean
parse_field (RectifyFilter *self, const Field *field, const char *value)
{
  guint32 *place = G_STRUCT_MEMBER_P (self, field->offset);
  gint64 number;

  if (field->type == DAY)
    {
      g_autoptr (GDate) date = rectify_date_from_string (value);

      *place = date != NULL ? g_date_get_julian (date) : 0;
      return date != NULL;
    }
  if (!parse_number (value, 1, field->type == FLAG ? 1 : G_MAXINT, &number))
    return FALSE;
  *place = (guint32) number;
  return TRUE;
}

static gboolean
parse (RectifyFilter *self, const char *key, const char *value)
{
  gint64 number;

  if (g_str_equal (key, "status"))
    return parse_statuses (self, value);
  if (g_str_equal (key, "plan"))
    return parse_number (value, 1, G_MAXINT64, &self->plan_id);
  if (g_str_equal (key, "year"))
    {
      if (!parse_number (value, 0, 9999, &number))
        return FALSE;
      self->year = (int) number;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (key, fields[i].key))
      return parse_field (self, &fields[i], value);
  for (guint i = 0; i < RECTIFY_N_FILTER_WORDS; i++)
    if (g_str_equal (key, words_keys[i]))
      {
        rectify_filter_add_words (self, i, value);
        return TRUE;
      }
  return FALSE;
}

/**
 * rectify_filter_from_string:
 * @text: what rectify_filter_to_string() gave
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the filter, or %NULL with a #RectifyFilterError if the text
 *   is none, or asks for what this version does not know: then nothing is listed rather than too much
 */
RectifyFilter *
rectify_filter_from_string (const char *text, GError **error)
{
  g_autoptr (RectifyFilter) self = rectify_filter_new ();
  GUriParamsIter iter;
  char *key, *value;
  g_autoptr (GError) failure = NULL;

  g_uri_params_iter_init (&iter, text, -1, "&", G_URI_PARAMS_NONE);
  while (g_uri_params_iter_next (&iter, &key, &value, &failure))
    {
      g_autofree char *own_key = key;
      g_autofree char *own_value = value;

      if (parse (self, key, value))
        continue;
      g_set_error (error, RECTIFY_FILTER_ERROR, RECTIFY_FILTER_ERROR_INVALID,
                   _ ("The filter cannot be used: “%s=%s” is not known here. It may come from a "
                      "newer version; set the filter anew."),
                   key, value);
      return NULL;
    }
  if (failure == NULL)
    return g_steal_pointer (&self);
  g_set_error (
      error, RECTIFY_FILTER_ERROR, RECTIFY_FILTER_ERROR_INVALID,
      _ ("The filter cannot be used: “%s” is not in the form of one. Set the filter anew."), text);
  return NULL;
}

/* The things that are asked for, one after another. Takes the words. */
static void
say (GString *text, char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("filter", ", ") : "", words);
  g_free (words);
}

static const char *
get_form (const char *form)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "filter", form);
}

/* How one thing is said that is asked for by name, how that there is none of it, and how several. */
static const char *const forms[RECTIFY_N_FILTER_WORDS][3] = {
  [RECTIFY_FILTER_TEXT] = { NC_ ("filter", "with “%s”"), NULL, NULL },
  [RECTIFY_FILTER_UNIT]
  = { NC_ ("filter", "unit %s"), NC_ ("filter", "no unit"), NC_ ("filter", "units %s") },
  [RECTIFY_FILTER_LEADER]
  = { NC_ ("filter", "leader %s"), NC_ ("filter", "no leader"), NC_ ("filter", "leaders %s") },
  [RECTIFY_FILTER_THEME]
  = { NC_ ("filter", "theme “%s”"), NC_ ("filter", "no theme"), NC_ ("filter", "themes “%s”") },
  [RECTIFY_FILTER_AREA]
  = { NC_ ("filter", "area “%s”"), NC_ ("filter", "no area"), NC_ ("filter", "areas “%s”") },
  [RECTIFY_FILTER_PROBLEM] = { NC_ ("filter", "problem “%s”"), NC_ ("filter", "no problem"),
                               NC_ ("filter", "problems “%s”") },
};

static void
say_form (GString *text, const char *form, const char *words)
{
  g_autoptr (GString) filled = g_string_new (get_form (form));

  g_string_replace (filled, "%s", words, 1);
  say (text, g_strdup (filled->str));
}

/* Several are alternatives: “units A or B or no unit”. */
static void
say_words_of (GString *text, const RectifyFilter *self, RectifyFilterWords what)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const char *name;
  guint n_names = 0;
  gboolean none = FALSE;

  for (guint i = 0; (name = rectify_filter_get_nth_words (self, what, i)) != NULL; i++)
    {
      none = none || *name == '\0';
      if (*name == '\0')
        continue;
      g_string_append_printf (names, "%s%s", n_names > 0 ? C_ ("words of a filter", " or ") : "",
                              name);
      n_names++;
    }
  if (n_names > 0 && none)
    {
      g_autoptr (GString) with = g_string_new (NULL);

      say_form (with, forms[what][n_names > 1 ? 2 : 0], names->str);
      say (text, g_strconcat (with->str, C_ ("words of a filter", " or "),
                              get_form (forms[what][1]), NULL));
    }
  else if (n_names > 0)
    say_form (text, forms[what][n_names > 1 ? 2 : 0], names->str);
  else if (none)
    say (text, g_strdup (get_form (forms[what][1])));
}

static void
say_words (GString *text, const RectifyFilter *self)
{
  for (guint i = 0; i < RECTIFY_N_FILTER_WORDS; i++)
    say_words_of (text, self, i);
}

static void
say_statuses (GString *text, guint statuses)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  if (statuses == RECTIFY_FILTER_ALL_STATUSES)
    return;
  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    if ((statuses & 1u << i) != 0)
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? C_ ("statuses", " or ") : "",
                              rectify_status_get_title (i));
  say (text, g_strdup (titles->len > 0 ? titles->str : C_ ("filter", "of no status")));
}

static void
say_due (GString *text, const RectifyFilter *self)
{
  g_autofree char *from = self->due_from != 0 ? dup_day (self->due_from) : NULL;
  g_autofree char *to = self->due_to != 0 ? dup_day (self->due_to) : NULL;

  if (from != NULL && to != NULL)
    say (text, g_strdup_printf (C_ ("filter", "due from %s to %s"), from, to));
  else if (from != NULL)
    say (text, g_strdup_printf (C_ ("filter", "due from %s on"), from));
  else if (to != NULL)
    say (text, g_strdup_printf (C_ ("filter", "due by %s"), to));
}

static void
say_finished (GString *text, const RectifyFilter *self)
{
  g_autofree char *from = self->finished_from != 0 ? dup_day (self->finished_from) : NULL;
  g_autofree char *to = self->finished_to != 0 ? dup_day (self->finished_to) : NULL;

  if (from != NULL && to != NULL)
    say (text, g_strdup_printf (C_ ("filter", "finished from %s to %s"), from, to));
  else if (from != NULL)
    say (text, g_strdup_printf (C_ ("filter", "finished from %s on"), from));
  else if (to != NULL)
    say (text, g_strdup_printf (C_ ("filter", "finished by %s"), to));
}

static void
say_flags (GString *text, const RectifyFilter *self)
{
  if (self->late)
    say (text, g_strdup (C_ ("filter", "late")));
  if (self->due_soon_days > 0)
    say (text,
         g_strdup_printf (ngettext ("due within %u day", "due within %u days", self->due_soon_days),
                          self->due_soon_days));
  if (self->no_progress_days > 0)
    say (text, g_strdup_printf (ngettext ("no progress for %u day", "no progress for %u days",
                                          self->no_progress_days),
                                self->no_progress_days));
  if (self->nobody)
    say (text, g_strdup (C_ ("filter", "nobody assigned")));
  if (self->no_deadline)
    say (text, g_strdup (C_ ("filter", "no deadline")));
  if (self->undated)
    say (text, g_strdup (C_ ("filter", "without a date")));
  if (self->waiting)
    say (text, g_strdup (C_ ("filter", "close-out to be decided on")));
}

static void
say_plan (GString *text, const RectifyFilter *self, const char *plan_title)
{
  if (self->plan_id != 0 && plan_title != NULL && *plan_title != '\0')
    {
      g_autofree char *title = g_strdelimit (g_strdup (plan_title), "\r\n\t", ' ');

      say (text, g_strdup_printf (C_ ("filter", "plan “%s”"), title));
    }
  else if (self->plan_id != 0)
    say (text, g_strdup (C_ ("filter", "one plan")));
  if (self->year == 0)
    say (text, g_strdup (C_ ("filter", "plans without a year")));
  else if (self->year != RECTIFY_FILTER_ANY_YEAR)
    say (text, g_strdup_printf (C_ ("filter", "plans of %d"), self->year));
}

/**
 * rectify_filter_dup_words:
 * @self: a filter
 * @plan_title: (nullable): the title of the plan that it asks for
 *
 * Returns: (transfer full): what it asks for, for a heading: “late, unit 区教育局”; "" for nothing
 */
char *
rectify_filter_dup_words (const RectifyFilter *self, const char *plan_title)
{
  GString *text = g_string_new (NULL);

  say_plan (text, self, plan_title);
  say_statuses (text, self->statuses);
  say_flags (text, self);
  say_due (text, self);
  say_finished (text, self);
  say_words (text, self);
  return g_string_free (text, FALSE);
}

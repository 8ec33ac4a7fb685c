/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-report-words.h"

#include <gio/gio.h>
#include <string.h>

#include "rectify-plan-language.h"
#include "rectify-report-furniture.h"
#include "rectify-reports-resources.h"

/* A group and a key, in bytes. */
#define MAX_NAME 64

/* In which language this thread composes: 0 for Chinese. */
static GPrivate is_english = G_PRIVATE_INIT (NULL);

/* “group/key” to its words, read once. */
static GHashTable *
load (const char *path)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (rectify_reports_get_resource (), path, 0, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    return words;
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, NULL);

      for (guint j = 0; keys != NULL && keys[j] != NULL; j++)
        g_hash_table_insert (words, g_strconcat (groups[i], "/", keys[j], NULL),
                             g_key_file_get_string (file, groups[i], keys[j], NULL));
    }
  return words;
}

/**
 * rectify_report_words_begin:
 * @plan: the plan that a report is composed from
 *
 * From now on this thread gets the words in the language of the plan.
 */
void
rectify_report_words_begin (RectifyPlan *plan)
{
  rectify_report_words_begin_in (rectify_plan_is_english (plan));
}

/**
 * rectify_report_words_begin_in:
 * @english: whether in English
 *
 * From now on this thread gets the words in that language: Chinese if not in English.
 */
void
rectify_report_words_begin_in (gboolean english)
{
  g_private_set (&is_english, GINT_TO_POINTER (english));
}

/**
 * rectify_report_words_is_english:
 *
 * Returns: whether this thread gets English words
 */
gboolean
rectify_report_words_is_english (void)
{
  return GPOINTER_TO_INT (g_private_get (&is_english)) != 0;
}

/**
 * rectify_report_words_get:
 * @group: a group of the words
 * @key: a key in it
 *
 * Returns: (transfer none): the words, "" if there are none
 */
const char *
rectify_report_words_get (const char *group, const char *key)
{
  static gsize once = 0;
  static GHashTable *words[2];
  char name[MAX_NAME];
  const char *found;

  if (g_once_init_enter (&once))
    {
      words[0] = load ("/org/example/Rectify/reports/zh.ini");
      words[1] = load ("/org/example/Rectify/reports/en.ini");
      g_once_init_leave (&once, 1);
    }
  /* Asked for with every cell of a table: nothing is taken from the heap for it. */
  g_return_val_if_fail (strlen (group) + strlen (key) + 2 <= sizeof name, "");
  g_stpcpy (g_stpcpy (g_stpcpy (name, group), "/"), key);
  found = g_hash_table_lookup (words[rectify_report_words_is_english ()], name);
  return found != NULL ? found : "";
}

static const char *
find_value (const char *const *values, const char *name, gsize length)
{
  for (; values[0] != NULL; values += 2)
    if (strlen (values[0]) == length && strncmp (values[0], name, length) == 0)
      return values[1];
  return NULL;
}

/**
 * rectify_report_words_dup_filled:
 * @group: a group of the words
 * @key: a key in it
 * @values: (array zero-terminated=1): names of places and what stands there, in turn
 *
 * Returns: (transfer full): the words, with “{name}” filled; a place that is not named stays
 */
char *
rectify_report_words_dup_filled (const char *group, const char *key, const char *const *values)
{
  const char *words = rectify_report_words_get (group, key);
  GString *filled = g_string_new (NULL);

  while (*words != '\0')
    {
      const char *end = *words == '{' ? strchr (words, '}') : NULL;
      const char *value = end != NULL ? find_value (values, words + 1, end - words - 1) : NULL;

      if (value == NULL)
        {
          g_string_append_c (filled, *words++);
          continue;
        }
      g_string_append (filled, value);
      words = end + 1;
    }
  return g_string_free (filled, FALSE);
}

/**
 * rectify_report_words_dup_date:
 * @date: a day
 *
 * Returns: (transfer full): the day as documents write it, 2022年1月5日 (GB/T 9704-2012, 7.3.5.4)
 */
char *
rectify_report_words_dup_date (const GDate *date)
{
  g_autofree char *text = rectify_date_to_string (date);

  return rectify_report_dup_date (text);
}

/**
 * rectify_report_words_dup_share:
 * @part: so many
 * @whole: of so many
 *
 * Returns: (transfer full): the share in percent, 37.5%, 100%. What is not nothing is never said to be,
 *   nor what is not all
 */
char *
rectify_report_words_dup_share (guint part, guint whole)
{
  guint64 tenths = whole > 0 ? ((guint64) part * 1000 + whole / 2) / whole : 0;

  if (part > 0 && tenths == 0)
    tenths = 1;
  if (part < whole && tenths == 1000)
    tenths = 999;
  if (tenths % 10 == 0)
    return g_strdup_printf ("%u%%", (guint) (tenths / 10));
  return g_strdup_printf ("%u.%u%%", (guint) (tenths / 10), (guint) (tenths % 10));
}

/* What a title may end with that the words behind it begin with. */
static const char *
get_repeated (void)
{
  return rectify_report_words_get ("titles", "repeated");
}

/**
 * rectify_report_words_dup_title:
 * @plan_title: the title of a plan, in one line or several
 * @key: which report
 *
 * Returns: (transfer full): the title of the report: “某局2023年整改方案” makes “某局2023年整改台账”
 */
char *
rectify_report_words_dup_title (const char *plan_title, const char *key)
{
  g_auto (GStrv) endings = g_strsplit (rectify_report_words_get ("titles", "replaced"), ";", -1);
  g_autofree char *stem = g_strchomp (g_strdup (plan_title));
  const char *ending = rectify_report_words_get ("titles", key);

  for (guint i = 0; endings[i] != NULL; i++)
    if (*endings[i] != '\0' && g_str_has_suffix (stem, endings[i]))
      {
        stem[strlen (stem) - strlen (endings[i])] = '\0';
        break;
      }
  /* 某局问题整改 makes 某局问题整改台账. */
  if (g_str_has_suffix (stem, get_repeated ()) && g_str_has_prefix (ending, get_repeated ()))
    ending += strlen (get_repeated ());
  return g_strconcat (stem, ending, NULL);
}

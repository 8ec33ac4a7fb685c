/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rectify-ledger.h"

/* Kept are the last of each of so many days, weeks and months. */
#define N_DAYS 7
#define N_WEEKS 4
#define N_MONTHS 12
/* A backup stands for another if it holds at least so many of its plans and items, in percent: the
 * day's deletions are no reason to keep everything, a ledger that was emptied is. */
#define ENOUGH 90
/* More files than this in a folder are not looked at. */
#define MAX_FILES 10000

#define SUFFIX ".rectify"
/* What a backup is called until it is whole. One that is as old as a day was given up, by a program
 * that was stopped. */
#define ASIDE_PREFIX ".backup."
#define ASIDE_AGE (24 * 60 * 60)
#define TIME_FORMAT "%Y%m%dT%H%M%SZ"

static const char *const reasons[RECTIFY_N_BACKUP_REASONS]
    = { "daily", "migration", "merge", "restore", "asked" };

/**
 * rectify_backup_free:
 * @self: (transfer full) (nullable): a backup
 */
void
rectify_backup_free (RectifyBackup *self)
{
  if (self != NULL)
    g_free (self->path);
  g_free (self);
}

/**
 * rectify_backup_dup_folder:
 * @ledger_path: a ledger's file
 *
 * Returns: (transfer full): the folder beside it where its backups are, unless another is chosen
 */
char *
rectify_backup_dup_folder (const char *ledger_path)
{
  return g_strconcat (ledger_path, ".backups", NULL);
}

/* The name of a ledger's file without what all of them end with. */
static char *
dup_stem (const char *ledger_path)
{
  g_autofree char *name = g_path_get_basename (ledger_path);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return g_steal_pointer (&name);
}

/**
 * rectify_backup_dup_name:
 * @ledger_path: the file of the ledger that it is of
 * @backup: a backup
 *
 * The name of a backup's file says what there is to know of it, so that a folder of them needs
 * nothing else beside it: ledger.20221231T080000Z.daily.40-3200.rectify
 *
 * Returns: (transfer full): the name, without a folder
 */
char *
rectify_backup_dup_name (const char *ledger_path, const RectifyBackup *backup)
{
  g_autofree char *stem = dup_stem (ledger_path);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (backup->made_at);
  g_autofree char *when = g_date_time_format (time, TIME_FORMAT);

  return g_strdup_printf ("%s.%s.%s.%" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT SUFFIX, stem, when,
                          reasons[backup->reason], backup->n_plans, backup->n_items);
}

static gboolean
parse_time (const char *text, gint64 *made_at)
{
  int year, month, day, hour, minute, second, length = 0;
  g_autoptr (GDateTime) time = NULL;

  if (sscanf (text, "%4d%2d%2dT%2d%2d%2dZ%n", &year, &month, &day, &hour, &minute, &second, &length)
          != 6
      || length != 16 || text[length] != '\0')
    return FALSE;
  time = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (time == NULL)
    return FALSE;
  *made_at = g_date_time_to_unix (time);
  return TRUE;
}

static gboolean
parse_counts (const char *text, RectifyBackup *backup)
{
  const char *dash = strchr (text, '-');
  g_autofree char *plans = dash != NULL ? g_strndup (text, dash - text) : NULL;

  return plans != NULL
         && g_ascii_string_to_unsigned (plans, 10, 0, G_MAXUINT32, &backup->n_plans, NULL)
         && g_ascii_string_to_unsigned (dash + 1, 10, 0, G_MAXUINT32, &backup->n_items, NULL);
}

/* NULL for a file that is no backup of this ledger. */
static RectifyBackup *
parse (const char *folder, const char *name, const char *stem)
{
  g_autoptr (RectifyBackup) self = g_new0 (RectifyBackup, 1);
  g_autofree char *rest = NULL;
  g_auto (GStrv) parts = NULL;
  guint reason = 0;
  GStatBuf info;

  if (!g_str_has_prefix (name, stem) || name[strlen (stem)] != '.'
      || !g_str_has_suffix (name, SUFFIX) || strlen (name) < strlen (stem) + 1 + strlen (SUFFIX))
    return NULL;
  rest = g_strndup (name + strlen (stem) + 1, strlen (name) - strlen (stem) - 1 - strlen (SUFFIX));
  parts = g_strsplit (rest, ".", -1);
  if (g_strv_length (parts) != 3)
    return NULL;
  while (reason < RECTIFY_N_BACKUP_REASONS && !g_str_equal (parts[1], reasons[reason]))
    reason++;
  self->path = g_build_filename (folder, name, NULL);
  self->reason = reason;
  if (reason == RECTIFY_N_BACKUP_REASONS || !parse_time (parts[0], &self->made_at)
      || !parse_counts (parts[2], self) || g_lstat (self->path, &info) != 0
      || !S_ISREG (info.st_mode))
    return NULL;
  self->size = info.st_size;
  return g_steal_pointer (&self);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const RectifyBackup *first = *(RectifyBackup *const *) a;
  const RectifyBackup *second = *(RectifyBackup *const *) b;

  if (first->made_at != second->made_at)
    return first->made_at < second->made_at ? 1 : -1;
  return strcmp (second->path, first->path);
}

/**
 * rectify_backup_list:
 * @folder: where backups are
 * @ledger_path: the file of the ledger that they are of
 * @error: return location
 *
 * Other files in the folder are passed over. Blocks.
 *
 * Returns: (transfer full) (element-type RectifyBackup) (nullable): its backups, the newest first;
 *   none if there is no such folder; %NULL if it cannot be read
 */
GPtrArray *
rectify_backup_list (const char *folder, const char *ledger_path, GError **error)
{
  g_autoptr (GPtrArray) backups
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_backup_free);
  g_autofree char *stem = dup_stem (ledger_path);
  g_autoptr (GError) own_error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &own_error);
  const char *name;

  if (dir == NULL && !g_error_matches (own_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED,
                   _ ("The folder of the backups cannot be read (%s). Check its permissions."),
                   own_error->message);
      return NULL;
    }
  for (guint i = 0; dir != NULL && i < MAX_FILES && (name = g_dir_read_name (dir)) != NULL; i++)
    {
      RectifyBackup *backup = parse (folder, name, stem);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return g_steal_pointer (&backups);
}

static GDate
get_day (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);
  GDate day;

  g_date_clear (&day, 1);
  if (local != NULL)
    g_date_set_dmy (&day, g_date_time_get_day_of_month (local), g_date_time_get_month (local),
                    g_date_time_get_year (local));
  else
    g_date_set_dmy (&day, 1, 1, 1970);
  return day;
}

/* How many days, weeks and months of the calendar lie between two days. */
static void
count_between (GDate day, GDate today, int spans[3])
{
  guint32 week = (g_date_get_julian (&day) - 1) / 7,
          this_week = (g_date_get_julian (&today) - 1) / 7;

  spans[0] = (int) g_date_get_julian (&today) - (int) g_date_get_julian (&day);
  spans[1] = (int) this_week - (int) week;
  spans[2] = (g_date_get_year (&today) - g_date_get_year (&day)) * 12
             + (int) g_date_get_month (&today) - (int) g_date_get_month (&day);
}

static gboolean
stands_for (const RectifyBackup *newer, const RectifyBackup *older)
{
  return newer->n_plans * 100 >= older->n_plans * ENOUGH
         && newer->n_items * 100 >= older->n_items * ENOUGH;
}

/* The first of its day, week or month that is come across is the last one made in it. One from the
 * future was made by a clock that went wrong, and says nothing of when it was: it stays. */
static gboolean
is_last_of_span (const RectifyBackup *backup, GDate today, guint64 seen[3])
{
  static const int limits[] = { N_DAYS, N_WEEKS, N_MONTHS };
  gboolean is_last = FALSE;
  int spans[3];

  count_between (get_day (backup->made_at), today, spans);
  if (spans[0] <= 0 || (spans[0] < N_DAYS && backup->reason != RECTIFY_BACKUP_DAILY))
    is_last = TRUE;
  if (spans[0] < 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (spans[i] < limits[i] && (seen[i] >> spans[i] & 1) == 0)
      {
        seen[i] |= G_GUINT64_CONSTANT (1) << spans[i];
        is_last = TRUE;
      }
  return is_last;
}

/**
 * rectify_backup_list_spare:
 * @backups: (element-type RectifyBackup): backups of one ledger, the newest first
 * @now: the time, in seconds since 1970
 *
 * Backups are thinned like a calendar: the last of each of the 7 last days, 4 last weeks and 12 last
 * months is kept, weeks beginning on Mondays, of the 7 days all that were not made as the day's, and
 * all of today: who has just made one finds it, and the state that the day began with.
 * Older ones and those between go, unless every newer one that is kept holds clearly less: a ledger
 * that was emptied never pushes out what it held.
 *
 * Returns: (transfer container) (element-type RectifyBackup): those that can go
 */
GPtrArray *
rectify_backup_list_spare (GPtrArray *backups, gint64 now)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  GPtrArray *spare = g_ptr_array_new ();
  guint64 seen[3] = { 0 };
  GDate today = get_day (now);

  for (guint i = 0; i < backups->len; i++)
    {
      RectifyBackup *backup = g_ptr_array_index (backups, i);
      gboolean keep = is_last_of_span (backup, today, seen);
      gboolean is_stood_for = FALSE;

      for (guint j = 0; !keep && !is_stood_for && j < kept->len; j++)
        is_stood_for = stands_for (g_ptr_array_index (kept, j), backup);
      g_ptr_array_add (keep || !is_stood_for ? kept : spare, backup);
    }
  return spare;
}

static void
remove_leftovers (const char *folder, gint64 now)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  for (guint i = 0; dir != NULL && i < MAX_FILES && (name = g_dir_read_name (dir)) != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_str_has_prefix (name, ASIDE_PREFIX)
          && strlen (name) == strlen (ASIDE_PREFIX) + strlen ("XXXXXX")
          && g_lstat (path, &info) == 0 && S_ISREG (info.st_mode)
          && info.st_mtime < now - ASIDE_AGE)
        g_unlink (path);
    }
}

/**
 * rectify_backup_thin:
 * @folder: where backups are
 * @ledger_path: the file of the ledger that they are of
 * @now: the time, in seconds since 1970
 * @error: return location
 *
 * Deletes what rectify_backup_list_spare() says can go, and what is left of backups that were given
 * up. Blocks.
 *
 * Returns: whether all of it is gone
 */
gboolean
rectify_backup_thin (const char *folder, const char *ledger_path, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) backups = rectify_backup_list (folder, ledger_path, error);
  g_autoptr (GPtrArray) spare = NULL;
  int code = 0;

  if (backups == NULL)
    return FALSE;
  remove_leftovers (folder, now);
  spare = rectify_backup_list_spare (backups, now);
  for (guint i = 0; i < spare->len; i++)
    if (g_unlink (((RectifyBackup *) g_ptr_array_index (spare, i))->path) != 0 && errno != ENOENT)
      code = errno;
  if (code == 0)
    return TRUE;
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED,
               _ ("Old backups cannot be deleted (%s). Check the permissions of their folder."),
               g_strerror (code));
  return FALSE;
}

/**
 * rectify_backup_has_today:
 * @backups: (element-type RectifyBackup): backups of one ledger
 * @now: the time, in seconds since 1970
 *
 * Returns: whether one of them was made on the day that it is, for whatever reason
 */
gboolean
rectify_backup_has_today (GPtrArray *backups, gint64 now)
{
  GDate today = get_day (now);

  for (guint i = 0; i < backups->len; i++)
    {
      GDate day = get_day (((RectifyBackup *) g_ptr_array_index (backups, i))->made_at);

      if (g_date_compare (&day, &today) == 0)
        return TRUE;
    }
  return FALSE;
}

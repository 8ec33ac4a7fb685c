/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-settings.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "rectify-backup-choice.h"
#include "rectify-fonts.h"
#include "rectify-ledger.h"
#include "rectify-office-faces.h"

/*
 * Without a schema, as before the program is installed, everything is as if nothing were preset:
 * g_settings_new() would end the program.
 */
static GSettings *
get_settings (void)
{
  static gsize once = 0;
  static GSettings *settings = NULL;

  if (g_once_init_enter (&once))
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema
          = source != NULL ? g_settings_schema_source_lookup (source, RECTIFY_APP_ID, TRUE) : NULL;

      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
      g_once_init_leave (&once, 1);
    }
  return settings;
}

/* A schema of another version may be installed. */
static gboolean
has_key (const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (get_settings () == NULL)
    return FALSE;
  g_object_get (get_settings (), "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key);
}

/**
 * rectify_settings_is_locked:
 * @key: a key of the schema
 *
 * Returns: whether what is preset holds for everybody, whatever they choose
 */
gboolean
rectify_settings_is_locked (const char *key)
{
  return has_key (key) && !g_settings_is_writable (get_settings (), key);
}

/* “~/台账”, “/srv/office/%u”; what is no path in full is none. However many slashes it was written with,
 * a folder is known again. */
static char *
expand (const char *preset)
{
  g_autoptr (GString) path = g_string_new (preset);
  g_autofree char *in_home = NULL;

  g_string_replace (path, "%u", g_get_user_name (), 0);
  if (path->str[0] == '~' && (path->str[1] == '/' || path->str[1] == '\0'))
    in_home = g_build_filename (g_get_home_dir (), path->str + 1, NULL);
  else if (!g_path_is_absolute (path->str))
    return NULL;
  return g_canonicalize_filename (in_home != NULL ? in_home : path->str, G_DIR_SEPARATOR_S);
}

/**
 * rectify_settings_dup_folder:
 * @key: a key that names a folder
 *
 * Returns: (transfer full) (nullable): the folder, whether it is there or not; %NULL if none is preset
 */
char *
rectify_settings_dup_folder (const char *key)
{
  g_autofree char *preset = has_key (key) ? g_settings_get_string (get_settings (), key) : NULL;
  g_autofree char *path = preset != NULL && *preset != '\0' ? expand (preset) : NULL;

  if (preset != NULL && *preset != '\0' && path == NULL)
    g_printerr (
        _ ("The administrator’s setting %s is “%s”, which is no folder that begins with “/” or "
           "“~/”; it is left out.\n"),
        key, preset);
  return g_steal_pointer (&path);
}

/**
 * rectify_settings_dup_ledger_path:
 *
 * Who has a ledger of their own when a folder is preset keeps it, or they would find an empty one.
 *
 * Returns: (transfer full): the ledger that is opened when no other is named
 */
char *
rectify_settings_dup_ledger_path (void)
{
  g_autofree char *folder = rectify_settings_dup_folder (RECTIFY_SETTING_LEDGER_FOLDER);
  g_autofree char *own = rectify_ledger_dup_default_path ();
  g_autofree char *name = g_path_get_basename (own);
  gboolean stays = !rectify_settings_is_locked (RECTIFY_SETTING_LEDGER_FOLDER)
                   && g_file_test (own, G_FILE_TEST_EXISTS);

  return folder == NULL || stays ? g_steal_pointer (&own) : g_build_filename (folder, name, NULL);
}

/**
 * rectify_settings_may_make:
 * @ledger_path: the ledger that is opened when no other is named
 *
 * A folder that is preset is made in the user's home alone: elsewhere there may be a server that is not
 * connected now, and a new ledger in its place would look like one that has lost everything.
 *
 * Returns: whether the ledger is to be made if it is missing
 */
gboolean
rectify_settings_may_make (const char *ledger_path)
{
  g_autofree char *preset = rectify_settings_dup_folder (RECTIFY_SETTING_LEDGER_FOLDER);
  g_autofree char *folder = g_path_get_dirname (ledger_path);
  g_autofree char *own = g_canonicalize_filename (g_get_home_dir (), G_DIR_SEPARATOR_S);
  g_autofree char *home = g_strconcat (own, G_DIR_SEPARATOR_S, NULL);

  return preset == NULL || !g_str_equal (folder, preset) || g_str_has_prefix (folder, home)
         || g_file_test (folder, G_FILE_TEST_IS_DIR);
}

/**
 * rectify_settings_dup_unit_name:
 *
 * Returns: (transfer full) (nullable): the unit whose plans are made here, if it is preset
 */
char *
rectify_settings_dup_unit_name (void)
{
  g_autofree char *name
      = has_key (RECTIFY_SETTING_UNIT_NAME)
            ? g_strstrip (g_settings_get_string (get_settings (), RECTIFY_SETTING_UNIT_NAME))
            : NULL;

  return name != NULL && *name != '\0' ? g_steal_pointer (&name) : NULL;
}

/**
 * rectify_settings_get_flag:
 * @key: a key that is yes or no
 *
 * Returns: what is preset
 */
gboolean
rectify_settings_get_flag (const char *key)
{
  return has_key (key) && g_settings_get_boolean (get_settings (), key);
}

/**
 * rectify_settings_get_paper:
 * @key: a key that is about paper
 *
 * Returns: what is preset
 */
RectifyPaper
rectify_settings_get_paper (const char *key)
{
  return has_key (key) ? (RectifyPaper) g_settings_get_enum (get_settings (), key)
                       : RECTIFY_PAPER_A4;
}

/**
 * rectify_settings_set_style:
 * @report: a report
 * @is_english: whether it is of a plan in the English layout
 * @has_paper: whether somebody asked for the paper that @style has
 * @style: (inout): how its pages are; gets what is preset for what nobody asked for
 */
void
rectify_settings_set_style (RectifyReport report, gboolean is_english, gboolean has_paper,
                            RectifyPageStyle *style)
{
  const char *paper = is_english ? RECTIFY_SETTING_ENGLISH_PAPER : RECTIFY_SETTING_TABLE_PAPER;

  if (!has_paper)
    style->paper = rectify_settings_get_paper (paper);
  if (rectify_report_is_text (report))
    {
      style->has_bold_third |= rectify_settings_get_flag (RECTIFY_SETTING_BOLD_THIRD);
      style->is_loose |= rectify_settings_get_flag (RECTIFY_SETTING_LOOSE);
    }
  style->is_duplex
      |= rectify_report_has_sheets (report) && rectify_settings_get_flag (RECTIFY_SETTING_DUPLEX);
}

static void
apply_fonts (void)
{
  static const char *const keys[RECTIFY_N_FACES] = { [RECTIFY_FACE_FANGSONG] = "font-fangsong",
                                                     [RECTIFY_FACE_KAI] = "font-kai",
                                                     [RECTIFY_FACE_HEI] = "font-hei",
                                                     [RECTIFY_FACE_TITLE] = "font-title",
                                                     [RECTIFY_FACE_SONG] = "font-song" };
  static const RectifyOfficeFace office[RECTIFY_N_FACES]
      = { [RECTIFY_FACE_FANGSONG] = RECTIFY_OFFICE_FANGSONG,
          [RECTIFY_FACE_KAI] = RECTIFY_OFFICE_KAI,
          [RECTIFY_FACE_HEI] = RECTIFY_OFFICE_HEI,
          [RECTIFY_FACE_TITLE] = RECTIFY_OFFICE_TITLE,
          [RECTIFY_FACE_SONG] = RECTIFY_OFFICE_SONG };

  for (guint i = 0; i < RECTIFY_N_FACES; i++)
    if (has_key (keys[i]))
      {
        g_auto (GStrv) families = g_settings_get_strv (get_settings (), keys[i]);

        rectify_fonts_prefer (i, (const char *const *) families);
        rectify_office_faces_prefer (office[i], families[0]);
      }
  if (has_key ("font-latin"))
    {
      g_auto (GStrv) families = g_settings_get_strv (get_settings (), "font-latin");

      rectify_fonts_prefer_latin ((const char *const *) families);
      rectify_office_faces_prefer (RECTIFY_OFFICE_LATIN, families[0]);
    }
}

/**
 * rectify_settings_apply:
 *
 * Tells the modules below what is preset for them. Before anything is set in a font, and before
 * there are threads.
 */
void
rectify_settings_apply (void)
{
  g_autofree char *backups = rectify_settings_dup_folder (RECTIFY_SETTING_BACKUP_FOLDER);

  rectify_backup_preset (backups, rectify_settings_is_locked (RECTIFY_SETTING_BACKUP_FOLDER));
  apply_fonts ();
}

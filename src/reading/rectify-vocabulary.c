/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-characters.h"
#include "rectify-reading-resources.h"

#define RESOURCE_FOLDER "/org/example/Rectify/vocabulary"
#define USER_FOLDER "rectify/vocabulary"
#define MAX_FILE_SIZE (1024 * 1024)
#define MAX_FILES 64

/**
 * RectifyVocabulary:
 *
 * The words that documents are read by, from key files: those that come with the program, and what
 * an office adds in the user's data folder.
 */
struct _RectifyVocabulary {
  GObject parent_instance;

  /* A group to its table of keys, a key to its list: longest words first except in the order-bound
   * groups. */
  GHashTable *groups;
  RectifyWordList *no_words;
  const RectifyWordList *roles[RECTIFY_N_ROLES]; /* the labels of each */
  RectifyCharacterSet field_first;               /* what labels of fields and lead-ins begin with */
};

G_DEFINE_FINAL_TYPE (RectifyVocabulary, rectify_vocabulary, G_TYPE_OBJECT)

static void
rectify_vocabulary_finalize (GObject *object)
{
  RectifyVocabulary *self = RECTIFY_VOCABULARY (object);

  g_hash_table_unref (self->groups);
  rectify_word_list_free (self->no_words);
  G_OBJECT_CLASS (rectify_vocabulary_parent_class)->finalize (object);
}

static void
rectify_vocabulary_class_init (RectifyVocabularyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_vocabulary_finalize;
}

static void
rectify_vocabulary_init (RectifyVocabulary *self)
{
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_hash_table_unref);
  self->no_words = rectify_word_list_new (g_new0 (char *, 1));
  for (guint i = 0; i < RECTIFY_N_ROLES; i++)
    self->roles[i] = self->no_words;
}

/* Order means something in these groups; elsewhere the longest word is to match first. */
static gboolean
keeps_order (const char *group)
{
  return g_str_equal (group, "numbering") || g_str_equal (group, "deadlines");
}

static int
compare_length (gconstpointer a, gconstpointer b)
{
  gsize x = strlen (*(const char *const *) a);
  gsize y = strlen (*(const char *const *) b);

  return x > y ? -1 : x < y;
}

static GHashTable *
find_group (RectifyVocabulary *self, const char *group)
{
  GHashTable *lists = g_hash_table_lookup (self->groups, group);

  if (lists != NULL)
    return lists;
  lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                 (GDestroyNotify) rectify_word_list_free);
  g_hash_table_insert (self->groups, g_strdup (group), lists);
  return lists;
}

/* The word in traditional characters; NULL if these are the same. */
static char *
dup_traditional (RectifyVocabulary *self, const char *word)
{
  const RectifyWordList *pairs = rectify_vocabulary_get_list (self, "characters", "traditional");
  const char *const *words = rectify_vocabulary_get_words (self, "characters", "traditional");
  g_autoptr (GString) text = g_string_new (NULL);

  if (pairs == self->no_words)
    return NULL;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      for (guint i = 0; c >= 0x80 && words[i] != NULL; i++)
        if (g_utf8_get_char (words[i]) == g_utf8_get_char (p) && g_utf8_strlen (words[i], -1) == 2)
          c = g_utf8_get_char (g_utf8_next_char (words[i]));
      g_string_append_unichar (text, c);
    }
  return g_str_equal (text->str, word) ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}

/* Lists of names that mean something to the program, or are offered, and one that counts its words. */
static gboolean
is_written_one_way (const char *group, const char *key)
{
  return g_str_equal (group, "characters")
         || (g_str_equal (group, "numbering")
             && (g_str_equal (key, "families") || g_str_equal (key, "sequence")))
         || (g_str_equal (group, "deadlines") && g_str_equal (key, "usual"));
}

static void
add_traditional (RectifyVocabulary *self, GPtrArray *words)
{
  guint n = words->len;

  for (guint i = 0; i < n; i++)
    {
      char *word = dup_traditional (self, g_ptr_array_index (words, i));

      if (word == NULL
          || g_ptr_array_find_with_equal_func (words, word, (GEqualFunc) g_str_equal, NULL))
        g_free (word);
      else
        g_ptr_array_add (words, word);
    }
}

static void
add_words (RectifyVocabulary *self, const char *group, const char *key, char **words)
{
  const char *const *known = rectify_vocabulary_get_words (self, group, key);
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; known[i] != NULL; i++)
    g_ptr_array_add (all, g_strdup (known[i]));
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *word = g_strstrip (g_strdup (words[i]));

      if (*word == '\0' || g_strv_contains (known, word))
        g_free (word);
      else
        g_ptr_array_add (all, word);
    }
  if (!is_written_one_way (group, key))
    add_traditional (self, all);
  if (g_str_equal (group, "labels") || g_str_equal (group, "lead-ins"))
    for (guint i = 0; i < all->len; i++)
      rectify_character_set_add (&self->field_first, g_utf8_get_char (g_ptr_array_index (all, i)));
  if (!keeps_order (group))
    g_ptr_array_sort (all, compare_length);
  g_ptr_array_add (all, NULL);
  g_hash_table_insert (find_group (self, group), g_strdup (key),
                       rectify_word_list_new ((char **) g_ptr_array_free (all, FALSE)));
}

static gboolean
add_data (RectifyVocabulary *self, const char *data, gsize length, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_data (file, data, length, G_KEY_FILE_NONE, error))
    return FALSE;
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, NULL);

      for (guint j = 0; keys != NULL && keys[j] != NULL; j++)
        {
          g_auto (GStrv) words = g_key_file_get_string_list (file, groups[i], keys[j], NULL, NULL);

          if (words != NULL)
            add_words (self, groups[i], keys[j], words);
        }
    }
  for (guint i = 0; i < RECTIFY_N_ROLES; i++)
    self->roles[i] = rectify_vocabulary_get_list (self, "labels", rectify_role_get_nick (i));
  return TRUE;
}

static void
add_user_file (RectifyVocabulary *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (info == NULL || g_file_info_get_size (info) > MAX_FILE_SIZE)
    {
      g_message (_ ("The vocabulary file “%s” is not used: it cannot be read or is too large."),
                 path);
      return;
    }
  if (!g_file_get_contents (path, &data, &length, &error) || !add_data (self, data, length, &error))
    g_message (_ ("The vocabulary file “%s” is not used: %s"), path, error->message);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
list_user_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && names->len < MAX_FILES && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".ini"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static void
load_default (RectifyVocabulary *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), USER_FOLDER, NULL);
  g_auto (GStrv) user_files = list_user_files (folder);
  GResource *resource = rectify_reading_get_resource ();
  g_auto (GStrv) own_files = g_resource_enumerate_children (resource, RESOURCE_FOLDER, 0, NULL);

  for (guint i = 0; own_files != NULL && own_files[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", RESOURCE_FOLDER, own_files[i], NULL);
      g_autoptr (GBytes) bytes = NULL;
      gsize length;
      const char *data;

      if (g_strv_contains ((const char *const *) user_files, own_files[i]))
        continue;
      bytes = g_resource_lookup_data (resource, path, 0, NULL);
      if (bytes == NULL)
        continue;
      data = g_bytes_get_data (bytes, &length);
      add_data (self, data, length, NULL);
    }
  for (guint i = 0; user_files[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, user_files[i], NULL);

      add_user_file (self, path);
    }
}

/**
 * rectify_vocabulary_get_default:
 *
 * Returns: (transfer none): the vocabulary of this program and this user, read once
 */
RectifyVocabulary *
rectify_vocabulary_get_default (void)
{
  static gsize once = 0;
  static RectifyVocabulary *vocabulary = NULL;

  if (g_once_init_enter (&once))
    {
      vocabulary = g_object_new (RECTIFY_TYPE_VOCABULARY, NULL);
      load_default (vocabulary);
      g_once_init_leave (&once, 1);
    }
  return vocabulary;
}

/**
 * rectify_vocabulary_new_from_data:
 * @data: a key file
 * @length: its length in bytes, -1: up to its NUL
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a vocabulary of that file's words alone, or %NULL with a
 *   #GKeyFileError
 */
RectifyVocabulary *
rectify_vocabulary_new_from_data (const char *data, gssize length, GError **error)
{
  g_autoptr (RectifyVocabulary) self = g_object_new (RECTIFY_TYPE_VOCABULARY, NULL);

  if (!add_data (self, data, length < 0 ? strlen (data) : (gsize) length, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * rectify_vocabulary_get_list:
 * @self: a vocabulary
 * @group: a group of the key file
 * @key: a key in it
 *
 * Returns: (transfer none): the words, to look for them in many places; empty if there are none
 */
const RectifyWordList *
rectify_vocabulary_get_list (RectifyVocabulary *self, const char *group, const char *key)
{
  GHashTable *lists = g_hash_table_lookup (self->groups, group);
  const RectifyWordList *list = lists != NULL ? g_hash_table_lookup (lists, key) : NULL;

  return list != NULL ? list : self->no_words;
}

/**
 * rectify_vocabulary_get_words:
 * @self: a vocabulary
 * @group: a group of the key file
 * @key: a key in it
 *
 * Returns: (transfer none): the words, %NULL-terminated; empty if there are none
 */
const char *const *
rectify_vocabulary_get_words (RectifyVocabulary *self, const char *group, const char *key)
{
  return rectify_word_list_get_words (rectify_vocabulary_get_list (self, group, key));
}

/**
 * rectify_vocabulary_contains:
 * @self: a vocabulary
 * @group: a group of the key file
 * @key: a key in it
 * @text: UTF-8
 *
 * Returns: whether any of the words occurs in @text
 */
gboolean
rectify_vocabulary_contains (RectifyVocabulary *self, const char *group, const char *key,
                             const char *text)
{
  return rectify_word_list_occurs (rectify_vocabulary_get_list (self, group, key), text);
}

/**
 * rectify_vocabulary_match_word:
 * @self: a vocabulary
 * @group: a group of the key file
 * @key: a key in it
 * @text: UTF-8
 *
 * Returns: the length in bytes of the longest of the words that @text begins with, or 0
 */
gsize
rectify_vocabulary_match_word (RectifyVocabulary *self, const char *group, const char *key,
                               const char *text)
{
  return rectify_word_list_match (rectify_vocabulary_get_list (self, group, key), text);
}

/**
 * rectify_vocabulary_may_begin_field:
 * @self: a vocabulary
 * @character: a character
 *
 * Returns: %FALSE if no label of a field and no lead-in begins with @character
 */
gboolean
rectify_vocabulary_may_begin_field (RectifyVocabulary *self, gunichar character)
{
  return rectify_character_set_has (&self->field_first, character);
}

/**
 * rectify_vocabulary_match_role:
 * @self: a vocabulary
 * @text: UTF-8
 * @role: (out): set to the role
 *
 * Returns: the length in bytes of the longest label of a role that @text begins with, or 0
 */
gsize
rectify_vocabulary_match_role (RectifyVocabulary *self, const char *text, RectifyRole *role)
{
  gsize longest = 0;

  for (guint i = 0; i < RECTIFY_N_ROLES; i++)
    {
      gsize length = rectify_word_list_match (self->roles[i], text);

      if (length > longest)
        {
          longest = length;
          *role = i;
        }
    }
  return longest;
}

/**
 * rectify_vocabulary_get_usual_deadlines:
 * @self: a vocabulary
 *
 * Returns: (transfer none): phrases for a menu, %NULL-terminated
 */
const char *const *
rectify_vocabulary_get_usual_deadlines (RectifyVocabulary *self)
{
  return rectify_vocabulary_get_words (self, "deadlines", "usual");
}

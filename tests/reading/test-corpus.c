/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "rectify-formats.h"
#include "rectify-plan-json.h"
#include "rectify-reading.h"

/* Where two JSON texts first differ, or NULL. */
static char *
find_difference (JsonNode *expected, JsonNode *got, const char *path)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (json_node_get_node_type (expected) != json_node_get_node_type (got))
    return g_strdup_printf ("%s: another type", path);
  if (JSON_NODE_HOLDS_OBJECT (expected))
    {
      g_autoptr (GList) keys = json_object_get_members (json_node_get_object (expected));

      if (json_object_get_size (json_node_get_object (expected))
          != json_object_get_size (json_node_get_object (got)))
        return g_strdup_printf ("%s: other keys", path);
      for (GList *l = keys; l != NULL; l = l->next)
        {
          g_autofree char *below = g_strdup_printf ("%s.%s", path, (char *) l->data);
          JsonNode *other = json_object_get_member (json_node_get_object (got), l->data);
          char *difference;

          if (other == NULL)
            return g_strdup_printf ("%s: missing", below);
          difference
              = find_difference (json_object_get_member (json_node_get_object (expected), l->data),
                                 other, below);
          if (difference != NULL)
            return difference;
        }
      return NULL;
    }
  if (JSON_NODE_HOLDS_ARRAY (expected))
    {
      JsonArray *x = json_node_get_array (expected);
      JsonArray *y = json_node_get_array (got);

      for (guint i = 0; i < MIN (json_array_get_length (x), json_array_get_length (y)); i++)
        {
          g_autofree char *below = g_strdup_printf ("%s[%u]", path, i);
          char *difference = find_difference (json_array_get_element (x, i),
                                              json_array_get_element (y, i), below);

          if (difference != NULL)
            return difference;
        }
      return json_array_get_length (x) == json_array_get_length (y)
                 ? NULL
                 : g_strdup_printf ("%s: another length", path);
    }
  a = json_to_string (expected, FALSE);
  b = json_to_string (got, FALSE);
  return g_str_equal (a, b) ? NULL : g_strdup_printf ("%s: expected %s, got %s", path, a, b);
}

static void
test_document (gconstpointer data)
{
  const char *path = data;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *stem = g_strndup (name, strlen (name) - 4);
  g_autofree char *json_name = g_strconcat (stem, ".json", NULL);
  g_autofree char *expected_path = g_build_filename (folder, "expected", json_name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (JsonParser) expected = json_parser_new ();
  g_autoptr (JsonParser) got = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load (file, NULL, &error);
  g_autoptr (RectifyReading) reading = NULL;
  g_autofree char *json = NULL;
  g_autofree char *difference = NULL;

  g_assert_no_error (error);
  reading = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, &error);
  g_assert_no_error (error);
  json = rectify_plan_to_json (rectify_reading_get_plan (reading));
  g_assert_true (json_parser_load_from_data (got, json, -1, &error));
  g_assert_true (json_parser_load_from_file (expected, expected_path, &error));
  difference = find_difference (json_parser_get_root (expected), json_parser_get_root (got), "");
  g_assert_cmpstr (difference, ==, NULL);
}

static void
test_no_corpus (void)
{
  g_test_skip ("RECTIFY_CORPUS is not set");
}

int
main (int argc, char **argv)
{
  const char *corpus = g_getenv ("RECTIFY_CORPUS");
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  if (corpus == NULL)
    {
      g_test_add_func ("/corpus/none", test_no_corpus);
      return g_test_run ();
    }
  dir = g_dir_open (corpus, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt"))
      {
        g_autofree char *test = g_strconcat ("/corpus/", name, NULL);

        g_test_add_data_func_full (test, g_build_filename (corpus, name, NULL), test_document,
                                   g_free);
      }
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-templates.h"

#include <string.h>

#include "rectify-reading-resources.h"
#include "rectify-reading.h"

#define RESOURCE_FOLDER "/org/example/Rectify/templates"
#define USER_FOLDER "rectify/templates"
#define MAX_TEMPLATES 200
#define MAX_SIZE (1024 * 1024)

/**
 * RectifyTemplate:
 *
 * A document in plain text that a new plan begins as; its first line is its title. They come with
 * the program, and from the user's data folder.
 */
struct _RectifyTemplate {
  GObject parent_instance;

  char *title;
  char *text;
};

G_DEFINE_FINAL_TYPE (RectifyTemplate, rectify_template, G_TYPE_OBJECT)

static void
rectify_template_finalize (GObject *object)
{
  RectifyTemplate *self = RECTIFY_TEMPLATE (object);

  g_free (self->title);
  g_free (self->text);
  G_OBJECT_CLASS (rectify_template_parent_class)->finalize (object);
}

static void
rectify_template_class_init (RectifyTemplateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_template_finalize;
}

static void
rectify_template_init (RectifyTemplate *self)
{
}

/**
 * rectify_template_get_title:
 * @self: a template
 *
 * Returns: (transfer none): its title
 */
const char *
rectify_template_get_title (RectifyTemplate *self)
{
  return self->title;
}

static RectifyPlan *
read_text (const char *text, GError **error)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (RectifyReading) reading = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, g_strstrip (lines[i]));
      if (!rectify_paragraph_is_empty (paragraph))
        rectify_document_add (document, paragraph);
    }
  reading = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, error);
  return reading != NULL ? g_object_ref (rectify_reading_get_plan (reading)) : NULL;
}

/**
 * rectify_template_read:
 * @self: a template
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a new plan as it says
 */
RectifyPlan *
rectify_template_read (RectifyTemplate *self, GError **error)
{
  return read_text (self->text, error);
}

static void
add_template (GPtrArray *templates, const char *text, gsize length)
{
  RectifyTemplate *self;
  const char *end = memchr (text, '\n', length);

  if (length == 0 || length > MAX_SIZE || !g_utf8_validate_len (text, length, NULL))
    return;
  self = g_object_new (RECTIFY_TYPE_TEMPLATE, NULL);
  self->text = g_strndup (text, length);
  self->title = g_strstrip (g_strndup (text, end != NULL ? (gsize) (end - text) : length));
  g_ptr_array_add (templates, self);
}

static void
add_own (GPtrArray *templates)
{
  GResource *resource = rectify_reading_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, RESOURCE_FOLDER, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", RESOURCE_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, NULL);

      if (bytes != NULL)
        add_template (templates, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(RectifyTemplate *const *) a)->title, (*(RectifyTemplate *const *) b)->title);
}

/**
 * rectify_templates_list:
 *
 * Returns: (transfer full) (element-type RectifyTemplate): all templates, by title
 */
GPtrArray *
rectify_templates_list (void)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), USER_FOLDER, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  add_own (templates);
  while (dir != NULL && templates->len < MAX_TEMPLATES && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gsize length;

      if (g_str_has_suffix (name, ".txt") && g_file_get_contents (path, &text, &length, NULL))
        add_template (templates, text, length);
    }
  g_ptr_array_sort (templates, compare_titles);
  return templates;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-relationships.h"

#include <string.h>

/* More are not looked at: pictures and links, of which a document may have any number. */
#define MAX_RELATIONSHIPS 65536

typedef struct {
  char *id;
  char *type; /* the last word of its URI */
  char *part;
} Relationship;

struct _RectifyRelationships {
  GArray *relationships;
};

static void
clear_relationship (gpointer data)
{
  Relationship *relationship = data;

  g_free (relationship->id);
  g_free (relationship->type);
  g_free (relationship->part);
}

/* “word/document.xml” refers from “word/_rels/document.xml.rels”. */
static char *
name_of_relationships (const char *part)
{
  const char *slash = strrchr (part, '/');
  int length = slash != NULL ? (int) (slash + 1 - part) : 0;

  return g_strdup_printf ("%.*s_rels/%s.rels", length, part, part + length);
}

/* A target is relative to the folder of the part that refers to it, or begins with a slash. */
static char *
resolve (const char *part, const char *target)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *joined = g_strconcat (*target == '/' ? "" : folder, "/", target, NULL);
  g_auto (GStrv) pieces = g_strsplit (joined, "/", -1);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      if (strcmp (pieces[i], "..") == 0)
        g_ptr_array_set_size (path, path->len > 0 ? path->len - 1 : 0);
      else if (*pieces[i] != '\0' && strcmp (pieces[i], ".") != 0)
        g_ptr_array_add (path, pieces[i]);
    }
  g_ptr_array_add (path, NULL);
  return g_strjoinv ("/", (char **) path->pdata);
}

static void
add (RectifyRelationships *self, RectifyXml *xml, const char *part)
{
  const char *id = rectify_xml_get_attribute (xml, RECTIFY_XML_PACKAGE, "Id");
  const char *type = rectify_xml_get_attribute (xml, RECTIFY_XML_PACKAGE, "Type");
  const char *target = rectify_xml_get_attribute (xml, RECTIFY_XML_PACKAGE, "Target");
  const char *mode = rectify_xml_get_attribute (xml, RECTIFY_XML_PACKAGE, "TargetMode");
  Relationship *relationship;

  if (id == NULL || type == NULL || target == NULL || g_strcmp0 (mode, "External") == 0)
    return;
  g_array_set_size (self->relationships, self->relationships->len + 1);
  relationship = &g_array_index (self->relationships, Relationship, self->relationships->len - 1);
  relationship->id = g_strdup (id);
  relationship->type = g_path_get_basename (type);
  relationship->part = resolve (part, target);
}

/**
 * rectify_relationships_read:
 * @package: a package
 * @part: a part of it; "" for the package itself
 * @error: return location
 *
 * Reads what @part refers to within the package. Links to the outside are left out. A part without
 * relationships has none.
 *
 * Returns: (transfer full) (nullable): the relationships, or %NULL with a #RectifyFormatError
 */
RectifyRelationships *
rectify_relationships_read (RectifyPackage *package, const char *part, GError **error)
{
  g_autoptr (RectifyRelationships) self = g_new0 (RectifyRelationships, 1);
  g_autofree char *name = name_of_relationships (part);
  g_autoptr (RectifyXml) xml = NULL;
  RectifyXmlNode node;

  self->relationships = g_array_new (FALSE, FALSE, sizeof (Relationship));
  g_array_set_clear_func (self->relationships, clear_relationship);
  if (!rectify_package_has (package, name))
    return g_steal_pointer (&self);
  xml = rectify_package_read_xml (package, name, NULL, error);
  if (xml == NULL)
    return NULL;
  while ((node = rectify_xml_read (xml)) != RECTIFY_XML_END_OF_FILE)
    if (node == RECTIFY_XML_START && self->relationships->len < MAX_RELATIONSHIPS
        && rectify_xml_is (xml, RECTIFY_XML_PACKAGE, "Relationship"))
      add (self, xml, part);
  return rectify_xml_finish (xml, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * rectify_relationships_free:
 * @self: (transfer full) (nullable): relationships
 */
void
rectify_relationships_free (RectifyRelationships *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->relationships);
  g_free (self);
}

/**
 * rectify_relationships_get_by_id:
 * @self: relationships
 * @id: what the part calls it, “rId1”
 *
 * Returns: (transfer none) (nullable): the part that is referred to, which may not exist
 */
const char *
rectify_relationships_get_by_id (RectifyRelationships *self, const char *id)
{
  for (guint i = 0; i < self->relationships->len; i++)
    if (g_strcmp0 (g_array_index (self->relationships, Relationship, i).id, id) == 0)
      return g_array_index (self->relationships, Relationship, i).part;
  return NULL;
}

/**
 * rectify_relationships_get_by_type:
 * @self: relationships
 * @type: the last word of its type, “styles”; transitional and strict files agree in it
 * @position: which of them
 *
 * Returns: (transfer none) (nullable): the part that is referred to, which may not exist; %NULL if
 *   there are no more
 */
const char *
rectify_relationships_get_by_type (RectifyRelationships *self, const char *type, guint position)
{
  for (guint i = 0; i < self->relationships->len; i++)
    {
      const Relationship *relationship = &g_array_index (self->relationships, Relationship, i);

      if (strcmp (relationship->type, type) == 0 && position-- == 0)
        return relationship->part;
    }
  return NULL;
}

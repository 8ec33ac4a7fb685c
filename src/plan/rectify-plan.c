/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan.h"

#include "rectify-plan-private.h"

/**
 * RectifyPlan:
 *
 * One rectification plan (整改方案): its particulars, and the tree of its items under a root that is
 * no item itself.
 */
G_DEFINE_FINAL_TYPE (RectifyPlan, rectify_plan, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_TITLE,
  PROP_ORGANISATION,
  PROP_THEME,
  PROP_YEAR,
  PROP_MEETING_DATE,
  PROP_DOCUMENT_NUMBER,
  PROP_SIGNER,
  PROP_PARTICULARS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
rectify_plan_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  RectifyPlan *self = RECTIFY_PLAN (object);

  switch (property)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_ORGANISATION:
      g_value_set_string (value, self->organisation);
      break;
    case PROP_THEME:
      g_value_set_string (value, self->theme);
      break;
    case PROP_YEAR:
      g_value_set_int (value, self->year);
      break;
    case PROP_MEETING_DATE:
      g_value_set_string (value, self->meeting_date);
      break;
    case PROP_DOCUMENT_NUMBER:
      g_value_set_string (value, self->document_number);
      break;
    case PROP_SIGNER:
      g_value_set_string (value, self->signer);
      break;
    case PROP_PARTICULARS:
      g_value_set_pointer (value, self->particulars);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rectify_plan_finalize (GObject *object)
{
  RectifyPlan *self = RECTIFY_PLAN (object);

  g_free (self->title);
  g_free (self->organisation);
  g_free (self->theme);
  g_free (self->meeting_date);
  g_free (self->document_number);
  g_free (self->signer);
  for (guint i = 0; i < RECTIFY_N_PARTICULARS; i++)
    g_free (self->particulars[i]);
  g_object_unref (self->root);
  g_clear_pointer (&self->index, g_hash_table_unref);
  G_OBJECT_CLASS (rectify_plan_parent_class)->finalize (object);
}

static void
rectify_plan_class_init (RectifyPlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rectify_plan_get_property;
  object_class->finalize = rectify_plan_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_ORGANISATION] = g_param_spec_string ("organisation", NULL, NULL, "", flags);
  properties[PROP_THEME] = g_param_spec_string ("theme", NULL, NULL, "", flags);
  properties[PROP_YEAR] = g_param_spec_int ("year", NULL, NULL, 0, 9999, 0, flags);
  properties[PROP_MEETING_DATE] = g_param_spec_string ("meeting-date", NULL, NULL, "", flags);
  properties[PROP_DOCUMENT_NUMBER] = g_param_spec_string ("document-number", NULL, NULL, "", flags);
  properties[PROP_SIGNER] = g_param_spec_string ("signer", NULL, NULL, "", flags);
  /* Read them by rectify_plan_get_particular(). */
  properties[PROP_PARTICULARS] = g_param_spec_pointer ("particulars", NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rectify_plan_init (RectifyPlan *self)
{
  self->title = g_strdup ("");
  self->organisation = g_strdup ("");
  self->theme = g_strdup ("");
  self->meeting_date = g_strdup ("");
  self->document_number = g_strdup ("");
  self->signer = g_strdup ("");
  self->root = rectify_item_new (RECTIFY_ITEM_PROSE);
}

static void
set_string (RectifyPlan *self, char **field, const char *value, guint property)
{
  if (value == NULL)
    value = "";
  if (g_str_equal (*field, value))
    return;
  g_free (*field);
  *field = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * rectify_plan_new:
 *
 * Returns: (transfer full): an empty plan
 */
RectifyPlan *
rectify_plan_new (void)
{
  return g_object_new (RECTIFY_TYPE_PLAN, NULL);
}

/**
 * rectify_plan_notify_particulars:
 * @self: a plan
 *
 * Says that one of its particulars changed.
 */
void
rectify_plan_notify_particulars (RectifyPlan *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARTICULARS]);
}

/**
 * rectify_plan_copy_particulars:
 * @self: a plan
 * @other: another
 *
 * Makes everything of @self but its items that of @other, identifier and revision included.
 */
void
rectify_plan_copy_particulars (RectifyPlan *self, RectifyPlan *other)
{
  self->id = other->id;
  self->revision = other->revision;
  rectify_plan_set_title (self, other->title);
  rectify_plan_set_organisation (self, other->organisation);
  rectify_plan_set_theme (self, other->theme);
  rectify_plan_set_year (self, other->year);
  rectify_plan_set_meeting_date (self, other->meeting_date);
  rectify_plan_set_document_number (self, other->document_number);
  rectify_plan_set_signer (self, other->signer);
  for (RectifyParticular i = 0; i < RECTIFY_N_PARTICULARS; i++)
    rectify_plan_set_particular (self, i, rectify_plan_get_particular (other, i));
  rectify_plan_set_close_out_needs (self, other->close_out_needs);
}

/**
 * rectify_plan_copy:
 * @self: a plan
 *
 * Returns: (transfer full): a copy with all items, identifiers and the revision included: what an
 *   edit is made on
 */
RectifyPlan *
rectify_plan_copy (RectifyPlan *self)
{
  RectifyPlan *copy;

  g_return_val_if_fail (RECTIFY_IS_PLAN (self), NULL);

  copy = rectify_plan_new ();
  rectify_plan_copy_particulars (copy, self);
  g_object_unref (copy->root);
  copy->root = rectify_item_copy (self->root);
  return copy;
}

static gboolean
collect_item (RectifyItem *item, gpointer user_data)
{
  if (rectify_item_get_id (item) != 0)
    g_hash_table_insert (user_data, g_memdup2 (&(gint64){ rectify_item_get_id (item) }, 8),
                         g_object_ref (item));
  return TRUE;
}

static GHashTable *
index_items (RectifyItem *root)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  rectify_item_foreach (root, collect_item, index);
  return index;
}

static RectifyItem *
look_up (GHashTable *index, RectifyItem *item)
{
  gint64 id = rectify_item_get_id (item);

  return id != 0 ? g_hash_table_lookup (index, &id) : NULL;
}

/* Takes away what is no longer below its parent, so that it is free to turn up elsewhere. */
static void
detach_strays (RectifyItem *item, GHashTable *wanted)
{
  for (guint i = rectify_item_get_n_children (item); i > 0; i--)
    {
      RectifyItem *child = rectify_item_get_child (item, i - 1);
      RectifyItem *twin = look_up (wanted, child);
      RectifyItem *parent = twin != NULL ? rectify_item_get_parent (twin) : NULL;

      detach_strays (child, wanted);
      if (parent == NULL || rectify_item_get_id (parent) != rectify_item_get_id (item)
          || (rectify_item_get_parent (item) == NULL) != (rectify_item_get_parent (parent) == NULL))
        g_object_unref (rectify_item_remove_child (item, i - 1));
    }
}

static RectifyItem *
copy_without_children (RectifyItem *item)
{
  RectifyItem *copy = rectify_item_new (rectify_item_get_kind (item));

  rectify_item_set_id (copy, rectify_item_get_id (item));
  rectify_item_copy_values (copy, item);
  return copy;
}

static void
follow_children (RectifyItem *item, RectifyItem *other, GHashTable *index)
{
  guint n_wanted = rectify_item_get_n_children (other);

  for (guint i = 0; i < n_wanted; i++)
    {
      RectifyItem *wanted = rectify_item_get_child (other, i);
      g_autoptr (RectifyItem) child = look_up (index, wanted);

      if (child != NULL)
        g_object_ref (child);
      else
        child = copy_without_children (wanted);
      if (i >= rectify_item_get_n_children (item) || rectify_item_get_child (item, i) != child)
        {
          RectifyItem *parent = rectify_item_get_parent (child);

          if (parent != NULL)
            g_object_unref (rectify_item_remove_child (parent, rectify_item_get_index (child)));
          rectify_item_insert_child (item, i, child);
        }
      follow_children (child, wanted, index);
    }
  while (rectify_item_get_n_children (item) > n_wanted)
    g_object_unref (rectify_item_remove_child (item, n_wanted));
  /* Last, since adding and removing children moves the fields that stand between them. */
  rectify_item_copy_values (item, other);
}

/**
 * rectify_plan_assign:
 * @self: a live plan that views are bound to
 * @other: what it is to become
 *
 * Makes @self equal to @other in place: items that are in both (by identifier) stay the same
 * objects and say only what changed of them, so that views keep their selection and what is
 * expanded.
 */
void
rectify_plan_assign (RectifyPlan *self, RectifyPlan *other)
{
  g_autoptr (GHashTable) index = NULL;
  g_autoptr (GHashTable) wanted = NULL;

  g_return_if_fail (RECTIFY_IS_PLAN (self));
  g_return_if_fail (RECTIFY_IS_PLAN (other));

  g_object_freeze_notify (G_OBJECT (self));
  rectify_plan_copy_particulars (self, other);
  index = index_items (self->root);
  wanted = index_items (other->root);
  detach_strays (self->root, wanted);
  follow_children (self->root, other->root, index);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * rectify_plan_get_id:
 * @self: a plan
 *
 * Returns: its identifier in the ledger, 0 as long as it has none
 */
gint64
rectify_plan_get_id (RectifyPlan *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLAN (self), 0);
  return self->id;
}

/**
 * rectify_plan_set_id:
 * @self: a plan
 * @id: its identifier in the ledger, or 0
 */
void
rectify_plan_set_id (RectifyPlan *self, gint64 id)
{
  g_return_if_fail (RECTIFY_IS_PLAN (self));
  self->id = id;
}

/**
 * rectify_plan_get_revision:
 * @self: a plan
 *
 * Returns: which state of the plan in the ledger this is or was made from
 */
gint64
rectify_plan_get_revision (RectifyPlan *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLAN (self), 0);
  return self->revision;
}

/**
 * rectify_plan_set_revision:
 * @self: a plan
 * @revision: which state of the plan in the ledger this is
 */
void
rectify_plan_set_revision (RectifyPlan *self, gint64 revision)
{
  g_return_if_fail (RECTIFY_IS_PLAN (self));
  self->revision = revision;
}

/**
 * rectify_plan_get_title:
 * @self: a plan
 *
 * Returns: (transfer none): the title as it prints; several lines are parted by line ends, "" if it is not known
 */
const char *
rectify_plan_get_title (RectifyPlan *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLAN (self), "");
  return self->title;
}

/**
 * rectify_plan_set_title:
 * @self: a plan
 * @title: (nullable): the title as it prints; several lines are parted by line ends
 */
void
rectify_plan_set_title (RectifyPlan *self, const char *title)
{
  g_return_if_fail (RECTIFY_IS_PLAN (self));
  set_string (self, &self->title, title, PROP_TITLE);
}

/**
 * rectify_plan_get_organisation:
 * @self: a plan
 *
 * Returns: (transfer none): whose plan it is, "" if it is not known
 */
const char *
rectify_plan_get_organisation (RectifyPlan *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLAN (self), "");
  return self->organisation;
}

/**
 * rectify_plan_set_organisation:
 * @self: a plan
 * @organisation: (nullable): whose plan it is
 */
void
rectify_plan_set_organisation (RectifyPlan *self, const char *organisation)
{
  g_return_if_fail (RECTIFY_IS_PLAN (self));
  set_string (self, &self->organisation, organisation, PROP_ORGANISATION);
}

/**
 * rectify_plan_get_theme:
 * @self: a plan
 *
 * Returns: (transfer none): what the meeting was about, "" if it is not known
 */
const char *
rectify_plan_get_theme (RectifyPlan *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLAN (self), "");
  return self->theme;
}

/**
 * rectify_plan_set_theme:
 * @self: a plan
 * @theme: (nullable): what the meeting was about
 */
void
rectify_plan_set_theme (RectifyPlan *self, const char *theme)
{
  g_return_if_fail (RECTIFY_IS_PLAN (self));
  set_string (self, &self->theme, theme, PROP_THEME);
}

/**
 * rectify_plan_get_year:
 * @self: a plan
 *
 * Returns: the year it belongs to, 0 if it is not known
 */
int
rectify_plan_get_year (RectifyPlan *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLAN (self), 0);
  return self->year;
}

/**
 * rectify_plan_set_year:
 * @self: a plan
 * @year: the year it belongs to, 0 if it is not known
 */
void
rectify_plan_set_year (RectifyPlan *self, int year)
{
  g_return_if_fail (RECTIFY_IS_PLAN (self));
  g_return_if_fail (year >= 0 && year <= 9999);
  if (self->year == year)
    return;
  self->year = year;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YEAR]);
}

/**
 * rectify_plan_get_meeting_date:
 * @self: a plan
 *
 * Returns: (transfer none): the day of the meeting, as “2022-01-20”, "" if it is not known
 */
const char *
rectify_plan_get_meeting_date (RectifyPlan *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLAN (self), "");
  return self->meeting_date;
}

/**
 * rectify_plan_set_meeting_date:
 * @self: a plan
 * @date: (nullable): the day of the meeting, as “2022-01-20”
 */
void
rectify_plan_set_meeting_date (RectifyPlan *self, const char *date)
{
  g_return_if_fail (RECTIFY_IS_PLAN (self));
  set_string (self, &self->meeting_date, date, PROP_MEETING_DATE);
}

/**
 * rectify_plan_get_document_number:
 * @self: a plan
 *
 * Returns: (transfer none): the document number (发文字号), "" if it is not known
 */
const char *
rectify_plan_get_document_number (RectifyPlan *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLAN (self), "");
  return self->document_number;
}

/**
 * rectify_plan_set_document_number:
 * @self: a plan
 * @number: (nullable): the document number (发文字号)
 */
void
rectify_plan_set_document_number (RectifyPlan *self, const char *number)
{
  g_return_if_fail (RECTIFY_IS_PLAN (self));
  set_string (self, &self->document_number, number, PROP_DOCUMENT_NUMBER);
}

/**
 * rectify_plan_get_signer:
 * @self: a plan
 *
 * Returns: (transfer none): who signs, "" if it is not known
 */
const char *
rectify_plan_get_signer (RectifyPlan *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLAN (self), "");
  return self->signer;
}

/**
 * rectify_plan_set_signer:
 * @self: a plan
 * @signer: (nullable): who signs
 */
void
rectify_plan_set_signer (RectifyPlan *self, const char *signer)
{
  g_return_if_fail (RECTIFY_IS_PLAN (self));
  set_string (self, &self->signer, signer, PROP_SIGNER);
}

/**
 * rectify_plan_get_root:
 * @self: a plan
 *
 * Returns: (transfer none): the root, whose children are the top-level items
 */
RectifyItem *
rectify_plan_get_root (RectifyPlan *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLAN (self), NULL);
  return self->root;
}

typedef struct {
  gint64 id;
  RectifyItem *found;
} Search;

static gboolean
match_id (RectifyItem *item, gpointer user_data)
{
  Search *search = user_data;

  if (rectify_item_get_id (item) != search->id)
    return TRUE;
  search->found = item;
  return FALSE;
}

static gboolean
add_to_index (RectifyItem *item, gpointer user_data)
{
  GHashTable *index = user_data;
  gint64 id = rectify_item_get_id (item);

  if (id != 0 && !g_hash_table_contains (index, &id))
    g_hash_table_insert (index, g_memdup2 (&id, sizeof id), g_object_ref (item));
  return TRUE;
}

static void
make_index (RectifyPlan *self)
{
  g_clear_pointer (&self->index, g_hash_table_unref);
  self->index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  rectify_item_foreach (self->root, add_to_index, self->index);
}

/* NULL if it is not there, or no longer where it was. */
static RectifyItem *
find_indexed (RectifyPlan *self, gint64 id)
{
  RectifyItem *item = self->index != NULL ? g_hash_table_lookup (self->index, &id) : NULL;

  if (item == NULL || rectify_item_get_id (item) != id
      || !rectify_item_is_ancestor (self->root, item))
    return NULL;
  return item;
}

/**
 * rectify_plan_find_item:
 * @self: a plan
 * @id: an item's identifier
 *
 * Returns: (transfer none) (nullable): the item, or %NULL if there is none
 */
RectifyItem *
rectify_plan_find_item (RectifyPlan *self, gint64 id)
{
  Search search = { id, NULL };

  g_return_val_if_fail (RECTIFY_IS_PLAN (self), NULL);
  if (id == 0)
    return NULL;
  search.found = find_indexed (self, id);
  if (search.found != NULL)
    return search.found;
  rectify_item_foreach (self->root, match_id, &search);
  /* Where one is looked for, many are: whoever mends or marks all would else take for ever. */
  if (search.found != NULL)
    make_index (self);
  return search.found;
}

static void
count_item (RectifyItem *item, const GDate *today, RectifyPlanCounts *counts)
{
  RectifyItemKind kind = rectify_item_get_kind (item);

  counts->areas += kind == RECTIFY_ITEM_AREA;
  counts->problems += kind == RECTIFY_ITEM_PROBLEM;
  counts->measures += kind == RECTIFY_ITEM_MEASURE;
  if (rectify_item_is_task (item))
    {
      counts->tasks++;
      counts->finished += rectify_item_is_finished (item);
      counts->late += rectify_item_is_late (item, today);
    }
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    count_item (rectify_item_get_child (item, i), today, counts);
}

/**
 * rectify_plan_count:
 * @self: a plan
 * @today: (nullable): the day that decides what is late; %NULL: nothing is
 * @counts: (out caller-allocates): set to the counts
 */
void
rectify_plan_count (RectifyPlan *self, const GDate *today, RectifyPlanCounts *counts)
{
  g_return_if_fail (RECTIFY_IS_PLAN (self));
  g_return_if_fail (counts != NULL);

  *counts = (RectifyPlanCounts){ 0 };
  for (guint i = 0; i < rectify_item_get_n_children (self->root); i++)
    count_item (rectify_item_get_child (self->root, i), today, counts);
}

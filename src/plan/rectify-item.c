/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item.h"

#include "rectify-item-private.h"

/**
 * RectifyItem:
 *
 * A node of a plan's tree, and the #GListModel of its children, so that a view binds to the plan
 * without a copy of it.
 */
static void rectify_item_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RectifyItem, rectify_item, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      rectify_item_list_model_init))

enum { CHANGED, N_SIGNALS };

static GParamSpec *properties[ITEM_N_PROPS];
static guint signals[N_SIGNALS];

/**
 * rectify_item_emit_changed:
 * @self: an item
 *
 * Says that the item changed.
 */
void
rectify_item_emit_changed (RectifyItem *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * rectify_item_emit_changed_below:
 * @self: an item
 *
 * Says that the item changed, and all below it: what is written on it may hold for them.
 */
void
rectify_item_emit_changed_below (RectifyItem *self)
{
  rectify_item_emit_changed (self);
  for (guint i = 0; i < self->children->len; i++)
    rectify_item_emit_changed_below (g_ptr_array_index (self->children, i));
}

/**
 * rectify_item_say_changed:
 * @self: an item
 * @property: a property of it
 *
 * Says that the property changed, and so the item.
 */
void
rectify_item_say_changed (RectifyItem *self, RectifyItemProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  rectify_item_emit_changed (self);
}

/* Most items have some strings that are empty. */
static char empty[] = "";

static char *
dup_string (const char *value)
{
  return *value != '\0' ? g_strdup (value) : empty;
}

static void
free_string (char *value)
{
  if (value != empty)
    g_free (value);
}

/**
 * rectify_item_set_string:
 * @self: an item
 * @field: (inout): its field
 * @value: (nullable): what is to be written there; %NULL for nothing
 * @property: the field's property
 *
 * Sets a field that is a string, and says so if it changes.
 */
void
rectify_item_set_string (RectifyItem *self, char **field, const char *value,
                         RectifyItemProperty property)
{
  if (value == NULL)
    value = "";
  if (g_str_equal (*field, value))
    return;
  free_string (*field);
  *field = dup_string (value);
  rectify_item_say_changed (self, property);
}

static GType
rectify_item_get_item_type (GListModel *model)
{
  return RECTIFY_TYPE_ITEM;
}

static guint
rectify_item_get_n_items (GListModel *model)
{
  return RECTIFY_ITEM (model)->children->len;
}

static gpointer
rectify_item_get_item (GListModel *model, guint position)
{
  RectifyItem *self = RECTIFY_ITEM (model);

  if (position >= self->children->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->children, position));
}

static void
rectify_item_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rectify_item_get_item_type;
  iface->get_n_items = rectify_item_get_n_items;
  iface->get_item = rectify_item_get_item;
}

static void
rectify_item_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  RectifyItem *self = RECTIFY_ITEM (object);

  switch (property)
    {
    case ITEM_PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case ITEM_PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;
    case ITEM_PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case ITEM_PROP_HEADING:
      g_value_set_string (value, self->heading);
      break;
    case ITEM_PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case ITEM_PROP_RUN_IN:
      g_value_set_boolean (value, self->run_in);
      break;
    case ITEM_PROP_STATUS:
      g_value_set_uint (value, self->status);
      break;
    case ITEM_PROP_COLUMNS:
      g_value_set_string (value, self->columns);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rectify_item_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  RectifyItem *self = RECTIFY_ITEM (object);

  switch (property)
    {
    case ITEM_PROP_ID:
      rectify_item_set_id (self, g_value_get_int64 (value));
      break;
    case ITEM_PROP_KIND:
      rectify_item_set_kind (self, g_value_get_uint (value));
      break;
    case ITEM_PROP_LABEL:
      rectify_item_set_label (self, g_value_get_string (value));
      break;
    case ITEM_PROP_HEADING:
      rectify_item_set_heading (self, g_value_get_string (value));
      break;
    case ITEM_PROP_TEXT:
      rectify_item_set_text (self, g_value_get_string (value));
      break;
    case ITEM_PROP_RUN_IN:
      rectify_item_set_run_in (self, g_value_get_boolean (value));
      break;
    case ITEM_PROP_STATUS:
      rectify_item_set_status (self, g_value_get_uint (value));
      break;
    case ITEM_PROP_COLUMNS:
      rectify_item_set_columns (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rectify_item_finalize (GObject *object)
{
  RectifyItem *self = RECTIFY_ITEM (object);

  for (guint i = 0; i < self->children->len; i++)
    RECTIFY_ITEM (g_ptr_array_index (self->children, i))->parent = NULL;
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->assignments);
  g_ptr_array_unref (self->progress);
  g_clear_pointer (&self->deadline, rectify_deadline_unref);
  g_clear_pointer (&self->lead_in, rectify_wording_unref);
  free_string (self->label);
  free_string (self->heading);
  free_string (self->text);
  free_string (self->columns);
  G_OBJECT_CLASS (rectify_item_parent_class)->finalize (object);
}

static void
rectify_item_class_init (RectifyItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rectify_item_get_property;
  object_class->set_property = rectify_item_set_property;
  object_class->finalize = rectify_item_finalize;

  properties[ITEM_PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[ITEM_PROP_KIND]
      = g_param_spec_uint ("kind", NULL, NULL, 0, RECTIFY_N_ITEM_KINDS - 1, 0, flags);
  properties[ITEM_PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[ITEM_PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, "", flags);
  properties[ITEM_PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[ITEM_PROP_RUN_IN] = g_param_spec_boolean ("run-in", NULL, NULL, FALSE, flags);
  properties[ITEM_PROP_STATUS]
      = g_param_spec_uint ("status", NULL, NULL, 0, RECTIFY_N_STATUSES - 1, 0, flags);
  properties[ITEM_PROP_COLUMNS] = g_param_spec_string ("columns", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, ITEM_N_PROPS, properties);

  /**
   * RectifyItem::changed:
   * @self: the item
   *
   * Anything of the item changed, or of what it inherits. Its list of children does not count.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rectify_item_init (RectifyItem *self)
{
  self->label = self->heading = self->text = self->columns = empty;
  self->assignments = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
  self->progress = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_progress_entry_unref);
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * rectify_item_new:
 * @kind: what it is
 *
 * Returns: (transfer full): an empty item
 */
RectifyItem *
rectify_item_new (RectifyItemKind kind)
{
  RectifyItem *self = g_object_new (RECTIFY_TYPE_ITEM, NULL);

  self->kind = kind;
  return self;
}

/**
 * rectify_item_new_stored:
 * @id: its identifier
 * @kind: what it is
 * @label: its number as written
 * @heading: its leading sentence
 * @text: what follows the heading
 * @run_in: whether it continues the paragraph before it
 * @status: how far it has come
 *
 * An item as it is read from a ledger. Nobody listens to it yet, so that nothing is said of what is
 * set.
 *
 * Returns: (transfer full): the item
 */
RectifyItem *
rectify_item_new_stored (gint64 id, RectifyItemKind kind, const char *label, const char *heading,
                         const char *text, gboolean run_in, RectifyStatus status)
{
  RectifyItem *self = rectify_item_new (kind);

  self->id = id;
  self->label = dup_string (label);
  self->heading = dup_string (heading);
  self->text = dup_string (text);
  self->run_in = !!run_in;
  self->status = status;
  return self;
}

/**
 * rectify_item_copy:
 * @self: an item
 *
 * Returns: (transfer full): a copy of the item and all below it, identifiers included
 */
RectifyItem *
rectify_item_copy (RectifyItem *self)
{
  RectifyItem *copy;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);

  copy = rectify_item_new (self->kind);
  rectify_item_copy_values (copy, self);
  copy->id = self->id;
  for (guint i = 0; i < self->children->len; i++)
    {
      RectifyItem *child = rectify_item_copy (g_ptr_array_index (self->children, i));

      child->parent = copy;
      g_ptr_array_add (copy->children, child);
    }
  return copy;
}

/**
 * rectify_item_copy_values:
 * @self: an item
 * @other: another
 *
 * Makes everything of @self but its identifier and its place in a tree that of @other, saying only
 * what really changes.
 */
void
rectify_item_copy_values (RectifyItem *self, RectifyItem *other)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_return_if_fail (RECTIFY_IS_ITEM (other));

  g_object_freeze_notify (G_OBJECT (self));
  rectify_item_set_kind (self, other->kind);
  rectify_item_set_label (self, other->label);
  rectify_item_set_heading (self, other->heading);
  rectify_item_set_text (self, other->text);
  rectify_item_set_run_in (self, other->run_in);
  rectify_item_set_status (self, other->status);
  rectify_item_set_columns (self, other->columns);
  rectify_item_set_lead_in (self, other->lead_in);
  rectify_item_set_assignments (self, other->assignments);
  rectify_item_set_deadline (self, other->deadline);
  rectify_item_set_internal (self, other->internal);
  rectify_item_set_progress (self, other->progress);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * rectify_item_get_id:
 * @self: an item
 *
 * Returns: its identifier in the ledger, 0 as long as it has none
 */
gint64
rectify_item_get_id (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), 0);
  return self->id;
}

/**
 * rectify_item_set_id:
 * @self: an item
 * @id: its identifier in the ledger, or 0
 */
void
rectify_item_set_id (RectifyItem *self, gint64 id)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[ITEM_PROP_ID]);
}

/**
 * rectify_item_get_kind:
 * @self: an item
 *
 * Returns: what it is
 */
RectifyItemKind
rectify_item_get_kind (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), RECTIFY_ITEM_PROSE);
  return self->kind;
}

/**
 * rectify_item_set_kind:
 * @self: an item
 * @kind: what it is
 */
void
rectify_item_set_kind (RectifyItem *self, RectifyItemKind kind)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_return_if_fail ((guint) kind < RECTIFY_N_ITEM_KINDS);
  if (self->kind == kind)
    return;
  self->kind = kind;
  rectify_item_say_changed (self, ITEM_PROP_KIND);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item.h"

#include "rectify-item-private.h"

#include <string.h>

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

enum {
  PROP_0,
  PROP_ID,
  PROP_KIND,
  PROP_LABEL,
  PROP_HEADING,
  PROP_TEXT,
  PROP_RUN_IN,
  PROP_STATUS,
  PROP_COLUMNS,
  N_PROPS
};

enum { CHANGED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
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

static void
set_string (RectifyItem *self, char **field, const char *value, guint property)
{
  if (value == NULL)
    value = "";
  if (g_str_equal (*field, value))
    return;
  free_string (*field);
  *field = dup_string (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  rectify_item_emit_changed (self);
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
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_HEADING:
      g_value_set_string (value, self->heading);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_RUN_IN:
      g_value_set_boolean (value, self->run_in);
      break;
    case PROP_STATUS:
      g_value_set_uint (value, self->status);
      break;
    case PROP_COLUMNS:
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
    case PROP_ID:
      rectify_item_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_KIND:
      rectify_item_set_kind (self, g_value_get_uint (value));
      break;
    case PROP_LABEL:
      rectify_item_set_label (self, g_value_get_string (value));
      break;
    case PROP_HEADING:
      rectify_item_set_heading (self, g_value_get_string (value));
      break;
    case PROP_TEXT:
      rectify_item_set_text (self, g_value_get_string (value));
      break;
    case PROP_RUN_IN:
      rectify_item_set_run_in (self, g_value_get_boolean (value));
      break;
    case PROP_STATUS:
      rectify_item_set_status (self, g_value_get_uint (value));
      break;
    case PROP_COLUMNS:
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
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
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

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_KIND]
      = g_param_spec_uint ("kind", NULL, NULL, 0, RECTIFY_N_ITEM_KINDS - 1, 0, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, "", flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_RUN_IN] = g_param_spec_boolean ("run-in", NULL, NULL, FALSE, flags);
  properties[PROP_STATUS]
      = g_param_spec_uint ("status", NULL, NULL, 0, RECTIFY_N_STATUSES - 1, 0, flags);
  properties[PROP_COLUMNS] = g_param_spec_string ("columns", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

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
  rectify_item_set_steps (self, rectify_item_get_steps (other));
  rectify_item_set_evidence (self, rectify_item_get_evidence (other));
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
  rectify_item_emit_changed (self);
}

/**
 * rectify_item_get_label:
 * @self: an item
 *
 * Returns: (transfer none): its number as written, such as “（一）”, or ""
 */
const char *
rectify_item_get_label (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), "");
  return self->label;
}

/**
 * rectify_item_set_label:
 * @self: an item
 * @label: (nullable): its number as written
 */
void
rectify_item_set_label (RectifyItem *self, const char *label)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  set_string (self, &self->label, label, PROP_LABEL);
}

/**
 * rectify_item_get_heading:
 * @self: an item
 *
 * Returns: (transfer none): its leading sentence, the closing mark included, or ""
 */
const char *
rectify_item_get_heading (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), "");
  return self->heading;
}

/**
 * rectify_item_set_heading:
 * @self: an item
 * @heading: (nullable): its leading sentence
 */
void
rectify_item_set_heading (RectifyItem *self, const char *heading)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  set_string (self, &self->heading, heading, PROP_HEADING);
}

/**
 * rectify_item_get_text:
 * @self: an item
 *
 * Returns: (transfer none): what follows the heading, or ""
 */
const char *
rectify_item_get_text (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), "");
  return self->text;
}

/**
 * rectify_item_set_text:
 * @self: an item
 * @text: (nullable): what follows the heading
 */
void
rectify_item_set_text (RectifyItem *self, const char *text)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  set_string (self, &self->text, text, PROP_TEXT);
}

/**
 * rectify_item_get_run_in:
 * @self: an item
 *
 * Returns: whether it continues the paragraph of what is written before it
 */
gboolean
rectify_item_get_run_in (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), FALSE);
  return self->run_in;
}

/**
 * rectify_item_set_run_in:
 * @self: an item
 * @run_in: whether it continues the paragraph of what is written before it
 */
void
rectify_item_set_run_in (RectifyItem *self, gboolean run_in)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  run_in = !!run_in;
  if (self->run_in == run_in)
    return;
  self->run_in = run_in;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUN_IN]);
  rectify_item_emit_changed (self);
}

/**
 * rectify_item_get_columns:
 * @self: an item
 *
 * Returns: (transfer none): if what is below the item is written as a table whose head are the
 *   item's words, what stands in its columns (see rectify_columns_parse()); else ""
 */
const char *
rectify_item_get_columns (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), "");
  return self->columns;
}

/**
 * rectify_item_set_columns:
 * @self: an item
 * @columns: (nullable): what stands in the columns of the table that it heads, or %NULL
 */
void
rectify_item_set_columns (RectifyItem *self, const char *columns)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  set_string (self, &self->columns, columns, PROP_COLUMNS);
}

/**
 * rectify_item_get_status:
 * @self: an item
 *
 * Returns: how far it has come
 */
RectifyStatus
rectify_item_get_status (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), RECTIFY_STATUS_NOT_STARTED);
  return self->status;
}

/**
 * rectify_item_set_status:
 * @self: an item
 * @status: how far it has come
 */
void
rectify_item_set_status (RectifyItem *self, RectifyStatus status)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_return_if_fail ((guint) status < RECTIFY_N_STATUSES);
  if (self->status == status)
    return;
  self->status = status;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  rectify_item_emit_changed (self);
}

/**
 * rectify_item_dup_measures_lead_in:
 * @self: an item
 *
 * Returns: (transfer full): the words that lead in its measures (“整改措施：”), or ""
 */
char *
rectify_item_dup_measures_lead_in (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  return self->lead_in != NULL ? rectify_wording_dup_line (self->lead_in) : g_strdup ("");
}

/**
 * rectify_item_get_lead_in:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): how and where the lead-in of its measures is written
 */
RectifyWording *
rectify_item_get_lead_in (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  return self->lead_in;
}

/**
 * rectify_item_set_lead_in:
 * @self: an item
 * @lead_in: (nullable): how and where the lead-in of its measures is written
 */
void
rectify_item_set_lead_in (RectifyItem *self, RectifyWording *lead_in)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  if (rectify_wording_equal (self->lead_in, lead_in))
    return;
  if (lead_in != NULL)
    rectify_wording_ref (lead_in);
  g_clear_pointer (&self->lead_in, rectify_wording_unref);
  self->lead_in = lead_in;
  rectify_item_emit_changed (self);
}

/**
 * rectify_item_get_assignments:
 * @self: an item
 *
 * Returns: (transfer none) (element-type RectifyAssignment): its own assignments, in order; not
 *   to be changed
 */
GPtrArray *
rectify_item_get_assignments (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  return self->assignments;
}

static gboolean
assignments_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!rectify_assignment_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/**
 * rectify_item_set_assignments:
 * @self: an item
 * @assignments: (transfer none) (element-type RectifyAssignment): its own assignments, in order
 */
void
rectify_item_set_assignments (RectifyItem *self, GPtrArray *assignments)
{
  GPtrArray *copy;

  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_return_if_fail (assignments != NULL);
  if (assignments_equal (self->assignments, assignments))
    return;
  copy = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
  for (guint i = 0; i < assignments->len; i++)
    g_ptr_array_add (copy, rectify_assignment_ref (g_ptr_array_index (assignments, i)));
  g_ptr_array_unref (self->assignments);
  self->assignments = copy;
  rectify_item_emit_changed_below (self);
}

/**
 * rectify_item_add_assignment:
 * @self: an item
 * @assignment: (transfer none): an assignment
 *
 * Adds an assignment behind its others.
 */
void
rectify_item_add_assignment (RectifyItem *self, RectifyAssignment *assignment)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_return_if_fail (assignment != NULL);
  g_ptr_array_add (self->assignments, rectify_assignment_ref (assignment));
  rectify_item_emit_changed_below (self);
}

/**
 * rectify_item_get_deadline:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): its own deadline
 */
RectifyDeadline *
rectify_item_get_deadline (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  return self->deadline;
}

/**
 * rectify_item_set_deadline:
 * @self: an item
 * @deadline: (nullable) (transfer none): its own deadline
 */
void
rectify_item_set_deadline (RectifyItem *self, RectifyDeadline *deadline)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  if (rectify_deadline_equal (self->deadline, deadline))
    return;
  if (deadline != NULL)
    rectify_deadline_ref (deadline);
  g_clear_pointer (&self->deadline, rectify_deadline_unref);
  self->deadline = deadline;
  rectify_item_emit_changed_below (self);
}

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
 * rectify_plan_get_since:
 * @self: a plan
 *
 * Returns: the day on which it came into the ledger, as g_date_get_julian() counts; 0 if that is not
 *   known. Nobody could note before what was done
 */
guint32
rectify_plan_get_since (RectifyPlan *self)
{
  g_return_val_if_fail (RECTIFY_IS_PLAN (self), 0);
  return self->since;
}

/**
 * rectify_plan_set_since:
 * @self: a plan
 * @since: the day on which it came into the ledger, 0 if that is not known
 */
void
rectify_plan_set_since (RectifyPlan *self, guint32 since)
{
  g_return_if_fail (RECTIFY_IS_PLAN (self));
  self->since = since;
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

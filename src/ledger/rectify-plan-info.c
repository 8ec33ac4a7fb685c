/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-info.h"

/**
 * RectifyPlanInfo:
 *
 * One line of the list of plans: what is shown of a plan that is not loaded.
 */
struct _RectifyPlanInfo {
  GObject parent_instance;

  gint64 id;
  char *title;
  char *theme;
  int year;
  RectifyPlanCounts counts;
};

G_DEFINE_FINAL_TYPE (RectifyPlanInfo, rectify_plan_info, G_TYPE_OBJECT)

static void
rectify_plan_info_finalize (GObject *object)
{
  RectifyPlanInfo *self = RECTIFY_PLAN_INFO (object);

  g_free (self->title);
  g_free (self->theme);
  G_OBJECT_CLASS (rectify_plan_info_parent_class)->finalize (object);
}

static void
rectify_plan_info_class_init (RectifyPlanInfoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_plan_info_finalize;
}

static void
rectify_plan_info_init (RectifyPlanInfo *self)
{
}

/**
 * rectify_plan_info_new:
 * @id: the plan's identifier
 * @title: its title
 * @theme: its theme
 * @year: its year, 0 if unknown
 * @counts: what was counted of it
 *
 * Returns: (transfer full): a line for it
 */
RectifyPlanInfo *
rectify_plan_info_new (gint64 id, const char *title, const char *theme, int year,
                       const RectifyPlanCounts *counts)
{
  RectifyPlanInfo *self = g_object_new (RECTIFY_TYPE_PLAN_INFO, NULL);

  self->id = id;
  self->title = g_strdup (title);
  self->theme = g_strdup (theme);
  self->year = year;
  self->counts = *counts;
  return self;
}

/**
 * rectify_plan_info_get_id:
 * @self: a line
 *
 * Returns: the plan's identifier
 */
gint64
rectify_plan_info_get_id (RectifyPlanInfo *self)
{
  return self->id;
}

/**
 * rectify_plan_info_get_title:
 * @self: a line
 *
 * Returns: (transfer none): the plan's title, which may have several lines
 */
const char *
rectify_plan_info_get_title (RectifyPlanInfo *self)
{
  return self->title;
}

/**
 * rectify_plan_info_get_theme:
 * @self: a line
 *
 * Returns: (transfer none): the plan's theme, "" if there is none
 */
const char *
rectify_plan_info_get_theme (RectifyPlanInfo *self)
{
  return self->theme;
}

/**
 * rectify_plan_info_get_year:
 * @self: a line
 *
 * Returns: the plan's year, 0 if unknown
 */
int
rectify_plan_info_get_year (RectifyPlanInfo *self)
{
  return self->year;
}

/**
 * rectify_plan_info_get_counts:
 * @self: a line
 *
 * Returns: (transfer none): what was counted of the plan
 */
const RectifyPlanCounts *
rectify_plan_info_get_counts (RectifyPlanInfo *self)
{
  return &self->counts;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-focus.h"
#include "rectify-overview-scope.h"
#include "rectify-speech.h"

#include <glib/gi18n.h>

enum { ALL_PLANS, THIS_PLAN, FIRST_YEAR };

/**
 * RectifyOverviewScope:
 *
 * What is looked at: all plans, the one that is shown, or those of a year.
 */
struct _RectifyOverviewScope {
  GtkWidget parent_instance;

  GtkDropDown *drop;
  GtkStringList *names;
  GArray *years;
  int year; /* what was chosen: kept while no plan is of that year; 0: none */
};

G_DEFINE_FINAL_TYPE (RectifyOverviewScope, rectify_overview_scope, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
selected_cb (RectifyOverviewScope *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop);

  self->year = selected != GTK_INVALID_LIST_POSITION && selected >= FIRST_YEAR
                   ? g_array_index (self->years, int, selected - FIRST_YEAR)
                   : 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
rectify_overview_scope_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RECTIFY_OVERVIEW_SCOPE (widget)->drop));
}

static void
rectify_overview_scope_dispose (GObject *object)
{
  RectifyOverviewScope *self = RECTIFY_OVERVIEW_SCOPE (object);

  if (self->drop != NULL)
    g_signal_handlers_disconnect_by_data (self->drop, self);
  g_clear_pointer ((GtkWidget **) &self->drop, gtk_widget_unparent);
  g_clear_object (&self->names);
  g_clear_pointer (&self->years, g_array_unref);
  G_OBJECT_CLASS (rectify_overview_scope_parent_class)->dispose (object);
}

static void
rectify_overview_scope_class_init (RectifyOverviewScopeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_overview_scope_dispose;
  rectify_focus_class_set_grab (widget_class, rectify_overview_scope_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rectify_overview_scope_init (RectifyOverviewScope *self)
{
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->names = gtk_string_list_new (NULL);
  gtk_string_list_append (self->names, _ ("All plans"));
  gtk_string_list_append (self->names, _ ("This plan"));
  self->drop = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->names)), NULL));
  rectify_speech_set_name (GTK_WIDGET (self->drop), _ ("What is looked at"));
  gtk_widget_set_parent (GTK_WIDGET (self->drop), GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop, "notify::selected", G_CALLBACK (selected_cb), self);
}

/**
 * rectify_overview_scope_new:
 *
 * Returns: (transfer floating): a choice of all plans
 */
GtkWidget *
rectify_overview_scope_new (void)
{
  return g_object_new (RECTIFY_TYPE_OVERVIEW_SCOPE, NULL);
}

static gboolean
has_years (RectifyOverviewScope *self, GArray *years)
{
  if (self->years->len != years->len)
    return FALSE;
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (self->years, int, i) != g_array_index (years, int, i))
      return FALSE;
  return TRUE;
}

/* Which entry stands for what was chosen; a year without plans still has one. */
static guint
find_year (RectifyOverviewScope *self, int year)
{
  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, int, i) == year)
      return FIRST_YEAR + i;
  return ALL_PLANS;
}

static void
add_year (RectifyOverviewScope *self, int year)
{
  /* TRANSLATORS: The plans of a year. */
  g_autofree char *name = g_strdup_printf (_ ("Plans of %d"), year);

  g_array_append_val (self->years, year);
  gtk_string_list_append (self->names, name);
}

/**
 * rectify_overview_scope_set_years:
 * @self: a choice
 * @years: (element-type int): the years of the plans, the latest first
 *
 * Offers these years; what is chosen stays so.
 */
void
rectify_overview_scope_set_years (RectifyOverviewScope *self, GArray *years)
{
  gboolean this_plan = rectify_overview_scope_is_this_plan (self);
  int year = self->year;

  if (has_years (self, years))
    return;
  g_signal_handlers_block_by_func (self->drop, selected_cb, self);
  g_array_set_size (self->years, 0);
  gtk_string_list_splice (self->names, FIRST_YEAR,
                          g_list_model_get_n_items (G_LIST_MODEL (self->names)) - FIRST_YEAR, NULL);
  for (guint i = 0; i < years->len; i++)
    add_year (self, g_array_index (years, int, i));
  if (year != 0 && find_year (self, year) == ALL_PLANS)
    add_year (self, year);
  gtk_drop_down_set_selected (self->drop, this_plan ? THIS_PLAN : find_year (self, year));
  g_signal_handlers_unblock_by_func (self->drop, selected_cb, self);
}

/**
 * rectify_overview_scope_is_this_plan:
 * @self: a choice
 *
 * Returns: whether only the plan that is shown is looked at
 */
gboolean
rectify_overview_scope_is_this_plan (RectifyOverviewScope *self)
{
  return gtk_drop_down_get_selected (self->drop) == THIS_PLAN;
}

/**
 * rectify_overview_scope_get_year:
 * @self: a choice
 *
 * Returns: the year whose plans are looked at, 0 for none
 */
int
rectify_overview_scope_get_year (RectifyOverviewScope *self)
{
  return self->year;
}

/**
 * rectify_overview_scope_choose:
 * @self: a choice
 * @this_plan: whether only the plan that is shown is looked at
 * @year: else the year whose plans are, or 0 for all
 */
void
rectify_overview_scope_choose (RectifyOverviewScope *self, gboolean this_plan, int year)
{
  if (!this_plan && year != 0 && find_year (self, year) == ALL_PLANS)
    add_year (self, year);
  gtk_drop_down_set_selected (self->drop, this_plan   ? THIS_PLAN
                                          : year != 0 ? find_year (self, year)
                                                      : ALL_PLANS);
}

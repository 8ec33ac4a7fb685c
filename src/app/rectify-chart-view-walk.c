/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-chart-view-private.h"

/* To the mark beside the current one, in the order in which they are read. */
static void
walk (RectifyChartView *self, int step)
{
  guint n = self->drawing != NULL ? rectify_drawing_get_n_marks (self->drawing) : 0;

  if (n == 0)
    return;
  if (self->current >= n)
    rectify_chart_view_set_current (self, 0);
  else if (step < 0 ? self->current > 0 : self->current + 1 < n)
    rectify_chart_view_set_current (self, self->current + step);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* Which series of a category a mark stands for. */
static guint
get_series (RectifyChartView *self, const RectifyDrawingMark *mark)
{
  guint category, series = 0;

  if (self->chart != NULL)
    rectify_chart_get_place (self->chart, mark->id, &category, &series);
  return series;
}

/* To the next category that has marks: to that of the same series there, or else the first. */
static void
walk_groups (RectifyChartView *self, int step)
{
  const RectifyDrawingMark *mark = rectify_chart_view_get_mark (self, self->current), *other;
  guint first = RECTIFY_CHART_VIEW_NO_MARK;
  guint group = 0;

  if (mark == NULL)
    {
      walk (self, step);
      return;
    }
  for (guint i = self->current + step; (other = rectify_chart_view_get_mark (self, i)) != NULL;
       i += step)
    {
      if (other->group == mark->group)
        continue;
      if (first != RECTIFY_CHART_VIEW_NO_MARK && other->group != group)
        break;
      group = other->group;
      first = step < 0 || first == RECTIFY_CHART_VIEW_NO_MARK ? i : first;
      if (get_series (self, other) != get_series (self, mark))
        continue;
      first = i;
      break;
    }
  if (first == RECTIFY_CHART_VIEW_NO_MARK)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    rectify_chart_view_set_current (self, first);
}

/* Categories are beside each other in columns and lines, and below each other in bars. */
static gboolean
has_columns (RectifyChartView *self)
{
  RectifyChartKind kind;

  if (self->chart == NULL)
    return FALSE;
  kind = rectify_chart_get_kind (self->chart);
  return kind == RECTIFY_CHART_COLUMNS || kind == RECTIFY_CHART_LINES;
}

static void
walk_across (RectifyChartView *self, int step)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    step = -step;
  if (has_columns (self))
    walk_groups (self, step);
  else
    walk (self, step);
}

/* The first part of a column is the lowest. */
static void
walk_down (RectifyChartView *self, int step)
{
  if (has_columns (self))
    walk (self, -step);
  else
    walk_groups (self, step);
}

static void
walk_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RectifyChartView *self = RECTIFY_CHART_VIEW (widget);

  if (g_str_equal (name, "chart.left"))
    walk_across (self, -1);
  else if (g_str_equal (name, "chart.right"))
    walk_across (self, 1);
  else if (g_str_equal (name, "chart.up"))
    walk_down (self, -1);
  else if (g_str_equal (name, "chart.down"))
    walk_down (self, 1);
  else if (g_str_equal (name, "chart.first"))
    rectify_chart_view_set_current (self, 0);
  else if (self->drawing != NULL && rectify_drawing_get_n_marks (self->drawing) > 0)
    rectify_chart_view_set_current (self, rectify_drawing_get_n_marks (self->drawing) - 1);
}

static void
activate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rectify_chart_view_activate (RECTIFY_CHART_VIEW (widget));
}

/**
 * rectify_chart_view_add_keys:
 * @class: the class of the view
 *
 * Installs the actions that walk over marks and choose one, and their keys.
 */
void
rectify_chart_view_add_keys (GtkWidgetClass *class)
{
  static const struct {
    guint key;
    guint other;
    const char *action;
  } keys[] = { { GDK_KEY_Left, GDK_KEY_KP_Left, "chart.left" },
               { GDK_KEY_Right, GDK_KEY_KP_Right, "chart.right" },
               { GDK_KEY_Up, GDK_KEY_KP_Up, "chart.up" },
               { GDK_KEY_Down, GDK_KEY_KP_Down, "chart.down" },
               { GDK_KEY_Home, GDK_KEY_KP_Home, "chart.first" },
               { GDK_KEY_End, GDK_KEY_KP_End, "chart.last" },
               { GDK_KEY_Return, GDK_KEY_KP_Enter, "chart.activate" },
               { GDK_KEY_space, GDK_KEY_KP_Space, "chart.activate" } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gboolean walks = !g_str_equal (keys[i].action, "chart.activate");

      gtk_widget_class_install_action (class, keys[i].action, NULL,
                                       walks ? walk_action : activate_action);
      gtk_widget_class_add_binding_action (class, keys[i].key, 0, keys[i].action, NULL);
      gtk_widget_class_add_binding_action (class, keys[i].other, 0, keys[i].action, NULL);
    }
}

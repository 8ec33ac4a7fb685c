/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-page-list-private.h"

/* Pixels a press of an arrow key; of a page, what stays in sight behind a press of Page Down. */
#define LINE 56
#define OVERLAP 0.12

#define ACROSS GTK_ORIENTATION_HORIZONTAL
#define DOWN GTK_ORIENTATION_VERTICAL

typedef enum { STEP_LINE, STEP_SCREEN, STEP_PAGE, STEP_END } Step;

static void
scroll (GtkAdjustment *adjustment, double distance)
{
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + distance);
}

static gboolean
step_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  RectifyPageList *self = RECTIFY_PAGE_LIST (widget);
  GtkAdjustment *adjustment;
  guint n_pages = self->pages != NULL ? rectify_pages_get_n_pages (self->pages) : 0;
  int orientation, step, sign;

  g_variant_get (arguments, "(iii)", &orientation, &step, &sign);
  adjustment = self->adjustments[orientation];
  if (adjustment == NULL || n_pages == 0)
    return FALSE;
  switch (step)
    {
    case STEP_LINE:
      scroll (adjustment, sign * LINE);
      break;
    case STEP_SCREEN:
      scroll (adjustment, sign * gtk_adjustment_get_page_size (adjustment) * (1 - OVERLAP));
      break;
    case STEP_PAGE:
      rectify_page_list_show_page (self, sign > 0         ? MIN (self->page + 1, n_pages - 1)
                                         : self->page > 0 ? self->page - 1
                                                          : 0);
      break;
    default:
      gtk_adjustment_set_value (adjustment, sign > 0 ? gtk_adjustment_get_upper (adjustment) : 0);
      break;
    }
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  RectifyPageList *self = RECTIFY_PAGE_LIST (widget);

  if (self->item == 0)
    return FALSE;
  g_signal_emit_by_name (self, "item-activated", self->item);
  return TRUE;
}

/**
 * rectify_page_list_add_bindings:
 * @widget_class: the class of lists of pages
 *
 * The keys of document viewers.
 */
void
rectify_page_list_add_bindings (GtkWidgetClass *widget_class)
{

  static const struct {
    guint keys[2];
    GdkModifierType modifiers;
    GtkOrientation orientation;
    Step step;
    int sign;
  } bindings[] = {
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, 0, DOWN, STEP_LINE, -1 },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, 0, DOWN, STEP_LINE, 1 },
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, 0, ACROSS, STEP_LINE, -1 },
    { { GDK_KEY_Right, GDK_KEY_KP_Right }, 0, ACROSS, STEP_LINE, 1 },
    { { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up }, 0, DOWN, STEP_SCREEN, -1 },
    { { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down }, 0, DOWN, STEP_SCREEN, 1 },
    { { GDK_KEY_space, GDK_KEY_KP_Space }, 0, DOWN, STEP_SCREEN, 1 },
    { { GDK_KEY_space, GDK_KEY_KP_Space }, GDK_SHIFT_MASK, DOWN, STEP_SCREEN, -1 },
    { { GDK_KEY_BackSpace, 0 }, 0, DOWN, STEP_SCREEN, -1 },
    { { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up }, GDK_CONTROL_MASK, DOWN, STEP_PAGE, -1 },
    { { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down }, GDK_CONTROL_MASK, DOWN, STEP_PAGE, 1 },
    { { GDK_KEY_Home, GDK_KEY_KP_Home }, 0, DOWN, STEP_END, -1 },
    { { GDK_KEY_End, GDK_KEY_KP_End }, 0, DOWN, STEP_END, 1 },
    { { GDK_KEY_Home, GDK_KEY_KP_Home }, GDK_CONTROL_MASK, DOWN, STEP_END, -1 },
    { { GDK_KEY_End, GDK_KEY_KP_End }, GDK_CONTROL_MASK, DOWN, STEP_END, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    for (guint j = 0; j < 2 && bindings[i].keys[j] != 0; j++)
      gtk_widget_class_add_binding (widget_class, bindings[i].keys[j], bindings[i].modifiers,
                                    step_cb, "(iii)", bindings[i].orientation, bindings[i].step,
                                    bindings[i].sign);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
}

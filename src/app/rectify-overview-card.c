/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-overview-card.h"

#include <glib/gi18n.h>

#include "rectify-tell-cut.h"

/**
 * RectifyOverviewCard:
 *
 * A picture with its heading, what it does not show, and a menu that saves and copies it. It knows
 * the picture only as long as that is shown.
 */
struct _RectifyOverviewCard {
  GtkWidget parent_instance;

  RectifyOverviewKind kind;
  RectifyOverviewPicture *picture; /* borrowed */
  gboolean is_whole;
  RectifyChartView *view;
  GtkWidget *foot;
  GtkWidget *remark;
  GtkWidget *all;
};

G_DEFINE_FINAL_TYPE (RectifyOverviewCard, rectify_overview_card, GTK_TYPE_WIDGET)

enum { FILTER_ACTIVATED, WHOLE_WANTED, OUTPUT_WANTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
activated_cb (RectifyChartView *view, guint mark, RectifyOverviewCard *self)
{
  const RectifyFilter *filter
      = self->picture != NULL ? rectify_overview_picture_get_filter (self->picture, mark) : NULL;

  /* What was left out is shown instead. */
  if (filter != NULL)
    g_signal_emit (self, signals[FILTER_ACTIVATED], 0, filter);
  else if (self->picture != NULL && self->picture->n_all > 0)
    g_signal_emit (self, signals[WHOLE_WANTED], 0, TRUE);
}

static void
remark_cb (RectifyOverviewCard *self)
{
  if (self->picture != NULL && self->picture->remark_filter != NULL)
    g_signal_emit (self, signals[FILTER_ACTIVATED], 0, self->picture->remark_filter);
}

static void
all_cb (RectifyOverviewCard *self)
{
  g_signal_emit (self, signals[WHOLE_WANTED], 0, !self->is_whole);
}

static void
output_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RectifyOverviewCard *self = RECTIFY_OVERVIEW_CARD (widget);

  if (self->picture != NULL)
    g_signal_emit (self, signals[OUTPUT_WANTED], 0, self->picture->chart,
                   g_variant_get_string (parameter, NULL));
}

static void
rectify_overview_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rectify_overview_card_parent_class)->dispose (object);
}

static void
rectify_overview_card_class_init (RectifyOverviewCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_overview_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "picture.output", "s", output_action);
  /* What lists the rows that were clicked. */
  signals[FILTER_ACTIVATED]
      = g_signal_new ("filter-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, RECTIFY_TYPE_FILTER | G_SIGNAL_TYPE_STATIC_SCOPE);
  /* Whether nothing is to be left out. */
  signals[WHOLE_WANTED]
      = g_signal_new ("whole-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /* The chart is to be saved (“svg”, “png”) or copied (“picture”, “numbers”). */
  signals[OUTPUT_WANTED]
      = g_signal_new ("output-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, RECTIFY_TYPE_CHART, G_TYPE_STRING);
}

static GtkWidget *
create_menu_button (void)
{
  static const struct {
    const char *label;
    const char *target;
  } items[] = { { N_ ("Save as _SVG…"), "svg" },
                { N_ ("Save as _PNG…"), "png" },
                { N_ ("_Copy Picture"), "picture" },
                { N_ ("Copy _Numbers"), "numbers" } };
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      g_menu_item_set_action_and_target (item, "picture.output", "s", items[i].target);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, _ ("Save or copy this picture"));
  return button;
}

static void
name_menu_button (GtkWidget *button, const char *title)
{
  /* TRANSLATORS: %s is what a picture shows. */
  g_autofree char *name = g_strdup_printf (_ ("Save or copy: %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
create_link (GtkWidget *box, GCallback clicked, RectifyOverviewCard *self)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_add_css_class (button, "link");
  gtk_widget_add_css_class (button, "rectify-overview-link");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
rectify_overview_card_init (RectifyOverviewCard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (widget, "rectify-overview-card");
}

static void
create_children (RectifyOverviewCard *self)
{
  const char *title = rectify_overview_kind_get_title (self->kind);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *button = create_menu_button ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (label));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (head, "rectify-overview-head");
  name_menu_button (button, title);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), button);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  self->view = RECTIFY_CHART_VIEW (rectify_chart_view_new ());
  g_signal_connect (self->view, "activated", G_CALLBACK (activated_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->foot, GTK_WIDGET (self));
  self->all = create_link (self->foot, G_CALLBACK (all_cb), self);
  self->remark = create_link (self->foot, G_CALLBACK (remark_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * rectify_overview_card_new:
 * @kind: what its picture will show
 *
 * Returns: (transfer floating): a card without a picture
 */
GtkWidget *
rectify_overview_card_new (RectifyOverviewKind kind)
{
  RectifyOverviewCard *self = g_object_new (RECTIFY_TYPE_OVERVIEW_CARD, NULL);

  self->kind = kind;
  create_children (self);
  rectify_overview_card_show (self, NULL, FALSE);
  return GTK_WIDGET (self);
}

/* A picture is made anew after every edit: who walks over it stays where he is. */
static void
show_chart (RectifyOverviewCard *self, RectifyChart *chart)
{
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self->view));
  guint current = rectify_chart_view_get_current (self->view);

  rectify_chart_view_set_chart (self->view, chart);
  if (focused && current != RECTIFY_CHART_VIEW_NO_MARK)
    rectify_chart_view_set_current (self->view, current);
}

static void
show_foot (RectifyOverviewCard *self)
{
  gboolean many = self->picture != NULL && self->picture->n_all > 0;
  gboolean remark = self->picture != NULL && self->picture->remark != NULL;

  gtk_widget_set_visible (self->foot, many || remark);
  gtk_widget_set_visible (self->all, many);
  gtk_widget_set_visible (self->remark, remark);
  if (remark)
    gtk_button_set_label (GTK_BUTTON (self->remark), self->picture->remark);
  if (many && self->is_whole)
    gtk_button_set_label (GTK_BUTTON (self->all), _ ("Show fewer"));
  else if (many)
    {
      g_autofree char *text
          = g_strdup_printf (ngettext ("Show all %u", "Show all %u", self->picture->n_all),
                             self->picture->n_all);

      gtk_button_set_label (GTK_BUTTON (self->all), text);
    }
}

/**
 * rectify_overview_card_show:
 * @self: a card
 * @picture: (nullable) (transfer none): its picture, to be there until another is shown; without one
 *   the card is not seen
 * @is_whole: whether the picture was made to leave out nothing
 */
void
rectify_overview_card_show (RectifyOverviewCard *self, RectifyOverviewPicture *picture,
                            gboolean is_whole)
{
  self->picture = picture;
  self->is_whole = is_whole;
  gtk_widget_set_visible (GTK_WIDGET (self), picture != NULL);
  show_chart (self, picture != NULL ? picture->chart : NULL);
  show_foot (self);
}

/**
 * rectify_overview_card_get_view:
 * @self: a card
 *
 * Returns: (transfer none): its picture as it is seen
 */
RectifyChartView *
rectify_overview_card_get_view (RectifyOverviewCard *self)
{
  return self->view;
}

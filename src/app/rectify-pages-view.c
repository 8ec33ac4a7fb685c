/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-pages-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rectify-pages.h"
#include "rectify-state.h"

#define ZOOM_KEY "pages-zoom"
/* In percent; 0 is as wide as the window. */
#define MIN_ZOOM 25
#define MAX_ZOOM 400
#define ZOOM_STEP 1.2
/* Pixels a point at 100 percent, and around a page. */
#define SCALE (96.0 / 72.0)
#define MARGIN 12

/**
 * RectifyPagesView:
 *
 * A report exactly as it prints: the pages, one below the other. They are set in a thread, and anew
 * after every edit while somebody looks at them.
 */
struct _RectifyPagesView {
  GtkWidget parent_instance;

  RectifySession *session;
  RectifyPages *pages;
  RectifyReport report;
  RectifyReportOptions *options; /* NULL: the defaults */
  GtkWidget *box;
  GtkDropDown *reports;
  GtkLabel *count_label;
  GtkButton *zoom_button;
  GtkRevealer *remark;
  GtkLabel *remark_label;
  GtkScrolledWindow *scroller;
  GtkListView *list;
  GListStore *model; /* an object for each page, which holds nothing */
  GCancellable *cancellable;
  guint idle;
  int zoom;
  int fitting; /* the zoom at which a page is as wide as the view */
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (RectifyPagesView, rectify_pages_view, GTK_TYPE_WIDGET)

static void schedule (RectifyPagesView *self);

static double
get_scale (RectifyPagesView *self)
{
  return SCALE * (self->zoom > 0 ? self->zoom : self->fitting) / 100.0;
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  RectifyPagesView *self = user_data;
  GtkListItem *list_item = g_object_get_data (G_OBJECT (area), "rectify-list-item");
  guint page = gtk_list_item_get_position (list_item);
  double scale = get_scale (self);

  if (self->pages == NULL || page >= rectify_pages_get_n_pages (self->pages))
    return;
  /* Paper is white in a dark theme too. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  rectify_pages_draw (self->pages, page, cr);
}

static void
size_area (RectifyPagesView *self, GtkWidget *area)
{
  double scale = get_scale (self);

  if (self->pages == NULL)
    return;
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area),
                                      lround (rectify_pages_get_width (self->pages) * scale));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area),
                                       lround (rectify_pages_get_height (self->pages) * scale));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, RectifyPagesView *self)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (area, MARGIN / 2);
  gtk_widget_set_margin_bottom (area, MARGIN / 2);
  gtk_widget_add_css_class (area, "rectify-page");
  g_object_set_data (G_OBJECT (area), "rectify-list-item", list_item);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, self, NULL);
  gtk_list_item_set_child (list_item, area);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, RectifyPagesView *self)
{
  GtkWidget *area = gtk_list_item_get_child (list_item);
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *label
      = g_strdup_printf (_ ("Page %u of %u"), gtk_list_item_get_position (list_item) + 1, n_pages);

  size_area (self, area);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (area);
}

/* What the clerk must know before printing: characters without a glyph, and faces that stand in. */
static char *
dup_remark (RectifyPagesView *self)
{
  g_autofree char *substitutes = rectify_pages_dup_substitutes ();
  const char *missing = self->pages != NULL ? rectify_pages_get_missing (self->pages) : "";

  if (*missing != '\0')
    return g_strdup_printf (_ ("⚠ No font of this computer has these characters; they print as "
                               "boxes: %s"),
                            missing);
  if (*substitutes != '\0')
    return g_strdup_printf (_ ("Faces of the official layout that are not on this computer are "
                               "replaced (%s)."),
                            substitutes);
  return g_strdup ("");
}

static void
update_words (RectifyPagesView *self)
{
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *count = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
  g_autofree char *remark = dup_remark (self);
  g_autofree char *zoom
      = self->zoom > 0 ? g_strdup_printf (_ ("%d %%"), self->zoom) : g_strdup (_ ("Full width"));

  gtk_label_set_text (self->remark_label, remark);
  gtk_revealer_set_reveal_child (self->remark, *remark != '\0');
  gtk_label_set_text (self->count_label, self->pages != NULL ? count : "");
  gtk_button_set_label (self->zoom_button, zoom);
}

/* The same number of rows again: what is shown in them is another now. */
static void
refresh (RectifyPagesView *self)
{
  guint n_pages = self->pages != NULL ? rectify_pages_get_n_pages (self->pages) : 0;
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double place = gtk_adjustment_get_value (adjustment);

  for (guint i = 0; i < n_pages; i++)
    g_ptr_array_add (objects, g_object_new (G_TYPE_OBJECT, NULL));
  g_list_store_splice (self->model, 0, n_old, objects->pdata, n_pages);
  gtk_adjustment_set_value (adjustment, place);
  update_words (self);
}

static void
set_pages (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  RectifyPages *pages = rectify_pages_new (task_data, cancellable, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
pages_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RectifyPagesView *self = RECTIFY_PAGES_VIEW (source);
  g_autoptr (RectifyPages) pages = g_task_propagate_pointer (G_TASK (result), NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (pages == NULL)
    return;
  g_set_object (&self->pages, pages);
  refresh (self);
}

static gboolean
set_idle_cb (gpointer user_data)
{
  RectifyPagesView *self = user_data;
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  g_autoptr (GTask) task = NULL;

  self->idle = 0;
  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (plan == NULL)
    {
      g_clear_object (&self->pages);
      refresh (self);
      return G_SOURCE_REMOVE;
    }
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, pages_set_cb, NULL);
  g_task_set_task_data (task, rectify_report_compose (plan, self->report, self->options),
                        g_object_unref);
  g_task_run_in_thread (task, set_pages);
  return G_SOURCE_REMOVE;
}

static void
schedule (RectifyPagesView *self)
{
  self->stale = TRUE;
  if (self->session != NULL && self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add_full (G_PRIORITY_LOW, set_idle_cb, self, NULL);
}

static void
busy_changed_cb (RectifyPagesView *self)
{
  if (!rectify_session_is_busy (self->session))
    schedule (self);
}

static void
rectify_pages_view_map (GtkWidget *widget)
{
  RectifyPagesView *self = RECTIFY_PAGES_VIEW (widget);

  GTK_WIDGET_CLASS (rectify_pages_view_parent_class)->map (widget);
  if (self->stale)
    schedule (self);
}

static void
resize_areas (RectifyPagesView *self)
{
  refresh (self);
}

static void
set_zoom (RectifyPagesView *self, int zoom)
{
  self->zoom = zoom > 0 ? CLAMP (zoom, MIN_ZOOM, MAX_ZOOM) : 0;
  rectify_state_set_int (ZOOM_KEY, self->zoom);
  resize_areas (self);
}

static void
zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RectifyPagesView *self = RECTIFY_PAGES_VIEW (widget);
  int zoom = self->zoom > 0 ? self->zoom : self->fitting;

  if (g_str_equal (name, "pages.zoom-in"))
    set_zoom (self, MIN (lround (zoom * ZOOM_STEP), MAX_ZOOM));
  else if (g_str_equal (name, "pages.zoom-out"))
    set_zoom (self, MAX (lround (zoom / ZOOM_STEP), MIN_ZOOM));
  else
    set_zoom (self, 0);
}

static gboolean
refit_cb (gpointer user_data)
{
  RectifyPagesView *self = user_data;

  if (self->zoom == 0)
    resize_areas (self);
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}

static void
rectify_pages_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RectifyPagesView *self = RECTIFY_PAGES_VIEW (widget);
  GtkAllocation whole = { 0, 0, width, height };
  double paper = self->pages != NULL ? rectify_pages_get_width (self->pages) : 595.28;
  /* The scroll bar, and a margin on both sides. */
  int fitting = CLAMP ((int) (100 * (width - 4 * MARGIN) / (paper * SCALE)), MIN_ZOOM, MAX_ZOOM);

  gtk_widget_size_allocate (self->box, &whole, baseline);
  if (fitting == self->fitting)
    return;
  self->fitting = fitting;
  g_idle_add (refit_cb, g_object_ref (self));
}

static void
rectify_pages_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (RECTIFY_PAGES_VIEW (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

/* To the pages, which the keys scroll, and not to what stands above them. */
static gboolean
rectify_pages_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (RECTIFY_PAGES_VIEW (widget)->scroller),
                                 GTK_DIR_TAB_FORWARD);
}

static void
report_selected_cb (GtkDropDown *reports, GParamSpec *pspec, RectifyPagesView *self)
{
  guint selected = gtk_drop_down_get_selected (reports);

  if (selected < RECTIFY_N_REPORTS && selected != self->report)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "s",
                                rectify_report_get_nick (selected));
}

static void
rectify_pages_view_dispose (GObject *object)
{
  RectifyPagesView *self = RECTIFY_PAGES_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->pages);
  g_clear_object (&self->model);
  g_clear_pointer (&self->options, rectify_report_options_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rectify_pages_view_parent_class)->dispose (object);
}

static void
rectify_pages_view_class_init (RectifyPagesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct {
    const char *action;
    guint keys[3];
  } zooms[] = { { "pages.zoom-in", { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add } },
                { "pages.zoom-out", { GDK_KEY_minus, GDK_KEY_KP_Subtract } },
                { "pages.zoom-fit", { GDK_KEY_0, GDK_KEY_KP_0 } } };

  G_OBJECT_CLASS (klass)->dispose = rectify_pages_view_dispose;
  widget_class->map = rectify_pages_view_map;
  widget_class->grab_focus = rectify_pages_view_grab_focus;
  widget_class->measure = rectify_pages_view_measure;
  widget_class->size_allocate = rectify_pages_view_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Rectify/ui/pages-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, box);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, reports);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, count_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, remark);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, remark_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, scroller);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, list);
  gtk_widget_class_bind_template_callback (widget_class, report_selected_cb);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      gtk_widget_class_install_action (widget_class, zooms[i].action, NULL, zoom_cb);
      for (guint j = 0; j < G_N_ELEMENTS (zooms[i].keys) && zooms[i].keys[j] != 0; j++)
        gtk_widget_class_add_binding_action (widget_class, zooms[i].keys[j], GDK_CONTROL_MASK,
                                             zooms[i].action, NULL);
    }
}

static void
rectify_pages_view_init (RectifyPagesView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->zoom = rectify_state_get_int (ZOOM_KEY, 100);
  self->fitting = 100;
  self->stale = TRUE;
  self->model = g_list_store_new (G_TYPE_OBJECT);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  for (RectifyReport report = 0; report < RECTIFY_N_REPORTS; report++)
    gtk_string_list_append (titles, rectify_report_get_title (report));
  gtk_drop_down_set_model (self->reports, G_LIST_MODEL (titles));
  update_words (self);
}

/**
 * rectify_pages_view_set_session:
 * @self: a view
 * @session: whose plan is shown
 */
void
rectify_pages_view_set_session (RectifyPagesView *self, RectifySession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::plan", G_CALLBACK (schedule), self);
  g_signal_connect_swapped (session, "notify::busy", G_CALLBACK (busy_changed_cb), self);
}

/**
 * rectify_pages_view_set_report:
 * @self: a view
 * @report: which report is shown
 */
void
rectify_pages_view_set_report (RectifyPagesView *self, RectifyReport report)
{
  if (self->report == report)
    return;
  self->report = report;
  gtk_drop_down_set_selected (self->reports, report);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  schedule (self);
}

/**
 * rectify_pages_view_set_options:
 * @self: a view
 * @options: (nullable): what is chosen for the report; %NULL for the defaults
 */
void
rectify_pages_view_set_options (RectifyPagesView *self, const RectifyReportOptions *options)
{
  g_clear_pointer (&self->options, rectify_report_options_free);
  if (options != NULL)
    self->options = rectify_report_options_copy (options);
  schedule (self);
}

/**
 * rectify_pages_view_get_n_pages:
 * @self: a view
 *
 * Returns: how many pages are shown; 0 as long as they are not set
 */
guint
rectify_pages_view_get_n_pages (RectifyPagesView *self)
{
  return self->pages != NULL ? rectify_pages_get_n_pages (self->pages) : 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-page-thumbnails.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rectify-focus.h"
#include "rectify-page-cache.h"

/* The longer side of a small page, in pixels. */
#define SIZE 150
#define MAX_PICTURES (24 * 1000 * 1000)

/**
 * RectifyPageThumbnails:
 *
 * The pages as small pictures. They are drawn when nothing else is to be done, those in sight first.
 */
struct _RectifyPageThumbnails {
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkListView *list;
  GListStore *model; /* an object for each page, which holds nothing */
  GtkSingleSelection *selection;
  RectifyPages *pages;
  RectifyPageCache *cache;
  GHashTable *bound; /* GtkListItem of the rows that are there */
  int width;
  int height;
  guint idle;
  guint tick; /* until the list is laid out, and can be scrolled */
  gboolean updating;
  gboolean is_placed;   /* scrolled to the page that is marked, since it is seen */
  gboolean wants_focus; /* as soon as it can be scrolled */
};

G_DEFINE_FINAL_TYPE (RectifyPageThumbnails, rectify_page_thumbnails, GTK_TYPE_WIDGET)

enum { PAGE_WANTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static GtkPicture *
get_picture (GtkListItem *list_item)
{
  return GTK_PICTURE (gtk_widget_get_first_child (gtk_list_item_get_child (list_item)));
}

/* The row next to the middle of the view that has no picture yet. */
static GtkListItem *
find_wanted (RectifyPageThumbnails *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double middle
      = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2;
  double row = gtk_adjustment_get_upper (adjustment)
               / MAX (g_list_model_get_n_items (G_LIST_MODEL (self->model)), 1);
  double least = G_MAXDOUBLE;
  GtkListItem *wanted = NULL;
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      double distance = fabs ((gtk_list_item_get_position (list_item) + 0.5) * row - middle);

      if (distance >= least || gtk_picture_get_paintable (get_picture (list_item)) != NULL)
        continue;
      least = distance;
      wanted = list_item;
    }
  return wanted;
}

static gboolean
draw_cb (gpointer user_data)
{
  RectifyPageThumbnails *self = user_data;
  GtkListItem *wanted = gtk_widget_get_mapped (GTK_WIDGET (self)) ? find_wanted (self) : NULL;
  GdkTexture *texture
      = wanted != NULL
            ? rectify_page_cache_get (self->cache, gtk_list_item_get_position (wanted), TRUE)
            : NULL;

  if (texture == NULL)
    {
      self->idle = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_picture_set_paintable (get_picture (wanted), GDK_PAINTABLE (texture));
  return G_SOURCE_CONTINUE;
}

static void
want_pictures (RectifyPageThumbnails *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, draw_cb, self, NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, RectifyPageThumbnails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_add_css_class (picture, "rectify-thumbnail");
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, RectifyPageThumbnails *self)
{
  GtkPicture *picture = get_picture (list_item);
  guint page = gtk_list_item_get_position (list_item);
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *name = g_strdup_printf (_ ("Page %u of %u"), page + 1,
                                           g_list_model_get_n_items (G_LIST_MODEL (self->model)));

  gtk_widget_set_size_request (GTK_WIDGET (picture), self->width, self->height);
  gtk_picture_set_paintable (picture,
                             (GdkPaintable *) rectify_page_cache_get (self->cache, page, FALSE));
  gtk_picture_set_alternative_text (picture, name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (GTK_WIDGET (picture))), number);
  g_hash_table_add (self->bound, list_item);
  want_pictures (self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, RectifyPageThumbnails *self)
{
  gtk_picture_set_paintable (get_picture (list_item), NULL);
  g_hash_table_remove (self->bound, list_item);
}

static void
selected_cb (RectifyPageThumbnails *self)
{
  guint page = gtk_single_selection_get_selected (self->selection);

  if (!self->updating && page != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[PAGE_WANTED], 0, page);
}

static void
activate_cb (GtkListView *list, guint page, RectifyPageThumbnails *self)
{
  g_signal_emit (self, signals[PAGE_WANTED], 0, page);
}

static void
scroll_to (RectifyPageThumbnails *self, guint page)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", page);
}

/* The row of the page that is marked: the list itself would go to where its focus was last. */
static gboolean
focus_page (RectifyPageThumbnails *self)
{
  guint page = gtk_single_selection_get_selected (self->selection);
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_position (list_item) == page)
      return gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (list_item)));
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
laid_out_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RectifyPageThumbnails *self = RECTIFY_PAGE_THUMBNAILS (widget);
  guint page = gtk_single_selection_get_selected (self->selection);

  if (gtk_widget_get_height (GTK_WIDGET (self->list)) == 0)
    return G_SOURCE_CONTINUE;
  if (page != GTK_INVALID_LIST_POSITION && !self->is_placed)
    {
      /* The row is there when this is laid out. */
      scroll_to (self, page);
      self->is_placed = TRUE;
      return G_SOURCE_CONTINUE;
    }
  self->tick = 0;
  if (self->wants_focus)
    focus_page (self);
  self->wants_focus = FALSE;
  return G_SOURCE_REMOVE;
}

static void
rectify_page_thumbnails_map (GtkWidget *widget)
{
  RectifyPageThumbnails *self = RECTIFY_PAGE_THUMBNAILS (widget);

  GTK_WIDGET_CLASS (rectify_page_thumbnails_parent_class)->map (widget);
  want_pictures (self);
  self->is_placed = FALSE;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, laid_out_cb, NULL, NULL);
}

static void
rectify_page_thumbnails_unmap (GtkWidget *widget)
{
  RectifyPageThumbnails *self = RECTIFY_PAGE_THUMBNAILS (widget);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (widget, self->tick);
  self->tick = 0;
  self->wants_focus = FALSE;
  GTK_WIDGET_CLASS (rectify_page_thumbnails_parent_class)->unmap (widget);
}

static gboolean
rectify_page_thumbnails_grab_focus (GtkWidget *widget)
{
  RectifyPageThumbnails *self = RECTIFY_PAGE_THUMBNAILS (widget);

  self->wants_focus = self->tick != 0;
  return self->wants_focus || focus_page (self);
}

static void
rectify_page_thumbnails_dispose (GObject *object)
{
  RectifyPageThumbnails *self = RECTIFY_PAGE_THUMBNAILS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_pointer ((GtkWidget **) &self->scroller, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->cache, rectify_page_cache_free);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  G_OBJECT_CLASS (rectify_page_thumbnails_parent_class)->dispose (object);
}

static void
rectify_page_thumbnails_class_init (RectifyPageThumbnailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_page_thumbnails_dispose;
  widget_class->map = rectify_page_thumbnails_map;
  widget_class->unmap = rectify_page_thumbnails_unmap;
  rectify_focus_class_set_grab (widget_class, rectify_page_thumbnails_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Rectify/ui/page-thumbnails.ui");
  gtk_widget_class_bind_template_child (widget_class, RectifyPageThumbnails, scroller);
  gtk_widget_class_bind_template_child (widget_class, RectifyPageThumbnails, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  /**
   * RectifyPageThumbnails::page-wanted:
   * @self: the thumbnails
   * @page: the page that the user goes to, from 0
   */
  signals[PAGE_WANTED] = g_signal_new ("page-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rectify_page_thumbnails_init (RectifyPageThumbnails *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cache = rectify_page_cache_new (MAX_PICTURES);
  self->bound = g_hash_table_new (NULL, NULL);
  self->model = g_list_store_new (G_TYPE_OBJECT);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/**
 * rectify_page_thumbnails_set_pages:
 * @self: thumbnails
 * @pages: (nullable): of what
 * @is_turned: whether they are turned, what is their left edge upwards
 */
void
rectify_page_thumbnails_set_pages (RectifyPageThumbnails *self, RectifyPages *pages,
                                   gboolean is_turned)
{
  guint n_pages = pages != NULL ? rectify_pages_get_n_pages (pages) : 0;
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  double longer
      = pages != NULL ? MAX (rectify_pages_get_width (pages), rectify_pages_get_height (pages)) : 1;
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  g_set_object (&self->pages, pages);
  if (pages != NULL)
    {
      int width = lround (rectify_pages_get_width (pages) * SIZE / longer);
      int height = lround (rectify_pages_get_height (pages) * SIZE / longer);

      self->width = is_turned ? height : width;
      self->height = is_turned ? width : height;
    }
  rectify_page_cache_set_pages (self->cache, pages, self->width * factor, self->height * factor,
                                is_turned);
  for (guint i = 0; i < n_pages; i++)
    g_ptr_array_add (objects, g_object_new (G_TYPE_OBJECT, NULL));
  self->updating = TRUE;
  g_list_store_splice (self->model, 0, n_old, objects->pdata, n_pages);
  self->updating = FALSE;
}

/**
 * rectify_page_thumbnails_set_page:
 * @self: thumbnails
 * @page: the page that is looked at, from 0, which is marked
 */
void
rectify_page_thumbnails_set_page (RectifyPageThumbnails *self, guint page)
{
  if (gtk_single_selection_get_selected (self->selection) == page
      || page >= g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    return;
  self->updating = TRUE;
  gtk_single_selection_set_selected (self->selection, page);
  self->updating = FALSE;
  scroll_to (self, page);
}

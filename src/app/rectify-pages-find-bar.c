/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-pages-find-bar.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-preedit.h"

/**
 * RectifyPagesFindBar:
 *
 * Finds words on pages: counts them, and walks from one to the next.
 */
struct _RectifyPagesFindBar {
  GtkWidget parent_instance;

  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkLabel *label;
  RectifyPageList *list;
  GArray *marks; /* NULL: nothing is looked for */
  char *text;    /* what they are marks of */
  char *last;    /* what was looked for last */
  guint n_finds;
  guint current;
};

enum { PROP_0, PROP_OPEN, N_PROPS };

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RectifyPagesFindBar, rectify_pages_find_bar, GTK_TYPE_WIDGET)

static const char *
get_text (RectifyPagesFindBar *self)
{
  return gtk_search_bar_get_search_mode (self->bar)
             ? gtk_editable_get_text (GTK_EDITABLE (self->entry))
             : "";
}

/* The number of the first find that is on the page that is looked at, or behind it. */
static guint
find_nearest (RectifyPagesFindBar *self)
{
  guint page = rectify_page_list_get_page (self->list);

  for (guint i = 0; i < self->marks->len; i++)
    if (g_array_index (self->marks, RectifyPagesMark, i).page >= page)
      return g_array_index (self->marks, RectifyPagesMark, i).number;
  return 0;
}

static void
show_count (RectifyPagesFindBar *self)
{
  g_autofree char *words = NULL;

  if (self->marks == NULL)
    words = g_strdup ("");
  else if (self->n_finds == 0)
    words = g_strdup (_ ("Not found"));
  else
    words = g_strdup_printf (C_ ("matches of a search", "%u of %u"), self->current + 1,
                             self->n_finds);
  gtk_label_set_text (self->label, words);
  if (self->marks != NULL && self->n_finds == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
find (RectifyPagesFindBar *self)
{
  RectifyPages *pages = self->list != NULL ? rectify_page_list_get_pages (self->list) : NULL;
  const char *text = get_text (self);

  g_clear_pointer (&self->marks, g_array_unref);
  self->n_finds = 0;
  g_free (self->text);
  self->text = g_strdup (text);
  if (*text != '\0')
    {
      g_free (self->last);
      self->last = g_strdup (text);
    }
  if (pages != NULL && *text != '\0')
    {
      self->marks = rectify_pages_find (pages, text);
      for (guint i = 0; i < self->marks->len; i++)
        self->n_finds
            = MAX (self->n_finds, g_array_index (self->marks, RectifyPagesMark, i).number + 1);
    }
}

/* Which page it is on is seen, and is the whole use of it to who does not see. */
static void
tell (RectifyPagesFindBar *self)
{
  g_autofree char *words = NULL;

  for (guint i = 0; self->marks != NULL && words == NULL && i < self->marks->len; i++)
    if (g_array_index (self->marks, RectifyPagesMark, i).number == self->current)
      /* Translators: for a screen reader: “3 of 12”, and the number of a page. */
      words = g_strdup_printf (_ ("%s, on page %u"), gtk_label_get_text (self->label),
                               g_array_index (self->marks, RectifyPagesMark, i).page + 1);
  rectify_announce (GTK_WIDGET (self->label),
                    words != NULL ? words : gtk_label_get_text (self->label));
}

static void
show (RectifyPagesFindBar *self)
{
  show_count (self);
  if (self->list != NULL)
    rectify_page_list_set_finds (self->list, self->marks, self->current);
  tell (self);
}

static void
search_changed_cb (GtkSearchEntry *entry, RectifyPagesFindBar *self)
{
  if (rectify_preedit_delays (GTK_WIDGET (entry), "search-changed"))
    return;
  find (self);
  self->current = self->marks != NULL ? find_nearest (self) : 0;
  show (self);
}

static void
next_cb (GtkWidget *widget, RectifyPagesFindBar *self)
{
  rectify_pages_find_bar_step (self, 1);
}

static void
previous_cb (GtkWidget *widget, RectifyPagesFindBar *self)
{
  rectify_pages_find_bar_step (self, -1);
}

/* What was found is no longer marked when nobody looks for it. */
static void
mode_changed_cb (GtkSearchBar *bar, GParamSpec *pspec, RectifyPagesFindBar *self)
{
  search_changed_cb (self->entry, self);
  if (!gtk_search_bar_get_search_mode (bar) && self->list != NULL
      && gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OPEN]);
}

static gboolean
shift_enter_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  if (rectify_preedit_is_open (widget))
    return FALSE;
  rectify_pages_find_bar_step (user_data, -1);
  return TRUE;
}

static void
rectify_pages_find_bar_get_property (GObject *object, guint property_id, GValue *value,
                                     GParamSpec *pspec)
{
  g_value_set_boolean (value,
                       gtk_search_bar_get_search_mode (RECTIFY_PAGES_FIND_BAR (object)->bar));
}

static void
rectify_pages_find_bar_set_property (GObject *object, guint property_id, const GValue *value,
                                     GParamSpec *pspec)
{
  RectifyPagesFindBar *self = RECTIFY_PAGES_FIND_BAR (object);

  if (g_value_get_boolean (value))
    rectify_pages_find_bar_open (self);
  else
    gtk_search_bar_set_search_mode (self->bar, FALSE);
}

static void
rectify_pages_find_bar_dispose (GObject *object)
{
  RectifyPagesFindBar *self = RECTIFY_PAGES_FIND_BAR (object);

  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_object (&self->list);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->last, g_free);
  g_clear_pointer ((GtkWidget **) &self->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (rectify_pages_find_bar_parent_class)->dispose (object);
}

static void
rectify_pages_find_bar_class_init (RectifyPagesFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rectify_pages_find_bar_dispose;
  object_class->get_property = rectify_pages_find_bar_get_property;
  object_class->set_property = rectify_pages_find_bar_set_property;
  /**
   * RectifyPagesFindBar:open:
   *
   * Whether something is looked for.
   */
  props[PROP_OPEN]
      = g_param_spec_boolean ("open", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Rectify/ui/pages-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesFindBar, label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
}

static void
rectify_pages_find_bar_init (RectifyPagesFindBar *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Shift>Return|<Shift>KP_Enter"),
                        gtk_callback_action_new (shift_enter_cb, self, NULL)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/**
 * rectify_pages_find_bar_set_list:
 * @self: a bar
 * @list: (transfer none): the pages on which it finds
 */
void
rectify_pages_find_bar_set_list (RectifyPagesFindBar *self, RectifyPageList *list)
{
  g_set_object (&self->list, list);
}

/**
 * rectify_pages_find_bar_open:
 * @self: a bar
 *
 * Shows it, with what was looked for last, and lets the user type something else.
 */
void
rectify_pages_find_bar_open (RectifyPagesFindBar *self)
{
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  if (*get_text (self) == '\0' && self->last != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), self->last);
      search_changed_cb (self->entry, self);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * rectify_pages_find_bar_step:
 * @self: a bar
 * @step: 1 to the next find, -1 to the one before; from the last to the first again
 */
void
rectify_pages_find_bar_step (RectifyPagesFindBar *self, int step)
{
  if (*get_text (self) == '\0')
    {
      rectify_pages_find_bar_open (self);
      return;
    }
  /* Enter may come before what was typed last has been looked for. */
  if (g_strcmp0 (self->text, get_text (self)) != 0)
    {
      search_changed_cb (self->entry, self);
      return;
    }
  if (self->n_finds > 0)
    self->current = (self->current + self->n_finds + step) % self->n_finds;
  show (self);
}

/**
 * rectify_pages_find_bar_pages_changed:
 * @self: a bar
 *
 * There are other pages, on which it finds anew, without leaving the place.
 */
void
rectify_pages_find_bar_pages_changed (RectifyPagesFindBar *self)
{
  if (*get_text (self) == '\0')
    return;
  find (self);
  self->current = MIN (self->current, MAX (self->n_finds, 1) - 1);
  show_count (self);
  rectify_page_list_mark_finds (self->list, self->marks, self->current);
}

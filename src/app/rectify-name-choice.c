/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-focus.h"
#include "rectify-name-choice.h"
#include "rectify-preedit.h"
#include "rectify-tell-cut.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many characters of a name are shown on the button, and in the list. */
#define BUTTON_MIN_CHARS 8
#define BUTTON_CHARS 12
#define LIST_CHARS 24
#define LIST_HEIGHT 320
/* Fewer names are found without a search. */
#define MIN_SEARCHED 8

/**
 * RectifyNameChoice:
 *
 * A button with a list of names that are checked, with a search: those whose rows are wanted. If none
 * is checked, any is.
 */
struct _RectifyNameChoice {
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkWidget *search;
  GtkWidget *scroller;
  GtkBox *list;
  GtkWidget *nothing;
  GtkWidget *clear;
  char *title;
  char *any;
  char *none;
  GStrv names;       /* that are to be chosen from */
  GPtrArray *chosen; /* "" for rows without a name */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (RectifyNameChoice, rectify_name_choice, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *
get_words (RectifyNameChoice *self, const char *name)
{
  return *name != '\0' ? name : self->none;
}

static gboolean
find_chosen (RectifyNameChoice *self, const char *name, guint *place)
{
  return g_ptr_array_find_with_equal_func (self->chosen, name, g_str_equal, place);
}

/* The button says what is chosen, or how many are; who hears it, hears all of them. */
static void
show_chosen (RectifyNameChoice *self)
{
  guint n = self->chosen->len;
  g_autofree char *label = n == 0   ? g_strdup (self->any)
                           : n == 1 ? g_strdup (get_words (self, self->chosen->pdata[0]))
                                    /* TRANSLATORS: “Unit (3)”: how many of them are chosen. */
                                    : g_strdup_printf (_ ("%s (%u)"), self->title, n);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? C_ ("list of names", ", ") : "",
                            get_words (self, g_ptr_array_index (self->chosen, i)));
  /* TRANSLATORS: “Unit: Bureau of Finance”. */
  name = g_strdup_printf (C_ ("choice", "%s: %s"), self->title, n > 0 ? all->str : self->any);
  gtk_label_set_text (self->label, label);
  gtk_widget_set_tooltip_text (self->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_sensitive (self->clear, n > 0);
}

static void
toggled_cb (GtkCheckButton *check, RectifyNameChoice *self)
{
  const char *name = gtk_widget_get_name (GTK_WIDGET (check));
  guint place;

  if (self->updating)
    return;
  if (find_chosen (self, name, &place))
    g_ptr_array_remove_index (self->chosen, place);
  else
    g_ptr_array_add (self->chosen, g_strdup (name));
  show_chosen (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_check (RectifyNameChoice *self, const char *name)
{
  const char *words = get_words (self, name);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (label));
  gtk_label_set_max_width_chars (GTK_LABEL (label), LIST_CHARS);
  gtk_widget_set_tooltip_text (check, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_widget_add_css_class (check, "text-button");
  gtk_widget_set_name (check, name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), find_chosen (self, name, NULL));
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (self->list, check);
}

/* Names that are chosen stay in the list, though nothing has them any more. */
static void
fill_list (RectifyNameChoice *self)
{
  guint n = g_strv_length (self->names);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  add_check (self, "");
  for (guint i = 0; i < self->chosen->len; i++)
    {
      const char *name = g_ptr_array_index (self->chosen, i);

      if (*name != '\0' && !g_strv_contains ((const char *const *) self->names, name))
        add_check (self, name);
    }
  for (guint i = 0; i < n; i++)
    add_check (self, self->names[i]);
  gtk_widget_set_visible (self->search, n >= MIN_SEARCHED);
}

static void
search_cb (RectifyNameChoice *self)
{
  g_autofree char *wanted
      = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  gboolean any = FALSE;

  if (rectify_preedit_delays (self->search, "search-changed"))
    return;
  g_strstrip (wanted);
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->list)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      g_autofree char *name = g_utf8_casefold (get_words (self, gtk_widget_get_name (check)), -1);
      gboolean found = strstr (name, wanted) != NULL;

      gtk_widget_set_visible (check, found);
      any = any || found;
    }
  gtk_widget_set_visible (self->nothing, !any);
}

static GtkWidget *
find_visible (GtkWidget *check, gboolean down)
{
  while (check != NULL && !gtk_widget_get_visible (check))
    check = down ? gtk_widget_get_next_sibling (check) : gtk_widget_get_prev_sibling (check);
  return check;
}

/* Enter takes the first that was found. */
static void
activate_cb (RectifyNameChoice *self)
{
  GtkWidget *check = find_visible (gtk_widget_get_first_child (GTK_WIDGET (self->list)), TRUE);

  if (check != NULL)
    gtk_widget_activate (check);
}

static void
shown_cb (RectifyNameChoice *self)
{
  fill_list (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_cb (self);
  gtk_widget_grab_focus (gtk_widget_get_visible (self->search)
                             ? self->search
                             : gtk_widget_get_first_child (GTK_WIDGET (self->list)));
}

static void
clear_cb (RectifyNameChoice *self)
{
  g_ptr_array_set_size (self->chosen, 0);
  show_chosen (self);
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Arrows walk over the list as in a menu, which a popover does not do by itself. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
        RectifyNameChoice *self)
{
  gboolean down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;
  GtkWidget *list = GTK_WIDGET (self->list);
  GtkWidget *check = gtk_widget_get_focus_child (list);

  if ((!down && key != GDK_KEY_Up && key != GDK_KEY_KP_Up)
      || rectify_preedit_is_open (self->search))
    return GDK_EVENT_PROPAGATE;
  if (check != NULL)
    check = find_visible (down ? gtk_widget_get_next_sibling (check)
                               : gtk_widget_get_prev_sibling (check),
                          down);
  else
    check
        = find_visible (down ? gtk_widget_get_first_child (list) : gtk_widget_get_last_child (list),
                        down);
  if (check == NULL)
    check = down ? self->clear : self->search;
  return gtk_widget_grab_focus (check);
}

static gboolean
rectify_name_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RECTIFY_NAME_CHOICE (widget)->button);
}

static void
rectify_name_choice_dispose (GObject *object)
{
  RectifyNameChoice *self = RECTIFY_NAME_CHOICE (object);

  self->updating = TRUE;
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (rectify_name_choice_parent_class)->dispose (object);
}

static void
rectify_name_choice_finalize (GObject *object)
{
  RectifyNameChoice *self = RECTIFY_NAME_CHOICE (object);

  g_free (self->title);
  g_free (self->any);
  g_free (self->none);
  g_strfreev (self->names);
  g_ptr_array_unref (self->chosen);
  G_OBJECT_CLASS (rectify_name_choice_parent_class)->finalize (object);
}

static void
rectify_name_choice_class_init (RectifyNameChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_name_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = rectify_name_choice_finalize;
  rectify_focus_class_set_grab (widget_class, rectify_name_choice_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  /**
   * RectifyNameChoice::changed:
   * @self: the choice
   *
   * The user chose others.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_content (RectifyNameChoice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (box, keys);
  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find a name"), -1);
  g_object_set (self->search, "placeholder-text", _ ("Find a name"), NULL);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (activate_cb), self);
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  self->nothing = gtk_label_new (_ ("No name has these words. Enter fewer of them."));
  gtk_widget_add_css_class (self->nothing, "dim-label");
  self->clear = gtk_button_new_with_label (self->any);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_cb), self);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), self->clear);
  return box;
}

static void
create_children (RectifyNameChoice *self)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  rectify_tell_cut (self->label);
  gtk_label_set_max_width_chars (self->label, BUTTON_CHARS);
  gtk_label_set_width_chars (self->label, BUTTON_MIN_CHARS);
  gtk_label_set_xalign (self->label, 0);
  gtk_box_append (GTK_BOX (face), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (face), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, create_content (self));
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (shown_cb), self);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), face);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->popover));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  show_chosen (self);
}

static void
rectify_name_choice_init (RectifyNameChoice *self)
{
  self->names = g_new0 (char *, 1);
  self->chosen = g_ptr_array_new_with_free_func (g_free);
}

/**
 * rectify_name_choice_new:
 * @title: what is chosen: “Unit”
 * @any: what it is called that it does not matter
 * @none: what it is called that there is none
 *
 * Returns: (transfer floating): a choice without names
 */
GtkWidget *
rectify_name_choice_new (const char *title, const char *any, const char *none)
{
  RectifyNameChoice *self = g_object_new (RECTIFY_TYPE_NAME_CHOICE, NULL);

  self->title = g_strdup (title);
  self->any = g_strdup (any);
  self->none = g_strdup (none);
  create_children (self);
  return GTK_WIDGET (self);
}

/**
 * rectify_name_choice_set_names:
 * @self: a choice
 * @names: (array zero-terminated=1): the names; those that are chosen stay so, and in the list
 */
void
rectify_name_choice_set_names (RectifyNameChoice *self, const char *const *names)
{
  if (g_strv_equal ((const char *const *) self->names, names))
    return;
  g_strfreev (self->names);
  self->names = g_strdupv ((char **) names);
  /* Who is choosing goes on with what is there. */
  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  fill_list (self);
  search_cb (self);
}

/**
 * rectify_name_choice_read:
 * @self: a choice
 * @filter: set to ask for the names that are chosen
 * @what: which of its words they are
 */
void
rectify_name_choice_read (RectifyNameChoice *self, RectifyFilter *filter, RectifyFilterWords what)
{
  rectify_filter_set_words (filter, what, NULL);
  for (guint i = 0; i < self->chosen->len; i++)
    rectify_filter_add_words (filter, what, g_ptr_array_index (self->chosen, i));
}

/**
 * rectify_name_choice_show:
 * @self: a choice
 * @filter: a filter
 * @what: which of its words
 *
 * Chooses the names that are asked for. Emits nothing.
 */
void
rectify_name_choice_show (RectifyNameChoice *self, const RectifyFilter *filter,
                          RectifyFilterWords what)
{
  const char *name;

  g_ptr_array_set_size (self->chosen, 0);
  for (guint i = 0; (name = rectify_filter_get_nth_words (filter, what, i)) != NULL; i++)
    g_ptr_array_add (self->chosen, g_strdup (name));
  self->updating = TRUE;
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->list)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                 find_chosen (self, gtk_widget_get_name (check), NULL));
  self->updating = FALSE;
  show_chosen (self);
}

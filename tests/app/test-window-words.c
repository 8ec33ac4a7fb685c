/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app-testing.h"
#include "every-window.h"
#include "rectify-style.h"

/*
 * What windows say in a language that nobody speaks. Each of its words stands between these two, so
 * that what does not was never marked as something to translate, and that what has them more than
 * once was put together of pieces, whose order is another one elsewhere.
 */
#define BEGIN 0x27e6 /* ⟦ */
#define END 0x27e7   /* ⟧ */

static GtkApplication *application;
static GPtrArray *complaints;
static const char *language;

/* What may stand between two things that are said, or before one: they are a list. */
static gboolean
is_separator (const char *between)
{
  g_autofree char *text = g_strstrip (g_strdup (between));

  if (*text == '\0')
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_unichar_isalnum (letter) || strchr (":;,.()", *p) != NULL || g_unichar_iswide (letter))
        return FALSE;
    }
  return TRUE;
}

/* Files, keys, sizes: no words. */
#define NO_WORDS                                                                                   \
  "/\\S+|\\S+\\.(rectify|txt|docx|xlsx|pdf)\\b|\\d[\\d.,]*.?([kMG]?B|bytes)\\b|\\b(Ctrl|Shift|Alt|F\\d+)\\b"

/* Letters of the sources: what is in a ledger here is in Chinese, but for who has edited it. */
static gboolean
has_source_words (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (NO_WORDS, 0, 0, NULL);
  g_autofree char *rest = g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);

  if (g_str_equal (g_strstrip (rest), g_get_user_name ()) || g_str_equal (rest, g_get_real_name ()))
    return FALSE;
  for (const char *p = rest; *p != '\0'; p++)
    if (g_ascii_isalpha (*p))
      return TRUE;
  return FALSE;
}

/* A translation without any letter or number is what stands between the parts of a list. */
static gboolean
is_punctuation (const char *begin, const char *end)
{
  for (const char *p = begin; p < end; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " ")] == '\0';
}

typedef struct {
  GString *between;  /* what stood outside of pieces since the last one */
  guint n_pieces;    /* in this line */
  gboolean is_list;  /* what was last stood between the parts of a list */
  const char *fault; /* the first that was found */
} Line;

/* What is beside a piece has come to its end: another piece follows, or none. */
static void
end_between (Line *line, gboolean separates)
{
  gboolean joins = line->n_pieces > 0 || !is_blank (line->between->str);

  if (line->fault == NULL && has_source_words (line->between->str))
    line->fault = "not to be translated";
  else if (line->fault == NULL && joins && !separates && !line->is_list
           && !is_separator (line->between->str))
    line->fault = "put together of pieces";
  line->is_list = separates;
  line->n_pieces++;
  g_string_truncate (line->between, 0);
}

static void
end_line (Line *line)
{
  if (line->n_pieces > 0 && !is_blank (line->between->str))
    end_between (line, FALSE);
  else if (line->fault == NULL && has_source_words (line->between->str))
    line->fault = "not to be translated";
  line->n_pieces = 0;
  line->is_list = FALSE;
  g_string_truncate (line->between, 0);
}

/* A list goes on in another line, or behind a dot. */
static gboolean
ends_line (gunichar letter)
{
  return letter == '\n' || letter == 0xb7;
}

static const char *
find_fault (const char *text)
{
  g_autoptr (GString) between = g_string_new (NULL);
  Line line = { .between = between };
  const char *begin = text;
  guint depth = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (letter == BEGIN && depth++ == 0)
        begin = g_utf8_next_char (p);
      else if (letter == END && depth > 0 && --depth == 0)
        end_between (&line, is_punctuation (begin, p));
      else if (depth == 0 && ends_line (letter))
        end_line (&line);
      else if (depth == 0)
        g_string_append_unichar (between, letter);
    }
  end_line (&line);
  return line.fault;
}

static gboolean
is_said_by_toolkit (const char *text)
{
  static const char *const said[] = { "Clear entry", "(None)", "Search…", NULL };

  return g_strv_contains (said, text);
}

static void
check (const char *text, const char *what, const char *kind)
{
  const char *fault = text != NULL && !is_said_by_toolkit (text) ? find_fault (text) : NULL;
  g_autofree char *complaint = NULL;

  if (fault == NULL)
    return;
  complaint = g_strdup_printf ("%s: %s: %s: %s", what, kind, fault, text);
  if (!g_ptr_array_find_with_equal_func (complaints, complaint, g_str_equal, NULL))
    g_ptr_array_add (complaints, g_steal_pointer (&complaint));
}

/* What the toolkit says itself is not in the language. */
static gboolean
is_of_toolkit (GtkWidget *widget)
{
  return GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_CALENDAR (widget);
}

static void
look_into (GtkWidget *widget, const char *what)
{
  if (is_of_toolkit (widget))
    return;
  check (gtk_widget_get_tooltip_text (widget), what, "tooltip");
  if (GTK_IS_LABEL (widget))
    check (gtk_label_get_text (GTK_LABEL (widget)), what, "label");
  if (GTK_IS_TEXT (widget))
    check (gtk_text_get_placeholder_text (GTK_TEXT (widget)), what, "placeholder");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_into (child, what);
}

static void
look (GtkWindow *window, const char *what)
{
  check (gtk_window_get_title (window), what, "title");
  look_into (GTK_WIDGET (window), what);
}

static void
assert_no_complaints (void)
{
  for (guint i = 0; i < complaints->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (complaints, i));
  g_assert_cmpuint (complaints->len, ==, 0);
}

/* The first run. */
static void
test_nothing (void)
{
  RectifyWindow *window;
  g_autofree char *path = app_present_ledger (application, &window);

  look (GTK_WINDOW (window), "no plan");
  app_close_window (&window);
  assert_no_complaints ();
}

static void
test_views (void)
{
  RectifyWindow *window;

  every_window_open (application, &window);
  every_window_visit_views (window, look);
  app_close_window (&window);
  assert_no_complaints ();
}

static void
test_dialogs (void)
{
  RectifyWindow *window;

  every_window_open (application, &window);
  every_window_visit_dialogs (window, look);
  app_close_window (&window);
  assert_no_complaints ();
}

/* What is looked for is found. */
static void
test_faults (void)
{
  g_assert_null (find_fault ("⟦Öþéñ⟧"));
  g_assert_null (find_fault ("⟦Ñöţ ⟦đöñé⟧: 办公室⟧"));
  g_assert_null (find_fault ("⟦Öñé⟧ · ⟦ţŵö⟧\n⟦ţĥŕéé⟧"));
  g_assert_null (find_fault ("⚠ ⟦Ļåţé⟧"));
  g_assert_null (find_fault ("一是学习不够。"));
  g_assert_nonnull (find_fault ("Open"));
  g_assert_nonnull (find_fault ("⟦Öþéñ⟧ ⟦ţĥé ļéđĝéŕ⟧"));
  g_assert_nonnull (find_fault ("⟦Öþéñ⟧: ⟦ţĥé ļéđĝéŕ⟧"));
  g_assert_nonnull (find_fault ("⟦Öþéñ⟧: 台账"));
  g_assert_nonnull (find_fault ("⟦Öþéñ⟧ ledger"));
}

/* Where words go from right to left, so does the window. */
static void
test_direction (void)
{
  RectifyWindow *window;
  GtkTextDirection direction = g_str_equal (language, "he") ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
  g_autofree char *path = app_present_ledger (application, &window);

  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (window)), ==, direction);
  app_close_window (&window);
}

static void
add_tests (GtkApplication *app)
{
  application = app;
  complaints = g_ptr_array_new_with_free_func (g_free);
  rectify_style_add (gdk_display_get_default ());
  g_test_add_func ("/window-words/faults", test_faults);
  g_test_add_func ("/window-words/direction", test_direction);
  g_test_add_func ("/window-words/nothing", test_nothing);
  g_test_add_func ("/window-words/views", test_views);
  g_test_add_func ("/window-words/dialogs", test_dialogs);
}

int
main (int argc, char **argv)
{
  int result;

  g_assert_true (every_window_begin (&language));
  result = app_run_tests (argc, argv, add_tests);
  g_clear_pointer (&complaints, g_ptr_array_unref);
  return result;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <poppler.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "rectify-packet-private.h"
#include "rectify-pdf-catalog.h"
#include "sample-document.h"

#define N_DAMAGED 1500

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

static char *path;

/* A document of some pages, each with a number to know it by. */
static RectifyPages *
make_pages (const char *title, guint n_pages, const RectifyPageStyle *style)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GError) error = NULL;
  RectifyPages *pages;

  rectify_document_set_title (document, title);
  if (style != NULL)
    rectify_document_set_page_style (document, style);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_HEADING_1);
      g_autofree char *text = g_strdup_printf ("%s第%u页", title, i + 1);

      rectify_paragraph_append (paragraph, RECTIFY_RUN_HEADING_1, text);
      rectify_paragraph_set_starts_page (paragraph, TRUE);
      rectify_document_add (document, paragraph);
    }
  pages = rectify_pages_new (document, NULL, &error);
  g_assert_no_error (error);
  return pages;
}

static void
add (RectifyPacket *packet, const char *title, guint n_pages, const RectifyPageStyle *style)
{
  g_autoptr (RectifyPages) pages = make_pages (title, n_pages, style);

  rectify_packet_add (packet, pages);
}

static PopplerDocument *
save (RectifyPacket *packet)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  PopplerDocument *pdf;

  g_assert_true (rectify_packet_save_pdf (packet, file, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  pdf = poppler_document_new_from_gfile (file, NULL, NULL, &error);
  g_assert_no_error (error);
  return pdf;
}

static gboolean
is_blank (RectifyPacket *packet, guint page)
{
  return g_array_index (packet->pages, RectifyPacketPage, page).is_blank;
}

static char *
dup_label (RectifyPacket *packet, guint page)
{
  return rectify_page_number_dup_text (
      &g_array_index (packet->pages, RectifyPacketPage, page).number);
}

/* The numbers of all pages, as the packet has them; "-" for a blank page. */
static char *
list_labels (RectifyPacket *packet)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < rectify_packet_get_n_pages (packet); i++)
    {
      g_autofree char *label = dup_label (packet, i);

      g_assert_true (is_blank (packet, i) == (*label == '\0'));
      g_string_append_printf (labels, "%s%s", i > 0 ? " " : "", *label != '\0' ? label : "-");
    }
  return g_string_free (labels, FALSE);
}

static char *
read_page (PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

/* What the packet says a page's number is stands on it, and a reader of the PDF calls it so. */
static void
assert_labels (RectifyPacket *packet, const char *wanted)
{
  g_autoptr (PopplerDocument) pdf = save (packet);
  g_autofree char *got = list_labels (packet);

  g_assert_cmpstr (got, ==, wanted);
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, rectify_packet_get_n_pages (packet));
  for (guint i = 0; i < rectify_packet_get_n_pages (packet); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, i);
      g_autofree char *label = dup_label (packet, i);
      g_autofree char *pdf_label = poppler_page_get_label (page);
      g_autofree char *text = read_page (page);
      g_autofree char *number = g_strdup_printf ("—%s—", label);

      g_assert_cmpstr (pdf_label, ==, label);
      if (is_blank (packet, i))
        g_assert_cmpstr (text, ==, "");
      else
        g_assert_nonnull (strstr (text, number));
    }
}

static void
test_separate (void)
{
  g_autoptr (RectifyPacket) packet = rectify_packet_new (RECTIFY_PACKET_NONE);

  add (packet, "甲", 3, NULL);
  add (packet, "乙", 1, NULL);
  add (packet, "丙", 2, NULL);
  g_assert_cmpuint (packet->parts->len, ==, 3);
  assert_labels (packet, "1 2 3 1 1 2");
}

static void
test_continuous (void)
{
  g_autoptr (RectifyPacket) packet = rectify_packet_new (RECTIFY_PACKET_CONTINUOUS);

  add (packet, "甲", 3, NULL);
  add (packet, "乙", 1, NULL);
  add (packet, "丙", 2, NULL);
  assert_labels (packet, "1 2 3 4 5 6");
}

/* Every part begins on a front, which has an odd number. */
static void
test_duplex (void)
{
  g_autoptr (RectifyPacket) separate = rectify_packet_new (RECTIFY_PACKET_DUPLEX);
  g_autoptr (RectifyPacket) continuous
      = rectify_packet_new (RECTIFY_PACKET_DUPLEX | RECTIFY_PACKET_CONTINUOUS);

  add (separate, "甲", 3, NULL);
  add (separate, "乙", 1, NULL);
  add (separate, "丙", 2, NULL);
  assert_labels (separate, "1 2 3 - 1 - 1 2");
  add (continuous, "甲", 3, NULL);
  add (continuous, "乙", 1, NULL);
  add (continuous, "丙", 2, NULL);
  assert_labels (continuous, "1 2 3 - 5 - 7 8");
}

/* The only entry of a page of contents says where its heading is printed. */
static void
assert_entry (RectifyPacket *packet, guint page_number, const char *wanted)
{
  g_autoptr (PopplerDocument) pdf = save (packet);
  g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, page_number);
  g_autofree char *text = poppler_page_get_text (page);
  g_auto (GStrv) lines = g_strsplit (g_strstrip (text), "\n", -1);
  gboolean found = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    found |= g_str_has_suffix (g_strchomp (lines[i]), wanted);
  g_test_message ("%s", text);
  g_assert_true (found);
}

/* Contents have Roman numbers, on sheets of their own where both sides are printed. */
static void
test_contents (void)
{
  RectifyPageStyle style = { .has_contents = TRUE };
  g_autoptr (RectifyPacket) plain = rectify_packet_new (RECTIFY_PACKET_NONE);
  g_autoptr (RectifyPacket) packet
      = rectify_packet_new (RECTIFY_PACKET_DUPLEX | RECTIFY_PACKET_CONTINUOUS);

  add (plain, "甲", 2, &style);
  assert_labels (plain, "I 1 2");
  add (packet, "甲", 30, &style);
  add (packet, "乙", 1, NULL);
  add (packet, "丙", 1, &style);
  assert_labels (packet, "I II 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 "
                         "26 27 28 29 30 31 - III - 33");
  assert_entry (packet, 34, "33");
}

static int
find_target (PopplerAction *action)
{
  g_assert_cmpint (action->type, ==, POPPLER_ACTION_GOTO_DEST);
  return action->goto_dest.dest->page_num;
}

static void
test_outline (void)
{
  g_autoptr (RectifyPacket) packet = rectify_packet_new (RECTIFY_PACKET_DUPLEX);
  g_autoptr (PopplerDocument) pdf = NULL;
  g_autoptr (GString) outline = g_string_new (NULL);
  PopplerIndexIter *iter;

  add (packet, "甲", 1, NULL);
  add (packet, "", 2, NULL);
  pdf = save (packet);
  iter = poppler_index_iter_new (pdf);
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      PopplerIndexIter *child = poppler_index_iter_get_child (iter);

      g_string_append_printf (outline, "%s@%d:", action->any.title, find_target (action));
      poppler_action_free (action);
      do
        {
          action = poppler_index_iter_get_action (child);
          g_string_append_printf (outline, " %s@%d", action->any.title, find_target (action));
          poppler_action_free (action);
        }
      while (poppler_index_iter_next (child));
      poppler_index_iter_free (child);
      g_string_append_c (outline, '\n');
    }
  while (poppler_index_iter_next (iter));
  poppler_index_iter_free (iter);
  g_assert_cmpstr (outline->str, ==, "甲@1: 甲第1页@1\n2@3: 第1页@3 第2页@4\n");
}

/* Each page has its own paper, and a blank back that of its front. */
static void
test_papers (void)
{
  static const double widths[] = { 595.28, 595.28, 1190.55, 1190.55, 612 };
  static const double heights[] = { 841.89, 841.89, 841.89, 841.89, 792 };
  RectifyPageStyle a3 = { .paper = RECTIFY_PAPER_A3 };
  RectifyPageStyle letter = { .paper = RECTIFY_PAPER_LETTER, .is_english = TRUE };
  g_autoptr (RectifyPacket) packet = rectify_packet_new (RECTIFY_PACKET_DUPLEX);
  g_autoptr (PopplerDocument) pdf = NULL;

  add (packet, "甲", 1, NULL);
  add (packet, "乙", 1, &a3);
  add (packet, "C", 1, &letter);
  pdf = save (packet);
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, G_N_ELEMENTS (widths));
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, i);
      double width, height;

      poppler_page_get_size (page, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, widths[i], 0.1);
      g_assert_cmpfloat_with_epsilon (height, heights[i], 0.1);
      g_assert_cmpfloat_with_epsilon (rectify_packet_get_width (packet, i), widths[i], 0.1);
      g_assert_cmpfloat_with_epsilon (rectify_packet_get_height (packet, i), heights[i], 0.1);
    }
}

/* Each character that no font has is named once. */
static void
test_missing (void)
{
  g_autoptr (RectifyPacket) packet = rectify_packet_new (RECTIFY_PACKET_NONE);
  g_autofree char *missing = NULL;

  add (packet, "甲\U000f0123", 2, NULL);
  add (packet, "乙\U000f0123\U000f0124", 1, NULL);
  missing = rectify_packet_dup_missing (packet);
  g_assert_cmpstr (missing, ==, "\U000f0123\U000f0124");
}

static char *
load (gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

/* Where words stand first among bytes, which may be anything. */
static const char *
find (const char *bytes, gsize length, const char *words)
{
  for (gsize i = 0; i + strlen (words) <= length; i++)
    if (memcmp (bytes + i, words, strlen (words)) == 0)
      return bytes + i;
  return NULL;
}

static gboolean
has (const char *bytes, gsize length, const char *words)
{
  return find (bytes, length, words) != NULL;
}

/* The catalog that counts is the last one: the language, the title in the window, the tags. */
static void
test_catalog (void)
{
  RectifyPageStyle english = { .is_english = TRUE };
  g_autoptr (RectifyPacket) packet = rectify_packet_new (RECTIFY_PACKET_NONE);
  g_autoptr (RectifyPacket) letter = rectify_packet_new (RECTIFY_PACKET_NONE);
  g_autoptr (PopplerDocument) pdf = NULL;
  g_autoptr (PopplerDocument) other = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *other_bytes = NULL;
  gsize length, other_length;

  add (packet, "甲", 1, NULL);
  pdf = save (packet);
  bytes = load (&length);
  g_assert_true (has (bytes, length, "/Lang (zh-CN)"));
  g_assert_true (has (bytes, length, "/DisplayDocTitle true"));
  g_assert_true (has (bytes, length, "/Marked true"));
  g_assert_false (has (bytes, length, "/PageLabels"));
  add (letter, "A", 1, &english);
  add (letter, "B", 1, &english);
  other = save (letter);
  other_bytes = load (&other_length);
  g_assert_true (has (other_bytes, other_length, "/Lang (en-US)"));
  g_assert_true (has (other_bytes, other_length, "/PageLabels"));
}

static void
write_bytes (const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

/* What is done to the bytes; how many there are then. */
static gsize
extend (const char *bytes, gsize length, const char *entries)
{
  g_autofree char *now = NULL;
  gsize new_length;
  int fd;

  /* Not by way of another file and the disk: there are many of them. */
  fd = g_open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  g_assert_cmpint (write (fd, bytes, length), ==, length);
  g_assert_cmpint (rectify_pdf_catalog_extend (fd, entries), ==, 0);
  close (fd);
  now = load (&new_length);
  /* What was there stays. */
  g_assert_cmpuint (new_length, >=, length);
  g_assert_cmpmem (now, length, bytes, length);
  return new_length;
}

/* A file as cairo wrote it: what was added is cut off again. */
static char *
make_plain_file (gsize *length)
{
  g_autoptr (RectifyPacket) packet = rectify_packet_new (RECTIFY_PACKET_NONE);
  g_autoptr (PopplerDocument) pdf = NULL;
  char *bytes;
  const char *end;

  add (packet, "甲", 2, NULL);
  pdf = save (packet);
  bytes = load (length);
  end = find (bytes, *length, "%%EOF\n");
  g_assert_nonnull (end);
  *length = end - bytes + strlen ("%%EOF\n");
  return bytes;
}

/* Whatever stands where cairo's trailer should be: no crash, and nothing is written over. */
static void
test_damaged (void)
{
  gsize length;
  g_autofree char *bytes = make_plain_file (&length);
  guint n_untouched = 0;

  g_assert_cmpuint (extend (bytes, length, "   /Lang (zh-CN)\n"), >, length);
  g_assert_cmpuint (extend (bytes, 0, ""), ==, 0);
  g_assert_cmpuint (extend ("%%EOF\n", 6, ""), ==, 6);
  for (guint i = 0; i < N_DAMAGED; i++)
    {
      g_autofree char *damaged = g_memdup2 (bytes, length);
      /* The trailer, the catalog, and somewhere. */
      guint reach = i % 3 == 0 ? 150 : i % 3 == 1 ? 2500 : length;
      gsize at = length - g_test_rand_int_range (1, reach);
      gsize cut = g_test_rand_int_range (0, 8) == 0 ? at : length;

      damaged[at] = "0123456789<>/ \n"[g_test_rand_int_range (0, 15)];
      n_untouched += extend (damaged, cut, "   /Lang (zh-CN)\n") == cut;
    }
  g_test_message ("untouched: %u", n_untouched);
  g_assert_cmpuint (n_untouched, >, N_DAMAGED / 10);
}

/* The disk is full behind cairo's bytes: what was there before is there still. */
static void
test_full_disk (void)
{
  gsize length;
  g_autofree char *plain = make_plain_file (&length);
  g_autoptr (RectifyPacket) packet = rectify_packet_new (RECTIFY_PACKET_NONE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;
  struct rlimit old, small;
  gboolean saved;

  write_bytes ("old", 3);
  add (packet, "甲", 2, NULL);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  small = old;
  small.rlim_cur = length + 20;
  setrlimit (RLIMIT_FSIZE, &small);
  saved = rectify_packet_save_pdf (packet, file, NULL, NULL, NULL, &error);
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_false (saved);
  g_assert_error (error, RECTIFY_TYPESET_ERROR, RECTIFY_TYPESET_ERROR_FAILED);
  now = load (&length);
  g_assert_cmpstr (now, ==, "old");
}

/* Another program's judgement, where it is there. */
static void
test_qpdf (void)
{
  RectifyPageStyle style = { .has_contents = TRUE };
  g_autofree char *program = g_find_program_in_path ("qpdf");
  const char *arguments[] = { program, "--check", path, NULL };
  g_autoptr (RectifyPacket) packet = rectify_packet_new (RECTIFY_PACKET_DUPLEX);
  g_autoptr (PopplerDocument) pdf = NULL;
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  int status;

  if (program == NULL)
    {
      g_test_skip ("qpdf is not installed");
      return;
    }
  add (packet, "甲", 3, &style);
  add (packet, "乙", 3, NULL);
  pdf = save (packet);
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                               &output, &errors, &status, NULL));
  g_test_message ("%s%s", output, errors);
  g_assert_cmpint (status, ==, 0);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rectify-packet-XXXXXX", NULL);
  g_assert_nonnull (folder);
  path = g_build_filename (folder, "packet.pdf", NULL);
  g_test_add_func ("/packet/separate", test_separate);
  g_test_add_func ("/packet/continuous", test_continuous);
  g_test_add_func ("/packet/duplex", test_duplex);
  g_test_add_func ("/packet/contents", test_contents);
  g_test_add_func ("/packet/outline", test_outline);
  g_test_add_func ("/packet/papers", test_papers);
  g_test_add_func ("/packet/missing", test_missing);
  g_test_add_func ("/packet/catalog", test_catalog);
  g_test_add_func ("/packet/damaged", test_damaged);
  g_test_add_func ("/packet/full-disk", test_full_disk);
  g_test_add_func ("/packet/qpdf", test_qpdf);
  status = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
  return status;
}

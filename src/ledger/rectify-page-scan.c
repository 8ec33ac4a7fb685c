/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-page-scan.h"

#include <string.h>

/* Where the header of the file has the number of its pages, the first page of the list of free ones, and their number. */
#define PAGE_COUNT 28
#define FREE_LIST 32
#define FREE_COUNT 36
/* A tree of SQLite's is never deeper. */
#define MAX_DEPTH 20
#define MAX_NAME 64

/* What is known of a page, from the least to the most. */
enum { STATE_UNKNOWN, STATE_FREE, STATE_CHILD, STATE_OWNED };

typedef struct {
  RectifyPageFile *file;
  guint8 *states;                   /* of each page */
  const RectifyTableShape **owners; /* of each page that is owned */
  RectifyPageScanFunc func;
  gpointer user_data;
  RectifyPageScan *result;
  RectifyRecord record;
  gboolean stopped;
} Scan;

static gboolean
is_tree_page (RectifyPageFile *file, guint32 page)
{
  return rectify_page_file_get_kind (file, page) != RECTIFY_PAGE_OTHER;
}

/* Follows a tree from its root. A page belongs to the first tree that leads to it: rings end. */
static void
own_tree (Scan *self, guint32 page, const RectifyTableShape *owner, guint depth)
{
  guint n_cells;

  if (page < 1 || page > self->file->n_pages || self->states[page] == STATE_OWNED
      || depth > MAX_DEPTH)
    return;
  self->states[page] = STATE_OWNED;
  self->owners[page] = owner;
  if (!is_tree_page (self->file, page))
    {
      self->result->n_lost_pages++;
      return;
    }
  n_cells = rectify_page_file_count_cells (self->file, page);
  for (guint i = 0; i <= n_cells; i++)
    {
      guint32 child = rectify_page_file_get_child (self->file, page, i);

      if (child > 1)
        own_tree (self, child, owner, depth + 1);
    }
}

typedef struct {
  const RectifyTableShape *shape;
  guint32 root;
} Root;

/* A row of sqlite_schema: type, name, table, root page, SQL. */
static void
note_root (const RectifyRecord *record, GArray *roots)
{
  const RectifyValue *name = &record->values[1];
  char text[MAX_NAME + 1] = { 0 };
  Root root;

  if (record->n_values != 5 || name->type != RECTIFY_VALUE_TEXT || name->size > MAX_NAME
      || record->values[3].type != RECTIFY_VALUE_INTEGER)
    return;
  memcpy (text, name->data, name->size);
  root.shape = rectify_table_shape_find (text);
  root.root = (guint32) CLAMP (record->values[3].number, 0, G_MAXUINT32);
  if (root.root > 1)
    g_array_append_val (roots, root);
}

/* The tree of the schema begins at the first page; the others begin where it says. */
static void
read_schema (Scan *self, guint32 page, GArray *roots, guint depth)
{
  guint n_cells = rectify_page_file_count_cells (self->file, page), local;

  if (depth > MAX_DEPTH || (page != 1 && self->states[page] == STATE_OWNED))
    return;
  self->states[page] = STATE_OWNED;
  for (guint i = 0; i <= n_cells; i++)
    if (rectify_page_file_get_kind (self->file, page) == RECTIFY_PAGE_TABLE_INTERIOR)
      {
        guint32 child = rectify_page_file_get_child (self->file, page, i);

        if (child > 1)
          read_schema (self, child, roots, depth + 1);
      }
    else if (rectify_page_file_read_record (self->file, page, i, &self->record, &local))
      note_root (&self->record, roots);
}

static void
own_trees (Scan *self)
{
  g_autoptr (GArray) roots = g_array_new (FALSE, FALSE, sizeof (Root));

  read_schema (self, 1, roots, 0);
  for (guint i = 0; i < roots->len; i++)
    own_tree (self, g_array_index (roots, Root, i).root, g_array_index (roots, Root, i).shape, 0);
}

static guint32
get_word (Scan *self, guint32 page, guint index)
{
  return rectify_page_file_get_number (self->file,
                                       (gsize) (page - 1) * self->file->page_size + index * 4);
}

/* A page of the list of free pages: the next one, how many follow, and these. The end of the file
 * may be lost. */
static gboolean
is_trunk (Scan *self, guint32 page)
{
  guint32 n_said = rectify_page_file_get_number (self->file, PAGE_COUNT);
  guint32 n_pages = MAX (self->file->n_pages, MIN (n_said, self->file->n_pages * 64));
  guint32 count = get_word (self, page, 1);

  if (get_word (self, page, 0) > n_pages || count < 1 || count > self->file->page_size / 4 - 2)
    return FALSE;
  for (guint32 i = 0; i < count; i++)
    {
      guint32 free_page = get_word (self, page, 2 + i);

      if (free_page < 2 || free_page > n_pages
          || (free_page <= self->file->n_pages && self->states[free_page] >= STATE_CHILD))
        return FALSE;
    }
  return TRUE;
}

static void
free_pages_of (Scan *self, guint32 trunk)
{
  guint32 count = get_word (self, trunk, 1);

  self->states[trunk] = STATE_FREE;
  for (guint32 i = 0; i < count; i++)
    if (get_word (self, trunk, 2 + i) <= self->file->n_pages)
      self->states[get_word (self, trunk, 2 + i)] = STATE_FREE;
}

/* What is on free pages was deleted. Where the list itself is broken nothing is taken for free that
 * it does not name in a whole page: a word too many is better than one that is lost. */
static void
mark_free_pages (Scan *self)
{
  guint32 next = rectify_page_file_get_number (self->file, FREE_LIST);
  guint32 left = rectify_page_file_get_number (self->file, FREE_COUNT);
  gboolean broken = self->file->n_pages < 1 || !is_tree_page (self->file, 1);

  while (!broken && next != 0 && left > 0)
    {
      broken = next < 2 || next > self->file->n_pages || self->states[next] != STATE_UNKNOWN
               || (get_word (self, next, 1) > 0 && !is_trunk (self, next));
      if (broken)
        break;
      left -= MIN (left, get_word (self, next, 1) + 1);
      free_pages_of (self, next);
      next = get_word (self, next, 0);
    }
  if (!broken && left == 0)
    return;
  for (guint32 page = 2; page <= self->file->n_pages; page++)
    if (self->states[page] == STATE_UNKNOWN && !is_tree_page (self->file, page)
        && is_trunk (self, page))
      free_pages_of (self, page);
}

/* What another page leads to that survived is worth more than what nothing does. */
static void
mark_children (Scan *self)
{
  for (guint32 page = 2; page <= self->file->n_pages; page++)
    {
      guint n_cells = rectify_page_file_count_cells (self->file, page);

      if (self->states[page] == STATE_OWNED || self->states[page] == STATE_FREE)
        continue;
      for (guint i = 0; i <= n_cells; i++)
        {
          guint32 child = rectify_page_file_get_child (self->file, page, i);

          if (child == 0)
            break;
          if (child > 1 && self->states[child] == STATE_UNKNOWN)
            self->states[child] = STATE_CHILD;
        }
    }
}

static const RectifyTableShape *
find_shape (Scan *self, guint32 page, gboolean has_rowid)
{
  const RectifyTableShape *owner = self->owners[page];

  if (owner != NULL && owner->has_rowid == has_rowid
      && rectify_table_shape_fits (owner, &self->record))
    return owner;
  return rectify_table_shape_match (&self->record, has_rowid);
}

static void
read_page (Scan *self, guint32 page)
{
  RectifyPageKind kind = rectify_page_file_get_kind (self->file, page);
  guint n_cells = rectify_page_file_count_cells (self->file, page);
  gsize taken = 0;
  guint n_found = 0;

  if (kind == RECTIFY_PAGE_OTHER || kind == RECTIFY_PAGE_TABLE_INTERIOR)
    return;
  /* No more is read from a page than has room in it: rows cannot stand in one place many times. */
  for (guint i = 0; i < n_cells && taken <= self->file->page_size && !self->stopped; i++)
    {
      const RectifyTableShape *shape = NULL;
      guint local;

      if (rectify_page_file_read_record (self->file, page, i, &self->record, &local))
        shape = find_shape (self, page, kind == RECTIFY_PAGE_TABLE_LEAF);
      taken += local;
      if (shape == NULL)
        {
          if (self->owners[page] != NULL)
            self->result->n_lost_rows++;
          continue;
        }
      n_found++;
      self->stopped
          = !self->func (shape, self->states[page] == STATE_OWNED && shape == self->owners[page],
                         &self->record, self->user_data);
    }
  self->result->n_rows += n_found;
  if (n_found > 0 && self->states[page] != STATE_OWNED)
    self->result->n_loose_pages++;
}

/* What a table leads to whose name is none of Rectify's is looked through like what only has a page
 * above it: the name may be what is damaged, or somebody's own. */
static guint8
get_state (Scan *self, guint32 page)
{
  return self->states[page] == STATE_OWNED && self->owners[page] == NULL ? STATE_CHILD
                                                                         : self->states[page];
}

static gboolean
read_pages (Scan *self, guint8 state, GCancellable *cancellable, GError **error)
{
  for (guint32 page = 2; page <= self->file->n_pages && !self->stopped; page++)
    {
      if (get_state (self, page) != state)
        continue;
      if (page % 64 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      read_page (self, page);
    }
  return TRUE;
}

/**
 * rectify_page_scan:
 * @file: a ledger's file, however damaged
 * @func: called with every row and entry that is found
 * @user_data: for @func
 * @scan: (out caller-allocates): set to what came of it
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads every page that is whole: first those that the trees lead to, then those that nothing leads
 * to any more, since what led to them is lost. Free pages are left out: what they hold was deleted.
 *
 * Returns: whether it was not cancelled
 */
gboolean
rectify_page_scan (RectifyPageFile *file, RectifyPageScanFunc func, gpointer user_data,
                   RectifyPageScan *scan, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *states = g_malloc0 ((gsize) file->n_pages + 1);
  g_autofree const RectifyTableShape **owners
      = g_new0 (const RectifyTableShape *, (gsize) file->n_pages + 1);
  Scan self = { .file = file,
                .states = states,
                .owners = owners,
                .func = func,
                .user_data = user_data,
                .result = scan };
  gboolean done;

  *scan = (RectifyPageScan){ 0 };
  own_trees (&self);
  mark_free_pages (&self);
  mark_children (&self);
  done = read_pages (&self, STATE_OWNED, cancellable, error)
         && read_pages (&self, STATE_CHILD, cancellable, error)
         && read_pages (&self, STATE_UNKNOWN, cancellable, error);
  rectify_record_clear (&self.record);
  return done;
}

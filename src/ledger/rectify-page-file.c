/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-page-file.h"

#include <string.h>

#define MIN_PAGE 512
#define MAX_PAGE 65536
/* What ledgers have, editions apart. */
#define USUAL_PAGE 4096
/* The first page begins with the header of the file. */
#define FILE_HEADER 100
/* A page size is believed that explains nearly as much of the file as the best one. */
#define NEARLY 90
/* So many times is a page that goes on with a record read, on the average: in a sound file once, in a
 * forged one very many records can be made to go on at one page. */
#define MAX_SHARES 4
/* No record of a ledger is longer, in bytes. */
#define MAX_RECORD (G_GUINT64_CONSTANT (130) * 1024 * 1024)

static guint
read_16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static guint32
read_32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* SQLite's integers of varying length: at most nine bytes, of which the last has all its bits. */
static gboolean
read_varint (const guint8 **p, const guint8 *end, guint64 *value)
{
  *value = 0;
  for (guint i = 0; i < 9 && *p < end; i++)
    {
      guint8 byte = *(*p)++;

      if (i == 8)
        {
          *value = *value << 8 | byte;
          return TRUE;
        }
      *value = *value << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_kind (guint8 byte)
{
  return byte == RECTIFY_PAGE_INDEX_INTERIOR || byte == RECTIFY_PAGE_TABLE_INTERIOR
         || byte == RECTIFY_PAGE_INDEX_LEAF || byte == RECTIFY_PAGE_TABLE_LEAF;
}

static gboolean
is_interior (guint8 kind)
{
  return kind == RECTIFY_PAGE_INDEX_INTERIOR || kind == RECTIFY_PAGE_TABLE_INTERIOR;
}

/* Whether the bytes look like a page of that size: its cells are in it, and fill it from its end. */
static gboolean
looks_like_page (const guint8 *page, guint page_size)
{
  guint n_cells = read_16 (page + 3), begin = read_16 (page + 5);
  guint head_size = is_interior (page[0]) ? 12 : 8;
  guint last = 0;

  if (begin == 0)
    begin = MAX_PAGE;
  if (!is_kind (page[0]) || n_cells == 0 || head_size + n_cells * 2 > begin || begin > page_size
      || read_16 (page + 1) >= page_size || page[7] > 60)
    return FALSE;
  for (guint i = 0; i < n_cells; i++)
    {
      guint offset = read_16 (page + head_size + i * 2);

      if (offset < begin || offset >= page_size)
        return FALSE;
      last = MAX (last, offset);
    }
  return last >= page_size / 2;
}

static guint64
measure (const guint8 *data, gsize size, guint page_size)
{
  guint64 explained = 0;

  for (gsize offset = page_size; offset + page_size <= size; offset += page_size)
    if (looks_like_page (data + offset, page_size))
      explained += page_size;
  return explained;
}

/* What the header says is believed only if the pages look like it: it may be what was damaged. */
static guint
find_page_size (const guint8 *data, gsize size)
{
  guint said = size >= FILE_HEADER ? read_16 (data + 16) : 0;
  guint best = 0;
  guint64 best_explained = 0, said_explained = 0, usual_explained = 0;

  if (said == 1)
    said = MAX_PAGE;
  for (guint page_size = MIN_PAGE; page_size <= MAX_PAGE; page_size *= 2)
    {
      guint64 explained = measure (data, size, page_size);

      if (explained > best_explained)
        {
          best_explained = explained;
          best = page_size;
        }
      if (page_size == said)
        said_explained = explained;
      if (page_size == USUAL_PAGE)
        usual_explained = explained;
    }
  if (said_explained > 0 && said_explained * 100 >= best_explained * NEARLY)
    return said;
  return usual_explained * 100 >= best_explained * NEARLY ? USUAL_PAGE : best;
}

/**
 * rectify_page_file_init:
 * @self: (out caller-allocates): what to set up
 * @data: the content of a file, which must stay as it is
 * @size: its length in bytes
 *
 * Returns: whether anything in it looks like pages of a database
 */
gboolean
rectify_page_file_init (RectifyPageFile *self, gconstpointer data, gsize size)
{
  *self = (RectifyPageFile){ .data = data, .size = size };
  if (size < MIN_PAGE)
    return FALSE;
  self->page_size = find_page_size (data, size);
  if (self->page_size == 0)
    return FALSE;
  self->n_pages = (guint32) MIN (size / self->page_size, G_MAXUINT32 - 1);
  self->budget = (guint64) self->n_pages * MAX_SHARES;
  return self->n_pages > 0;
}

/* The bytes of a page, %NULL if there is no such page. */
static const guint8 *
get_page (RectifyPageFile *self, guint32 page)
{
  return page >= 1 && page <= self->n_pages ? self->data + (gsize) (page - 1) * self->page_size
                                            : NULL;
}

/**
 * rectify_page_file_get_number:
 * @self: a file
 * @offset: where in the file
 *
 * Returns: the number of four bytes there, 0 behind the end
 */
guint32
rectify_page_file_get_number (RectifyPageFile *self, gsize offset)
{
  return offset + 4 <= self->size ? read_32 (self->data + offset) : 0;
}

/* The head of a page: on the first one it is behind that of the file. */
static const guint8 *
get_head (RectifyPageFile *self, guint32 page)
{
  const guint8 *bytes = get_page (self, page);

  return bytes != NULL && page == 1 ? bytes + FILE_HEADER : bytes;
}

/**
 * rectify_page_file_get_kind:
 * @self: a file
 * @page: the number of a page
 *
 * Returns: what the page says it is, if its cells have room in it
 */
RectifyPageKind
rectify_page_file_get_kind (RectifyPageFile *self, guint32 page)
{
  const guint8 *head = get_head (self, page);
  guint room = self->page_size - (page == 1 ? FILE_HEADER : 0);

  if (head == NULL || !is_kind (head[0])
      || (is_interior (head[0]) ? 12 : 8) + read_16 (head + 3) * 2 > room)
    return RECTIFY_PAGE_OTHER;
  return head[0];
}

/**
 * rectify_page_file_count_cells:
 * @self: a file
 * @page: the number of a page of a tree
 *
 * Returns: how many rows, entries or children it says it has
 */
guint
rectify_page_file_count_cells (RectifyPageFile *self, guint32 page)
{
  return rectify_page_file_get_kind (self, page) != RECTIFY_PAGE_OTHER
             ? read_16 (get_head (self, page) + 3)
             : 0;
}

/* Where a cell is in its page, NULL if it is not in it. */
static const guint8 *
find_cell (RectifyPageFile *self, guint32 page, guint position)
{
  const guint8 *head = get_head (self, page);
  guint head_size = is_interior (head[0]) ? 12 : 8;
  guint offset = read_16 (head + head_size + position * 2);

  return offset >= head_size && offset + 4 <= self->page_size ? get_page (self, page) + offset
                                                              : NULL;
}

/**
 * rectify_page_file_get_child:
 * @self: a file
 * @page: the number of a page of a tree
 * @position: which child, up to and with the number of its cells
 *
 * Returns: the number of that page, 0 if there is none
 */
guint32
rectify_page_file_get_child (RectifyPageFile *self, guint32 page, guint position)
{
  guint n_cells = rectify_page_file_count_cells (self, page);
  const guint8 *cell;
  guint32 child;

  if (!is_interior (rectify_page_file_get_kind (self, page)) || position > n_cells)
    return 0;
  cell = position == n_cells ? get_head (self, page) + 8 : find_cell (self, page, position);
  child = cell != NULL ? read_32 (cell) : 0;
  return child <= self->n_pages ? child : 0;
}

/* How many bytes of a record are in the page itself; see SQLite's file format, 1.6. */
static gsize
get_local_size (RectifyPageFile *self, RectifyPageKind kind, guint64 size)
{
  guint usable = self->page_size;
  guint most = kind == RECTIFY_PAGE_TABLE_LEAF ? usable - 35 : (usable - 12) * 64 / 255 - 23;
  guint least = (usable - 12) * 32 / 255 - 23;
  guint64 some;

  if (size <= most)
    return size;
  some = least + (size - least) % (usable - 4);
  return some <= most ? some : least;
}

/* A page that goes on with a record begins with the number of the next one, which is too small to
 * look like the head of a page of a tree. */
static gboolean
goes_on (RectifyPageFile *self, guint32 page)
{
  return page >= 2 && page <= self->n_pages
         && (self->n_pages >= 1 << 24
             || rectify_page_file_get_kind (self, page) == RECTIFY_PAGE_OTHER);
}

static void
read_overflow (RectifyPageFile *self, guint32 page, guint64 size, GByteArray *payload)
{
  while (payload->len < size && self->budget > 0 && goes_on (self, page))
    {
      const guint8 *bytes = get_page (self, page);

      g_byte_array_append (payload, bytes + 4,
                           (guint) MIN (size - payload->len, self->page_size - 4));
      self->budget--;
      page = read_32 (bytes);
    }
}

/* How long a value of that type is; FALSE for a type that is none. */
static gboolean
get_value_size (guint64 type, guint64 *size)
{
  static const guint8 sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };

  if (type < G_N_ELEMENTS (sizes))
    *size = sizes[type];
  else if (type >= 12)
    *size = (type - 12) / 2;
  return type < G_N_ELEMENTS (sizes) || type >= 12;
}

static gint64
read_integer (const guint8 *bytes, guint64 size)
{
  guint64 value = size > 0 && (bytes[0] & 0x80) != 0 ? G_MAXUINT64 : 0;

  for (guint64 i = 0; i < size; i++)
    value = value << 8 | bytes[i];
  return (gint64) value;
}

static void
set_value (RectifyValue *value, guint64 type, guint64 size, const guint8 *bytes, gsize there)
{
  *value = (RectifyValue){ .type = RECTIFY_VALUE_NULL };
  if (type == 0)
    return;
  if (type == 8 || type == 9 || type <= 6)
    {
      value->type = RECTIFY_VALUE_INTEGER;
      value->number = type >= 8       ? (gint64) type - 8
                      : there >= size ? read_integer (bytes, size)
                                      : 0;
      return;
    }
  value->type = type == 7       ? RECTIFY_VALUE_REAL
                : type % 2 == 1 ? RECTIFY_VALUE_TEXT
                                : RECTIFY_VALUE_BLOB;
  value->data = bytes;
  value->size = MIN (size, there);
}

/* @size: of the whole record; @there: how much of it could be read. */
static gboolean
parse_record (RectifyRecord *record, const guint8 *payload, guint64 size, gsize there)
{
  const guint8 *p = payload, *end = payload + there;
  guint64 head_size, offset;

  record->n_values = 0;
  record->is_cut = there < size;
  if (!read_varint (&p, end, &head_size) || head_size > there || head_size < 1)
    return FALSE;
  offset = head_size;
  end = payload + head_size;
  while (p < end)
    {
      guint64 type, value_size;

      if (record->n_values == RECTIFY_RECORD_MAX_VALUES || !read_varint (&p, end, &type)
          || !get_value_size (type, &value_size) || value_size > size - offset)
        return FALSE;
      set_value (&record->values[record->n_values++], type, value_size,
                 payload + MIN (offset, there), there - MIN (offset, there));
      offset += value_size;
    }
  /* What is left over says that this is no record. */
  return offset == size;
}

/**
 * rectify_page_file_read_record:
 * @self: a file
 * @page: the number of a page of a tree
 * @position: which of its cells
 * @record: (inout): set to what is there; rectify_record_clear() after the last one
 * @local_size: (out): set to how many bytes of the page it takes
 *
 * Returns: whether there is a record, perhaps a cut one
 */
gboolean
rectify_page_file_read_record (RectifyPageFile *self, guint32 page, guint position,
                               RectifyRecord *record, guint *local_size)
{
  RectifyPageKind kind = rectify_page_file_get_kind (self, page);
  const guint8 *end = get_page (self, page);
  const guint8 *cell, *p;
  guint64 size, rowid = 0;
  gsize local;

  *local_size = 0;
  if (kind == RECTIFY_PAGE_OTHER || kind == RECTIFY_PAGE_TABLE_INTERIOR
      || position >= rectify_page_file_count_cells (self, page)
      || (cell = find_cell (self, page, position)) == NULL)
    return FALSE;
  end += self->page_size;
  p = cell + (kind == RECTIFY_PAGE_INDEX_INTERIOR ? 4 : 0);
  if (!read_varint (&p, end, &size) || size > MAX_RECORD || size > self->size
      || (kind == RECTIFY_PAGE_TABLE_LEAF && !read_varint (&p, end, &rowid)))
    return FALSE;
  local = get_local_size (self, kind, size);
  if (local + (local < size ? 4 : 0) > (gsize) (end - p))
    return FALSE;
  record->rowid = (gint64) rowid;
  *local_size = (guint) (p - cell + local);
  if (local == size)
    return parse_record (record, p, size, size);
  if (record->payload == NULL)
    record->payload = g_byte_array_new ();
  g_byte_array_set_size (record->payload, 0);
  g_byte_array_append (record->payload, p, (guint) local);
  read_overflow (self, read_32 (p + local), size, record->payload);
  return parse_record (record, record->payload->data, size, record->payload->len);
}

/**
 * rectify_record_clear:
 * @self: a record
 */
void
rectify_record_clear (RectifyRecord *self)
{
  g_clear_pointer (&self->payload, g_byte_array_unref);
}

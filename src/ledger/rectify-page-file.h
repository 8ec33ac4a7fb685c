/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A record of a ledger has no more values: the table with the most columns has 14. */
#define RECTIFY_RECORD_MAX_VALUES 20

typedef enum {
  RECTIFY_VALUE_NULL,
  RECTIFY_VALUE_INTEGER,
  RECTIFY_VALUE_REAL,
  RECTIFY_VALUE_TEXT,
  RECTIFY_VALUE_BLOB,
} RectifyValueType;

/**
 * RectifyValue:
 * @type: what it is
 * @number: an integer
 * @data: the bytes of a text or blob, not terminated
 * @size: how many
 *
 * A value as it stands in a file. Nothing says that a text is valid UTF-8.
 */
typedef struct {
  RectifyValueType type;
  gint64 number;
  const guint8 *data;
  gsize size;
} RectifyValue;

/**
 * RectifyRecord:
 * @rowid: the key of a row of a table, 0 for an entry of an index
 * @n_values: how many values there are
 * @values: the values, valid until the next record is read
 * @is_cut: whether pages with the end of it are lost; a text is then shorter than it was, a number 0
 *
 * A row of a table or an entry of an index.
 */
typedef struct {
  gint64 rowid;
  guint n_values;
  RectifyValue values[RECTIFY_RECORD_MAX_VALUES];
  gboolean is_cut;
  /*< private >*/
  GByteArray *payload;
} RectifyRecord;

/* The pages of a database file by what they are, as SQLite's file format has it. */
typedef enum {
  RECTIFY_PAGE_OTHER = 0,
  RECTIFY_PAGE_INDEX_INTERIOR = 0x02,
  RECTIFY_PAGE_TABLE_INTERIOR = 0x05,
  RECTIFY_PAGE_INDEX_LEAF = 0x0a,
  RECTIFY_PAGE_TABLE_LEAF = 0x0d,
} RectifyPageKind;

/**
 * RectifyPageFile:
 * @data: the content of the file
 * @size: its length in bytes
 * @page_size: of a page, in bytes
 * @n_pages: how many whole pages it has; they are counted from 1
 *
 * A database file as bytes, read without SQLite: every page stands for itself, and those that can be
 * read are, whatever became of the others. Nothing in the file is believed without a look.
 */
typedef struct {
  const guint8 *data;
  gsize size;
  guint page_size;
  guint32 n_pages;
  /*< private >*/
  guint64 budget;
} RectifyPageFile;

gboolean rectify_page_file_init (RectifyPageFile *self, gconstpointer data, gsize size);
RectifyPageKind rectify_page_file_get_kind (RectifyPageFile *self, guint32 page);
guint rectify_page_file_count_cells (RectifyPageFile *self, guint32 page);
guint32 rectify_page_file_get_child (RectifyPageFile *self, guint32 page, guint position);
gboolean rectify_page_file_read_record (RectifyPageFile *self, guint32 page, guint position,
                                        RectifyRecord *record, guint *local_size);
guint32 rectify_page_file_get_number (RectifyPageFile *self, gsize offset);
void rectify_record_clear (RectifyRecord *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RectifyRecord, rectify_record_clear)

G_END_DECLS

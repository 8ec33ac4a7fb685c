/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <string.h>

/* What a disk writes whole or not at all, in bytes. */
#define SECTOR 512

typedef struct {
  gint64 offset;
  GBytes *bytes; /* NULL: the file is cut off at offset */
} Change;

/* A file as far as it is on the disk, and what was written to it since without being synced. */
typedef struct {
  char *path;
  GByteArray *durable;
  gboolean exists; /* so does its name */
  gboolean is_named;
  gboolean is_deleted; /* but its folder is not synced */
  GByteArray *former;  /* what a file of that name held that was deleted so, and made anew */
  GArray *changes;
} Node;

typedef struct {
  sqlite3_file base;
  Node *node; /* NULL: a file without a name, which nobody looks for after a power cut */
  sqlite3_file *real;
} File;

static struct {
  sqlite3_vfs *real;
  GHashTable *nodes;
  FaultCalls calls;
  FaultKind kind;
  guint countdown;
  int code;
  gboolean struck;
} disk;

static void
clear_change (gpointer data)
{
  g_clear_pointer (&((Change *) data)->bytes, g_bytes_unref);
}

static void
node_free (gpointer data)
{
  Node *node = data;

  g_free (node->path);
  g_byte_array_unref (node->durable);
  g_clear_pointer (&node->former, g_byte_array_unref);
  g_array_unref (node->changes);
  g_free (node);
}

/* A file is on the disk as it is when it is seen for the first time. */
static Node *
get_node (const char *path, gboolean may_be_new)
{
  Node *node = g_hash_table_lookup (disk.nodes, path);
  g_autofree char *content = NULL;
  gsize size = 0;

  if (node != NULL)
    return node;
  node = g_new0 (Node, 1);
  node->path = g_strdup (path);
  node->durable = g_byte_array_new ();
  node->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (node->changes, clear_change);
  node->exists = g_file_get_contents (path, &content, &size, NULL);
  node->is_named = node->exists || may_be_new;
  g_byte_array_append (node->durable, (guint8 *) content, size);
  g_hash_table_insert (disk.nodes, node->path, node);
  return node;
}

static void
note (Node *node, gint64 offset, GBytes *bytes)
{
  Change change = { offset, bytes };

  if (node != NULL)
    g_array_append_val (node->changes, change);
  else
    g_clear_pointer (&bytes, g_bytes_unref);
}

static void
cut_off (GByteArray *bytes, gsize size)
{
  gsize old = bytes->len;

  g_byte_array_set_size (bytes, size);
  if (size > old)
    memset (bytes->data + old, 0, size - old);
}

static void
put (GByteArray *bytes, gsize offset, const guint8 *data, gsize size)
{
  if (bytes->len < offset + size)
    cut_off (bytes, offset + size);
  memcpy (bytes->data + offset, data, size);
}

/* What was written without being synced may be on the disk wholly, not at all, or some sectors. */
static void
settle_change (GByteArray *bytes, const Change *change)
{
  int luck = g_test_rand_int_range (0, 3);
  const guint8 *data;
  gsize size;

  if (luck == 0)
    return;
  if (change->bytes == NULL)
    {
      cut_off (bytes, change->offset);
      return;
    }
  data = g_bytes_get_data (change->bytes, &size);
  for (gsize at = 0; at < size;)
    {
      gsize n = MIN (SECTOR - (change->offset + at) % SECTOR, size - at);

      if (luck == 1 || g_test_rand_bit ())
        put (bytes, change->offset + at, data + at, n);
      at += n;
    }
}

static void
settle_all (Node *node)
{
  for (guint i = 0; i < node->changes->len; i++)
    settle_change (node->durable, &g_array_index (node->changes, Change, i));
  g_array_set_size (node->changes, 0);
}

/* It is made anew, while the one of before may still be found under its name. */
static void
make_anew (Node *node)
{
  settle_all (node);
  if (node->exists)
    {
      g_clear_pointer (&node->former, g_byte_array_unref);
      node->former = g_steal_pointer (&node->durable);
      node->durable = g_byte_array_new ();
    }
  g_byte_array_set_size (node->durable, 0);
  node->exists = node->is_deleted = FALSE;
}

static void
apply_all (Node *node)
{
  for (guint i = 0; i < node->changes->len; i++)
    {
      const Change *change = &g_array_index (node->changes, Change, i);
      gsize size = 0;
      const guint8 *data = change->bytes != NULL ? g_bytes_get_data (change->bytes, &size) : NULL;

      if (data != NULL)
        put (node->durable, change->offset, data, size);
      else
        cut_off (node->durable, change->offset);
    }
  g_array_set_size (node->changes, 0);
}

/* Whether a call fails now. */
static gboolean
strikes (FaultCalls call)
{
  if (disk.struck && disk.kind == FAULT_POWER_CUT)
    return TRUE;
  if ((disk.calls & call) == 0)
    return FALSE;
  if (disk.struck)
    return disk.kind == FAULT_FROM_HERE;
  if (disk.countdown > 1)
    {
      disk.countdown--;
      return FALSE;
    }
  disk.struck = TRUE;
  return TRUE;
}

static int
fail (int code)
{
  return disk.code != 0 ? disk.code : code;
}

static int
close_cb (sqlite3_file *file)
{
  File *self = (File *) file;

  return self->real->pMethods->xClose (self->real);
}

static int
read_cb (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  File *self = (File *) file;

  if (strikes (FAULT_READ))
    return fail (SQLITE_IOERR_READ);
  return self->real->pMethods->xRead (self->real, data, size, offset);
}

static int
write_cb (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  File *self = (File *) file;
  gboolean was_struck = disk.struck;

  if (strikes (FAULT_WRITE))
    {
      gboolean is_now = !was_struck;

      if (is_now && disk.kind == FAULT_TORN)
        {
          note (self->node, offset, g_bytes_new (data, size / 2));
          self->real->pMethods->xWrite (self->real, data, size / 2, offset);
        }
      if (is_now && disk.kind == FAULT_POWER_CUT)
        note (self->node, offset, g_bytes_new (data, size));
      return fail (SQLITE_IOERR_WRITE);
    }
  note (self->node, offset, g_bytes_new (data, size));
  return self->real->pMethods->xWrite (self->real, data, size, offset);
}

static int
truncate_cb (sqlite3_file *file, sqlite3_int64 size)
{
  File *self = (File *) file;

  if (strikes (FAULT_TRUNCATE))
    return fail (SQLITE_IOERR_TRUNCATE);
  note (self->node, size, NULL);
  return self->real->pMethods->xTruncate (self->real, size);
}

/* The real disk is not asked to: what it would keep is known here. */
static int
sync_cb (sqlite3_file *file, int flags)
{
  File *self = (File *) file;

  if (strikes (FAULT_SYNC))
    return fail (SQLITE_IOERR_FSYNC);
  if (self->node != NULL)
    {
      apply_all (self->node);
      g_clear_pointer (&self->node->former, g_byte_array_unref);
      self->node->exists = self->node->is_named;
    }
  return SQLITE_OK;
}

static int
size_cb (sqlite3_file *file, sqlite3_int64 *size)
{
  File *self = (File *) file;

  return self->real->pMethods->xFileSize (self->real, size);
}

static int
lock_cb (sqlite3_file *file, int lock)
{
  File *self = (File *) file;

  if (strikes (FAULT_LOCK))
    return fail (SQLITE_IOERR_LOCK);
  return self->real->pMethods->xLock (self->real, lock);
}

static int
unlock_cb (sqlite3_file *file, int lock)
{
  File *self = (File *) file;

  return self->real->pMethods->xUnlock (self->real, lock);
}

static int
check_lock_cb (sqlite3_file *file, int *is_locked)
{
  File *self = (File *) file;

  return self->real->pMethods->xCheckReservedLock (self->real, is_locked);
}

static int
control_cb (sqlite3_file *file, int op, void *data)
{
  File *self = (File *) file;

  /* That the size is set aside ahead would be a change that is not seen here. */
  if (op == SQLITE_FCNTL_SIZE_HINT || op == SQLITE_FCNTL_CHUNK_SIZE)
    return SQLITE_OK;
  return self->real->pMethods->xFileControl (self->real, op, data);
}

static int
sector_cb (sqlite3_file *file)
{
  File *self = (File *) file;

  return self->real->pMethods->xSectorSize (self->real);
}

static int
traits_cb (sqlite3_file *file)
{
  File *self = (File *) file;

  return self->real->pMethods->xDeviceCharacteristics (self->real);
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = close_cb,
  .xRead = read_cb,
  .xWrite = write_cb,
  .xTruncate = truncate_cb,
  .xSync = sync_cb,
  .xFileSize = size_cb,
  .xLock = lock_cb,
  .xUnlock = unlock_cb,
  .xCheckReservedLock = check_lock_cb,
  .xFileControl = control_cb,
  .xSectorSize = sector_cb,
  .xDeviceCharacteristics = traits_cb,
};

static int
open_cb (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  int code;

  self->base.pMethods = NULL;
  self->real = (sqlite3_file *) (self + 1);
  self->node = NULL;
  if (strikes (FAULT_OPEN))
    return fail (SQLITE_CANTOPEN);
  if (path != NULL)
    self->node = get_node (path, (flags & SQLITE_OPEN_CREATE) != 0);
  code = disk.real->xOpen (disk.real, path, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;
  if (code == SQLITE_OK && self->node != NULL)
    {
      if (self->node->is_deleted)
        make_anew (self->node);
      self->node->is_named = TRUE;
    }
  return code;
}

static int
delete_cb (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  Node *node = get_node (path, FALSE);

  if (strikes (FAULT_DELETE))
    {
      node->is_deleted |= disk.kind == FAULT_POWER_CUT;
      return fail (SQLITE_IOERR_DELETE);
    }
  if (sync_folder)
    {
      g_array_set_size (node->changes, 0);
      g_byte_array_set_size (node->durable, 0);
      g_clear_pointer (&node->former, g_byte_array_unref);
      node->exists = node->is_named = node->is_deleted = FALSE;
    }
  else
    node->is_deleted = TRUE;
  return disk.real->xDelete (disk.real, path, FALSE);
}

/**
 * fault_vfs_register:
 *
 * Makes the disk that fails the one that SQLite uses; it works until fault_vfs_arm().
 */
void
fault_vfs_register (void)
{
  static sqlite3_vfs vfs;

  disk.real = sqlite3_vfs_find ("unix");
  disk.nodes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, node_free);
  vfs = *disk.real;
  vfs.iVersion = 1;
  vfs.pNext = NULL;
  vfs.zName = "fault";
  vfs.szOsFile = sizeof (File) + disk.real->szOsFile;
  vfs.xOpen = open_cb;
  vfs.xDelete = delete_cb;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, TRUE), ==, SQLITE_OK);
}

/**
 * fault_vfs_arm:
 * @calls: which calls count
 * @kind: how it fails
 * @countdown: that so-manieth of them fails, from 1
 * @code: what SQLite is told, 0 for that there was an error
 */
void
fault_vfs_arm (FaultCalls calls, FaultKind kind, guint countdown, int code)
{
  disk.calls = calls;
  disk.kind = kind;
  disk.countdown = countdown;
  disk.code = code;
  disk.struck = FALSE;
}

/**
 * fault_vfs_disarm:
 *
 * Lets the disk work again; after a power cut only behind fault_vfs_settle().
 *
 * Returns: whether anything had failed
 */
gboolean
fault_vfs_disarm (void)
{
  gboolean struck = disk.struck;

  fault_vfs_arm (0, FAULT_ONCE, 0, 0);
  return struck;
}

/**
 * fault_vfs_settle:
 *
 * Makes the files what is on the disk after a power cut: what was synced, and of the rest what luck
 * has it. No file may be open.
 */
void
fault_vfs_settle (void)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, disk.nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Node *node = value;
      gboolean exists = node->exists || (node->is_named && g_test_rand_bit ());

      if (node->is_deleted)
        exists = exists && g_test_rand_bit ();
      else if (!g_file_test (node->path, G_FILE_TEST_EXISTS))
        exists = FALSE; /* somebody else took it away */
      settle_all (node);
      if (node->former != NULL && g_test_rand_bit ())
        {
          g_byte_array_unref (node->durable);
          node->durable = g_steal_pointer (&node->former);
          exists = TRUE;
        }
      if (!exists)
        disk.real->xDelete (disk.real, node->path, FALSE);
      else
        g_assert_true (g_file_set_contents (node->path, (char *) node->durable->data,
                                            node->durable->len, NULL));
    }
  g_hash_table_remove_all (disk.nodes);
}

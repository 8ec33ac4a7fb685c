/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* locks that belong to an open file and not to the process */
#include "config.h"

#include "rectify-filesystem.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* More of the list of mounts than this is not read, in bytes. */
#define MAX_MOUNTS (1024 * 1024)
/* The system's list, and which of its fields are what; proc(5). */
#define MOUNTS_PATH "/proc/self/mountinfo"
/* Another one in its place, for tests. */
#define MOUNTS_VARIABLE "RECTIFY_MOUNTINFO"
#define FIELD_POINT 4
#define N_FIELDS 6
/* Behind the bytes that SQLite locks, which begin at 1 GiB. */
#define PROBED_BYTE 0x40001000

/* Locks of a byte range that no other computer sees: of each file system, the option that makes it
 * so, or NULL if nothing is needed for it. */
static const struct {
  const char *type;
  const char *option;
} unsafe_types[] = {
  { "nfs", "nolock" },
  { "nfs", "local_lock=all" },
  { "nfs", "local_lock=posix" },
  { "nfs4", "nolock" },
  { "nfs4", "local_lock=all" },
  { "nfs4", "local_lock=posix" },
  { "cifs", "nobrl" },
  { "cifs", "nolock" },
  { "smb3", "nobrl" },
  { "smb3", "nolock" },
  { "gfs2", "localflocks" },
  { "lustre", "localflock" },
  { "lustre", "noflock" },
  { "smbfs", NULL },
  { "ncpfs", NULL },
  { "afs", NULL },
  { "coda", NULL },
  { "davfs", NULL },
  { "orangefs", NULL },
  { "pvfs2", NULL },
  /* Folders that a virtual machine shares with its host. */
  { "9p", NULL },
  { "vboxsf", NULL },
  { "vmhgfs", NULL },
  { "prl_fs", NULL },
  { "virtiofs", NULL },
  { "fuse.vmhgfs-fuse", NULL },
  /* What looks like a folder and is something far away. */
  { "fuse.sshfs", NULL },
  { "fuse.gvfsd-fuse", NULL },
  { "fuse.davfs", NULL },
  { "fuse.davfs2", NULL },
  { "fuse.rclone", NULL },
  { "fuse.curlftpfs", NULL },
  { "fuse.httpfs", NULL },
  { "fuse.s3fs", NULL },
  { "fuse.s3ql", NULL },
  { "fuse.goofys", NULL },
  { "fuse.gcsfuse", NULL },
  { "fuse.blobfuse", NULL },
  { "fuse.blobfuse2", NULL },
  { "fuse.ossfs", NULL },
  { "fuse.cosfs", NULL },
  { "fuse.obsfs", NULL },
  { "fuse.onedriver", NULL },
  { "fuse.google-drive-ocamlfuse", NULL },
  { "fuse.kio-fuse", NULL },
  { "fuse.smbnetfs", NULL },
  { "fuse.afpfs", NULL },
  { "fuse.jmtpfs", NULL },
  { "fuse.simple-mtpfs", NULL },
  { "fuse.go-mtpfs", NULL },
  { "fuse.ifuse", NULL },
};

/* A folder as the system lists it: blanks and the like stand there in octal. */
static void
unescape (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; to++)
    if (from[0] == '\\' && from[1] >= '0' && from[1] <= '3' && from[2] >= '0' && from[2] <= '7'
        && from[3] >= '0' && from[3] <= '7')
      {
        *to = (char) ((from[1] - '0') << 6 | (from[2] - '0') << 3 | (from[3] - '0'));
        from += 4;
      }
    else
      *to = *from++;
  *to = '\0';
}

static gboolean
has_option (const char *options, const char *wanted)
{
  g_auto (GStrv) list = g_strsplit (options, ",", -1);

  return g_strv_contains ((const char *const *) list, wanted);
}

static gboolean
is_unsafe (const char *type, const char *source, const char *mount_options, const char *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (unsafe_types); i++)
    if (g_str_equal (type, unsafe_types[i].type)
        && (unsafe_types[i].option == NULL || has_option (options, unsafe_types[i].option)
            || has_option (mount_options, unsafe_types[i].option)))
      return TRUE;
  /* Some do not tell what they are, but where: davfs2 does. */
  return g_str_equal (type, "fuse") && strstr (source, "://") != NULL;
}

static gboolean
is_below (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  while (length > 0 && folder[length - 1] == '/')
    length--;
  return strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* The fields of a line, up to the mark that ends the ones that may be missing, and after it. */
static gboolean
parse_line (char **fields, const char **type, const char **source, const char **options)
{
  guint n = g_strv_length (fields), at = N_FIELDS;

  while (at < n && !g_str_equal (fields[at], "-"))
    at++;
  if (at + 3 > n)
    return FALSE;
  *type = fields[at + 1];
  *source = fields[at + 2];
  *options = at + 3 < n ? fields[at + 3] : "";
  return TRUE;
}

/**
 * rectify_filesystem_find_unsafe:
 * @mounts: what is mounted, as /proc/self/mountinfo has it
 * @path: a file or folder, absolute, without symbolic links
 *
 * Returns: (transfer full) (nullable): what kind of file system @path is on, if locks there hold on
 *   this computer alone; %NULL if it is safe as far as can be told
 */
char *
rectify_filesystem_find_unsafe (const char *mounts, const char *path)
{
  g_auto (GStrv) lines = g_strsplit (mounts, "\n", -1);
  g_autofree char *found = NULL;
  gsize longest = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], " ", -1);
      const char *type, *source, *options;

      if (!parse_line (fields, &type, &source, &options))
        continue;
      unescape (fields[FIELD_POINT]);
      /* Of two mounts at one place the later one is seen. */
      if (!is_below (path, fields[FIELD_POINT]) || strlen (fields[FIELD_POINT]) < longest)
        continue;
      longest = strlen (fields[FIELD_POINT]);
      g_clear_pointer (&found, g_free);
      if (is_unsafe (type, source, fields[FIELD_POINT + 1], options))
        found = g_strdup (type);
    }
  return g_steal_pointer (&found);
}

/* The system makes the list while it is read: it has no length before. */
static char *
read_mounts (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *given = g_getenv (MOUNTS_VARIABLE);
  int fd = g_open (given != NULL ? given : MOUNTS_PATH, O_RDONLY | O_CLOEXEC, 0);
  char buffer[4096];
  gssize n;

  while (fd >= 0 && text->len < MAX_MOUNTS && (n = read (fd, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, n);
  if (fd >= 0)
    close (fd);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * rectify_filesystem_dup_unsafe_type:
 * @path: a file or folder
 *
 * Returns: (transfer full) (nullable): what kind of file system it is on, if locks there hold on
 *   this computer alone; %NULL if it is safe as far as can be told, or not there
 */
char *
rectify_filesystem_dup_unsafe_type (const char *path)
{
  g_autofree char *mounts = read_mounts ();
  char *real = realpath (path, NULL);
  char *type = real != NULL ? rectify_filesystem_find_unsafe (mounts, real) : NULL;

  free (real);
  return type;
}

static int
try_lock (int fd, int command, struct flock *lock)
{
  *lock = (struct flock){
    .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = PROBED_BYTE, .l_len = 1
  };
  return fcntl (fd, command, lock);
}

/* Whoever tries this too is locked out for a moment: then locks work. An old system may not know
 * this kind of lock, which tells nothing of the others. */
static gboolean
probe (int first, int second)
{
  struct flock lock;

  if (try_lock (first, F_OFD_SETLK, &lock) != 0)
    return errno == EAGAIN || errno == EACCES || errno == EINVAL;
  return try_lock (second, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

/**
 * rectify_filesystem_probe_locks:
 * @path: a file that this process has not open: all its locks on it would be dropped
 *
 * Takes a lock and looks whether it is there. Nothing of the file is changed.
 *
 * Returns: whether locks work at all; also where the file cannot be written, and nothing can be told
 */
gboolean
rectify_filesystem_probe_locks (const char *path)
{
  int first = g_open (path, O_RDWR | O_CLOEXEC | O_NONBLOCK, 0);
  int second = first >= 0 ? g_open (path, O_RDWR | O_CLOEXEC | O_NONBLOCK, 0) : -1;
  gboolean works = second < 0 || probe (first, second);

  if (first >= 0)
    close (first);
  if (second >= 0)
    close (second);
  return works;
}

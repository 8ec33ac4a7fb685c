/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "rectify-filesystem.h"

#define ROOT "22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw,errors=remount-ro\n"

static const struct {
  const char *mounts;
  const char *path;
  const char *unsafe; /* NULL: safe */
} cases[] = {
  { ROOT, "/home/li/ledger.rectify", NULL },
  { "", "/home/li/ledger.rectify", NULL },
  /* Locks of NFS are those of the server, unless it was mounted without. */
  { ROOT "90 22 0:50 / /share rw shared:9 - nfs4 srv:/x rw,vers=4.2,local_lock=none\n", "/share/a",
    NULL },
  { ROOT "90 22 0:50 / /share rw shared:9 - nfs srv:/x rw,vers=3,nolock,proto=tcp\n", "/share/a",
    "nfs" },
  { ROOT "90 22 0:50 / /share rw shared:9 - nfs srv:/x rw,vers=3,local_lock=all\n", "/share/a",
    "nfs" },
  { ROOT "90 22 0:50 / /share rw shared:9 - nfs srv:/x rw,local_lock=posix\n", "/share/a", "nfs" },
  { ROOT "90 22 0:50 / /share rw shared:9 - nfs srv:/x rw,local_lock=flock\n", "/share/a", NULL },
  { ROOT "90 22 0:50 / /share rw - cifs //srv/x rw,vers=3.1.1,nobrl,cache=strict\n", "/share/a/b",
    "cifs" },
  { ROOT "90 22 0:50 / /share rw - cifs //srv/x rw,vers=3.1.1,cache=strict\n", "/share/a/b", NULL },
  { ROOT "90 22 0:50 / /share rw - smb3 //srv/x rw,nobrl\n", "/share/a/b", "smb3" },
  /* An option is a whole word. */
  { ROOT "90 22 0:50 / /share rw - cifs //srv/nobrl rw,xnobrl\n", "/share/a/b", NULL },
  { ROOT "91 22 0:51 / /m rw - fuse.sshfs li@srv:/ rw,user_id=1000\n", "/m/x", "fuse.sshfs" },
  { ROOT "91 22 0:51 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw\n",
    "/run/user/1000/gvfs/smb-share:server=s,share=x/ledger.rectify", "fuse.gvfsd-fuse" },
  { ROOT "91 22 0:51 / /m rw - fuse https://dav.example.org/ rw\n", "/m/x", "fuse" },
  { ROOT "91 22 0:51 / /m rw - fuse /dev/fuse rw\n", "/m/x", NULL },
  { ROOT "91 22 0:51 / /m rw - fuse.rclone drive: rw\n", "/m/x", "fuse.rclone" },
  { ROOT "91 22 0:51 / /m rw - fuse.gocryptfs /home/li/c rw\n", "/m/x", NULL },
  { ROOT "91 22 0:51 / /m rw - fuseblk /dev/sdb1 rw\n", "/m/x", NULL },
  { ROOT "91 22 0:51 / /m rw - 9p drvfs rw,trans=fd\n", "/m/x", "9p" },
  { ROOT "91 22 0:51 / /m rw - afs none rw\n", "/m", "afs" },
  { ROOT "91 22 0:51 / /m rw - lustre a@tcp:/l rw,flock\n", "/m/x", NULL },
  { ROOT "91 22 0:51 / /m rw - lustre a@tcp:/l rw,localflock\n", "/m/x", "lustre" },
  /* Not what only begins with the same letters. */
  { ROOT "91 22 0:51 / /m rw - 9p host rw\n", "/mnt/x", NULL },
  /* The innermost counts, and of two at one place the later one. */
  { ROOT "91 22 0:51 / /m rw - 9p host rw\n92 91 8:3 / /m/in rw - ext4 /dev/sda3 rw\n", "/m/in/x",
    NULL },
  { ROOT "92 22 8:3 / /m rw - ext4 /dev/sda3 rw\n93 92 0:51 / /m rw - 9p host rw\n", "/m/x", "9p" },
  { ROOT "91 22 0:51 / /m rw - 9p host rw\n93 91 8:3 / /m rw - ext4 /dev/sda3 rw\n", "/m/x", NULL },
  /* Blanks, Chinese, no fields that may be missing, several of them. */
  { ROOT "91 22 0:51 / /mnt/\\345\\205\\261\\040\\344\\272\\253 rw - fuse.sshfs s rw\n",
    "/mnt/共 享/ledger.rectify", "fuse.sshfs" },
  { ROOT "91 22 0:51 / /m rw shared:3 master:1 propagate_from:2 - fuse.sshfs s rw\n", "/m/x",
    "fuse.sshfs" },
  { ROOT "91 22 0:51 / /m rw - fuse.sshfs s\n", "/m/x", "fuse.sshfs" },
  /* What makes no sense is passed over. */
  { "\n\nx\n- - -\n91 22 0:51 / /m rw fuse.sshfs s rw\n91 22 0:51 / /m\n", "/m/x", NULL },
  { "91 22 0:51 / /m\\0 rw - fuse.sshfs s rw\n", "/m/x", NULL },
  { "91 22 0:51 / / rw - nfs srv:/root rw,nolock\n", "/any", "nfs" },
};

static void
test_mounts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = rectify_filesystem_find_unsafe (cases[i].mounts, cases[i].path);

      g_test_message ("%u: %s", i, cases[i].path);
      g_assert_cmpstr (found, ==, cases[i].unsafe);
    }
}

/* A list with thousands of lines, as some machines have, is read at once. */
static void
test_long (void)
{
  g_autoptr (GString) mounts = g_string_new (ROOT);
  g_autofree char *found = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (mounts, "%u 22 0:%u / /m%u rw - fuse.sshfs s rw\n", i, i, i);
  found = rectify_filesystem_find_unsafe (mounts->str, "/m19999/x");
  g_assert_cmpstr (found, ==, "fuse.sshfs");
}

static void
test_here (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x", NULL);
  g_autofree char *before = NULL;
  g_autofree char *missing = NULL;

  g_assert_true (g_file_set_contents (path, "words", -1, NULL));
  g_assert_true (rectify_filesystem_probe_locks (path));
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_cmpstr (before, ==, "words");
  g_unlink (path);
  /* What is not there cannot be judged. */
  g_assert_true (rectify_filesystem_probe_locks (path));
  missing = rectify_filesystem_dup_unsafe_type (path);
  g_assert_null (missing);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filesystem/mounts", test_mounts);
  g_test_add_func ("/filesystem/long", test_long);
  g_test_add_func ("/filesystem/here", test_here);
  return g_test_run ();
}

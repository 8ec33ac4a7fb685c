/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scarce-memory.h"

#include <sqlite3.h>

static struct {
  sqlite3_mem_methods real;
  guint countdown; /* 0: there is enough */
  gboolean goes_on;
  gboolean struck;
} memory;

static gboolean
runs_out (void)
{
  if (memory.struck)
    return memory.goes_on;
  if (memory.countdown == 0 || --memory.countdown > 0)
    return FALSE;
  memory.struck = TRUE;
  return TRUE;
}

static void *
malloc_cb (int size)
{
  return runs_out () ? NULL : memory.real.xMalloc (size);
}

static void *
realloc_cb (void *data, int size)
{
  return runs_out () ? NULL : memory.real.xRealloc (data, size);
}

/* Before SQLite is used for anything. */
void
scarce_memory_install (void)
{
  sqlite3_mem_methods methods;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &memory.real), ==, SQLITE_OK);
  methods = memory.real;
  methods.xMalloc = malloc_cb;
  methods.xRealloc = realloc_cb;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
  /* What SQLite keeps in store would hide that there is no more. */
  sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0);
}

void
scarce_memory_arm (guint countdown, gboolean goes_on)
{
  memory.countdown = countdown;
  memory.goes_on = goes_on;
  memory.struck = FALSE;
}

/* Whether it ran out. */
gboolean
scarce_memory_disarm (void)
{
  gboolean struck = memory.struck;

  scarce_memory_arm (0, FALSE);
  return struck;
}

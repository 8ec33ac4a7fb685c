/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "rectify-evidence.h"

/* What a desktop runs, or may run, when it is opened, by the ends of names: also through the programs of
 * another system that are installed. */
static const char *const ends[] = {
  "appimage", "application", "bash",  "bat", "bin",  "cmd", "com",  "csh",     "cpl",   "deb",
  "desktop",  "exe",         "hta",   "htm", "html", "jar", "jnlp", "js",      "jse",   "ksh",
  "lnk",      "mht",         "mhtml", "msc", "msi",  "msp", "pif",  "pl",      "ps1",   "py",
  "pyc",      "pyw",         "reg",   "rpm", "run",  "scf", "scr",  "service", "sh",    "svg",
  "tcsh",     "uos",         "url",   "vb",  "vbe",  "vbs", "ws",   "wsf",     "xhtml", "zsh"
};

static gboolean
has_end (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *end = dot != NULL ? g_ascii_strdown (dot + 1, -1) : NULL;

  for (guint i = 0; end != NULL && i < G_N_ELEMENTS (ends); i++)
    if (g_str_equal (ends[i], end))
      return TRUE;
  return FALSE;
}

static gboolean
begins_with (const char *content, gsize size, const char *magic)
{
  return size >= strlen (magic) && memcmp (content, magic, strlen (magic)) == 0;
}

/**
 * rectify_evidence_is_program:
 * @self: evidence, which may come from anybody
 * @content: (nullable): its content
 * @size: of @content, in bytes
 *
 * Documents and pictures are opened by the application for them. What is a program itself, or is told
 * apart from one by its name alone, would be run by that click.
 *
 * Returns: whether it is, or may be, something that is run when it is opened
 */
gboolean
rectify_evidence_is_program (RectifyEvidence *self, gconstpointer content, gsize size)
{
  g_autofree char *type = NULL;

  if (has_end (rectify_evidence_get_name (self)))
    return TRUE;
  if (content == NULL || size == 0)
    return FALSE;
  if (begins_with (content, size, "MZ") || begins_with (content, size, "\177ELF")
      || begins_with (content, size, "#!") || begins_with (content, size, "[Desktop Entry]"))
    return TRUE;
  type = g_content_type_guess (NULL, content, MIN (size, 4096), NULL);
  return g_content_type_is_a (type, "application/x-desktop")
         || g_content_type_is_a (type, "application/java-archive")
         || g_content_type_is_a (type, "application/x-executable");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RectifyBundleState:
 * @RECTIFY_BUNDLE_SAME: the file is as it was
 * @RECTIFY_BUNDLE_DIFFERENT: the file is another, or damaged
 * @RECTIFY_BUNDLE_MISSING: the file is not there
 * @RECTIFY_BUNDLE_EXTRA: the file was not there when the bundle was made
 *
 * What became of a file of a bundle.
 */
typedef enum {
  RECTIFY_BUNDLE_SAME,
  RECTIFY_BUNDLE_DIFFERENT,
  RECTIFY_BUNDLE_MISSING,
  RECTIFY_BUNDLE_EXTRA,
} RectifyBundleState;

/**
 * RectifyBundleFile:
 * @name: what the file is called
 * @state: what became of it
 *
 * A file of a bundle.
 */
typedef struct {
  char *name;
  RectifyBundleState state;
} RectifyBundleFile;

/* How far it is, from 0 to 1. */
typedef void (*RectifyBundleProgress) (double share, gpointer user_data);

GPtrArray *rectify_bundle_check (const char *path, const char *wanted, const char *extract_to,
                                 char **code, RectifyBundleProgress progress, gpointer user_data,
                                 GCancellable *cancellable, GError **error);

G_END_DECLS

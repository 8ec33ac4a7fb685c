/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-percent.h"

/* What is nearer to nothing, or to all, than to anything that can be said is neither. */
static guint
clamp (guint percent, gboolean is_none, gboolean is_all)
{
  if (is_all)
    return 100;
  return is_none ? 0 : CLAMP (percent, 1, 99);
}

/**
 * rectify_percent_of:
 * @part: so many
 * @whole: of so many
 *
 * Returns: the share in percent, rounded to the nearest, half upwards; never 100 unless it is all, nor 0
 *   unless it is nothing. Of nothing it is 0
 */
guint
rectify_percent_of (guint part, guint whole)
{
  guint64 percent = whole > 0 ? ((guint64) part * 200 + whole) / (2 * (guint64) whole) : 0;

  return clamp ((guint) MIN (percent, 100), part == 0 || whole == 0, whole > 0 && part >= whole);
}

/**
 * rectify_percent_round:
 * @share: a share in percent, such as the mean of several
 *
 * Returns: @share as rectify_percent_of() has it
 */
guint
rectify_percent_round (double share)
{
  /* Sums of shares of 100 are whole numbers, and exact. */
  return clamp ((guint) (CLAMP (share, 0, 100) + 0.5), share <= 0, share >= 100);
}

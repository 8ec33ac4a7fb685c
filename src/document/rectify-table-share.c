/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "rectify-table-fit-private.h"

/* How many steps lower the rows at most. */
#define MAX_STEPS 80
/* Running text gets so much, if there is; a paragraph longer than so many lines of that gets more. */
#define LEAST_TEXT 5.0
#define LEAST_LONG_TEXT 7.0
#define MAX_LINES 8
/* Headings stand on one line if that leaves so much of the width to share out. */
#define SPARE 0.05
/* What counts beside the height of rows, in lines: a name that is broken, most if so little of it goes
 * over; lines of cells that make no row higher; rows, twice as much for so many lines. */
#define BROKEN 1.0
#define BADLY_BROKEN 4.0
#define LITTLE 1.5
#define LINES 0.03
#define TALL 10

/* Columns that need no more than their share get what they need; the others share the rest by how
 * much stands in them. */
static void
share_by_sum (RectifyTableFit *self, double width, const double *least, double *widths)
{
  g_autofree gboolean *settled = g_new0 (gboolean, self->n_columns);
  double left = width;
  gboolean again = TRUE;

  while (again)
    {
      double weights = 0;

      again = FALSE;
      for (guint i = 0; i < self->n_columns; i++)
        if (!settled[i])
          weights += sqrt (1 + self->columns[i].sum);
      for (guint i = 0; i < self->n_columns && weights > 0 && !again; i++)
        {
          const RectifyFitColumn *column = &self->columns[i];

          if (settled[i])
            continue;
          widths[i] = left * sqrt (1 + column->sum) / weights;
          if (column->natural > widths[i] && least[i] <= widths[i])
            continue;
          widths[i] = column->natural <= widths[i] ? column->natural : least[i];
          left = MAX (left - widths[i], 0);
          again = settled[i] = TRUE;
        }
    }
}

/* How high the rows get, in lines. What is broken in the middle of a name counts as more. */
static double
get_cost (RectifyTableFit *self, const double *widths)
{
  double cost = 0;

  for (guint i = 0; i < self->n_rows; i++)
    {
      const double *lengths = &self->lengths[(gsize) i * self->n_columns];
      const double *names = &self->names[(gsize) i * self->n_columns];
      double height = 1;

      for (guint j = 0; j < self->n_columns; j++)
        {
          double n_lines = lengths[j] / widths[j] + (lengths[j] > widths[j] ? 0.5 : 0);

          height = MAX (height, n_lines);
          cost += LINES * MAX (n_lines, 1);
          if (names[j] > widths[j])
            cost += names[j] - widths[j] <= LITTLE ? BADLY_BROKEN : BROKEN;
        }
      /* A tall narrow cell is hard to read. */
      cost += height + height * height / TALL;
    }
  return cost;
}

/* Takes a bit of width from one column for another, where that makes rows lowest. Returns whether
 * they got lower. */
static gboolean
take_step (RectifyTableFit *self, double step, const double *least, double *widths, double *cost)
{
  guint from = 0, to = self->n_columns;
  double lowest = *cost - 1e-6;

  for (guint i = 0; i < self->n_columns; i++)
    for (guint j = 0; j < self->n_columns && widths[i] - step >= least[i]; j++)
      {
        double changed;

        if (i == j || widths[j] + step > self->columns[j].natural + step / 2)
          continue;
        widths[i] -= step;
        widths[j] += step;
        changed = get_cost (self, widths);
        widths[i] += step;
        widths[j] -= step;
        if (changed >= lowest)
          continue;
        lowest = changed;
        from = i;
        to = j;
      }
  if (to == self->n_columns)
    return FALSE;
  widths[from] -= step;
  widths[to] += step;
  *cost = lowest;
  return TRUE;
}

/* Takes from one column and gives to another as long as that makes rows lower. */
static void
lower_rows (RectifyTableFit *self, const double *least, double *widths)
{
  double cost = get_cost (self, widths);
  guint n_steps = 0;

  for (double step = 2; step > 0.2; step /= 2)
    while (n_steps < MAX_STEPS && take_step (self, step, least, widths, &cost))
      n_steps++;
}

static double
get_least (const RectifyFitColumn *column, gboolean has_room)
{
  double least = column->natural > MAX_LINES * LEAST_TEXT ? LEAST_LONG_TEXT : LEAST_TEXT;

  return column->has_text && has_room ? MAX (column->needed, MIN (column->natural, least))
                                      : column->needed;
}

/* What columns get at least. Returns whether there is what they need. */
static gboolean
find_least (RectifyTableFit *self, double room, double *least)
{
  double needed = 0, wanted = 0, whole = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      needed += self->columns[i].needed;
      wanted += get_least (&self->columns[i], TRUE);
      whole += MAX (get_least (&self->columns[i], TRUE), self->columns[i].head);
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      least[i] = get_least (&self->columns[i], wanted <= room);
      if (whole <= (1 - SPARE) * room)
        least[i] = MAX (least[i], self->columns[i].head);
    }
  return needed <= room;
}

/**
 * rectify_table_fit_share:
 * @self: what stands in the columns of a table
 * @width: of the table
 * @padding: beside the text of a cell, at either side
 * @widths: (out caller-allocates) (array): set to the widths of the columns, which make up @width
 *
 * Shares the width among the columns so that rows get low and names are not broken.
 */
void
rectify_table_fit_share (RectifyTableFit *self, double width, double padding, double *widths)
{
  double room = MAX (width - 2 * padding * self->n_columns, 1);
  g_autofree double *least = g_new0 (double, self->n_columns);
  gboolean has_room = find_least (self, room, least);
  double sum = 0;

  share_by_sum (self, room, least, widths);
  for (guint i = 0; i < self->n_columns; i++)
    sum += widths[i];
  for (guint i = 0; i < self->n_columns && has_room; i++)
    widths[i] *= MAX (room / sum, 1);
  if (has_room)
    lower_rows (self, least, widths);
  sum = 0;
  for (guint i = 0; i < self->n_columns; i++)
    sum += widths[i] += 2 * padding;
  for (guint i = 0; i < self->n_columns && sum > 0; i++)
    widths[i] *= width / sum;
}

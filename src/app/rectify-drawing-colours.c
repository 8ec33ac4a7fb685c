/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-drawing-colours.h"

#include <math.h>

/* Of what carries a meaning against what is behind it, by WCAG 2.1; of words. */
#define LEAST_CONTRAST 3.0
#define LEAST_TEXT_CONTRAST 4.5
/* How a colour nears that of the text until it can be seen. */
#define STEP 0.1
/* Series beyond those that the theme has a colour for turn its hue, in parts of the circle. */
#define TURN 0.19f

/**
 * rectify_colour_mix:
 * @a: a colour
 * @b: another
 * @share: how much of the other, 0 to 1
 * @mixed: (out): set to what is between them
 */
void
rectify_colour_mix (const GdkRGBA *a, const GdkRGBA *b, double share, GdkRGBA *mixed)
{
  GdkRGBA between = { a->red + (b->red - a->red) * share, a->green + (b->green - a->green) * share,
                      a->blue + (b->blue - a->blue) * share, 1 };

  *mixed = between;
}

static double
get_channel (double share)
{
  return share <= 0.04045 ? share / 12.92 : pow ((share + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *colour)
{
  return 0.2126 * get_channel (colour->red) + 0.7152 * get_channel (colour->green)
         + 0.0722 * get_channel (colour->blue);
}

/**
 * rectify_colour_measure_contrast:
 * @a: a colour
 * @b: another
 *
 * Returns: their contrast by WCAG 2.1, 1 to 21
 */
double
rectify_colour_measure_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double one = get_luminance (a), other = get_luminance (b);

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

/* Makes a colour seen on paper, by as little of the text's as that takes. */
static void
make_seen (RectifyDrawingColours *self, RectifyColour colour, double least)
{
  GdkRGBA pure = self->colours[colour];

  for (double share = STEP;
       share <= 1
       && rectify_colour_measure_contrast (&self->colours[colour],
                                           &self->colours[RECTIFY_COLOUR_PAPER])
              < least;
       share += STEP)
    rectify_colour_mix (&pure, &self->colours[RECTIFY_COLOUR_TEXT], share, &self->colours[colour]);
}

/* A theme that has no such colour has that of its text. */
static void
look_up (RectifyDrawingColours *self, GtkStyleContext *context, const char *name,
         RectifyColour colour)
{
  GdkRGBA found;

  self->colours[colour] = self->colours[RECTIFY_COLOUR_TEXT];
  if (!gtk_style_context_lookup_color (context, name, &found))
    return;
  /* One that is seen through is seen on paper. */
  rectify_colour_mix (&self->colours[RECTIFY_COLOUR_PAPER], &found, found.alpha,
                      &self->colours[colour]);
}

static void
turn_hue (const GdkRGBA *colour, float turn, GdkRGBA *turned)
{
  float hue, saturation, value;

  gtk_rgb_to_hsv (colour->red, colour->green, colour->blue, &hue, &saturation, &value);
  *turned = *colour;
  gtk_hsv_to_rgb (fmodf (hue + turn, 1), saturation, value, &turned->red, &turned->green,
                  &turned->blue);
}

/**
 * rectify_drawing_colours_init:
 * @self: to be filled
 * @widget: a widget with the style class “view”, on whose background it is drawn
 *
 * Looks up the theme's colours: those of selection, success, warning and error are the series', and
 * what is not seen well enough on the background is brought nearer to the colour of the text.
 */
void
rectify_drawing_colours_init (RectifyDrawingColours *self, GtkWidget *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA *colours = self->colours;

  gtk_style_context_get_color (context, &colours[RECTIFY_COLOUR_TEXT]);
  colours[RECTIFY_COLOUR_PAPER] = get_luminance (&colours[RECTIFY_COLOUR_TEXT]) > 0.5
                                      ? (GdkRGBA){ 0, 0, 0, 1 }
                                      : (GdkRGBA){ 1, 1, 1, 1 };
  if (!gtk_style_context_lookup_color (context, "theme_base_color", &colours[RECTIFY_COLOUR_PAPER]))
    gtk_style_context_lookup_color (context, "theme_bg_color", &colours[RECTIFY_COLOUR_PAPER]);
  rectify_colour_mix (&colours[RECTIFY_COLOUR_PAPER], &colours[RECTIFY_COLOUR_TEXT], 0.6,
                      &colours[RECTIFY_COLOUR_FAINT]);
  rectify_colour_mix (&colours[RECTIFY_COLOUR_PAPER], &colours[RECTIFY_COLOUR_TEXT], 0.25,
                      &colours[RECTIFY_COLOUR_GRID]);
  look_up (self, context, "error_color", RECTIFY_COLOUR_LATE);
  look_up (self, context, "theme_selected_bg_color", RECTIFY_COLOUR_SERIES_0);
  look_up (self, context, "success_color", RECTIFY_COLOUR_SERIES_1);
  rectify_colour_mix (&colours[RECTIFY_COLOUR_PAPER], &colours[RECTIFY_COLOUR_TEXT], 0.55,
                      &colours[RECTIFY_COLOUR_SERIES_2]);
  look_up (self, context, "warning_color", RECTIFY_COLOUR_SERIES_3);
  for (guint i = RECTIFY_COLOUR_SERIES_4; i <= RECTIFY_COLOUR_SERIES_7; i++)
    turn_hue (&colours[RECTIFY_COLOUR_SERIES_0], (i - RECTIFY_COLOUR_SERIES_3) * TURN, &colours[i]);
  make_seen (self, RECTIFY_COLOUR_FAINT, LEAST_TEXT_CONTRAST);
  for (guint i = RECTIFY_COLOUR_LATE; i < RECTIFY_N_COLOURS; i++)
    make_seen (self, i, LEAST_CONTRAST);
}

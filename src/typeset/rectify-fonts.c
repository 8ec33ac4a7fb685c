/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

/* Where a typesetting system keeps its free Chinese faces, which it does not tell fontconfig. */
#define EXTRA_FOLDER "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"

/* First what Chinese desktops have, then what is free. */
static const char *const chains[RECTIFY_N_FACES][12] = {
  [RECTIFY_FACE_FANGSONG]
  = { "仿宋", "FangSong", "仿宋_GB2312", "FangSong_GB2312", "方正仿宋_GBK", "FZFangSong-Z02",
      "STFangsong", "FandolFang R", "FandolFang", "Noto Serif CJK SC", NULL },
  [RECTIFY_FACE_KAI] = { "楷体", "KaiTi", "楷体_GB2312", "KaiTi_GB2312", "方正楷体_GBK", "STKaiti",
                         "LXGW WenKai", "AR PL UKai CN", "FandolKai", NULL },
  [RECTIFY_FACE_HEI] = { "黑体", "SimHei", "方正黑体_GBK", "STHeiti", "Noto Sans CJK SC", NULL },
  [RECTIFY_FACE_TITLE]
  = { "方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "Noto Serif CJK SC", NULL },
  [RECTIFY_FACE_SONG] = { "宋体", "SimSun", "方正书宋_GBK", "STSong", "Noto Serif CJK SC", NULL },
};

/* The families of the English layout, first what desktops have. */
#define LATIN_FAMILIES "Times New Roman,Liberation Serif,DejaVu Serif,Noto Serif CJK SC,serif"

/* What comes before these, if somebody has set it. */
static char **preferred[RECTIFY_N_FACES];
static char *latin_families;

/* fontconfig's matching always answers with something: only its list says what is really there. */
static gboolean
is_there (const char *family)
{
  FcPattern *pattern = FcPatternBuild (NULL, FC_FAMILY, FcTypeString, family, NULL);
  FcObjectSet *objects = FcObjectSetBuild (FC_FAMILY, NULL);
  FcFontSet *fonts = FcFontList (NULL, pattern, objects);
  gboolean found = fonts != NULL && fonts->nfont > 0;

  if (fonts != NULL)
    FcFontSetDestroy (fonts);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (pattern);
  return found;
}

/**
 * rectify_fonts_prefer:
 * @face: a face
 * @families: (array zero-terminated=1): families to try for it before those that are known
 *
 * Before anything is set in it. One that is not there is passed over.
 */
void
rectify_fonts_prefer (RectifyFace face, const char *const *families)
{
  g_return_if_fail ((guint) face < RECTIFY_N_FACES);
  g_strfreev (preferred[face]);
  preferred[face] = g_strdupv ((char **) families);
}

/**
 * rectify_fonts_prefer_latin:
 * @families: (array zero-terminated=1): families to try for the English layout before those that are
 *   known
 *
 * Before anything is set in it.
 */
void
rectify_fonts_prefer_latin (const char *const *families)
{
  g_autofree char *first = g_strjoinv (",", (char **) families);

  g_free (latin_families);
  latin_families = *first != '\0' ? g_strconcat (first, "," LATIN_FAMILIES, NULL) : NULL;
}

/**
 * rectify_fonts_get_latin_families:
 *
 * Returns: (transfer none): the families of the English layout, in order, parted by commas
 */
const char *
rectify_fonts_get_latin_families (void)
{
  return latin_families != NULL ? latin_families : LATIN_FAMILIES;
}

static char *
choose_families (RectifyFace face)
{
  GString *families = g_string_new (NULL);

  for (guint i = 0; preferred[face] != NULL && preferred[face][i] != NULL; i++)
    if (is_there (preferred[face][i]))
      g_string_append_printf (families, "%s,", preferred[face][i]);
  for (guint i = 0; chains[face][i] != NULL; i++)
    if (is_there (chains[face][i]))
      g_string_append_printf (families, "%s,", chains[face][i]);
  /* What the first face lacks (rare names, signs) comes from those with the most characters. */
  g_string_append (families, face == RECTIFY_FACE_HEI ? "Noto Sans CJK SC,sans-serif"
                                                      : "Noto Serif CJK SC,serif");
  return g_string_free (families, FALSE);
}

/**
 * rectify_fonts_get_families:
 * @face: a face
 *
 * Returns: (transfer none): the families that are there for it, in order, parted by commas as Pango
 *   takes them; found out once
 */
const char *
rectify_fonts_get_families (RectifyFace face)
{
  static gsize once = 0;
  static char *families[RECTIFY_N_FACES];

  g_return_val_if_fail ((guint) face < RECTIFY_N_FACES, "serif");
  if (g_once_init_enter (&once))
    {
      if (g_file_test (EXTRA_FOLDER, G_FILE_TEST_IS_DIR))
        FcConfigAppFontAddDir (NULL, (const FcChar8 *) EXTRA_FOLDER);
      for (guint i = 0; i < RECTIFY_N_FACES; i++)
        families[i] = choose_families (i);
      g_once_init_leave (&once, 1);
    }
  return families[face];
}

/**
 * rectify_fonts_get_name:
 * @face: a face
 *
 * Returns: (transfer none): what the standard calls it
 */
const char *
rectify_fonts_get_name (RectifyFace face)
{
  static const char *const names[RECTIFY_N_FACES] = { [RECTIFY_FACE_FANGSONG] = "仿宋",
                                                      [RECTIFY_FACE_KAI] = "楷体",
                                                      [RECTIFY_FACE_HEI] = "黑体",
                                                      [RECTIFY_FACE_TITLE] = "小标宋",
                                                      [RECTIFY_FACE_SONG] = "宋体" };

  g_return_val_if_fail ((guint) face < RECTIFY_N_FACES, "");
  return names[face];
}

/**
 * rectify_fonts_is_substitute:
 * @face: a face
 *
 * Returns: whether a face of another design stands in for it; any foundry's own cut of it is none
 */
gboolean
rectify_fonts_is_substitute (RectifyFace face)
{
  static const char *const others[] = { "Noto ", "LXGW ", "AR PL ", "serif", "sans" };
  const char *families = rectify_fonts_get_families (face);

  /* A serif face of the text is what 宋体 is; a sans one what 黑体 is. */
  if (face == RECTIFY_FACE_SONG || face == RECTIFY_FACE_HEI)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_has_prefix (families, others[i]))
      return TRUE;
  return FALSE;
}

/**
 * rectify_fonts_is_bold:
 * @face: a face
 *
 * Returns: whether what stands in for the face has to be bold to look like it
 */
gboolean
rectify_fonts_is_bold (RectifyFace face)
{
  return face == RECTIFY_FACE_TITLE
         && g_str_has_prefix (rectify_fonts_get_families (face), "Noto Serif");
}

/**
 * rectify_fonts_has_narrow_quotes:
 * @face: a face
 *
 * Returns: whether the curly quotes of what stands in for the face are narrower than a character
 */
gboolean
rectify_fonts_has_narrow_quotes (RectifyFace face)
{
  return face == RECTIFY_FACE_KAI && g_str_has_prefix (rectify_fonts_get_families (face), "LXGW");
}

/**
 * rectify_fonts_create_context:
 *
 * Has a font map of its own, so that text can be set in any thread; widths are those of the paper,
 * not of a screen.
 *
 * Returns: (transfer full): what sets Chinese text, in units of a point
 */
PangoContext *
rectify_fonts_create_context (void)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context;

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72.0);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-outline-levels.h"

#include <string.h>

#include "rectify-outline-answers.h"

/* What the document's own numbering tells: what is numbered alike below problems that are numbered
 * alike is of one kind throughout a section. */

/* So many areas, and problems of an area, tell whether they have measures. */
#define MAX_SIBLINGS 64

/* One family of labels straight below another, in one section. */
typedef struct {
  RectifyNode *section; /* or NULL; only compared */
  guint upper, lower;
  guint n_upper, n_upper_wrong, n_upper_with_fields;
  guint n_lower, n_lower_wrong;
  guint n_upper_beside; /* in an area beside one whose problems have measures, as these seem to */
  guint n_led_in;       /* below so many, measures, as the words before them say */
  gboolean mixed;       /* something else somewhere */
} Level;

typedef struct {
  RectifyOutline *outline;
  GArray *levels;
  RectifyNode *area; /* that was asked last, and the answer */
  gboolean is_beside;
} Collection;

/* Does the heading of a section say what it holds? “二、作风建设” could as well be an area. */
static gboolean
tells_contents (RectifyOutline *outline, RectifyNode *node)
{
  static const char *const keys[] = { "problems", "measures", "assurance" };
  g_autofree char *heading = NULL;

  if (rectify_outline_is_area_heading (outline, node))
    return FALSE;
  heading = rectify_outline_dup_heading (outline, node);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (rectify_vocabulary_contains (outline->vocabulary, "sections", keys[i], heading))
      return TRUE;
  return FALSE;
}

/* Each section is asked once: its heading may be as long as the document. */
static gboolean
is_telling (RectifyOutline *outline, RectifyNode *node)
{
  if (node->told == RECTIFY_NODE_NOT_ASKED)
    node->told = tells_contents (outline, node) ? RECTIFY_NODE_TELLS : RECTIFY_NODE_TELLS_NOTHING;
  return node->told == RECTIFY_NODE_TELLS;
}

/* The section that a node stands in; areas that are numbered as sections are none. */
static RectifyNode *
find_section (RectifyOutline *outline, RectifyNode *node)
{
  for (node = node->parent; node != NULL; node = node->parent)
    if (node->labelled && rectify_label_matcher_is_section (outline->matcher, node->label.family)
        && is_telling (outline, node))
      return node;
  return NULL;
}

static Level *
find_level (GArray *levels, RectifyNode *section, guint upper, guint lower)
{
  for (guint i = 0; i < levels->len; i++)
    {
      Level *level = &g_array_index (levels, Level, i);

      if (level->section == section && level->upper == upper && level->lower == lower)
        return level;
    }
  return NULL;
}

static Level *
ensure_level (GArray *levels, RectifyNode *section, guint upper, guint lower)
{
  Level *level = find_level (levels, section, upper, lower);
  const Level fresh = { .section = section, .upper = upper, .lower = lower };

  if (level != NULL)
    return level;
  g_array_append_val (levels, fresh);
  return &g_array_index (levels, Level, levels->len - 1);
}

static gboolean
may_be_problem (RectifyOutline *outline, RectifyNode *node)
{
  return node->parent != NULL && node->labelled && !node->is_table
         && node->hint != RECTIFY_NODE_MEASURE
         && !rectify_label_matcher_is_section (outline->matcher, node->label.family)
         && !rectify_outline_is_area_heading (outline, node);
}

/* The first numbered item below a node, if nothing leads it in. */
static RectifyNode *
find_first_open (RectifyNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (child->labelled && child->hint == RECTIFY_NODE_OPEN)
        return child;
    }
  return NULL;
}

static gboolean
has_fields (RectifyNode *node)
{
  return node->assignments != NULL || node->deadline != NULL;
}

/* Is a node a problem with measures that words lead in? */
static gboolean
has_led_in (RectifyNode *node)
{
  if (!node->labelled || node->lead_in == NULL)
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    if (((RectifyNode *) g_ptr_array_index (node->children, i))->hint == RECTIFY_NODE_MEASURE)
      return TRUE;
  return FALSE;
}

/* Do words lead in measures straight below problems of an area? */
static gboolean
has_answered (RectifyNode *area)
{
  for (guint i = 0; i < MIN (area->children->len, MAX_SIBLINGS); i++)
    if (has_led_in (g_ptr_array_index (area->children, i)))
      return TRUE;
  return FALSE;
}

/* “整改成效方面” tells what has been reached, and no problems. */
static gboolean
tells_results (RectifyOutline *outline, RectifyNode *area)
{
  static const char *const words[] = { "成效", "经验", "做法" };
  g_autofree char *heading = rectify_outline_dup_heading (outline, area);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (heading, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * rectify_outline_is_beside_answered:
 * @outline: an outline whose tree is built
 * @area: a node of it
 *
 * Returns: whether it is “二、…方面”, beside one that is numbered and named alike and has problems with
 *   measures straight below it
 */
gboolean
rectify_outline_is_beside_answered (RectifyOutline *outline, RectifyNode *area)
{
  GPtrArray *areas = area->parent != NULL ? area->parent->children : NULL;

  if (areas == NULL || !area->labelled || !rectify_outline_is_area_heading (outline, area)
      || tells_results (outline, area))
    return FALSE;
  for (guint i = 0; i < MIN (areas->len, MAX_SIBLINGS); i++)
    {
      RectifyNode *beside = g_ptr_array_index (areas, i);

      if (beside != area && beside->labelled && beside->label.family == area->label.family
          && has_answered (beside) && rectify_outline_is_area_heading (outline, beside))
        return TRUE;
    }
  return FALSE;
}

/* Does a line begin as a measure does, or say who does it or until when? */
static gboolean
looks_like_measure (RectifyOutline *outline, RectifyNode *node)
{
  static const char *const verbs[]
      = { "制定", "修订", "完善", "健全", "建立", "开展", "组织", "加强", "强化", "推进", "推行",
          "公示", "公开", "取消", "清理", "整治", "整顿", "排查", "督促", "约谈", "更换", "维修",
          "修复", "修缮", "改造", "新建", "增设", "增加", "安装", "设立", "设置", "成立", "召开",
          "举办", "深化", "优化", "细化", "压实", "定期", "每月", "每周", "每季", "逐户", "逐项",
          "逐一", "限时", "限期", "立即", "加大", "加快", "配齐", "配备", "选派", "签订", "编制",
          "印发", "追缴", "清退", "退还", "拆除", "关停", "实行", "实施" };
  g_autofree char *words = NULL;

  if (has_fields (node))
    return TRUE;
  words = rectify_outline_dup_heading (outline, node);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_has_prefix (words, verbs[i]))
      return TRUE;
  return FALSE;
}

/**
 * rectify_outline_tells_answers:
 * @outline: an outline whose tree is built
 * @area: a node of it
 *
 * Returns: whether words or fields tell that measures stand below its problems, though nothing leads
 *   them in: at least half of those say that something is wrong, or most of what stands below them
 *   looks like measures
 */
gboolean
rectify_outline_tells_answers (RectifyOutline *outline, RectifyNode *area)
{
  guint n_upper = 0, n_wrong = 0, n_lower = 0, n_measures = 0;

  for (guint i = 0; i < area->children->len; i++)
    {
      RectifyNode *node = g_ptr_array_index (area->children, i);

      if (!node->labelled || find_first_open (node) == NULL)
        continue;
      n_upper++;
      n_wrong += rectify_outline_sounds_wrong (outline, node);
      for (guint j = 0; j < node->children->len; j++)
        {
          RectifyNode *child = g_ptr_array_index (node->children, j);

          n_lower += child->labelled;
          n_measures += child->labelled && looks_like_measure (outline, child);
        }
    }
  return n_upper > 0 && (2 * n_wrong >= n_upper || 2 * n_measures > n_lower);
}

/* Each area is asked once, as long as nothing stands between its problems. */
static gboolean
stands_beside_answered (Collection *self, RectifyNode *node)
{
  if (self->area != node->parent)
    {
      self->area = node->parent;
      self->is_beside = rectify_outline_is_beside_answered (self->outline, node->parent)
                        && rectify_outline_tells_answers (self->outline, node->parent);
    }
  return self->is_beside;
}

/* Counts what stands below one node. */
static void
count_below (Collection *self, RectifyNode *node)
{
  RectifyNode *first = find_first_open (node);
  RectifyNode *section = find_section (self->outline, node);
  gboolean fields = has_fields (node), led_in = FALSE;
  guint led_family = 0;
  Level *level;

  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (!child->labelled)
        continue;
      level = ensure_level (self->levels, section, node->label.family, child->label.family);
      fields = fields || has_fields (child);
      if (child->hint == RECTIFY_NODE_MEASURE)
        {
          led_in = TRUE;
          led_family = child->label.family;
        }
      else if (child->hint != RECTIFY_NODE_OPEN || node->lead_in != NULL
               || rectify_outline_holds_lead_in (child))
        level->mixed = TRUE;
      else
        {
          level->n_lower++;
          level->n_lower_wrong += rectify_outline_sounds_wrong (self->outline, child);
        }
    }
  if (led_in)
    ensure_level (self->levels, section, node->label.family, led_family)->n_led_in++;
  if (first == NULL)
    return;
  level = ensure_level (self->levels, section, node->label.family, first->label.family);
  level->n_upper++;
  level->n_upper_wrong += rectify_outline_sounds_wrong (self->outline, node);
  level->n_upper_with_fields += fields;
  level->n_upper_beside += stands_beside_answered (self, node);
}

static void
collect (Collection *self, RectifyNode *node)
{
  if (may_be_problem (self->outline, node))
    count_below (self, node);
  for (guint i = 0; i < node->children->len; i++)
    collect (self, g_ptr_array_index (node->children, i));
}

static gboolean
tells_measures (RectifyNode *node)
{
  if (node->hint == RECTIFY_NODE_MEASURE || node->lead_in != NULL || node->has_tasks)
    return TRUE;
  for (guint i = 0; i < node->children->len; i++)
    if (tells_measures (g_ptr_array_index (node->children, i)))
      return TRUE;
  return FALSE;
}

/* Nothing leads in measures anywhere; but most of those above say that something is wrong, and who
 * mends it or until when, and hardly any of those below say that something is wrong. */
static gboolean
looks_answered (const Level *level)
{
  return 2 * level->n_upper_wrong >= level->n_upper
         && 2 * level->n_upper_with_fields > level->n_upper
         && 4 * level->n_lower_wrong <= level->n_lower;
}

/* Words lead in the measures of other areas, but not here, where none of those below say that something
 * is wrong. */
static gboolean
is_like_answered (const Level *level)
{
  return level->n_upper > 0 && level->n_upper_beside == level->n_upper && level->n_lower_wrong == 0;
}

/**
 * rectify_outline_levels_new:
 * @outline: an outline whose tree is built, before it is decided what each node is
 *
 * Returns: (transfer full): the levels of numbered items on which measures stand below problems
 */
GArray *
rectify_outline_levels_new (RectifyOutline *outline)
{
  Collection self = { .outline = outline, .levels = g_array_new (FALSE, FALSE, sizeof (Level)) };
  gboolean told = tells_measures (outline->root);

  collect (&self, outline->root);
  for (guint i = self.levels->len; i > 0; i--)
    {
      const Level *level = &g_array_index (self.levels, Level, i - 1);

      if (level->mixed || level->n_lower == 0
          || (level->n_led_in == 0 && !is_like_answered (level)
              && (told || !looks_answered (level))))
        g_array_remove_index (self.levels, i - 1);
    }
  return self.levels;
}

/**
 * rectify_outline_levels_hold_measures:
 * @levels: what rectify_outline_levels_new() has found
 * @outline: the outline
 * @node: a node of it
 * @guessed: (out): set to whether only words and fields tell so, or less than half of those that are
 *   numbered alike
 *
 * Returns: whether it is a problem with its measures below it, as the numbering of the rest of its
 *   section tells
 */
gboolean
rectify_outline_levels_hold_measures (GArray *levels, RectifyOutline *outline, RectifyNode *node,
                                      gboolean *guessed)
{
  RectifyNode *first = may_be_problem (outline, node) ? find_first_open (node) : NULL;
  const Level *level = first != NULL ? find_level (levels, find_section (outline, node),
                                                   node->label.family, first->label.family)
                                     : NULL;
  guint n = 0, n_wrong = 0;

  if (level == NULL)
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (child->has_tasks)
        return FALSE;
      if (!child->labelled)
        continue;
      n++;
      n_wrong += rectify_outline_sounds_wrong (outline, child);
    }
  *guessed = level->n_led_in < level->n_upper;
  return 2 * n_wrong < n;
}

static gboolean
is_answered (RectifyNode *node)
{
  if (node->lead_in != NULL || node->is_table || node->kind == RECTIFY_ITEM_MEASURE)
    return TRUE;
  for (guint i = 0; i < node->children->len; i++)
    if (is_answered (g_ptr_array_index (node->children, i)))
      return TRUE;
  return FALSE;
}

static void
collect_problems (RectifyNode *node, GPtrArray *problems)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      RectifyNode *child = g_ptr_array_index (node->children, i);

      if (child->kind == RECTIFY_ITEM_PROBLEM)
        g_ptr_array_add (problems, child);
      else
        collect_problems (child, problems);
    }
}

/* The same for all problems that are numbered alike in one section. */
static gpointer
get_key (RectifyOutline *outline, RectifyNode *node)
{
  RectifyNode *section = find_section (outline, node);
  guint place = section != NULL ? section->paragraph + 1 : 0;

  return GSIZE_TO_POINTER ((gsize) place * 64 + (node->labelled ? node->label.family + 1 : 0));
}

/**
 * rectify_outline_mark_unanswered:
 * @outline: an outline of which it is decided what each node is
 *
 * Marks the problems without measures where at least half of those that are numbered alike in their
 * section have some.
 */
void
rectify_outline_mark_unanswered (RectifyOutline *outline)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  g_autoptr (GHashTable) balance = g_hash_table_new (NULL, NULL);

  collect_problems (outline->root, problems);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < problems->len; i++)
      {
        RectifyNode *node = g_ptr_array_index (problems, i);
        gpointer key = get_key (outline, node);
        int n = GPOINTER_TO_INT (g_hash_table_lookup (balance, key));
        gboolean answered = is_answered (node);

        if (pass == 0)
          g_hash_table_insert (balance, key, GINT_TO_POINTER (n + (answered ? 1 : -1)));
        else
          node->unanswered = !answered && n >= 0;
      }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-duty-clause.h"

#include <string.h>

#include "rectify-check-words.h"
#include "rectify-deadline-phrase.h"
#include "rectify-party-list.h"
#include "rectify-party-name.h"

/* Longer names and clauses are sentences. Characters, and bytes. */
#define MAX_UNIT 14
#define MIN_PERSON 2
#define MAX_PERSON 3
#define MAX_CLAUSE 240

/* “2026年6月底前完成”, whose first group is the time. */
#define DONE "(?:完成|完成整改|整改到位|整改完成|落实到位|办结)$"
#define DATED                                                                                                             \
  "^(?:于|在|力争|争取|确保|计划)?"                                                                             \
  "((?:(?:20[0-9]{2}年|[二〇零一三四五六七八九]{4}年|今年|明年|本年度?)?"                             \
  "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"                                                      \
  "(?:(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]" \
  "|底|末|初|上旬|中旬|下旬)?"                                                                                   \
  "|(?:20[0-9]{2}|今|明|本)?年(?:年)?底)"                                                                           \
  "(?:之)?前)(?:全部|全面)?" DONE

/* What such a clause ends with, the longer before the shorter. */
static const struct {
  const char *word;
  RectifyRole of_units;
  RectifyRole of_persons;
  gboolean supports;
} verbs[] = {
  { "牵头负责", RECTIFY_ROLE_LEAD_UNIT, RECTIFY_ROLE_LEADER, FALSE },
  { "牵头落实", RECTIFY_ROLE_LEAD_UNIT, RECTIFY_ROLE_LEADER, FALSE },
  { "负责落实", RECTIFY_ROLE_RESPONSIBLE_UNIT, RECTIFY_ROLE_PERSON, FALSE },
  { "协助配合", RECTIFY_ROLE_RESPONSIBLE_UNIT, RECTIFY_ROLE_PERSON, TRUE },
  { "配合落实", RECTIFY_ROLE_RESPONSIBLE_UNIT, RECTIFY_ROLE_PERSON, TRUE },
  { "牵头", RECTIFY_ROLE_LEAD_UNIT, RECTIFY_ROLE_LEADER, FALSE },
  { "负责", RECTIFY_ROLE_RESPONSIBLE_UNIT, RECTIFY_ROLE_PERSON, FALSE },
  { "配合", RECTIFY_ROLE_RESPONSIBLE_UNIT, RECTIFY_ROLE_PERSON, TRUE },
  { "协助", RECTIFY_ROLE_RESPONSIBLE_UNIT, RECTIFY_ROLE_PERSON, TRUE },
};

/* What may stand between the names and the word. */
static const char *const adverbs[] = { "具体", "共同", "统一", "总", NULL };

/* “马上负责”: what begins as a name does, and is none. */
static const char *const no_persons[]
    = { "马上", "白天", "周末", "周密", "周到",   "郑重", "曾经", "许可",   "顾问",
        "何人", "余下", "夏季", "程度", "程序",   "金额", "毛病", "凌晨",   "殷切",
        "石化", "江河", "康复", "程控", "石家庄", "沈阳", "江苏", "江西",   "安徽",
        "安阳", "安庆", "宁波", "宁夏", "云南",   "温州", "常州", "金华",   "成都",
        "许昌", "徐州", "郑州", "柳州", "武汉",   "黄山", "黄石", "连云港", NULL };

/* “王庄路”, “贺兰山”: names of places. */
static const char *const place_ends[] = { "省", "市", "县", "区", "路", "山", "庄", NULL };

/* “要求各科室负责”, “办公室会同人事科负责”: a sentence, whatever it ends with. */
static const char *const no_unit_words[]
    = { "会同", "联合", "协同", "配合", "协助", "牵头", "负责", "要求", "督促",
        "指定", "明确", "成立", "建立", "设立", "组建", "抽调", "安排", "责成",
        "责令", "交由", "报请", "委托", "指派", "确定", "分别", "形成", NULL };
static const char *const no_unit_starts[]
    = { "与",   "和",   "向",   "对",   "为",   "让",   "请",   "并",   "及",   "须",   "需",
        "应",   "均",   "都",   "也",   "从",   "按",   "把",   "将",   "每",   "协调", "指导",
        "督导", "推动", "压实", "落实", "坚持", "加强", "强化", "实行", "继续", "统筹", "依托",
        "通过", "召集", "动员", "发挥", "主要", "定期", "及时", "主动", "积极", "切实", NULL };
static const char *const no_unit_ends[]
    = { "干部", "内部", "外部", "局部", "格局", "全局", "结局", "举办",
        "承办", "督办", "交办", "催办", "查办", "专办", NULL };
static const char *const short_units[]
    = { "党委", "党组", "纪委", "团委", "工会", "妇联", "县委", "市委", "区委", "镇委", NULL };
static const char *const unit_ends[]
    = { "股", "组",     "专班",   "纪委",   "社区",   "团委", "总支",
        "村", "村委会", "居委会", "管委会", "理事会", NULL };

static gboolean
is_plain_person (const char *name)
{
  glong length = g_utf8_strlen (name, -1);
  gunichar first = g_utf8_get_char (name);

  if (length < MIN_PERSON || length > MAX_PERSON
      || rectify_words_match_start (no_persons, name) != NULL
      || (!rectify_char_in (first, rectify_surnames)
          && !rectify_char_in (first, rectify_further_surnames)))
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!rectify_is_han (g_utf8_get_char (p)))
      return FALSE;
  if (length > MIN_PERSON && rectify_words_match_end (place_ends, name, strlen (name)) != NULL)
    return FALSE;
  /* 林长, 段长 are offices. */
  return length > MIN_PERSON || !g_str_has_suffix (name, "长");
}

/* Is it a sentence, or part of one: “要求办公室”, “明确副局长”? */
static gboolean
holds_verb (const char *name)
{
  for (guint i = 0; no_unit_words[i] != NULL; i++)
    if (strstr (name, no_unit_words[i]) != NULL)
      return TRUE;
  return rectify_words_match_start (no_unit_starts, name) != NULL;
}

/* “张三”, “副局长张三”, “欧阳修”. */
static gboolean
is_person (RectifyVocabulary *vocabulary, const char *name)
{
  static const char *const compound[] = { "欧阳", "上官", "司马", "诸葛", "司徒", "夏侯", NULL };
  const RectifyWordList *titles = rectify_vocabulary_get_list (vocabulary, "parties", "titles");
  const char *given = rectify_words_match_start (compound, name);

  if (given != NULL)
    return g_utf8_strlen (name, -1) >= 3 && g_utf8_strlen (name, -1) <= 4;
  if (is_plain_person (name))
    return TRUE;
  if (g_utf8_strlen (name, -1) > MAX_UNIT
      || rectify_vocabulary_contains (vocabulary, "parties", "verbs", name))
    return FALSE;
  for (const char *p = g_utf8_next_char (name); *p != '\0'; p = g_utf8_next_char (p))
    if (is_plain_person (p))
      {
        g_autofree char *title = g_strndup (name, p - name);

        if (rectify_word_list_ends (titles, title) && !holds_verb (title))
          return TRUE;
      }
  return FALSE;
}

/* “组织各科室”, though “组织科” is one; and “全部”, though “安全部” is one. */
static gboolean
only_looks_like_unit (const char *name)
{
  const char *rest = g_str_has_prefix (name, "组织") ? name + strlen ("组织") : NULL;

  if (rest != NULL && (rectify_party_name_is_unit (rest) || g_str_has_prefix (rest, "各")))
    return TRUE;
  return g_str_has_suffix (name, "全部") && !g_str_has_suffix (name, "安全部");
}

static gboolean
is_unit (RectifyVocabulary *vocabulary, const char *name)
{
  const RectifyWordList *units = rectify_vocabulary_get_list (vocabulary, "parties", "units");

  if (g_utf8_strlen (name, -1) > MAX_UNIT
      || rectify_vocabulary_contains (vocabulary, "parties", "verbs", name)
      || only_looks_like_unit (name) || holds_verb (name)
      || rectify_words_match_end (no_unit_ends, name, strlen (name)) != NULL)
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!rectify_is_han (g_utf8_get_char (p)) && !g_unichar_isalnum (g_utf8_get_char (p)))
      return FALSE;
  return rectify_party_name_is_unit (name) || g_strv_contains (short_units, name)
         || (g_str_has_prefix (name, "各") && rectify_word_list_ends (units, name))
         || (g_utf8_strlen (name, -1) > 2
             && rectify_words_match_end (unit_ends, name, strlen (name)) != NULL);
}

/* Names beside each other, all of persons or all of units. */
static gboolean
are_names (RectifyVocabulary *vocabulary, const char *text, gboolean *persons)
{
  g_auto (GStrv) names = rectify_party_list_split (vocabulary, text);

  /* “张敏等”, “水务站等单位”: of others that are not named. */
  if (strstr (text, "等") != NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean person = is_person (vocabulary, names[i]);

      if ((!person && !is_unit (vocabulary, names[i])) || (i > 0 && person != *persons))
        return FALSE;
      *persons = person;
    }
  return names[0] != NULL;
}

static gboolean
read_duty (RectifyVocabulary *vocabulary, const char *text, RectifyDutyClause *clause)
{
  gsize by = g_str_has_prefix (text, "由") ? strlen ("由") : 0;
  gboolean persons = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *names = NULL;
      const char *adverb;

      if (!g_str_has_suffix (text, verbs[i].word) || strlen (text) <= by + strlen (verbs[i].word))
        continue;
      names = g_strndup (text + by, strlen (text) - by - strlen (verbs[i].word));
      adverb = verbs[i].supports ? NULL : rectify_words_match_end (adverbs, names, strlen (names));
      if (adverb != NULL)
        names[strlen (names) - strlen (adverb)] = '\0';
      if (!are_names (vocabulary, names, &persons) || (persons && verbs[i].supports))
        return FALSE;
      *clause = (RectifyDutyClause){ .start = by,
                                     .end = by + strlen (names),
                                     .is_weak = verbs[i].supports
                                                || (persons && by == 0 && is_plain_person (names)),
                                     .role = persons ? verbs[i].of_persons : verbs[i].of_units };
      return TRUE;
    }
  return FALSE;
}

/* “6月底前完成”, and beside who does it “长期坚持”. */
static gboolean
read_deadline (RectifyVocabulary *vocabulary, const char *text, int year, RectifyDutyClause *clause)
{
  static const char *const undated[] = { "长期坚持", "立行立改", "即知即改", "立即整改", NULL };
  static GRegex *dated = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *phrase = NULL;
  GDate due;
  int start = 0, end = strlen (text);

  if (g_once_init_enter (&dated))
    {
      GRegex *made = g_regex_new (DATED, G_REGEX_OPTIMIZE, 0, NULL);

      g_once_init_leave (&dated, made);
    }
  if (g_regex_match (dated, text, 0, &match))
    g_match_info_fetch_pos (match, 1, &start, &end);
  else if (!g_strv_contains (undated, text))
    return FALSE;
  *clause = (RectifyDutyClause){
    .start = start, .end = end, .is_deadline = TRUE, .is_weak = !g_match_info_matches (match)
  };
  phrase = g_strndup (text + start, end - start);
  return rectify_deadline_phrase_read (vocabulary, phrase, year, &due) != RECTIFY_DEADLINE_NONE;
}

/**
 * rectify_duty_clause_read:
 * @vocabulary: a vocabulary
 * @text: a clause, without the marks around it
 * @year: the plan's year, 0 if unknown
 * @clause: (out): set to what it says
 *
 * Returns: whether it says nothing but who does something, or until when: “由张三负责”, “办公室牵头”,
 *   “6月底前完成”
 */
gboolean
rectify_duty_clause_read (RectifyVocabulary *vocabulary, const char *text, int year,
                          RectifyDutyClause *clause)
{
  return strlen (text) <= MAX_CLAUSE
         && (read_duty (vocabulary, text, clause)
             || read_deadline (vocabulary, text, year, clause));
}

/**
 * rectify_duty_clause_is_name:
 * @vocabulary: a vocabulary
 * @text: a clause, without the marks around it
 *
 * Returns: whether it is nothing but the name of a unit or a person, or several
 */
gboolean
rectify_duty_clause_is_name (RectifyVocabulary *vocabulary, const char *text)
{
  gboolean persons = FALSE;

  return strlen (text) <= MAX_CLAUSE && are_names (vocabulary, text, &persons);
}

/**
 * rectify_duty_clause_may_end:
 * @text: words up to a mark
 *
 * Returns: whether they could say who does something or until when, though not plainly
 */
gboolean
rectify_duty_clause_may_end (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_has_suffix (text, verbs[i].word))
      return TRUE;
  return g_regex_match_simple ("前(?:全部|全面)?" DONE, text, 0, 0);
}

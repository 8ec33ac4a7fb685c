/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-field-matcher.h"

#include <string.h>

#include "rectify-characters.h"
#include "rectify-deadline-phrase.h"

/* The text of a field that has no colon is short: a name or two. */
#define MAX_BARE_VALUE 120
/* “责 任 领 导：”, and “（部门）” behind a label, in characters. */
#define MAX_SPREAD_LABEL 16
#define MAX_DUTY 8
/* So much of what follows a short label is looked at, in characters. */
#define MAX_SHORT_VALUE 40
/* The names of a unit and of a person behind such a label are no longer. */
#define MAX_UNIT 14
#define MAX_PERSON 4
/* No more labels are linked to one; a longer list of them is no label. */
#define MAX_LINKED 8

static const char *
skip_blanks (const char *p)
{
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
is_one_of (const char *p, const char *marks)
{
  gunichar c = g_utf8_get_char (p);

  return c != 0 && !rectify_is_ideograph (c) && g_utf8_strchr (marks, -1, c) != NULL;
}

static const char *
skip_colon (const char *p)
{
  return is_one_of (p, "：:∶﹕") ? g_utf8_next_char (p) : NULL;
}

/* How much of a spread label (“责 任 人：”) its characters without blanks are. */
static gsize
measure_spread (const char *p, gsize length)
{
  const char *start = p;

  while (length > 0)
    {
      const char *next = skip_blanks (p);

      p = g_utf8_next_char (next);
      length -= MIN (length, (gsize) (p - next));
    }
  return p - start;
}

/* A label whose characters are parted by blanks, up to its colon, without them; or NULL. */
static char *
close_up (const char *p)
{
  GString *closed = g_string_new (NULL);
  gboolean spread = FALSE;

  for (guint i = 0; i < MAX_SPREAD_LABEL && *p != '\0'; i++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (skip_colon (p) != NULL)
        return g_string_free (closed, !spread);
      if (g_unichar_isspace (c))
        spread = TRUE;
      else
        g_string_append_unichar (closed, c);
    }
  g_string_free (closed, TRUE);
  return NULL;
}

static gsize
match_words (RectifyVocabulary *vocabulary, const char *p, RectifyToken *token)
{
  RectifyRole role = RECTIFY_ROLE_LEADER;
  gsize as_role = rectify_vocabulary_match_role (vocabulary, p, &role);
  gsize as_deadline = rectify_vocabulary_match_word (vocabulary, "labels", "deadline", p);

  token->is_deadline = as_deadline > as_role;
  token->role = role;
  return MAX (as_role, as_deadline);
}

/* What stands behind the colon of a short label, up to a mark or where another label begins; of what is
 * very long, whole parts. */
static char *
dup_short_value (const char *value, const char *marks)
{
  const char *end = skip_blanks (value), *part = NULL;

  value = end;
  for (guint i = 0; *end != '\0' && !is_one_of (end, marks); i++)
    {
      if (skip_colon (end) != NULL || i >= MAX_SHORT_VALUE)
        return g_strndup (value, part != NULL ? part - value : 0);
      if (g_unichar_isspace (g_utf8_get_char (end)) || is_one_of (end, "、,，|｜"))
        part = end;
      end = g_utf8_next_char (end);
    }
  return g_strchomp (g_strndup (value, end - value));
}

/* “立行立改、长期坚持”: nothing but words for such a limit. */
static gboolean
is_undated (RectifyVocabulary *vocabulary, const char *value)
{
  gsize length;

  do
    {
      length = MAX (rectify_vocabulary_match_word (vocabulary, "deadlines", "immediate", value),
                    rectify_vocabulary_match_word (vocabulary, "deadlines", "long_term", value));
      value += length;
      if (length > 0 && is_one_of (value, "、并"))
        value = g_utf8_next_char (value);
    }
  while (length > 0);
  return *value == '\0';
}

static gboolean
ends_with (RectifyVocabulary *vocabulary, const char *group, const char *key, const char *text)
{
  return rectify_word_list_ends (rectify_vocabulary_get_list (vocabulary, group, key), text);
}

/* A time that ends as limits do: in a sentence, something else follows. */
static gboolean
is_limit (RectifyVocabulary *vocabulary, const char *value)
{
  GDate due;

  if (*value == '\0')
    return FALSE;
  if (is_undated (vocabulary, value))
    return TRUE;
  return ends_with (vocabulary, "deadlines", "limits", value)
         && !ends_with (vocabulary, "deadlines", "no-limits", value)
         && rectify_deadline_phrase_read (vocabulary, value, 0, &due) != 0;
}

/* The first is a unit, the others may also be persons; a sentence is longer, or has a verb. */
static gboolean
is_party (RectifyVocabulary *vocabulary, const char *name, gboolean is_first)
{
  glong length = g_utf8_strlen (name, -1);

  if (length > MAX_UNIT || rectify_vocabulary_contains (vocabulary, "parties", "verbs", name))
    return FALSE;
  return ends_with (vocabulary, "parties", "units", name)
         || ends_with (vocabulary, "parties", "titles", name)
         || (!is_first && length >= 2 && length <= MAX_PERSON);
}

/* “民政局（周小芳）、各股室”: names and nothing else. */
static gboolean
are_parties (RectifyVocabulary *vocabulary, const char *value)
{
  g_autoptr (GRegex) marks = g_regex_new ("[（(][^（）()]*[）)]?|[，、,|｜\\s\u3000]", 0, 0, NULL);
  g_auto (GStrv) names = g_regex_split (marks, value, 0);
  guint n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0' && !is_party (vocabulary, names[i], n++ == 0))
      return FALSE;
  return n > 0;
}

/* “责任：”, “时间：”, whatever follows, if anything does; 0 if it begins otherwise. */
static gsize
match_short_label (RectifyVocabulary *vocabulary, const char *p)
{
  gsize as_unit = rectify_vocabulary_match_word (vocabulary, "labels", "short_unit", p);
  gsize as_deadline = rectify_vocabulary_match_word (vocabulary, "labels", "short_deadline", p);
  gsize length = MAX (as_unit, as_deadline);
  const char *colon = length > 0 ? skip_colon (skip_blanks (p + length)) : NULL;

  return colon != NULL && *skip_blanks (colon) != '\0' ? length : 0;
}

/* “时间：3月5日前。召开动员会。”: a sentence follows that is of no field. */
static gboolean
sentence_follows (RectifyVocabulary *vocabulary, const char *value)
{
  RectifyToken token;

  while (*value != '\0' && !is_one_of (value, "。：:"))
    value = g_utf8_next_char (value);
  if (!is_one_of (value, "。"))
    return FALSE;
  value = skip_blanks (g_utf8_next_char (value));
  return *value != '\0' && match_words (vocabulary, value, &token) == 0
         && match_short_label (vocabulary, value) == 0;
}

/* “责任:民政局”, “时间:12月底前”, but not “时间：3月5日上午” or “责任：层层压实”. */
static gsize
match_short (RectifyVocabulary *vocabulary, const char *p, RectifyToken *token)
{
  gsize length = match_short_label (vocabulary, p);
  const char *colon = length > 0 ? skip_colon (skip_blanks (p + length)) : NULL;
  g_autofree char *value = NULL;

  if (colon == NULL || sentence_follows (vocabulary, colon))
    return 0;
  token->is_deadline
      = rectify_vocabulary_match_word (vocabulary, "labels", "short_deadline", p) == length;
  token->role = RECTIFY_ROLE_RESPONSIBLE_UNIT;
  value = dup_short_value (colon, token->is_deadline ? "；;。，,（(" : "；;。");
  return (token->is_deadline ? is_limit (vocabulary, value) : are_parties (vocabulary, value))
             ? length
             : 0;
}

static gsize
match_label (RectifyVocabulary *vocabulary, const char *p, RectifyToken *token)
{
  gsize length = match_words (vocabulary, p, token);
  g_autofree char *closed = NULL;

  if (length == 0)
    length = match_short (vocabulary, p, token);

  /* Only a blank behind the first character is worth a closer look. */
  if (length > 0 || *p == '\0' || g_unichar_isspace (g_utf8_get_char (p))
      || !g_unichar_isspace (g_utf8_get_char (g_utf8_next_char (p))))
    return length;
  closed = close_up (p);
  length = closed != NULL ? match_words (vocabulary, closed, token) : 0;
  return length > 0 && closed[length] == '\0' ? measure_spread (p, length) : 0;
}

/* “责任单位（部门）：”: what stands in brackets belongs to the label if the colon follows. */
static const char *
skip_duty (const char *p)
{
  const char *end = p;

  if (!is_one_of (p, "（("))
    return p;
  for (guint i = 0; i < MAX_DUTY && *end != '\0'; i++)
    {
      end = g_utf8_next_char (end);
      if (is_one_of (end, "）)"))
        {
          end = g_utf8_next_char (end);
          return skip_colon (skip_blanks (end)) != NULL ? end : p;
        }
    }
  return p;
}

/* “责任单位和责任人”, “牵头领导/责任单位”: the first of them says the role. */
static const char *
match_labels (RectifyVocabulary *vocabulary, const char *p, RectifyToken *token)
{
  static const char *const links[] = { "以及", "和", "及", "与", "、", "/", "／", "或" };
  gsize length = match_label (vocabulary, p, token);
  RectifyToken other = { 0 };

  if (length == 0)
    return NULL;
  p += length;
  for (guint n = 1, more = TRUE; more && n < MAX_LINKED; n++)
    {
      more = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (links) && !more; i++)
        if (g_str_has_prefix (p, links[i])
            && (length = match_label (vocabulary, p + strlen (links[i]), &other)) > 0)
          {
            p += strlen (links[i]) + length;
            more = TRUE;
          }
    }
  return skip_duty (p);
}

static const char *
match_bracketed_label (RectifyVocabulary *vocabulary, const char *p, const char **label,
                       const char **mark, RectifyToken *token)
{
  static const char *const pairs[][2]
      = { { "【", "】" }, { "[", "]" }, { "〔", "〕" }, { "［", "］" }, { "《", "》" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const char *end, *colon;

      if (!g_str_has_prefix (p, pairs[i][0]))
        continue;
      *label = p + strlen (pairs[i][0]);
      end = match_labels (vocabulary, *label, token);
      if (end == NULL || !g_str_has_prefix (end, pairs[i][1]))
        return NULL;
      *mark = end;
      end += strlen (pairs[i][1]);
      colon = skip_colon (skip_blanks (end));
      return colon != NULL ? colon : end;
    }
  return NULL;
}

/* Does a note or a lead-in begin here, with its colon? */
static gboolean
note_follows (RectifyVocabulary *vocabulary, const char *p)
{
  RectifyToken token;

  return (rectify_note_match (vocabulary, p, 0, 0, &token)
          || rectify_lead_in_match (vocabulary, p, 0, 0, &token))
         && is_one_of (g_utf8_prev_char (p + token.end), "：:∶﹕】]〕］");
}

/* Does another field begin here, behind a mark or blank that may part two of them? */
static gboolean
other_field_follows (RectifyVocabulary *vocabulary, const char *p)
{
  RectifyToken token = { 0 };
  const char *label, *mark, *end;

  p = skip_blanks (p);
  if (!rectify_field_may_begin (vocabulary, p))
    return FALSE;
  if (match_bracketed_label (vocabulary, p, &label, &mark, &token) != NULL)
    return TRUE;
  end = match_labels (vocabulary, p, &token);
  return (end != NULL && skip_colon (skip_blanks (end)) != NULL) || note_follows (vocabulary, p);
}

/* Where a field's text ends: where another field begins, at the bracket that closes those that were
 * opened before it, or at the end. */
static const char *
find_value_end (RectifyVocabulary *vocabulary, const char *value, gboolean *closed)
{
  int depth = 0;
  const char *p;

  *closed = FALSE;
  for (p = rectify_skip_ideographs (value); *p != '\0';
       p = rectify_skip_ideographs (g_utf8_next_char (p)))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_one_of (p, "）)") && depth-- == 0)
        {
          *closed = TRUE;
          return p;
        }
      if (g_unichar_isspace (c) || g_utf8_strchr ("；;，,。、|｜", -1, c) != NULL)
        {
          if (other_field_follows (vocabulary, g_utf8_next_char (p)))
            return p;
        }
      else if (is_one_of (p, "【[〔［（("))
        {
          const char *inside = g_utf8_next_char (p);

          if (other_field_follows (vocabulary, p) || other_field_follows (vocabulary, inside))
            return p;
        }
      depth += is_one_of (p, "（(");
    }
  return p;
}

static const char *
skip_marks (const char *p)
{
  const char *next = skip_blanks (p);

  while (is_one_of (next, "；;，,。、|｜"))
    {
      p = g_utf8_next_char (next);
      next = skip_blanks (p);
    }
  return p;
}

/**
 * rectify_field_match:
 * @vocabulary: a vocabulary
 * @text: a paragraph
 * @position: a byte in it
 * @at_start: whether only blanks stand before it, so that a field needs no colon
 * @token: (out caller-allocates): set to the field
 *
 * Returns: whether a labelled field begins there
 */
gboolean
rectify_field_match (RectifyVocabulary *vocabulary, const char *text, gsize position,
                     gboolean at_start, RectifyToken *token)
{
  const char *p = text + position;
  const char *label, *mark = NULL, *value, *end;
  gboolean closed;

  *token = (RectifyToken){ .type = RECTIFY_TOKEN_FIELD, .start = position };
  label = is_one_of (p, "（(") ? skip_blanks (g_utf8_next_char (p)) : p;
  value = match_bracketed_label (vocabulary, label, &label, &mark, token);
  if (value == NULL)
    {
      mark = match_labels (vocabulary, label, token);
      if (mark == NULL)
        return FALSE;
      value = skip_colon (skip_blanks (mark));
      if (value == NULL && at_start && label == p && *mark != '\0'
          && g_unichar_isspace (g_utf8_get_char (mark)) && strlen (mark) <= MAX_BARE_VALUE
          && strstr (mark, "。") == NULL)
        value = mark;
    }
  if (value == NULL)
    return FALSE;
  value = skip_blanks (value);
  end = find_value_end (vocabulary, value, &closed);
  token->before = label - text;
  token->mark = mark - text;
  token->value = value - text;
  token->after = end - text;
  token->end = skip_marks (closed ? g_utf8_next_char (end) : end) - text;
  return TRUE;
}

/**
 * rectify_field_skip_number:
 * @matcher: what knows labels
 * @text: a paragraph
 * @position: a byte in it
 *
 * A number that is no section's may stand before a field (“3.责任领导：张三”), a note or a lead-in.
 *
 * Returns: the byte behind it and the blanks that follow, @position if there is none
 */
gsize
rectify_field_skip_number (RectifyLabelMatcher *matcher, const char *text, gsize position)
{
  RectifyLabelMatch label;

  if (!rectify_label_matcher_match (matcher, text + position, &label)
      || rectify_label_matcher_is_section (matcher, label.family))
    return position;
  return skip_blanks (text + position + label.length) - text;
}

/**
 * rectify_field_may_begin:
 * @vocabulary: a vocabulary
 * @text: UTF-8
 *
 * Returns: %FALSE if @text begins with no field, note or lead-in, as its first character tells
 */
gboolean
rectify_field_may_begin (RectifyVocabulary *vocabulary, const char *text)
{
  gunichar c = g_utf8_get_char (text);

  /* What is no ideograph could be a bracket before them. */
  return !rectify_is_ideograph (c) || rectify_vocabulary_may_begin_field (vocabulary, c);
}

/**
 * rectify_field_is_label:
 * @vocabulary: a vocabulary
 * @text: UTF-8
 *
 * Returns: whether @text is the label of a field and nothing else
 */
gboolean
rectify_field_is_label (RectifyVocabulary *vocabulary, const char *text)
{
  RectifyToken token = { 0 };
  gsize length = match_words (vocabulary, text, &token);

  return length > 0 && text[length] == '\0';
}

/**
 * rectify_note_match:
 * @vocabulary: a vocabulary
 * @text: a paragraph
 * @position: a byte in it
 * @behind: the byte behind the number that stands there, or @position
 * @token: (out caller-allocates): set to the note up to its colon; it ends where another field does
 *
 * Finds what is written about a problem or measure that is neither: its goal, its progress, its
 * evidence, a remark, and in a paragraph of its own “时间：” or “责任：” where that is no field.
 *
 * Returns: whether such a note begins there
 */
gboolean
rectify_note_match (RectifyVocabulary *vocabulary, const char *text, gsize position, gsize behind,
                    RectifyToken *token)
{
  const char *p = text + behind;
  gboolean bracketed;
  const char *end, *colon;
  gsize length;

  bracketed = is_one_of (p, "【[〔［（(");
  if (bracketed)
    p = g_utf8_next_char (p);
  length = rectify_vocabulary_match_word (vocabulary, "lead-ins", "notes", p);
  if (length == 0 && position == behind && skip_blanks (text) == text + position)
    length = match_short_label (vocabulary, p);
  if (length == 0)
    return FALSE;
  end = skip_duty (p + length);
  if (bracketed && is_one_of (end, "】]〕］"))
    end = g_utf8_next_char (end);
  else
    bracketed = FALSE;
  colon = skip_colon (skip_blanks (end));
  /* In a form, nothing but a gap parts the label from what is filled in. */
  if (colon == NULL && !bracketed && position == behind && *skip_blanks (text) != '\0'
      && skip_blanks (text) == text + position && g_utf8_get_char (end) == 0x3000
      && *skip_blanks (end) != '\0')
    colon = end;
  if (colon == NULL && !bracketed)
    return FALSE;
  *token = (RectifyToken){ .type = RECTIFY_TOKEN_NOTE,
                           .start = position,
                           .body = (colon != NULL ? colon : end) - text,
                           .end = (colon != NULL ? colon : end) - text };
  return TRUE;
}

/**
 * rectify_lead_in_match:
 * @vocabulary: a vocabulary
 * @text: a paragraph
 * @position: a byte in it
 * @behind: the byte behind the number that stands there, or @position
 * @token: (out caller-allocates): set to the lead-in
 *
 * Finds what leads in measures or problems: its words with a colon, or alone in a paragraph.
 *
 * Returns: whether there is one
 */
gboolean
rectify_lead_in_match (RectifyVocabulary *vocabulary, const char *text, gsize position,
                       gsize behind, RectifyToken *token)
{
  const char *p = text + behind;
  gboolean needs_colon = behind > position, bracketed = FALSE;
  gsize as_measures, as_problems;
  const char *end, *colon;

  if (is_one_of (p, "【[〔［"))
    p = g_utf8_next_char (p);
  as_measures = rectify_vocabulary_match_word (vocabulary, "lead-ins", "measures", p);
  as_problems = rectify_vocabulary_match_word (vocabulary, "lead-ins", "problems", p);
  if (as_measures == 0 && as_problems == 0)
    return FALSE;
  /* “措施” alone could as well be the last line of a title. */
  needs_colon = needs_colon || (as_measures > 0 && as_measures <= strlen ("措施"));
  end = p + MAX (as_measures, as_problems);
  if (g_str_has_prefix (end, "如下"))
    end += strlen ("如下");
  if (is_one_of (end, "】]〕］"))
    {
      bracketed = is_one_of (end, "】");
      end = g_utf8_next_char (end);
    }
  colon = skip_colon (skip_blanks (end));
  if (colon == NULL && !bracketed && (needs_colon || *skip_blanks (end) != '\0'))
    return FALSE;
  *token = (RectifyToken){ .type = as_measures > as_problems ? RECTIFY_TOKEN_MEASURES
                                                             : RECTIFY_TOKEN_PROBLEMS,
                           .start = position,
                           .end = (colon != NULL ? colon : end) - text };
  return TRUE;
}

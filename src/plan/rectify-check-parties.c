/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-check-private.h"
#include "rectify-check-words.h"
#include "rectify-party-name.h"
#include "rectify-placeholder-scan.h"

/* So many names that begin and end alike are compared with each other. */
#define MAX_BUCKET 64
/* So many persons are compared with each other. */
#define MAX_PERSONS 300
/* A name that is there more often is no slip. */
#define MAX_SLIPS 2
/* So many pairs of names are enough for one plan. */
#define MAX_PAIRS 200

/* A party as it is written, and where it stands first. */
typedef struct {
  char *name;
  RectifySpot spot;
  gsize start;
  gsize end;
  guint n_uses;
  gboolean is_person; /* by what it is assigned for */
  gboolean reported;
} Party;

typedef struct {
  RectifyCheck *check;
  GPtrArray *parties;
  GHashTable *by_name;
  guint n_pairs;
} Parties;

static void
party_free (gpointer data)
{
  Party *self = data;

  g_free (self->name);
  g_free (self);
}

static void
add_name (Parties *self, const RectifySpot *spot, const char *text, gsize at, const char *name,
          gboolean is_person)
{
  Party *party = g_hash_table_lookup (self->by_name, name);

  if (party == NULL)
    {
      party = g_new0 (Party, 1);
      party->name = g_strdup (name);
      party->spot = *spot;
      party->start = at != G_MAXSIZE ? at : 0;
      party->end = at != G_MAXSIZE ? at + strlen (name) : strlen (text);
      g_ptr_array_add (self->parties, party);
      g_hash_table_insert (self->by_name, party->name, party);
    }
  party->n_uses++;
  party->is_person |= is_person;
}

static void
collect (const RectifySpot *spot, const char *text, gpointer user_data)
{
  RectifyAssignment *assignment;
  const char *const *names;
  RectifyRole role;
  gsize from = 0;

  if (spot->place != RECTIFY_PLACE_ASSIGNMENT)
    return;
  assignment = g_ptr_array_index (rectify_item_get_assignments (spot->item), spot->index);
  names = rectify_assignment_get_names (assignment);
  role = rectify_assignment_get_role (assignment);
  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize at = rectify_party_find_in_text (text, from, names[i]);

      add_name (user_data, spot, text, at, names[i],
                role == RECTIFY_ROLE_LEADER || role == RECTIFY_ROLE_PERSON);
      if (at != G_MAXSIZE)
        from = at + strlen (names[i]);
    }
}

/* Who names two parties side by side means two parties. */
static gboolean
stand_together (Parties *self, const Party *a, const Party *b)
{
  for (guint i = 0; i < self->check->items->len; i++)
    {
      GPtrArray *assignments
          = rectify_item_get_assignments (g_ptr_array_index (self->check->items, i));

      for (guint j = 0; j < assignments->len; j++)
        {
          const char *const *names
              = rectify_assignment_get_names (g_ptr_array_index (assignments, j));

          if (g_strv_contains (names, a->name) && g_strv_contains (names, b->name))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_better (const Party *a, const Party *b)
{
  gboolean a_blank = strpbrk (a->name, " \t") != NULL;
  gboolean b_blank = strpbrk (b->name, " \t") != NULL;

  if (a_blank != b_blank)
    return b_blank;
  if (a->n_uses != b->n_uses)
    return a->n_uses > b->n_uses;
  return strlen (a->name) > strlen (b->name);
}

static void
report_pair (Parties *self, RectifyFindingKind kind, Party *a, Party *b, const char *format)
{
  Party *usual = is_better (a, b) ? a : b;
  Party *other = usual == a ? b : a;
  g_autofree char *usual_quote = rectify_check_quote (usual->name, -1);
  g_autofree char *other_quote = rectify_check_quote (other->name, -1);
  RectifyFinding *finding;

  if (other->reported || self->n_pairs >= MAX_PAIRS)
    return;
  self->n_pairs++;
  if (stand_together (self, a, b))
    return;
  other->reported = TRUE;
  finding = rectify_check_add (self->check, kind, RECTIFY_SEVERITY_HINT, &other->spot, other->start,
                               other->end, format, other_quote, usual_quote);
  rectify_finding_set_spelling (finding, other->name, usual->name);
  rectify_finding_set_mend (finding, g_strdup_printf (_ ("Write “%s” wherever “%s” is assigned."),
                                                      usual->name, other->name));
}

/* Names that differ in blanks and widths alone. */
static void
check_spellings (Parties *self)
{
  g_autoptr (GHashTable) usual = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->parties->len; i++)
    {
      Party *party = g_ptr_array_index (self->parties, i);
      char *folded = rectify_party_name_fold (party->name);
      Party *known = g_hash_table_lookup (usual, folded);

      if (known == NULL || is_better (party, known))
        g_hash_table_replace (usual, folded, party);
      else
        g_free (folded);
    }
  for (guint i = 0; i < self->parties->len; i++)
    {
      Party *party = g_ptr_array_index (self->parties, i);
      g_autofree char *folded = rectify_party_name_fold (party->name);
      Party *known = g_hash_table_lookup (usual, folded);

      if (known != party)
        report_pair (self, RECTIFY_FINDING_PARTY_SPELLING, party, known,
                     _ ("“%s” is also written “%s”."));
    }
}

static gboolean
is_real_unit (const char *name)
{
  gsize start, end;

  return rectify_party_name_is_unit (name) && !rectify_party_name_is_generic (name)
         && !rectify_placeholder_scan (name, 0, &start, &end);
}

static void
add_short_form (GHashTable *longer, const char *form, Party *party)
{
  GPtrArray *parties;

  if (g_str_equal (form, party->name))
    return;
  parties = g_hash_table_lookup (longer, form);
  if (parties == NULL)
    {
      parties = g_ptr_array_new ();
      g_hash_table_insert (longer, g_strdup (form), parties);
    }
  if (parties->len < MAX_BUCKET && !g_ptr_array_find (parties, party, NULL))
    g_ptr_array_add (parties, party);
}

/* 教育局 may be 区教育局 or 市教育局: then which one is meant has to be said by the user. */
static void
report_longer (Parties *self, Party *party, GPtrArray *longer)
{
  Party *first = g_ptr_array_index (longer, 0);
  Party *rival = NULL;

  for (guint i = 1; i < longer->len && rival == NULL; i++)
    {
      Party *other = g_ptr_array_index (longer, i);

      if (!g_str_has_suffix (other->name, first->name)
          && !g_str_has_suffix (first->name, other->name))
        rival = other;
    }
  if (rival == NULL)
    report_pair (self, RECTIFY_FINDING_PARTY_SPELLING, party, first,
                 _ ("“%s” is also written “%s”."));
  else if (!party->reported && self->n_pairs++ < MAX_PAIRS)
    rectify_check_add (self->check, RECTIFY_FINDING_PARTY_SPELLING, RECTIFY_SEVERITY_HINT,
                       &party->spot, party->start, party->end, _ ("“%s” may be “%s” or “%s”."),
                       party->name, first->name, rival->name);
}

/* 教育局, 区教育局, 云溪区教育局. */
static void
check_short_forms (Parties *self)
{
  g_autoptr (GHashTable) longer
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->parties->len; i++)
    {
      Party *party = g_ptr_array_index (self->parties, i);
      const char *inner = rectify_party_name_skip_place (party->name);

      if (!is_real_unit (party->name))
        continue;
      add_short_form (longer, inner, party);
      add_short_form (longer, rectify_party_name_get_core (inner), party);
    }
  for (guint i = 0; i < self->parties->len; i++)
    {
      Party *party = g_ptr_array_index (self->parties, i);
      GPtrArray *parties = g_hash_table_lookup (longer, party->name);

      if (parties != NULL && is_real_unit (party->name))
        report_longer (self, party, parties);
    }
}

static void
compare_in_bucket (Parties *self, GPtrArray *bucket)
{
  for (guint i = 1; i < bucket->len; i++)
    for (guint j = 0; j < i; j++)
      {
        Party *a = g_ptr_array_index (bucket, i);
        Party *b = g_ptr_array_index (bucket, j);

        if (rectify_party_name_is_short_for (a->name, b->name)
            || rectify_party_name_is_short_for (b->name, a->name))
          report_pair (self, RECTIFY_FINDING_UNIT_TWO_NAMES, a, b,
                       _ ("“%s” and “%s” look like two names of one unit."));
      }
}

/* 教体局 and 教育体育局 begin alike: only such names are compared. */
static void
check_abbreviations (Parties *self)
{
  g_autoptr (GHashTable) buckets
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < self->parties->len; i++)
    {
      Party *party = g_ptr_array_index (self->parties, i);
      const char *core = rectify_party_name_get_core (party->name);
      gpointer key = GUINT_TO_POINTER (g_utf8_get_char (core));
      GPtrArray *bucket = g_hash_table_lookup (buckets, key);

      if (!is_real_unit (party->name) || rectify_party_name_find_joint (party->name) > 0)
        continue;
      if (bucket == NULL)
        {
          bucket = g_ptr_array_new ();
          g_hash_table_insert (buckets, key, bucket);
          g_ptr_array_add (order, bucket);
        }
      if (bucket->len < MAX_BUCKET)
        g_ptr_array_add (bucket, party);
    }
  for (guint i = 0; i < order->len; i++)
    compare_in_bucket (self, g_ptr_array_index (order, i));
}

static void
check_joints (Parties *self)
{
  for (guint i = 0; i < self->parties->len; i++)
    {
      Party *party = g_ptr_array_index (self->parties, i);
      gsize joint = rectify_party_name_find_joint (party->name);
      g_autofree char *first = g_strndup (party->name, joint);

      if (joint > 0)
        rectify_check_add (self->check, RECTIFY_FINDING_JOINED_PARTIES, RECTIFY_SEVERITY_WARNING,
                           &party->spot, party->start, party->end,
                           _ ("“%s” looks like two units, “%s” and “%s”."), party->name, first,
                           party->name + joint);
    }
}

/* 张建国 and 张建国（局长）: the three characters of a name, of those that have so many. */
static gboolean
read_person (const Party *party, gunichar *characters)
{
  const char *p = party->name;

  for (guint i = 0; i < 3; i++, p = g_utf8_next_char (p))
    if (!rectify_is_han (characters[i] = g_utf8_get_char (p)))
      return FALSE;
  return party->is_person && (*p == '\0' || rectify_char_in (g_utf8_get_char (p), "（( "))
         && (rectify_char_in (characters[0], rectify_surnames)
             || rectify_char_in (characters[0], rectify_further_surnames));
}

static gboolean
is_mistaken (gunichar a, gunichar b)
{
  for (guint i = 0; rectify_mistaken_characters[i] != NULL; i++)
    if (rectify_char_in (a, rectify_mistaken_characters[i])
        && rectify_char_in (b, rectify_mistaken_characters[i]))
      return TRUE;
  return FALSE;
}

/* People of one family may well be called alike: only what is easily written for the other counts, and
 * a name that is there less often. */
static void
compare_persons (Parties *self, Party *a, Party *b)
{
  gunichar one[3], other[3];
  guint n_other = 0, at = 0;

  if (a->n_uses == b->n_uses || MIN (a->n_uses, b->n_uses) > MAX_SLIPS || !read_person (a, one)
      || !read_person (b, other))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (one); i++)
    if (one[i] != other[i])
      {
        n_other++;
        at = i;
      }
  if (n_other == 1 && at > 0 && is_mistaken (one[at], other[at]))
    report_pair (
        self, RECTIFY_FINDING_PARTY_SPELLING, a, b,
        _ ("“%s” and “%s” differ in one character that is easily mistaken: they may be one "
           "person."));
}

static void
check_persons (Parties *self)
{
  g_autoptr (GPtrArray) persons = g_ptr_array_new ();
  gunichar characters[3];

  for (guint i = 0; i < self->parties->len && persons->len < MAX_PERSONS; i++)
    if (read_person (self->parties->pdata[i], characters))
      g_ptr_array_add (persons, self->parties->pdata[i]);
  for (guint i = 1; i < persons->len; i++)
    for (guint j = 0; j < i; j++)
      compare_persons (self, persons->pdata[i], persons->pdata[j]);
}

/* Finds parties written in several ways, and two written as one. */
void
rectify_check_parties (RectifyCheck *check)
{
  Parties self = { check, g_ptr_array_new_with_free_func (party_free),
                   g_hash_table_new (g_str_hash, g_str_equal), 0 };

  rectify_plan_foreach_spot (check->plan, collect, &self);
  check_spellings (&self);
  check_short_forms (&self);
  check_abbreviations (&self);
  check_joints (&self);
  check_persons (&self);
  g_hash_table_unref (self.by_name);
  g_ptr_array_unref (self.parties);
}

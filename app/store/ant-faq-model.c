/* ant-faq-model.c - how near a question is to the ways an entry can be asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-faq-index"

#include "ant-faq-model.h"

#include <math.h>
#include <string.h>

#include "ant-faq-medical.h"
#include "ant-faq-spelling.h"
#include "ant-faq-text.h"
#include "ant-markdown.h"

#define QUERY_WORDS  24
#define TEXT_WORDS   4000 /* of one answer */
#define WAY_WORDS    48
#define SURE_LETTERS 6
#define KEPT_WORDS   10 /* of what is counted; more is a story, and somebody's */

/* What a match is worth. The figures were chosen on the questions for tuning. */
#define SYNONYM_WORTH    0.75
#define MENDED_WORTH     0.9
#define ANSWER_WORTH     0.5  /* a word that stands in the answer only */
#define ANSWER_WAY_WORTH 0.4  /* of an answer that says all the query says */
#define STOP_WEIGHT      0.12 /* against about 3 of a word that only one entry has */
#define LEAST_WEIGHT     0.5
#define STRANGE_SHARE    0.5 /* of a word nobody knows: slang, or a slip too large to mend */
#define QUERY_SHARE      0.7 /* of the query in what a way is measured by; the rest is the way's own */

/**
 * Sequence:
 *
 * The stems of a word or phrase, in order.
 */
typedef struct {
  GPtrArray *words; /* owned; of char; made alike */
  GPtrArray *stems; /* owned; of char */
} Sequence;

/**
 * Set:
 *
 * Numbers in order, each once.
 */
typedef struct {
  guint *items; /* owned */
  guint  size;
} Set;

/**
 * Way:
 *
 * One way to ask: the question itself or a phrasing.
 */
typedef struct {
  Set    terms;
  Set    groups;
  double weight; /* of all its terms */
} Way;

/**
 * Entry:
 *
 * One entry: its ways, and the terms of all of it.
 */
typedef struct {
  GArray *ways;   /* owned; of Way */
  Set     terms;  /* of all ways */
  Set     groups; /* of all ways */
  Set     answer; /* terms of the answer */
} Entry;

/**
 * Term:
 *
 * A stem that some entry has.
 */
typedef struct {
  guint    n_entries; /* that have it in a way */
  gboolean is_stop;
} Term;

struct _AntFaqModel {
  gboolean        is_english;
  AntFaqStemFunc  stem;
  gpointer        stem_data;      /* borrowed */
  GHashTable     *stems;          /* owned; word → stem, while the model is built */
  GHashTable     *term_of;        /* owned; stem → number from 1 */
  GArray         *terms;          /* owned; of Term; the first is nobody's */
  GArray         *group_entries;  /* owned; of guint: entries that have the group in a way */
  GArray         *entries;        /* owned; of Entry */
  GPtrArray      *groups;         /* owned; of GPtrArray of Sequence */
  GPtrArray      *group_texts;    /* owned; of GPtrArray of char: the same, to read */
  GHashTable     *group_starts;   /* owned; first stem → GArray of Start */
  AntFaqMedical  *medical;        /* owned */
  GHashTable     *stop;           /* owned; a set of words */
  GHashTable     *ordinary;       /* owned; a set of stems of words that need no mending */
  GHashTable     *ordinary_words; /* owned; a set of those words */
  GHashTable     *exact;          /* owned; a way's stems → number of its entry, from 1 */
  AntFaqSpelling *spelling;       /* owned */
};

/**
 * Start:
 *
 * A member of a group, found by its first stem.
 */
typedef struct {
  guint           group;
  const Sequence *member; /* borrowed from the group */
} Start;

static void
free_sequence (gpointer data)
{
  Sequence *self = data;

  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->stems);
  g_free (self);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

/* Takes over @numbers. */
static Set
make_set (GArray *numbers)
{
  Set   set = { NULL, 0 };
  guint kept = 0;

  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    if (i == 0 || g_array_index (numbers, guint, i) != g_array_index (numbers, guint, i - 1))
      g_array_index (numbers, guint, kept++) = g_array_index (numbers, guint, i);
  g_array_set_size (numbers, kept);
  set.size = kept;
  set.items = (guint *) (void *) g_array_free (numbers, kept == 0);

  return set;
}

static gboolean
has (const Set *set, guint number)
{
  guint from = 0;
  guint to = set->size;

  while (from < to) {
    guint middle = from + (to - from) / 2;

    if (set->items[middle] == number)
      return TRUE;
    if (set->items[middle] < number)
      from = middle + 1;
    else
      to = middle;
  }

  return FALSE;
}

static const char *
find_stem (AntFaqModel *self, const char *word)
{
  char *stem = g_hash_table_lookup (self->stems, word);

  if (stem == NULL) {
    stem = self->stem (word, self->stem_data);
    g_hash_table_insert (self->stems, g_strdup (word), stem);
  }

  return stem;
}

static GPtrArray *
split_level (const char *text, guint most)
{
  GPtrArray *words = ant_faq_text_split (text, most);

  for (guint i = 0; i < words->len; i++) {
    char *word = words->pdata[i];

    words->pdata[i] = ant_faq_text_level (word);
    g_free (word);
  }

  return words;
}

static Sequence *
make_sequence (AntFaqModel *self, const char *text, guint most)
{
  Sequence *sequence = g_new0 (Sequence, 1);

  sequence->words = split_level (text, most);
  sequence->stems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sequence->words->len; i++)
    g_ptr_array_add (sequence->stems, g_strdup (find_stem (self, sequence->words->pdata[i])));

  return sequence;
}

static guint
number_term (AntFaqModel *self, const char *stem, const char *word)
{
  guint term = GPOINTER_TO_UINT (g_hash_table_lookup (self->term_of, stem));

  if (term == 0) {
    Term new = { 0, g_hash_table_contains (self->stop, word) };

    term = self->terms->len;
    g_array_append_val (self->terms, new);
    g_hash_table_insert (self->term_of, g_strdup (stem), GUINT_TO_POINTER (term));
  }

  return term;
}

static gboolean
stands_at (const Sequence *member, GPtrArray *stems, guint at)
{
  if (at + member->stems->len > stems->len)
    return FALSE;
  for (guint i = 0; i < member->stems->len; i++)
    if (strcmp (member->stems->pdata[i], stems->pdata[at + i]) != 0)
      return FALSE;

  return TRUE;
}

typedef void (*GroupFunc) (guint group, guint from, guint size, gpointer data);

static void
for_each_group (AntFaqModel *self, GPtrArray *stems, GroupFunc found, gpointer data)
{
  for (guint at = 0; at < stems->len; at++) {
    GArray *starts = g_hash_table_lookup (self->group_starts, stems->pdata[at]);

    for (guint i = 0; starts != NULL && i < starts->len; i++) {
      Start start = g_array_index (starts, Start, i);

      if (stands_at (start.member, stems, at))
        found (start.group, at, start.member->stems->len, data);
    }
  }
}

static void
note_group (guint group, guint from, guint size, gpointer data)
{
  g_array_append_val ((GArray *) data, group);
}

static char *
join (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, i > 0 ? " %s" : "%s", (const char *) words->pdata[i]);

  return g_string_free (text, FALSE);
}

/* The first entry to have a way keeps it. */
static void
note_exact (AntFaqModel *self, GPtrArray *stems)
{
  g_autofree char *key = join (stems);

  if (key[0] != '\0' && !g_hash_table_contains (self->exact, key))
    g_hash_table_insert (self->exact, g_steal_pointer (&key),
                         GUINT_TO_POINTER (self->entries->len + 1));
}

static void
read_way (AntFaqModel *self, Entry *entry, const char *text, GArray *all_terms, GArray *all_groups)
{
  Sequence *sequence = make_sequence (self, text, WAY_WORDS);
  GArray   *terms = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray   *groups = g_array_new (FALSE, FALSE, sizeof (guint));
  Way       way = { { NULL, 0 }, { NULL, 0 }, 0 };

  for (guint i = 0; i < sequence->stems->len; i++) {
    guint term = number_term (self, sequence->stems->pdata[i], sequence->words->pdata[i]);

    g_array_append_val (terms, term);
    ant_faq_spelling_add (self->spelling, sequence->words->pdata[i]);
  }
  for_each_group (self, sequence->stems, note_group, groups);
  g_array_append_vals (all_terms, terms->data, terms->len);
  g_array_append_vals (all_groups, groups->data, groups->len);
  way.terms = make_set (terms);
  way.groups = make_set (groups);
  g_array_append_val (entry->ways, way);
  note_exact (self, sequence->stems);
  free_sequence (sequence);
}

static gboolean
is_number (const char *word)
{
  return g_unichar_isdigit (g_utf8_get_char (word));
}

/* Its numbers are left out: an answer has many, and they say nothing of what it is asked for. */
static Set
read_answer (AntFaqModel *self, const char *markdown)
{
  g_autofree char *plain = ant_markdown_to_plain (markdown);
  Sequence        *sequence = make_sequence (self, plain, TEXT_WORDS);
  GArray          *terms = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < sequence->stems->len; i++) {
    guint term;

    if (is_number (sequence->words->pdata[i]))
      continue;
    term = number_term (self, sequence->stems->pdata[i], sequence->words->pdata[i]);
    g_array_append_val (terms, term);
    ant_faq_spelling_add (self->spelling, sequence->words->pdata[i]);
  }
  free_sequence (sequence);

  return make_set (terms);
}

static void
clear_way (gpointer data)
{
  Way *way = data;

  g_free (way->terms.items);
  g_free (way->groups.items);
}

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_array_unref (entry->ways);
  g_free (entry->terms.items);
  g_free (entry->groups.items);
  g_free (entry->answer.items);
}

static void
read_entry (AntFaqModel *self, const AntFaqEntry *from)
{
  Entry   entry = { g_array_new (FALSE, FALSE, sizeof (Way)) };
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_set_clear_func (entry.ways, clear_way);
  read_way (self, &entry, from->question, terms, groups);
  for (gsize i = 0; from->phrasings[i] != NULL; i++)
    read_way (self, &entry, from->phrasings[i], terms, groups);
  entry.terms = make_set (terms);
  entry.groups = make_set (groups);
  entry.answer = read_answer (self, from->answer_markdown);

  for (guint i = 0; i < entry.terms.size; i++)
    g_array_index (self->terms, Term, entry.terms.items[i]).n_entries++;
  for (guint i = 0; i < entry.groups.size; i++)
    g_array_index (self->group_entries, guint, entry.groups.items[i])++;
  g_array_append_val (self->entries, entry);
}

/* How much a word tells: little when many entries have it (the idf of BM25). */
static double
weigh (const AntFaqModel *self, guint n_entries, gboolean is_stop)
{
  double all = self->entries->len;

  if (is_stop)
    return STOP_WEIGHT;

  return MAX (log (1 + (all - MAX (n_entries, 1) + 0.5) / (MAX (n_entries, 1) + 0.5)),
              LEAST_WEIGHT);
}

static void
weigh_ways (AntFaqModel *self)
{
  for (guint i = 0; i < self->entries->len; i++) {
    GArray *ways = g_array_index (self->entries, Entry, i).ways;

    for (guint j = 0; j < ways->len; j++) {
      Way *way = &g_array_index (ways, Way, j);

      for (guint k = 0; k < way->terms.size; k++) {
        Term term = g_array_index (self->terms, Term, way->terms.items[k]);

        way->weight += weigh (self, term.n_entries, term.is_stop);
      }
    }
  }
}

static void
read_group (AntFaqModel *self, char **members)
{
  GPtrArray *group = g_ptr_array_new_with_free_func (free_sequence);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  guint      number = self->groups->len;
  guint      none = 0;

  g_ptr_array_add (self->groups, group);
  g_ptr_array_add (self->group_texts, texts);
  g_array_append_val (self->group_entries, none);
  for (gsize i = 0; members[i] != NULL; i++) {
    Sequence *member = make_sequence (self, members[i], WAY_WORDS);
    Start     start = { number, member };
    GArray   *starts;

    g_ptr_array_add (group, member);
    if (member->stems->len == 0)
      continue;
    g_ptr_array_add (texts, join (member->words));
    starts = g_hash_table_lookup (self->group_starts, member->stems->pdata[0]);
    if (starts == NULL) {
      starts = g_array_new (FALSE, FALSE, sizeof (Start));
      g_hash_table_insert (self->group_starts, g_strdup (member->stems->pdata[0]), starts);
    }
    g_array_append_val (starts, start);
    for (guint j = 0; j < member->words->len; j++)
      ant_faq_spelling_add (self->spelling, member->words->pdata[j]);
  }
}

/* The medical words of English come with every language. Where nobody knows what other English
 * words there are, a short one is too easily taken for a slip: "cost" for a cyst. */
static void
add_medical_spellings (AntFaqModel *self, const char *text)
{
  g_autoptr (GPtrArray) words = ant_faq_text_split (text, WAY_WORDS);

  for (guint i = 0; i < words->len; i++)
    if (self->is_english || g_utf8_strlen (words->pdata[i], -1) >= SURE_LETTERS)
      ant_faq_spelling_add (self->spelling, words->pdata[i]);
}

static void
read_lists (AntFaqModel *self, const AntWordLists *lists)
{
  for (gsize i = 0; lists->stop[i] != NULL; i++) {
    g_autoptr (GPtrArray) words = ant_faq_text_split (lists->stop[i], 1);

    if (words->len == 1) {
      ant_faq_spelling_add (self->spelling, words->pdata[0]);
      g_hash_table_add (self->stop, g_strdup (words->pdata[0]));
    }
  }
  for (gsize i = 0; lists->ordinary[i] != NULL; i++) {
    g_autoptr (GPtrArray) words = ant_faq_text_split (lists->ordinary[i], 1);

    if (words->len != 1)
      continue;
    g_hash_table_add (self->ordinary, self->stem (words->pdata[0], self->stem_data));
    g_hash_table_add (self->ordinary_words, g_strdup (words->pdata[0]));
  }
  for (guint i = 0; i < lists->synonyms->len; i++)
    read_group (self, lists->synonyms->pdata[i]);
  for (gsize i = 0; lists->medical[i] != NULL; i++)
    add_medical_spellings (self, lists->medical[i]);
}

/**
 * ant_faq_model_new:
 * @entries: (element-type AntFaqEntry): what can be found; an entry's number is its place here
 * @lists: synonyms, stop words, medical words
 * @is_english: whether @stem knows the language's endings, or only cuts words short
 * @stem: takes a word's ending away; called with @data as long as the model lives
 * @data: for @stem
 *
 * Returns: (transfer full): the model
 */
AntFaqModel *
ant_faq_model_new (GPtrArray          *entries,
                   const AntWordLists *lists,
                   gboolean            is_english,
                   AntFaqStemFunc      stem,
                   gpointer            data)
{
  AntFaqModel *self = g_new0 (AntFaqModel, 1);
  Term         nobody = { 0, FALSE };

  self->is_english = is_english;
  self->stem = stem;
  self->stem_data = data;
  self->stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->term_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_array_append_val (self->terms, nobody);
  self->group_entries = g_array_new (FALSE, FALSE, sizeof (guint));
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->group_texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->group_starts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->medical = ant_faq_medical_new (lists->medical, is_english);
  self->stop = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ordinary = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ordinary_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->exact = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->spelling = ant_faq_spelling_new ();

  read_lists (self, lists);
  for (guint i = 0; i < entries->len; i++)
    read_entry (self, entries->pdata[i]);
  weigh_ways (self);
  g_hash_table_remove_all (self->stems);

  return self;
}

void
ant_faq_model_free (AntFaqModel *self)
{
  g_hash_table_unref (self->stems);
  g_hash_table_unref (self->term_of);
  g_array_unref (self->terms);
  g_array_unref (self->group_entries);
  g_array_unref (self->entries);
  g_hash_table_unref (self->group_starts);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->group_texts);
  ant_faq_medical_free (self->medical);
  g_hash_table_unref (self->stop);
  g_hash_table_unref (self->ordinary);
  g_hash_table_unref (self->ordinary_words);
  g_hash_table_unref (self->exact);
  ant_faq_spelling_free (self->spelling);
  g_free (self);
}

static void
free_unit (gpointer data)
{
  AntFaqUnit *unit = data;

  g_free (unit->word);
  g_free (unit->mended);
  g_array_unref (unit->groups);
  g_free (unit);
}

static void
note_unit_group (guint group, guint from, guint size, gpointer data)
{
  GPtrArray *units = data;

  for (guint i = from; i < from + size; i++)
    g_array_append_val (((AntFaqUnit *) units->pdata[i])->groups, group);
}

/* A word of which a stem is known is no slip, whatever its ending. */
static gboolean
is_right (const AntFaqModel *self, const char *word)
{
  g_autofree char *stem = self->stem (word, self->stem_data);

  return g_hash_table_contains (self->ordinary, stem) ||
         (self->is_english && g_hash_table_contains (self->term_of, stem));
}

/* A number or a lone letter that no entry has: "under 500 quid", "18s" */
static gboolean
tells_little (const AntFaqUnit *unit)
{
  return unit->term == 0 && unit->groups->len == 0 &&
         (is_number (unit->word) || *g_utf8_next_char (unit->word) == '\0');
}

static void
weigh_units (const AntFaqModel *self, AntFaqQuery *query)
{
  for (guint i = 0; i < query->units->len; i++) {
    AntFaqUnit *unit = query->units->pdata[i];
    guint       n_entries = g_array_index (self->terms, Term, unit->term).n_entries;

    for (guint j = 0; j < unit->groups->len; j++)
      n_entries = MAX (n_entries, g_array_index (self->group_entries, guint,
                                                 g_array_index (unit->groups, guint, j)));
    unit->weight = tells_little (unit) ? LEAST_WEIGHT : weigh (self, n_entries, unit->is_stop);
    if (unit->term == 0 && unit->groups->len == 0 && !is_right (self, unit->word))
      unit->weight *= STRANGE_SHARE;
    query->weight += unit->weight;
    query->is_all_stop &= unit->is_stop;
  }
}

/* Joined words: "hairtransplant" */
static void
part_words (AntFaqModel *self, GPtrArray *words)
{
  for (guint i = 0; i < words->len && words->len < QUERY_WORDS; i++) {
    char *rest = NULL;
    char *first = is_right (self, words->pdata[i])
                      ? NULL
                      : ant_faq_spelling_part (self->spelling, words->pdata[i], &rest);

    if (first != NULL) {
      g_free (words->pdata[i]);
      words->pdata[i] = first;
      g_ptr_array_insert (words, i + 1, rest);
    }
  }
}

static guint
find_exact (const AntFaqModel *self, GPtrArray *stems)
{
  g_autofree char *key = join (stems);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->exact, key));
}

static char *
mend (const AntFaqModel *self, const char *word)
{
  if (is_number (word))
    return ant_faq_text_level (word);

  return is_right (self, word) ? g_strdup (word) : ant_faq_spelling_mend (self->spelling, word);
}

/**
 * ant_faq_model_read:
 * @self: a model
 * @text: what a person typed, of any length; only the first words count
 *
 * Returns: (transfer full): the query taken apart
 */
AntFaqQuery *
ant_faq_model_read (AntFaqModel *self, const char *text)
{
  AntFaqQuery *query = g_new0 (AntFaqQuery, 1);
  g_autoptr (GPtrArray) words = ant_faq_text_split (text, QUERY_WORDS);
  g_autoptr (GPtrArray) mended = g_ptr_array_new ();
  g_autoptr (GPtrArray) mended_stems = g_ptr_array_new_with_free_func (g_free);

  part_words (self, words);
  query->units = g_ptr_array_new_with_free_func (free_unit);
  query->is_all_stop = TRUE;
  for (guint i = 0; i < words->len; i++) {
    AntFaqUnit *unit = g_new0 (AntFaqUnit, 1);

    unit->word = g_strdup (words->pdata[i]);
    unit->mended = mend (self, unit->word);
    unit->trust =
        is_number (unit->word) || strcmp (unit->word, unit->mended) == 0 ? 1.0 : MENDED_WORTH;
    unit->is_stop = g_hash_table_contains (self->stop, unit->mended);
    unit->groups = g_array_new (FALSE, FALSE, sizeof (guint));
    g_ptr_array_add (mended, unit->mended);
    g_ptr_array_add (mended_stems, self->stem (unit->mended, self->stem_data));
    unit->term = GPOINTER_TO_UINT (g_hash_table_lookup (self->term_of, mended_stems->pdata[i]));
    g_ptr_array_add (query->units, unit);
  }
  query->exact = find_exact (self, mended_stems);
  for_each_group (self, mended_stems, note_unit_group, query->units);
  weigh_units (self, query);
  query->medical = ant_faq_medical_find (self->medical, words);
  if (query->medical == NULL)
    query->medical = ant_faq_medical_find (self->medical, mended);

  return query;
}

/**
 * ant_faq_model_complete:
 * @self: a model
 * @text: what somebody is typing
 *
 * Returns: (transfer full): its words, the last one completed where nothing stands behind it yet
 */
char *
ant_faq_model_complete (const AntFaqModel *self, const char *text)
{
  g_autoptr (GPtrArray) words = ant_faq_text_split (text, QUERY_WORDS);
  gboolean is_typing = text[0] != '\0' && !g_ascii_isspace (text[strlen (text) - 1]);

  if (is_typing && words->len > 0) {
    const char *whole = ant_faq_spelling_complete (self->spelling, words->pdata[words->len - 1]);

    if (whole != NULL) {
      g_ptr_array_remove_index (words, words->len - 1);
      g_ptr_array_add (words, g_strdup (whole));
    }
  }

  return join (words);
}

/* A name, an address, a number or a word nobody put in a list is not. */
static gboolean
may_be_kept (const AntFaqModel *self, const char *word)
{
  return !is_number (word) && (ant_faq_spelling_knows (self->spelling, word) ||
                               g_hash_table_contains (self->ordinary_words, word));
}

/**
 * ant_faq_model_reduce:
 * @self: a model
 * @text: what a person asked
 *
 * Returns: (transfer full) (nullable): the words of it that are in the pack's lists and answers,
 * so that nothing is left that could tell of the person; %NULL where that says nothing, or where
 * @text is so long, or has such signs, that it is more than a question
 */
char *
ant_faq_model_reduce (const AntFaqModel *self, const char *text)
{
  g_autoptr (GPtrArray) words = ant_faq_text_split (text, QUERY_WORDS);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  gboolean tells = FALSE;

  if (words->len > KEPT_WORDS || strpbrk (text, "@0123456789") != NULL)
    return NULL;
  for (guint i = 0; i < words->len; i++) {
    g_autofree char *mended = mend (self, words->pdata[i]);

    if (!may_be_kept (self, mended))
      continue;
    tells |= !g_hash_table_contains (self->stop, mended);
    g_ptr_array_add (kept, g_steal_pointer (&mended));
  }

  return tells ? join (kept) : NULL;
}

void
ant_faq_query_free (AntFaqQuery *self)
{
  g_ptr_array_unref (self->units);
  g_free (self);
}

static double
match (const AntFaqUnit *unit, const Set *terms, const Set *groups)
{
  if (unit->term != 0 && has (terms, unit->term))
    return unit->trust;
  for (guint i = 0; i < unit->groups->len; i++)
    if (has (groups, g_array_index (unit->groups, guint, i)))
      return SYNONYM_WORTH * unit->trust;

  return 0;
}

static double
score_way (const AntFaqQuery *query, const Way *way)
{
  double common = 0;

  for (guint i = 0; i < query->units->len; i++) {
    const AntFaqUnit *unit = query->units->pdata[i];

    common += unit->weight * match (unit, &way->terms, &way->groups);
  }

  return common / (QUERY_SHARE * query->weight + (1 - QUERY_SHARE) * way->weight + 1e-9);
}

/**
 * ant_faq_model_score:
 * @self: a model
 * @query: a query
 * @number: the entry's
 * @coverage: (out): 0 to 1: how much of what @query asks the entry has anywhere
 *
 * Returns: 0 to about 1: how near the nearest way to ask for the entry is to @query
 */
double
ant_faq_model_score (const AntFaqModel *self,
                     const AntFaqQuery *query,
                     guint              number,
                     double            *coverage)
{
  const Entry *entry = &g_array_index (self->entries, Entry, number);
  double       covered = 0;
  double       answered = 0;
  double       best = 0;

  for (guint i = 0; i < query->units->len; i++) {
    const AntFaqUnit *unit = query->units->pdata[i];
    double            worth = match (unit, &entry->terms, &entry->groups);

    if (unit->term != 0 && has (&entry->answer, unit->term)) {
      worth = MAX (worth, ANSWER_WORTH * unit->trust);
      answered += unit->weight * unit->trust;
    }
    covered += unit->weight * worth;
  }
  *coverage = covered / (query->weight + 1e-9);

  best = ANSWER_WAY_WORTH * answered / (query->weight + 1e-9);
  for (guint i = 0; i < entry->ways->len; i++)
    best = MAX (best, score_way (query, &g_array_index (entry->ways, Way, i)));

  return best;
}

/**
 * ant_faq_model_get_group:
 * @self: a model
 * @group: a group of synonyms, from an AntFaqUnit
 *
 * Returns: (transfer none) (element-type utf8): its members, words with a space between
 */
const GPtrArray *
ant_faq_model_get_group (const AntFaqModel *self, guint group)
{
  return self->group_texts->pdata[group];
}

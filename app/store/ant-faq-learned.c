/* ant-faq-learned.c - what was asked in vain, and what staff said it means
 *
 *     DIR/questions-learned.txt      a line each, in the order of the alphabet
 *        asked TAB WEEK TAB COUNT TAB LANG TAB WORDS
 *        means TAB LANG TAB ID TAB WORDS
 *
 * WORDS are words of the pack and ordinary words, never a number; whatever else was typed is not
 * kept. A line that is not like this is passed over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-faq-learned"

#include "ant-faq-learned.h"

#include <string.h>

#include "ant-error.h"
#include "ant-faq.h"
#include "ant-folder.h"
#include "ant-worker.h"

#define FILE_MAX     (256 * 1024)
#define MOST_MISSES  300
#define MOST_COUNT   100000
#define WORDS_LENGTH 200

/**
 * AntFaqLearned:
 *
 * The overlay of the pack's answers that is made at the kiosk. It is changed in memory and written
 * whole.
 */
struct _AntFaqLearned {
  GObject parent_instance;

  char       *path;
  GHashTable *misses;   /* owned; "LANG TAB WORDS" → AntFaqMiss */
  GHashTable *meanings; /* owned; "LANG TAB WORDS" → id */
  AntWorker  *worker;   /* (nullable) writes; there from the first save on */
};

G_DEFINE_FINAL_TYPE (AntFaqLearned, ant_faq_learned, G_TYPE_OBJECT)

static void
free_miss (gpointer data)
{
  AntFaqMiss *miss = data;

  g_free (miss->lang);
  g_free (miss->words);
  g_free (miss->week);
  g_free (miss);
}

static void
ant_faq_learned_finalize (GObject *object)
{
  AntFaqLearned *self = ANT_FAQ_LEARNED (object);

  g_clear_pointer (&self->worker, ant_worker_free);
  g_hash_table_unref (self->misses);
  g_hash_table_unref (self->meanings);
  g_free (self->path);

  G_OBJECT_CLASS (ant_faq_learned_parent_class)->finalize (object);
}

static void
ant_faq_learned_class_init (AntFaqLearnedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ant_faq_learned_finalize;
}

static void
ant_faq_learned_init (AntFaqLearned *self)
{
  self->misses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_miss);
  self->meanings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * ant_faq_learned_new:
 * @data_dir: the data folder; whoever saves holds its lock
 *
 * Returns: (transfer full): nothing learned yet
 */
AntFaqLearned *
ant_faq_learned_new (const char *data_dir)
{
  AntFaqLearned *self = g_object_new (ANT_TYPE_FAQ_LEARNED, NULL);

  self->path = g_build_filename (data_dir, ANT_FAQ_LEARNED_FILE, NULL);

  return self;
}

static char *
make_key (const char *lang, const char *words)
{
  return g_strdup_printf ("%s\t%s", lang, words);
}

static gboolean
are_words (const char *words)
{
  return words[0] != '\0' && strlen (words) <= WORDS_LENGTH && strpbrk (words, "\t\r\n") == NULL;
}

static AntFaqMiss *
make_miss (const char *lang, const char *words, guint count, const char *week)
{
  AntFaqMiss *miss = g_new0 (AntFaqMiss, 1);

  miss->lang = g_strdup (lang);
  miss->words = g_strdup (words);
  miss->count = count;
  miss->week = g_strdup (week);

  return miss;
}

static void
read_line (AntFaqLearned *self, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  guint   n_fields = g_strv_length (fields);
  guint64 count;

  if (n_fields == 5 && strcmp (fields[0], "asked") == 0 && are_words (fields[4]) &&
      g_ascii_string_to_unsigned (fields[2], 10, 1, MOST_COUNT, &count, NULL))
    g_hash_table_replace (self->misses, make_key (fields[3], fields[4]),
                          make_miss (fields[3], fields[4], (guint) count, fields[1]));
  else if (n_fields == 4 && strcmp (fields[0], "means") == 0 && are_words (fields[3]))
    g_hash_table_replace (self->meanings, make_key (fields[1], fields[3]), g_strdup (fields[2]));
}

/**
 * ant_faq_learned_load:
 * @error: return location; as of ant_folder_read()
 *
 * Reads what was saved; no file is nothing learned. Waits for the disk.
 *
 * Returns: whether all is known that was saved
 */
gboolean
ant_faq_learned_load (AntFaqLearned *self, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) file = ant_folder_read (self->path, FILE_MAX, &reason);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (g_error_matches (reason, ANT_ERROR, ANT_ERROR_MISSING))
    return TRUE;
  if (file == NULL) {
    g_propagate_error (error, g_steal_pointer (&reason));
    return FALSE;
  }

  text = g_utf8_make_valid (g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file));
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    read_line (self, lines[i]);

  return TRUE;
}

/* The order of the alphabet, so that the file tells nobody what was asked after what. */
static char *
format (AntFaqLearned *self)
{
  GString       *text = g_string_new (NULL);
  GList         *misses = g_hash_table_get_keys (self->misses);
  GHashTableIter iter;
  gpointer       key, id;

  misses = g_list_sort (misses, (GCompareFunc) strcmp);
  for (GList *l = misses; l != NULL; l = l->next) {
    const AntFaqMiss *miss = g_hash_table_lookup (self->misses, l->data);

    g_string_append_printf (text, "asked\t%s\t%u\t%s\n", miss->week, miss->count, (char *) l->data);
  }
  g_list_free (misses);
  g_hash_table_iter_init (&iter, self->meanings);
  while (g_hash_table_iter_next (&iter, &key, &id)) {
    g_auto (GStrv) parts = g_strsplit (key, "\t", 2);

    g_string_append_printf (text, "means\t%s\t%s\t%s\n", parts[0], (char *) id, parts[1]);
  }

  return g_string_free (text, FALSE);
}

static void
drop_old (AntFaqLearned *self, GDateTime *now, int kept_weeks)
{
  g_autoptr (GDateTime) then = g_date_time_add_weeks (now, -kept_weeks);
  g_autofree char *oldest = g_date_time_format (then, "%G-W%V");
  GHashTableIter   iter;
  gpointer         miss;

  g_hash_table_iter_init (&iter, self->misses);
  while (g_hash_table_iter_next (&iter, NULL, &miss))
    if (strcmp (((AntFaqMiss *) miss)->week, oldest) < 0)
      g_hash_table_iter_remove (&iter);
}

static void
drop_least (AntFaqLearned *self)
{
  GHashTableIter iter;
  gpointer       key, miss;
  const char    *least = NULL;
  guint          count = G_MAXUINT;

  g_hash_table_iter_init (&iter, self->misses);
  while (g_hash_table_iter_next (&iter, &key, &miss))
    if (((AntFaqMiss *) miss)->count < count) {
      count = ((AntFaqMiss *) miss)->count;
      least = key;
    }
  if (least != NULL)
    g_hash_table_remove (self->misses, least);
}

/**
 * ant_faq_learned_count:
 * @words: what found no answer, from ant_faq_index_reduce()
 * @now: the time, of which the week is kept
 * @kept_weeks: what was not asked for so long is dropped
 */
void
ant_faq_learned_count (AntFaqLearned *self,
                       const char    *lang,
                       const char    *words,
                       GDateTime     *now,
                       int            kept_weeks)
{
  g_autofree char *key = make_key (lang, words);
  g_autofree char *week = g_date_time_format (now, "%G-W%V");
  AntFaqMiss      *miss;

  if (!are_words (words))
    return;
  drop_old (self, now, kept_weeks);
  miss = g_hash_table_lookup (self->misses, key);
  if (miss != NULL) {
    miss->count = MIN (miss->count + 1, MOST_COUNT);
    g_free (miss->week);
    miss->week = g_steal_pointer (&week);
    return;
  }
  if (g_hash_table_size (self->misses) >= MOST_MISSES)
    drop_least (self);
  g_hash_table_insert (self->misses, g_steal_pointer (&key), make_miss (lang, words, 1, week));
}

static int
compare_misses (gconstpointer a, gconstpointer b)
{
  const AntFaqMiss *x = *(const AntFaqMiss *const *) a;
  const AntFaqMiss *y = *(const AntFaqMiss *const *) b;

  return x->count != y->count ? (x->count < y->count ? 1 : -1) : strcmp (x->words, y->words);
}

/**
 * ant_faq_learned_list:
 * @lang: the language asked in
 *
 * Returns: (transfer container) (element-type AntFaqMiss): what found no answer, the most asked
 * first; valid until the next change
 */
GPtrArray *
ant_faq_learned_list (AntFaqLearned *self, const char *lang)
{
  GPtrArray     *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       miss;

  g_hash_table_iter_init (&iter, self->misses);
  while (g_hash_table_iter_next (&iter, NULL, &miss))
    if (strcmp (((AntFaqMiss *) miss)->lang, lang) == 0)
      g_ptr_array_add (list, miss);
  g_ptr_array_sort (list, compare_misses);

  return list;
}

/**
 * ant_faq_learned_teach:
 * @words: from the list
 * @id: the entry that answers them from now on
 */
void
ant_faq_learned_teach (AntFaqLearned *self, const char *lang, const char *words, const char *id)
{
  g_autofree char *key = make_key (lang, words);

  g_hash_table_remove (self->misses, key);
  g_hash_table_replace (self->meanings, g_steal_pointer (&key), g_strdup (id));
}

/**
 * ant_faq_learned_forget:
 * @words: from the list; they go from it
 */
void
ant_faq_learned_forget (AntFaqLearned *self, const char *lang, const char *words)
{
  g_autofree char *key = make_key (lang, words);

  g_hash_table_remove (self->misses, key);
}

static AntFaqEntry *
extend_entry (AntFaqLearned *self, AntFaqEntry *entry, const char *lang)
{
  g_autoptr (GPtrArray) phrasings = g_ptr_array_new ();
  g_autofree char *prefix = make_key (lang, "");
  GHashTableIter   iter;
  gpointer         key, id;

  for (gsize i = 0; entry->phrasings[i] != NULL; i++)
    g_ptr_array_add (phrasings, entry->phrasings[i]);
  g_hash_table_iter_init (&iter, self->meanings);
  while (g_hash_table_iter_next (&iter, &key, &id))
    if (strcmp (id, entry->id) == 0 && g_str_has_prefix (key, prefix))
      g_ptr_array_add (phrasings, (char *) key + strlen (prefix));
  if (phrasings->len == g_strv_length (entry->phrasings))
    return ant_faq_entry_ref (entry);
  g_ptr_array_add (phrasings, NULL);

  return ant_faq_entry_new (entry->id, entry->category, entry->question,
                            (const char *const *) phrasings->pdata, entry->answer_markdown,
                            entry->is_clinical, entry->lang);
}

/**
 * ant_faq_learned_extend:
 * @entries: (element-type AntFaqEntry): a pack's
 * @lang: the language they are asked for in
 *
 * Returns: (transfer full) (element-type AntFaqEntry): the same, with what staff taught among the
 * phrasings, for an index
 */
GPtrArray *
ant_faq_learned_extend (AntFaqLearned *self, GPtrArray *entries, const char *lang)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_faq_entry_unref);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (list, extend_entry (self, entries->pdata[i], lang));

  return list;
}

/**
 * Saving:
 *
 * What the worker sees of a save.
 */
typedef struct {
  char *path; /* owned */
  char *text; /* owned */
} Saving;

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  g_free (saving->path);
  g_free (saving->text);
  g_free (saving);
}

static gboolean
save (gpointer data, gpointer *result, GError **error)
{
  Saving *saving = data;

  return ant_folder_replace (saving->path, saving->text, strlen (saving->text), error);
}

/**
 * ant_faq_learned_save_async:
 *
 * Writes all there is now; saves end in the order they were begun.
 */
void
ant_faq_learned_save_async (AntFaqLearned      *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  saving->path = g_strdup (self->path);
  saving->text = format (self);
  g_task_set_task_data (task, saving, free_saving);
  if (self->worker == NULL)
    self->worker = ant_worker_new ("faq-learned");
  ant_worker_run (self->worker, task, save, NULL);
}

gboolean
ant_faq_learned_save_finish (AntFaqLearned *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) reason = NULL;

  g_task_propagate_pointer (G_TASK (result), &reason);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

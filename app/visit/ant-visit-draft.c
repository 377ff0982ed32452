/* ant-visit-draft.c - a visit in small pieces, so that each answer can be kept as it is given
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-visit-draft"

#include "ant-visit-draft.h"

#include <string.h>

#include "ant-error.h"
#include "ant-json.h"
#include "ant-session-edits.h"
#include "ant-visit-private.h"

#define ANSWER "answer:" /* and the question's path */
#define PHOTO  "photo:"  /* and the view's id */
#define VISIT  "visit"   /* the rest: language, place, rows, hairline, signature */

/**
 * AntVisitDraft:
 *
 * Tells what of a visit has changed since it was last asked. An answer is the same as long as its
 * values are the same objects, for these never change; so a look at a form of many hundred
 * questions costs no more than a walk along them.
 */
struct _AntVisitDraft {
  AntVisit   *visit; /* borrowed */
  AntRoute   *route; /* borrowed */
  GHashTable *told;  /* name to Told */
};

typedef struct {
  GPtrArray *answers; /* (nullable) of AntValue */
  GBytes    *body;    /* (nullable) */
  gboolean   is_here; /* there in the visit at this look */
} Told;

AntDraftEntry *
ant_draft_entry_new (const char *name, GBytes *body)
{
  AntDraftEntry *self = g_new0 (AntDraftEntry, 1);

  self->name = g_strdup (name);
  self->body = body != NULL ? g_bytes_ref (body) : NULL;

  return self;
}

void
ant_draft_entry_free (AntDraftEntry *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

GPtrArray *
ant_draft_entry_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ant_draft_entry_free);
}

/**
 * ant_draft_entry_list_find:
 *
 * Returns: (transfer none) (nullable): the body of the piece called @name
 */
GBytes *
ant_draft_entry_list_find (GPtrArray *entries, const char *name)
{
  for (guint i = 0; i < entries->len; i++) {
    const AntDraftEntry *entry = entries->pdata[i];

    if (g_str_equal (entry->name, name))
      return entry->body;
  }

  return NULL;
}

static void
free_told (gpointer data)
{
  Told *told = data;

  g_clear_pointer (&told->answers, g_ptr_array_unref);
  g_clear_pointer (&told->body, g_bytes_unref);
  g_free (told);
}

/**
 * ant_visit_draft_new:
 * @visit: (transfer none): outlives the draft, as does @route
 * @route: (transfer none): where in it the person is
 *
 * Returns: (transfer full): a draft that has told nothing
 */
AntVisitDraft *
ant_visit_draft_new (AntVisit *visit, AntRoute *route)
{
  AntVisitDraft *self = g_new0 (AntVisitDraft, 1);

  self->visit = visit;
  self->route = route;
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_told);

  return self;
}

void
ant_visit_draft_free (AntVisitDraft *self)
{
  g_hash_table_unref (self->told);
  g_free (self);
}

/* --- what has changed --- */

static Told *
look_up (AntVisitDraft *self, const char *name)
{
  Told *told = g_hash_table_lookup (self->told, name);

  if (told == NULL) {
    told = g_new0 (Told, 1);
    g_hash_table_insert (self->told, g_strdup (name), told);
  }
  told->is_here = TRUE;

  return told;
}

static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  return a != NULL && a->len == b->len &&
         (a->len == 0 || memcmp (a->pdata, b->pdata, a->len * sizeof *a->pdata) == 0);
}

static void
collect_answers (AntVisitDraft *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) edits = ant_session_list_edits (self->visit->session);

  for (guint i = 0; i < edits->len; i++) {
    const AntEdit   *edit = edits->pdata[i];
    g_autofree char *name = g_strconcat (ANSWER, edit->path, NULL);
    Told            *told = look_up (self, name);
    g_autoptr (GBytes) body = NULL;

    if (is_same (told->answers, edit->answers))
      continue;
    g_clear_pointer (&told->answers, g_ptr_array_unref);
    told->answers = g_ptr_array_ref (edit->answers);
    body = ant_edit_write (edit);
    g_ptr_array_add (entries, ant_draft_entry_new (name, body));
  }
}

static void
collect_body (AntVisitDraft *self, GPtrArray *entries, const char *name, GBytes *body)
{
  Told *told = look_up (self, name);

  if (told->body == body || (told->body != NULL && g_bytes_equal (told->body, body)))
    return;
  g_clear_pointer (&told->body, g_bytes_unref);
  told->body = g_bytes_ref (body);
  g_ptr_array_add (entries, ant_draft_entry_new (name, body));
}

static void
collect_photos (AntVisitDraft *self, GPtrArray *entries)
{
  for (int i = 0; i < ANT_PHOTO_N_VIEWS; i++) {
    g_autofree char *name = g_strconcat (PHOTO, ant_photo_view_get_id ((AntPhotoView) i), NULL);

    if (self->visit->photos[i] != NULL)
      collect_body (self, entries, name, self->visit->photos[i]);
  }
}

static json_object *
write_texts (char **texts)
{
  json_object *list = json_object_new_array ();

  for (gsize i = 0; texts[i] != NULL; i++)
    json_object_array_add (list, json_object_new_string (texts[i]));

  return list;
}

static json_object *
write_hairline (const AntHairline *hairline)
{
  json_object *json = json_object_new_object ();

  json_object_object_add (json, "shape", json_object_new_int ((int) hairline->shape));
  json_object_object_add (json, "lower", json_object_new_int (hairline->lower));
  json_object_object_add (json, "widen", json_object_new_int (hairline->widen));
  json_object_object_add (json, "aspect", json_object_new_double (hairline->aspect));

  return json;
}

static json_object *
write_strokes (GArray *strokes)
{
  json_object *list = json_object_new_array ();

  for (guint i = 0; i < strokes->len; i++) {
    const AntStrokePoint *point = &g_array_index (strokes, AntStrokePoint, i);

    json_object_array_add (list, json_object_new_double ((double) point->x));
    json_object_array_add (list, json_object_new_double ((double) point->y));
    json_object_array_add (list, json_object_new_int (point->is_start ? 1 : 0));
  }

  return list;
}

static void
add_text (json_object *json, const char *key, const char *text)
{
  if (text != NULL)
    json_object_object_add (json, key, json_object_new_string (text));
}

static GBytes *
write_visit (AntVisitDraft *self)
{
  const AntStep *here = ant_route_get_here (self->route);
  g_auto (GStrv) seen = ant_route_list_seen (self->route);
  g_auto (GStrv) rows = ant_session_list_rows (self->visit->session);
  g_autoptr (AntJson) json = json_object_new_object ();
  const char *text;

  add_text (json, "language", self->visit->language);
  add_text (json, "page", here->page);
  add_text (json, "path", here->path);
  json_object_object_add (json, "seen", write_texts (seen));
  json_object_object_add (json, "checked",
                          json_object_new_boolean (ant_route_get_has_checked (self->route)));
  json_object_object_add (json, "rows", write_texts (rows));
  if (self->visit->has_hairline)
    json_object_object_add (json, "hairline", write_hairline (&self->visit->hairline));
  add_text (json, "signature", self->visit->signature_name);
  json_object_object_add (json, "strokes", write_strokes (self->visit->strokes));
  text = json_object_to_json_string_ext (json, JSON_C_TO_STRING_PLAIN);

  return g_bytes_new (text, strlen (text));
}

static void
collect_gone (AntVisitDraft *self, GPtrArray *entries)
{
  GHashTableIter iter;
  gpointer       name, value;

  g_hash_table_iter_init (&iter, self->told);
  while (g_hash_table_iter_next (&iter, &name, &value)) {
    Told *told = value;

    if (!told->is_here) {
      g_ptr_array_add (entries, ant_draft_entry_new (name, NULL));
      g_hash_table_iter_remove (&iter);
    } else {
      told->is_here = FALSE; /* until the next look */
    }
  }
}

/**
 * ant_visit_draft_collect:
 *
 * Returns: (transfer full) (element-type AntDraftEntry): what is other than it was when this was
 *   last called
 */
GPtrArray *
ant_visit_draft_collect (AntVisitDraft *self)
{
  GPtrArray *entries = ant_draft_entry_list_new ();
  g_autoptr (GBytes) visit = write_visit (self);

  collect_answers (self, entries);
  collect_photos (self, entries);
  collect_body (self, entries, VISIT, visit);
  collect_gone (self, entries);

  return entries;
}

/* --- and back --- */

static json_object *
read_visit (GPtrArray *entries, GError **error)
{
  GBytes      *body = ant_draft_entry_list_find (entries, VISIT);
  gsize        size = 0;
  const char  *text = body != NULL ? g_bytes_get_data (body, &size) : NULL;
  json_object *json = text != NULL ? ant_json_parse (text, size, NULL, error) : NULL;

  if (json == NULL && error != NULL && *error == NULL)
    ant_fail (error, ANT_ERROR_CORRUPT, "The draft lacks its place");

  return json;
}

/**
 * ant_visit_draft_read_language:
 *
 * Returns: (transfer full) (nullable): the language that the person reads
 */
char *
ant_visit_draft_read_language (GPtrArray *entries)
{
  g_autoptr (AntJson) json = read_visit (entries, NULL);

  return json != NULL ? g_strdup (ant_json_get_string (json, "language")) : NULL;
}

static char **
read_texts (json_object *json, const char *key)
{
  json_object *list = ant_json_get_array (json, key);
  gsize        n = list != NULL ? json_object_array_length (list) : 0;
  char       **texts = g_new0 (char *, n + 1);

  for (gsize i = 0; i < n; i++)
    texts[i] = g_strdup (json_object_get_string (json_object_array_get_idx (list, i)) ?: "");

  return texts;
}

/* Each answer in turn; those that could not be given yet are left in @entries. */
static guint
redo_answers (AntSession *session, GPtrArray *entries)
{
  guint n_left = 0;

  for (guint i = 0; i < entries->len; i++) {
    AntDraftEntry *entry = entries->pdata[i];

    if (g_str_has_prefix (entry->name, ANSWER) && entry->body != NULL) {
      if (ant_session_redo (session, entry->name + strlen (ANSWER), entry->body, NULL))
        g_clear_pointer (&entry->body, g_bytes_unref);
      else
        n_left++;
    }
  }

  return n_left;
}

/* A repetition may hang on an answer and an answer on a repetition, or on another answer. */
static gboolean
restore_answers (AntVisit *visit, GPtrArray *entries, const char *const *rows, GError **error)
{
  guint n_left = G_MAXUINT;
  guint n_before;

  do {
    n_before = n_left;
    if (!ant_session_redo_rows (visit->session, rows, error))
      return FALSE;
    n_left = redo_answers (visit->session, entries);
  } while (n_left > 0 && n_left < n_before);

  return n_left == 0 ||
         ant_fail (error, ANT_ERROR_INVALID, "%u answers of the draft do not fit the form", n_left);
}

static void
restore_photos (AntVisit *visit, GPtrArray *entries)
{
  for (int i = 0; i < ANT_PHOTO_N_VIEWS; i++) {
    g_autofree char *name = g_strconcat (PHOTO, ant_photo_view_get_id ((AntPhotoView) i), NULL);

    ant_visit_set_photo (visit, (AntPhotoView) i, ant_draft_entry_list_find (entries, name));
  }
}

static double
get_number (json_object *json, const char *key)
{
  json_object *number = NULL;

  return json_object_object_get_ex (json, key, &number) ? json_object_get_double (number) : 0;
}

static void
restore_hairline (AntVisit *visit, json_object *json)
{
  AntHairline hairline = { 0 };
  int         shape;

  if (json == NULL)
    return;
  shape = (int) get_number (json, "shape");
  hairline.shape = (AntHairlineShape) CLAMP (shape, 0, ANT_HAIRLINE_N_SHAPES - 1);
  hairline.lower =
      CLAMP ((int) get_number (json, "lower"), -ANT_HAIRLINE_MAX_STEPS, ANT_HAIRLINE_MAX_STEPS);
  hairline.widen =
      CLAMP ((int) get_number (json, "widen"), -ANT_HAIRLINE_MAX_STEPS, ANT_HAIRLINE_MAX_STEPS);
  hairline.aspect = get_number (json, "aspect");
  ant_visit_set_hairline (visit, &hairline);
}

static double
get_at (json_object *list, gsize i)
{
  return json_object_get_double (json_object_array_get_idx (list, i));
}

static void
restore_strokes (AntVisit *visit, json_object *list)
{
  gsize n = list != NULL ? json_object_array_length (list) : 0;

  for (gsize i = 0; i + 2 < n; i += 3) {
    AntStrokePoint point = { (float) get_at (list, i), (float) get_at (list, i + 1),
                             get_at (list, i + 2) > 0.5 };

    g_array_append_val (visit->strokes, point);
  }
}

/**
 * ant_visit_draft_restore:
 * @visit: a fresh visit, with the form that the draft was taken with
 * @route: its route
 * @entries: all pieces of the draft, each as it was last; what was used of them is taken out
 * @error: return location; %ANT_ERROR_INVALID, %ANT_ERROR_CORRUPT
 *
 * Makes the visit what it was, and puts the person on the page they were on.
 *
 * Returns: whether all of it fitted; where not, the visit is to be thrown away
 */
gboolean
ant_visit_draft_restore (AntVisit *visit, AntRoute *route, GPtrArray *entries, GError **error)
{
  g_autoptr (AntJson) json = read_visit (entries, error);
  g_auto (GStrv) seen = json != NULL ? read_texts (json, "seen") : NULL;
  g_auto (GStrv) rows = json != NULL ? read_texts (json, "rows") : NULL;
  const char *page = json != NULL ? ant_json_get_string (json, "page") : NULL;
  const char *language = json != NULL ? ant_json_get_string (json, "language") : NULL;

  if (json == NULL)
    return FALSE;
  if (page == NULL || language == NULL)
    return ant_fail (error, ANT_ERROR_CORRUPT, "The draft lacks its place");
  if (!restore_answers (visit, entries, (const char *const *) rows, error))
    return FALSE;
  ant_visit_set_language (visit, language);
  restore_photos (visit, entries);
  restore_hairline (visit, ant_json_get_object (json, "hairline"));
  ant_visit_set_signature_name (visit, ant_json_get_string (json, "signature"));
  restore_strokes (visit, ant_json_get_array (json, "strokes"));
  ant_route_restore (route, page, ant_json_get_string (json, "path"), (const char *const *) seen,
                     ant_json_get_boolean (json, "checked"));

  return TRUE;
}

/* ant-route.c - which page comes next in a consultation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-route"

#include "ant-route.h"

#include "ant-clinic-form.h"

/**
 * AntRoute:
 *
 * The pages of a consultation in order, worked out anew from the answers at every turn, and the
 * place in it. Once the person has stood before the check page, going on from a changed answer
 * leads to whatever that answer newly opened, and then straight back.
 *
 * The repetitions of a group are side ways. The way leads past them over the page "rows" of the
 * group, from which the person enters one, and to which its last page leads back:
 *
 *     … ── rows g ───────────────────────────── rows h ── check ── …
 *           ├─ g[0]/a ── g[0]/b ── back to g
 *           └─ g[1]/a ── g[1]/b ── back to g
 */
struct _AntRoute {
  AntVisit   *visit; /* borrowed; outlives the route */
  AntStep    *here;
  GHashTable *seen; /* keys of the steps that were left once */
  gboolean    has_checked;
};

AntStep *
ant_step_new (const char *page, const char *path)
{
  AntStep *self = g_new0 (AntStep, 1);

  self->page = g_strdup (page);
  self->path = g_strdup (path);

  return self;
}

void
ant_step_free (AntStep *self)
{
  g_free (self->page);
  g_free (self->path);
  g_free (self->row);
  g_free (self);
}

static char *
make_key (const AntStep *step)
{
  return g_strconcat (step->page, ":", step->path, NULL);
}

static void
add (GPtrArray *steps, const char *page, const char *path)
{
  g_ptr_array_add (steps, ant_step_new (page, path));
}

static gboolean
is_consent (AntClinic *clinic, const char *path)
{
  g_autoptr (GPtrArray) consents = ant_clinic_get_consents (clinic, NULL);

  for (guint i = 0; i < consents->len; i++) {
    const AntConsent *consent = g_ptr_array_index (consents, i);

    if (g_strcmp0 (consent->link_id, path) == 0)
      return TRUE;
  }

  return FALSE;
}

static const char *
choose_page (AntVisit *visit, const char *path)
{
  AntSession    *session = ant_visit_get_session (visit);
  const AntItem *item = ant_session_get_item (session, path);

  if (ant_item_get_item_type (item) == ANT_ITEM_ATTACHMENT && !ant_item_is_read_only (item))
    return "attachment";
  if (ant_item_get_item_type (item) == ANT_ITEM_GROUP)
    return ant_item_takes_rows (item) && !ant_session_is_row (session, path) ? "rows" : "row";

  return is_consent (ant_visit_get_clinic (visit), path) ? "consent" : "question";
}

static void
add_page (AntRoute *self, GPtrArray *steps, const char *path)
{
  AntStep *step = ant_step_new (choose_page (self->visit, path), path);

  step->row = ant_session_dup_row_around (ant_visit_get_session (self->visit), path);
  g_ptr_array_add (steps, step);
}

/* An attachment is a picture, for which the person gave leave or not. */
static gboolean
may_ask (AntRoute *self, const AntItem *item)
{
  if (ant_item_get_item_type (item) == ANT_ITEM_ATTACHMENT && !ant_item_is_read_only (item) &&
      !ant_visit_may_take_photos (self->visit))
    return FALSE;

  return ant_clinic_form_can_ask (item);
}

/* The age comes first, so that nobody under 18 is asked anything; then what is kept and why. What
 * cannot be answered here is not asked. */
static void
add_questions (AntRoute *self, GPtrArray *steps)
{
  AntClinic  *clinic = ant_visit_get_clinic (self->visit);
  const char *adult = ant_clinic_get_text (clinic, "intake", "adult-item", NULL);
  AntSession *session = ant_visit_get_session (self->visit);
  g_auto (GStrv) paths = ant_session_list_pages (session);

  for (char **path = paths; *path != NULL; path++) {
    if (g_strcmp0 (*path, adult) == 0 || !may_ask (self, ant_session_get_item (session, *path)))
      continue;
    add_page (self, steps, *path);
  }
}

/**
 * ant_route_list:
 *
 * Returns: (transfer full) (element-type AntStep): every page of the consultation as the answers
 *   now stand
 */
GPtrArray *
ant_route_list (AntRoute *self)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_step_free);
  AntClinic *clinic = ant_visit_get_clinic (self->visit);

  add (steps, "question", ant_clinic_get_text (clinic, "intake", "adult-item", NULL));
  if (ant_visit_is_minor (self->visit)) {
    add (steps, "stop", "minor");
    return steps;
  }

  add (steps, "privacy", NULL);
  add_questions (self, steps);
  if (ant_visit_has_declined_all (self->visit)) {
    for (guint i = 0; i < steps->len; i++) {
      const AntStep *step = g_ptr_array_index (steps, i);

      if (i > 0 && !g_str_equal (step->page, "privacy") && !g_str_equal (step->page, "consent")) {
        g_ptr_array_set_size (steps, (int) i);
        break;
      }
    }
    add (steps, "stop", "declined");
    return steps;
  }

  if (ant_visit_may_take_photos (self->visit)) {
    for (int i = 0; i < ANT_PHOTO_N_VIEWS; i++)
      add (steps, "photo", ant_photo_view_get_id ((AntPhotoView) i));
  }
  add (steps, "hairline", NULL);
  add (steps, "check", NULL);
  add (steps, "sign", NULL);

  return steps;
}

AntRoute *
ant_route_new (AntVisit *visit)
{
  AntRoute *self = g_new0 (AntRoute, 1);
  g_autoptr (GPtrArray) steps = NULL;

  self->visit = visit;
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  steps = ant_route_list (self);
  self->here = g_ptr_array_steal_index (steps, 0);

  return self;
}

void
ant_route_free (AntRoute *self)
{
  g_hash_table_unref (self->seen);
  ant_step_free (self->here);
  g_free (self);
}

/**
 * ant_route_get_here:
 *
 * Returns: (transfer none): the page the person is on
 */
const AntStep *
ant_route_get_here (AntRoute *self)
{
  return self->here;
}

/* A repetition that was added and then left without a word is none. */
static const AntStep *
stand_on (AntRoute *self, GPtrArray *steps, guint index)
{
  ant_step_free (self->here);
  self->here = g_ptr_array_steal_index (steps, index);
  if (g_str_equal (self->here->page, "check"))
    self->has_checked = TRUE;
  if (g_str_equal (self->here->page, "rows"))
    ant_session_drop_untouched (ant_visit_get_session (self->visit), self->here->path);

  return self->here;
}

/* The place of @step in @steps; where an answer took it away, the place it would have had is lost,
 * and the person is led on from the last page they saw. */
static guint
find (AntRoute *self, GPtrArray *steps, const AntStep *step)
{
  guint last_seen = 0;

  for (guint i = 0; i < steps->len; i++) {
    const AntStep   *other = g_ptr_array_index (steps, i);
    g_autofree char *key = make_key (other);

    if (g_strcmp0 (other->page, step->page) == 0 && g_strcmp0 (other->path, step->path) == 0)
      return i;
    if (g_hash_table_contains (self->seen, key))
      last_seen = i;
  }

  return last_seen;
}

/* The next step, @way 1 or -1, of the same repetition as that at @here; -1 for none. */
static int
find_beside (GPtrArray *steps, guint here, int way)
{
  const AntStep *from = g_ptr_array_index (steps, here);

  for (int i = (int) here + way; i >= 0 && i < (int) steps->len; i += way) {
    const AntStep *step = g_ptr_array_index (steps, i);

    if (g_strcmp0 (step->row, from->row) == 0)
      return i;
  }

  return -1;
}

/* The page that lists the repetitions of which @row is one. */
static guint
find_rows (AntRoute *self, GPtrArray *steps, const char *row)
{
  guint            i;
  g_autofree char *group = ant_session_dup_above (ant_visit_get_session (self->visit), row, &i);
  const AntStep    wanted = { (char *) "rows", group, NULL };

  return find (self, steps, &wanted);
}

static gboolean
is_done_with (AntRoute *self, const AntStep *step)
{
  g_autofree char *key = make_key (step);

  return g_hash_table_contains (self->seen, key);
}

/* What a changed answer newly opened, else the check page; -1 for neither. */
static int
find_way_back (AntRoute *self, GPtrArray *steps, guint here)
{
  for (guint i = 0; i < steps->len; i++) {
    const AntStep *step = g_ptr_array_index (steps, i);

    if (g_str_equal (step->page, "check") || g_str_equal (step->page, "stop") ||
        (i > here && step->row == NULL && !is_done_with (self, step)))
      return (int) i;
  }

  return -1;
}

/**
 * ant_route_advance:
 *
 * Goes on from the page the person is on.
 *
 * Returns: (transfer none) (nullable): the next page; %NULL behind the last
 */
const AntStep *
ant_route_advance (AntRoute *self)
{
  g_autoptr (GPtrArray) steps = ant_route_list (self);
  guint       here = find (self, steps, self->here);
  const char *row = ((const AntStep *) g_ptr_array_index (steps, here))->row;
  int         next;

  g_hash_table_add (self->seen, make_key (self->here));
  if (row != NULL || !self->has_checked || g_str_equal (self->here->page, "check"))
    next = find_beside (steps, here, 1);
  else
    next = find_way_back (self, steps, here);
  if (next < 0 && row != NULL)
    next = (int) find_rows (self, steps, row);

  return next >= 0 ? stand_on (self, steps, (guint) next) : NULL;
}

/**
 * ant_route_retreat:
 *
 * Returns: (transfer none) (nullable): the page before; %NULL before the first
 */
const AntStep *
ant_route_retreat (AntRoute *self)
{
  g_autoptr (GPtrArray) steps = ant_route_list (self);
  guint       here = find (self, steps, self->here);
  const char *row = ((const AntStep *) g_ptr_array_index (steps, here))->row;
  int         before = find_beside (steps, here, -1);

  if (before < 0 && row != NULL)
    before = (int) find_rows (self, steps, row);

  return before >= 0 ? stand_on (self, steps, (guint) before) : NULL;
}

/**
 * ant_route_enter_row:
 * @row: the path of a repetition
 *
 * Goes to the first page of a repetition, from the page that lists them.
 *
 * Returns: (transfer none): the page; the one the person is on where nothing is asked in @row
 */
const AntStep *
ant_route_enter_row (AntRoute *self, const char *row)
{
  g_autoptr (GPtrArray) steps = ant_route_list (self);

  for (guint i = 0; i < steps->len; i++) {
    const AntStep *step = g_ptr_array_index (steps, i);

    if (g_strcmp0 (step->row, row) == 0)
      return stand_on (self, steps, i);
  }

  return self->here;
}

/**
 * ant_route_change:
 * @page: a page of the route
 * @path: (nullable): its path
 *
 * Goes to an answer that the person wants to change.
 *
 * Returns: (transfer none): the page
 */
const AntStep *
ant_route_change (AntRoute *self, const char *page, const char *path)
{
  g_autoptr (GPtrArray) steps = ant_route_list (self);
  g_autoptr (AntStep) wanted = ant_step_new (page, path);

  return stand_on (self, steps, find (self, steps, wanted));
}

/**
 * ant_route_list_seen:
 *
 * Returns: (transfer full): the pages that the person has left once, for ant_route_restore()
 */
char **
ant_route_list_seen (AntRoute *self)
{
  GPtrArray     *seen = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, self->seen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (seen, g_strdup (key));
  g_ptr_array_add (seen, NULL);

  return (char **) g_ptr_array_free (seen, FALSE);
}

/**
 * ant_route_get_has_checked:
 *
 * Returns: whether the person has stood before the check page
 */
gboolean
ant_route_get_has_checked (AntRoute *self)
{
  return self->has_checked;
}

/**
 * ant_route_restore:
 * @page: the page that the person was on
 * @path: (nullable): its path
 * @seen: from ant_route_list_seen()
 * @has_checked: from ant_route_get_has_checked()
 *
 * Puts the person where they were, once the visit has its answers again; where there is no such
 * page, on the last one that they saw.
 */
void
ant_route_restore (AntRoute          *self,
                   const char        *page,
                   const char        *path,
                   const char *const *seen,
                   gboolean           has_checked)
{
  for (gsize i = 0; seen[i] != NULL; i++)
    g_hash_table_add (self->seen, g_strdup (seen[i]));
  self->has_checked = has_checked;
  ant_route_change (self, page, path);
}

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

/* The age comes first, so that nobody under 18 is asked anything; then what is kept and why. What
 * cannot be answered here is not asked. */
static void
add_questions (AntRoute *self, GPtrArray *steps)
{
  AntClinic  *clinic = ant_visit_get_clinic (self->visit);
  const char *adult = ant_clinic_get_text (clinic, "intake", "adult-item", NULL);
  AntSession *session = ant_visit_get_session (self->visit);
  g_auto (GStrv) paths = ant_session_list_questions (session);

  for (char **path = paths; *path != NULL; path++) {
    if (g_strcmp0 (*path, adult) == 0 ||
        !ant_clinic_form_can_ask (ant_session_get_item (session, *path)))
      continue;
    add (steps, is_consent (clinic, *path) ? "consent" : "question", *path);
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

      if (g_str_equal (step->page, "question") && i > 0) {
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

static const AntStep *
stand_on (AntRoute *self, GPtrArray *steps, guint index)
{
  ant_step_free (self->here);
  self->here = g_ptr_array_steal_index (steps, index);
  if (g_str_equal (self->here->page, "check"))
    self->has_checked = TRUE;

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
  guint here = find (self, steps, self->here);

  g_hash_table_add (self->seen, make_key (self->here));
  if (!self->has_checked || g_str_equal (self->here->page, "check"))
    return here + 1 < steps->len ? stand_on (self, steps, here + 1) : NULL;

  for (guint i = 0; i < steps->len; i++) {
    const AntStep   *step = g_ptr_array_index (steps, i);
    g_autofree char *key = make_key (step);

    if (g_str_equal (step->page, "check") || g_str_equal (step->page, "stop") ||
        (i > here && !g_hash_table_contains (self->seen, key)))
      return stand_on (self, steps, i);
  }

  return NULL;
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
  guint here = find (self, steps, self->here);

  return here > 0 ? stand_on (self, steps, here - 1) : NULL;
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

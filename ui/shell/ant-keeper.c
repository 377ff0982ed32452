/* ant-keeper.c - keeps the visit under way, and offers it again after a crash
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-keeper"

#include "ant-keeper.h"

#include <string.h>

#include "ant-error.h"

#define SCREEN  "screen" /* how the person wants it: text size, contrast, reach */
#define TOUCH_S (ANT_DRAFT_KEYS_LIFE_S / 4)

/**
 * AntKeeper:
 *
 * Hands each page that a client leaves to the draft, as far as it changed anything, and has it
 * dropped as soon as there is no visit any more. Whoever comes after a crash is asked first whether
 * the visit that was torn is theirs: until they say so nothing of it is shown but its language.
 */
struct _AntKeeper {
  GObject parent_instance;

  AntKiosk      *kiosk; /* borrowed; owns us */
  AntDraft      *draft;
  AntVisitDraft *pieces; /* (nullable): of the visit that is being kept */
  guint          visit;  /* its number */
  char          *screen; /* (nullable): as it was kept last */
  guint          touch_id;
  GPtrArray     *found; /* (nullable) of AntDraftEntry: what a crash has left */
  GCancellable  *cancellable;
};

G_DEFINE_FINAL_TYPE (AntKeeper, ant_keeper, G_TYPE_OBJECT)

/* --- keeping --- */

static gboolean
on_touch (gpointer user_data)
{
  ant_draft_touch (ANT_KEEPER (user_data)->draft);

  return G_SOURCE_CONTINUE;
}

static void
stop_keeping (AntKeeper *self)
{
  g_clear_handle_id (&self->touch_id, g_source_remove);
  g_clear_pointer (&self->pieces, ant_visit_draft_free);
  g_clear_pointer (&self->screen, g_free);
}

static void
collect_screen (AntKeeper *self, GPtrArray *entries)
{
  g_autofree char *screen = g_strdup_printf ("%d %d %d", ant_kiosk_get_text_size (self->kiosk),
                                             ant_kiosk_get_high_contrast (self->kiosk),
                                             ant_kiosk_get_low_reach (self->kiosk));
  g_autoptr (GBytes) body = NULL;

  if (g_strcmp0 (self->screen, screen) == 0)
    return;
  body = g_bytes_new (screen, strlen (screen));
  g_ptr_array_add (entries, ant_draft_entry_new (SCREEN, body));
  g_free (self->screen);
  self->screen = g_steal_pointer (&screen);
}

static GPtrArray *
collect (AntKeeper *self)
{
  GPtrArray *entries = ant_visit_draft_collect (self->pieces);

  collect_screen (self, entries);

  return entries;
}

static GBytes *
get_form (AntClinic *clinic)
{
  return ant_form_get_bytes (ant_clinic_get_form (clinic));
}

static void
begin_keeping (AntKeeper *self, AntVisit *visit)
{
  g_autoptr (GPtrArray) entries = NULL;

  stop_keeping (self);
  self->pieces = ant_visit_draft_new (visit, ant_kiosk_get_route (self->kiosk));
  self->visit = ant_kiosk_count_visits (self->kiosk);
  self->touch_id = g_timeout_add_seconds (TOUCH_S, on_touch, self);
  entries = collect (self);
  ant_draft_begin (self->draft, get_form (ant_visit_get_clinic (visit)), entries);
}

static void
go_on_keeping (AntKeeper *self)
{
  g_autoptr (GPtrArray) entries = collect (self);

  if (entries->len > 0)
    ant_draft_add (self->draft, entries);
}

static void
on_turn (AntKeeper *self)
{
  AntVisit *visit = ant_kiosk_get_visit (self->kiosk);

  if (visit == NULL || ant_kiosk_is_preview (self->kiosk)) {
    if (self->pieces != NULL)
      ant_draft_drop (self->draft);
    stop_keeping (self);
  } else if (self->pieces == NULL || self->visit != ant_kiosk_count_visits (self->kiosk)) {
    begin_keeping (self, visit);
  } else {
    go_on_keeping (self);
  }
}

static void
on_reset (AntKeeper *self)
{
  stop_keeping (self);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  ant_draft_drop (self->draft);
}

/* --- after a crash --- */

static gboolean
is_offered (AntKeeper *self, const char *language)
{
  return language != NULL &&
         g_strv_contains (ant_clinic_get_languages (ant_kiosk_get_clinic (self->kiosk)), language);
}

static void
restore_screen (AntKeeper *self)
{
  GBytes          *body = ant_draft_entry_list_find (self->found, SCREEN);
  g_autofree char *text =
      body != NULL ? g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body)) : NULL;
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, " ", 3) : NULL;

  if (parts == NULL || g_strv_length (parts) != 3)
    return;
  g_object_set (self->kiosk, "text-size",
                CLAMP ((int) g_ascii_strtoll (parts[0], NULL, 10), 100, 200), "high-contrast",
                g_str_equal (parts[1], "1"), "low-reach", g_str_equal (parts[2], "1"), NULL);
}

/* Somebody who is at the kiosk already goes before somebody who was. */
static gboolean
may_ask (AntKeeper *self)
{
  return g_str_equal (ant_kiosk_get_page (self->kiosk), "attract") &&
         ant_kiosk_is_pristine (self->kiosk) && ant_kiosk_get_refusal (self->kiosk) == NULL;
}

static void
offer (AntKeeper *self, GPtrArray *entries)
{
  g_autofree char *language = ant_visit_draft_read_language (entries);

  self->found = g_ptr_array_ref (entries);
  if (is_offered (self, language))
    ant_kiosk_set_language (self->kiosk, language);
  restore_screen (self);
  ant_kiosk_show (self->kiosk, "resume", NULL);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = ant_draft_find_finish (ANT_DRAFT (source), result, &error);
  AntKeeper *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  if (entries != NULL && may_ask (self))
    offer (self, entries);
  else if (entries != NULL && self->pieces == NULL)
    ant_draft_drop (self->draft);
  else if (error != NULL && !g_error_matches (error, ANT_ERROR, ANT_ERROR_MISSING))
    g_message ("The visit before this start is gone: %s", error->message);
}

/**
 * ant_keeper_look_back:
 *
 * Looks whether a visit was torn, and asks whoever is there. To be called at the start, once the
 * data folder is this program's.
 */
void
ant_keeper_look_back (AntKeeper *self)
{
  ant_draft_find_async (self->draft, get_form (ant_kiosk_get_clinic (self->kiosk)),
                        self->cancellable, on_found, self);
}

/* @reference: (nullable): what it is in the vault under already */
static void
resume_visit (AntKeeper *self, const char *reference)
{
  g_autoptr (GPtrArray) entries = g_steal_pointer (&self->found);
  const char *language = ant_kiosk_get_language (self->kiosk);
  g_autoptr (AntVisit) visit = ant_visit_new (ant_kiosk_get_clinic (self->kiosk),
                                              ant_kiosk_get_clock (self->kiosk), language);
  g_autoptr (AntRoute) route = ant_route_new (visit);
  g_autoptr (GError) error = NULL;

  if (!ant_visit_draft_restore (visit, route, entries, &error)) {
    g_warning ("The visit before this start cannot go on: %s", error->message);
    ant_kiosk_reset (self->kiosk);
    return;
  }
  ant_visit_set_language (visit, language); /* they may have changed it while they were asked */
  if (reference == NULL) {
    ant_kiosk_resume (self->kiosk, g_steal_pointer (&visit), g_steal_pointer (&route));
  } else {
    ant_draft_drop (self->draft);
    g_clear_pointer (&route, ant_route_free);
    ant_kiosk_resume_sent (self->kiosk, g_steal_pointer (&visit), reference);
  }
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) form = NULL;
  g_autoptr (GPtrArray) parts =
      ant_vault_extract_finish (ANT_VAULT (source), result, &form, &error);
  g_autofree char *reference = NULL;
  AntKeeper       *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  if (self->found == NULL) /* they took too long, and have been forgotten */
    return;
  reference = parts != NULL ? ant_draft_dup_sent (self->found) : NULL;
  resume_visit (self, reference);
}

/**
 * ant_keeper_resume:
 *
 * It is theirs: they are where they were. A Send that the crash came into is not sent once more
 * where it is in the vault already.
 */
void
ant_keeper_resume (AntKeeper *self)
{
  g_autofree char *reference = self->found != NULL ? ant_draft_dup_sent (self->found) : NULL;

  if (self->found == NULL)
    return;
  if (reference == NULL)
    resume_visit (self, NULL);
  else
    ant_vault_extract_async (ant_kiosk_get_vault (self->kiosk), reference, self->cancellable,
                             on_looked_up, self);
}

/* --- making it --- */

static void
ant_keeper_dispose (GObject *object)
{
  AntKeeper *self = ANT_KEEPER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_keeping (self);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (ant_keeper_parent_class)->dispose (object);
}

static void
ant_keeper_class_init (AntKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ant_keeper_dispose;
}

static void
ant_keeper_init (AntKeeper *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * ant_keeper_attach:
 * @kiosk: whose visits are kept from now on
 * @draft: where
 */
void
ant_keeper_attach (AntKiosk *kiosk, AntDraft *draft)
{
  AntKeeper *self = g_object_new (ANT_TYPE_KEEPER, NULL);

  self->kiosk = kiosk;
  self->draft = g_object_ref (draft);
  ant_kiosk_set_draft (kiosk, draft);
  g_signal_connect_object (kiosk, "turn", G_CALLBACK (on_turn), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kiosk, "reset", G_CALLBACK (on_reset), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (kiosk), "ant-keeper", self, g_object_unref);
}

/**
 * ant_keeper_get:
 *
 * Returns: (transfer none) (nullable): %NULL where no visit is kept
 */
AntKeeper *
ant_keeper_get (AntKiosk *kiosk)
{
  return g_object_get_data (G_OBJECT (kiosk), "ant-keeper");
}

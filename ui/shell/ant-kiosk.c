/* ant-kiosk.c - one kiosk: what it was set up with, who is using it, and where they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-kiosk"

#include "ant-kiosk-private.h"

enum {
  PROP_0,
  PROP_LANGUAGE,
  PROP_TEXT_SIZE,
  PROP_HIGH_CONTRAST,
  PROP_LOW_REACH,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

enum {
  SIGNAL_TURN,
  SIGNAL_RESET,
  SIGNAL_PREVIEW_ENDED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AntKiosk, ant_kiosk, G_TYPE_OBJECT)

static void
ant_kiosk_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AntKiosk *self = ANT_KIOSK (object);

  switch (prop_id) {
  case PROP_LANGUAGE:
    g_value_set_string (value, self->language);
    break;
  case PROP_TEXT_SIZE:
    g_value_set_int (value, self->text_size);
    break;
  case PROP_HIGH_CONTRAST:
    g_value_set_boolean (value, self->has_high_contrast);
    break;
  case PROP_LOW_REACH:
    g_value_set_boolean (value, self->has_low_reach);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
set_text_size (AntKiosk *self, int text_size)
{
  if (self->text_size == text_size)
    return;

  self->text_size = text_size;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT_SIZE]);
}

static void
set_flag (AntKiosk *self, gboolean *flag, gboolean is_set, guint prop_id)
{
  if (*flag == is_set)
    return;

  *flag = is_set;
  g_object_notify_by_pspec (G_OBJECT (self), props[prop_id]);
}

static void
ant_kiosk_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AntKiosk *self = ANT_KIOSK (object);

  switch (prop_id) {
  case PROP_LANGUAGE:
    ant_kiosk_set_language (self, g_value_get_string (value));
    break;
  case PROP_TEXT_SIZE:
    set_text_size (self, g_value_get_int (value));
    break;
  case PROP_HIGH_CONTRAST:
    set_flag (self, &self->has_high_contrast, g_value_get_boolean (value), prop_id);
    break;
  case PROP_LOW_REACH:
    set_flag (self, &self->has_low_reach, g_value_get_boolean (value), prop_id);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

/**
 * ant_kiosk_forget_visit:
 *
 * A Send that is under way is still stored, but whoever comes next does not hear of it.
 */
void
ant_kiosk_forget_visit (AntKiosk *self)
{
  self->sending = NULL;
  self->is_preview = FALSE;
  g_clear_pointer (&self->route, ant_route_free);
  g_clear_pointer (&self->visit, ant_visit_free);
}

static void
ant_kiosk_finalize (GObject *object)
{
  AntKiosk *self = ANT_KIOSK (object);

  ant_kiosk_forget_visit (self);
  g_clear_pointer (&self->faq_index, ant_faq_index_free);
  g_clear_object (&self->learned);
  g_clear_pointer (&self->here, ant_step_free);
  g_ptr_array_unref (self->history);
  g_free (self->faq_query);
  g_free (self->reference);
  g_free (self->language);
  ant_idle_free (self->idle);
  ant_chime_free (self->chime);
  g_clear_object (&self->camera);
  g_clear_object (&self->vault);
  g_clear_object (&self->draft);
  ant_clinic_unref (self->clinic);
  g_clear_error (&self->refusal);
  ant_clock_unref (self->clock);

  G_OBJECT_CLASS (ant_kiosk_parent_class)->finalize (object);
}

static void
ant_kiosk_class_init (AntKioskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ant_kiosk_get_property;
  object_class->set_property = ant_kiosk_set_property;
  object_class->finalize = ant_kiosk_finalize;

  props[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, NULL, flags);
  props[PROP_TEXT_SIZE] = g_param_spec_int ("text-size", NULL, NULL, 100, 200, 100, flags);
  props[PROP_HIGH_CONTRAST] = g_param_spec_boolean ("high-contrast", NULL, NULL, FALSE, flags);
  props[PROP_LOW_REACH] = g_param_spec_boolean ("low-reach", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * AntKiosk::turn:
   * @turn: which way
   *
   * Another page is to be shown: ant_kiosk_get_page() and ant_kiosk_get_path() name it.
   */
  signals[SIGNAL_TURN] = g_signal_new ("turn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  /**
   * AntKiosk::reset:
   *
   * The person has gone: everything on the screen must be made anew.
   */
  signals[SIGNAL_RESET] = g_signal_new ("reset", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * AntKiosk::preview-ended:
   * @is_whole: whether it was walked through to its last page
   *
   * The page that it was begun from comes next.
   */
  signals[SIGNAL_PREVIEW_ENDED] =
      g_signal_new ("preview-ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
ant_kiosk_init (AntKiosk *self)
{
  self->text_size = 100;
  self->here = ant_step_new ("attract", NULL);
  self->history = g_ptr_array_new_with_free_func ((GDestroyNotify) ant_step_free);
}

static const char *
get_default_language (AntKiosk *self)
{
  const char *lang = ant_clinic_get_text (self->clinic, "kiosk", "default-language", NULL);

  return lang != NULL ? lang : "en";
}

/**
 * ant_kiosk_new:
 * @clinic: the pack
 * @vault: (nullable): where visits are sent; %NULL where none can be had, and then none can start
 * @camera: the camera, not started
 * @clock: the time
 *
 * Returns: (transfer full): a kiosk at its attract page
 */
AntKiosk *
ant_kiosk_new (AntClinic *clinic, AntVault *vault, AntCamera *camera, AntClock *clock)
{
  AntKiosk *self = g_object_new (ANT_TYPE_KIOSK, NULL);

  self->clinic = ant_clinic_ref (clinic);
  g_set_object (&self->vault, vault);
  g_set_object (&self->camera, camera);
  self->chime = ant_chime_new ();
  self->clock = ant_clock_ref (clock);
  self->idle = ant_idle_new (clock, ant_clinic_get_int (clinic, "kiosk", "warning-s", 30));
  self->language = g_strdup (get_default_language (self));

  return self;
}

/**
 * ant_kiosk_set_waiting:
 * @is_waiting: whether the rest of the pack is still being read
 *
 * Nobody gets from the attract page to another one meanwhile.
 */
void
ant_kiosk_set_waiting (AntKiosk *self, gboolean is_waiting)
{
  self->is_waiting = is_waiting;
}

gboolean
ant_kiosk_is_waiting (AntKiosk *self)
{
  return self->is_waiting;
}

/**
 * ant_kiosk_get_clinic:
 *
 * Returns: (transfer none): the pack; while a consultation is under way, the one it began with
 */
AntClinic *
ant_kiosk_get_clinic (AntKiosk *self)
{
  return self->visit != NULL ? ant_visit_get_clinic (self->visit) : self->clinic;
}

/**
 * ant_kiosk_set_clinic:
 * @clinic: the pack with another form, which can be asked
 *
 * The next consultation is taken with it; one that is under way ends with what it began with.
 */
void
ant_kiosk_set_clinic (AntKiosk *self, AntClinic *clinic)
{
  ant_clinic_ref (clinic);
  ant_clinic_unref (self->clinic);
  self->clinic = clinic;
  g_clear_error (&self->refusal);
  g_clear_pointer (&self->faq_index, ant_faq_index_free);
}

/**
 * ant_kiosk_get_refusal:
 *
 * Returns: (nullable): why no consultation may start, whatever the vault says
 */
const GError *
ant_kiosk_get_refusal (AntKiosk *self)
{
  return self->refusal;
}

/**
 * ant_kiosk_refuse:
 * @reason: what is wrong with the form that is live
 *
 * No consultation starts before ant_kiosk_set_clinic(). Everything else goes on.
 */
void
ant_kiosk_refuse (AntKiosk *self, const GError *reason)
{
  g_clear_error (&self->refusal);
  self->refusal = g_error_copy (reason);
}

AntVault *
ant_kiosk_get_vault (AntKiosk *self)
{
  return self->vault;
}

AntCamera *
ant_kiosk_get_camera (AntKiosk *self)
{
  return self->camera;
}

AntChime *
ant_kiosk_get_chime (AntKiosk *self)
{
  return self->chime;
}

AntClock *
ant_kiosk_get_clock (AntKiosk *self)
{
  return self->clock;
}

AntIdle *
ant_kiosk_get_idle (AntKiosk *self)
{
  return self->idle;
}

/**
 * ant_kiosk_get_draft:
 *
 * Returns: (transfer none) (nullable): where the visit is kept while it is under way
 */
AntDraft *
ant_kiosk_get_draft (AntKiosk *self)
{
  return self->draft;
}

/**
 * ant_kiosk_set_draft:
 * @draft: is told of a Send before the vault is
 */
void
ant_kiosk_set_draft (AntKiosk *self, AntDraft *draft)
{
  g_set_object (&self->draft, draft);
}

/**
 * ant_kiosk_get_visit:
 *
 * Returns: (transfer none) (nullable): the consultation that is under way
 */
AntVisit *
ant_kiosk_get_visit (AntKiosk *self)
{
  return self->visit;
}

AntRoute *
ant_kiosk_get_route (AntKiosk *self)
{
  return self->route;
}

/**
 * ant_kiosk_count_visits:
 *
 * Returns: how many consultations were begun so far, which is the number of the last
 */
guint
ant_kiosk_count_visits (AntKiosk *self)
{
  return self->n_visits;
}

/**
 * ant_kiosk_get_reference:
 *
 * Returns: (nullable): the reference of the visit that was just sent
 */
const char *
ant_kiosk_get_reference (AntKiosk *self)
{
  return self->reference;
}

/**
 * ant_kiosk_may_reply:
 *
 * Returns: whether the person who sent the visit allowed to be contacted
 */
gboolean
ant_kiosk_may_reply (AntKiosk *self)
{
  return self->may_reply;
}

const char *
ant_kiosk_get_language (AntKiosk *self)
{
  return self->language;
}

static void
change_language (AntKiosk *self, const char *lang)
{
  g_free (self->language);
  self->language = g_strdup (lang);
  g_clear_pointer (&self->faq_index, ant_faq_index_free);
  if (self->visit != NULL)
    ant_visit_set_language (self->visit, lang);
}

/**
 * ant_kiosk_set_language:
 * @lang: one of the pack's languages
 *
 * Answers stay. Whoever shows text listens to notify::language and makes it anew.
 */
void
ant_kiosk_set_language (AntKiosk *self, const char *lang)
{
  if (g_strcmp0 (self->language, lang) == 0)
    return;

  change_language (self, lang);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LANGUAGE]);
}

int
ant_kiosk_get_text_size (AntKiosk *self)
{
  return self->text_size;
}

gboolean
ant_kiosk_get_high_contrast (AntKiosk *self)
{
  return self->has_high_contrast;
}

gboolean
ant_kiosk_get_low_reach (AntKiosk *self)
{
  return self->has_low_reach;
}

/**
 * ant_kiosk_is_pristine:
 *
 * Returns: whether the screen looks as the pack wants it for somebody new: its language, the usual
 *   text size, contrast and reach
 */
gboolean
ant_kiosk_is_pristine (AntKiosk *self)
{
  return g_strcmp0 (self->language, get_default_language (self)) == 0 && self->text_size == 100 &&
         !self->has_high_contrast && !self->has_low_reach;
}

const char *
ant_kiosk_get_page (AntKiosk *self)
{
  return self->here->page;
}

const char *
ant_kiosk_get_path (AntKiosk *self)
{
  return self->here->path;
}

/**
 * ant_kiosk_turn:
 * @page: where the person is now; no word of where Back leads to
 */
void
ant_kiosk_turn (AntKiosk *self, const char *page, const char *path, AntTurn way)
{
  AntStep *step = ant_step_new (page, path);

  ant_step_free (self->here);
  self->here = step;
  g_signal_emit (self, signals[SIGNAL_TURN], 0, way);
}

static void
turn_to (AntKiosk *self, const AntStep *step, AntTurn way)
{
  ant_kiosk_turn (self, step->page, step->path, way);
}

/**
 * ant_kiosk_show:
 * @page: a page outside the consultation
 * @path: (nullable): what it is about
 *
 * Back leads from there to where the person is now.
 */
void
ant_kiosk_show (AntKiosk *self, const char *page, const char *path)
{
  if (self->is_waiting)
    return;

  g_ptr_array_add (self->history, ant_step_new (self->here->page, self->here->path));
  ant_kiosk_turn (self, page, path, ANT_TURN_ON);
}

/**
 * ant_kiosk_return:
 * @page: a page outside the consultation that the person came by
 *
 * Goes back to it, however many pages ago that was; to the first where it is not among them.
 */
void
ant_kiosk_return (AntKiosk *self, const char *page)
{
  g_autoptr (AntStep) step = NULL;

  do {
    g_clear_pointer (&step, ant_step_free);
    if (self->history->len > 0)
      step = g_ptr_array_steal_index (self->history, self->history->len - 1);
  } while (step != NULL && !g_str_equal (step->page, page));
  if (step != NULL)
    turn_to (self, step, ANT_TURN_BACK);
  else
    ant_kiosk_turn (self, "attract", NULL, ANT_TURN_BACK);
}

static void
begin (AntKiosk *self, AntClinic *clinic, gboolean is_preview)
{
  ant_kiosk_forget_visit (self);
  self->visit = ant_visit_new (clinic, self->clock, self->language);
  self->route = ant_route_new (self->visit);
  self->n_visits++;
  self->is_preview = is_preview;
  self->preview_from = self->history->len;
  g_ptr_array_add (self->history, ant_step_new (self->here->page, self->here->path));
  turn_to (self, ant_route_get_here (self->route), ANT_TURN_ON);
}

/**
 * ant_kiosk_begin:
 *
 * Starts a consultation with its first question. Whether one may start is the caller's to ask the
 * vault, and ant_kiosk_get_refusal(), first.
 */
void
ant_kiosk_begin (AntKiosk *self)
{
  g_return_if_fail (self->refusal == NULL);

  begin (self, self->clinic, FALSE);
}

/**
 * ant_kiosk_begin_preview:
 * @clinic: the pack with a form that nobody is asked yet
 *
 * Starts a consultation that cannot be sent, to look at the pages of @clinic's form. Behind the
 * last of them, and before the first, is the page that it is begun from.
 */
void
ant_kiosk_begin_preview (AntKiosk *self, AntClinic *clinic)
{
  begin (self, clinic, TRUE);
}

gboolean
ant_kiosk_is_preview (AntKiosk *self)
{
  return self->is_preview;
}

/**
 * ant_kiosk_shows_step:
 * @step: a step of the route
 *
 * Returns: whether its page comes: of a preview only what the form decides
 */
gboolean
ant_kiosk_shows_step (AntKiosk *self, const AntStep *step)
{
  static const char *const others[] = { "photo", "hairline", "sign", NULL };

  return !self->is_preview || !g_strv_contains (others, step->page);
}

static void
end_preview (AntKiosk *self, gboolean is_whole)
{
  g_autoptr (AntStep) before = g_ptr_array_steal_index (self->history, self->preview_from);

  g_ptr_array_set_size (self->history, (int) self->preview_from);
  ant_kiosk_forget_visit (self);
  g_signal_emit (self, signals[SIGNAL_PREVIEW_ENDED], 0, is_whole);
  turn_to (self, before, ANT_TURN_BACK);
}

/**
 * ant_kiosk_end_preview:
 *
 * Leaves the preview, wherever in it one is, and forgets what was entered.
 */
void
ant_kiosk_end_preview (AntKiosk *self)
{
  g_return_if_fail (self->is_preview);

  end_preview (self, FALSE);
}

/* Who signs has seen all that was asked. */
static gboolean
is_behind_preview (AntKiosk *self, const AntStep *step)
{
  return self->is_preview && (step == NULL || g_str_equal (step->page, "sign"));
}

/**
 * ant_kiosk_go_on:
 *
 * The page the person is on is done with: shows the next of the consultation.
 */
void
ant_kiosk_go_on (AntKiosk *self)
{
  const AntStep *step;

  g_return_if_fail (self->route != NULL);

  do
    step = ant_route_advance (self->route);
  while (step != NULL && !ant_kiosk_shows_step (self, step) && !is_behind_preview (self, step));
  if (is_behind_preview (self, step))
    end_preview (self, TRUE);
  else if (step != NULL)
    turn_to (self, step, ANT_TURN_ON);
}

static gboolean
is_on_route (AntKiosk *self)
{
  const AntStep *step = self->route != NULL ? ant_route_get_here (self->route) : NULL;

  return step != NULL && g_str_equal (step->page, self->here->page) &&
         g_strcmp0 (step->path, self->here->path) == 0;
}

/* (nullable): the page before of the consultation, where there is one */
static const AntStep *
retreat (AntKiosk *self)
{
  const AntStep *step;

  if (!is_on_route (self))
    return NULL;
  do
    step = ant_route_retreat (self->route);
  while (step != NULL && !ant_kiosk_shows_step (self, step));

  return step;
}

/**
 * ant_kiosk_go_back:
 *
 * Back: one page of the consultation, and from its first page, or from a page outside it, to
 * wherever the person came from.
 */
void
ant_kiosk_go_back (AntKiosk *self)
{
  const AntStep *step = retreat (self);
  g_autoptr (AntStep) before = NULL;

  if (step != NULL) {
    turn_to (self, step, ANT_TURN_BACK);
    return;
  }
  if (self->is_preview && is_on_route (self)) {
    end_preview (self, FALSE);
    return;
  }

  if (is_on_route (self))
    ant_kiosk_forget_visit (self);
  if (self->history->len > 0)
    before = g_ptr_array_steal_index (self->history, self->history->len - 1);
  if (before != NULL)
    turn_to (self, before, ANT_TURN_BACK);
  else
    ant_kiosk_turn (self, "attract", NULL, ANT_TURN_BACK);
}

/**
 * ant_kiosk_change:
 * @page: a page of the consultation
 * @path: (nullable): its path
 *
 * From the check page to one answer; going on leads back there.
 */
void
ant_kiosk_change (AntKiosk *self, const char *page, const char *path)
{
  g_return_if_fail (self->route != NULL);

  turn_to (self, ant_route_change (self->route, page, path), ANT_TURN_BACK);
}

/**
 * ant_kiosk_enter_row:
 * @row: one repetition of a group, by its path
 *
 * From the page that lists the repetitions to the first page of one; its last page leads back.
 */
void
ant_kiosk_enter_row (AntKiosk *self, const char *row)
{
  g_return_if_fail (self->route != NULL);

  turn_to (self, ant_route_enter_row (self->route, row), ANT_TURN_ON);
}

/**
 * ant_kiosk_reset:
 *
 * The person has gone, or wants all of it cleared: nothing of them is kept.
 */
void
ant_kiosk_reset (AntKiosk *self)
{
  ant_kiosk_forget_visit (self);
  g_clear_pointer (&self->reference, g_free);
  self->may_reply = FALSE;
  ant_kiosk_keep_faq_query (self, NULL, 0);
  g_ptr_array_set_size (self->history, 0);
  ant_idle_restart (self->idle);
  ant_step_free (self->here);
  self->here = ant_step_new ("attract", NULL);
  /* told as a reset: what is on the screen is of the last person and must not be asked to keep it
   */
  if (g_strcmp0 (self->language, get_default_language (self)) != 0)
    change_language (self, get_default_language (self));
  g_object_set (self, "text-size", 100, "high-contrast", FALSE, "low-reach", FALSE, NULL);
  g_signal_emit (self, signals[SIGNAL_RESET], 0);
}

/* ant-visit.c - all that one client has told the kiosk so far
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-visit"

#include "ant-visit-private.h"

AntVisit *
ant_visit_new (AntClinic *clinic, AntClock *clock, const char *lang)
{
  AntVisit *self = g_new0 (AntVisit, 1);

  self->clinic = ant_clinic_ref (clinic);
  self->clock = ant_clock_ref (clock);
  self->session = ant_session_new_by_hand (ant_clinic_get_form (clinic), clock);
  self->strokes = g_array_new (FALSE, FALSE, sizeof (AntStrokePoint));
  ant_visit_set_language (self, lang);

  return self;
}

void
ant_visit_free (AntVisit *self)
{
  ant_session_unref (self->session);
  ant_clinic_unref (self->clinic);
  ant_clock_unref (self->clock);
  for (int i = 0; i < ANT_PHOTO_N_VIEWS; i++)
    g_clear_pointer (&self->photos[i], g_bytes_unref);
  g_array_unref (self->strokes);
  g_free (self->signature_name);
  g_free (self->language);
  g_free (self);
}

AntClinic *
ant_visit_get_clinic (AntVisit *self)
{
  return self->clinic;
}

AntSession *
ant_visit_get_session (AntVisit *self)
{
  return self->session;
}

const char *
ant_visit_get_language (AntVisit *self)
{
  return self->language;
}

/**
 * ant_visit_set_language:
 * @lang: a language tag of the pack
 *
 * Answers stay as they are; texts come in the new language from now on.
 */
void
ant_visit_set_language (AntVisit *self, const char *lang)
{
  g_free (self->language);
  self->language = g_strdup (lang);
  ant_session_set_language (self->session, lang);
}

typedef enum {
  UNANSWERED,
  ANSWERED_NO,
  ANSWERED_YES,
} YesNo;

static YesNo
get_yes_no (AntVisit *self, const char *path)
{
  GPtrArray *answers = path != NULL ? ant_session_get (self->session, path) : NULL;
  AntValue  *value;

  if (answers == NULL || answers->len == 0)
    return UNANSWERED;
  value = g_ptr_array_index (answers, 0);
  if (ant_value_get_value_type (value) != ANT_VALUE_BOOLEAN)
    return UNANSWERED;

  return ant_value_get_boolean (value) ? ANSWERED_YES : ANSWERED_NO;
}

/**
 * ant_visit_is_minor:
 *
 * Returns: %TRUE once the person said they are under 18; nothing may be asked or stored then
 */
gboolean
ant_visit_is_minor (AntVisit *self)
{
  return get_yes_no (self, ant_clinic_get_text (self->clinic, "intake", "adult-item", NULL)) ==
         ANSWERED_NO;
}

/**
 * ant_visit_has_declined_all:
 *
 * Returns: %TRUE once every permission was asked for and none given: nothing may be stored
 */
gboolean
ant_visit_has_declined_all (AntVisit *self)
{
  g_autoptr (GPtrArray) consents = ant_clinic_get_consents (self->clinic, self->language);

  for (guint i = 0; i < consents->len; i++) {
    const AntConsent *consent = g_ptr_array_index (consents, i);

    if (get_yes_no (self, consent->link_id) != ANSWERED_NO)
      return FALSE;
  }

  return consents->len > 0;
}

/**
 * ant_visit_may_take_photos:
 *
 * Returns: %TRUE where the person allowed photos
 */
gboolean
ant_visit_may_take_photos (AntVisit *self)
{
  return get_yes_no (self, ant_clinic_get_text (self->clinic, "intake", "photos-consent", NULL)) ==
         ANSWERED_YES;
}

/**
 * ant_visit_may_contact:
 *
 * Returns: %TRUE where the person allowed to be contacted
 */
gboolean
ant_visit_may_contact (AntVisit *self)
{
  return get_yes_no (self, ant_clinic_get_text (self->clinic, "intake", "contact-consent", NULL)) ==
         ANSWERED_YES;
}

/**
 * ant_visit_get_photo:
 *
 * Returns: (transfer none) (nullable): the kept picture of that side
 */
GBytes *
ant_visit_get_photo (AntVisit *self, AntPhotoView view)
{
  return self->photos[view];
}

/**
 * ant_visit_set_photo:
 * @view: the side of the head
 * @jpeg: (nullable): the picture to keep; %NULL deletes
 */
void
ant_visit_set_photo (AntVisit *self, AntPhotoView view, GBytes *jpeg)
{
  g_clear_pointer (&self->photos[view], g_bytes_unref);
  if (jpeg != NULL)
    self->photos[view] = g_bytes_ref (jpeg);
}

guint
ant_visit_count_photos (AntVisit *self)
{
  guint n = 0;

  for (int i = 0; i < ANT_PHOTO_N_VIEWS; i++)
    n += self->photos[i] != NULL;

  return n;
}

/**
 * ant_visit_get_hairline:
 *
 * Returns: (transfer none) (nullable): the kept hairline
 */
const AntHairline *
ant_visit_get_hairline (AntVisit *self)
{
  return self->has_hairline ? &self->hairline : NULL;
}

/**
 * ant_visit_set_hairline:
 * @hairline: (nullable): what to keep; %NULL forgets it
 */
void
ant_visit_set_hairline (AntVisit *self, const AntHairline *hairline)
{
  self->has_hairline = hairline != NULL;
  if (hairline != NULL)
    self->hairline = *hairline;
}

const char *
ant_visit_get_signature_name (AntVisit *self)
{
  return self->signature_name;
}

void
ant_visit_set_signature_name (AntVisit *self, const char *name)
{
  g_free (self->signature_name);
  self->signature_name = g_strdup (name);
}

/**
 * ant_visit_get_strokes:
 *
 * Returns: (transfer none) (element-type AntStrokePoint): the drawn signature, for the pad to add
 * to
 */
GArray *
ant_visit_get_strokes (AntVisit *self)
{
  return self->strokes;
}

/**
 * ant_visit_is_signed:
 *
 * Returns: %TRUE with a name typed or drawn; a dot is no name
 */
gboolean
ant_visit_is_signed (AntVisit *self)
{
  g_autofree char *name = g_strdup (self->signature_name != NULL ? self->signature_name : "");

  return *g_strstrip (name) != '\0' || self->strokes->len >= 8;
}

/* ant-staff-words.c - what staff read about an intake, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-staff-words"

#include "ant-staff-words.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#include "ant-error.h"
#include "ant-languages.h"
#include "ant-months.h"

static int
count_days (GDateTime *day)
{
  GDate date;

  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (day),
                  (GDateMonth) g_date_time_get_month (day), (GDateYear) g_date_time_get_year (day));

  return (int) g_date_get_julian (&date);
}

/**
 * ant_staff_words_for_arrival:
 * @clock: what "today" is measured by
 *
 * Returns: (transfer full): "Today, 15:06" or "3 January 2026, 15:06", by the kiosk's own clock
 */
char *
ant_staff_words_for_arrival (AntCard *card, AntClock *clock)
{
  g_autoptr (GDateTime) now = ant_clock_get_local (clock);
  g_autoptr (GDateTime) written =
      g_date_time_new_from_iso8601 (ant_card_get_arrived (card), g_date_time_get_timezone (now));
  g_autoptr (GDateTime) arrived = NULL;
  g_autofree char *day = NULL;
  int              n_days_ago;

  if (written == NULL)
    return g_strdup (_ ("Time not known"));

  arrived = g_date_time_to_timezone (written, g_date_time_get_timezone (now));
  n_days_ago = count_days (now) - count_days (arrived);
  if (n_days_ago == 0)
    day = g_strdup (_ ("Today"));
  else if (n_days_ago == 1)
    day = g_strdup (_ ("Yesterday"));
  else
    day = ant_months_format_day (arrived);

  /* Translators: when an intake came in: day, hour, minute */
  return g_strdup_printf (_ ("%s, %02d:%02d"), day, g_date_time_get_hour (arrived),
                          g_date_time_get_minute (arrived));
}

/**
 * ant_staff_words_join:
 * @a: (nullable): a reference, a time, a name, …; as the next two
 *
 * Puts what there is on one line. Each is isolated (Unicode UAX #9, 2.4), so that a reference among
 * Urdu words is not turned round and does not turn its neighbours; and the line begins with the
 * mark of its own direction, or what comes first in it would choose that.
 *
 * Returns: (transfer full): the line
 */
char *
ant_staff_words_join (const char *a, const char *b, const char *c)
{
  const char *const parts[] = { a, b, c };
  gboolean          is_rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  GString          *line = g_string_new (is_rtl ? "\u200f" : "\u200e");
  const char       *between = "";

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (parts[i] == NULL)
      continue;
    g_string_append_printf (line, "%s\u2068%s\u2069", between, parts[i]);
    between = " · ";
  }

  return g_string_free (line, FALSE);
}

/* The form's own words for the way to reply. */
static const char *
find_reply (AntCard *card, AntClinic *clinic, const char *lang)
{
  const char    *code = ant_card_get_reply (card);
  const char    *link_id = ant_clinic_get_text (clinic, "intake", "reply-item", NULL);
  const AntItem *item =
      link_id != NULL ? ant_form_find (ant_clinic_get_form (clinic), link_id) : NULL;
  guint n = item != NULL ? ant_item_get_n_options (item) : 0;

  for (guint i = 0; i < n; i++) {
    const AntOption *option = ant_item_get_option (item, i);

    if (g_strcmp0 (ant_value_get_text (ant_option_get_value (option)), code) == 0)
      return ant_option_get_text (option, lang, NULL);
  }

  return *code != '\0' ? code : _ ("No way to reply given");
}

/**
 * ant_staff_words_for_means:
 * @lang: the language to say it in
 *
 * Returns: (transfer full): how to reply, how many photos, which language: one line
 */
char *
ant_staff_words_for_means (AntCard *card, AntClinic *clinic, const char *lang)
{
  int              n = ant_card_get_photos (card);
  const char      *tag = ant_card_get_language (card);
  const char      *language = *tag != '\0' ? ant_languages_get_own_name (tag) : NULL;
  g_autofree char *photos =
      n > 0 ? g_strdup_printf (ngettext ("%u photo", "%u photos", (gulong) n), (guint) n)
            : g_strdup (_ ("No photos"));

  return ant_staff_words_join (find_reply (card, clinic, lang), photos, language);
}

/**
 * ant_staff_words_for_level:
 * @level: 'A', 'B' or 'C'
 *
 * Returns: (transfer none): what that letter asks of staff
 */
const char *
ant_staff_words_for_level (char level)
{
  switch (level) {
  case 'A':
    return _ ("Before booking");
  case 'B':
    return _ ("Talk through");
  case 'C':
    return _ ("Suggest a GP");
  default:
    return _ ("Look at");
  }
}

/**
 * ant_staff_words_for_view:
 *
 * Returns: (transfer none): the side of the head; left and right are the client's own
 */
const char *
ant_staff_words_for_view (AntPhotoView view)
{
  switch (view) {
  case ANT_PHOTO_TOP:
    return C_ ("photo", "Top");
  case ANT_PHOTO_CROWN:
    return C_ ("photo", "Crown");
  case ANT_PHOTO_LEFT:
    return C_ ("photo", "Left side");
  case ANT_PHOTO_RIGHT:
    return C_ ("photo", "Right side");
  case ANT_PHOTO_FRONT:
  default:
    return C_ ("photo", "Front");
  }
}

/**
 * ant_staff_words_for_wait:
 * @wait_s: seconds until another passphrase may be tried
 *
 * Returns: (transfer full): a sentence that says so
 */
char *
ant_staff_words_for_wait (guint wait_s)
{
  if (wait_s < 120)
    return g_strdup_printf (ngettext ("Too many wrong passphrases. Try again in %u second.",
                                      "Too many wrong passphrases. Try again in %u seconds.",
                                      wait_s),
                            wait_s);

  return g_strdup_printf (ngettext ("Too many wrong passphrases. Try again in %u minute.",
                                    "Too many wrong passphrases. Try again in %u minutes.",
                                    (wait_s + 59) / 60),
                          (wait_s + 59) / 60);
}

static const char *
say (AntError code)
{
  switch (code) {
  case ANT_ERROR_LOCKED:
    return _ ("That passphrase is not right. Check each word and try again.");
  case ANT_ERROR_MISSING:
    return _ ("This kiosk has no vault yet. Whoever set it up makes one first.");
  case ANT_ERROR_BUSY:
    return _ ("Another program is using the records. Close it and try again.");
  case ANT_ERROR_CORRUPT:
    return _ ("This record does not read back as it was written. Keep the disk as it is and look "
              "for a backup.");
  case ANT_ERROR_READ_ONLY:
  case ANT_ERROR_FULL:
    return _ ("The disk of this kiosk is full or cannot be written. Make room and try again.");
  case ANT_ERROR_INVALID:
  case ANT_ERROR_EXISTS:
  case ANT_ERROR_UNSUPPORTED:
  case ANT_ERROR_DUE:
  case ANT_ERROR_GONE:
  case ANT_ERROR_FAILED:
  default:
    return _ ("The records could not be read. The kiosk’s log says why.");
  }
}

/**
 * ant_staff_words_for_error:
 * @error: of our domain, or any other
 *
 * Returns: (transfer none): a sentence for staff, who can do something about it
 */
const char *
ant_staff_words_for_error (const GError *error)
{
  return say (error->domain == ANT_ERROR ? (AntError) error->code : ANT_ERROR_FAILED);
}

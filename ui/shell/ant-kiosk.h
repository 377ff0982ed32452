/* ant-kiosk.h - one kiosk: what it was set up with, who is using it, and where they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "ant-camera.h"
#include "ant-chime.h"
#include "ant-clinic.h"
#include "ant-draft.h"
#include "ant-faq-index.h"
#include "ant-faq-learned.h"
#include "ant-idle.h"
#include "ant-route.h"
#include "ant-vault.h"
#include "ant-visit.h"

G_BEGIN_DECLS

#define ANT_TYPE_KIOSK (ant_kiosk_get_type ())

G_DECLARE_FINAL_TYPE (AntKiosk, ant_kiosk, ANT, KIOSK, GObject)

/**
 * AntTurn:
 *
 * Which way the screen moves when a page comes.
 */
typedef enum {
  ANT_TURN_NONE,
  ANT_TURN_ON,
  ANT_TURN_BACK,
} AntTurn;

AntKiosk *ant_kiosk_new (AntClinic *clinic, AntVault *vault, AntCamera *camera, AntClock *clock)
    G_GNUC_WARN_UNUSED_RESULT;

void         ant_kiosk_set_waiting (AntKiosk *self, gboolean is_waiting);
gboolean     ant_kiosk_is_waiting (AntKiosk *self);
AntClinic   *ant_kiosk_get_clinic (AntKiosk *self);
void         ant_kiosk_set_clinic (AntKiosk *self, AntClinic *clinic);
AntVault    *ant_kiosk_get_vault (AntKiosk *self);
AntCamera   *ant_kiosk_get_camera (AntKiosk *self);
AntChime    *ant_kiosk_get_chime (AntKiosk *self);
AntClock    *ant_kiosk_get_clock (AntKiosk *self);
AntFaqIndex *ant_kiosk_get_faq_index (AntKiosk *self);
AntIdle     *ant_kiosk_get_idle (AntKiosk *self);
AntDraft    *ant_kiosk_get_draft (AntKiosk *self);
void         ant_kiosk_set_draft (AntKiosk *self, AntDraft *draft);
AntVisit    *ant_kiosk_get_visit (AntKiosk *self);
AntRoute    *ant_kiosk_get_route (AntKiosk *self);
guint        ant_kiosk_count_visits (AntKiosk *self);
const char  *ant_kiosk_get_reference (AntKiosk *self);
gboolean     ant_kiosk_may_reply (AntKiosk *self);

AntFaqLearned *ant_kiosk_get_learned (AntKiosk *self);
void           ant_kiosk_set_learned (AntKiosk *self, AntFaqLearned *learned);
void           ant_kiosk_note_unanswered (AntKiosk *self, const char *text);
void           ant_kiosk_renew_faq (AntKiosk *self);

const char *ant_kiosk_get_faq_query (AntKiosk *self, double *place);
void        ant_kiosk_keep_faq_query (AntKiosk *self, const char *query, double place);

const char *ant_kiosk_get_language (AntKiosk *self);
void        ant_kiosk_set_language (AntKiosk *self, const char *lang);
int         ant_kiosk_get_text_size (AntKiosk *self);
gboolean    ant_kiosk_get_high_contrast (AntKiosk *self);
gboolean    ant_kiosk_get_low_reach (AntKiosk *self);
gboolean    ant_kiosk_is_pristine (AntKiosk *self);

const char *ant_kiosk_get_page (AntKiosk *self);
const char *ant_kiosk_get_path (AntKiosk *self);
void        ant_kiosk_show (AntKiosk *self, const char *page, const char *path);
void        ant_kiosk_return (AntKiosk *self, const char *page);
void        ant_kiosk_begin (AntKiosk *self);
void        ant_kiosk_go_on (AntKiosk *self);
void        ant_kiosk_go_back (AntKiosk *self);
void        ant_kiosk_change (AntKiosk *self, const char *page, const char *path);
void        ant_kiosk_enter_row (AntKiosk *self, const char *row);
void        ant_kiosk_reset (AntKiosk *self);

const GError *ant_kiosk_get_refusal (AntKiosk *self);
void          ant_kiosk_refuse (AntKiosk *self, const GError *reason);

void     ant_kiosk_begin_preview (AntKiosk *self, AntClinic *clinic);
void     ant_kiosk_end_preview (AntKiosk *self);
gboolean ant_kiosk_is_preview (AntKiosk *self);
gboolean ant_kiosk_shows_step (AntKiosk *self, const AntStep *step);

void ant_kiosk_resume (AntKiosk *self, AntVisit *visit, AntRoute *route);
void ant_kiosk_resume_sent (AntKiosk *self, AntVisit *visit, const char *reference);

void     ant_kiosk_send_async (AntKiosk           *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
gboolean ant_kiosk_send_finish (AntKiosk *self, GAsyncResult *result, GError **error);

G_END_DECLS

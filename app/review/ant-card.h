/* ant-card.h - one line of the staff's list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ANT_TYPE_CARD (ant_card_get_type ())
G_DECLARE_FINAL_TYPE (AntCard, ant_card, ANT, CARD, GObject)

AntCard *ant_card_new (const char *reference, GBytes *json) G_GNUC_WARN_UNUSED_RESULT;
AntCard *ant_card_new_damaged (const char *reference,
                               const char *problem) G_GNUC_WARN_UNUSED_RESULT;

const char        *ant_card_get_reference (AntCard *self);
const char        *ant_card_get_name (AntCard *self);
const char        *ant_card_get_arrived (AntCard *self);
const char        *ant_card_get_language (AntCard *self);
const char        *ant_card_get_reply (AntCard *self);
const char *const *ant_card_get_flags (AntCard *self);
int                ant_card_get_photos (AntCard *self);
const char        *ant_card_get_problem (AntCard *self);

G_END_DECLS

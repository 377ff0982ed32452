/* ant-wording.h - one text in several languages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-pack.h"

G_BEGIN_DECLS

struct json_object; /* of json-c, which only this layer needs to see */

/**
 * AntWording:
 *
 * A text of a pack with its translations: immutable once read.
 */
typedef struct _AntWording AntWording;

AntWording *ant_wording_new (void) G_GNUC_WARN_UNUSED_RESULT;
void        ant_wording_free (AntWording *self);
void        ant_wording_add (AntWording *self, const char *lang, const char *text);
const char *ant_wording_get (const AntWording *self, const char *lang, const char **text_lang);
AntWording *ant_wording_new_from_json (AntPack            *pack,
                                       const AntPackFile  *file,
                                       struct json_object *object,
                                       const char         *pointer) G_GNUC_WARN_UNUSED_RESULT;

char **ant_language_list_fallbacks (const char *lang) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntWording, ant_wording_free)

G_END_DECLS

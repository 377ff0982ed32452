/* ant-pack-json.h - a JSON file of a pack, with the lines its members stand on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-c/json.h>

#include "ant-pack.h"

G_BEGIN_DECLS

json_object *ant_pack_json_parse (AntPack *pack, const AntPackFile *file) G_GNUC_WARN_UNUSED_RESULT;
guint        ant_pack_json_find_line (const char *text, const char *pointer);
guint        ant_pack_json_find_member (const char *text, const char *key, const char *value);
AntPackIssue *ant_pack_json_report (AntPack           *pack,
                                    AntPackSeverity    severity,
                                    const AntPackFile *file,
                                    const char        *pointer,
                                    const char        *rule,
                                    const char        *format,
                                    ...) G_GNUC_PRINTF (6, 7);

G_END_DECLS

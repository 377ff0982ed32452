/* ant-pack-ini.h - a key file of a pack, merged over its layers, with the lines things stand on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-pack.h"

G_BEGIN_DECLS

/**
 * AntPackIni:
 *
 * What a key file of all layers says together: the pack's own value of a key wins, key by key.
 */
typedef struct _AntPackIni AntPackIni;

AntPackIni   *ant_pack_ini_read (AntPack *pack, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void          ant_pack_ini_free (AntPackIni *self);
GKeyFile     *ant_pack_ini_get_keys (AntPackIni *self);
gboolean      ant_pack_ini_is_own (AntPackIni *self, const char *group, const char *key);
AntPackIssue *ant_pack_ini_report (AntPackIni     *self,
                                   AntPackSeverity severity,
                                   const char     *group,
                                   const char     *key,
                                   const char     *rule,
                                   const char     *format,
                                   ...) G_GNUC_PRINTF (6, 7);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntPackIni, ant_pack_ini_free)

G_END_DECLS

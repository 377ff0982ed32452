/* ant-export.h - one intake as files in an archive, for another clinic or the client
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-record.h"

G_BEGIN_DECLS

char *ant_export_name_part (AntRecord *record, guint part_no) G_GNUC_WARN_UNUSED_RESULT;
GBytes *
ant_export_tar (AntRecord *record, GBytes *form_json, gint64 now_s) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

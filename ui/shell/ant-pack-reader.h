/* ant-pack-reader.h - the clinic's pack, read while the first picture is made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-clinic.h"
#include "ant-faq-learned.h"

typedef struct _AntPackReader AntPackReader;

AntPackReader *ant_pack_reader_start (const char *pack_dir,
                                      const char *data_dir,
                                      GSourceFunc on_read,
                                      gpointer    user_data);
AntClinic     *ant_pack_reader_await_front (AntPackReader *self);
AntClinic     *ant_pack_reader_await (AntPackReader *self);
AntFaqLearned *ant_pack_reader_get_learned (AntPackReader *self);
const GError  *ant_pack_reader_get_refusal (AntPackReader *self);
const GError  *ant_pack_reader_get_reason (AntPackReader *self);
GPtrArray     *ant_pack_reader_get_issues (AntPackReader *self);
void           ant_pack_reader_free (AntPackReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntPackReader, ant_pack_reader_free)

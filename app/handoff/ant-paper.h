/* ant-paper.h - a few sheets of A4 as a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-qr.h"

G_BEGIN_DECLS

typedef struct _AntPaper AntPaper;

AntPaper *ant_paper_new (void) G_GNUC_WARN_UNUSED_RESULT;
void      ant_paper_free (AntPaper *self);
void      ant_paper_add_title (AntPaper *self, const char *text);
void      ant_paper_add_text (AntPaper *self, const char *text);
void      ant_paper_add_code (AntPaper *self, const char *text);
void      ant_paper_add_qr (AntPaper *self, AntQr *qr);
GBytes   *ant_paper_finish (AntPaper *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AntPaper, ant_paper_free)

G_END_DECLS

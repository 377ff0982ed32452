/* ant-faq-row.h - one question among others, to tap
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ant-faq.h"

G_BEGIN_DECLS

GtkWidget *ant_faq_row_new (void);
void       ant_faq_row_set_entry (GtkWidget *row, const AntFaqEntry *entry);

const AntFaqEntry *ant_faq_row_find (GPtrArray *entries, const char *id);

G_END_DECLS

/* ant-page-table.h - every page of the kiosk by its id
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-kiosk.h"
#include "ant-page.h"

G_BEGIN_DECLS

typedef AntPage *(*AntPageFunc) (AntKiosk *kiosk, const char *path);

/**
 * AntPageEntry:
 * @id: what the kiosk and the route call it
 * @create: makes it; the path says what it is about
 * @asks: whether a person thinks and types there, and so gets more time before the idle warning
 */
typedef struct {
  const char *id;
  AntPageFunc create;
  gboolean    asks;
} AntPageEntry;

const AntPageEntry *ant_page_table_find (const char *id);
const AntPageEntry *ant_page_table_list (gsize *n_entries);

G_END_DECLS

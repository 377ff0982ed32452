/* ant-simple-page.h - a page that only says something
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-page.h"
#include "ant-scaffold.h"

G_BEGIN_DECLS

#define ANT_TYPE_SIMPLE_PAGE (ant_simple_page_get_type ())

G_DECLARE_FINAL_TYPE (AntSimplePage, ant_simple_page, ANT, SIMPLE_PAGE, AntPage)

AntPage     *ant_simple_page_new (AntPageChrome chrome,
                                  const char   *heading,
                                  const char   *lang,
                                  double        max_width_mm);
AntScaffold *ant_simple_page_get_scaffold (AntPage *page);

G_END_DECLS

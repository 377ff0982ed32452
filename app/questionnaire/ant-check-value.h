/* ant-check-value.h - the limits on a single answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-check.h"

G_BEGIN_DECLS

void ant_check_value (const AntItem  *item,
                      const AntValue *value,
                      int             i,
                      AntComplaint    complain,
                      gpointer        data);
void ant_check_range (const AntItem  *item,
                      const AntValue *value,
                      const AntValue *least,
                      const AntValue *most,
                      int             i,
                      AntComplaint    complain,
                      gpointer        data);

G_END_DECLS

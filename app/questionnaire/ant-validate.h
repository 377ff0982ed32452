/* ant-validate.h - checking answers that were made elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-form.h"

G_BEGIN_DECLS

gboolean ant_validate (AntForm *form, GBytes *response, GPtrArray *issues, GError **error);

G_END_DECLS

/* ant-session-state.h - a whole session as JSON, for scripts and tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-c/json.h>

#include "ant-session.h"

G_BEGIN_DECLS

json_object *ant_session_describe (AntSession *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* ant-ctl-form.h - anteroomctl clinic form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int ant_ctl_form (int argc, char **argv);

G_END_DECLS

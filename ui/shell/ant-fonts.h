/* ant-fonts.h - which fonts the program sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

GThread *ant_fonts_read_on_thread (void);

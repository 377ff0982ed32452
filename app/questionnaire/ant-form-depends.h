/* ant-form-depends.h - what each expression has to be worked out again for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-form-private.h"

G_BEGIN_DECLS

void ant_form_find_dependencies (AntFormReader *reader);
/* ant-form-matches.c */
void ant_form_find_matches (AntForm *form, AntFhirpath *tree);
/* ant-form-loops.c */
void ant_form_switch_off_loops (AntFormReader *reader);

G_END_DECLS

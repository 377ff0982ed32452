/* ant-fhirpath-text.h - FHIRPath's functions on one text or one number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ant-fhirpath.h"

G_BEGIN_DECLS

void ant_fhirpath_call_on_text (const AntFhirpath *tree,
                                GArray            *input,
                                GArray            *first,
                                GArray            *second,
                                GArray            *out);

G_END_DECLS

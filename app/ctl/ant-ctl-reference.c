/* ant-ctl-reference.c - anteroomctl reference: make and check a client's code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl.h"

#include <string.h>

#include "ant-reference.h"

static int
make_reference (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = ant_reference_new (&error);
  json_object     *line;

  if (reference == NULL)
    return ant_ctl_say (ANT_CTL_COULD_NOT, error);

  line = json_object_new_object ();
  json_object_object_add (line, "reference", json_object_new_string (reference));
  ant_ctl_print (line);

  return ANT_CTL_FINE;
}

static int
check_reference (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = ant_reference_parse (text, &error);
  json_object     *line = json_object_new_object ();

  json_object_object_add (line, "valid", json_object_new_boolean (reference != NULL));
  if (reference != NULL)
    json_object_object_add (line, "reference", json_object_new_string (reference));
  else
    json_object_object_add (line, "message", json_object_new_string (error->message));
  ant_ctl_print (line);

  return reference != NULL ? ANT_CTL_FINE : ANT_CTL_WANTING;
}

int
ant_ctl_reference (int argc, char **argv)
{
  if (argc == 2 && strcmp (argv[1], "new") == 0)
    return make_reference ();
  if (argc == 3 && strcmp (argv[1], "check") == 0)
    return check_reference (argv[2]);

  return ant_ctl_misuse (argv[0]);
}

/* main.c - anteroomctl: everything of Anteroom that needs no screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ant-ctl"

#include "ant-ctl.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "ant-process.h"

/**
 * Command:
 *
 * One row a command, in the order `--help` lists them.
 */
typedef struct {
  const char *name;
  int (*run) (int argc, char **argv);
  const char *usage; /* one line a form, without the program's and the command's names */
} Command;

static const Command COMMANDS[] = {
  { "age", ant_ctl_age,
    "encrypt -r RECIPIENT…\n"
    "decrypt -i FILE…\n"
    "  Standard input to standard output, as age(1) does. A decrypt that fails ends with 1 and "
    "one\n"
    "  word for the fault: header, hmac, payload, no match." },
  { "clinic", ant_ctl_clinic,
    "lint DIR\n"
    "form [--data DIR] [--clinic DIR] [--import FORM.json | --revert]\n"
    "  Shows which questionnaire is live and which was before it; makes another one live, if it "
    "has "
    "no\n"
    "  mistakes, or goes back. The kiosk must be closed; it asks the new one from its next "
    "start." },
  { "intake", ant_ctl_intake,
    "list [--data DIR]\n"
    "show REFERENCE [--data DIR]\n"
    "export REFERENCE --to age1… --output FILE [--data DIR]\n"
    "  Seals one intake anew, to somebody else's key: open it with age -d -i KEY FILE | tar x.\n"
    "delete REFERENCE [--data DIR]\n"
    "  Erases one intake for good, in every backup too when it is brought back.\n"
    "extract REFERENCE FOLDER [--data DIR]\n"
    "  Writes the parts as they lie in the vault, sealed; needs no passphrase. Each is an age "
    "file\n"
    "  with a header of 96 bytes inside: age -d -i KEY PART | tail -c +97, padded with zeros." },
  { "doctor", ant_ctl_doctor,
    "[--data DIR] [--clinic DIR]\n"
    "  Looks at camera, display, disk, clock, keys and pack; says what works and what to do." },
  { "faq", ant_ctl_faq, "search [--clinic DIR] [--lang TAG] [--explain] < QUERIES" },
  { "followup", ant_ctl_followup,
    "[--clinic DIR] [--lang TAG] [--reference REF] [--way WAY [--png FILE]]" },
  { "questionnaire", ant_ctl_questionnaire,
    "lint FORM.json\n"
    "validate FORM.json RESPONSE.json\n"
    "session FORM.json [--lang TAG]" },
  { "reference", ant_ctl_reference,
    "new\n"
    "check TEXT" },
  { "vault", ant_ctl_vault,
    "init [--data DIR] [--sheet FILE.pdf | --demonstration]\n"
    "  Makes a vault for one machine and prints its passphrase and its recovery key, once; the "
    "latter\n"
    "  into FILE.pdf, to be printed. A demonstration tries the recovery key itself and keeps "
    "none.\n"
    "status [--data DIR]\n"
    "recovery drill [--data DIR]\n"
    "  Reads the recovery key from standard input and tries it. No intake is taken before, nor "
    "when\n"
    "  the last time is 180 days ago.\n"
    "slot add [--data DIR]\n"
    "  Makes a passphrase for one more member of staff; reads one that opens from standard input.\n"
    "slot remove NUMBER… [--data DIR]\n"
    "  Takes people out and begins a new epoch. Reads the passphrases of all who stay, one a "
    "line.\n"
    "rekey [--data DIR]\n"
    "  Makes a new passphrase in place of the one read from standard input.\n"
    "backup FILE [--data DIR]\n"
    "  Writes all of the vault into one file, sealed as it is; the kiosk may be running.\n"
    "restore FILE [--data DIR]\n"
    "  Reads a backup whole and puts it in the vault's place; the kiosk must be closed. What was "
    "erased\n"
    "  since stays erased, and what was there is kept as vault.before-restore.\n"
    "verify [--open] [--data DIR]\n"
    "  Reads everything and names each intake that is not as it was written; --open opens every "
    "part\n"
    "  as well, with the passphrase from standard input.\n"
    "identity [--data DIR]\n"
    "  Prints the clinic's SECRET key, for age(1) and for an owner's safe." },
};

static const Command *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    if (strcmp (name, COMMANDS[i].name) == 0)
      return &COMMANDS[i];

  return NULL;
}

static void
print_usage (FILE *where, const Command *command)
{
  g_auto (GStrv) forms = g_strsplit (command->usage, "\n", -1);

  for (gsize i = 0; forms[i] != NULL; i++) {
    if (g_str_has_prefix (forms[i], "  "))
      fprintf (where, "    %s\n", forms[i]);
    else
      fprintf (where, "  anteroomctl %s %s\n", command->name, forms[i]);
  }
}

static void
print_help (FILE *where)
{
  fputs ("Usage:\n", where);
  for (gsize i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    print_usage (where, &COMMANDS[i]);
  fputs (
      "\n"
      "Results are JSON, one object a line. The exit status is 0 where all is well, 1 where\n"
      "something was found wanting, 2 where the command could not run. Passphrases are read from\n"
      "standard input, never from an argument.\n",
      where);
}

/**
 * ant_ctl_print:
 * @line: (transfer full): one result
 *
 * Writes @line to standard output as one line of JSON, at once.
 */
void
ant_ctl_print (json_object *line)
{
  puts (json_object_to_json_string_ext (line,
                                        JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
  fflush (stdout);
  json_object_put (line);
}

/**
 * ant_ctl_say:
 * @status: what the command will exit with
 * @error: what to tell the person, on standard error
 *
 * Returns: @status, so that a command can end in one line
 */
AntCtlStatus
ant_ctl_say (AntCtlStatus status, const GError *error)
{
  fprintf (stderr, "anteroomctl: %s\n", error->message);

  return status;
}

/**
 * ant_ctl_misuse:
 * @command: the command's name
 *
 * Tells on standard error how the command is used.
 *
 * Returns: %ANT_CTL_COULD_NOT
 */
AntCtlStatus
ant_ctl_misuse (const char *command)
{
  fputs ("Usage:\n", stderr);
  print_usage (stderr, find_command (command));

  return ANT_CTL_COULD_NOT;
}

int
main (int argc, char **argv)
{
  const Command *command;

  ant_process_protect (); /* some commands hold keys */
  setlocale (LC_ALL, "");

  if (argc < 2) {
    print_help (stderr);
    return ANT_CTL_COULD_NOT;
  }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "help") == 0) {
    print_help (stdout);
    return ANT_CTL_FINE;
  }
  if (strcmp (argv[1], "--version") == 0) {
    puts ("anteroomctl " ANT_VERSION);
    return ANT_CTL_FINE;
  }

  command = find_command (argv[1]);
  if (command == NULL) {
    fprintf (stderr, "anteroomctl: there is no command “%s”; try --help\n", argv[1]);
    return ANT_CTL_COULD_NOT;
  }
  if (argc > 2 && strcmp (argv[2], "--help") == 0) {
    print_usage (stdout, command);
    return ANT_CTL_FINE;
  }

  return command->run (argc - 1, argv + 1);
}

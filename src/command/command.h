// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// command: the command line. One file per subcommand with its table of options, which drives
/// parsing, --help and tests; commands.c lists the subcommands, exit.c the exit codes.
#ifndef NEWSGRAPH_COMMAND_COMMAND_H
#define NEWSGRAPH_COMMAND_COMMAND_H

#include "pipeline.h"

/// Exit codes; the table of their meanings is in exit.c, in the man page and in the tests.
enum {
  EXIT_DONE = 0,
  EXIT_FAILED = 1,
  EXIT_USAGE = 2,
  EXIT_SKIPPED = 3,
  EXIT_LOCKED = 4,
  EXIT_IO = 5,
  EXIT_CHECK = 6,
  EXIT_STORE = 7,
  EXIT_SIGNAL = 128 ///< plus the number of the signal: 130, 143
};
typedef struct {
  int code;
  const char* meaning;
} ExitCode;
const ExitCode* exit_codes(size_t* n);
int exit_code_of(Status s);

/// An option of a subcommand. `id` is its place in Arguments.values.
typedef struct {
  unsigned id;
  char letter;          ///< 0 if it has no short form
  const char* name;     ///< without the dashes
  const char* argument; ///< what it takes, NULL for a switch
  const char* help;
} Option;

/// Options that every subcommand has.
enum { OPT_QUIET, OPT_VERBOSE, OPT_HELP, OPT_FIRST_OWN, OPT_MAX = 24 };

typedef struct {
  const char* values[OPT_MAX]; ///< argument of the option, "" for a switch that was given, NULL if
                               ///< it was not
  const Str* operands;         ///< what is no option, in order
  size_t n_operands;
  Arena* arena;
  Diag* diag;
} Arguments;

typedef struct {
  const char* name;
  const char* operands; ///< for the synopsis: "INPUT..."
  const char* summary;  ///< one line
  const char* details;  ///< further lines of --help, or NULL
  const Option* options;
  size_t n_options;
  size_t min_operands, max_operands;
  /// Returns an exit code.
  int (*run)(const Arguments* a);
} Command;

const Command* const* commands(size_t* n);
const Option* common_options(size_t* n);

/// What main does.
int command_main(int argc, char** argv);

/* What the subcommands share (shared.c). */

/// --ontology, else $NEWSGRAPH_ONTOLOGY, else the installed folder, else that of the source tree.
Str ontology_folder(const Arguments* a, unsigned option);
/// The store's base IRI, else the default.
Str store_base(Store* s, Arena* arena);
/// --base checked: absolute, ends with / or #. STATUS_USAGE otherwise.
Status base_option(const Arguments* a, unsigned option, Str* out);
/// --mentions used|all|none.
Status mentions_option(const Arguments* a, unsigned option, MentionChoice* out);
/// A number from 1 to `most`; `out` keeps its value if the option was not given.
Status number_option(const Arguments* a, unsigned option, const char* name, unsigned most,
                     unsigned* out);
/// Path of the store: --store, which may be the folder of a build; default: that of
/// the folder out.
Str store_path(const Arguments* a, unsigned option);

/// Prints the statements of a document that are in one graph only: "- Acme foundedBy Maria Lopez <<
/// sentence >>".
ChangeFn print_changes;

#define DEFAULT_BASE "https://example.org/newsgraph/"

/* The subcommands. */
extern const Command COMMAND_BUILD, COMMAND_CHECK, COMMAND_DIFF, COMMAND_EXPORT, COMMAND_EXTRACT,
    COMMAND_STATS, COMMAND_QUERY, COMMAND_EXPLAIN, COMMAND_SERVE;

#endif

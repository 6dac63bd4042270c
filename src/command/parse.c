// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// From argv to a subcommand and its arguments; --help and --version.

#include "command/command.h"

#include <string.h>

/* ---- help ---- */

static void print_options(const Option* options, size_t n) {
  for (size_t i = 0; i < n; i++) {
    Buf left = {0};
    if (options[i].letter)
      buf_printf(&left, "-%c, ", options[i].letter);
    else
      buf_printf(&left, "    ");
    buf_printf(&left, "--%s%s%s", options[i].name, options[i].argument ? " " : "",
               options[i].argument ? options[i].argument : "");
    printf("  %-28s %s\n", left.data, options[i].help);
    buf_free(&left);
  }
}

static void print_command_help(const Command* c) {
  printf("usage: newsgraph %s [options]%s%s\n\n%s\n", c->name, *c->operands ? " " : "", c->operands,
         c->summary);
  if (c->details) printf("%s\n", c->details);
  printf("\n");
  print_options(c->options, c->n_options);
  size_t n = 0;
  const Option* common = common_options(&n);
  print_options(common, n);
}

static void print_help(void) {
  printf("usage: newsgraph COMMAND [options] ...\n\n"
         "Maps a folder of English news to an RDF graph of people, companies, countries, how they "
         "are related,\n"
         "and who claimed what.\n\ncommands:\n");
  size_t n = 0;
  const Command* const* all = commands(&n);
  for (size_t i = 0; i < n; i++)
    printf("  %-10s %s\n", all[i]->name, all[i]->summary);
  printf("\nnewsgraph COMMAND --help says more about one; newsgraph --version prints the "
         "version.\n\nexit status:\n");
  const ExitCode* codes = exit_codes(&n);
  for (size_t i = 0; i < n; i++)
    printf("  %3d  %s\n", codes[i].code, codes[i].meaning);
}

/* ---- parsing ---- */

typedef struct {
  const Command* command;
  Arguments* arguments;
  char** argv;
  int argc, next;
  VEC(Str) operands;
} Parser;

static Status usage(Parser* p, const char* what, const char* text) {
  return diag_error(p->arguments->diag, STATUS_USAGE,
                    "%s%s (newsgraph %s --help lists the options)", what, text, p->command->name);
}

static const Option* find_in(const Option* options, size_t n, char letter, Str name) {
  for (size_t i = 0; i < n; i++)
    if (letter ? options[i].letter == letter : str_equal(str_from(options[i].name), name))
      return &options[i];
  return NULL;
}

static const Option* find_option(const Parser* p, char letter, Str name) {
  const Option* o = find_in(p->command->options, p->command->n_options, letter, name);
  size_t n = 0;
  const Option* common = common_options(&n);
  return o ? o : find_in(common, n, letter, name);
}

// `attached` is what stands behind "=" or the letter, or NULL.
static Status set_option(Parser* p, const Option* o, const char* attached) {
  if (!o->argument) {
    p->arguments->values[o->id] = "";
    return STATUS_OK;
  }
  if (!attached && p->next >= p->argc) return usage(p, "an argument is missing behind --", o->name);
  p->arguments->values[o->id] = attached ? attached : p->argv[p->next++];
  return STATUS_OK;
}

static Status parse_long(Parser* p, const char* word) {
  Str name = str_from(word + 2);
  const char* equals = strchr(word, '=');
  if (equals) name.len = (size_t)(equals - word) - 2;
  const Option* o = find_option(p, 0, name);
  if (!o) return usage(p, "unknown option ", word);
  if (equals && !o->argument) return usage(p, "takes no argument: ", word);
  return set_option(p, o, equals ? equals + 1 : NULL);
}

static Status parse_short(Parser* p, const char* word) {
  for (const char* letter = word + 1; *letter; letter++) {
    const Option* o = find_option(p, *letter, STR_EMPTY);
    if (!o) return usage(p, "unknown option ", word);
    if (o->argument) return set_option(p, o, letter[1] ? letter + 1 : NULL);
    TRY(set_option(p, o, NULL));
  }
  return STATUS_OK;
}

static Status parse_words(Parser* p) {
  bool only_operands = false;
  while (p->next < p->argc) {
    const char* word = p->argv[p->next++];
    bool option = !only_operands && word[0] == '-' && word[1] != '\0';
    if (option && strcmp(word, "--") == 0)
      only_operands = true;
    else if (option)
      TRY(word[1] == '-' ? parse_long(p, word) : parse_short(p, word));
    else
      vec_push(&p->operands, p->arguments->arena, str_from(word));
  }
  return STATUS_OK;
}

static Status parse(Parser* p) {
  TRY(parse_words(p));
  p->arguments->operands = p->operands.data;
  p->arguments->n_operands = p->operands.n;
  if (p->arguments->values[OPT_HELP]) return STATUS_OK;
  if (p->operands.n < p->command->min_operands) return usage(p, "missing: ", p->command->operands);
  if (p->operands.n > p->command->max_operands)
    return usage(p, "one too many: ", p->argv[p->argc - 1]);
  return STATUS_OK;
}

/* ---- running ---- */

static int run(const Command* c, int argc, char** argv) {
  Arguments a = {.arena = arena_new()};
  bool quiet = false;
  for (int i = 2; i < argc; i++)
    quiet = quiet || strcmp(argv[i], "-q") == 0 || strcmp(argv[i], "--quiet") == 0;
  a.diag = diag_new(NULL, NULL, quiet);
  Parser p = {.command = c, .arguments = &a, .argv = argv, .argc = argc, .next = 2};
  Status s = parse(&p);
  int code = exit_code_of(s);
  if (s == STATUS_OK && a.values[OPT_HELP])
    print_command_help(c);
  else if (s == STATUS_OK)
    code = c->run(&a);
  if ((fflush(stdout) != 0 || ferror(stdout)) && code == EXIT_DONE) {
    (void)diag_error(a.diag, STATUS_IO, "standard output: writing failed");
    code = EXIT_IO;
  }
  diag_free(a.diag);
  arena_free(a.arena);
  return code;
}

static bool is(const char* word, const char* a, const char* b) {
  return strcmp(word, a) == 0 || (b && strcmp(word, b) == 0);
}

static int print_and_check(void (*print)(void)) {
  print();
  return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_DONE : EXIT_IO;
}

static void print_version(void) {
  printf("newsgraph %s\n", NEWSGRAPH_VERSION);
}

int command_main(int argc, char** argv) {
  if (argc < 2) {
    fputs("newsgraph: error: a command is missing (newsgraph --help lists them)\n", stderr);
    return EXIT_USAGE;
  }
  if (is(argv[1], "--help", "-h") || is(argv[1], "help", NULL)) return print_and_check(print_help);
  if (is(argv[1], "--version", "-V")) return print_and_check(print_version);
  size_t n = 0;
  const Command* const* all = commands(&n);
  for (size_t i = 0; i < n; i++)
    if (is(argv[1], all[i]->name, NULL)) return run(all[i], argc, argv);
  fprintf(stderr, "newsgraph: error: there is no command '%s' (newsgraph --help lists them)\n",
          argv[1]);
  return EXIT_USAGE;
}

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// What many patterns look around for without a word of their own: the words that end a run of
/// plain words, what may follow a noun phrase, the border of items.
#include "notation.h"

static const char no_gap_stop[] =
    "(?!(?:of|in|at|for|to|by|with|from|on|under|into|about|over|among|between|against|during|"
    "without|as|who|which|that|and|or|but|is|was) )";

static const char no_actor[] = "(?!\\xFF\\x82|\\xFEa)";
_Static_assert(NOTATION_CLASS0 + CLASS_PERSON == 0x82, "as no_actor has it");

/// "Banned Acorn in May", but not "banned Acorn phones".
static const char phrase_end[] =
    "(?= "
    "(?:[,.;:\"?!-]|\\)|'|in|for|to|and|or|but|that|which|who|as|with|by|at|on|from|since|after|"
    "before|during|when|while|over|under|because|"
    "until|of|without|within|through|into|about|against|though|although|if|so|than|then|again|"
    "yesterday|today|tomorrow|later|earlier|last|next|this|out|"
    "early|late|briefly|twice|once|also|first|directly|privately|there|here|instead|too|outright|"
    "completely|altogether|both|all|ago|\\xFE[^ ]*|"
    "\\xFF.[PRVN][^ ]*) | ?$)";

#define LOOK(name, text)                                                                           \
  {                                                                                                \
    {name, sizeof name - 1}, {                                                                     \
      text, sizeof text - 1                                                                        \
    }                                                                                              \
  }

static const struct {
  Str name, text;
} looks[N_LOOKS] = {
    [LOOK_NO_GAP_STOP] = LOOK("no-gap-stop", no_gap_stop),
    [LOOK_NO_ACTOR] = LOOK("no-actor", no_actor),
    [LOOK_PHRASE_END] = LOOK("phrase-end", phrase_end),
    [LOOK_NO_GENITIVE] = LOOK("no-genitive", "(?! 's )"),
    [LOOK_NOT_POSSESSIVE] = LOOK("not-possessive", "(?=(?<=[^S]...)| ?$)"),
    [LOOK_ITEM_END] = LOOK("item-end", "(?=(?<= )| )"),
};

Str look_text(LookId look) {
  return looks[look].text;
}

Str look_name(LookId look) {
  return looks[look].name;
}

void looks_share(RegexTable* table) {
  for (LookId look = 0; look < N_LOOKS; look++)
    regex_share(table, looks[look].name, looks[look].text);
}

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// Which mentions may fill a slot: by class, and by weak type where a pattern knows better than a
/// guess.
#include "notation.h"

/* ---- classes of slots ---- */

typedef enum { FAMILY_NONE, FAMILY_PERSON, FAMILY_ORG, FAMILY_PLACE, FAMILY_OTHER } Family;

static Family family(const Ontology* o, ClassId c) {
  if (c == CLASS_NONE) return FAMILY_NONE;
  if (ontology_is_a(o, c, CLASS_PERSON)) return FAMILY_PERSON;
  if (ontology_is_a(o, c, CLASS_ORGANIZATION)) return FAMILY_ORG;
  if (ontology_is_a(o, c, CLASS_PLACE)) return FAMILY_PLACE;
  return FAMILY_OTHER;
}

/// Slots that no weakly typed mention fills: values, countries, which are all known by name, and
/// parties: "its leader, X" leads a company as well.
static bool is_strict(const Ontology* o, ClassId slot) {
  return ontology_class(o, slot)->is_value || slot == CLASS_COUNTRY || slot == CLASS_PARTY;
}

/// Whether a weakly typed mention may fill a slot of another type. Measured on prose: a pattern
/// knows better than a guess for persons and organizations; places as objects of organization slots
/// do more harm than good.
static bool overrules(const Ontology* o, Family to, ClassId mention, bool object) {
  Family from = family(o, mention);
  if (from == FAMILY_NONE) return to != FAMILY_OTHER;
  if (to == FAMILY_PERSON) return from == FAMILY_ORG || (from == FAMILY_PLACE && !object);
  if (to == FAMILY_ORG)
    return from == FAMILY_PERSON || from == FAMILY_ORG || (from == FAMILY_PLACE && !object) ||
           mention == CLASS_PRODUCT;
  return to == FAMILY_PLACE && (from == FAMILY_ORG || from == FAMILY_PLACE);
}

ClassSet slot_classes(const Ontology* o, ClassId slot, bool object) {
  ClassSet set = {0};
  bool strict = is_strict(o, slot);
  Family to = slot == CLASS_AGENT ? FAMILY_ORG : family(o, slot);
  for (ClassId c = 0; c < ontology_n_classes(o); c++) {
    uint64_t bit = UINT64_C(1) << (c % 64);
    bool above = c != CLASS_NONE && ontology_is_a(o, slot, c);
    if (c != CLASS_NONE && ontology_is_a(o, c, slot))
      set.any[c / 64] |= bit;
    else if (!strict && (above || overrules(o, to, c, object)))
      set.weak[c / 64] |= bit;
  }
  // A name of unknown type has nothing that could be overruled.
  set.any[0] |= set.weak[0] & 1;
  return set;
}

/// A byte as PCRE2 writes it: "\x9F".
static void add_hex(Buf* out, unsigned byte) {
  static const char DIGITS[] = "0123456789ABCDEF";
  const char escape[] = {'\\', 'x', DIGITS[byte >> 4 & 15], DIGITS[byte & 15]};
  buf_add(out, (Str){escape, sizeof escape});
}

static bool in_set(const uint64_t set[2], unsigned c) {
  return set[c / 64] >> (c % 64) & 1;
}

/// The bytes of a set inside [ ], runs as ranges.
void add_class_bytes(Buf* out, const uint64_t set[2]) {
  for (unsigned c = 0, last; c < MAX_CLASSES; c = last + 1) {
    last = c;
    if (!in_set(set, c)) continue;
    while (last + 1 < MAX_CLASSES && in_set(set, last + 1))
      last++;
    add_hex(out, NOTATION_CLASS0 + c);
    if (last > c + 1) buf_add_char(out, '-');
    if (last > c) add_hex(out, NOTATION_CLASS0 + last);
  }
}

/// A mention symbol of these classes.
void add_mention_pattern(Buf* out, const ClassSet* set) {
  bool weak = set->weak[0] || set->weak[1];
  buf_add(out, STR("\\xFF(?:["));
  add_class_bytes(out, set->any);
  buf_add(out, STR("].."));
  if (weak) {
    buf_add(out, STR("|["));
    add_class_bytes(out, set->weak);
    buf_add(out, STR("].w"));
  }
  buf_add(out, STR(").."));
}

bool class_set_has_person(const ClassSet* set) {
  return set->any[CLASS_PERSON / 64] >> (CLASS_PERSON % 64) & 1;
}

// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Map: open addressing with linear probing; iteration is not offered, so that no order can leak
// into the output.

#include "base/base.h"

struct MapSlot {
  Str key; ///< data NULL: empty
  uint64_t hash;
  uint32_t value;
};

Map map_in(Arena* arena) {
  return (Map){.arena = arena};
}

Map map_sized(Arena* arena, size_t expected) {
  Map m = map_in(arena);
  for (m.cap = 16; m.cap * 3 < expected * 4;)
    m.cap *= 2;
  m.slots = arena_alloc(arena, m.cap, sizeof *m.slots);
  return m;
}

static struct MapSlot* find_slot(const Map* m, Str key, uint64_t hash) {
  size_t mask = m->cap - 1;
  for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
    struct MapSlot* s = &m->slots[i];
    if (!s->key.data || (s->hash == hash && str_equal(s->key, key))) return s;
  }
}

static void grow(Map* m) {
  Map bigger = {.arena = m->arena, .cap = m->cap ? m->cap * 2 : 16, .n = m->n};
  bigger.slots = arena_alloc(m->arena, bigger.cap, sizeof *bigger.slots);
  for (size_t i = 0; i < m->cap; i++)
    if (m->slots[i].key.data) *find_slot(&bigger, m->slots[i].key, m->slots[i].hash) = m->slots[i];
  *m = bigger;
}

bool map_put(Map* m, Str key, uint32_t value) {
  if (!key.data) key = STR_EMPTY;
  if (m->n * 4 >= m->cap * 3) grow(m);
  uint64_t hash = str_hash(key);
  struct MapSlot* s = find_slot(m, key, hash);
  bool is_new = s->key.data == NULL;
  if (is_new) {
    *s = (struct MapSlot){.key = key, .hash = hash};
    m->n++;
  }
  s->value = value;
  return is_new;
}

uint32_t map_get_or_put(Map* m, Str key, uint32_t value) {
  if (!key.data) key = STR_EMPTY;
  if (m->n * 4 >= m->cap * 3) grow(m);
  uint64_t hash = str_hash(key);
  struct MapSlot* s = find_slot(m, key, hash);
  if (s->key.data == NULL) {
    *s = (struct MapSlot){.key = key, .hash = hash, .value = value};
    m->n++;
  }
  return s->value;
}

bool map_get(const Map* m, Str key, uint32_t* value) {
  if (!m->cap) return false;
  if (!key.data) key = STR_EMPTY;
  const struct MapSlot* s = find_slot(m, key, str_hash(key));
  if (!s->key.data) return false;
  if (value) *value = s->value;
  return true;
}

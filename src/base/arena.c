// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

// Arenas: chained blocks, freed or reset together. The only place besides buf.c where memory runs
// out.

#define _DEFAULT_SOURCE // madvise

#include "base/base.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define POISON(p, n)   ASAN_POISON_MEMORY_REGION((p), (n))
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#else
#define POISON(p, n)   ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

enum {
  FIRST_BLOCK = 64 * 1024,
  LARGE_PAGE = 2 * 1024 * 1024,
  LARGEST_BLOCK = 2 * LARGE_PAGE - 4096, // with its header whole pages
  KEPT = 2 * LARGEST_BLOCK, // what a reset keeps: enough for all documents but long ones
  EXIT_NO_MEMORY = 1
};

typedef struct Block {
  struct Block* next; ///< older block
  size_t size, used;  ///< of the bytes behind this header
  size_t touched; ///< bytes that were ever handed out; those behind are zero, as calloc gave them
  max_align_t align;
} Block;

struct Arena {
  Block* head;
  Block* spare;     ///< empty ones, kept by a reset
  size_t footprint; ///< bytes of its blocks
};

_Noreturn void memory_exhausted(size_t wanted) {
  if (wanted)
    fprintf(stderr, "newsgraph: error: out of memory (%zu bytes wanted)\n", wanted);
  else
    fputs("newsgraph: error: out of memory\n", stderr);
  exit(EXIT_NO_MEMORY);
}

void* memory_or_exit(size_t size) {
  void* p = malloc(size ? size : 1);
  if (!p) memory_exhausted(size);
  return p;
}

static char* block_bytes(Block* b) {
  return (char*)(b + 1);
}

/// Large blocks come from the system, in pages as large as it has: a loaded ontology is ten
/// thousand small ones, and each costs more than what is done with it.
static Block* map_block(size_t size) {
  void* p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (p == MAP_FAILED) return NULL;
#ifdef MADV_HUGEPAGE
  (void)madvise(p, size, MADV_HUGEPAGE); // a wish: without it all works the same
#endif
  return p;
}

/// Never under the sanitizer, which looks for leaks in its own heap only.
static bool is_mapped(size_t size) {
#if defined(__SANITIZE_ADDRESS__)
  (void)size;
  return false;
#else
  return size >= LARGE_PAGE;
#endif
}

static void block_free(Block* b) {
  UNPOISON(block_bytes(b), b->size);
  if (is_mapped(b->size))
    munmap(b, sizeof(Block) + b->size);
  else
    free(b);
}

static Block* block_new(size_t size) {
  if (size > SIZE_MAX - sizeof(Block) - LARGE_PAGE) memory_exhausted(size);
  if (is_mapped(size)) // whole pages
    size = (size + sizeof(Block) + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE - sizeof(Block);
  Block* b = is_mapped(size) ? map_block(sizeof(Block) + size) : calloc(1, sizeof(Block) + size);
  if (!b) memory_exhausted(size);
  b->next = NULL;
  b->size = size;
  b->used = 0;
  POISON(block_bytes(b), size);
  return b;
}

Arena* arena_new(void) {
  Arena* a = calloc(1, sizeof *a);
  if (!a) memory_exhausted(sizeof *a);
  return a;
}

static void free_blocks(Block* b) {
  while (b) {
    Block* next = b->next;
    block_free(b);
    b = next;
  }
}

void arena_free(Arena* a) {
  if (!a) return;
  free_blocks(a->head);
  free_blocks(a->spare);
  free(a);
}

// The newest blocks are the largest: they come first among those that are kept.
void arena_reset(Arena* a) {
  Block *all = a->head, **end = &a->spare;
  a->footprint = 0;
  for (Block* b = a->spare; b; b = b->next) {
    a->footprint += b->size;
    end = &b->next;
  }
  while (all) {
    Block* b = all;
    all = b->next;
    b->next = NULL;
    if (a->footprint && a->footprint + b->size > KEPT) {
      block_free(b);
      continue;
    }
    b->used = 0;
    POISON(block_bytes(b), b->size);
    a->footprint += b->size;
    *end = b;
    end = &b->next;
  }
  a->head = NULL;
}

static Block* take_spare(Arena* a, size_t wanted) {
  for (Block** at = &a->spare; *at; at = &(*at)->next) {
    Block* b = *at;
    if (b->size < wanted) continue;
    *at = b->next;
    return b;
  }
  return NULL;
}

static void add_block(Arena* a, size_t wanted) {
  size_t size = a->head ? a->head->size * 2 : FIRST_BLOCK - sizeof(Block);
  if (size > LARGEST_BLOCK - sizeof(Block)) size = LARGEST_BLOCK - sizeof(Block);
  if (size < wanted) size = wanted;
  Block* b = take_spare(a, wanted);
  if (!b) {
    b = block_new(size);
    a->footprint += b->size;
  }
  b->next = a->head;
  a->head = b;
}

static size_t rounded(size_t bytes) {
  size_t align = sizeof(max_align_t);
  return bytes ? (bytes + align - 1) / align * align : align;
}

static char* take(Arena* a, size_t count, size_t size, size_t* dirty) {
  if (size && count > (SIZE_MAX - 64) / size) memory_exhausted(SIZE_MAX);
  size_t wanted = rounded(count * size);
  if (!a->head || a->head->size - a->head->used < wanted) add_block(a, wanted);
  Block* b = a->head;
  char* p = block_bytes(b) + b->used;
  size_t left = b->touched > b->used ? b->touched - b->used : 0;
  *dirty = left < count * size ? left : count * size;
  b->used += wanted;
  if (b->used > b->touched) b->touched = b->used;
  UNPOISON(p, wanted);
  return p;
}

void* arena_alloc(Arena* a, size_t count, size_t size) {
  size_t dirty;
  char* p = take(a, count, size, &dirty);
  if (dirty) memset(p, 0, dirty);
  return p;
}

void* arena_room(Arena* a, size_t count, size_t size) {
  size_t dirty;
  return take(a, count, size, &dirty);
}

/// The newest allocation, if it is `old` and there is room for more behind it, becomes longer:
/// what grows is most often what was grown last.
static bool grow_in_place(Arena* a, const void* old, size_t used, size_t count, size_t size,
                          size_t* dirty) {
  Block* b = a->head;
  size_t filled = used * size, before = rounded(filled);
  if (!b || filled == 0 || count <= used || before > b->used) return false;
  char* p = block_bytes(b) + b->used - before;
  if (p != (const char*)old || count > (b->size - b->used + before) / size) return false;
  size_t wanted = rounded(count * size);
  if (wanted - before > b->size - b->used) return false;
  b->used += wanted - before;
  UNPOISON(p, wanted);
  size_t touched = b->touched - (b->used - wanted); // of these bytes
  *dirty = touched < wanted ? touched : wanted;
  if (b->used > b->touched) b->touched = b->used;
  return true;
}

static void* grow(Arena* a, const void* old, size_t used, size_t count, size_t size,
                  size_t* dirty) {
  if (grow_in_place(a, old, used, count, size, dirty)) return (void*)(uintptr_t)old;
  char* p = take(a, count, size, dirty);
  if (used) memcpy(p, old, used * size);
  return p;
}

void* arena_grow(Arena* a, const void* old, size_t used, size_t count, size_t size) {
  size_t dirty, filled = used * size;
  char* p = grow(a, old, used, count, size, &dirty);
  if (dirty > filled) memset(p + filled, 0, dirty - filled);
  return p;
}

void* arena_extend(Arena* a, const void* old, size_t used, size_t count, size_t size) {
  size_t dirty;
  return grow(a, old, used, count, size, &dirty);
}

// Room for text and its NUL; not cleared, because all of it is written at once.
static char* take_text(Arena* a, size_t len) {
  size_t dirty;
  char* p = take(a, len + 1, 1, &dirty);
  p[len] = '\0';
  return p;
}

char* arena_cstr(Arena* a, Str s) {
  char* p = take_text(a, s.len);
  if (s.len) memcpy(p, s.data, s.len);
  return p;
}

Str arena_copy(Arena* a, Str s) {
  return (Str){arena_cstr(a, s), s.len};
}

Str arena_printf(Arena* a, const char* format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  char piece[200]; // most pieces are short: printed once and copied
  int n = vsnprintf(piece, sizeof piece, format, args);
  va_end(args);
  char* p = take_text(a, n > 0 ? (size_t)n : 0);
  if (n > 0 && (size_t)n < sizeof piece)
    memcpy(p, piece, (size_t)n);
  else if (n > 0)
    vsnprintf(p, (size_t)n + 1, format, again);
  va_end(again);
  return (Str){p, n > 0 ? (size_t)n : 0};
}

Str arena_join(Arena* a, const Str* pieces, size_t n) {
  size_t len = 0;
  for (size_t i = 0; i < n; i++)
    len += pieces[i].len;
  char* p = take_text(a, len);
  for (size_t i = 0, at = 0; i < n; at += pieces[i++].len)
    if (pieces[i].len) memcpy(p + at, pieces[i].data, pieces[i].len);
  return (Str){p, len};
}

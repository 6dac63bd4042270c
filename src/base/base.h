// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The newsgraph authors

/// base: the words everything else is written in. Slices, arenas, buffers, growable arrays, a
/// string map, statuses and diagnostics, UTF-8, SHA-256. Knows nothing of news or graphs.
///
/// Ownership: a Str never owns; what is made "in an arena" lives until that arena is reset or
/// freed; Buf owns its bytes. Out of memory ends the process with one message and exit code 5, in
/// arena.c and buf.c only.
#ifndef NEWSGRAPH_BASE_BASE_H
#define NEWSGRAPH_BASE_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#if defined(__GNUC__)
#define NG_MUST_USE          __attribute__((warn_unused_result))
#define NG_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define NG_MUST_USE
#define NG_PRINTF(fmt, args)
#endif

/* ---- slices ---- */

/// A borrowed piece of text: bytes and length, not NUL-terminated, may contain NUL.
typedef struct {
  const char* data;
  size_t len;
} Str;

#define STR(literal) ((Str){("" literal), sizeof("" literal) - 1})
#define STR_EMPTY    ((Str){"", 0})
/// For printf: printf("%.*s", STR_ARG(s)).
#define STR_ARG(s) (int)(s).len, (s).data

// Inline: words are compared with constants everywhere, and most differ in length or first letter.
static inline Str str_from(const char* nul_terminated) {
  return nul_terminated ? (Str){nul_terminated, strlen(nul_terminated)} : STR_EMPTY;
}
static inline bool str_equal(Str a, Str b) {
  if (a.len != b.len) return false;
  return a.len == 0 || (a.data[0] == b.data[0] && memcmp(a.data, b.data, a.len) == 0);
}
/// Single bytes: letters and digits of ASCII only, whatever the locale.
static inline bool ascii_is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
static inline bool ascii_is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
static inline bool ascii_is_digit(char c) {
  return c >= '0' && c <= '9';
}
static inline char ascii_lower(char c) {
  return ascii_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}
/// ASCII case ignored.
bool str_equal_nocase(Str a, Str b);
/// Byte order: <0, 0, >0.
int str_compare(Str a, Str b);
/// Bytes [begin, end) of s; both are clamped to the length.
static inline Str str_slice(Str s, size_t begin, size_t end) {
  if (end > s.len) end = s.len;
  if (begin > end) begin = end;
  return (Str){s.data + begin, end - begin};
}
static inline bool str_starts(Str s, Str prefix) {
  return s.len >= prefix.len && str_equal((Str){s.data, prefix.len}, prefix);
}
static inline bool str_ends(Str s, Str suffix) {
  return s.len >= suffix.len && str_equal((Str){s.data + (s.len - suffix.len), suffix.len}, suffix);
}
/// Without ASCII white space at both ends.
Str str_trim(Str s);
/// Offset of needle in s at or after `from`, or SIZE_MAX.
size_t str_find(Str s, Str needle, size_t from);
/// Cuts the head of *rest up to the first `separator` (or all of it) and returns it; false when
/// *rest is used up. Start with rest->data != NULL; an empty piece is returned as such.
bool str_cut(Str* rest, char separator, Str* piece);
uint64_t str_hash(Str s);

/// A half-open range of byte offsets into a document's text.
typedef struct {
  uint32_t begin, end;
} Span;

static inline bool span_empty(Span s) {
  return s.begin >= s.end;
}
static inline bool span_contains(Span a, Span b) {
  return a.begin <= b.begin && b.end <= a.end;
}
static inline bool span_overlaps(Span a, Span b) {
  return a.begin < b.end && b.begin < a.end;
}

/* ---- arenas ---- */

/// Memory of one lifetime. Two are used: the run (ontology, tables) and the document (reset after
/// each).
typedef struct Arena Arena;

Arena* arena_new(void);
void arena_free(Arena* arena); ///< NULL is allowed.
/// Forgets all allocations but keeps some memory for reuse; under ASan it is poisoned.
void arena_reset(Arena* arena);
/// Zeroed, aligned for any type. `count * size` is checked for overflow.
void* arena_alloc(Arena* arena, size_t count, size_t size);
/// The same, not zeroed: for what is written before it is read.
void* arena_room(Arena* arena, size_t count, size_t size);
/// Grows an array made with arena_alloc: `used` elements of it in one of `count`, the others zero.
/// Where there is room behind the old one it is longer afterwards; with no more elements than
/// before it is always a copy.
void* arena_grow(Arena* arena, const void* old, size_t used, size_t count, size_t size);
/// The same, the others not zeroed.
void* arena_extend(Arena* arena, const void* old, size_t used, size_t count, size_t size);
Str arena_copy(Arena* arena, Str s);
/// Copy with a terminating NUL (not counted in any length).
char* arena_cstr(Arena* arena, Str s);
Str arena_printf(Arena* arena, const char* format, ...) NG_PRINTF(2, 3);
/// The pieces one behind the other.
Str arena_join(Arena* arena, const Str* pieces, size_t n);
/// malloc that ends the process when memory runs out, as the arenas do. For libraries that do not
/// survive it themselves; freed with free.
void* memory_or_exit(size_t size);
/// How the process ends then; `wanted`: bytes, 0 if that is not known.
_Noreturn void memory_exhausted(size_t wanted);

#define arena_new_array(arena, T, count) ((T*)arena_alloc((arena), (count), sizeof(T)))
#define arena_new_one(arena, T)          ((T*)arena_alloc((arena), 1, sizeof(T)))

/// A growable array in an arena: VEC(Token) tokens = {0}; vec_push(&tokens, arena, token);
#define VEC(T)                                                                                     \
  struct {                                                                                         \
    T* data;                                                                                       \
    size_t n, cap;                                                                                 \
  }
#define vec_push(v, arena, ...)                                                                    \
  do {                                                                                             \
    if ((v)->n == (v)->cap) {                                                                      \
      (v)->cap = (v)->cap ? (v)->cap * 2 : 8;                                                      \
      (v)->data = arena_extend((arena), (v)->data, (v)->n, (v)->cap, sizeof *(v)->data);           \
    }                                                                                              \
    (v)->data[(v)->n++] = (__VA_ARGS__);                                                           \
  } while (0)

/// Room from the start, in an empty array, for as many as there will hardly be more.
#define vec_room(v, arena, count)                                                                  \
  ((v)->cap = (count), (v)->data = arena_room((arena), (v)->cap, sizeof *(v)->data))

/* ---- owned buffers ---- */

/// Owned, growing bytes. Zero-initialise; buf_free at the end. Always NUL-terminated once anything
/// was added.
typedef struct {
  char* data;
  size_t len, cap;
} Buf;

void buf_free(Buf* b);
void buf_clear(Buf* b);
void buf_reserve(Buf* b, size_t extra);
// Inline: documents and graphs are written by these two, mostly into room that is there.
static inline void buf_add(Buf* b, Str s) {
  if (s.len >= b->cap - b->len) buf_reserve(b, s.len);
  if (s.len) memcpy(b->data + b->len, s.data, s.len);
  b->len += s.len;
  b->data[b->len] = '\0';
}
static inline void buf_add_char(Buf* b, char c) {
  if (b->cap - b->len < 2) buf_reserve(b, 1);
  b->data[b->len++] = c;
  b->data[b->len] = '\0';
}
void buf_add_number(Buf* b, uint64_t n); ///< in decimal digits
void buf_printf(Buf* b, const char* format, ...) NG_PRINTF(2, 3);
static inline Str buf_str(const Buf* b) {
  return b->data ? (Str){b->data, b->len} : STR_EMPTY;
}

/* ---- string map ---- */

/// Open-addressing map from strings to 32-bit numbers. Keys are borrowed: they must outlive the
/// map.
typedef struct {
  struct MapSlot* slots;
  size_t n, cap;
  Arena* arena;
} Map;

Map map_in(Arena* arena);
/// The same with room for `expected` keys from the start.
Map map_sized(Arena* arena, size_t expected);
/// Sets key to value; returns true when the key is new.
bool map_put(Map* m, Str key, uint32_t value);
bool map_get(const Map* m, Str key, uint32_t* value);
/// The value of key, which is set to `value` first if the key is new.
uint32_t map_get_or_put(Map* m, Str key, uint32_t value);

/* ---- statuses and diagnostics ---- */

typedef enum {
  STATUS_OK = 0,
  STATUS_END,          ///< an iterator has nothing more; no error
  STATUS_SKIPPED,      ///< this input could not be used; the run goes on
  STATUS_USAGE,        ///< wrong arguments
  STATUS_BAD_ONTOLOGY, ///< the ontology or a rule is wrong
  STATUS_LOCKED,       ///< another process writes the store
  STATUS_IO,           ///< reading or writing failed
  STATUS_STORE,        ///< the store is damaged, foreign, or newer than this program
  STATUS_INTERRUPTED,  ///< SIGINT or SIGTERM; what was committed is sound
  STATUS_INTERNAL
} Status;

typedef enum { DIAG_INFO, DIAG_WARNING, DIAG_ERROR } DiagLevel;

/// Where messages go, and how many went. May be shared by threads (the sink is called under a
/// lock).
typedef struct Diag Diag;
typedef void DiagSink(void* context, DiagLevel level, const char* line);

/// `sink` NULL writes "newsgraph: warning: ..." lines to stderr. `quiet` drops DIAG_INFO.
Diag* diag_new(DiagSink* sink, void* context, bool quiet);
void diag_free(Diag* d); ///< NULL is allowed.
/// Reports one located line ("file.ttl:12: ...") and returns the status it was given: return
/// diag_error(d, ST, ...).
Status diag_error(Diag* d, Status status, const char* format, ...) NG_PRINTF(3, 4);
void diag_warn(Diag* d, const char* format, ...) NG_PRINTF(2, 3);
void diag_info(Diag* d, const char* format, ...) NG_PRINTF(2, 3);
size_t diag_count(const Diag* d, DiagLevel level);

#define TRY(expression)                                                                            \
  do {                                                                                             \
    Status try_status_ = (expression);                                                             \
    if (try_status_ != STATUS_OK) return try_status_;                                              \
  } while (0)

/* ---- UTF-8 and characters ---- */

/// Length in bytes of the well-formed UTF-8 sequence at s[at] (1 to 4), 0 if ill-formed (surrogates
/// and overlong forms are), and its code point in *cp if not NULL.
size_t utf8_decode_any(Str s, size_t at, uint32_t* cp);
static inline size_t utf8_decode(Str s, size_t at, uint32_t* cp) {
  if (at >= s.len || (unsigned char)s.data[at] >= 0x80) return utf8_decode_any(s, at, cp);
  if (cp) *cp = (unsigned char)s.data[at]; // nearly all
  return 1;
}
/// Appends the code point; ill-formed ones become U+FFFD.
void utf8_append(Buf* b, uint32_t cp);
size_t utf8_count(Str s); ///< code points in well-formed text
/// Character classes, ASCII first, utf8proc beyond. Never locale-dependent.
bool cp_is_upper_beyond_ascii(uint32_t cp);
bool cp_is_lower_beyond_ascii(uint32_t cp);
bool cp_is_letter_beyond_ascii(uint32_t cp);
bool cp_is_space_beyond_ascii(uint32_t cp);
static inline bool cp_is_upper(uint32_t cp) { ///< upper or title case letter
  return cp < 0x80 ? cp - 'A' < 26 : cp_is_upper_beyond_ascii(cp);
}
static inline bool cp_is_lower(uint32_t cp) {
  return cp < 0x80 ? cp - 'a' < 26 : cp_is_lower_beyond_ascii(cp);
}
static inline bool cp_is_letter(uint32_t cp) { ///< letters and combining marks
  return cp < 0x80 ? (cp | 0x20) - 'a' < 26 : cp_is_letter_beyond_ascii(cp);
}
static inline bool cp_is_digit(uint32_t cp) { ///< ASCII digits
  return cp - '0' < 10;
}
static inline bool
cp_is_space(uint32_t cp) { ///< white space incl. U+00A0 and U+2000..U+200A, U+3000
  return cp < 0x80 ? cp == ' ' || cp - '\t' < 5 : cp_is_space_beyond_ascii(cp);
}
/// Lower-case copy in the arena; returns s itself when nothing changes.
Str utf8_lower(Arena* arena, Str s);
/// First character is an upper-case letter.
static inline bool utf8_is_capitalised(Str s) {
  uint32_t cp;
  return utf8_decode(s, 0, &cp) && cp_is_upper(cp);
}
/// No lower-case letter, and at least one upper-case.
bool utf8_is_all_upper(Str s);
/// ASCII transliteration by decomposition (accents dropped, "ß" "ø" "ł" and the like by table);
/// characters without one are dropped and *lossy is set.
Str utf8_transliterate(Arena* arena, Str s, bool* lossy);

/* ---- hashes ---- */

/// Lower-case hexadecimal SHA-256, 64 characters and NUL.
void sha256_hex(Str s, char out[65]);
/// First `digits` hex digits of the SHA-256 of s, in the arena. For names of statements, claims and
/// clashing entities.
Str sha256_short(Arena* arena, Str s, size_t digits);

#endif

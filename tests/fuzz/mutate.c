/*
 * mutate.c - what libFuzzer does not think of by itself: a draft is lines, and its meaning is in their
 * order. One mutation in four deletes, repeats or moves a line, or sets the byte of choice that
 * fuzz_take reads; the rest is libFuzzer's.
 */
#include "fuzz/fuzz.h"

#include <string.h>

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);

enum { LONGEST_LINE = 1024 };

static unsigned next_random(unsigned *seed)
{
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

/* The line around a random place, with its end. */
static void pick_line(const uint8_t *data, size_t size, unsigned *seed, size_t *start, size_t *end)
{
  *start = *end = next_random(seed) % size;
  while (*start > 0 && data[*start - 1] != '\n') --*start;
  while (*end < size && data[*end] != '\n') ++*end;
  if (*end < size) ++*end;
}

static size_t cut(uint8_t *data, size_t size, size_t start, size_t end)
{
  memmove(data + start, data + end, size - end);
  return size - (end - start);
}

static size_t repeat(uint8_t *data, size_t size, size_t most, unsigned *seed, bool moves)
{
  uint8_t line[LONGEST_LINE];
  size_t start, end, to, unused;
  pick_line(data, size, seed, &start, &end);
  const size_t length = end - start;
  if (length > sizeof line || size + length > most) return size;
  memcpy(line, data + start, length);
  if (moves) size = cut(data, size, start, end);
  if (size == 0) return length; /* it was the only line, and stays */
  pick_line(data, size, seed, &to, &unused);
  memmove(data + to + length, data + to, size - to);
  memcpy(data + to, line, length);
  return size + length;
}

static size_t drop(uint8_t *data, size_t size, unsigned *seed)
{
  size_t start, end;
  pick_line(data, size, seed, &start, &end);
  return end - start < size ? cut(data, size, start, end) : size;
}

static size_t choose(uint8_t *data, size_t size, size_t most, unsigned *seed)
{
  if (size >= 2 && data[size - 2] == 0xFF) size -= 2;
  if (size + 2 > most) return size;
  data[size] = 0xFF;
  data[size + 1] = (uint8_t)next_random(seed);
  return size + 2;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
  if (size == 0) return LLVMFuzzerMutate(data, size, most);
  switch (next_random(&seed) % 16) {
  case 0: return choose(data, size, most, &seed);
  case 1: return drop(data, size, &seed);
  case 2: return repeat(data, size, most, &seed, false);
  case 3: return repeat(data, size, most, &seed, true);
  default: return LLVMFuzzerMutate(data, size, most);
  }
}

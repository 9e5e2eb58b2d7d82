/*
 * random.h - numbers that look random and are the same on every machine: what a mutation did once
 * it does again. Set random_state to anything but 0 first.
 */
#ifndef TESTS_UNIT_RANDOM_H
#define TESTS_UNIT_RANDOM_H

#include <stddef.h>
#include <stdint.h>

static uint64_t random_state;

/* Below `count`; 0 when that is 0. xorshift64*. */
static size_t pick(size_t count)
{
  random_state ^= random_state >> 12;
  random_state ^= random_state << 25;
  random_state ^= random_state >> 27;
  return count ? (size_t)((random_state * UINT64_C(2685821657736338717)) >> 33) % count : 0;
}

#endif

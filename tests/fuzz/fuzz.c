/* fuzz.c - see fuzz.h. */
#include "fuzz/fuzz.h"

#include <string.h>

fuzz_input fuzz_take(const uint8_t *data, size_t size, size_t most)
{
  fuzz_input input = {NULL, size, 0};
  if (size >= 2 && data[size - 2] == 0xFF) {
    input.choice = data[size - 1];
    input.size -= 2;
  }
  if (input.size > most) input.size = most;
  char *copy = malloc(input.size + 1);
  MUST(copy);
  if (input.size) memcpy(copy, data, input.size);
  copy[input.size] = '\0';
  input.data = copy;
  return input;
}

void fuzz_give_back(fuzz_input *input)
{
  free((char *)(uintptr_t)input->data);
  *input = (fuzz_input){0};
}

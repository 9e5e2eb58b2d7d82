/* base64.c - see base64.h. */
#include "cli/base64.h"

size_t cli_base64_length(size_t size)
{
  return (size + 2) / 3 * 4;
}

void cli_base64_encode(const void *data, size_t size, char *text)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const unsigned char *p = data;
  for (; size > 0; p += 3, text += 4) {
    unsigned long bits = (unsigned long)p[0] << 16;
    if (size > 1) bits |= (unsigned long)p[1] << 8;
    if (size > 2) bits |= p[2];
    text[0] = digits[bits >> 18];
    text[1] = digits[bits >> 12 & 63];
    text[2] = size > 1 ? digits[bits >> 6 & 63] : '=';
    text[3] = size > 2 ? digits[bits & 63] : '=';
    size -= size > 2 ? 3 : size;
  }
}

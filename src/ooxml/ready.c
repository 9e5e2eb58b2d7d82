/* ready.c - see ready.h. The table is what make_ready.c prints: X(part, bytes, CRC-32, packed). */
#include "ooxml/ready.h"

static const gw_archive_ready ready_table[GW_OPC_COUNT] = {
#define X(part, size, crc, packed) [GW_OPC_##part] = {packed, sizeof(packed) - 1, size, crc},
#include "ready_parts.h"
#undef X
};

const gw_archive_ready *gw_ready_find(gw_opc_part part)
{
  return ready_table[part].packed ? &ready_table[part] : NULL;
}

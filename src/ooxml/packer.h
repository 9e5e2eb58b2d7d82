/*
 * packer.h - streams, one after the other, packed a chunk at a time (deflate.h): in the calling thread
 * and in others, and given back in order. The bytes do not depend on the threads.
 */
#ifndef GW_OOXML_PACKER_H
#define GW_OOXML_PACKER_H

#include "ooxml/deflate.h"

/* Threads beside the calling one. Each costs 1.3 MB, and with two packing a large draft takes less time
 * than what comes before it. */
enum { GW_PACKER_MOST_HELPERS = 2 };

typedef struct gw_packer gw_packer;

/* `helpers`: how many threads may work beside the calling one. They are started when a stream goes
 * on behind its first chunk; those that cannot be had, or for which there is no memory, are done
 * without. NULL when memory is out. */
gw_packer *gw_packer_new(size_t helpers);

/* Waits for the threads. NULL is fine. */
void gw_packer_free(gw_packer *packer);

/* Where the next chunk is to be written, room for GW_DEFLATE_CHUNK bytes; *room is NULL when one must
 * be taken first. What was taken before is gone. GW_ERR_MEMORY. */
gw_status gw_packer_room(gw_packer *packer, char **room);

/* The chunk there is complete; the last one of its stream ends that. */
void gw_packer_put(gw_packer *packer, size_t size, bool is_last);

/* The first chunk that was put and not taken; *out is empty when there is none, or an error. It lives
 * until the next call of gw_packer_room or this. GW_ERR_MEMORY, GW_ERR_PACKAGE. */
gw_status gw_packer_take(gw_packer *packer, gw_str *out);

#endif

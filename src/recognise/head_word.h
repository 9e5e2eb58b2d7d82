/*
 * head_word.h - the words of 版头 and 版记 at a place in a line, white space between their characters allowed
 * (特　急, 机密 ★ 1 年). Readers like those of numeral.h: the position moves behind what was read, and
 * stays where it was when it is not there.
 */
#ifndef GW_RECOGNISE_HEAD_WORD_H
#define GW_RECOGNISE_HEAD_WORD_H

#include "base/utf8.h"

bool gw_head_word(gw_str text, size_t *at, const char *word);

/* 000001, No.000001, 份号：000001: six digits, no more */
bool gw_head_copy_number(gw_str text, size_t *at);

/* 机密, 机密★1年, 绝密★长期, 秘密★ */
bool gw_head_security(gw_str text, size_t *at);

/* 特急, 加　急 */
bool gw_head_urgency(gw_str text, size_t *at);

/* 抄送：, 抄　送：, 主送：, 分送：; 报：, 送：, 发： as 纪要 and 简报 have them */
bool gw_head_copies(gw_str text, size_t *at);

/* 签发人： */
bool gw_head_signer(gw_str text, size_t *at);

/* Is it one or more names, set apart by white space? 李　四　王五五 */
bool gw_head_is_names(gw_str text);

/* 附件1, 附 件 一, 附件, with the colon that may follow */
bool gw_head_attachment(gw_str text, size_t *at, bool *numbered, bool *colon);

/* Is it an organ or names, white space, and a date? Bytes of the first, or 0. */
size_t gw_head_signed(gw_str text);

#endif

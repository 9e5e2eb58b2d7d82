/*
 * split.h - one physical line that holds several elements becomes several lines of the document:
 * 示政报〔2026〕3号　　签发人：王　五. Only white space may vanish between the parts. Every line is
 * read a fixed number of times, whatever its length.
 */
#ifndef GW_RECOGNISE_SPLIT_H
#define GW_RECOGNISE_SPLIT_H

#include "model/doc.h"

/* Before the decision: lines whose own form leaves no doubt (份号、密级、紧急程度 side by side; 发文字号
 * and 签发人; 附件：1.… 2.…; a name and a date below the text). GW_ERR_MEMORY. */
gw_status gw_split_certain(gw_doc *doc);

/* After it: lines of which the element must be known (organs side by side in a 发文机关标志 or a 署名;
 * an 附件 mark and the title). GW_ERR_MEMORY. */
gw_status gw_split_decided(gw_doc *doc);

#endif

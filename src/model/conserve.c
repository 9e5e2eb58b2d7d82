/* conserve.c - see conserve.h. */
#include "model/conserve.h"

/* White_Space of the Unicode Character Database. */
bool gw_is_layout_space(uint32_t code)
{
  if (code <= 0x20) return code == 0x20 || (code >= 0x09 && code <= 0x0D);
  if (code < 0x1680) return code == 0x85 || code == 0xA0;
  return code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
         code == 0x202F || code == 0x205F || code == 0x3000;
}

void gw_conserve_start(gw_conserve *check, const gw_doc *doc)
{
  *check = (gw_conserve){.doc = doc};
}

/* The next character that the DOCX must show; false at the end of the draft. */
static bool expected(gw_conserve *check, uint32_t *code)
{
  const gw_doc *doc = check->doc;
  const gw_str draft = {doc->text, doc->length};
  for (;;) {
    if (check->pending.len) {
      size_t size = 0;
      *code = gw_utf8_next(check->pending, &size);
      check->pending.ptr += size;
      check->pending.len -= size;
    } else if (check->edit < doc->edit_count && doc->edits[check->edit].offset <= check->at) {
      const gw_edit *edit = &doc->edits[check->edit++];
      if (edit->offset < check->at) { /* edits overlap: no draft has such */
        check->differs = true;
        return false;
      }
      check->at += edit->length;
      check->pending = edit->after;
      continue;
    } else if (check->at < draft.len) {
      *code = gw_utf8_next(draft, &check->at);
    } else {
      return false;
    }
    if (!gw_is_layout_space(*code)) return true;
  }
}

bool gw_conserve_feed(gw_conserve *check, gw_str text)
{
  for (size_t at = 0; at < text.len && !check->differs;) {
    uint32_t want, have = gw_utf8_next(text, &at);
    if (gw_is_layout_space(have)) continue;
    if (!expected(check, &want) || want != have) check->differs = true;
  }
  return !check->differs;
}

bool gw_conserve_finish(gw_conserve *check)
{
  uint32_t code;
  if (check->differs) return false;
  bool more = expected(check, &code);
  return !more && !check->differs && check->edit == check->doc->edit_count &&
         check->at == check->doc->length;
}

#!/usr/bin/env python3
"""check_text.py FOLDER DRAFT...: every character of a draft that is no white space is in its DOCX
or in its report as a change, in the order of the draft or of the ranks that the report gives to its lines - told from the three files alone (FOLDER/NAME.docx and .json),
with Python's decoders. Prints where they part; exit status 1."""
import json
import os
import re
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOMS = {"utf-8": b"\xef\xbb\xbf", "utf-16le": b"\xff\xfe", "utf-16be": b"\xfe\xff", "gb18030": b"\x84\x31\x95\x33"}
LINE_END = re.compile("\r\r\n|\r\n|\r|\n")


def is_space(char):
    # str.isspace() counts U+001C..U+001F, which Unicode's White_Space does not have
    return char.isspace() and char not in "\x1c\x1d\x1e\x1f"


def squeeze(text):
    return "".join(char for char in text if not is_space(char))


def read_draft(path, encoding):
    with open(path, "rb") as file:
        data = file.read()
    return data.removeprefix(BOMS[encoding]).decode(encoding)


def consume(line, start, shown):
    """How many characters of the line from `start` on are shown in the report as `shown`."""
    end, done = start, 0
    while done < len(shown):
        char = line[end]
        for form in (char, f"U+{ord(char):04X}"):
            if shown.startswith(form, done):
                done += len(form)
                break
        else:
            raise ValueError(f"the report has {shown!r} where the draft has {line[start:start + 20]!r}")
        end += 1
    return end


def reveal(shown, reason):
    return re.sub("U\\+FFFD", "\ufffd", shown) if reason != "notice-set-aside" else shown


def apply_changes(draft, changes):
    """The draft as the report says that it stands in the DOCX."""
    lines = LINE_END.split(draft)
    done = [0] * len(lines)
    out = [[] for _ in lines]
    for change in changes:
        index, start = change["line"] - 1, change["column"] - 1
        if start < done[index]:
            raise ValueError(f"line {change['line']}: changes overlap")
        out[index].append(lines[index][done[index]:start])
        out[index].append(reveal(change["after"], change["reason"]))
        done[index] = consume(lines[index], start, change["before"])
    return "".join("".join(pieces) + line[at:] for pieces, line, at in zip(out, lines, done))


def read_docx(path):
    with zipfile.ZipFile(path) as package:
        root = ET.fromstring(package.read("word/document.xml"))
    return "".join(node.text or "" for node in root.iter(W + "t"))


def check(folder, draft_path):
    stem = os.path.join(folder, os.path.splitext(os.path.basename(draft_path))[0])
    with open(stem + ".json", encoding="utf-8") as file:
        report = json.load(file)
    try:
        want = squeeze(apply_changes(read_draft(draft_path, report["encoding"]), report["changes"]))
    except (ValueError, IndexError) as error:
        print(f"{draft_path}: {error}", file=sys.stderr)
        return False
    have = squeeze(read_docx(stem + ".docx"))
    kept = [line for line in report["lines"] if line["in_docx"]]
    typed = squeeze("".join(line["text"] for line in kept if line["origin"] == "draft"))
    ranked = squeeze("".join(line["text"] for line in sorted(kept, key=lambda line: line["rank"])))
    if want == typed and have == ranked:
        return True
    want, have = (want, typed) if want != typed else (ranked, have)
    at = next((i for i, (a, b) in enumerate(zip(want, have)) if a != b), min(len(want), len(have)))
    print(f"{draft_path}: draft and DOCX part at character {at}: "
          f"{want[at:at + 30]!r} / {have[at:at + 30]!r}", file=sys.stderr)
    if at < len(want) and at < len(have):
        print(f"  {unicodedata.name(want[at], '?')} / {unicodedata.name(have[at], '?')}", file=sys.stderr)
    return False


if __name__ == "__main__":
    sys.exit(0 if all([check(sys.argv[1], draft) for draft in sys.argv[2:]]) else 1)

#!/usr/bin/env python3
"""check_pandoc.py PROGRAM DRAFT...: pandoc, a reader of DOCX that shares nothing with us, sees the text
of each draft: every character that is no white space, in its order, with the changes of the report.

What pandoc reads otherwise, and why:
- title and subtitle that open a document become its metadata; they are read there, and which was first
  is no longer known
- the imprint is a text box at the bottom of the page, and pandoc before 3.1 reads no text boxes: what
  stands in one is compared without it, by ElementTree
- page numbers are fields of the footers, which pandoc does not read; nobody looks for them
Prints where they part; exit status 1."""
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True  # of check_text, beside which nothing is to lie
from check_text import W, apply_changes, read_draft, squeeze

FRONT = ("title", "subtitle")


def strings(node):
    """The text of pandoc's tree, in order: a Str has some, a Code or a Math would have, too."""
    if isinstance(node, list):
        for item in node:
            yield from strings(item)
    elif isinstance(node, dict) and node.get("t") == "Str":
        yield node["c"]
    elif isinstance(node, dict) and node.get("t") in ("Code", "CodeBlock", "Math", "RawInline"):
        yield node["c"][1]
    elif isinstance(node, dict):
        yield from strings(node.get("c", []))


def read_by_pandoc(docx):
    """The text that pandoc has, in the orders that it may have had."""
    run = subprocess.run(["pandoc", "-f", "docx", "-t", "json", docx], capture_output=True)
    if run.returncode != 0:
        raise ValueError("pandoc: " + run.stderr.decode(errors="replace").strip())
    tree = json.loads(run.stdout)
    if set(tree["meta"]) - set(FRONT):
        raise ValueError("pandoc takes text for metadata: %r" % tree["meta"])
    front = [tree["meta"].get(name, {}) for name in FRONT]
    return [squeeze("".join(strings(some + tree["blocks"]))) for some in (front, front[::-1])]


def texts(node, boxes):
    """The text of w:t below `node`, in order; of what is in boxes only when they are asked for."""
    if node.tag == W + "t":
        yield node.text or ""
    for child in node:
        if boxes or child.tag != W + "txbxContent":
            yield from texts(child, boxes)


def read_by_tree(docx):
    with zipfile.ZipFile(docx) as package:
        root = ET.fromstring(package.read("word/document.xml"))
    return [squeeze("".join(texts(root, boxes))) for boxes in (True, False)]


def convert(program, draft, folder):
    docx, report = os.path.join(folder, "draft.docx"), os.path.join(folder, "report.json")
    subprocess.run([program, "--quiet", "--lang=en", "--report", report, "-o", docx, draft],
                   check=True, capture_output=True)
    with open(report, encoding="utf-8") as file:
        return docx, json.load(file)


def part_at(want, have):
    at = next((i for i, (a, b) in enumerate(zip(want, have)) if a != b), min(len(want), len(have)))
    return "at character %d: %r / %r" % (at, want[at:at + 30], have[at:at + 30])


def check(program, draft):
    """None, or what is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        docx, report = convert(program, draft, folder)
        have = read_by_pandoc(docx)
        whole, unboxed = read_by_tree(docx)
    kept = [line for line in report["lines"] if line["in_docx"]]
    promised = squeeze(apply_changes(read_draft(draft, report["encoding"]), report["changes"]))
    typed = squeeze("".join(line["text"] for line in kept if line["origin"] == "draft"))
    if promised != typed:
        return "draft and report part " + part_at(promised, typed)
    want = squeeze("".join(line["text"] for line in sorted(kept, key=lambda line: line["rank"])))
    if want != whole:
        return "report and DOCX part " + part_at(want, whole)
    if any(text in (whole, unboxed) for text in have):
        return None
    return "DOCX and pandoc part " + part_at(unboxed, have[0])


def try_check(program, draft):
    try:
        return check(program, draft)
    except (ValueError, IndexError, subprocess.CalledProcessError) as error:
        return str(error)


def main():
    program, drafts = sys.argv[1], sys.argv[2:]
    if len(drafts) < 20:
        sys.exit("only %d drafts" % len(drafts))
    with ThreadPoolExecutor(2) as pool:
        faults = list(pool.map(lambda draft: try_check(program, draft), drafts))
    for draft, fault in zip(drafts, faults):
        if fault:
            print("%s: %s" % (draft, fault), file=sys.stderr)
    print("%d drafts, of which pandoc reads %d as we do" % (len(drafts), faults.count(None)))
    sys.exit(any(faults))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""check_labels.py PROGRAM FIXTURES [NAME...]: every line of every draft in FIXTURES/drafts is what
FIXTURES/labels says by hand: the element, and where its heading ends. A line that the program takes
for something else is told with its text; exit status 1. The one exception: FIXTURES/labels/known.tsv
lists lines that are known to come out wrong (NAME, line, element that the program gives); a row that
is no longer needed is a fault, too."""
import json
import os
import subprocess
import sys
import tempfile


def read_labels(path):
    rows = []
    with open(path, encoding="utf-8") as file:
        for row in file:
            fields = row.rstrip("\n").split("\t")
            if row.startswith("#") or not fields[0]:
                continue
            run_in = fields[2] if len(fields) > 2 else ""
            rows.append((int(fields[0]), fields[1], int(run_in) if run_in.isdigit() else 0))
    return rows


def read_known(path):
    known = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            for row in file:
                if not row.startswith("#") and row.strip():
                    name, line, element = row.rstrip("\n").split("\t")[:3]
                    known[name, int(line), element] = False
    return known


def read_report(program, draft):
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run([program, "--quiet", "--report", "-", "-o", os.path.join(folder, "out.docx"), draft],
                             stdout=subprocess.PIPE, check=False)
    if run.returncode != 0:
        raise RuntimeError(f"exit status {run.returncode}")
    return [(line["line"], line["element"], line["run_in"], line["text"])
            for line in json.loads(run.stdout)["lines"]]


def check(name, labels, lines, known):
    faults = []
    if [row[0] for row in labels] != [line[0] for line in lines]:
        return [f"{name}: {len(labels)} labels for {len(lines)} lines, or other line numbers"]
    for (number, element, run_in), (_, got, got_run_in, text) in zip(labels, lines):
        if (element, run_in) == (got, got_run_in):
            continue
        if (name, number, got) in known:
            known[name, number, got] = True
            continue
        detail = f", heading of {got_run_in} characters, not {run_in}" if got == element else ""
        faults.append(f"{name}:{number}: {got}, should be {element}{detail}: {text[:40]}")
    return faults


def main(program, fixtures, *names):
    folder = os.path.join(fixtures, "labels")
    known = read_known(os.path.join(folder, "known.tsv"))
    faults, count = [], 0
    for draft in sorted(os.listdir(os.path.join(fixtures, "drafts"))):
        name = os.path.splitext(draft)[0]
        labels_path = os.path.join(folder, name + ".tsv")
        if names and name not in names:
            continue
        if not os.path.exists(labels_path):
            faults.append(f"{name}: no labels")
            continue
        labels = read_labels(labels_path)
        try:
            lines = read_report(program, os.path.join(fixtures, "drafts", draft))
        except (RuntimeError, ValueError) as error:
            faults.append(f"{name}: {error}")
            continue
        count += len(labels)
        faults += check(name, labels, lines, known)
    if not names:
        faults += [f"known.tsv: {row} is right now, drop it" for row, seen in known.items() if not seen]
        if count < 900:
            faults.append(f"only {count} labelled lines")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{count} lines, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

#!/usr/bin/env python3
"""What is in the DOCX has the structure that it shows: the text of a converted DOCX, converted again,
gets the same paragraphs with the same styles.

    idempotence.py PROGRAM KNOWN DRAFT...

KNOWN lists the drafts of which that is not so, `NAME why`, and must be exact. Lines of one title count
as one: where a title is broken is typography, and so is the frame in which organs stand side by side.
Markdown is left out, its headings need no marks.
"""
import os
import subprocess
import sys
import tempfile
import zipfile
import xml.etree.ElementTree as ET

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'


def text_of(paragraph):
    return ''.join('\t' if e.tag == W + 'tab' else e.text or ''
                   for e in paragraph.iter() if e.tag in (W + 't', W + 'tab'))


def style_of(paragraph):
    style = paragraph.find(f'{W}pPr/{W}pStyle')
    return style.get(W + 'val') if style is not None else ''


def read(path):
    """(style, text) of each paragraph; a row of a table is one, with tabs between its cells."""
    with zipfile.ZipFile(path) as package:
        body = ET.fromstring(package.read('word/document.xml')).find(W + 'body')
    found = []
    for child in body:
        # of a paragraph that holds a text box, those in the box
        paragraphs = [p for p in child.iter(W + 'p') if p.find(f'.//{W}p') is None]
        if child.tag == W + 'tbl' and style_of(paragraphs[0]).startswith('GwTable'):
            for row in child.iter(W + 'tr'):
                cells = [''.join(map(text_of, cell.iter(W + 'p'))) for cell in row.findall(W + 'tc')]
                found.append(('table', '\t'.join(cells)))
        else:
            found += [(style_of(p), text_of(p)) for p in paragraphs]
    return [(style, text) for style, text in found if text.strip()]


def structure(paragraphs):
    """Without white space; a title is one paragraph."""
    merged = []
    for style, text in paragraphs:
        text = ''.join(text.split())
        if merged and merged[-1][0] == style == 'Title':
            text = merged.pop()[1] + text
        merged.append((style, text))
    return merged


def convert(program, draft, docx, *options):
    result = subprocess.run([program, *options, draft, '-o', docx], capture_output=True, check=False)
    return os.path.exists(docx) and result.returncode in (0, 1)


def is_stable(program, draft, folder):
    first, again = os.path.join(folder, 'first.docx'), os.path.join(folder, 'again.docx')
    text = os.path.join(folder, 'text.txt')
    if not convert(program, draft, first):
        return True  # refused: other tests say why
    paragraphs = read(first)
    with open(text, 'w', encoding='utf-8', newline='\n') as out:
        out.writelines(line + '\n' for _, line in paragraphs)
    if not convert(program, text, again, '--from=text', '--encoding=utf-8'):
        return False
    return structure(paragraphs) == structure(read(again))


def main():
    program, known_path, *drafts = sys.argv[1:]
    with open(known_path, encoding='utf-8') as lines:
        known = {line.split()[0] for line in lines if line.strip() and not line.startswith('#')}
    unstable, tried = set(), 0
    for draft in drafts:
        if not draft.endswith('.txt'):
            continue
        tried += 1
        with tempfile.TemporaryDirectory() as folder:
            if not is_stable(program, draft, folder):
                unstable.add(os.path.basename(draft)[:-len('.txt')])
    for name in sorted(unstable - known):
        print(f'{name}: its text, converted again, has another structure')
    for name in sorted(known - unstable):
        print(f'{name} is stable now: take it out of {os.path.basename(known_path)}')
    print(f'{tried - len(unstable)} of {tried} drafts are stable')
    return tried == 0 or unstable != known


if __name__ == '__main__':
    sys.exit(main())

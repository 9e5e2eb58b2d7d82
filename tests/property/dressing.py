#!/usr/bin/env python3
"""What a line is does not depend on how the draft was dressed on its way: each draft is read as it is and
in other dress, and every line of it must be the same element.

    dressing.py PROGRAM KNOWN DRAFT...

Dress: `page`, a web page's furniture above and below; `indent`, four spaces before each line; `loose`, a
blank line behind each; `half`, half-width points. KNOWN lists `NAME DRESS why` where that is not so, and
must be exact. Drafts in Markdown (where spaces and blank lines are markup), in other encodings than UTF-8
and with breaks inside lines are left out; a page's furniture is put around those without any.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

ABOVE = ['首页 > 政务公开 > 政策文件', '来源：县政府办公室  发布时间：2026-03-05 10:22  浏览次数：1024',
         '【字体：大 中 小】 打印本页', '']
BELOW = ['', '责任编辑：小禾', '扫一扫在手机打开当前页', '【打印】【关闭】', '上一篇：关于召开会议的通知',
         '下一篇：关于印发方案的通知']
HALF = str.maketrans('，；：？！', ',;:?!')


def elements(program, text, folder):
    """The element of each line of `text`, by its number."""
    draft, report = os.path.join(folder, 'd.txt'), os.path.join(folder, 'r.json')
    with open(draft, 'w', encoding='utf-8', newline='') as file:
        file.write(text)
    run = subprocess.run([program, '-q', '--from=text', draft, '-o', os.path.join(folder, 'd.docx'),
                          '--report', report], capture_output=True, check=False)
    if run.returncode != 0:
        sys.exit(f'{program}: exit {run.returncode}: {run.stderr.decode()}')
    with open(report, encoding='utf-8') as file:
        lines = [line for line in json.load(file)['lines'] if line['origin'] == 'draft']
    found = {}
    for line in lines:
        for number in range(line['line'], line['last_line'] + 1):
            found.setdefault(number, []).append(line['element'])
    return found


def dressed(lines, dress):
    """The lines in that dress, and the number of each in them."""
    if dress == 'page':
        return ABOVE + lines + BELOW, [len(ABOVE) + i + 1 for i in range(len(lines))]
    if dress == 'loose':
        return [part for line in lines for part in (line, '')], [2 * i + 1 for i in range(len(lines))]
    if dress == 'indent':
        new = ['    ' + line.strip() if line.strip() else '' for line in lines]
    else:
        new = [line.translate(HALF) for line in lines]
    return new, list(range(1, len(lines) + 1))


def differences(program, lines, dress, plain, folder):
    new, numbers = dressed(lines, dress)
    found = elements(program, '\n'.join(new) + '\n', folder)
    return [(i + 1, plain[i + 1], found.get(numbers[i])) for i in range(len(lines))
            if lines[i].strip() and i + 1 in plain and plain[i + 1] != found.get(numbers[i])]


def dresses_of(name):
    around = [] if re.match('site-|web-|gov-|tpl-|chat-|pdf-', name) else ['page']
    # breaks, tabs and columns of spaces are all that tells wrapped lines and drawn tables
    return around + (['half'] if name.startswith('nasty-') else ['indent', 'loose', 'half'])


def main(program, known_path, drafts):
    with open(known_path, encoding='utf-8') as file:
        known = {tuple(line.split()[:2]) for line in file if line.strip() and line[0] != '#'}
    tried, wrong, seen = 0, 0, set()
    with tempfile.TemporaryDirectory() as folder:
        for path in drafts:
            name, ending = os.path.splitext(os.path.basename(path))
            with open(path, 'rb') as file:
                data = file.read()
            try:
                text = data.decode('utf-8')
            except UnicodeDecodeError:
                continue
            if ending != '.txt' or re.search('[\r\f\v\x00\u2028\u2029\ufeff]', text):
                continue
            lines = text.split('\n')
            plain = elements(program, text, folder)
            for dress in dresses_of(name):
                tried += 1
                differ = differences(program, lines, dress, plain, folder)
                if differ:
                    seen.add((name, dress))
                if differ and (name, dress) not in known:
                    wrong += 1
                    for number, was, now in differ[:5]:
                        print(f'{name} {dress}: line {number}: {was} became {now}')
    for name, dress in sorted(known - seen):
        wrong += 1
        print(f'{name} {dress}: is the same now: take it out of {os.path.basename(known_path)}')
    print(f'{tried} dressed drafts, {len(known)} known to differ, {wrong} wrong')
    return 1 if wrong or tried < 100 else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))

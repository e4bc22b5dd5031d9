#!/usr/bin/env python3
"""Reads a whole corpus, stores it, and says what is wrong with that.

    corpus.py ARTICLES.jsonl.gz JEJAK [ARCHIVE.db]

Every record that has text must come out as one reading of `jejak read`, and the exit code must say so; `jejak ingest`, on one thread, under a Turkish locale and in another time zone, must store the same bytes.
The archive is kept where it is named. Exit codes: 0 all well, 1 not.
"""
import gzip, hashlib, json, os, sqlite3, subprocess, sys, tempfile, time, zlib

# What a record may hold beside white space and still have no text to read.
BLANK = '\ufeff\u200b\u200c\u200d\u2060\u00ad'

ELSEWHERE = {'LANG': 'tr_TR.UTF-8', 'LC_ALL': 'tr_TR.UTF-8', 'TZ': 'Asia/Jayapura'}


def has_text(record):
    body = next((record[key] for key in ('text', 'body', 'content') if record.get(key)), '')
    return bool(body.strip().strip(BLANK))


def run(command, environment=None):
    """(exit code, hashes of the lines of the output, seconds, last line of stderr)"""
    began, lines = time.monotonic(), []
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said, env=os.environ | (environment or {})) as process:
            for line in process.stdout: lines.append(hashlib.sha256(line.rstrip(b'\n')).digest())
        said.seek(0)
        said = said.read().decode(errors='replace').strip().splitlines()
    return process.returncode, lines, time.monotonic() - began, said[-1] if said else ''


def stored(archive):
    database = sqlite3.connect(f'file:{archive}?mode=ro', uri=True)
    return [hashlib.sha256(zlib.decompress(reading)).digest() for (reading,) in database.execute('SELECT reading FROM revisions ORDER BY revision')]


def main():
    articles, jejak = sys.argv[1:3]
    with gzip.open(articles, 'rt', encoding='utf-8') as file:
        records = [has_text(json.loads(line)) for line in file]
    expected = sum(records)
    print(f'{len(records)} records, {expected} with text')
    code, readings, seconds, said = run([jejak, 'read', articles, '--format', 'jsonl'])
    read = len(readings) == expected and (code == 0 or expected < len(records))
    print(f'read: exit {code}, {len(readings)} readings in {seconds:.1f} s ({len(readings) / seconds:.0f} a second){"" if read else "  WRONG"}; {said}')
    with tempfile.TemporaryDirectory() as folder:
        archive = sys.argv[3] if len(sys.argv) > 3 else os.path.join(folder, 'corpus.db')
        code, _, seconds, said = run([jejak, 'ingest', articles, '--archive', archive, '--threads', '1'], ELSEWHERE)
        # What came twice is stored once.
        same = code in (0, 1) and stored(archive) == list(dict.fromkeys(readings))
        print(f'stored on one thread, in Turkish and elsewhere: exit {code} in {seconds:.1f} s{"" if same else "  NOT THE SAME BYTES"}; {said}')
    return 0 if read and same else 1


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
"""Reads a whole corpus twice and says what is wrong with that.

    corpus.py ARTICLES.jsonl.gz JEJAK

Every record that has text must come out as one reading, `jejak read` must say so with its exit code, and the second run, on one thread,
under a Turkish locale and in another time zone, must print the same bytes. Exit codes: 0 all well, 1 not.
"""
import gzip, hashlib, json, os, subprocess, sys, tempfile, time

# What a record may hold beside white space and still have no text to read.
BLANK = '\ufeff\u200b\u200c\u200d\u2060\u00ad'


def has_text(record):
    body = next((record[key] for key in ('text', 'body', 'content') if record.get(key)), '')
    return bool(body.strip().strip(BLANK))


def read(jejak, articles, threads, environment):
    """(exit code, readings, SHA-256 of the output, seconds, last line of stderr)"""
    began, digest, lines = time.monotonic(), hashlib.sha256(), 0
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen([jejak, 'read', articles, '--format', 'jsonl', '--threads', str(threads)],
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said, env={**os.environ, **environment}) as process:
            while chunk := process.stdout.read(1 << 20):
                digest.update(chunk)
                lines += chunk.count(b'\n')
        said.seek(0)
        said = said.read().decode(errors='replace').strip().splitlines()
    return process.returncode, lines, digest.hexdigest(), time.monotonic() - began, said[-1] if said else ''


def main():
    articles, jejak = sys.argv[1:3]
    with gzip.open(articles, 'rt', encoding='utf-8') as file:
        records = [has_text(json.loads(line)) for line in file]
    expected, wrong, digests = sum(records), 0, set()
    print(f'{len(records)} records, {expected} with text')
    for threads, environment in ((2, {}), (1, {'LANG': 'tr_TR.UTF-8', 'LC_ALL': 'tr_TR.UTF-8', 'TZ': 'Asia/Jayapura'})):
        code, lines, digest, seconds, said = read(jejak, articles, threads, environment)
        digests.add(digest)
        good = lines == expected and (code == 0 or expected < len(records))
        wrong += not good
        print(f'{threads} thread(s): exit {code}, {lines} readings in {seconds:.1f} s ({lines / seconds:.0f} a second), {digest[:16]}{"" if good else "  WRONG"}; {said}')
    if len(digests) > 1:
        wrong += 1
        print('the two runs differ')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())

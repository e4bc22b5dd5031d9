#!/usr/bin/env python3
"""Ingests a whole corpus while killing the process again and again, and says what that cost.

    interrupt.py ARTICLES.jsonl.gz JEJAK [KILLS]

`jejak ingest` is killed (SIGKILL) at moments drawn from a fixed seed, started again each time, and at last left to finish. Then every record must be in the archive once,
with one revision, the database must be sound, and one more run must find nothing new. Exit codes: 0 all well, 1 not.
"""
import gzip, json, os, random, signal, sqlite3, subprocess, sys, tempfile, time

SEED = 20261121


def ingest(jejak, articles, archive, limit=None):
    """(exit code or None when killed, last line of stderr)"""
    process = subprocess.Popen([jejak, 'ingest', articles, '--archive', archive], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        said = process.communicate(timeout=limit)[1]
        return process.returncode, said.decode(errors='replace').strip().splitlines()[-1:]
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        return None, []


def count(archive, query):
    with sqlite3.connect(archive) as database:
        return database.execute(query).fetchone()[0]


def main():
    articles, jejak = sys.argv[1:3]
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 6
    moments, wrong = random.Random(SEED), []
    with gzip.open(articles, 'rt', encoding='utf-8') as file:
        ids = {str(json.loads(line)['id']) for line in file}
    with tempfile.TemporaryDirectory() as folder:
        archive, stored = os.path.join(folder, 'corpus.db'), 0
        for number in range(kills):
            code, _ = ingest(jejak, articles, archive, 1 + 5 * moments.random())
            there = count(archive, 'SELECT count(*) FROM articles') if os.path.exists(archive) else 0
            if there < stored: wrong.append(f'{stored} articles before the kill, {there} after it')
            stored = there
            print(f'killed {number + 1} time(s): {stored} articles stored' if code is None else f'finished before kill {number + 1}')
        began = time.monotonic()
        code, said = ingest(jejak, articles, archive)
        print(f'left to finish: exit {code} in {time.monotonic() - began:.1f} s; {" ".join(said)}')
        if code != 0: wrong.append(f'exit {code}')
        for what, query, expected in (('articles', 'SELECT count(*) FROM articles', len(ids)),
                                      ('revisions', 'SELECT count(*) FROM revisions', len(ids)),
                                      ('soundness', 'PRAGMA integrity_check', 'ok'),
                                      ('quotations of no article', 'SELECT count(*) FROM quotations WHERE article NOT IN (SELECT article FROM articles)', 0),
                                      ('doubled quotations', 'SELECT count(*) FROM (SELECT 1 FROM quotations GROUP BY article, number HAVING count(*) > 1)', 0),
                                      ('doubled events', 'SELECT count(*) FROM (SELECT 1 FROM events GROUP BY article, number HAVING count(*) > 1)', 0)):
            found = count(archive, query)
            print(f'{what}: {found}')
            if found != expected: wrong.append(f'{what}: {found}, expected {expected}')
        code, said = ingest(jejak, articles, archive)
        print(f'once more: exit {code}; {" ".join(said)}')
        if code != 0 or ' 0 new' not in ' ' + ' '.join(said).replace('jejak:', ''): wrong.append('the run after the last still found something new')
    for line in wrong: print('WRONG:', line)
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
"""Kills jejak again and again while it changes an archive, on both stores, and says what that cost.

    interrupt.py ARTICLES.jsonl.gz JEJAK [KILLS] [--store sqlite|postgres|both] [--articles N] [--report FILE]

KILLS (default 28) are spread over the stores and over seven kinds of work: ingest, reread, reindex, backup, import, a decision that joins two names, and the way from an older schema to this one. Each kill is a SIGKILL at a moment drawn from a fixed seed. After each, `jejak archive verify`
must find nothing wrong; a killed backup must have left no file of its name, or a whole copy; and at the end the work, left to finish, must complete: every record once, one revision each, and one more run finds nothing new.
Readers ask all the while during the last ingest: none may fail. (How long they wait for the archive is a matter of tests/Jejak.Archive.Tests/ReadersTests.cs: here most of it is the start of a process.)
PostgreSQL's part starts a server of its own in a temporary folder and is skipped, visibly, where none is installed. Exit codes: 0 all well, 1 not.
"""
import argparse, glob, gzip, itertools, json, os, random, re, shutil, signal, sqlite3, subprocess, sys, tempfile, threading, time

SEED = 20261121
WORK = ('ingest', 'reread', 'reindex', 'backup', 'import', 'merge', 'upgrade')
# Takes an archive of schema 12 back to what one of schema 4 is.
OLDER = '''
DROP TABLE judgements; DROP TABLE access_keys; DROP INDEX findings_by_key; ALTER TABLE findings DROP COLUMN key; ALTER TABLE findings DROP COLUMN wordings;
DROP TABLE alert_answers; DROP TABLE alerts; DROP TABLE announced; DROP TABLE watched;
DROP TABLE acts; DROP INDEX identities_joined; DROP INDEX articles_by_day; DROP INDEX articles_by_publisher; ALTER TABLE articles DROP COLUMN quotations;
DROP INDEX quotation_parties_newest; DROP INDEX event_parties_newest; DROP INDEX events_newest;
ALTER TABLE quotation_parties DROP COLUMN article; ALTER TABLE quotation_parties DROP COLUMN day; ALTER TABLE quotation_parties DROP COLUMN start;
ALTER TABLE event_parties DROP COLUMN article; ALTER TABLE event_parties DROP COLUMN first; ALTER TABLE event_parties DROP COLUMN last;
ALTER TABLE event_parties DROP COLUMN start; ALTER TABLE event_parties DROP COLUMN type; ALTER TABLE event_parties DROP COLUMN status;
ALTER TABLE findings DROP COLUMN day; ALTER TABLE findings DROP COLUMN publisher; DROP TABLE name_pages; DROP TABLE quotation_words; DROP TABLE relays; DROP TABLE joining_names; DROP TABLE joining_index; DROP TABLE joining_proposals; DROP TABLE joining_state;'''
OLDER_SCHEMA = 4
# A killed process's connection may hold its locks until the server has noticed.
PATIENCE = 3


class Server:
    """A PostgreSQL server in a folder of its own; the server refuses to run as root."""

    def __init__(self, folder, programs):
        self.folder, data = folder, os.path.join(folder, 'data')
        self.user = []
        if os.geteuid() == 0:
            name = 'postgres' if any(line.startswith('postgres:') for line in open('/etc/passwd')) else 'nobody'
            self.user = ['setpriv', '--reuid', name, '--clear-groups', '--']
            subprocess.run(['chown', name, folder], check=True)
        subprocess.run([*self.user, f'{programs}/initdb', '-D', data, '-A', 'trust', '-U', 'jejak', '-E', 'UTF8', '--locale=C', '--no-sync'], check=True, stdout=subprocess.DEVNULL)
        self.process = subprocess.Popen([*self.user, f'{programs}/postgres', '-D', data, '-k', folder, '-c', 'listen_addresses='], stderr=open(os.path.join(folder, 'log'), 'w'))
        while subprocess.run([f'{programs}/pg_isready', '-q', '-h', folder]).returncode != 0:
            if self.process.poll() is not None: raise RuntimeError('PostgreSQL does not start: ' + open(os.path.join(folder, 'log')).read())
            time.sleep(0.1)

    def archive(self, name): return f'postgres://jejak@/postgres?host={self.folder}&schema={name}'

    def older(self, name):
        script = f'SET search_path TO "{name}"; BEGIN; {OLDER} UPDATE jejak_archive SET version = {OLDER_SCHEMA}; COMMIT;'
        subprocess.run(['psql', '-q', '-h', self.folder, '-U', 'jejak', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-c', script], check=True, env=os.environ | {'PGOPTIONS': '-c client_min_messages=warning'})

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()


def older_file(path):
    with sqlite3.connect(path, isolation_level=None) as archive:
        archive.executescript(f'BEGIN; {OLDER} PRAGMA user_version = {OLDER_SCHEMA}; COMMIT;')
    archive.close()


class Series:
    def __init__(self, jejak, articles, half, ids, place, older, folder, moments):
        self.jejak, self.articles, self.half, self.ids, self.place, self.older, self.folder, self.moments = jejak, articles, half, ids, place, older, folder, moments
        self.wrong, self.killed, self.tried, self.copies, self.begun = [], {work: 0 for work in WORK}, 0, 0, 0
        self.begin()

    def begin(self):
        """An archive that holds nothing yet."""
        self.begun += 1
        self.name = f'main{self.begun}'
        self.archive = self.place(self.name)

    def run(self, *arguments, limit=None):
        """(exit code or None when killed, last line of stderr)"""
        process = subprocess.Popen([self.jejak, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            said = process.communicate(timeout=limit)[1]
            return process.returncode, (said.decode(errors='replace').strip().splitlines() or [''])[-1]
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
            return None, ''

    def at(self, archive, *arguments, limit=None):
        for attempt in range(PATIENCE):
            code, said = self.run(*arguments, '--archive', archive, limit=limit)
            if code != 74 or 'another program is writing' not in said: break
            time.sleep(1)
        return code, said

    def stored(self, archive=None):
        code, said = self.at(archive or self.archive, 'archive', 'verify')
        found = re.search(r'([\d,]+) articles', said)
        if code == 74 and ('no archive' in said or 'is empty' in said): return 0
        if code != 0: self.wrong.append(f'verify after kill {self.tried}: exit {code}; {said}')
        return int(found.group(1).replace(',', '')) if found else 0

    def kill(self, work, longest):
        """One kill during one kind of work; whether it was killed."""
        self.tried += 1
        limit = longest * self.moments.random()
        if work == 'ingest': code, _ = self.at(self.archive, 'ingest', self.articles, limit=limit)
        elif work == 'reread': code, _ = self.at(self.archive, 'reread', '--all', limit=limit)
        elif work == 'reindex': code, _ = self.at(self.archive, 'archive', 'reindex', limit=limit)
        elif work == 'merge':
            code, _ = self.at(self.archive, 'merge', *self.names, limit=limit)
            if code is None:
                # Decided already, or not at all.
                again, said = self.at(self.archive, 'merge', *self.names)
                if again != 0 and 'already' not in said: self.wrong.append(f'merge after its kill: exit {again}; {said}')
            self.undo()
        elif work == 'upgrade':
            self.older(self.name)
            code, _ = self.at(self.archive, 'archive', 'upgrade', limit=limit)
            if code is None:
                again, said = self.at(self.archive, 'archive', 'upgrade')
                if again != 0: self.wrong.append(f'upgrade after its kill: exit {again}; {said}')
        else:
            self.copies += 1
            copy = self.place(f'copy{self.copies}')
            if work == 'backup':
                code, _ = self.at(self.archive, 'archive', 'backup', copy, limit=limit)
                # Killed on its way out, it has left a copy: a whole one.
                if code is None and os.path.exists(copy) and self.stored(copy) != self.ids: self.wrong.append(f'a killed backup left {copy}')
            else: code, _ = self.at(copy, 'archive', 'import', os.path.join(self.folder, 'export.jsonl'), limit=limit)
            # Again, to the end: what was killed has not begun, or is whole.
            if code is None:
                again, said = self.at(self.archive, 'archive', 'backup', copy) if work == 'backup' else self.at(copy, 'archive', 'import', os.path.join(self.folder, 'export.jsonl'))
                if again != 0 and 'already' not in said: self.wrong.append(f'{work} after its kill: exit {again}; {said}')
            if self.at(copy, 'archive', 'verify')[0] != 0: self.wrong.append(f'the copy of {work} is not sound')
            for left in glob.glob(copy + '*'): os.remove(left)
        if code is None: self.killed[work] += 1
        elif code != 0: self.wrong.append(f'{work}: exit {code}')
        return code is None

    def undo(self):
        listed = subprocess.run([self.jejak, 'decisions', '--format', 'jsonl', '--archive', self.archive], capture_output=True, encoding='utf-8', check=True).stdout
        for decision in listed.splitlines():
            code, said = self.at(self.archive, 'decisions', '--undo', str(json.loads(decision)['number']))
            if code != 0: self.wrong.append(f'a decision cannot be taken back: exit {code}; {said}')

    def two_names(self):
        """Two people of the archive who are not one."""
        rows = subprocess.run([self.jejak, 'quotes', '--format', 'jsonl', '--archive', self.archive], capture_output=True, encoding='utf-8', check=True).stdout
        speakers = {}
        for row in map(json.loads, rows.splitlines()):
            if row['speaker'] and ' ' in row['speaker']: speakers[row['speaker']] = speakers.get(row['speaker'], 0) + 1
        return sorted(speakers, key=lambda name: (-speakers[name], name))[:2]

    def longest(self, work):
        """Seconds the work takes when nobody kills it."""
        began = time.monotonic()
        if work == 'ingest': code, said = self.at(self.archive, 'ingest', self.articles)
        elif work == 'reread': code, said = self.at(self.archive, 'reread', '--all')
        elif work == 'reindex': code, said = self.at(self.archive, 'archive', 'reindex')
        elif work == 'merge': code, said = self.at(self.archive, 'merge', *self.names)
        elif work == 'upgrade':
            self.older(self.name)
            began = time.monotonic()
            code, said = self.at(self.archive, 'archive', 'upgrade')
        elif work == 'backup':
            code, said = self.at(self.archive, 'archive', 'backup', copy := self.place('whole'))
            for left in glob.glob(copy + '*'): os.remove(left)
        else:
            began = time.monotonic()
            code, said = self.at(self.place('imported'), 'archive', 'import', os.path.join(self.folder, 'export.jsonl'))
        if code != 0: self.wrong.append(f'{work} without a kill: exit {code}; {said}')
        took = time.monotonic() - began
        if work == 'merge': self.undo()
        return took

    def readers(self, stop, waits):
        while not stop.is_set():
            began = time.monotonic()
            code, said = self.run('search', 'presiden', '--limit', '5', '--archive', self.archive)
            waits.append(time.monotonic() - began)
            if code != 0: self.wrong.append(f'a reader during the ingest: exit {code}; {said}')
            time.sleep(0.2)

    def ingests(self, kills):
        longest, stored = self.longest('ingest'), 0
        self.begin()
        for _ in range(kills):
            # What is whole can no longer be interrupted.
            if stored == self.ids: self.begin(); stored = 0
            self.kill('ingest', longest)
            now = self.stored()
            if now < stored: self.wrong.append(f'{stored} articles before a kill, {now} after it')
            stored = now
        print(f'  ingest: {self.killed["ingest"]} of {kills} killed on the way ({longest:.1f} s when left alone)')
        if stored in (0, self.ids):
            # The readers below need something to read and someone who writes.
            self.begin()
            code, said = self.at(self.archive, 'ingest', self.half)
            if code != 0: self.wrong.append(f'ingest of the first half: exit {code}; {said}')
        stop, waits = threading.Event(), []
        asking = [threading.Thread(target=self.readers, args=(stop, waits)) for _ in range(2)]
        for reader in asking: reader.start()
        code, said = self.at(self.archive, 'ingest', self.articles)
        stop.set()
        for reader in asking: reader.join()
        print(f'  ingest left to finish: {said}; {len(waits)} questions of two readers meanwhile, the longest took {max(waits, default=0):.1f} s with its process')
        if code != 0: self.wrong.append(f'ingest: exit {code}; {said}')
        if self.stored() != self.ids: self.wrong.append(f'{self.stored()} articles are stored, the file has {self.ids}')

    def whole(self, kills):
        each = -(-kills // len(WORK))
        self.ingests(each)
        code, said = self.at(self.archive, 'archive', 'export', os.path.join(self.folder, 'export.jsonl'))
        if code != 0: self.wrong.append(f'export: exit {code}; {said}')
        self.names = self.two_names()
        for work in WORK[1:]:
            longest = self.longest(work)
            for _ in range(each):
                self.kill(work, longest)
                if self.stored() != self.ids: self.wrong.append(f'{work}: articles are missing after a kill')
            print(f'  {work}: {self.killed[work]} of {each} killed on the way ({longest:.1f} s when left alone)')
        code, said = self.at(self.archive, 'ingest', self.articles)
        print(f'  once more: {said}')
        if code != 0 or not re.search(r'(^| )0 new, 0 revised', said): self.wrong.append('the run after the last still found something new')


def main():
    options = argparse.ArgumentParser()
    options.add_argument('articles'); options.add_argument('jejak'); options.add_argument('kills', type=int, nargs='?', default=28)
    options.add_argument('--store', choices=('sqlite', 'postgres', 'both'), default='both'); options.add_argument('--articles', dest='number', type=int, default=0); options.add_argument('--report')
    given = options.parse_args()
    programs = next((os.path.dirname(path) for path in sorted(glob.glob('/usr/lib/postgresql/*/bin/initdb'), reverse=True)), None)
    stores = [store for store in ('sqlite', 'postgres') if given.store in (store, 'both')]
    if 'postgres' in stores and programs is None:
        print('postgres: SKIPPED, PostgreSQL is not installed')
        stores.remove('postgres')
    lines, wrong = [], []
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        articles = os.path.join(folder, 'articles.jsonl')
        with gzip.open(given.articles, 'rt', encoding='utf-8') as source, open(articles, 'w', encoding='utf-8') as target:
            ids = set()
            for line in source:
                if given.number and len(ids) >= given.number: break
                ids.add(str(json.loads(line)['id']))
                target.write(line)
        half = os.path.join(folder, 'half.jsonl')
        with open(articles, encoding='utf-8') as whole, open(half, 'w', encoding='utf-8') as target: target.writelines(itertools.islice(whole, len(ids) // 2))
        for store in stores:
            place = os.path.join(folder, store)
            os.mkdir(place)
            server = Server(tempfile.mkdtemp(dir=folder), programs) if store == 'postgres' else None
            print(f'{store}:')
            began = time.monotonic()
            series = Series(given.jejak, articles, half, len(ids), server.archive if server else lambda name: os.path.join(place, name + '.db'), server.older if server else lambda name: older_file(os.path.join(place, name + '.db')), place, random.Random(SEED))
            try: series.whole(given.kills // len(stores))
            finally:
                if server: server.stop()
            lines.append(f'{store}: {sum(series.killed.values())} kills ({", ".join(f"{work} {count}" for work, count in series.killed.items())}), {len(ids):,} articles, {time.monotonic() - began:.0f} s: ' + ('nothing lost, nothing doubled, verify found nothing wrong' if not series.wrong else f'{len(series.wrong)} faults'))
            print('  ' + lines[-1])
            wrong += [f'{store}: {fault}' for fault in series.wrong]
            shutil.rmtree(place)
    for line in wrong: print('WRONG:', line)
    if given.report and not wrong:
        with open(given.report, 'w', encoding='utf-8') as report: report.write('\n'.join(lines) + '\n')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
"""Prints the people and organizations an archive mentions most, for reading by eye: is each one, and all of one?

    identity.py ARCHIVE.db [HOW-MANY] [--faults FILE]

For each party: key, mentions, articles, the roles most articles give, every identity joined to it with its rule, and beside it ("?") other
parties that may be the same: they are called by its name, or bear all its words, in at least one article for twenty of its own.
FILE has a fault a line, "KEY<TAB>impure|split<TAB>what"; with it only the figures and the faults are printed.
"""
import collections, sqlite3, sys


def load(path):
    archive = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
    parties = {}
    for party, key, kind in archive.execute("SELECT identity, key, type FROM identities WHERE identity = party"):
        parties[party] = dict(key=key, type=kind, mentions=0, articles=0, joins=[], roles=collections.Counter(), names=collections.Counter())
    identities = dict(archive.execute('SELECT identity, party FROM identities'))
    counts = collections.Counter()
    for identity, articles, mentions in archive.execute('SELECT identity, count(*), sum(mentions) FROM entities GROUP BY identity'):
        party = parties[identities[identity]]
        party['mentions'] += mentions
        party['articles'] += articles
        counts[identity] = articles
    for identity, key, rule in archive.execute('SELECT identity, key, rule FROM joins JOIN identities USING (identity)'):
        parties[identities[identity]]['joins'].append((counts[identity], key, rule))
    for identity, roles, articles in archive.execute('SELECT identity, roles, count(*) FROM entities WHERE roles IS NOT NULL GROUP BY identity, roles'):
        for role in roles.split('\n'):
            parties[identities[identity]]['roles'][role] += articles
    for identity, name, articles in archive.execute('SELECT identity, name_key, articles FROM names'):
        parties[identities[identity]]['names'][name] += articles
    return parties


def may_be_same(party, other):
    if other is party or other['type'] not in ('person', 'organization', 'group') or other['articles'] * 20 < party['articles']:
        return False
    name, known = other['key'].split(':', 1)[1], party['key'].split(':', 1)[1]
    return party['names'][name] > 0 or set(known.split()) <= set(name.split())


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith('--')]
    parties = load(arguments[0])
    faults = None
    if '--faults' in sys.argv:
        faults = [line.rstrip('\n').split('\t') for line in open(arguments.pop(), encoding='utf-8') if line.strip() and not line.startswith('#')]
    count = int(arguments[1]) if len(arguments) > 1 else 200
    known = [p for p in parties.values() if p['type'] in ('person', 'organization')]
    top = sorted(known, key=lambda p: (-p['mentions'], p['key']))[:count]
    if faults is not None:
        keys = {p['key'] for p in top}
        wrong = {fault[0] for fault in faults if fault[0] in keys}
        print(f'{len(top)} parties, {sum(len(p["joins"]) for p in top)} joined names; {len(top) - len(wrong)} pure and not split ({100 * (len(top) - len(wrong)) / len(top):.1f} %)')
        for fault in faults:
            print('  ' + ('' if fault[0] in keys else '(not among them) ') + ': '.join(fault))
        return
    words = collections.defaultdict(list)
    for party in parties.values():
        for word in set(party['key'].split(':', 1)[1].split()):
            words[word].append(party)
    for place, party in enumerate(top, 1):
        roles = ' / '.join(role for role, _ in party['roles'].most_common(3))
        print(f'{place}. {party["key"]}  {party["mentions"]} mentions, {party["articles"]} articles  {roles}')
        for articles, key, rule in sorted(party['joins'], key=lambda join: (-join[0], join[1])):
            print(f'      {key} [{articles}] {rule}')
        near = {id(other): other for name in [*party['names'], party['key'].split(':', 1)[1]] for word in name.split()[:1] for other in words[word]}
        for other in sorted((o for o in near.values() if may_be_same(party, o)), key=lambda o: -o['articles'])[:6]:
            print(f'    ? {other["key"]} [{other["articles"]}]')


if __name__ == '__main__':
    main()

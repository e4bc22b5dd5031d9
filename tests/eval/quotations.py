#!/usr/bin/env python3
"""What a corpus of readings holds: quotations, chains, times, slips, as a table in Markdown.

    jejak read ARTICLES --format jsonl | python3 tests/eval/quotations.py > TABLE.md
    jejak read ARTICLES --format jsonl | python3 tests/eval/quotations.py --sample 200 --seed 20261122 --list LIST.tsv > TABLE.md

The second also draws slips for a check by eye, evenly over the codes as far as each has enough, and lists them as article, offsets (UTF-16 code units, half-open) and code: no text.
Verdicts that LIST.tsv has already, of the same article, offsets and code, are kept.
"""
import argparse, collections, json, os, random, sys


def rows(counter, total):
    for key, number in sorted(counter.items(), key=lambda item: (-item[1], str(item[0]))):
        yield f'| {key} | {number:,} | {100 * number / max(1, total):.1f} % |'


def table(heading, counter, total=None):
    total = sum(counter.values()) if total is None else total
    print(f'\n| {heading} | number | share |\n| --- | ---: | ---: |')
    for row in rows(counter, total): print(row)


def draw(found, size, seed):
    """Evenly over the codes; what a code lacks goes to the others, the smallest first."""
    drawn, left = [], size
    codes = sorted(found, key=lambda code: len(found[code]))
    for i, code in enumerate(codes):
        share = min(len(found[code]), left // (len(codes) - i))
        drawn += random.Random(f'{seed}/{code}').sample(sorted(found[code]), share)
        left -= share
    return sorted(drawn, key=lambda finding: (finding[3], finding[0], finding[1]))


def verdicts(path):
    if not path or not os.path.exists(path): return {}
    lines = [line.rstrip('\n').split('\t') for line in open(path, encoding='utf-8') if not line.startswith('#')]
    return {tuple(cells[:4]): cells[4:] for cells in lines[1:]}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('--sample', type=int, default=0)
    options.add_argument('--seed', default='20261122')
    options.add_argument('--list')
    options = options.parse_args()
    articles = quoting = slipping = times = 0
    kinds, speakers, cues, lengths, relations, chains, addressees = (collections.Counter() for _ in range(7))
    values, codes, found = collections.Counter(), collections.Counter(), collections.defaultdict(list)
    for line in sys.stdin:
        reading = json.loads(line)
        articles += 1
        quoting += bool(reading['quotations'])
        slipping += bool(reading['findings'])
        for quotation in reading['quotations']:
            kind = quotation['kind']
            kinds[kind] += 1
            speakers[kind, 'named, with an entity' if quotation['speaker'] and quotation['speaker']['entity'] else 'described' if quotation['speaker'] else 'none'] += 1
            cues[kind, quotation['cue'] is not None] += 1
            addressees[quotation['addressee'] is not None] += 1
            lengths[len(quotation['via'])] += 1
            relations.update(relay['relation'] for relay in quotation['via'])
            if len(quotation['via']) > 1: chains[' → '.join(relay['relation'] for relay in quotation['via'])] += 1
        for time in reading['times']: values[time['type'], time['value'] is not None] += 1
        for finding in reading['findings']:
            codes[finding['code']] += 1
            found[finding['code']].append((reading['id'], finding['start'], finding['end'], finding['code']))
    total = sum(kinds.values())
    print(f'{articles:,} articles; {total:,} quotations in {quoting:,} of them; {sum(values.values()):,} calendar expressions; {sum(codes.values()):,} slips in {slipping:,} articles.\n')
    print('| quotations | number | speaker named | described | none | no cue of its own |\n| --- | ---: | ---: | ---: | ---: | ---: |')
    for kind in [*sorted(kinds), 'all']:
        own = kinds if kind == 'all' else [kind]
        number = sum(kinds[k] for k in own)
        named, described, none = (sum(speakers[k, s] for k in own) for s in ('named, with an entity', 'described', 'none'))
        print(f'| {kind} | {number:,} | {named:,} | {described:,} | {none:,} | {sum(cues[k, False] for k in own):,} |')
    print(f'\nWith an addressee: {addressees[True]:,}.')
    table('relays between speaker and publisher', {('none', '1', '2', '3', '4', '5')[min(n, 5)]: c for n, c in lengths.items()})
    table('relation of the relay', relations)
    table('chains of two and more', chains)
    print('\n| calendar expressions | number | with a value | without |\n| --- | ---: | ---: | ---: |')
    for kind in sorted({kind for kind, _ in values}):
        print(f'| {kind} | {values[kind, True] + values[kind, False]:,} | {values[kind, True]:,} | {values[kind, False]:,} |')
    table('slips', codes)
    if options.sample and options.list:
        known = verdicts(options.list)
        with open(options.list, 'w', encoding='utf-8') as file:
            file.write('# Slips drawn evenly over the codes and checked by eye. Offsets in UTF-16 code units into the article, half-open. verdict: right, wrong.\nid\tstart\tend\tcode\tverdict\n')
            for finding in draw(found, options.sample, options.seed):
                key = tuple(map(str, finding))
                file.write('\t'.join([*key, *known.get(key, [''])]) + '\n')


main()

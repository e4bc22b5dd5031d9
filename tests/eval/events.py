#!/usr/bin/env python3
"""The events of a corpus of readings: a sample to read by eye, or the tables of the whole.

    jejak read ARTICLES --format jsonl | python3 tests/eval/events.py --sample 200 --seed 1 > SAMPLE.txt
    jejak read ARTICLES --format jsonl | python3 tests/eval/events.py --table > TABLE.md

Every event of the corpus has the same chance to be drawn: the draw holds a reservoir of the asked size, so that readings are passed once.
Both may be asked for together; the table comes first.
"""
import argparse, collections, json, random, sys

STATUSES = ['actual', 'future', 'hypothetical', 'negated']


def sentence_of(reading, start):
    for sentence in reading['sentences']:
        if sentence['start'] <= start < sentence['end']: return sentence['start'], sentence['end']
    return start, start


def described(number, reading, event):
    names = {entity['id']: entity['name'] for entity in reading['entities']}
    units = reading['text'].encode('utf-16-le')
    cut = lambda start, end: units[2 * start:2 * end].decode('utf-16-le', 'replace').replace('\n', ' ')
    start, end = sentence_of(reading, event['trigger']['start'])
    trigger = event['trigger']
    marked = cut(start, trigger['start']) + '>>' + trigger['text'] + '<<' + cut(trigger['end'], end)
    before = [s for s in reading['sentences'] if s['end'] <= start][-1:]
    parties = lambda ids: ' + '.join(names[i] for i in ids) or '∅'
    said = next((q for q in reading['quotations'] if q['id'] == event['assertedBy']), None)
    by = said and (said['speaker'] or {}).get('name') or '-'
    head = f"{number}. {event['type']}:{event['mode'] or ''} {event['status']} | {parties(event['actors'])} → {parties(event['recipients'])} | {event['time']} | {event['place']} | by {by} | {reading['id']}"
    return '\n'.join([head, *(f"   … {cut(s['start'], s['end'])}" for s in before), f'   {marked}'])


def print_tables(articles, holding, kinds, pairs, asserted):
    total = sum(kinds.values())
    print(f'{articles:,} articles; {total:,} events in {holding:,} of them; {asserted:,} on somebody else\'s word than the paper\'s.\n')
    print('| type | ' + ' | '.join(STATUSES) + ' | all |\n| --- |' + ' ---: |' * (len(STATUSES) + 1))
    for kind in [*sorted({kind for kind, _ in kinds}), 'all']:
        cells = [sum(n for (k, s), n in kinds.items() if s == status and kind in (k, 'all')) for status in STATUSES]
        print(f'| {kind} | ' + ' | '.join(f'{cell:,}' for cell in [*cells, sum(cells)]) + ' |')
    print('\n| actor → recipient | events | most often |\n| --- | ---: | --- |')
    most = sorted(pairs.items(), key=lambda item: (-sum(item[1].values()), item[0]))[:40]
    for (actor, recipient), types in most:
        often = ', '.join(f'{kind} {n:,}' for kind, n in sorted(types.items(), key=lambda item: (-item[1], item[0]))[:3])
        print(f'| {actor} → {recipient} | {sum(types.values()):,} | {often} |')


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('--sample', type=int, default=0)
    options.add_argument('--seed', default='1')
    options.add_argument('--table', action='store_true')
    options = options.parse_args()
    lottery, drawn = random.Random(options.seed), []
    articles = holding = seen = asserted = 0
    kinds, pairs = collections.Counter(), collections.defaultdict(collections.Counter)
    for line in sys.stdin:
        reading = json.loads(line)
        articles += 1
        holding += bool(reading['events'])
        names = {entity['id']: entity['name'] for entity in reading['entities']} if options.table else {}
        for event in reading['events']:
            seen += 1
            asserted += event['assertedBy'] is not None
            place = seen - 1 if seen <= options.sample else lottery.randrange(seen)
            if place < options.sample:
                drawn[place:place + 1] = [(reading, event)]
            if not options.table: continue
            kinds[event['type'], event['status']] += 1
            for actor in event['actors']:
                for recipient in event['recipients']:
                    if actor != recipient: pairs[names[actor], names[recipient]][event['type']] += 1
    if options.table: print_tables(articles, holding, kinds, pairs, asserted)
    for number, (reading, event) in enumerate(drawn, 1): print(described(number, reading, event))


main()

#!/usr/bin/env python3
"""Holds the quality figures on hand-annotated articles, and those of the models on what they were not trained on, above their floors.

    floors.py check                                     every figure beside its floor; exit 1 where one is below it
    floors.py raise                                     the same, then floors go up to what is reached (never down)
    floors.py lower SET FIGURE VALUE --reason "…"       one floor goes down, and baseline.json says why

Options: --shared DIR (where gold/, data/ and eval/score.py are; default ../shared), --jejak "COMMAND", --training "COMMAND" (default: the Release builds),
--archive FILE (of the raw articles, as corpus.py leaves it; made where it is not there).
Exit codes: 0 all floors held, 1 a floor is broken, 2 cannot run, 77 the gold articles are not here.

A floor that is lower than the highest one ever committed, without an entry under "lowered", is a broken floor too.
"""
import argparse, contextlib, importlib.util, io, json, math, os, re, shlex, subprocess, sys, tempfile

import stories

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BASELINE = os.path.join(ROOT, 'tests', 'eval', 'baseline.json')


# What 'evaluate' is asked; each fold is what training leaves out.
CSUI, GSD = 'data/treebank/csui/id_csui-ud-train.conllu', 'data/treebank/gsd/id_gsd-ud-dev.conllu'
EVALUATIONS = {
    'csui words': ['parser', CSUI, '--fold', '8'],
    'csui raw': ['pipeline', CSUI, '--fold', '8'],
    'csui sentences': ['pipeline', CSUI],
    'gsd words': ['parser', GSD, '--fold', '4'],
    'gsd raw': ['pipeline', GSD, '--fold', '4'],
    'idner': ['ner', 'data/ner/idner-news-2k/dev.txt'],
    'coin': ['coref', 'data/coref/coin/dev.tsv', '--fold', '5'],
    'speakers': ['speakers', 'gold/dev'],
    'pfsa': ['pfsa', 'data/quotes/pfsa-id/dev-40.txt'],
}


def stop(reason, code):
    print(f'floors.py: {reason}', file=sys.stderr)
    sys.exit(code)


def read_articles(jejak, articles, out):
    with open(out, 'wb') as sink:
        run = subprocess.run([*jejak, 'read', articles, '--format', 'jsonl'], stdout=sink, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    if run.returncode != 0:
        stop(f"'{shlex.join(jejak)} read {articles}' ended with {run.returncode}: {run.stderr.decode(errors='replace')[-400:]}", 2)


def figures(score, gold, out):
    """Name -> value, as score.py prints them; for recalls the R in its brackets, which is what the name says."""
    printed, arguments = io.StringIO(), sys.argv
    sys.argv = ['score.py', gold, out]
    try:
        with contextlib.redirect_stdout(printed):
            score.main()
    finally:
        sys.argv = arguments
    values = {}
    for line in printed.getvalue().splitlines():
        name, value, rest = (line + ' ').split(' ', 2)
        recall = re.search(r'\bR ([\d.]+)', rest)
        values[name] = float(recall[1] if name.endswith('.recall') and recall else value)
    values['quote.direct.attributed'] = direct_attributed(score, gold, out)
    return values


def direct_attributed(score, gold, out):
    """Share of the gold direct quotations that were found with the right speaker."""
    readings = {r['id']: r for r in (json.loads(line) for line in open(out, encoding='utf-8') if line.strip())}
    right = total = 0
    for name in sorted(os.listdir(gold)):
        if not name.endswith('.json'):
            continue
        article = json.load(open(os.path.join(gold, name), encoding='utf-8'))
        reading = readings.get(article['id'], {})
        names = score.entity_names(reading)
        system = reading.get('quotations', [])
        words = [[w for c in q['content'] for w in score.toks(c)] for q in article['quotes']]
        found = [[w for c in q['content'] for w in score.toks(c['text'])] for q in system]
        pairs = dict(score.greedy(words, found, score.dice, 0.5)[0])
        for i, quote in enumerate(article['quotes']):
            if quote['kind'] != 'direct':
                continue
            total += 1
            if i in pairs:
                speaker = score.of_entity(system[pairs[i]].get('speaker'), names)
                right += score.same_name(quote['speaker'], speaker) if quote['speaker'] else not speaker
    return right / total if total else 1.0


def evaluate(options, arguments):
    """Name -> value, as the training tool's 'evaluate' prints them: one figure a line."""
    arguments = [os.path.join(options.shared, a) if os.sep in a else a for a in arguments]
    run = subprocess.run([*shlex.split(options.training), 'evaluate', *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if run.returncode != 0:
        stop(f"'evaluate {shlex.join(arguments)}' ended with {run.returncode}: {run.stderr[-400:]}", 2)
    return {m[1]: float(m[2]) for m in re.finditer(r'^(\S+) (\d+(?:\.\d+)?)(?= |$)', run.stdout, re.MULTILINE)}


def corpus_archive(options, folder):
    """The archive of the raw articles, whose stories somebody has read."""
    if options.archive and os.path.exists(options.archive):
        return options.archive
    articles, archive = os.path.join(options.shared, 'data', 'raw-news', 'articles.jsonl.gz'), os.path.join(folder, 'corpus.db')
    run = subprocess.run([*shlex.split(options.jejak), 'ingest', articles, '--archive', archive], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    # 1: some articles had something to repair.
    if run.returncode not in (0, 1):
        stop(f"'ingest {articles}' ended with {run.returncode}: {run.stderr[-400:]}", 2)
    return archive


def measure(options):
    gold, score_py = os.path.join(options.shared, 'gold'), os.path.join(options.shared, 'eval', 'score.py')
    if not os.path.exists(score_py):
        stop(f'no gold articles: {score_py} is missing', 77)
    spec = importlib.util.spec_from_file_location('score', score_py)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    reached = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in ('dev', 'seeds'):
            out = os.path.join(folder, name + '.jsonl')
            read_articles(shlex.split(options.jejak), os.path.join(gold, name + '.jsonl'), out)
            reached[name] = figures(score, os.path.join(gold, name), out)
        reached['stories'] = stories.figures(corpus_archive(options, folder), os.path.join(ROOT, 'benchmarks', 'results'))
    for name, arguments in EVALUATIONS.items():
        reached[name] = evaluate(options, arguments)
    return reached


def highest_committed():
    """(set, figure) -> the highest floor any commit of this clone ever set."""
    highest = {}
    log = subprocess.run(['git', 'log', '--format=%H', '--', 'tests/eval/baseline.json'], cwd=ROOT, capture_output=True, text=True)
    for commit in log.stdout.split():
        shown = subprocess.run(['git', 'show', f'{commit}:tests/eval/baseline.json'], cwd=ROOT, capture_output=True, text=True)
        if shown.returncode != 0:
            continue
        for name, floors in json.loads(shown.stdout)['floors'].items():
            for figure, floor in floors.items():
                highest[name, figure] = max(floor, highest.get((name, figure), 0.0))
    return highest


def check(baseline, reached):
    broken, highest = 0, highest_committed()
    allowed = {(entry['set'], entry['figure']): entry['to'] for entry in baseline['lowered']}
    for name, floors in baseline['floors'].items():
        for figure, floor in floors.items():
            value = reached[name].get(figure, 0.0)
            verdict = 'ok' if value >= floor else 'BELOW'
            if floor < highest.get((name, figure), 0.0) and allowed.get((name, figure), 2.0) > floor:
                verdict = f'FLOOR LOWERED from {highest[name, figure]:.4f} without a reason'
            broken += verdict != 'ok'
            print(f'{name:14} {figure:26} {value:.4f}  floor {floor:.4f}  {verdict}')
    print(f'{broken} of {sum(map(len, baseline["floors"].values()))} floors broken')
    return broken


def save(baseline):
    with open(BASELINE, 'w', encoding='utf-8') as file:
        file.write(json.dumps(baseline, indent=2, ensure_ascii=False) + '\n')


def main():
    parser = argparse.ArgumentParser(description='Quality floors on hand-annotated articles.')
    parser.add_argument('--shared', default=os.path.join(ROOT, '..', 'shared'))
    parser.add_argument('--jejak', default=os.path.join(ROOT, 'artifacts', 'bin', 'Jejak.Cli', 'release', 'jejak'))
    parser.add_argument('--training', default=os.path.join(ROOT, 'artifacts', 'bin', 'Jejak.Training', 'release', 'Jejak.Training'))
    parser.add_argument('--archive')
    commands = parser.add_subparsers(dest='command', required=True)
    commands.add_parser('check')
    commands.add_parser('raise')
    lower = commands.add_parser('lower')
    lower.add_argument('set')
    lower.add_argument('figure')
    lower.add_argument('value', type=float)
    lower.add_argument('--reason', required=True)
    options = parser.parse_args()
    with open(BASELINE, encoding='utf-8') as file:
        baseline = json.load(file)
    floors = baseline['floors']
    if options.command == 'lower':
        if options.figure not in floors.get(options.set, {}):
            stop(f"there is no floor '{options.set} {options.figure}'", 2)
        was = floors[options.set][options.figure]
        if options.value >= was:
            stop(f"{options.value} is not lower than {was}: use 'raise'", 2)
        baseline['lowered'].append({'set': options.set, 'figure': options.figure, 'from': was, 'to': options.value, 'reason': options.reason})
        floors[options.set][options.figure] = options.value
        save(baseline)
        return 0
    reached = measure(options)
    if options.command == 'raise':
        for name, figure in [(name, figure) for name in floors for figure in floors[name]]:
            # Floors have four digits, cut off and not rounded, so that the commit that sets one also holds it.
            floors[name][figure] = max(floors[name][figure], math.floor(reached[name].get(figure, 0.0) * 10000) / 10000)
        save(baseline)
    return 1 if check(baseline, reached) else 0


if __name__ == '__main__':
    sys.exit(main())

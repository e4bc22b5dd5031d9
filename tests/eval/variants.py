#!/usr/bin/env python3
"""Writes N articles as JSON Lines: those of a file, and then variants of them, for measuring what large archives cost.

    variants.py ARTICLES.jsonl.gz N > OUT.jsonl

A variant has an id and address of its own, is three weeks older than the one before, and has three in ten of the words that begin small replaced by others of the collection, so that it is no copy. The same seed, the same bytes.
"""
import datetime, gzip, json, random, re, sys

SEED, REPLACED, DAYS = 7, 0.3, 21


def main():
    source, count = sys.argv[1], int(sys.argv[2])
    with gzip.open(source, 'rt', encoding='utf-8') as lines: articles = [json.loads(line) for line in lines]
    draw = random.Random(SEED)
    words = [word for article in articles[:3000] for word in (article.get('body') or '').split() if is_plain(word)]
    for number in range(count):
        version, place = divmod(number, len(articles))
        article = articles[place] if version == 0 else variant(articles[place], version, words, draw)
        sys.stdout.write(json.dumps(article, ensure_ascii=False) + '\n')


def variant(article, version, words, draw):
    article = dict(article)
    parts = re.split(r'(\s+)', article.get('body') or '')
    for place in range(0, len(parts), 2):
        if is_plain(parts[place]) and draw.random() < REPLACED: parts[place] = draw.choice(words)
    article['body'] = ''.join(parts)
    for field in ('id', 'url'):
        if article.get(field): article[field] = f'{article[field]}?v={version}'
    published = article.get('published')
    if isinstance(published, str) and re.match(r'\d{4}-\d\d-\d\d', published):
        article['published'] = (datetime.date.fromisoformat(published[:10]) - datetime.timedelta(days=DAYS * version)).isoformat() + published[10:]
    return article


def is_plain(word): return word.isalpha() and word.islower()


if __name__ == '__main__': sys.exit(main())

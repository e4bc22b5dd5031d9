#!/usr/bin/env python3
"""How well an archive groups articles that tell one report.

    stories.py known ARCHIVE.db known.tsv      which of the known pairs are in one story
    stories.py pure ARCHIVE.db read.tsv        which of its stories are pure, by what was read of them; those nobody has read are listed
    stories.py sample ARCHIVE.db [COUNT]       COUNT stories (100), drawn with a fixed seed, to be read by eye
    stories.py pairs CORPUS.jsonl[.gz]         likely pairs by title and by letter-for-letter quotations, to make such a list from

SQLite archives only; needs nothing but Python.
"""
import collections
import csv
import gzip
import hashlib
import itertools
import json
import math
import re
import sqlite3
import sys

SEED = "2026-11-22"


def archive(path):
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def pairs_found(path, pairs):
    """The pairs of a list that are in one story, and those that are not."""
    story = dict(archive(path).execute("SELECT a.id, s.story FROM stories AS s JOIN articles AS a USING (article)"))
    found, missed = [], []
    with open(pairs, encoding="utf-8") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
            # Some lists have pairs by which a threshold was chosen.
            if row.get("fresh") == "no":
                continue
            one, other = row.pop("one"), row.pop("other")
            (found if one in story and story[one] == story.get(other) else missed).append((one, other, *row.values()))
    return found, missed


def known(path, pairs):
    found, missed = pairs_found(path, pairs)
    for pair in missed:
        print("missed", *pair)
    print(f"{len(found)} of {len(found) + len(missed)} pairs are in one story")


def judgements(read):
    """(one, other) -> whether they tell one report, for every pair of a line. A pair read twice counts as it was read last."""
    same = {}
    for line in open(read, encoding="utf-8"):
        if line.startswith(("#", "read\t")):
            continue
        _, articles, odd, _ = line.rstrip("\n").split("\t")
        articles, odd = articles.split(), odd.split()
        for one, other in itertools.combinations(sorted(articles), 2):
            same[one, other] = odd != ["*"] and (one in odd) == (other in odd)
    return same


def purity(path, read):
    """Stories that are pure, impure and that nobody has read whole, each a list of ids."""
    same = judgements(read)
    db = archive(path)
    stories = collections.defaultdict(list)
    for story, article in db.execute("SELECT s.story, a.id FROM stories AS s JOIN articles AS a USING (article)"):
        stories[story].append(article)
    told = {word: [] for word in ("pure", "impure", "unread")}
    for articles in sorted(map(sorted, stories.values())):
        pairs = [same.get(pair) for pair in itertools.combinations(articles, 2)]
        told["impure" if False in pairs else "unread" if None in pairs else "pure"].append(articles)
    return told


def pure(path, read):
    told = purity(path, read)
    for word in ("impure", "unread"):
        for articles in told[word]:
            print(word, *articles)
    known = len(told["pure"]) + len(told["impure"])
    share, spread = len(told["pure"]) / known, 1.96
    # Wilson's interval.
    middle = (share + spread**2 / (2 * known)) / (1 + spread**2 / known)
    half = spread * math.sqrt(share * (1 - share) / known + spread**2 / (4 * known**2)) / (1 + spread**2 / known)
    print(f"{len(told['pure'])} of {known} stories that were read are pure: {share:.1%} ({middle - half:.1%} to {middle + half:.1%}); {len(told['unread'])} nobody has read; {sum(len(articles) for stories in told.values() for articles in stories)} articles in all")


def figures(path, results):
    """Name -> share, by the lists of pairs and of stories in a folder: of pairs that are in one story, of stories that are pure."""
    reached = {}
    for name in ("known", "alike", "fresh"):
        found, missed = pairs_found(path, f"{results}/2026-11-22-stories-{name}.tsv")
        reached[name] = len(found) / (len(found) + len(missed))
    told = purity(path, f"{results}/2026-11-22-stories-read.tsv")
    reached["pure"] = len(told["pure"]) / (len(told["pure"]) + len(told["impure"]))
    return reached


def sample(path, count=100):
    """Drawn by a hash of the story's id, so that a story stays in the sample when others come or go."""
    db = archive(path)
    stories = collections.defaultdict(list)
    for first, article in db.execute("SELECT f.id, s.article FROM stories AS s JOIN articles AS f ON f.article = s.story"):
        stories[first].append(article)
    drawn = sorted(stories, key=lambda first: hashlib.sha256((SEED + first).encode()).hexdigest())[: int(count)]
    for number, first in enumerate(drawn, 1):
        print(f"## {number} ({len(stories[first])})")
        for article in sorted(stories[first]):
            print("   ", *(str(cell) for cell in db.execute("SELECT id, published, publisher, title FROM articles WHERE article = ?", (article,)).fetchone()), sep=" | ")


def pairs(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    titles = [frozenset(re.findall(r"[a-z0-9]+", (row.get("title") or "").lower())) for row in rows]
    by_word = collections.defaultdict(list)
    for number, words in enumerate(titles):
        for word in words:
            by_word[word].append(number)
    for number, words in enumerate(titles):
        near = collections.Counter(other for word in words if len(by_word[word]) < 400 for other in by_word[word] if other > number)
        for other, shared in near.items():
            if len(words) >= 5 and shared / len(words | titles[other]) >= 0.75 and rows[number].get("site") != rows[other].get("site"):
                print("title", rows[number]["id"], rows[other]["id"], rows[number]["title"], rows[other]["title"], sep="\t")
    by_quotation = collections.defaultdict(set)
    for number, row in enumerate(rows):
        for words in re.findall(r'[“"]([^“”"]{90,600})[”"]', row.get("body") or row.get("text") or ""):
            by_quotation[re.sub(r"\W+", " ", words.lower())].add(number)
    for one, other in sorted({(a, b) for who in by_quotation.values() if len(who) <= 6 for a in who for b in who if a < b and rows[a].get("site") != rows[b].get("site")}):
        print("quote", rows[one]["id"], rows[other]["id"], rows[one]["title"], rows[other]["title"], sep="\t")


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("known", "pure", "sample", "pairs"):
        sys.exit(__doc__)
    {"known": known, "pure": pure, "sample": sample, "pairs": pairs}[sys.argv[1]](*sys.argv[2:])

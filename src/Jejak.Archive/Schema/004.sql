-- Schema 4. Stories: articles that tell one report (Stories/README.md). All of it follows from the current revisions.

-- What decides whether two articles tell the same: Stories/StorySignature.
CREATE TABLE signatures (
  article   INTEGER PRIMARY KEY REFERENCES articles,
  signature BLOB NOT NULL
) STRICT;

-- The part of a signature that finds candidates, apart so that all of it can be read at once. change: counts up, so that another
-- writer sees what is new; day: days since 0001-01-01; bands: 32-bit hashes, little-endian.
CREATE TABLE bands (
  article INTEGER PRIMARY KEY REFERENCES articles,
  change  INTEGER NOT NULL,
  day     INTEGER,
  bands   BLOB NOT NULL
) STRICT;

CREATE INDEX bands_by_change ON bands (change);

-- Pairs that tell the same report, the smaller number first. kind: copy, rewrite, quotations, title, sequel; strength: 0 to 4000.
CREATE TABLE story_links (
  one      INTEGER NOT NULL REFERENCES articles,
  other    INTEGER NOT NULL REFERENCES articles,
  kind     TEXT NOT NULL,
  strength INTEGER NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_links_back ON story_links (other, one);

-- Articles of stories that more than one article tells. story: its earliest article, by time of publication and id.
CREATE TABLE stories (
  article INTEGER PRIMARY KEY REFERENCES articles,
  story   INTEGER NOT NULL REFERENCES articles
) STRICT;

CREATE INDEX stories_by_story ON stories (story, article);

-- The archive, schema 1. What a question needs stands in columns; everything a reading says stands in revisions.reading.
-- Days are YYYY-MM-DD, other times ISO 8601 as the reading gives them; offsets are UTF-16 code units into the article's text.

-- An article by its id, with what every row of an answer names. It describes the current revision.
CREATE TABLE articles (
  article   INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  revision  INTEGER NOT NULL,
  day       TEXT,
  published TEXT,
  publisher TEXT,
  title     TEXT,
  url       TEXT,
  uri       TEXT NOT NULL
) STRICT;

CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL;

-- Every text an article ever had. fingerprint: SHA-256 over the text and what came with it (title, date, author, …).
-- reading: the contract's JSON, words: the article's own words, a sentence a line; both deflated.
CREATE TABLE revisions (
  revision    INTEGER PRIMARY KEY,
  article     INTEGER NOT NULL REFERENCES articles,
  number      INTEGER NOT NULL,
  fingerprint BLOB NOT NULL,
  sha256      TEXT NOT NULL,
  uri         TEXT NOT NULL,
  reader      TEXT NOT NULL,
  reading     BLOB NOT NULL,
  words       BLOB NOT NULL,
  UNIQUE (article, fingerprint)
) STRICT;

-- Somebody or something across articles. key: country:RU, wikidata:Q7747, person:maria zakharova.
CREATE TABLE identities (
  identity INTEGER PRIMARY KEY,
  key      TEXT NOT NULL UNIQUE,
  type     TEXT NOT NULL,
  name     TEXT NOT NULL,
  name_key TEXT NOT NULL
) STRICT;

CREATE INDEX identities_by_name ON identities (name_key);

-- Every spelling that an article uses for an identity, in its normal form, and in how many articles.
CREATE TABLE names (
  name_key TEXT NOT NULL,
  identity INTEGER NOT NULL REFERENCES identities,
  articles INTEGER NOT NULL,
  PRIMARY KEY (name_key, identity)
) STRICT, WITHOUT ROWID;

CREATE INDEX names_of ON names (identity);

-- Who and what an article names. spellings: normal forms, one a line.
CREATE TABLE entities (
  article   INTEGER NOT NULL REFERENCES articles,
  identity  INTEGER NOT NULL REFERENCES identities,
  name      TEXT NOT NULL,
  roles     TEXT,
  spellings TEXT NOT NULL,
  mentions  INTEGER NOT NULL,
  PRIMARY KEY (article, identity)
) STRICT, WITHOUT ROWID;

-- chain: the relays from the speaker outward, "relation<TAB>name<TAB>words" a line. Content fragments are a line each.
CREATE TABLE quotations (
  quotation   INTEGER PRIMARY KEY,
  article     INTEGER NOT NULL REFERENCES articles,
  number      INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  speaker     TEXT,
  printed     TEXT,
  role        TEXT,
  affiliation TEXT,
  addressee   TEXT,
  cue         TEXT,
  content     TEXT NOT NULL,
  sentence    TEXT NOT NULL,
  chain       TEXT,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  confidence  REAL NOT NULL
) STRICT;

CREATE INDEX quotations_of ON quotations (article);

-- part: speaker, for (the state or body the speaker acts for), via, about, to.
CREATE TABLE quotation_parties (
  identity  INTEGER NOT NULL REFERENCES identities,
  part      TEXT NOT NULL,
  quotation INTEGER NOT NULL REFERENCES quotations,
  PRIMARY KEY (identity, part, quotation)
) STRICT, WITHOUT ROWID;

-- first and last day: what time says, or the day of publication where it says nothing. Names are a line each.
CREATE TABLE events (
  event       INTEGER PRIMARY KEY,
  article     INTEGER NOT NULL REFERENCES articles,
  number      INTEGER NOT NULL,
  type        TEXT NOT NULL,
  mode        TEXT,
  contexts    TEXT,
  cameo       TEXT,
  intensity   REAL,
  status      TEXT NOT NULL,
  actors      TEXT,
  recipients  TEXT,
  time        TEXT,
  first       TEXT,
  last        TEXT,
  place       TEXT,
  asserted_by INTEGER REFERENCES quotations,
  trigger     TEXT NOT NULL,
  evidence    TEXT NOT NULL,
  sentence    TEXT NOT NULL,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  confidence  REAL NOT NULL
) STRICT;

CREATE INDEX events_of ON events (article);

-- side: actor or recipient. acting 1: the party itself; 0: the state or body that a person of the article acts for.
CREATE TABLE event_parties (
  identity INTEGER NOT NULL REFERENCES identities,
  side     TEXT NOT NULL,
  event    INTEGER NOT NULL REFERENCES events,
  acting   INTEGER NOT NULL,
  PRIMARY KEY (identity, side, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE findings (
  finding    INTEGER PRIMARY KEY,
  article    INTEGER NOT NULL REFERENCES articles,
  number     INTEGER NOT NULL,
  code       TEXT NOT NULL,
  text       TEXT NOT NULL,
  message    TEXT NOT NULL,
  suggestion TEXT,
  sentence   TEXT NOT NULL,
  start      INTEGER NOT NULL,
  "end"      INTEGER NOT NULL
) STRICT;

CREATE INDEX findings_of ON findings (article);
CREATE INDEX findings_by_code ON findings (code, article);

-- Full text: rowid is the article. The words are not kept twice; revisions.words has them.
CREATE VIRTUAL TABLE article_text USING fts5 (
  title, words,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2"
);

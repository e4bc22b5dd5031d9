-- The archive on PostgreSQL, schema 1: the tables of 001.sql, with texts that compare by code point as they do in SQLite.
-- Ids and addresses have no largest length, so their indexes are of hashes.

-- One row: which steps the archive has been through; counts transactions, so that a writer sees that another one wrote; what ranking needs to know of the full text.
CREATE TABLE jejak_archive (
  one      BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (one),
  version  BIGINT NOT NULL,
  changes  BIGINT NOT NULL DEFAULT 0,
  articles BIGINT NOT NULL DEFAULT 0,
  tokens   BIGINT NOT NULL DEFAULT 0,
  block    BIGINT NOT NULL DEFAULT 0,
  fresh    BIGINT NOT NULL DEFAULT 0
);

INSERT INTO jejak_archive (version) VALUES (0);

CREATE TABLE articles (
  article   BIGINT PRIMARY KEY,
  id        TEXT COLLATE "C" NOT NULL,
  revision  BIGINT NOT NULL,
  day       TEXT COLLATE "C",
  published TEXT COLLATE "C",
  publisher TEXT COLLATE "C",
  title     TEXT COLLATE "C",
  url       TEXT COLLATE "C",
  uri       TEXT COLLATE "C" NOT NULL,
  EXCLUDE USING hash (id WITH =)
);

CREATE INDEX articles_by_url ON articles USING hash (url) WHERE url IS NOT NULL;

CREATE TABLE revisions (
  revision    BIGINT PRIMARY KEY,
  article     BIGINT NOT NULL REFERENCES articles,
  number      BIGINT NOT NULL,
  fingerprint BYTEA NOT NULL,
  sha256      TEXT COLLATE "C" NOT NULL,
  uri         TEXT COLLATE "C" NOT NULL,
  reader      TEXT COLLATE "C" NOT NULL,
  reading     BYTEA NOT NULL,
  words       BYTEA NOT NULL,
  UNIQUE (article, fingerprint)
);

-- Deflated already.
ALTER TABLE revisions ALTER COLUMN reading SET STORAGE EXTERNAL, ALTER COLUMN words SET STORAGE EXTERNAL;

CREATE TABLE identities (
  identity BIGINT PRIMARY KEY,
  key      TEXT COLLATE "C" NOT NULL UNIQUE,
  type     TEXT COLLATE "C" NOT NULL,
  name     TEXT COLLATE "C" NOT NULL,
  name_key TEXT COLLATE "C" NOT NULL
);

CREATE INDEX identities_by_name ON identities (name_key);

CREATE TABLE names (
  name_key TEXT COLLATE "C" NOT NULL,
  identity BIGINT NOT NULL REFERENCES identities,
  articles BIGINT NOT NULL,
  PRIMARY KEY (name_key, identity)
);

CREATE INDEX names_of ON names (identity);

CREATE TABLE entities (
  article   BIGINT NOT NULL REFERENCES articles,
  identity  BIGINT NOT NULL REFERENCES identities,
  name      TEXT COLLATE "C" NOT NULL,
  roles     TEXT COLLATE "C",
  spellings TEXT COLLATE "C" NOT NULL,
  mentions  BIGINT NOT NULL,
  PRIMARY KEY (article, identity)
);

CREATE TABLE quotations (
  quotation   BIGINT PRIMARY KEY,
  article     BIGINT NOT NULL REFERENCES articles,
  number      BIGINT NOT NULL,
  kind        TEXT COLLATE "C" NOT NULL,
  speaker     TEXT COLLATE "C",
  printed     TEXT COLLATE "C",
  role        TEXT COLLATE "C",
  affiliation TEXT COLLATE "C",
  addressee   TEXT COLLATE "C",
  cue         TEXT COLLATE "C",
  content     TEXT COLLATE "C" NOT NULL,
  sentence    TEXT COLLATE "C" NOT NULL,
  chain       TEXT COLLATE "C",
  start       BIGINT NOT NULL,
  "end"       BIGINT NOT NULL,
  confidence  DOUBLE PRECISION NOT NULL
);

CREATE INDEX quotations_of ON quotations (article);

CREATE TABLE quotation_parties (
  identity  BIGINT NOT NULL REFERENCES identities,
  part      TEXT COLLATE "C" NOT NULL,
  quotation BIGINT NOT NULL REFERENCES quotations,
  PRIMARY KEY (identity, part, quotation)
);

CREATE INDEX quotation_parties_of ON quotation_parties (quotation);

CREATE TABLE events (
  event       BIGINT PRIMARY KEY,
  article     BIGINT NOT NULL REFERENCES articles,
  number      BIGINT NOT NULL,
  type        TEXT COLLATE "C" NOT NULL,
  mode        TEXT COLLATE "C",
  contexts    TEXT COLLATE "C",
  cameo       TEXT COLLATE "C",
  intensity   DOUBLE PRECISION,
  status      TEXT COLLATE "C" NOT NULL,
  actors      TEXT COLLATE "C",
  recipients  TEXT COLLATE "C",
  time        TEXT COLLATE "C",
  first       TEXT COLLATE "C",
  last        TEXT COLLATE "C",
  place       TEXT COLLATE "C",
  asserted_by BIGINT REFERENCES quotations,
  trigger     TEXT COLLATE "C" NOT NULL,
  evidence    TEXT COLLATE "C" NOT NULL,
  sentence    TEXT COLLATE "C" NOT NULL,
  start       BIGINT NOT NULL,
  "end"       BIGINT NOT NULL,
  confidence  DOUBLE PRECISION NOT NULL
);

CREATE INDEX events_of ON events (article);

-- Each reference needs its index: a server looks for what points to a row before it deletes it.
CREATE INDEX events_asserted_by ON events (asserted_by) WHERE asserted_by IS NOT NULL;

CREATE TABLE event_parties (
  identity BIGINT NOT NULL REFERENCES identities,
  side     TEXT COLLATE "C" NOT NULL,
  event    BIGINT NOT NULL REFERENCES events,
  acting   BIGINT NOT NULL,
  PRIMARY KEY (identity, side, event)
);

CREATE INDEX event_parties_of ON event_parties (event);

CREATE TABLE findings (
  finding    BIGINT PRIMARY KEY,
  article    BIGINT NOT NULL REFERENCES articles,
  number     BIGINT NOT NULL,
  code       TEXT COLLATE "C" NOT NULL,
  text       TEXT COLLATE "C" NOT NULL,
  message    TEXT COLLATE "C" NOT NULL,
  suggestion TEXT COLLATE "C",
  sentence   TEXT COLLATE "C" NOT NULL,
  start      BIGINT NOT NULL,
  "end"      BIGINT NOT NULL
);

CREATE INDEX findings_of ON findings (article);
CREATE INDEX findings_by_code ON findings (code, article);

-- Full text: for each term the articles that have it, and where. A batch of articles adds a block of terms to text_fresh; when these are many they become one block of text_postings.
-- postings: Postgres/Postings.cs. text_gone: versions of an article's words that are no longer its words.
CREATE TABLE text_postings (
  term     TEXT COLLATE "C" NOT NULL,
  block    BIGINT NOT NULL,
  postings BYTEA NOT NULL,
  PRIMARY KEY (term, block)
);

ALTER TABLE text_postings ALTER COLUMN postings SET STORAGE EXTERNAL;

CREATE TABLE text_fresh (
  term     TEXT COLLATE "C" NOT NULL,
  block    BIGINT NOT NULL,
  postings BYTEA NOT NULL
);

CREATE INDEX text_fresh_by_term ON text_fresh (term);

CREATE TABLE text_sizes (
  article BIGINT PRIMARY KEY REFERENCES articles,
  version  BIGINT NOT NULL,
  tokens  BIGINT NOT NULL
);

CREATE TABLE text_gone (
  article BIGINT NOT NULL,
  version  BIGINT NOT NULL,
  PRIMARY KEY (article, version)
);

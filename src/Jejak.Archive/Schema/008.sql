-- Schema 8: what is watched, what was announced there, and questions that report what is new. Times are ISO 8601 in UTC.

-- Feeds, sitemaps and folders. parent: the list of sitemaps that names it. etag and modified: what the server is asked with the next time.
CREATE TABLE watched (
  address  TEXT PRIMARY KEY,
  parent   TEXT,
  etag     TEXT,
  modified TEXT,
  asked    TEXT,
  due      TEXT,
  failures INTEGER NOT NULL,
  fault    TEXT
) STRICT, WITHOUT ROWID;

-- Articles that feeds have announced and files that folders hold, each once. version: changes when the item does; content: the article as the feed gives it, until it is stored;
-- state: waiting, stored, skipped (no article), failed (given up); article: the id it is stored under.
CREATE TABLE announced (
  item      TEXT PRIMARY KEY,
  source    TEXT NOT NULL,
  place     INTEGER NOT NULL,
  link      TEXT,
  title     TEXT,
  published TEXT,
  version   TEXT NOT NULL,
  content   TEXT,
  state     TEXT NOT NULL,
  article   TEXT,
  stored    TEXT,
  failures  INTEGER NOT NULL,
  due       TEXT,
  fault     TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX announced_by_state ON announced (source, state, due, place);
CREATE INDEX announced_as ON announced (article);

-- Questions that report what is new. question: JSON; revision: the last one whose facts were looked at.
CREATE TABLE alerts (
  name      TEXT PRIMARY KEY,
  kind      TEXT NOT NULL,
  question  TEXT NOT NULL,
  made      TEXT NOT NULL,
  revision  INTEGER NOT NULL,
  webhook   TEXT,
  secret    TEXT,
  failures  INTEGER NOT NULL,
  due       TEXT,
  fault     TEXT
) STRICT, WITHOUT ROWID;

-- What they have reported. id: the same for the same words of the same article; answer: the row as JSON; delivery: waiting, sent or dead, nothing where there is no webhook.
CREATE TABLE alert_answers (
  alert    TEXT NOT NULL,
  number   INTEGER NOT NULL,
  id       TEXT NOT NULL,
  stored   TEXT NOT NULL,
  title    TEXT NOT NULL,
  article  TEXT NOT NULL,
  answer   TEXT NOT NULL,
  delivery TEXT,
  PRIMARY KEY (alert, number)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX alert_answers_once ON alert_answers (alert, id);
CREATE INDEX alert_answers_by_delivery ON alert_answers (alert, delivery, number);

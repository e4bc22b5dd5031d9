-- Schema 7: questions of common names walk an index from the newest fact on, and count without looking at every fact.

-- What decides whether a fact belongs to an answer, and where it stands there: as in its own row, and of the article the day.
ALTER TABLE quotation_parties ADD COLUMN article INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quotation_parties ADD COLUMN day TEXT;
ALTER TABLE quotation_parties ADD COLUMN start INTEGER NOT NULL DEFAULT 0;

CREATE INDEX quotation_parties_newest ON quotation_parties (identity, part, day, article, start, quotation);
DROP INDEX IF EXISTS quotation_parties_of;
CREATE INDEX quotation_parties_of ON quotation_parties (quotation, identity, part);

ALTER TABLE event_parties ADD COLUMN article INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event_parties ADD COLUMN first TEXT;
ALTER TABLE event_parties ADD COLUMN last TEXT;
ALTER TABLE event_parties ADD COLUMN start INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event_parties ADD COLUMN type TEXT;
ALTER TABLE event_parties ADD COLUMN status TEXT;

CREATE INDEX event_parties_newest ON event_parties (identity, side, first, article, start, event, status, type, last);
DROP INDEX IF EXISTS event_parties_of;
CREATE INDEX event_parties_of ON event_parties (event, identity, side);
CREATE INDEX events_newest ON events (first, article, start, event, status, type, last);

-- Of the article.
ALTER TABLE findings ADD COLUMN day TEXT;
ALTER TABLE findings ADD COLUMN publisher TEXT;

-- How many quotations an article has.
ALTER TABLE articles ADD COLUMN quotations INTEGER NOT NULL DEFAULT 0;

DROP INDEX articles_by_day;
CREATE INDEX articles_by_day ON articles (day, article, quotations);

-- Publishers have a largest length now (Storing/ArticleRows).
UPDATE articles SET publisher = substr(publisher, 1, 500) WHERE length(publisher) > 500;

DROP INDEX articles_by_publisher;
CREATE INDEX articles_by_publisher ON articles (publisher, day, quotations);

-- Who is one with another, without looking at all who are not.
CREATE INDEX identities_joined ON identities (identity, party) WHERE party <> identity;

-- Names that several articles use: what somebody who has misspelt one is likely to mean.
CREATE INDEX names_common ON names (name_key, identity) WHERE articles >= 3;

-- The events of 512 articles that follow each other, in few bytes each, so that pairs can be counted without looking at every row: Tables/ActBlock.
CREATE TABLE acts (
  block INTEGER PRIMARY KEY,
  acts  BLOB NOT NULL
) STRICT;

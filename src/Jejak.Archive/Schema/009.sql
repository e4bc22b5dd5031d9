-- Schema 9: slips have a name of their own and are told in every language; somebody has judged them; keys of those who ask and write over the network.

-- What a slip is called from one reading to the next: made of its article's id, its code and its words. Judgements name it so (Storing/FindingKey).
ALTER TABLE findings ADD COLUMN key TEXT NOT NULL DEFAULT '';

-- The message in every language: a line each, language, tab, message. Null where a reading that is older than that has none.
ALTER TABLE findings ADD COLUMN wordings TEXT;

CREATE INDEX findings_by_key ON findings (key);

-- What somebody said of a slip. verdict: accepted or dismissed.
CREATE TABLE judgements (
  finding TEXT PRIMARY KEY,
  verdict TEXT NOT NULL,
  made    TEXT NOT NULL
) STRICT;

-- Keys for the network. scope: read, or write, which is both. hash: SHA-256 of salt and key, all in hexadecimal digits: the key itself is nowhere.
CREATE TABLE access_keys (
  name  TEXT PRIMARY KEY,
  scope TEXT NOT NULL,
  salt  TEXT NOT NULL,
  hash  TEXT NOT NULL,
  made  TEXT NOT NULL
) STRICT;

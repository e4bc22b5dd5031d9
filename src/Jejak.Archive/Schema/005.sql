-- Schema 5: who relays whom, counted as articles come in.

-- An article's quotations that came through one relay. relation: that of the first of them; publisher and day: the article's.
CREATE TABLE relays (
  identity   INTEGER NOT NULL REFERENCES identities,
  article    INTEGER NOT NULL REFERENCES articles,
  relation   TEXT NOT NULL,
  quotations INTEGER NOT NULL,
  publisher  TEXT,
  day        TEXT,
  PRIMARY KEY (identity, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX relays_of ON relays (article);

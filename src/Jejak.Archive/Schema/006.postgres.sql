-- Schema 6: periods are found without looking at every article. Publishers have no largest length, so their index is of hashes.
CREATE INDEX IF NOT EXISTS articles_by_publisher ON articles USING hash (publisher);
CREATE INDEX IF NOT EXISTS articles_by_day ON articles (day);

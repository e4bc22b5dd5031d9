-- Schema 6: publishers and periods are found without looking at every article.
CREATE INDEX IF NOT EXISTS articles_by_publisher ON articles (publisher, day);
CREATE INDEX IF NOT EXISTS articles_by_day ON articles (day);

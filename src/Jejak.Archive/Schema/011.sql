-- Schema 11: misspelt names and words of quotations are looked for in few, packed rows. Both follow from other tables.

-- The names of 256 identities that follow each other, a line each: those that so many articles use that somebody who has misspelt one is likely to mean them, and all others. Right but for identities in touched: Tables/NamePages.
CREATE TABLE name_pages (
  page   INTEGER PRIMARY KEY,
  common TEXT NOT NULL,
  rare   TEXT NOT NULL
) STRICT;

DROP INDEX names_common;

-- Which words the quotations of an article may contain, in few bytes each, so that only those are read that may: Tables/WordFilter.
CREATE TABLE quotation_words (
  article INTEGER PRIMARY KEY,
  filters BLOB NOT NULL
) STRICT;

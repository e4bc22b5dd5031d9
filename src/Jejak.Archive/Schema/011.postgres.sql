-- Schema 11: misspelt names and words of quotations are looked for in few, packed rows. Both follow from other tables.

-- The names of 256 identities that follow each other, a line each: those that so many articles use that somebody who has misspelt one is likely to mean them, and all others. Right but for identities in touched: Tables/NamePages.
CREATE TABLE name_pages (
  page   BIGINT PRIMARY KEY,
  common TEXT COLLATE "C" NOT NULL,
  rare   TEXT COLLATE "C" NOT NULL
);

-- Unpacking them takes longer than reading them.
ALTER TABLE name_pages ALTER COLUMN common SET STORAGE EXTERNAL, ALTER COLUMN rare SET STORAGE EXTERNAL;

DROP INDEX names_common;

-- Which words the quotations of an article may contain, in few bytes each, so that only those are read that may: Tables/WordFilter.
CREATE TABLE quotation_words (
  article BIGINT PRIMARY KEY,
  filters BYTEA NOT NULL
);

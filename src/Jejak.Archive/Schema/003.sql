-- Schema 3: who is who across articles.

-- The identity that all of one party go by; its own number for whoever stands alone. Computed by Identity/Joins from names, entities and decisions: a pure function of them.
ALTER TABLE identities ADD COLUMN party INTEGER;

UPDATE identities SET party = identity;

CREATE INDEX identities_of ON identities (party);

CREATE INDEX entities_by_identity ON entities (identity, article);

-- Why an identity belongs to its party: a rule, and what speaks for it, for people. joined_to leads nearer to the one the party goes by.
CREATE TABLE joins (
  identity  INTEGER PRIMARY KEY REFERENCES identities,
  joined_to INTEGER NOT NULL REFERENCES identities,
  rule      TEXT NOT NULL,
  evidence  TEXT NOT NULL
) STRICT;

-- Identities that articles have changed since joins were last computed.
CREATE TABLE touched (
  identity INTEGER PRIMARY KEY REFERENCES identities
) STRICT;

-- What somebody decided. kind: merge or split; one, other: keys of identities, which outlive every reading; other of a split may be an article's id.
CREATE TABLE decisions (
  decision INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  one      TEXT NOT NULL,
  other    TEXT NOT NULL,
  made     TEXT NOT NULL
) STRICT;

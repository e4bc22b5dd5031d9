-- Schema 10: what joining names went by when it was last done (Tables/JoiningTables), so that a few articles more need not have everything said anew. Derived; without it all is said anew.

-- articles: that name it. marks: 1 compound, 2 unclean. calls: what it is also called, "core<TAB>articles" a line.
CREATE TABLE joining_names (
  identity INTEGER PRIMARY KEY,
  articles INTEGER NOT NULL,
  marks    INTEGER NOT NULL,
  calls    TEXT
) STRICT;

-- What a name is found by, as 64 bits; what name_key tells is not repeated.
CREATE TABLE joining_index (
  hash     INTEGER NOT NULL,
  identity INTEGER NOT NULL,
  PRIMARY KEY (hash, identity)
) STRICT, WITHOUT ROWID;

-- What the rules propose, also what was not done.
CREATE TABLE joining_proposals (
  one      INTEGER NOT NULL,
  other    INTEGER NOT NULL,
  rule     INTEGER NOT NULL,
  evidence TEXT NOT NULL
) STRICT;

CREATE INDEX joining_proposals_of ON joining_proposals (one);
CREATE INDEX joining_proposals_to ON joining_proposals (other);

-- The program and its tables of names that did it, and how many articles there were.
CREATE TABLE joining_state (
  version  TEXT NOT NULL,
  articles INTEGER NOT NULL
) STRICT;

-- Schema 2: what came with a text (title, date, author, …), as JSON, so that a newer reader can read it again as it was given.
-- Null where the text itself holds all of it (a page), and for what an older jejak stored.
ALTER TABLE revisions ADD COLUMN given TEXT;

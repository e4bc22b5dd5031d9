-- Schema 12: a server no longer looks up, row by row, what each new row points to: a seventh of the work of storing an article. One program writes at a time, and 'archive verify' looks at all of them (Postgres/PostgresReferences).

ALTER TABLE revisions DROP CONSTRAINT IF EXISTS revisions_article_fkey;
ALTER TABLE names DROP CONSTRAINT IF EXISTS names_identity_fkey;
ALTER TABLE entities DROP CONSTRAINT IF EXISTS entities_article_fkey, DROP CONSTRAINT IF EXISTS entities_identity_fkey;
ALTER TABLE quotations DROP CONSTRAINT IF EXISTS quotations_article_fkey;
ALTER TABLE quotation_parties DROP CONSTRAINT IF EXISTS quotation_parties_identity_fkey, DROP CONSTRAINT IF EXISTS quotation_parties_quotation_fkey;
ALTER TABLE events DROP CONSTRAINT IF EXISTS events_article_fkey, DROP CONSTRAINT IF EXISTS events_asserted_by_fkey;
ALTER TABLE event_parties DROP CONSTRAINT IF EXISTS event_parties_identity_fkey, DROP CONSTRAINT IF EXISTS event_parties_event_fkey;
ALTER TABLE findings DROP CONSTRAINT IF EXISTS findings_article_fkey;
ALTER TABLE text_sizes DROP CONSTRAINT IF EXISTS text_sizes_article_fkey;
ALTER TABLE joins DROP CONSTRAINT IF EXISTS joins_identity_fkey, DROP CONSTRAINT IF EXISTS joins_joined_to_fkey;
ALTER TABLE touched DROP CONSTRAINT IF EXISTS touched_identity_fkey;
ALTER TABLE signatures DROP CONSTRAINT IF EXISTS signatures_article_fkey;
ALTER TABLE bands DROP CONSTRAINT IF EXISTS bands_article_fkey;
ALTER TABLE story_links DROP CONSTRAINT IF EXISTS story_links_one_fkey, DROP CONSTRAINT IF EXISTS story_links_other_fkey;
ALTER TABLE stories DROP CONSTRAINT IF EXISTS stories_article_fkey, DROP CONSTRAINT IF EXISTS stories_story_fkey;
ALTER TABLE relays DROP CONSTRAINT IF EXISTS relays_identity_fkey, DROP CONSTRAINT IF EXISTS relays_article_fkey;

-- The record, version 2: entries across reports, corrections, full-text search.
--
-- report, assertion and correction are the ledger: rows are appended. All other tables are derived from it by pure
-- functions (package resolve) and can be made anew at any time: chancery rebuild.

ALTER TABLE report ADD COLUMN program TEXT NOT NULL DEFAULT '';  -- models and rules of the assertions in force; '' for version 1
ALTER TABLE report ADD COLUMN credit  TEXT NOT NULL DEFAULT '';  -- derived: the agency that the report credits, or ''
ALTER TABLE report ADD COLUMN sketch  BLOB NOT NULL DEFAULT x'';  -- derived: a sample of its words, by which copies are known (package resolve/origin)

ALTER TABLE assertion ADD COLUMN program    TEXT NOT NULL DEFAULT '';
ALTER TABLE assertion ADD COLUMN confidence REAL NOT NULL DEFAULT 0;  -- an event's, or 0
UPDATE assertion SET status = 'unnamed' WHERE kind = 'statement' AND json_extract(body, '$.Anonymous');
UPDATE assertion SET confidence = coalesce(json_extract(body, '$.Confidence'), 0) WHERE kind = 'event';

DROP TABLE party;

-- What people said of the record. target and other are ids of events, or of a correction that is undone.
CREATE TABLE correction (
  number  INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,       -- content hash
  author  TEXT NOT NULL,
  reason  TEXT NOT NULL,
  made    TEXT NOT NULL,              -- RFC 3339 in UTC
  act     TEXT NOT NULL,
  target  TEXT NOT NULL,
  other   TEXT NOT NULL,
  field   TEXT NOT NULL,
  value   TEXT NOT NULL
) STRICT;

-- Derived: the blocks of each assertion, and the entry of the block that it belongs to.
CREATE TABLE facet (
  key       TEXT NOT NULL,            -- "meet|AZE+USA|2026"; "pact|ARM+AZE" for an agreement
  assertion INTEGER NOT NULL REFERENCES assertion(number),
  entry     TEXT NOT NULL,            -- id of the entry; '' for what makes none
  fine      TEXT NOT NULL,            -- the narrowest block that it could be in: see split
  PRIMARY KEY (key, assertion)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_published ON report(published);
CREATE INDEX assertion_unnamed ON assertion(number) WHERE kind = 'statement' AND status = 'unnamed';
CREATE INDEX facet_assertion ON facet(assertion);
CREATE INDEX facet_entry     ON facet(entry) WHERE entry <> '';

-- Derived: the blocks that were split into narrower ones because they held too many assertions.
CREATE TABLE split (
  key TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Derived: one row for each happening. Its body is the record.Entry as JSON; the columns repeat what is asked by.
CREATE TABLE entry (
  number     INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  key        TEXT NOT NULL,
  type       TEXT NOT NULL,
  mode       TEXT NOT NULL,
  state      TEXT NOT NULL,
  first_day  TEXT NOT NULL,           -- of the time that the record holds to be right, or ''
  last_day   TEXT NOT NULL,
  planned    INTEGER NOT NULL,        -- 1 if there was a plan
  due_first  TEXT NOT NULL,           -- days of its newest plan, or ''
  due_last   TEXT NOT NULL,
  published  TEXT NOT NULL,           -- day of its first report, or ''
  latest     TEXT NOT NULL,           -- day of its newest report, or ''
  recalled   INTEGER NOT NULL,        -- 1 if no report tells it as news
  disputed   INTEGER NOT NULL,        -- how many attributes are in dispute
  anonymous  INTEGER NOT NULL,        -- 1 if it rests on unnamed sources alone
  origins    INTEGER NOT NULL,        -- independent ones
  confidence REAL NOT NULL,
  body       TEXT NOT NULL
) STRICT;
CREATE INDEX entry_key      ON entry(key);
CREATE INDEX entry_type     ON entry(type, first_day);
CREATE INDEX entry_day      ON entry(first_day) WHERE first_day <> '';
CREATE INDEX entry_state    ON entry(state, last_day);
CREATE INDEX entry_due      ON entry(due_last) WHERE planned = 1;
CREATE INDEX entry_new      ON entry(published);
CREATE INDEX entry_latest   ON entry(latest);
CREATE INDEX entry_disputed ON entry(latest) WHERE disputed > 0;

-- Derived: names in the form of query.Fold, and the words of each.
CREATE TABLE name (
  number INTEGER PRIMARY KEY,
  folded TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE word (
  word TEXT NOT NULL,
  name INTEGER NOT NULL REFERENCES name(number),
  PRIMARY KEY (word, name)
) STRICT, WITHOUT ROWID;

-- Derived: who takes part. ref is an entry's number for actor and recipient, an assertion's for a speaker.
CREATE TABLE party (
  ref     INTEGER NOT NULL,
  side    TEXT NOT NULL CHECK (side IN ('actor', 'recipient', 'speaker')),
  name    INTEGER NOT NULL REFERENCES name(number),
  country TEXT NOT NULL,
  PRIMARY KEY (ref, side, name, country)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_country ON party(country, side, ref);
CREATE INDEX party_name    ON party(name, side, ref);

-- Derived: who held which office, as far as reports say, from the first day that one says so to the last.
CREATE TABLE office (
  country TEXT NOT NULL,
  role    TEXT NOT NULL,              -- folded
  holder  TEXT NOT NULL,              -- the name as the first report has it
  former  INTEGER NOT NULL,           -- 1: reports say that the holder was it before
  first_day TEXT NOT NULL,
  last_day  TEXT NOT NULL,
  first_assertion INTEGER NOT NULL,
  last_assertion  INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  PRIMARY KEY (country, role, holder, former)
) STRICT, WITHOUT ROWID;
CREATE INDEX office_holder ON office(holder) WHERE country <> '';

-- Full-text search; it keeps no text of its own.
CREATE VIRTUAL TABLE report_words USING fts5(title, text, content = 'report', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO report_words (rowid, title, text) SELECT number, title, text FROM report;

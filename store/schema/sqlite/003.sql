-- The record, version 3: what is derived is laid out so that neither a question nor one more report goes through more of it as it grows.
-- The ledger keeps more of where a report comes from. All that is derived is made anew when a record is brought to this version.

ALTER TABLE report ADD COLUMN agency       TEXT NOT NULL DEFAULT '';  -- as the carrier has it, or ''
ALTER TABLE report ADD COLUMN updated      TEXT NOT NULL DEFAULT '';  -- the day of the last change, or ''
ALTER TABLE report ADD COLUMN updated_time TEXT NOT NULL DEFAULT '';  -- as published_time
ALTER TABLE report ADD COLUMN updated_from TEXT NOT NULL DEFAULT '';  -- as published_from
ALTER TABLE report ADD COLUMN url_key      TEXT NOT NULL DEFAULT '';  -- derived: the same for all ways to write url (package resolve/version), or ''
ALTER TABLE report ADD COLUMN version_of   TEXT NOT NULL DEFAULT '';  -- derived: id of the first report that this is a later version of, or ''
CREATE INDEX report_url_key ON report(url_key, number) WHERE url_key <> '';

DROP TABLE party;
DROP TABLE word;
DROP TABLE name;
DROP TABLE entry;
DROP TABLE facet;
DROP INDEX assertion_type;

-- Derived: the blocks of each assertion, and the entry of the block that it belongs to. Those of a block lie together.
CREATE TABLE facet (
  key       TEXT NOT NULL,            -- "meet|AZE+USA|2026"; "pact|ARM+AZE" for an agreement
  assertion INTEGER NOT NULL REFERENCES assertion(number),
  entry     TEXT NOT NULL,            -- id of the entry; '' for what makes none
  fine      TEXT NOT NULL,            -- the narrowest block that it could be in: see split
  told      BLOB NOT NULL,            -- what entries are made of, in short (store/pack.go); x'' for what makes none
  PRIMARY KEY (key, assertion)
) STRICT, WITHOUT ROWID;
CREATE INDEX facet_assertion ON facet(assertion);

-- Derived: one row for each happening. Its body is the record.Entry as JSON; the columns repeat what is asked by.
CREATE TABLE entry (
  number     INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  key        TEXT NOT NULL,
  type       TEXT NOT NULL,
  mode       TEXT NOT NULL,
  state      TEXT NOT NULL,
  reach      INTEGER NOT NULL,        -- how long the time is, roughly, or that there is none: store/reach.go
  first_day  TEXT NOT NULL,           -- of the time that the record holds to be right, or ''
  last_day   TEXT NOT NULL,
  planned    INTEGER NOT NULL,        -- 1 if there was a plan
  due_reach  INTEGER NOT NULL,
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
CREATE INDEX entry_day      ON entry(reach, first_day);
CREATE INDEX entry_type     ON entry(type, reach, first_day);
CREATE INDEX entry_due      ON entry(due_reach, due_first) WHERE planned = 1;
CREATE INDEX entry_new      ON entry(published);
CREATE INDEX entry_latest   ON entry(latest);
CREATE INDEX entry_later    ON entry(latest, published) WHERE latest > published;
CREATE INDEX entry_undated  ON entry(key) WHERE published = '';
CREATE INDEX entry_disputed ON entry(latest) WHERE disputed > 0;

-- Derived: names in the form of query.Fold, each with the country of those who bear it, and the words of each.
CREATE TABLE name (
  number  INTEGER PRIMARY KEY,
  folded  TEXT NOT NULL,
  country TEXT NOT NULL,
  UNIQUE (folded, country)
) STRICT;
CREATE TABLE word (
  word TEXT NOT NULL,
  name INTEGER NOT NULL REFERENCES name(number),
  PRIMARY KEY (word, name)
) STRICT, WITHOUT ROWID;

-- Derived: who takes part in an entry, with the columns of it that are asked together with that, in the order of its days.
CREATE TABLE party (
  who       TEXT NOT NULL,            -- a country, "AZE"; a name by its number, "#12"; two countries, "AZE+USA"
  reach     INTEGER NOT NULL,
  first_day TEXT NOT NULL,
  entry     INTEGER NOT NULL,
  sides     INTEGER NOT NULL,         -- 1 does it, 2 it is done to; 4 and 8 for the second of two countries
  type      TEXT NOT NULL,
  mode      TEXT NOT NULL,
  state     TEXT NOT NULL,
  planned   INTEGER NOT NULL,
  due_reach INTEGER NOT NULL,
  due_first TEXT NOT NULL,
  recalled  INTEGER NOT NULL,
  disputed  INTEGER NOT NULL,
  anonymous INTEGER NOT NULL,
  published TEXT NOT NULL,
  latest    TEXT NOT NULL,
  PRIMARY KEY (who, reach, first_day, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_due   ON party(who, due_reach, due_first) WHERE planned = 1;
CREATE INDEX party_later ON party(who, latest, published) WHERE latest > published;

-- Derived: the statements of each speaker.
CREATE TABLE speaker (
  who       TEXT NOT NULL,            -- as in party
  assertion INTEGER NOT NULL,
  PRIMARY KEY (who, assertion)
) STRICT, WITHOUT ROWID;

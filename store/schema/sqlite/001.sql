-- The record, version 1.
--
-- A report's row is written once, in one transaction with all that it asserts, and never changed: what is asserted
-- in it is appended to the record and stays. Offsets are bytes of report.text.

CREATE TABLE report (
  number         INTEGER PRIMARY KEY,   -- order of adding
  id             TEXT NOT NULL UNIQUE,  -- content hash
  published      TEXT NOT NULL,         -- "2026-01-24", or '' if unknown
  published_time TEXT NOT NULL,         -- RFC 3339 if a time of day is known, or ''
  published_from TEXT NOT NULL,         -- flag, header, metadata, text, file, or ''
  date_start     INTEGER NOT NULL,      -- the words of text that state the date, if any do
  date_end       INTEGER NOT NULL,
  title          TEXT NOT NULL,
  language       TEXT NOT NULL,
  path           TEXT NOT NULL,
  url            TEXT NOT NULL,
  outlet         TEXT NOT NULL,
  author         TEXT NOT NULL,
  text           TEXT NOT NULL,
  notices        TEXT NOT NULL,         -- a JSON list of sentences
  learned        TEXT NOT NULL          -- when it was added, RFC 3339 in UTC
) STRICT;

-- One row for each entry of a report. Its body is the entry of package record as JSON, so that it comes back whole;
-- the other columns repeat what questions are asked by.
CREATE TABLE assertion (
  number     INTEGER PRIMARY KEY,
  report     INTEGER NOT NULL REFERENCES report(number),
  kind       TEXT NOT NULL CHECK (kind IN ('event', 'statement', 'agreement', 'role', 'time')),
  id         TEXT NOT NULL,             -- an event's id; '' for the others
  type       TEXT NOT NULL,             -- an event's type, or ''
  status     TEXT NOT NULL,             -- an event's status, or ''
  first_day  TEXT NOT NULL,             -- the days on which the event happens, or ''
  last_day   TEXT NOT NULL,
  body       TEXT NOT NULL
) STRICT;

CREATE INDEX assertion_report ON assertion(report, kind);
CREATE INDEX assertion_id     ON assertion(id) WHERE id <> '';
CREATE INDEX assertion_type   ON assertion(type, status) WHERE kind = 'event';
CREATE INDEX assertion_day    ON assertion(first_day) WHERE kind = 'event' AND first_day <> '';

-- Who takes part in an event, and on which side.
CREATE TABLE party (
  assertion INTEGER NOT NULL REFERENCES assertion(number),
  side      TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
  name      TEXT NOT NULL,              -- folded by query.Fold
  country   TEXT NOT NULL,
  PRIMARY KEY (assertion, side, name, country)
) STRICT, WITHOUT ROWID;

CREATE INDEX party_country ON party(country, side, assertion);
CREATE INDEX party_name    ON party(name, side, assertion);

/**
 * What a relay keeps. `seq` is the order in which commands were taken; `print` tells two commands apart; `up` is what is
 * sent to the room of one (nothing of a show of hands); `reply` the room's word: once it is there, the words of whoever
 * wrote them are not kept any more. `hands` are those that the room has
 * counted, `tellings` the counts under way, `told` the last ones that it took.
 */
export const TABLES = `
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (
  kind TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, body TEXT, PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS corner (
  kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS phones (
  id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, author TEXT NOT NULL UNIQUE, profile TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS commands (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, author TEXT NOT NULL, type TEXT NOT NULL, print TEXT NOT NULL,
  args TEXT, up TEXT, madeAt INTEGER, keptAt INTEGER NOT NULL, reply TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS unanswered ON commands (seq) WHERE reply IS NULL;
CREATE TABLE IF NOT EXISTS own (id TEXT PRIMARY KEY, author TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS hands (
  questionId TEXT NOT NULL, author TEXT NOT NULL, PRIMARY KEY (questionId, author)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tellings (
  questionId TEXT PRIMARY KEY, id TEXT NOT NULL, hands INTEGER NOT NULL, members TEXT NOT NULL,
  upTo INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS told (
  questionId TEXT PRIMARY KEY, hands INTEGER NOT NULL, rev INTEGER NOT NULL, beat INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

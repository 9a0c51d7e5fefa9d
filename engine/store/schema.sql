-- The register, version 3.
--
-- One municipality's boards in one file.  Everything that moves is a row in 'matters'; all
-- that has happened to it is rows in 'events'.  What people read and sign are 'documents',
-- whose bytes lie in 'content'.  The other tables hold what lists and computations need.
--
-- Days are text, YYYY-MM-DD; moments ('at') are UTC, YYYY-MM-DDTHH:MM:SS.mmmZ; times of day HH:MM.
-- Hashes are SHA-256, 32 bytes.  No index uses the Swedish order, because ICU may
-- change it from one year to the next; lists are sorted when they are read.
--
-- Every object is made only if it is not there, so this file also completes an older
-- register: a table that looks otherwise there is moved aside first, and its rows are moved over
-- by the names of the columns (upgrade_tables.c).  So a column that is added is nullable or has a
-- default.

-- What is true of the register itself: trial, created …
create table if not exists settings(
  name   text not null primary key,
  value  text not null
) strict, without rowid;

-- Last number taken in each series of a year.  A series of matters has the name of their
-- 'code' ("SN", "anslag"); that of a body's paragraphs is "§ " and the body's code.
create table if not exists series(
  name   text    not null,
  year   integer not null check(year between 1 and 9999),
  last   integer not null check(last >= 0),
  primary key(name, year)
) strict, without rowid;

-- Bytes, kept once, found by what they are.  'size' stands first so that it can be read
-- without the bytes.
create table if not exists content(
  id     integer primary key,
  hash   blob    not null unique check(length(hash) = 32),
  size   integer not null,
  bytes  blob    not null check(length(bytes) = size)
) strict;

-- What the register works by: flows, fields, templates, phrases, patterns, the
-- municipality, pictures.  Versions are only added.
create table if not exists definitions(
  id       integer primary key,
  kind     text    not null,
  name     text    not null,
  version  integer not null check(version >= 1),
  hash     blob    not null references content(hash),
  at       text    not null,
  actor    text    not null,
  event    integer,                             -- that seals it, written after it in the same
  unique(kind, name, version)                   -- transaction; null: from before there was any
) strict;
create index if not exists definitions_by_hash on definitions(kind, hash);
create index if not exists definitions_by_event on definitions(event) where event is not null;

-- Everything that moves: cases, meetings, items, signing rounds, notices.
create table if not exists matters(
  id          integer primary key,
  kind        text    not null check(kind <> ''),
  key         text    not null unique,          -- "SN 2026/00001", "SN/2026-09-22/3"
  code        text,                             -- "SN", 2026, 1: the key's parts, if it
  year        integer,                          -- is numbered by year
  number      integer,
  title       text    not null default '',
  flow        text    not null,                 -- the flow's name, and its text
  flow_hash   blob    not null references content(hash),
  states      text    not null,                 -- active atomic states, with blanks between
  document    text    not null,                 -- XML
  revision    integer not null default 0,       -- number of its events
  parent      integer references matters,
  opened      text    not null check(opened glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  closed      text check(closed glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  body        text,                             -- derived from the document, for lists
  officer     text,
  changed_at  text,                             -- derived from the last event
  changed_by  text
) strict;
create unique index if not exists matters_by_number on matters(code, year, number)
  where code is not null;
create index if not exists matters_by_parent on matters(parent) where parent is not null;
create index if not exists matters_by_kind on matters(kind);
create index if not exists matters_by_body on matters(kind, body);
create index if not exists matters_by_officer on matters(kind, officer);
create index if not exists matters_open on matters(kind) where closed is null;
create index if not exists matters_open_by_body on matters(kind, body) where closed is null;
create index if not exists matters_open_by_officer on matters(kind, officer)
  where closed is null;

-- What has happened.  Numbers have no gaps.  'hash' is taken over all the other columns and the
-- hash of the event before, so that nothing can be changed, removed or moved unseen.
-- 'document_hash' is of the matter's document after the step, 'documents_hash' of the
-- documents that were registered and the definitions that were installed in it.
create table if not exists events(
  number          integer primary key check(number >= 1),
  matter          integer references matters,   -- null: of the register itself
  name            text not null,
  day             text not null check(day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  at              text not null,
  actor           text not null,
  role            text,
  reason          text,
  states_before   text,
  states_after    text,
  payload_hash    blob check(length(payload_hash) = 32),
  document_hash   blob check(length(document_hash) = 32),
  documents_hash  blob check(length(documents_hash) = 32),
  before          blob not null check(length(before) = 32),
  hash            blob not null check(length(hash) = 32)
) strict;
create index if not exists events_by_matter on events(matter);

-- An event's data, apart from it, so that they can be weeded one day without a break in
-- the chain.
create table if not exists payloads(
  event  integer primary key references events,
  data   text    not null
) strict;

-- Registered documents.  Each belongs to the event in whose step it was registered; the
-- event is written after it, in the same transaction.
create table if not exists documents(
  id             integer primary key,
  matter         integer not null references matters,
  number         integer not null check(number >= 1),   -- handlingsnummer in the case
  version        integer not null check(version >= 1),
  kind           text    not null,
  title          text    not null,
  direction      text    not null check(direction in ('in', 'ut', 'upprättad')),
  party          text,                                   -- from whom, to whom
  their_number   text,
  file_name      text    not null,
  media_type     text    not null,
  size           integer not null,
  content        blob    not null references content(hash),
  template_hash  blob references content(hash),          -- of what it was made; null if
  view_hash      blob references content(hash),          -- it was not made here
  day            text    not null check(day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  at             text    not null,
  actor          text    not null,
  replaces       integer unique references documents,
  event          integer not null references events deferrable initially deferred,
  unique(matter, number, version)
) strict;
create index if not exists documents_posted on documents(day) where direction <> 'upprättad';
create index if not exists documents_by_content on documents(content);
create index if not exists documents_by_event on documents(event);

-- Sekretessmarkeringar of documents (offentlighets- och sekretesslagen 5 kap. 5 §), of all versions
-- of a document.  Rows are only added: the newest says what holds, and without a provision that the
-- marking has been taken away.  A case's own marking stands in its data.
create table if not exists markings(
  id          integer primary key,
  matter      integer not null references matters,
  number      integer not null check(number >= 1),      -- of the document in the matter
  provision   text check(provision <> ''),              -- "26 kap. 1 § OSL"
  day         text not null check(day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  authority   text not null check(authority <> ''),
  open_title  text,                                     -- what anyone may call it
  event       integer not null references events deferrable initially deferred
) strict;
create index if not exists markings_of on markings(matter, number);

-- Who a case concerns or is written to about it, and how they are reached.
create table if not exists parties(
  matter   integer not null references matters,
  name     text not null check(name <> ''),
  role     text,                                        -- "sökande", "ombud", "remissinstans"
  address  text,                                        -- e-mail, or postal with line breaks
  channel  text,                                        -- "e-post", "brev", "internt"
  primary key(matter, name)
) strict, without rowid;

-- What is to happen, and by when.  Body and officer are the matter's.
create table if not exists deadlines(
  matter      integer not null references matters,
  id          text    not null,
  title       text    not null,
  day         text    not null check(day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  rule        text,
  derivation  text,
  state       text    not null check(state in ('active', 'fired', 'met')),
  body        text,
  officer     text,
  primary key(matter, id)
) strict, without rowid;
create index if not exists deadlines_due on deadlines(day, matter, id) where state = 'active';
create index if not exists deadlines_due_by_body on deadlines(body, day, matter, id)
  where state = 'active';
create index if not exists deadlines_due_by_officer on deadlines(officer, day, matter, id)
  where state = 'active';
create trigger if not exists matters_deadlines after update of body, officer on matters
when new.body is not old.body or new.officer is not old.officer
begin update deadlines set body = new.body, officer = new.officer where matter = new.id; end;

-- Events on their way from one matter to another.
create table if not exists inbox(
  id       integer primary key,
  target   integer not null references matters,
  name     text    not null,
  data     text,
  cause    integer not null references events deferrable initially deferred,
  day      text    not null check(day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  done_at  text,
  refused  text,
  check(refused is null or done_at is not null)
) strict;
create index if not exists inbox_waiting on inbox(id) where done_at is null;

-- What is to leave the register, once for each key.
create table if not exists outbox(
  id       integer primary key,
  key      text    not null unique,
  kind     text    not null,
  payload  text    not null,
  cause    integer not null references events deferrable initially deferred,
  done_at  text
) strict;
create index if not exists outbox_waiting on outbox(id) where done_at is null;

-- Fullmäktige, nämnder, utskott …
create table if not exists bodies(
  code      text    not null primary key,
  name      text    not null,
  type      text    not null,
  seats     integer not null check(seats >= 0),
  parent    text references bodies check(parent <> code),
  settings  text
) strict, without rowid;

-- Elected people and officials.
create table if not exists persons(
  id     integer primary key,
  name   text not null check(name <> ''),
  party  text,
  title  text,
  phone  text,
  email  text,
  user   text unique
) strict;
create index if not exists persons_by_name on persons(name, party);

-- Who is what in a body, from the first day to the last; null is open.
create table if not exists mandates(
  id             integer primary key,
  person         integer not null references persons,
  body           text references bodies,
  role           text    not null,
  first_day      text check(first_day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  last_day       text check(last_day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  calling_order  integer not null default 0,
  personal_for   text,                             -- personlig ersättare: the member's name
  check(first_day is null or last_day is null or first_day <= last_day)
) strict;
create unique index if not exists mandates_once
  on mandates(person, coalesce(body, ''), role, coalesce(first_day, ''));
create index if not exists mandates_by_body on mandates(body);

-- Inkallelseordning: whose ersättare step in for a party's members, from one day to another.
create table if not exists callings(
  body       text not null references bodies,
  party      text not null check(party <> ''),
  parties    text not null,                        -- with blanks between, in their order
  first_day  text not null default '' check(first_day = ''
               or first_day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  last_day   text check(last_day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  primary key(body, party, first_day)
) strict, without rowid;

create table if not exists meetings(
  matter     integer primary key references matters,
  body       text    not null references bodies,
  day        text    not null check(day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  number     integer not null check(number >= 1),
  time_from  text check(time_from glob '[0-2][0-9]:[0-5][0-9]'),
  time_to    text check(time_to glob '[0-2][0-9]:[0-5][0-9]'),
  place      text,
  unique(body, day, number)
) strict;
create index if not exists meetings_by_day on meetings(day);

-- Förhinder before a meeting: the member who cannot come ('called' empty), and each ersättare who
-- has been asked in his or her place, with the answer.
create table if not exists absences(
  meeting  integer not null references meetings,
  member   integer not null references persons,
  called   integer not null default 0,
  answer   text check(answer in ('ja', 'nej')),
  day      text not null check(day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  primary key(meeting, member, called)
) strict, without rowid;

-- A case, or something else, on the list of a meeting.  It is a § when it has been taken
-- up.  Body is the meeting's.
create table if not exists items(
  matter       integer primary key references matters,
  meeting      integer not null references meetings,
  body         text    not null,
  point        integer not null check(point >= 1),
  place        integer,                            -- on the list, when it is not its point
  late         integer not null default 0,         -- put there when the kallelse was out
  minutes      integer,                            -- how long it is planned to take
  paragraph    integer check(paragraph >= 1),
  year         integer,
  case_matter  integer references matters,
  kind         text    not null,
  title        text    not null,
  speaker      text,
  proposal     text,
  decision     text,
  outcome      text,
  regime       text,
  decision_from text,     -- where in a stored Word file the decision stands, and the summary of the
  summary_from text,      -- case: "HASH.docx#under=Förslag till beslut"; as when it was decided
  check((paragraph is null) = (year is null))
) strict;
create unique index if not exists items_by_point on items(meeting, point);
create unique index if not exists items_by_paragraph on items(body, year, paragraph)
  where paragraph is not null;
create index if not exists items_by_case on items(case_matter) where case_matter is not null;

-- What is told of to a meeting below its item "meddelanden": judgments, decisions of others.
create table if not exists announcements(
  meeting   integer not null references meetings,
  document  integer not null references documents,
  primary key(meeting, document)
) strict, without rowid;
create index if not exists announcements_by_document on announcements(document);

-- Who is to have a decision, how and why, and when it was sent.
create table if not exists recipients(
  id       integer primary key,
  item     integer not null references items,
  name     text    not null check(name <> ''),
  address  text,
  channel  text    not null,
  purpose  text,
  sent     text check(sent glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  unique(item, name)
) strict;

-- Justeringsomgångar: who signs which §§, when.
create table if not exists signings(
  matter     integer primary key references matters,
  meeting    integer not null references meetings,
  number     integer not null check(number >= 1),
  place      text,
  planned    text check(planned glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  signed_on  text check(signed_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  unique(meeting, number)
) strict;
create table if not exists signing_items(
  item     integer primary key references items,
  signing  integer not null references signings
) strict;
create index if not exists signing_items_by_signing on signing_items(signing);
create table if not exists signers(
  signing  integer not null references signings,
  person   integer not null references persons,
  role     text    not null,
  primary key(signing, person, role)
) strict, without rowid;

-- What is on the anslagstavla, from one day to another.  'kind' is one of those that
-- kommunallagen 8 kap. 10-11 §§ allow.  The notice of a protocol has a signing round; that of a
-- meeting has the meeting; a kungörelse has who asked for it and by which law (reference).
-- 'starts' is the day from which its time runs: of the last board, when there are several.
create table if not exists notices(
  matter     integer primary key references matters,
  kind       text    not null default 'protokoll' check(kind in ('protokoll', 'delegationsbeslut',
    'fullmäktige', 'publicerat-protokoll', 'kungörelse', 'nämndsammanträde', 'beslutsunderlag')),
  signing    integer references signings,
  meeting    integer references meetings,
  body       text    not null references bodies,
  title      text,
  requester  text,
  reference  text,
  planned    text check(planned glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  posted     text check(posted glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  starts     text check(starts glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  last       text check(last glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  down       text check(down glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  removed    text check(removed glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  place      text,
  check(removed is null or posted is not null),
  check((kind = 'protokoll') = (signing is not null))
) strict;
create index if not exists notices_by_body on notices(body);
create index if not exists notices_up on notices(matter)
  where posted is not null and removed is null;

-- The boards of the other municipalities that a gemensam nämnd belongs to (9 kap. 32 §).  'down' is
-- the day on which the notice was not there; null when it has been posted again.
create table if not exists notice_boards(
  notice  integer not null references notices,
  board   text    not null,
  posted  text    not null check(posted glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  down    text    check(down glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  primary key(notice, board)
) strict, without rowid;

-- Delgivningar: how and when somebody got part of a decision (förvaltningslagen 44 §).  'about'
-- is the matter that was decided; 'last' is not there until the time runs.
create table if not exists deliveries(
  matter    integer primary key references matters,
  about     integer not null references matters,
  name      text    not null check(name <> ''),
  method    text,
  sent      text check(sent glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  control   text check(control glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  received  text check(received glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  last      text check(last glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  proof     text,
  unique(about, name)
) strict;

-- What can be searched, derived from the rows above: of each matter its title, and the decision of
-- an item; of the newest version of each document its title and what it says.  In the order in which
-- things came to be, so that the newest are found first.  'open' is the matter's.  'marks' are the
-- columns that hits are chosen by, as words of the index ("organSN slagbeslut år2026 öppen").
create table if not exists texts(
  id        integer primary key,
  matter    integer not null references matters,
  document  integer unique references documents,   -- null: the matter itself
  kind      text    not null,                      -- the document's, or the matter's
  body      text,
  day       text    not null check(day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  open      integer not null check(open in (0, 1)),
  marks     text    not null as ('organ' || coalesce(body, '') || ' slag'
              || replace(replace(kind, ' ', ''), '-', '') || ' år' || substr(day, 1, 4)
              || case open when 1 then ' öppen' else ' stängd' end) stored,
  title     text    not null,
  text      text    not null default ''
) strict;
create unique index if not exists texts_once on texts(matter, coalesce(document, 0));
create virtual table if not exists search using fts5(title, text, marks, content='texts',
  content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
-- Texts whose words are not yet as in 'search', with what it has of them (null: nothing): taken
-- before the transaction is committed, since triggers may not write in virtual tables.
create table if not exists texts_waiting(
  id     integer primary key,
  title  text,
  text   text,
  marks  text
) strict;
create trigger if not exists texts_found after insert on texts
begin insert into texts_waiting(id) values(new.id) on conflict do nothing; end;
create trigger if not exists texts_lost after delete on texts
begin
  insert into texts_waiting(id, title, text, marks)
    values(old.id, old.title, old.text, old.marks) on conflict do nothing;
end;
create trigger if not exists texts_otherwise after update on texts
begin
  insert into texts_waiting(id, title, text, marks)
    values(old.id, old.title, old.text, old.marks) on conflict do nothing;
end;
create trigger if not exists matters_found after insert on matters
begin
  insert into texts(matter, kind, body, day, open, title, text)
    values(new.id, new.kind, new.body, new.opened, new.closed is null, new.title,
      case new.kind when 'ärende' then new.key else '' end);
end;
create trigger if not exists matters_renamed after update of title on matters
when new.title is not old.title
begin
  update texts set title = new.title where matter = new.id and coalesce(document, 0) = 0;
end;
create trigger if not exists matters_elsewhere after update of body, closed on matters
when new.body is not old.body or (new.closed is null) <> (old.closed is null)
begin update texts set body = new.body, open = new.closed is null where matter = new.id; end;
create trigger if not exists items_found after insert on items when new.decision is not null
begin
  update texts set text = new.decision where matter = new.matter and coalesce(document, 0) = 0;
end;
create trigger if not exists items_decided after update of decision on items
when new.decision is not old.decision
begin
  update texts set text = coalesce(new.decision, '')
    where matter = new.matter and coalesce(document, 0) = 0;
end;

-- Where those live who often get decisions, and how they want them (docs/expedite.md).
create table if not exists addressees(
  name      text not null primary key,
  channel   text check(channel in ('e-post', 'brev', 'internt')),
  purpose   text check(purpose in ('kännedom', 'verkställighet', 'delgivning')),
  internal  text check(internal in ('ja', 'nej')),   -- one of the municipality's own
  street    text,
  postcode  text,
  town      text,
  email     text
) strict, without rowid;

-- How one recipient is to get one decision, where that has been said, and the letter that he or she
-- got: its document, the day, and the receipt.  A row without 'sent' is only what was said.
create table if not exists dispatches(
  item      integer not null references items,
  name      text    not null check(name <> ''),
  channel   text check(channel in ('e-post', 'brev', 'internt', 'ingen')),
  purpose   text check(purpose in ('kännedom', 'verkställighet', 'delgivning')),
  internal  text check(internal in ('ja', 'nej')),
  secret    text check(secret in ('ja', 'nej')),     -- may have what is secret
  street    text,
  postcode  text,
  town      text,
  email     text,
  letter    integer references documents,
  sent      text check(sent glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  receipt   text check(receipt glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  proof     text,
  primary key(item, name)
) strict, without rowid;

-- What has been written stays as it was written.
create trigger if not exists content_keep before update on content
begin select raise(abort, 'content is never changed'); end;
create trigger if not exists content_stay before delete on content
begin select raise(abort, 'content is never removed'); end;
create trigger if not exists definitions_keep before update on definitions
begin select raise(abort, 'definitions are never changed'); end;
create trigger if not exists definitions_stay before delete on definitions
begin select raise(abort, 'definitions are never removed'); end;
create trigger if not exists documents_keep before update on documents
begin select raise(abort, 'documents are never changed'); end;
create trigger if not exists documents_stay before delete on documents
begin select raise(abort, 'documents are never removed'); end;
create trigger if not exists markings_keep before update on markings
begin select raise(abort, 'markings are never changed'); end;
create trigger if not exists markings_stay before delete on markings
begin select raise(abort, 'markings are never removed'); end;
create trigger if not exists events_keep before update on events
begin select raise(abort, 'events are never changed'); end;
create trigger if not exists events_stay before delete on events
begin select raise(abort, 'events are never removed'); end;
create trigger if not exists payloads_keep before update on payloads
begin select raise(abort, 'payloads are never changed'); end;
create trigger if not exists payloads_stay before delete on payloads
begin select raise(abort, 'payloads are never removed'); end;
create trigger if not exists matters_key before update of id, key, kind on matters
begin select raise(abort, 'the key of a matter is never changed'); end;
create trigger if not exists matters_stay before delete on matters
begin select raise(abort, 'matters are never removed'); end;
create trigger if not exists series_upwards before update on series when new.last < old.last
  and (new.name not glob '§ *' -- §§ that nobody has signed may be numbered again
       or new.last < (select max(i.paragraph) from items i
                      where '§ ' || i.body = new.name and i.year = new.year))
begin select raise(abort, 'a series never goes backwards'); end;
create trigger if not exists series_stay before delete on series
begin select raise(abort, 'a series is never removed'); end;

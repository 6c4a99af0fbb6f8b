/** The tables of locks in PostgreSQL. Several processes of the API share them. */

/** Made, or brought up to date, on every new connection; the lock keeps two processes from doing so at once. */
export const MIGRATE = `
  BEGIN;
  SELECT pg_advisory_xact_lock(8391702755012);
  CREATE TABLE IF NOT EXISTS tenantry_lock_version (version integer NOT NULL);
  INSERT INTO tenantry_lock_version SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM tenantry_lock_version);
  CREATE TABLE IF NOT EXISTS tenantry_lock_keyspace (name text COLLATE "C" PRIMARY KEY, token bigint NOT NULL);
  CREATE TABLE IF NOT EXISTS tenantry_lock (
    keyspace text COLLATE "C" NOT NULL, resource text COLLATE "C" NOT NULL, id_hash text COLLATE "C" NOT NULL UNIQUE,
    expires_at bigint NOT NULL, waiting integer NOT NULL, waiting_until bigint NOT NULL, body text NOT NULL,
    PRIMARY KEY (keyspace, resource)
  );
  CREATE INDEX IF NOT EXISTS tenantry_lock_live ON tenantry_lock (keyspace, expires_at);
  CREATE TABLE IF NOT EXISTS tenantry_lock_request (seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE, digest text COLLATE "C" PRIMARY KEY, print text NOT NULL, note bigint NOT NULL, made_at bigint NOT NULL);
  CREATE INDEX IF NOT EXISTS tenantry_lock_request_age ON tenantry_lock_request (made_at);
  COMMIT;
`;

export const VERSION = 1;
export const READ_VERSION = 'SELECT version FROM tenantry_lock_version';

/** The keyspaces of locks that are named by their ids. A lock never moves to another. */
export const KEYSPACES_OF_IDS = 'SELECT DISTINCT keyspace FROM tenantry_lock WHERE id_hash = ANY($1)';

/**
 * Locks the rows of the keyspaces, in one order for all processes, and makes those that are missing. Everything that is
 * read after it in the same transaction is what the last holder of these rows committed.
 */
export const LOCK_KEYSPACES = `
  INSERT INTO tenantry_lock_keyspace AS k SELECT name, 0 FROM unnest($1::text[]) AS name ORDER BY name COLLATE "C"
  ON CONFLICT (name) DO UPDATE SET token = k.token RETURNING name, token::text`;

/** Everything that a batch is about, as one row of JSON, with the time by the database's clock. $5 is added to the clock. */
export const LOAD = `
  WITH clock AS MATERIALIZED (SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint + $5::bigint AS now)
  SELECT (SELECT now FROM clock)::float8 AS now,
    (SELECT coalesce(json_agg(json_build_object('keyspace', keyspace, 'resource', resource, 'body', body)), '[]') FROM tenantry_lock
      WHERE (keyspace, resource) IN (SELECT * FROM unnest($1::text[], $2::text[])) OR id_hash = ANY($3::text[])) AS locks,
    (SELECT coalesce(json_agg(json_build_object('name', name,
        'held', (SELECT count(*) FROM tenantry_lock WHERE keyspace = name AND expires_at > (SELECT now FROM clock)),
        'waiting', (SELECT coalesce(sum(waiting), 0) FROM tenantry_lock WHERE keyspace = name AND waiting_until > (SELECT now FROM clock)))), '[]')
      FROM unnest($6::text[]) AS name) AS keyspaces,
    (SELECT coalesce(json_agg(json_build_object('digest', digest, 'print', print, 'note', note)), '[]') FROM tenantry_lock_request
      WHERE digest = ANY($4::text[])) AS requests`;

/** Writes what was decided, in one statement, and tells whose turn it is; listeners hear of it once it is committed. */
export const SAVE = `
  WITH freed AS (DELETE FROM tenantry_lock WHERE (keyspace, resource) IN (SELECT * FROM unnest($1::text[], $2::text[]))),
  held AS (
    INSERT INTO tenantry_lock
    SELECT * FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::integer[], $8::bigint[], $9::text[])
    ON CONFLICT (keyspace, resource) DO UPDATE SET id_hash = excluded.id_hash, expires_at = excluded.expires_at,
      waiting = excluded.waiting, waiting_until = excluded.waiting_until, body = excluded.body
  ),
  tokens AS (
    UPDATE tenantry_lock_keyspace AS k SET token = given.token FROM unnest($10::text[], $11::bigint[]) AS given (name, token)
    WHERE k.name = given.name AND k.token < given.token
  ),
  made AS (
    INSERT INTO tenantry_lock_request (digest, print, note, made_at) SELECT digest, print, note, $15::bigint FROM unnest($12::text[], $13::text[], $14::bigint[]) AS given (digest, print, note)
    ON CONFLICT (digest) DO UPDATE SET print = excluded.print, note = excluded.note, made_at = excluded.made_at
  ),
  forgotten AS (DELETE FROM tenantry_lock_request WHERE digest = ANY($16::text[]))
  SELECT pg_notify('tenantry_lock_turn', turn) FROM unnest($17::text[]) AS turn`;

/** A bounded piece of what need not be remembered any more: made before $1, or older than the newest $2. */
export const PRUNE = `
  DELETE FROM tenantry_lock_request WHERE digest IN (
    SELECT digest FROM tenantry_lock_request WHERE made_at < $1 OR seq <= (SELECT max(seq) FROM tenantry_lock_request) - $2::bigint
    ORDER BY seq LIMIT 20000)`;

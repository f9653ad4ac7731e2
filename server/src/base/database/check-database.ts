import type { Database } from './database.ts';

/** Extensions every workspace may use; all are trusted, so the owner of the database may make them. */
const extensions = ['pg_trgm', 'btree_gin', 'pgcrypto'];

/**
 * Makes sure that a database can hold Tenon's data safely: version, encoding, Chinese trigrams, durability, rights. Makes the
 * extensions that are missing. Throws one error that names everything wrong, what was seen, and what to do.
 */
export async function checkDatabase(database: Database): Promise<void> {
  const faults = await findSettingFaults(database);
  if (faults.length === 0) faults.push(...(await findForeignSchemas(database)));
  // Without these the extensions cannot be made, and their messages would hide the reason.
  if (faults.length === 0) faults.push(...(await findExtensionFaults(database)));
  if (faults.length === 0) faults.push(...(await findTrigramFaults(database)));
  if (faults.length > 0) {
    throw new Error(`Tenon cannot use this database:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

type Settings = {
  version: number;
  versionText: string;
  encoding: string;
  fsync: string;
  full_page_writes: string;
  synchronous_commit: string;
  role: string;
  database: string;
  createRole: boolean;
  createSchema: boolean;
};

async function findSettingFaults(database: Database): Promise<string[]> {
  const [seen] = await database.platform.query<Settings>({
    text: `select current_setting('server_version_num')::int as version, current_setting('server_version') as "versionText",
        pg_encoding_to_char(encoding) as encoding, current_setting('fsync') as fsync,
        current_setting('full_page_writes') as full_page_writes, current_setting('synchronous_commit') as synchronous_commit,
        current_user as role, datname as database, rolcreaterole or rolsuper as "createRole",
        has_database_privilege(datname, 'create') as "createSchema"
      from pg_database, pg_roles where datname = current_database() and rolname = current_user`,
    values: [],
  });
  return seen ? findFaults(seen) : ['The server does not say what it is.'];
}

/** Exported for its test: durability cannot be turned off on the server that other tests share. */
export function findFaults(seen: Settings): string[] {
  const faults: string[] = [];
  if (seen.version < 150000) faults.push(`It runs PostgreSQL ${seen.versionText}. Upgrade it to 15 or newer.`);
  if (seen.encoding !== 'UTF8') {
    faults.push(
      `Its encoding is ${seen.encoding}. Make it again: create database … encoding 'UTF8' lc_ctype 'C.UTF-8' template template0.`,
    );
  }
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit'] as const) {
    if (seen[name] === 'off') faults.push(`${name} is off, so a power cut loses data. Set ${name} = on in postgresql.conf.`);
  }
  if (!seen.createRole) {
    faults.push(
      `Role "${seen.role}" may not create roles, and each workspace has its own. Run: alter role "${seen.role}" createrole.`,
    );
  }
  if (!seen.createSchema) {
    faults.push(
      `Role "${seen.role}" may not create schemas here. Run: grant create on database "${seen.database}" to "${seen.role}".`,
    );
  }
  return faults;
}

/** As a restore leaves them that kept the owners of another server. */
async function findForeignSchemas(database: Database): Promise<string[]> {
  const rows = await database.platform.query<{ schema: string; owner: string; role: string }>({
    text: `select nspname as schema, pg_get_userbyid(nspowner) as owner, current_user as role from pg_namespace
      where (nspname in ('tenon', 'graphile_worker') or nspname like 'ws\\_%') and not pg_has_role(current_user, nspowner, 'usage')
      order by nspname`,
    values: [],
  });
  return rows.map(
    ({ schema, owner, role }) =>
      `Schema ${schema} belongs to role "${owner}". Restore the backup as role "${role}", with pg_restore --no-owner.`,
  );
}

async function findExtensionFaults(database: Database): Promise<string[]> {
  const faults: string[] = [];
  for (const name of extensions) {
    try {
      await database.platform.query({ text: `create extension if not exists ${name} schema public`, values: [] });
    } catch (error) {
      faults.push(
        `Extension ${name} cannot be made (${reasonOf(error)}). Install PostgreSQL's contrib package, ` +
          `or let a superuser run: create extension ${name} schema public.`,
      );
    }
  }
  const elsewhere = await database.platform.query<{ name: string; schema: string }>({
    text: `select extname as name, nspname as schema from pg_extension join pg_namespace n on n.oid = extnamespace
      where extname = any($1) and nspname <> 'public'`,
    values: [extensions],
  });
  faults.push(
    ...elsewhere.map(
      ({ name, schema }) => `Extension ${name} is in schema ${schema}. Run: alter extension ${name} set schema public.`,
    ),
  );
  return faults;
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message : message;
}

/** With a character type of `C`, trigrams of Chinese are empty and every search over Chinese text would read the whole table. */
async function findTrigramFaults(database: Database): Promise<string[]> {
  const [seen] = await database.platform.query<{ found: boolean; type: string }>({
    text: `select cardinality(public.show_trgm('上海')) > 0 as found, datctype as type from pg_database
      where datname = current_database()`,
    values: [],
  });
  if (seen?.found) return [];
  return [
    `Its character type is ${seen?.type}, with which Chinese text cannot be searched. ` +
      `Make it again: create database … encoding 'UTF8' lc_ctype 'C.UTF-8' template template0.`,
  ];
}

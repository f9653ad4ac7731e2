import type { Locale } from '@tenon/metadata';
import type { Transaction } from '../base/database/database.ts';
import { quoteName } from './quote-name.ts';

/** The collation that names are sorted by for readers of a language, quoted. Of a language that is missing here, the database's own order counts. */
export type Collations = Partial<Record<Locale, string>>;

/** ICU's, which PostgreSQL brings: Chinese by pinyin. They are deterministic, so texts are equal where their bytes are. */
const wanted: Record<Locale, string> = { zh: 'zh-Hans-CN-x-icu', en: 'en-x-icu' };

/** A PostgreSQL that was built without ICU has none of them. */
export async function readCollations(db: Pick<Transaction, 'query'>): Promise<Collations> {
  const rows = await db.query<{ name: string }>({
    text: `select collname as name from pg_collation
      where collnamespace = 'pg_catalog'::regnamespace and collprovider = 'i' and collisdeterministic and collname = any($1)`,
    values: [Object.values(wanted)],
  });
  const known = Object.entries(wanted).filter(([, collation]) => rows.some(({ name }) => name === collation));
  return Object.fromEntries(known.map(([locale, collation]) => [locale, quoteName(collation)]));
}

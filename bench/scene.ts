import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Seeded, seed } from './seed.ts';
import { type Session, signInBoth } from './session.ts';
import { type Stack, startScript, startStack } from './stack.ts';

/** Our server and the baseline on one seeded database, with an administrator and a sales representative signed in. */
export type Scene = {
  stack: Stack;
  baseline: string;
  rows: number;
  admin: Session;
  rep: Session;
  seeded: Seeded;
  close(): Promise<void>;
};

/** `TENON_BENCH_FOLDER` names a folder that is seeded once and used again, since to seed some millions of rows takes longer than most measures. */
export async function openScene(rows: number): Promise<Scene> {
  const kept = process.env.TENON_BENCH_FOLDER;
  const stack = await startStack(kept);
  const { people, seeded } = (kept && (await readSeeded(kept))) || (await seedAnew(stack, rows));
  const baseline = await startScript('baseline-server.ts', { DATABASE_URL: stack.databaseUrl });
  return {
    stack,
    baseline: baseline.url,
    rows,
    ...people,
    seeded,
    async close() {
      await baseline.stop();
      await stack.stop();
    },
  };
}

type Kept = { people: { admin: Session; rep: Session }; seeded: Seeded };

const file = 'seeded.json';

async function seedAnew(stack: Stack, rows: number): Promise<Kept> {
  const people = await signInBoth(stack.url);
  const seeded = await seed(stack.databaseUrl, { rows, representative: people.rep.userId, department: null });
  await writeFile(join(stack.folder, file), JSON.stringify({ people, seeded }));
  return { people, seeded };
}

async function readSeeded(folder: string): Promise<Kept | undefined> {
  const text = await readFile(join(folder, file), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

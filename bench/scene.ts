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

export async function openScene(rows: number): Promise<Scene> {
  const stack = await startStack();
  const { admin, rep } = await signInBoth(stack.url);
  const seeded = await seed(stack.databaseUrl, { rows, representative: rep.userId, department: null });
  const baseline = await startScript('baseline-server.ts', { DATABASE_URL: stack.databaseUrl });
  return {
    stack,
    baseline: baseline.url,
    rows,
    admin,
    rep,
    seeded,
    async close() {
      await baseline.stop();
      await stack.stop();
    },
  };
}

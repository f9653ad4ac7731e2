import type { AppBody } from '../../../../../metadata/define/app.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { StepBuilder } from '../../store/commands.ts';

const mostFirstSteps = 4;

/** Puts an object that is made at the end of an app's menu, in a first section where there is none. It is a first step, and the first one's list is on the home page. */
export function putInApp(step: StepBuilder, { app, object }: { app: string; object: string }): void {
  const target = { kind: 'app', name: app };
  const body = step.read({ ...target, at: [] }) as AppBody | undefined;
  if (!body) return;
  const section = body.menu?.[0];
  if (section) step.write({ ...target, at: ['menu', section.id, 'objects', object] }, { to: object });
  else step.write({ ...target, at: ['menu', 'records'] }, { to: { id: 'records', objects: [object] } as Json });
  putOnHome(step, { app, object, body });
}

function putOnHome(step: StepBuilder, { app, object, body }: { app: string; object: string; body: AppBody }): void {
  const target = { kind: 'app', name: app };
  const { home = [], firstSteps = [] } = body;
  if (home.some(({ card }) => card === 'firstSteps') && firstSteps.length < mostFirstSteps)
    step.write({ ...target, at: ['firstSteps', object] }, { to: { id: object, step: 'create', object } });
  const view = `${object}_all`;
  const isEmpty = home.every(({ card }) => card === 'firstSteps' || card === 'recent');
  if (home.length > 0 && isEmpty && step.read({ kind: 'view', name: view, at: [] }) !== undefined)
    step.write({ ...target, at: ['home', 'records'] }, { to: { id: 'records', card: 'records', view } });
}

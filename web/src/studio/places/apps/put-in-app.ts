import type { AppBody } from '../../../../../metadata/define/app.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { StepBuilder } from '../../store/commands.ts';

/** Puts an object at the end of an app's menu, in a first section where there is none. */
export function putInApp(step: StepBuilder, { app, object }: { app: string; object: string }): void {
  const target = { kind: 'app', name: app };
  const body = step.read({ ...target, at: [] }) as AppBody | undefined;
  if (!body) return;
  const section = body.menu?.[0];
  if (section) step.write({ ...target, at: ['menu', section.id, 'objects', object] }, { to: object });
  else step.write({ ...target, at: ['menu', 'records'] }, { to: { id: 'records', objects: [object] } as Json });
}

import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { ReportBody } from '../../../../../metadata/define/report.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { StepBuilder } from '../../store/commands.ts';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { firstReport } from './first-report.ts';

/** What is done to whole reports, each as one step. */
export function useReportSteps() {
  const run = useRun();
  const { store } = useStudio();
  const at = (name: string, ...way: string[]) => ({ kind: 'report', name, at: way });
  const bodyNow = (name: string) => bodyOf(store.get(), { kind: 'report', name }) as unknown as ReportBody;
  const objectNow = (object: string) => bodyOf(store.get(), { kind: 'object', name: object }) as unknown as ObjectBody;

  function freeName(object: string): string {
    for (let number = 1; ; number++) {
      const name = `${object.slice(0, 36)}_report_${number}`;
      if (bodyOf(store.get(), { kind: 'report', name }) === undefined) return name;
    }
  }

  function create(name: string, body: ReportBody): string {
    run({ key: 'studio.did.create', values: { thing: body.label } }, (step) =>
      step.write(at(name), { to: body as unknown as Json }),
    );
    return name;
  }

  return {
    add: (object: string) => create(freeName(object), firstReport(object, objectNow(object))),
    /** Within a step that puts it somewhere. */
    addWithin(step: StepBuilder, object: string): { name: string; body: ReportBody } {
      const [name, body] = [freeName(object), firstReport(object, objectNow(object))];
      step.write(at(name), { to: body as unknown as Json });
      return { name, body };
    },
    copy(name: string): string {
      const body = bodyNow(name);
      return create(freeName(body.query.object), { ...structuredClone(body), label: madeLabels.copy(body.label) });
    },
    remove: (name: string) =>
      run({ key: 'studio.did.remove', values: { thing: bodyNow(name).label } }, (step) =>
        step.write(at(name), { to: undefined }),
      ),
    /** Fields of another object are others: figures, groups and conditions begin anew. What it is called stays. */
    setObject(name: string, object: string): void {
      const { label } = bodyNow(name);
      const next = { ...firstReport(object, objectNow(object)), label };
      run({ key: 'studio.did.set', values: { setting: { text: 'reports.object' }, thing: label } }, (step) =>
        step.write(at(name), { to: next as unknown as Json }),
      );
    },
  };
}

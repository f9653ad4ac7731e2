import type { Json } from '../../../../../metadata/merge/json.ts';
import { useReportSteps } from '../reports/use-report-steps.ts';
import { elementSteps } from './element-steps.ts';
import { fieldSteps } from './field-steps.ts';
import { beginPage } from './page-body.ts';
import { usePageTools } from './page-tools.ts';

/** What is done to the elements of an object's page. Each is one step, so that it is taken back as a whole. */
export function usePageSteps(object: string) {
  const tools = usePageTools(object);
  const { run, at, objectNow } = tools;
  return {
    begin: () =>
      run({ key: 'studio.did.create', values: { thing: objectNow().label } }, (step) =>
        step.write(at(), { to: beginPage(object, objectNow()) as unknown as Json }),
      ),
    ...fieldSteps(tools),
    ...elementSteps(tools, useReportSteps()),
  };
}

export type PageSteps = ReturnType<typeof usePageSteps>;

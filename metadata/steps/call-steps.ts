import type { DefinitionCheck } from '../check/definition-check.ts';
import type { TypedFormulas, TypedNames } from '../define/named-values.ts';
import type { ProcessStep } from '../define/process.ts';
import { calledProcessInput, choiceInput, objectInput, recordInput, typedFormulasInput, typedNamesInput } from './step-inputs.ts';
import type { StepKind, StepOutput } from './step-kind.ts';
import { stepsOf } from './walk-steps.ts';

/** What a step is told that has another process do something. */
export type SubProcessInputs = {
  process: string;
  object: string;
  record: unknown;
  values?: TypedFormulas;
  waits?: 'yes' | 'no';
  takes?: TypedNames;
};

/** Has another process do what it does for a record, and goes on with what that gives back. */
const subProcess: StepKind<SubProcessInputs> = {
  label: { zh: '调用流程', en: 'Run another process' },
  about: {
    zh: '让另一个流程处理一条记录，可等它结束并取回结果',
    en: 'Has another process do its work for a record, and can wait for what it gives back',
  },
  icon: 'sitemap',
  inputs: {
    object: objectInput({ zh: '对象', en: 'Object' }),
    process: calledProcessInput({ zh: '流程', en: 'Process' }),
    record: recordInput({ zh: '记录', en: 'Record' }),
    values: typedFormulasInput({ zh: '交给它的值', en: 'What it is given' }, { required: false }),
    waits: choiceInput(
      { zh: '是否等待', en: 'Whether it is waited for' },
      {
        yes: { zh: '等它结束', en: 'until it is over' },
        no: { zh: '不等', en: 'not' },
      },
    ),
    takes: typedNamesInput({ zh: '取回的值', en: 'What it gives back' }),
  },
  outputs: {},
  answers: ({ takes = {} }) => typedOutputs(takes),
  writes: () => [],
  makesRuns: true,
  waits: true,
  check(check, at, { inputs }) {
    const called = check.model.processes[inputs.process];
    if (!called) return;
    checkNames(check, `${at}.inputs.values`, { given: inputs.values ?? {}, wanted: called.takes, all: true });
    checkNames(check, `${at}.inputs.takes`, { given: inputs.takes ?? {}, wanted: givenBackBy(called.steps), all: false });
    if (inputs.waits === 'no' && Object.keys(inputs.takes ?? {}).length > 0) check.report(`${at}.inputs.takes`, 'notWaitedFor');
  },
  example: { process: 'called', object: 'deal', record: { record: true } },
};

/** Gives values back to the process that waits for this one; of the same name the last one counts. */
const giveBack: StepKind<{ values: TypedFormulas }> = {
  label: { zh: '返回结果', en: 'Give back' },
  about: {
    zh: '把算出的值交还给调用此流程的流程',
    en: 'Gives values back to the process that has run this one',
  },
  icon: 'arrow-back-up',
  inputs: { values: typedFormulasInput({ zh: '返回的值', en: 'What is given back' }) },
  outputs: {},
  answers: ({ values = {} }) => typedOutputs(values),
  writes: () => [],
  givesBack: true,
  example: { values: { title: { type: 'text', expression: 'name' } } },
};

/** Kinds of steps by which processes use each other. */
export const callSteps = { subProcess, giveBack };

function typedOutputs(names: TypedNames): Record<string, StepOutput> {
  return Object.fromEntries(Object.entries(names).map(([name, { type }]) => [name, { label: { zh: name, en: name }, type }]));
}

/** What the steps of a process give back. */
export function givenBackBy(steps: readonly ProcessStep[]): TypedNames {
  const giving = stepsOf({ steps }).filter(
    ({ kind }) => Object.hasOwn(callSteps, kind) && 'givesBack' in callSteps[kind as 'giveBack'],
  );
  return Object.assign({}, ...giving.map(({ inputs }) => inputs.values));
}

type Names = { given: TypedNames; wanted: TypedNames; all: boolean };

/** `all`: what is not given is missing. */
function checkNames(check: DefinitionCheck, at: string, { given, wanted, all }: Names): void {
  const choices = Object.keys(wanted).join(', ') || { zh: '无', en: 'none' };
  for (const [name, { type }] of Object.entries(given))
    if (!Object.hasOwn(wanted, name)) check.report(`${at}.${name}`, 'unknownValue', { seen: name, choices });
    else if (wanted[name]?.type !== type) check.report(`${at}.${name}`, 'otherType', { seen: name });
  if (!all) return;
  for (const name of Object.keys(wanted)) if (!Object.hasOwn(given, name)) check.report(at, 'valueLeftOut', { seen: name });
}

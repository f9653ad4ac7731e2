import type { DefinitionCheck } from '../check/definition-check.ts';
import type { StepWrite } from '../check/step-write.ts';
import type { ProcessTrigger } from '../define/trigger.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import type { Label } from '../label.ts';

/** What steps are given by what set the process off, as `steps.call.name`. */
export type Given = Record<string, { label: Label; type: ExpressionType }>;

/** A trigger but for the object it is about. */
type Settings<Of> = Omit<Of, 'object'>;

/**
 * What sets a process off, as checks, panels and the engine ask for it. `label` in words of the screen is `processes.kind.<kind>`; what makes runs of it
 * is in `server/src/process/triggers`.
 */
export type TriggerKind<Of extends ProcessTrigger = ProcessTrigger> = {
  /** As it is where somebody chooses it. */
  beginning: Settings<Of>;
  /** What of it holds for records of another object, too. */
  kept(trigger: Of): Settings<Of>;
  /** What is noted in a run as having happened to its record; of changes, what a trial takes for it. */
  action: 'update' | 'press' | 'time' | 'approval' | 'call';
  /** In whose name it can act: of somebody who set it off, of nobody, or only by what a role allows. */
  acts: 'starter' | 'nobody' | 'role';
  /** Fields of its records that it looks at, besides its conditions. */
  watches?(trigger: Of): string[];
  check?(check: DefinitionCheck, trigger: Of): void;
  gives?(trigger: Of): Given;
  /** What it does to records before the first step. */
  writes?(trigger: Of): StepWrite[];
};

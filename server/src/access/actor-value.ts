import type { Actor } from './actor.ts';

export type ActorParameter = 'userId' | 'department' | 'departmentsBelow' | 'team';

/**
 * Stands in the values of a statement for something of the actor. The text of a row filter depends on rights only, so a compiled
 * statement serves every actor with the same `rights.signature`; `bindActor` fills the values in for one of them.
 */
export class ActorValue {
  readonly parameter: ActorParameter;

  constructor(parameter: ActorParameter) {
    this.parameter = parameter;
  }
}

/** Values of a statement with everything that stands for the actor filled in. */
export function bindActor(values: readonly unknown[], actor: Actor): unknown[] {
  return values.map((value) => (value instanceof ActorValue ? actor[value.parameter] : value));
}

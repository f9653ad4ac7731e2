import type { Label, Problem } from '@tenon/metadata';
import { joinLabels } from '@tenon/metadata';
import { rightsOf } from '../../../access/actors.ts';
import { mayChangeField, visibilityOf } from '../../../access/field-rights.ts';
import { fieldAccess } from '../field-access.ts';
import type { Write } from '../write.ts';

/** A gate asks for what is missing of whoever moves a record: who may not fill it in is told who may, and hears no names of what is hidden. */
export function explainGate(write: Write, problem: Problem): Problem {
  const { field, asks } = problem;
  if (asks) return { ...problem, asks: asks.filter((each) => fieldAccess(write, each) === 'write') };
  if (problem.code !== 'gateRequires' || field === undefined || fieldAccess(write, field) === 'write') return problem;
  const { snapshot, actor, object } = write;
  const params = { ...problem.params, who: joinLabels(rolesThatFill(write, field), ' / ') };
  if (visibilityOf(snapshot, actor, object.name, field) === 'clear') return { ...problem, code: 'gateAsksOthers', params };
  const { field: _hidden, params: _said, ...rest } = problem;
  const { label: _label, ...said } = params as Record<string, string | number | Label>;
  return { ...rest, code: 'gateAsksHidden', params: said };
}

function rolesThatFill({ snapshot, object }: Write, field: string): Label[] {
  return [...snapshot.roles].flatMap(([name, { label }]) => {
    const rights = rightsOf(snapshot, [name]);
    const fills = rights.scopes(object.name, 'edit').length > 0 && mayChangeField(snapshot, { rights }, object.name, field);
    return fills ? [label] : [];
  });
}

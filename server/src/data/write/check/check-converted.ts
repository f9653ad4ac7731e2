import { problem } from '../../../base/errors.ts';
import type { ChoiceField } from '../object-plan.ts';
import { type PendingRow, valueAfter, type Write } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

/**
 * A record that says it was converted points at what it became. Only a conversion, an undo, and an import of what another system
 * converted bring it there.
 */
export function checkConverted(write: Write): void {
  const { conversion } = write.object.body;
  if (!conversion || write.byPlatform || write.takesBack || write.actor.source === 'import') return;
  const links = conversion.targets.map(({ link }) => link);
  for (const choice of write.plan.choices)
    for (const pendingRow of write.pendingRows)
      if (
        takesAnew(pendingRow, choice, conversion.sets[choice.field.name]) &&
        links.every((link) => valueAfter(pendingRow, link) == null)
      )
        refuseChoice(write, pendingRow, choice);
}

function takesAnew({ values, before }: PendingRow, { field: { name } }: ChoiceField, value: unknown): boolean {
  return value !== undefined && values[name] === value && before?.[name] !== value;
}

function refuseChoice(write: Write, pendingRow: PendingRow, { field, options }: ChoiceField): void {
  const chosen = String(pendingRow.values[field.name]);
  const params = { label: field.definition.label, seen: options.get(chosen)?.label ?? chosen };
  refuseRow(write, pendingRow, problem('convertInstead', field.name, params));
}

import { countChange } from '../../../catalog/data-version.ts';
import type { Write } from '../write.ts';
import { entersStage } from './save-stages.ts';
import { bind, type StatementParts } from './statement-parts.ts';

/** Counts the change together with the rows, for those who remember answers. */
export function bindVersion(write: Write, parts: StatementParts): void {
  const { object, plan } = write;
  const changed = plan.tracking && entersStage(write) ? [object.name, plan.tracking.object] : [object.name];
  parts.expressions.push(`counted as (${countChange(write.workspace, bind(parts, changed))})`);
}

import { anyLink } from '../../../../../metadata/check/field-demands.ts';
import type { Field } from '../../../../../metadata/define/field.ts';
import type { LayoutReport } from '../../../../../metadata/define/layout.ts';
import type { ReportBody } from '../../../../../metadata/define/report.ts';
import type { Label } from '../../../../../metadata/label.ts';

type Defined = { kind: string; name: string; body: unknown };

/** Figures of the record's own records: reports over records that lead to those of an object, by each field that does. */
export function reportChoices(definitions: readonly Defined[], object: string): (LayoutReport & { label: Label })[] {
  const links = new Map(
    definitions
      .filter(({ kind }) => kind === 'object')
      .map(({ name, body }) => [name, linksTo(object, body as { fields?: Record<string, Field> })]),
  );
  return definitions
    .filter(({ kind }) => kind === 'report')
    .flatMap(({ name, body }) => {
      const { query, label } = body as ReportBody;
      return (links.get(query.object) ?? []).map((via) => ({ report: name, via, label: label ?? { zh: name, en: name } }));
    });
}

function linksTo(object: string, { fields = {} }: { fields?: Record<string, Field> }): string[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    anyLink.fits(field) && 'to' in field && field.to === object ? [name] : [],
  );
}

import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { Snapshot } from '../../../catalog/snapshot.ts';
import { planOf } from '../../write/object-plan.ts';
import type { CheckedPlan, PlannedColumn } from '../columns/import-plan.ts';
import { seenText } from '../file/cell-text.ts';
import type { FileRow } from '../file/read-rows.ts';
import { type ImportRow, openCellReader } from '../run/read-cells.ts';
import { type HeldValues, keyOfValue } from './held-values.ts';
import { spellingKey } from './name-letters.ts';
import type { OwnNames } from './self-links.ts';

/** Rows that lean on one another: what becomes of one depends on what became of another. `lastOf` answers the last row of a family. */
export type Families = { of(row: number): number | undefined; lastOf(family: number): number };

type Bond = (row: ImportRow) => string[];

/**
 * Reads the file for rows that share a key or a value that may stand once, of which one takes what the record of another gives up, or that link to
 * one another. A dry run brings each family in
 * together, since it takes back what it did before it goes on.
 */
export async function findFamilies(
  groups: AsyncIterable<FileRow[]>,
  { snapshot, plan, own, held }: { snapshot: Snapshot; plan: CheckedPlan; own: OwnNames; held?: HeldValues },
): Promise<Families> {
  const sets = uniqueSets(snapshot, plan);
  const links = ownLinks(plan, own);
  const bonds = [...sets.map(sharedValues(plan)), ...links.map(namesOther)];
  const told = [
    ...toldSets(sets),
    ...links.map(({ named, bond }): Told => ({ fields: [named.field], bond: ([name = '']) => bond(name) })),
  ];
  const compared = new Set([...sets.flat(), ...[...own.keys()].map(({ field }) => field)]);
  const parents = new Map<number, number>();
  const firsts = new Map<string, number>();
  const read = openCellReader({ ...plan, columns: plan.columns.filter(({ field }) => compared.has(field)) });
  if (bonds.length > 0)
    for await (const files of groups) {
      const rows = files.map(read);
      const givenUp = await valuesGivenUp(rows, told, held);
      for (const [at, row] of rows.entries()) {
        for (const bond of [...bonds.flatMap((each) => each(row)), ...(givenUp[at] ?? [])]) {
          const first = firsts.get(bond);
          if (first === undefined) firsts.set(bond, row.row);
          else if (first !== row.row) join(parents, first, row.row);
        }
      }
    }
  const lasts = new Map<number, number>();
  for (const row of parents.keys()) {
    const family = rootOf(parents, row);
    lasts.set(family, Math.max(row, lasts.get(family) ?? 0));
  }
  return {
    of: (row) => (parents.has(row) ? rootOf(parents, row) : undefined),
    lastOf: (family) => lasts.get(family) ?? family,
  };
}

/** Whoever has no parent is a family of one. */
function join(parents: Map<number, number>, a: number, b: number): void {
  const [left, right] = [rootOf(parents, a), rootOf(parents, b)];
  parents.set(left, Math.min(left, right));
  parents.set(right, Math.min(left, right));
  parents.set(b, Math.min(left, right));
}

function rootOf(parents: Map<number, number>, row: number): number {
  let at = row;
  for (let above = parents.get(at); above !== undefined && above !== at; above = parents.get(at)) {
    parents.set(at, parents.get(above) ?? above);
    at = above;
  }
  return at;
}

/** The key, and what no two records may have both, as far as the file tells. */
function uniqueSets(snapshot: Snapshot, plan: CheckedPlan): CompiledField[][] {
  const given = new Set([...plan.columns.map(({ field }) => field.name), ...Object.keys(plan.defaults)]);
  const sets = [plan.key, ...planOf(snapshot, plan.object).unique];
  return sets.map((fields) => fields.filter(({ name }) => given.has(name))).filter((fields) => fields.length > 0);
}

/** Names that differ in case only are one. */
function sharedValues(plan: CheckedPlan): (fields: CompiledField[], at: number) => Bond {
  return (fields, at) => (row) => {
    const values = fields.map((field) => keyOfValue(plan, field, row));
    return values.includes(null) ? [] : [sharedBond(at, values)];
  };
}

function sharedBond(at: number, values: readonly (string | null)[]): string {
  return `${at} ${JSON.stringify(values)}`;
}

type Told = { fields: readonly CompiledField[]; bond: (values: readonly string[]) => string };

/** What the record of each row holds in other sets than the key, which may be another row's by then, and what other rows may call it. */
async function valuesGivenUp(
  rows: readonly ImportRow[],
  told: readonly Told[],
  held: HeldValues | undefined,
): Promise<string[][]> {
  if (!held || told.length === 0) return [];
  const values = await held(
    rows,
    told.flatMap(({ fields }) => fields),
  );
  return values.map((all = []) => {
    let from = 0;
    return told.flatMap(({ fields, bond }) => {
      const own = all.slice(from, from + fields.length).filter((value) => value !== null);
      from += fields.length;
      return own.length < fields.length ? [] : [bond(own)];
    });
  });
}

function toldSets([key = [], ...sets]: readonly CompiledField[][]): Told[] {
  return sets.flatMap((fields, at) =>
    fields.every((field) => key.includes(field)) ? [] : [{ fields, bond: (values) => sharedBond(at + 1, values) }],
  );
}

type OwnLink = { column: PlannedColumn; named: PlannedColumn; bond: (text: string) => string };

function ownLinks(plan: CheckedPlan, own: OwnNames): OwnLink[] {
  return [...own.keys()].flatMap((column) => {
    const target = column.link?.targets.find(({ object }) => object === plan.object);
    const named = plan.columns.find(({ field }) => field === target?.matchBy);
    return named ? [{ column, named, bond: (text: string) => `${column.name} ${spellingKey(target, text)}` }] : [];
  });
}

/** A row that names another one of the file. */
function namesOther({ column, named, bond }: OwnLink): Bond {
  return (row) => {
    const texts = row.links.flatMap((link) => (link.column === column ? link.texts : []));
    return [seenText(row.cells, named), ...texts].filter((text) => text !== '').map(bond);
  };
}

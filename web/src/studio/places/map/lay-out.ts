import type { Relation } from './relations-of.ts';

export const card = { width: 176, height: 48 };
const gap = { x: 130, y: 26 };
const margin = 24;
/** Cards in a column; more of one rank stand in a second column. */
const mostInColumn = 14;
const sweeps = 6;

export type Point = { x: number; y: number };
export type Line = { relation: Relation; from: Point; to: Point; path: string };
/** Cards by their upper left corner, and lines between them. */
export type Drawing = { cards: ReadonlyMap<string, Point>; lines: Line[]; width: number; height: number };

/**
 * Places cards in columns so that relations lead from left to right as far as they can, and those that are linked stand near each other. Objects that
 * nothing leads to stand below. The same objects give the same drawing.
 */
export function layOut(objects: readonly string[], relations: readonly Relation[]): Drawing {
  const pairs = relations.filter(({ from, to }) => from !== to);
  const linked = new Set(pairs.flatMap(({ from, to }) => [from, to]));
  const ranks = ranksOf([...linked].sort(), pairs);
  const columns = inOrder(toColumns(ranks), pairs);
  const tallest = Math.max(0, ...columns.map(({ length }) => length));
  const cards = new Map<string, Point>();
  for (const [at, names] of columns.entries())
    for (const [row, name] of names.entries()) {
      const top = ((tallest - names.length) * (card.height + gap.y)) / 2;
      cards.set(name, { x: margin + at * (card.width + gap.x), y: margin + top + row * (card.height + gap.y) });
    }
  const below = margin + tallest * (card.height + gap.y);
  const alone = objects.filter((name) => !linked.has(name));
  // What leads to itself has its line, and what it is called, beside it.
  const step = card.width + (relations.some(({ from, to }) => from === to && !linked.has(from)) ? gap.x : gap.x / 2);
  const inRow = Math.max(4, Math.ceil(Math.sqrt(alone.length * 2)), columns.length + 1);
  for (const [index, name] of alone.entries()) {
    const [column, row] = [index % inRow, Math.floor(index / inRow)];
    cards.set(name, { x: margin + column * step, y: below + row * (card.height + gap.y) });
  }
  const corners = [...cards.values()];
  return {
    cards,
    lines: linesOf(relations, cards),
    width: Math.max(0, ...corners.map(({ x }) => x)) + card.width + margin,
    height: Math.max(0, ...corners.map(({ y }) => y)) + card.height + margin,
  };
}

/** How many relations lead to each, one after the other: at most, or at least where that would be more columns than anybody looks through. */
function ranksOf(names: readonly string[], pairs: readonly Relation[]): Map<string, number> {
  const longest = countRanks(names, pairs, Math.max);
  const isWide = Math.max(0, ...longest.values()) > 2 * Math.sqrt(names.length);
  return isWide ? countRanks(names, pairs, Math.min) : longest;
}

/** A relation that closes a circle counts for nothing. */
function countRanks(
  names: readonly string[],
  pairs: readonly Relation[],
  pick: (...ranks: number[]) => number,
): Map<string, number> {
  const ranks = new Map<string, number>();
  const open = new Set<string>();
  const sources = new Map<string, Set<string>>();
  for (const { from, to } of pairs) sources.set(to, (sources.get(to) ?? new Set()).add(from));
  const rank = (name: string): number => {
    const known = ranks.get(name);
    if (known !== undefined) return known;
    open.add(name);
    const before = [...(sources.get(name) ?? [])].filter((each) => !open.has(each)).map(rank);
    open.delete(name);
    const own = before.length === 0 ? 0 : pick(...before) + 1;
    ranks.set(name, own);
    return own;
  };
  for (const name of names) rank(name);
  return ranks;
}

function toColumns(ranks: ReadonlyMap<string, number>): string[][] {
  const columns: string[][] = [];
  const last = Math.max(-1, ...ranks.values());
  for (let rank = 0; rank <= last; rank += 1) {
    const names = [...ranks].filter(([, own]) => own === rank).map(([name]) => name);
    for (let at = 0; at < names.length; at += mostInColumn) columns.push(names.slice(at, at + mostInColumn));
  }
  return columns;
}

/** Puts each card at the height of those it is linked with, again and again. */
function inOrder(columns: string[][], pairs: readonly Relation[]): string[][] {
  const linked = new Map<string, string[]>();
  const link = (one: string, other: string) => linked.set(one, [...(linked.get(one) ?? []), other]);
  for (const { from, to } of pairs) {
    link(from, to);
    link(to, from);
  }
  let ordered = columns;
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const heights = new Map(ordered.flatMap((names) => names.map((name, row) => [name, row - names.length / 2] as const)));
    const wanted = (name: string) => {
      const others = (linked.get(name) ?? []).map((each) => heights.get(each) ?? 0);
      return others.length === 0 ? 0 : others.reduce((sum, height) => sum + height, 0) / others.length;
    };
    ordered = ordered.map((names) => names.toSorted((one, other) => wanted(one) - wanted(other)));
  }
  return ordered;
}

type End = { at: Point; side: 'left' | 'right' };

/** From side to side. Where several meet at one side of a card they stand below each other, in the order of where they lead. */
function linesOf(relations: readonly Relation[], cards: ReadonlyMap<string, Point>): Line[] {
  const ports = new Map<string, { end: End; towards: number }[]>();
  const port = (name: string, corner: Point, { side, towards }: { side: End['side']; towards: number }): End => {
    const at = { x: corner.x + (side === 'left' ? 0 : card.width), y: corner.y + card.height / 2 };
    const end: End = { at, side };
    ports.set(`${name} ${side}`, [...(ports.get(`${name} ${side}`) ?? []), { end, towards }]);
    return end;
  };
  const ends = relations.flatMap((relation) => {
    const [source, target] = [cards.get(relation.from), cards.get(relation.to)];
    if (!source || !target) return [];
    const from = port(relation.from, source, { side: target.x < source.x ? 'left' : 'right', towards: target.y });
    const to = port(relation.to, target, { side: target.x > source.x ? 'left' : 'right', towards: source.y });
    return [{ relation, from, to }];
  });
  for (const group of ports.values()) {
    const step = Math.min(14, (card.height - 8) / group.length);
    for (const [nth, { end }] of group.toSorted((one, other) => one.towards - other.towards).entries())
      end.at.y += (nth - (group.length - 1) / 2) * step;
  }
  return ends.map(({ relation, from, to }) => ({ relation, from: from.at, to: to.at, path: pathOf(from, to) }));
}

function pathOf(from: End, to: End): string {
  const bend = from.side === to.side ? 60 : Math.max(40, Math.abs(to.at.x - from.at.x) / 2);
  const [out, into] = [from.side, to.side].map((side) => (side === 'right' ? bend : -bend)) as [number, number];
  return `M${from.at.x},${from.at.y} C${from.at.x + out},${from.at.y} ${to.at.x + into},${to.at.y} ${to.at.x},${to.at.y}`;
}

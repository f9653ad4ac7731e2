import { byOrder } from '../define/by-order.ts';
import type { ChoiceOption, Field } from '../define/field.ts';
import type { Gate, GateDemands } from '../define/gate.ts';
import type { Rule } from '../define/rule.ts';
import { joinLabels, type Label } from '../label.ts';
import { quote } from './write-condition.ts';

type GateRule = Rule & { gate: string };

/** Options behind a checkpoint: its own where it is asked on entering, and those that a record goes on to from there. */
export function optionsBehind(options: readonly ChoiceOption[], option: string, way: 'enter' | 'leave'): string[] {
  const ends = options.some(({ value, kind }) => value === option && kind !== undefined && kind !== 'open');
  if (way === 'leave') return optionsAhead(options, option);
  return ends ? [option] : [option, ...optionsAhead(options, option)];
}

type Body = { fields: Readonly<Record<string, Field>>; gates?: Readonly<Record<string, Gate>> };

/** What the gates of an object ask for, as rules: by `gate@enter`, `gate@leave` and `gate@next`, with what each is about behind. */
export function rulesOfGates({ fields, gates = {} }: Body): Record<string, GateRule> {
  return Object.fromEntries(
    byOrder(gates).flatMap(([name, gate]) => {
      const options = optionsOf(fields[gate.field]);
      return gate.off || options.length === 0 ? [] : rulesOfGate(name, gate, { fields, options });
    }),
  );
}

/** Options that a record goes on to from this one: those behind it, and those that win; going back and losing need nothing. */
export function optionsAhead(options: readonly ChoiceOption[], option: string): string[] {
  const here = options.findIndex(({ value }) => value === option);
  return options
    .filter(({ kind }, at) => at !== here && kind !== 'lost' && kind !== 'invalid' && (at > here || kind === 'won'))
    .map(({ value }) => value);
}

type Within = { fields: Body['fields']; options: readonly ChoiceOption[] };

function rulesOfGate(name: string, gate: Gate, { fields, options }: Within): [string, GateRule][] {
  const { field, option, enter, leave, next, when } = gate;
  const here = options.find(({ value }) => value === option)?.label ?? { zh: option, en: option };
  const only = when === undefined ? '' : ` AND (${when})`;
  const ahead = optionsAhead(options, option);
  const demands = (way: 'enter' | 'leave', moves: string, asked: GateDemands = {}) => {
    const behind = gate.checkpoint && guardOf(gate, options, way);
    const when = behind || `${moves}${only}`;
    return rulesOfDemands(asked, { gate: name, field, label: titles[way](here), when, fields }).map(
      ([about, rule]): [string, GateRule] => [`${name}@${way}.${about}`, behind ? { ...rule, guards: behind } : rule],
    );
  };
  return [
    ...demands('enter', `CHANGED(${field}) AND ${field} = ${quote(option)}`, enter),
    ...(ahead.length > 0 ? demands('leave', `PRIOR(${field}) = ${quote(option)} AND ${isOneOf(field, ahead)}`, leave) : []),
    ...(next ? [[`${name}@next`, nextRule(name, { ...gate, next }, { here, only, options })] as [string, GateRule]] : []),
  ];
}

/** An expression that is true of records that stand behind a checkpoint. */
export function guardOf({ field, option, when }: Gate, options: readonly ChoiceOption[], way: 'enter' | 'leave'): string {
  const behind = optionsBehind(options, option, way);
  return `${isOneOf(field, behind)}${when === undefined ? '' : ` AND (${when})`}`;
}

type Asking = { gate: string; field: string; label: Label; when: string; fields: Body['fields'] };

function rulesOfDemands(
  { fields: required = [], checklists = [], conditions = {} }: GateDemands,
  { gate, field, label, when, fields }: Asking,
): [string, GateRule][] {
  return [
    ...required.map((name): [string, GateRule] => [name, { gate, label, when, require: [name] }]),
    ...checklists.flatMap((name) =>
      optionsOf(fields[name]).flatMap((item): [string, GateRule][] => {
        const isOpen = `NOT INCLUDES(${name}, ${quote(item.value)})`;
        const refuse = { field: name, message: notDone(item.label) };
        return item.archived ? [] : [[`${name}.${item.value}`, { gate, label, when: `${when} AND ${isOpen}`, refuse }]];
      }),
    ),
    ...Object.entries(conditions).map(([name, { holds, message }]): [string, GateRule] => [
      name,
      { gate, label, when: `${when} AND NOT (${holds})`, refuse: { field, message } },
    ]),
  ];
}

type NextGate = Gate & { next: string[] };

function nextRule(
  name: string,
  { field, option, next }: NextGate,
  { here, only, options }: { here: Label; only: string; options: readonly ChoiceOption[] },
): GateRule {
  const allowed = options.filter(({ value }) => next.includes(value)).map(({ label }) => label);
  const leads = allowed.length > 0 ? joinLabels(allowed, ' / ') : { zh: '不能再变', en: 'nowhere' };
  const moves = `PRIOR(${field}) = ${quote(option)} AND ${field} <> ${quote(option)}`;
  return {
    gate: name,
    label: titles.leave(here),
    when: `${moves}${next.length > 0 ? ` AND NOT ${isOneOf(field, next)}` : ''}${only}`,
    refuse: { field, message: { zh: `下一步只能是：${leads.zh}`, en: `it goes on to ${leads.en} only` } },
  };
}

const titles = {
  enter: ({ zh, en }: Label): Label => ({ zh: `进入“${zh}”`, en: `To enter “${en}”` }),
  leave: ({ zh, en }: Label): Label => ({ zh: `离开“${zh}”`, en: `To leave “${en}”` }),
};

function notDone({ zh, en }: Label): Label {
  return { zh: `还没有完成“${zh}”`, en: `“${en}” is not done yet` };
}

function isOneOf(field: string, options: readonly string[]): string {
  return `IN(${[field, ...options.map(quote)].join(', ')})`;
}

function optionsOf(field: Field | undefined): readonly ChoiceOption[] {
  return field && 'options' in field && Array.isArray(field.options) ? field.options : [];
}

import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { ViewBody } from '../../../../../metadata/define/view.ts';
import type { FieldType } from '../../../../../metadata/field-types/field-type.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { Target } from '../../store/state.ts';
import { pluralOf } from '../../words/plural-of.ts';
import { boardOf } from '../views/board-of.ts';

/** The definitions that a new object begins with: itself, its list and its page, and a board where it has a choice to make columns of. */
export function makeObject(name: string, asked: ObjectBody): [Target, Json][] {
  const body = withPlural(asked);
  const all = madeLabels.all(body.plural ?? body.label);
  const list: ViewBody = { object: name, type: 'table', label: all, columns: columnsOf(body), order: 1 };
  const page: LayoutBody = {
    object: name,
    highlights: [],
    sections: [{ id: 'basics', label: madeLabels.basics, fields: Object.keys(body.fields) }],
    related: [],
    quickCreate: writableFields(body).slice(0, 12),
  };
  const bodies = [body, list, page, boardView(name, body)] as (object | undefined)[];
  return targetsOf(name).flatMap((target, at): [Target, Json][] => (bodies[at] ? [[target, bodies[at] as Json]] : []));
}

/** English says of several what it does not say of one; nobody is asked for it, and anybody may write it otherwise. */
function withPlural({ label, ...body }: ObjectBody): ObjectBody {
  const plural = body.plural ?? { zh: label.zh, en: pluralOf(label.en) };
  return plural.en === label.en && plural.zh === label.zh ? { label, ...body } : { label, ...body, plural };
}

function boardView(object: string, body: ObjectBody): ViewBody | undefined {
  const board = boardOf(body, undefined);
  if (!board) return undefined;
  const columns = columnsOf(body).filter(({ field }) => field !== board.field);
  return { object, type: 'board', label: madeLabels.board(body.label), columns: columns.slice(0, 4), board, order: 2 };
}

/** What a new object is made of, and goes with it: itself, its list and its page, and its board. */
export function targetsOf(name: string): Target[] {
  return [
    { kind: 'object', name },
    { kind: 'view', name: `${name}_all` },
    { kind: 'layout', name },
    { kind: 'view', name: `${name}_board` },
  ];
}

/** It has a name, and nothing else. */
export function emptyObject(label: Label): ObjectBody {
  return {
    label,
    icon: 'cube',
    title: 'name',
    fields: { name: { type: 'text', label: madeLabels.title, required: true } },
  };
}

function columnsOf({ fields, title }: ObjectBody): ViewBody['columns'] {
  const others = Object.keys(fields).filter((field) => field !== title);
  return [title, ...others].slice(0, 6).map((field) => ({ field }));
}

function writableFields({ fields }: ObjectBody): string[] {
  return Object.keys(fields).filter((name) => !(fieldTypes[fields[name]?.type ?? 'text'] as FieldType).readOnly);
}

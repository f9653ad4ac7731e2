import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { ViewBody } from '../../../../../metadata/define/view.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { isJsonObject, type Json } from '../../../../../metadata/merge/json.ts';
import type { Target } from '../../store/state.ts';

type NewObject = { name: string; label: Label; from: Json | undefined };

/** The definitions that a new object begins with: itself with a name, its list and its page. A copy has the fields of the other, and none of its records. */
export function makeObject({ name, label, from }: NewObject): [Target, Json][] {
  const body = from === undefined ? emptyObject(label) : copyOf(from, label);
  const list: ViewBody = { object: name, type: 'table', label: madeLabels.all(label), columns: columnsOf(body) };
  const page: LayoutBody = {
    object: name,
    highlights: [],
    sections: [{ id: 'basics', label: madeLabels.basics, fields: Object.keys(body.fields) }],
    related: [],
    quickCreate: Object.keys(body.fields).slice(0, 12),
  };
  return [
    [{ kind: 'object', name }, body as unknown as Json],
    [{ kind: 'view', name: `${name}_all` }, list as unknown as Json],
    [{ kind: 'layout', name }, page as unknown as Json],
  ];
}

function emptyObject(label: Label): ObjectBody {
  return {
    label,
    icon: 'cube',
    title: 'name',
    fields: { name: { type: 'text', label: madeLabels.title, required: true } },
  };
}

/** What names the other object's own arrangements stays behind: how it is turned into others, and where its stages are kept. */
function copyOf(from: Json, label: Label): ObjectBody {
  const {
    conversion: _conversion,
    track: _track,
    plural: _plural,
    ...rest
  } = (isJsonObject(from) ? from : {}) as unknown as ObjectBody;
  return { ...structuredClone(rest), label };
}

function columnsOf({ fields, title }: ObjectBody): ViewBody['columns'] {
  const others = Object.keys(fields).filter((field) => field !== title);
  return [title, ...others].slice(0, 6).map((field) => ({ field }));
}

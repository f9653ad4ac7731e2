import type { Label } from '../label.ts';

/** What is named: a definition, a field of an object, an option of such a field, or a button of an object. */
export type Referent = { kind: string; name: string; field?: string; option?: string; button?: string };

/**
 * A place in a definition that names something. `as` says how: as it stands (`name`), as a path that begins at object `root`, as the key of an entry,
 * inside a formula or a template over records of `root`, or as the value of an option. `element`: what the part of the definition is called.
 */
export type Usage = {
  kind: string;
  name: string;
  path: string;
  to: Referent;
  as: 'name' | 'path' | 'key' | 'formula' | 'template' | 'option';
  root?: string;
  /** What stands before such paths: only those of a formula or a template that begin with it are meant. */
  prefix?: string;
  element?: Label;
};

/** Whether something names this, or a part of it: what names an option names its field and its object, too. */
export function isWithin(named: Referent, target: Referent): boolean {
  return (
    named.kind === target.kind &&
    named.name === target.name &&
    (target.field === undefined || named.field === target.field) &&
    (target.option === undefined || named.option === target.option) &&
    (target.button === undefined || named.button === target.button)
  );
}

import type { Label } from '../label.ts';
import type { Filter } from '../query.ts';

/** What every field says of itself, whatever its type. */
export type FieldBase = {
  label: Label;
  help?: Label;
  /** Stands where nothing is typed yet, such as an example; of types whose values are typed. */
  placeholder?: Label;
  required?: boolean;
  /** No two live records may hold the same value. */
  unique?: boolean;
  /** Value of a new record when its writer gives none. `{ me: true }` and `{ today: true }` are resolved on the server. */
  default?: unknown;
  /** Written by the platform only; every writer's value is refused. */
  readOnly?: boolean;
  /** What it was called in the API before: requests, and headers of imports, may call it so until somebody takes the name away. */
  aliases?: string[];
  /** What the field was called before; when that one goes and this one comes, it is the same, with its values. */
  was?: string;
};

export const choiceColors = [
  ...(['gray', 'red', 'orange', 'yellow', 'green'] as const),
  ...(['teal', 'blue', 'indigo', 'violet', 'pink'] as const),
] as const;
export type ChoiceColor = (typeof choiceColors)[number];

/** The order in which new options take colours, one after the other: those that warn come last. */
export const calmColors: readonly ChoiceColor[] = [
  ...(['gray', 'blue', 'teal', 'violet', 'green'] as const),
  ...(['indigo', 'yellow', 'pink', 'orange', 'red'] as const),
];

export type ChoiceOption = {
  value: string;
  /** What it was called before: records with that value take this one. */
  was?: string;
  label: Label;
  color?: ChoiceColor;
  /** No longer offered; kept on records that have it. */
  archived?: boolean;
  /** Values that other fields of the record take when this option is chosen and the writer does not give them. */
  sets?: Record<string, unknown>;
  /** Fields that must hold a value once this option is chosen; screens ask for them on the way. Imports keep what they find. */
  requires?: string[];
  /** What the option means to the engines: `open`, `won`, `lost`, `invalid` on a stage field. */
  kind?: 'open' | 'won' | 'lost' | 'invalid';
  /**
   * Imports and pasted text recognise these spellings as well as the value and both labels. An option that goes and whose value is among them is merged
   * into this one: its records take this value.
   */
  aliases?: string[];
};

/** In the list of a link: every object that has activities. */
export const everyObject = '*';

/** The options that may be chosen while another choice field of the record has a value: `{ field: 'pipeline', options: { direct: ['a','b'] } }`. */
export type DependentOptions = { field: string; options: Record<string, string[]> };

export type Field = FieldBase &
  (
    | { type: 'text'; maxLength?: number }
    | { type: 'longText'; maxLength?: number }
    /** HTML of a few tags; see `metadata/rich-text`. */
    | { type: 'richText'; maxLength?: number }
    /** `grouped: false` for years and numbers that name something: no comma between thousands. */
    | { type: 'integer'; min?: number; max?: number; grouped?: boolean }
    | { type: 'decimal'; precision?: number; scale?: number; min?: string; max?: string }
    | { type: 'money'; currency?: string; scale?: number }
    | { type: 'percent'; scale?: number }
    /** Stars, from one to `max`, which is 5. */
    | { type: 'rating'; max?: number }
    /** In seconds; `unit` is what a bare number in a text counts, minutes if nothing else is said. */
    | { type: 'duration'; unit?: 'hour' | 'minute' | 'second' }
    | { type: 'boolean' }
    | { type: 'date' }
    | { type: 'datetime' }
    | { type: 'dateRange' }
    | { type: 'geoPoint' }
    /** With `list` the options are those of that list, whatever stands beside it. */
    | { type: 'choice'; options: ChoiceOption[]; list?: string; dependsOn?: DependentOptions }
    | { type: 'choices'; options: ChoiceOption[]; list?: string }
    | { type: 'user'; acyclic?: boolean }
    | { type: 'department' }
    | {
        type: 'relation';
        to: string;
        onDelete?: 'restrict' | 'clear' | 'cascade';
        filter?: Filter;
        /** Of a relation to the same object: no record may come to stand above itself. */
        acyclic?: boolean;
      }
    | { type: 'relationMany'; to: string; via: string }
    /** Rows that are written with their record: those of `to` whose relation `via` points here. */
    | { type: 'subTable'; to: string; via: string }
    | { type: 'manyToMany'; to: string }
    /** `['*']` is every object that has activities, those that are yet to be made too. */
    | { type: 'polymorphic'; to: string[] }
    | { type: 'phone'; region?: string }
    | { type: 'email' }
    | { type: 'url' }
    | { type: 'identityNumber' }
    | { type: 'creditCode' }
    /** Which code its text is drawn as; QR if nothing else is said. */
    | { type: 'barcode'; format?: 'qr' | 'code128' | 'ean13' }
    | { type: 'bankCard' }
    | { type: 'address' }
    | { type: 'json' }
    /** Without `gaps` every number is given, one after the other, and whoever makes a record waits for who did before to be done. */
    | { type: 'autoNumber'; pattern: string; start?: number; step?: number; gaps?: boolean }
    | {
        type: 'formula';
        expression: string;
        result: 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'datetime';
        scale?: number;
        /** The number is an amount in the base currency, and shown like one. Rollups of amounts are so by themselves. */
        format?: 'money';
      }
    /** The value of `field` of the record that `relation` leads to, and of which kind it is. */
    | {
        type: 'lookup';
        relation: string;
        field: string;
        result: 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'datetime';
        scale?: number;
      }
    | {
        type: 'rollup';
        relation: string;
        aggregate: 'count' | 'sum' | 'avg' | 'min' | 'max';
        field?: string;
        filter?: Filter;
        /** What comes out. Default: an integer for `count`, a decimal for the rest (money in base currency). */
        result?: 'integer' | 'decimal' | 'date' | 'datetime';
        scale?: number;
      }
    | { type: 'image'; multiple?: boolean }
    | { type: 'signature' }
    | { type: 'file'; multiple?: boolean; accept?: string[] }
  );

/** A field as it is written: one that names a list has no options of its own. */
export type WrittenField =
  | Field
  | (FieldBase & ({ type: 'choice'; list: string; dependsOn?: DependentOptions } | { type: 'choices'; list: string }));

export type FieldTypeName = Field['type'];

/** One member of the union: `FieldOf<'choice'>`. */
export type FieldOf<Name extends FieldTypeName> = Extract<Field, { type: Name }>;

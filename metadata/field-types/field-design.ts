import type { Field } from '../define/field.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import type { Label } from '../label.ts';
import type { Aggregate } from '../query.ts';

/** What a setting of a type takes; the studio draws a control for each, so that it needs no type by name. */
export type SettingControl =
  | { takes: 'switch' }
  | { takes: 'whole'; min?: number; max?: number }
  /** A number of any size, as text. */
  | { takes: 'number' }
  | { takes: 'text'; example?: string }
  /** Short texts, one beside the other. */
  | { takes: 'texts'; example?: string }
  | { takes: 'oneOf'; choices: readonly { value: string; label: Label }[] }
  /** ISO 4217, ISO 3166. */
  | { takes: 'currency' | 'region' }
  /** The name of an object; a list of them, in which every object may be meant. */
  | { takes: 'object' | 'objects' }
  /**
   * A field of the object itself, of the one that another setting names, or of that which a relation in another setting leads to. `leads`: it is a link to one
   * record or to many. `fits`: what else it has to be, given what is set so far; `wantedWhen`: it is asked for only then.
   */
  | {
      takes: 'field';
      of?: string;
      through?: string;
      leadsBack?: true;
      leads?: 'one' | 'many';
      fits?(found: Field, field: Field, answers: { type: ExpressionType; aggregates: readonly Aggregate[] }): boolean;
      wantedWhen?(field: Field): boolean;
    }
  /** Which records: a filter over the object that another setting names or leads to. */
  | { takes: 'filter'; of?: string; through?: string }
  /** `list`: the shared options that stand in place of the field's own. */
  | { takes: 'options' | 'list' | 'dependentOptions' | 'expression' | 'numbering' };

export type FieldSetting = SettingControl & {
  /** The member of the field. */
  name: string;
  label: Label;
  help?: Label;
  /** Folded away until somebody asks for more. */
  rare?: true;
};

/** The shelves that types stand on where one is chosen. */
export const fieldGroups = {
  text: { zh: '文字', en: 'Text' },
  number: { zh: '数字', en: 'Numbers' },
  time: { zh: '日期与时间', en: 'Date and time' },
  choice: { zh: '选择', en: 'Choices' },
  link: { zh: '关联', en: 'Links' },
  computed: { zh: '自动计算', en: 'Computed' },
} as const satisfies Record<string, Label>;

/** What is known of other fields while one is designed. */
export type DesignedAmong = {
  typeOfPath(path: string): ExpressionType | undefined;
  typeOfExpression(source: string): ExpressionType | undefined;
};

/** How a type is offered, chosen and set in the studio. */
export type FieldDesign = {
  /** A Tabler icon. */
  icon: string;
  group: keyof typeof fieldGroups;
  /** A value as people would read it, so that one knows the type by it. */
  example: Label;
  /** Its editor has room for words while it is empty: fields may have a placeholder. */
  typed?: true;
  /** Names of fields that are likely of this type. The thing itself stands last in either language: “预计交付日期”, “delivery date”. */
  suits?: RegExp;
  /** Texts in a file that are values of this type, whatever their column is called. Of several types the first of the family is meant. */
  evident?: RegExp;
  /** Texts that it would read and never give back as they are, such as `007`: a column with one of them is of another type. */
  spoils?: RegExp;
  /** What does not look so is of another type, even under a name that suits: a bare number is no duration. */
  onlyEvident?: true;
  /** What a new field has besides type and label. */
  begins?: Readonly<Record<string, unknown>>;
  /** A value that is worked out anew each time: the person who writes, or the day. */
  current?: { me: true } | { today: true };
  /** A value belongs to one record alone, as a file does: no default is one. */
  ofRecord?: true;
  /** It reads links of other objects backwards by these settings: what adds up their records can have one made. */
  reads?: { object: string; link: string };
  /** Settings that follow from the others, such as what comes out of a formula, as they have to be. */
  settle?(field: Field, among: DesignedAmong): Readonly<Record<string, unknown>>;
  /** One for each member of `options`, those that matter most first. */
  settings: readonly FieldSetting[];
};

export const decimalsSetting = {
  name: 'scale',
  label: { zh: '小数位数', en: 'Decimals' },
  takes: 'whole',
  min: 0,
  max: 12,
} as const satisfies FieldSetting;

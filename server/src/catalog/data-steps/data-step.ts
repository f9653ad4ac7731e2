/** What a publish does to values that are there, for people to agree to first. */
export type DataStep = {
  object: string;
  field: string;
  /**
   * `rename`: the field has another key; its values stay. `convert`: another type. `options`: options that went, or have another key. `fill`: a
   * value for records without one. `blank`: records that lack what is required from now on; they are asked for it when they are changed next.
   */
  step: 'rename' | 'convert' | 'options' | 'fill' | 'blank';
  /** The former key, or the former type. */
  from?: string;
  /** Records with a value that is touched. */
  values: number;
  /** Of these, so many do not come through as they are: they become blank, are rounded or lose their time. What they were is kept for 30 days. */
  lost: number;
  /** Of a conversion: so many are written otherwise than before, and are not lost. */
  changed?: number;
  /** Some of those that are lost. */
  seen?: string[];
  /** Places that named the field or its options by the old keys, and name them by the new ones: `view/all#columns.2.field`. */
  uses?: string[];
  /** In the background, since the table is big: the publish counts when it is done. */
  later: boolean;
};

/** What whoever publishes wants to become of values. Fields are named `deal.stage`. */
export type DataWishes = {
  /** So many values of a field may be lost. */
  accept?: Record<string, number>;
  /** What takes the place of options that are no longer there; null for nothing. */
  replace?: Record<string, Record<string, string | null>>;
  /** A value for records that have none. */
  fill?: Record<string, unknown>;
};

/**
 * New values of a column, worked out of one that is there: SQL over `{value}`. `source` is what that one is called until now, if otherwise. `of`: it
 * is made of another column, which takes other values as well. `gone`: values that are not options any more.
 */
export type Fill = {
  table: string;
  column: string;
  type: string;
  using: string;
  source?: string;
  of?: string;
  gone?: readonly string[];
};

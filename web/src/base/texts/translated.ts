/**
 * A catalogue in another language: every key of the Chinese one. A key may also have a form for one thing, `key_one`,
 * chosen when the text is asked for with `{ count: 1 }`.
 */
export type Translated<Catalogue> = Record<keyof Catalogue & string, string> &
  Partial<Record<`${keyof Catalogue & string}_one`, string>>;

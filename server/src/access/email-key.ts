/**
 * What spellings of one e-mail address have in common: accounts are found by it, and failed sign-ins counted. It is worked out here
 * and kept beside the address, so that the database, whose `lower` depends on how it was set up, never has a say.
 */
export function emailKey(email: string): string {
  // Letter by letter, since a sigma that ends a word is another letter.
  const lower = [...email.normalize('NFKC').trim()].map((letter) => letter.toLowerCase()).join('');
  return oneOf.reduce((key, [seen, one]) => key.replaceAll(seen, one), lower.normalize('NFKC'));
}

/** Letters that one collation or another takes for one: İ in lower case is an i with a dot above, in Turkish I is ı. */
const oneOf: readonly [seen: string, one: string][] = [
  ['i\u0307', 'i'],
  ['ı', 'i'],
  ['ς', 'σ'],
];

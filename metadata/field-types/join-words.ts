const endsHan = /\p{Script=Han}$/u;
const beginsHan = /^\p{Script=Han}/u;

/** `Lei` and `Li` are `Lei Li`; Chinese takes no blank: `韩` and `梅梅` are `韩梅梅`. */
export function joinWords(texts: readonly string[]): string {
  return texts.reduce((all, next) => all + (all === '' || (endsHan.test(all) && beginsHan.test(next)) ? '' : ' ') + next, '');
}

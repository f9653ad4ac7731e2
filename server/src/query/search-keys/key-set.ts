/** A power of two, more than twice as many as keys. */
const places = 512;

/**
 * Distinct keys in the order they came, at the most `most`: made once and emptied for each record, since a `Set` for each would take half
 * the time of an import's keys.
 */
export class KeySet {
  readonly #most: number;
  readonly #keys: Int32Array;
  readonly #taken = new Int32Array(places);
  /** In which round a place was taken: to empty the set is to begin another. */
  readonly #rounds = new Uint32Array(places);
  #round = 0;
  #count = 0;

  constructor(most: number) {
    if (most * 2 > places) throw new Error(`a key set has room for ${places / 2} keys`);
    this.#most = most;
    this.#keys = new Int32Array(most);
  }

  empty(): void {
    this.#round += 1;
    this.#count = 0;
  }

  get isFull(): boolean {
    return this.#count === this.#most;
  }

  add(key: number): void {
    if (this.isFull) return;
    let place = (key ^ (key >>> 16)) & (places - 1);
    while (this.#rounds[place] === this.#round) {
      if (this.#taken[place] === key) return;
      place = (place + 1) & (places - 1);
    }
    this.#rounds[place] = this.#round;
    this.#taken[place] = key;
    this.#keys[this.#count++] = key;
  }

  list(): number[] {
    const keys = new Array<number>(this.#count);
    for (let at = 0; at < this.#count; at += 1) keys[at] = this.#keys[at] as number;
    return keys;
  }
}

/** Bytes one behind the other, in as much room as they need. */
export class Bytes {
  #buffer: Buffer;
  #at = 0;

  constructor(size: number) {
    this.#buffer = Buffer.allocUnsafe(size);
  }

  get length(): number {
    return this.#at;
  }

  repeat(begin: number, end: number): void {
    this.#reserve(end - begin);
    const buffer = this.#buffer;
    for (let at = begin; at < end; at += 1) buffer[this.#at++] = buffer[at] as number;
  }

  empty(): void {
    this.#at = 0;
  }

  written(): Buffer {
    return this.#buffer.subarray(0, this.#at);
  }

  add(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  int8(value: number): void {
    this.#reserve(1);
    this.#buffer[this.#at++] = value;
  }

  int16(value: number): void {
    this.#reserve(2);
    const buffer = this.#buffer;
    buffer[this.#at++] = value >> 8;
    buffer[this.#at++] = value;
  }

  int32(value: number): void {
    this.#reserve(4);
    this.#put32(value, this.#at);
    this.#at += 4;
  }

  /** Search keys are most of what a record weighs: they are written without a call for each. */
  sizedIntegers(items: readonly number[]): void {
    this.#reserve(items.length * 8);
    const buffer = this.#buffer;
    let at = this.#at;
    for (const item of items) {
      buffer[at] = 0;
      buffer[at + 1] = 0;
      buffer[at + 2] = 0;
      buffer[at + 3] = 4;
      buffer[at + 4] = item >> 24;
      buffer[at + 5] = item >> 16;
      buffer[at + 6] = item >> 8;
      buffer[at + 7] = item;
      at += 8;
    }
    this.#at = at;
  }

  int64(value: bigint): void {
    this.#reserve(8);
    this.#at = this.#buffer.writeBigInt64BE(value, this.#at);
  }

  /** Leaves room for how many bytes are written until `endSized`. */
  beginSized(): number {
    this.int32(0);
    return this.#at;
  }

  endSized(begin: number): void {
    this.#put32(this.#at - begin, begin - 4);
  }

  /** Short texts of plain letters are written here, which takes less time than to ask for it. */
  text(text: string): void {
    this.#reserve(text.length * 3);
    const buffer = this.#buffer;
    const begin = this.#at;
    for (let n = 0; n < text.length; n += 1) {
      const code = text.charCodeAt(n);
      if (code > 0x7f || n > 64) {
        this.#at = begin + buffer.write(text, begin);
        return;
      }
      buffer[begin + n] = code;
    }
    this.#at = begin + text.length;
  }

  id(id: string): void {
    this.#reserve(16);
    let half = -1;
    for (let n = 0; n < id.length; n += 1) {
      const digit = hexDigits[id.charCodeAt(n)] as number;
      if (digit === 255) continue;
      if (half === -1) half = digit;
      else {
        this.#buffer[this.#at++] = (half << 4) | digit;
        half = -1;
      }
    }
  }

  #put32(value: number, at: number): void {
    const buffer = this.#buffer;
    buffer[at] = value >> 24;
    buffer[at + 1] = value >> 16;
    buffer[at + 2] = value >> 8;
    buffer[at + 3] = value;
  }

  #reserve(size: number): void {
    if (this.#at + size <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#at + size));
    this.#buffer.copy(larger, 0, 0, this.#at);
    this.#buffer = larger;
  }
}

const hexDigits = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(digit) ? 255 : digit;
});

/**
 * Gives memory back at once that nobody reads any more. V8 learns only by a full collection that old bytes are not needed, and has the more
 * of them the more bytes wait for one. What shares its memory with others is left as it is.
 */
export function freeBytes({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

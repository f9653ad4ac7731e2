const longest = 2000;

/** Pages, mail and telephone numbers: nothing that runs, and no other host under the guise of a path. */
export function isSafeAddress(address: string): boolean {
  if (address.length > longest || /[\s\p{Cc}\\]/u.test(address)) return false;
  return /^(https?:\/\/|mailto:|tel:)/i.test(address) || /^\/(?!\/)/.test(address);
}

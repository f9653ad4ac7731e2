/** One machine has many addresses of IPv6; its network has one beginning, and a site of several networks a shorter one. */
export function networkOf(address: string, bits: 64 | 48 = 64): string {
  const groups = groupsOf(address);
  if (!groups) return address;
  const mapped = mappedFrom(groups);
  return (
    mapped ??
    groups
      .slice(0, bits / 16)
      .map((group) => group.toString(16))
      .join(':')
  );
}

/** The eight groups of an IPv6 address; undefined for one of IPv4. */
function groupsOf(address: string): number[] | undefined {
  if (!address.includes(':')) return undefined;
  const plain = address.replace(/%.*$/, '').replace(/[\d.]+\.[\d.]+$/, inGroups);
  const [head = '', tail] = plain.split('::', 2);
  const [before, after] = [readGroups(head), readGroups(tail ?? '')];
  return [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => 0), ...after];
}

function readGroups(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16) || 0);
}

/** `::ffff:203.0.113.7` ends in IPv4, which is two groups. */
function inGroups(text: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

/** An IPv4 address in the clothes of IPv6 is counted as what it is. */
function mappedFrom(groups: number[]): string | undefined {
  const [high = 0, low = 0] = groups.slice(6);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return isMapped ? [high >> 8, high & 255, low >> 8, low & 255].join('.') : undefined;
}

/** Members of an object, such as its rules, in their order: low first, then by name. */
export function byOrder<Member extends { order?: number }>(members: Readonly<Record<string, Member>> = {}): [string, Member][] {
  return Object.entries(members).toSorted(([a, one], [b, other]) => (one.order ?? 0) - (other.order ?? 0) || (a < b ? -1 : 1));
}

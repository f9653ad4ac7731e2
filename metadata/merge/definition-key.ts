/** What a definition is known by among all: `object/deal`. */
export function definitionKey({ kind, name }: { kind: string; name: string }): string {
  return `${kind}/${name}`;
}

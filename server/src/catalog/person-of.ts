/** SQL for who is named by a column of ids, as `{ id, name }`; `place` is the quoted schema. */
export function personOf(place: string, column: string): string {
  return `(select json_build_object('id', u.id, 'name', u.name) from ${place}."user" u where u.id = ${column})`;
}

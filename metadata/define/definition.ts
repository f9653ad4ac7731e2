/** Everything a solution ships or an administrator makes: literal data that survives `JSON.parse(JSON.stringify(x))`. */
export type Definition<Kind extends string = string, Body = unknown> = { kind: Kind; name: string; body: Body };

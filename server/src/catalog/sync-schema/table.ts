/** Tables as they should be, and as they are, in one form that can be compared. */
export type Table = {
  name: string;
  columns: readonly TableColumn[];
  indexes: readonly Index[];
  foreignKeys: readonly ForeignKey[];
  /** Rows as the planner of PostgreSQL estimates them; 0 for a table that is only wished for. */
  rows: number;
  /** Names of indexes that are being built beside everybody's work, or whose building was broken off. */
  unfinished?: readonly string[];
  /** Names of the constraints that refuse values which went with the publish before. */
  refusals?: readonly string[];
  /** When the last of its owner went: an object that is no longer defined keeps its table for a while. */
  removedAt?: string;
};

export type TableColumn = {
  name: string;
  /** As `format_type` prints it. */
  type: string;
  /** What follows the type: `not null default 1`, `primary key`. Not compared. */
  rule?: string;
  removedAt?: string;
  /** Of a column that was set aside for other values: how those were made of it, SQL over `{value}`. */
  forward?: string;
  /** Of a shadow that holds all its values: the mark of these. */
  filled?: string;
};

/** Names carry a hash of the definition, so that two of one name are the same and a change is another name. */
export type Index = { name: string; definition: string; unique: boolean };

export type ForeignKey = { name: string; definition: string };

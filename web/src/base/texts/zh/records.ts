/** Texts of the records room; the Chinese catalogue says which keys there are. */
export const records = {};

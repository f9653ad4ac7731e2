/** Texts of the fields room; the Chinese catalogue says which keys there are. */
export const fields = {};

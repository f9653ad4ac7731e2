/** Texts of the studio room; the Chinese catalogue says which keys there are. */
export const studio = {};

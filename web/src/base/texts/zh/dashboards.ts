/** Texts of the dashboards room; the Chinese catalogue says which keys there are. */
export const dashboards = {};

/** The shortest password the server takes; it has the last word on the rest. */
export const passwordLength = 15;

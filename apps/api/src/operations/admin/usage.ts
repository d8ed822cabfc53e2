/** The call’s words are off: exit code 2. */
export class Usage extends Error {}

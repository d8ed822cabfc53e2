type Path = (string | number)[];

/**
 * Where a value holds text that no database keeps and no page shows: NUL, or half of a surrogate
 * pair. In names of fields too. Answers the paths, none when all is well.
 */
export function unkeepable(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') {
    return value.includes('\0') || !value.isWellFormed() ? [path] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [
    ...(unkeepable(key).length > 0 ? [path] : []),
    ...unkeepable(each, [...path, Array.isArray(value) ? Number(key) : key]),
  ]);
}

/**
 * The beginning of a cell that a spreadsheet would run as a formula (OWASP, CSV injection), whatever
 * follows: on several lines it is one all the same.
 */
export const formulaStart = /^[=+\-@\t\r]/;

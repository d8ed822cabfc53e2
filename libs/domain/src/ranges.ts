/** Whole numbers as ranges, from the least: 1, 2, 3 and 7 are « 1-3,7 ». */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of [...new Set(numbers)].sort((one, other) => one - other)) {
    const range = ranges.at(-1);
    if (range && range[1] === number - 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join();
}

/** The numbers of such ranges, from the least; none beyond `most` is looked at. */
export function numbersIn(ranges: string, most: number): number[] {
  const numbers = new Set<number>();
  for (const range of ranges.split(',')) {
    const [first = 0, last = first] = range.split('-').map(Number);
    for (let number = first; number <= Math.min(last, most); number += 1) numbers.add(number);
  }
  return [...numbers].sort((one, other) => one - other);
}

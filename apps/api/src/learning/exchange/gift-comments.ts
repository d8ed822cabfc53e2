/** `[id:…]` and `[tag:…]` of the comments before a question, as Moodle writes them; `\]` is a bracket. */
export function saidInComments(comments: readonly string[]): { id: string | null; tags: string[] } {
  const text = comments.join('\n');
  const all = [...text.matchAll(/\[(id|tag):((?:[^\]\\\n]|\\.){1,200})\]/g)].map(
    ([, what = '', value = '']) => ({ what, value: value.replace(/\\(.)/g, '$1').trim() }),
  );
  return {
    id: all.find(({ what }) => what === 'id')?.value || null,
    tags: all.filter(({ what, value }) => what === 'tag' && value).map(({ value }) => value),
  };
}

/** The same, to write. */
export function commentOf(id: string | null, tags: readonly string[]): string {
  const bracket = (what: string, value: string) =>
    `[${what}:${value.replace(/\s+/g, ' ').replace(/[\]\\]/g, '\\$&')}]`;
  const said = [...(id ? [bracket('id', id)] : []), ...tags.map((tag) => bracket('tag', tag))];
  return said.length > 0 ? `// ${said.join(' ')}\n` : '';
}

/**
 * The names of a Moodle category, from the widest: `$course$/top/A/B` is A then B; `//` within a
 * name is a stroke.
 */
export function categoryNames(path: string): string[] {
  const names = path
    .replace(/\/\//g, '\ufdd0')
    .split('/')
    .map((name) => name.replace(/\ufdd0/g, '/').trim());
  return names.filter(
    (name, at) => name !== '' && name !== 'top' && !(at === 0 && /^\$[\w-]+\$$/.test(name)),
  );
}

import type { Pictures } from './picture';
import { markdownOf } from './written';
import type { Written } from './written';
import { child, children } from './xml-tree';
import type { Element } from './xml-tree';

const formats: Readonly<Record<string, Written>> = {
  ...{ html: 'html', moodle_auto_format: 'moodle', plain_text: 'plain', markdown: 'markdown' },
};

/** How the texts of one question are read: its pictures, its own way to write, what was lost. */
export class MoodleTexts {
  constructor(
    private readonly pictures: Pictures,
    private readonly lost: Set<string>,
  ) {}

  /** A text of Moodle XML in Markdown, with the pictures that stand beside it. */
  markdown(element: Element | undefined, otherwise: Written = 'html'): string {
    if (!element) return '';
    const written = formats[element.attributes['format'] ?? ''] ?? otherwise;
    const text = (child(element, 'text') ?? element).text;
    const files = new Map(
      children(element, 'file').map((file) => [named(file.attributes['name'] ?? ''), file]),
    );
    // Files of the first versions stand in the question: `image` and `image_base64`.
    return markdownOf(text, written, (address) => this.picture(address, files), this.lost);
  }

  /** On one line, as choices and items are. */
  line(element: Element | undefined, otherwise: Written = 'html'): string {
    return this.markdown(element, otherwise).replace(/\\?\n+/g, ' ');
  }

  /** The picture of an old file, which stands beside the question as a whole. */
  oldPicture(question: Element): string {
    const kept = child(question, 'image_base64')?.text.trim();
    if (!kept) return '';
    const found = this.pictures.add(Buffer.from(kept, 'base64'));
    if ('address' in found) return `![](${found.address})`;
    this.lost.add(found.refused);
    return '';
  }

  private picture(address: string, files: ReadonlyMap<string, Element>) {
    if (!address.startsWith('@@PLUGINFILE@@/')) return this.pictures.addressOf(address);
    const file = files.get(named(address.slice('@@PLUGINFILE@@/'.length)));
    if (!file) return { refused: 'une image manque dans le fichier' };
    const encoding = file.attributes['encoding'] ?? 'base64';
    if (encoding !== 'base64') return { refused: 'une image est codée d’une manière inconnue' };
    return this.pictures.add(Buffer.from(file.text, 'base64'));
  }
}

/** The name of a file, as it is written in addresses or not, without where it lies. */
function named(address: string): string {
  const [path = ''] = address.split('?');
  const name = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

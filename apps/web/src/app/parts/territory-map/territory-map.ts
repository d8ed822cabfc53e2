import { Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  levelName,
  levelOf,
  levelsOf,
  nearParis,
  outlines,
  type Territory,
} from '@percolateur/domain';

/** What stands apart of the mainland, under its name. */
const apart = [
  { at: 90, name: 'Guadeloupe' },
  { at: 280, name: 'Martinique' },
  { at: 460, name: 'Guyane' },
  { at: 640, name: 'La Réunion' },
  { at: 820, name: 'Mayotte' },
];
const tiles = ['975', '977', '978', '986', '987', '988'].map((code, place) => ({
  ...{ code, at: 75 + 110 * place },
}));

/**
 * Figures by département, drawn, and said by a table that stands for the drawing: whoever hears the page
 * or goes by the keyboard has the table, where each line shows its place. Four tints, and their counts.
 */
@Component({
  selector: 'app-territory-map',
  imports: [RouterLink],
  templateUrl: './territory-map.html',
  styleUrl: './territory-map.css',
})
export class TerritoryMap {
  /** What the figures are: the caption of the table. */
  readonly caption = input.required<string>();
  /** What is counted: « Personnes formées ». */
  readonly measure = input.required<string>();
  readonly territories = input.required<readonly Territory[]>();

  protected readonly apart = apart;
  protected readonly tiles = tiles;
  /** The territory looked at, by its code, in the table or in the drawing. */
  protected readonly looked = signal('');
  protected readonly said = computed(() => {
    const found = this.territories().find(({ code }) => code !== '' && code === this.looked());
    return found ? `${found.name}\u00a0: ${toldOf(found)}` : '';
  });
  private readonly levels = computed(() => levelsOf(this.territories().map(({ count }) => count)));
  protected readonly legend = computed(() =>
    this.levels().map((level, place) => ({ tint: `tint-${place + 1}`, name: levelName(level) })),
  );
  protected readonly untold = computed(() =>
    this.territories().some(({ count }) => count === null),
  );
  protected readonly shapes = computed(() => this.tinted(outlines));
  protected readonly larger = computed(() => this.tinted(nearParis));
  protected readonly toldOf = toldOf;

  private tinted(paths: Readonly<Record<string, string>>) {
    const known = new Map(this.territories().map((each) => [each.code, each]));
    return Object.entries(paths).map(([code, path]) => {
      const territory = known.get(code);
      const tint = !territory
        ? 'tint-0'
        : territory.count === null
          ? 'untold'
          : `tint-${levelOf(territory.count, this.levels())}`;
      return { code, path, tint };
    });
  }
}

const toldOf = ({ told, count }: Territory) => told ?? String(count ?? '');

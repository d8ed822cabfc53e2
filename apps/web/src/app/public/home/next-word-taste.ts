import { Component, computed, signal } from '@angular/core';
import {
  chance,
  draw,
  guess,
  learn,
  parts,
  percents,
  spelled,
  words,
} from '../../experiments/mot-suivant/next-word';
import { typeset } from '@percolateur/domain';

/** All that the machine of this page has read. */
const READ = `Le café est chaud. Le café est servi à midi. Le thé est chaud aussi.
Le café est prêt. La salle est ouverte à tous. Le café est chaud le matin.
La salle est claire. Le matin est calme. La question est ouverte.`;
const model = learn(words(READ));
const start = ['le', 'café', 'est'];
/** What followed « le café est » there, as whole percents that add up to 100. */
const followers = guess(model, start, start.length).followers;
const shares = percents(
  parts(
    followers.map(({ count }) => count),
    5,
  ),
);
const longest = 24;

/** A taste of the course, live: one bets on the next word, then sees what a machine counts and draws. */
@Component({
  selector: 'app-next-word-taste',
  templateUrl: './next-word-taste.html',
  styleUrl: './next-word-taste.css',
})
export class NextWordTaste {
  /** The words to bet on: those that the machine knows, and one that it never read there. */
  protected readonly bets = [...followers.map(({ word }) => word), 'bon'].sort();
  protected readonly bet = signal<string | null>(null);
  private readonly drawn = signal<readonly string[]>([]);

  protected readonly rows = followers.map(({ word, count }, index) => ({
    word,
    count,
    share: shares[index],
  }));
  protected readonly sentence = computed(() => spelled([...start, ...this.drawn()]).join(''));
  protected readonly full = computed(() => this.drawn().length >= longest);
  protected readonly answer = computed(() => {
    const bet = this.bet();
    const row = this.rows.find(({ word }) => word === bet);
    return typeset(
      row
        ? `Vous avez parié « ${bet} » : la machine lui donne ${row.share} %.`
        : `Vous avez parié « ${bet} » : la machine ne l’a jamais lu à cet endroit, elle lui donne 0 %.`,
    );
  });
  protected readonly read = READ.replaceAll('\n', ' ');
  protected readonly count = model.words.length;

  /** Draws the next word as the text does: one word looked at, then two when they were met. */
  protected go(): void {
    this.drawn.update((drawn) => {
      const after = guess(model, [...start, ...drawn], 2).followers;
      const chances = parts(
        after.map(({ count }) => count),
        5,
      );
      return [...drawn, after[draw(chances, chance(this.dice, drawn.length))].word];
    });
  }

  protected again(): void {
    this.dice += 1;
    this.drawn.set([]);
  }

  private dice = 7;
}

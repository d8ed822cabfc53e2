import {
  Component,
  computed,
  effect,
  type ElementRef,
  input,
  model,
  signal,
  viewChild,
} from '@angular/core';
import type { Drawing, SignatureMark } from '@percolateur/contract';
import { sameName } from '@percolateur/domain';

const WIDTH = 600;
const HEIGHT = 200;
const MAX_STROKES = 60;
const MAX_POINTS = 500;
type Stroke = Drawing[number];

/** Two equal ways to sign: to draw with a finger, or to type one’s name. */
@Component({
  selector: 'app-signature-pad',
  templateUrl: './signature-pad.html',
  styleUrl: './signature-pad.css',
})
export class SignaturePad {
  readonly person = input.required<{ firstName: string; lastName: string }>();
  /** The signature, null while there is none that can be sent. */
  readonly mark = model<SignatureMark | null>(null);

  protected readonly way = signal<SignatureMark['way']>('drawn');
  protected readonly strokes = signal<Drawing>([]);
  protected readonly typed = signal('');
  protected readonly lines = computed(() =>
    this.strokes().map((stroke) => stroke.map((point) => point.join()).join(' ')),
  );
  protected readonly fullName = computed(() => {
    const { firstName, lastName } = this.person();
    return `${firstName} ${lastName}`;
  });
  protected readonly nameDiffers = computed(
    () => this.typed().trim() !== '' && !sameName(this.typed(), this.person()),
  );
  private readonly surface = viewChild<ElementRef<SVGSVGElement>>('surface');
  private drawing = false;

  constructor() {
    effect(() => this.mark.set(this.toMark()));
  }

  protected start(event: PointerEvent): void {
    if (event.button !== 0 || this.strokes().length >= MAX_STROKES) return;
    event.preventDefault();
    this.surface()?.nativeElement.setPointerCapture(event.pointerId);
    this.drawing = true;
    const point = this.pointOf(event);
    this.strokes.update((strokes) => [...strokes, [point, point]]);
  }

  protected move(event: PointerEvent): void {
    if (!this.drawing) return;
    const point = this.pointOf(event);
    this.strokes.update((strokes) => {
      const last = strokes[strokes.length - 1];
      const [x, y] = last[last.length - 1];
      if (last.length >= MAX_POINTS || (x === point[0] && y === point[1])) return strokes;
      return [...strokes.slice(0, -1), [...last, point]];
    });
  }

  protected stop(): void {
    this.drawing = false;
  }

  protected clear(): void {
    this.strokes.set([]);
  }

  private toMark(): SignatureMark | null {
    if (this.way() === 'drawn') {
      return this.strokes().length > 0 ? { way: 'drawn', drawing: this.strokes() } : null;
    }
    const typedName = this.typed().trim();
    return typedName && !this.nameDiffers() ? { way: 'typed', typedName } : null;
  }

  private pointOf(event: PointerEvent): Stroke[number] {
    const box = this.surface()!.nativeElement.getBoundingClientRect();
    const within = (value: number, max: number) => Math.min(max, Math.max(0, Math.round(value)));
    return [
      within(((event.clientX - box.left) / box.width) * WIDTH, WIDTH),
      within(((event.clientY - box.top) / box.height) * HEIGHT, HEIGHT),
    ];
  }
}

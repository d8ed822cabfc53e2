import { Injectable } from '@nestjs/common';
import type { Achievement } from '@percolateur/domain';
import { LRUCache } from 'lru-cache';
import type { Badge } from '../../record/badge.entity';
import { bakedPng, inSvg } from './baked';
import { IssuerService } from './issuer.service';
import { Notary } from './notary';

export const imageForms = ['png', 'svg'] as const;
export type ImageForm = (typeof imageForms)[number];

/** The picture of a badge. */
export interface BadgeImage {
  bytes: Buffer;
  type: string;
}

/** The pictures of badges, each hub’s with its name. */
@Injectable()
export class ImageService {
  private readonly drawn = new LRUCache<string, Buffer>({ max: 50 });

  constructor(
    private readonly issuers: IssuerService,
    private readonly notary: Notary,
  ) {}

  /** With a credential in it, byte for byte (Open Badges 3.0, 5.3). @throws Refusal `not-found` */
  async baked(
    { organisationId, achievement }: Pick<Badge, 'organisationId' | 'achievement'>,
    credential: string,
    form: ImageForm,
  ): Promise<BadgeImage> {
    if (form === 'png') {
      const { bytes, type } = await this.plain(organisationId, achievement, form);
      return { bytes: bakedPng(bytes, credential), type };
    }
    const { shortName: hub } = await this.issuers.issuer(organisationId);
    const { asSvg } = await import('./badge-drawing');
    const { inside, attributes } = inSvg(credential);
    const svg = asSvg({ achievement, hub }, inside, attributes);
    return { bytes: Buffer.from(svg), type: 'image/svg+xml' };
  }

  /** Without anybody’s credential. @throws Refusal `not-found` */
  async plain(
    organisationId: string,
    achievement: Achievement,
    form: ImageForm,
  ): Promise<BadgeImage> {
    const { shortName: hub } = await this.issuers.issuer(organisationId);
    if (form === 'svg') {
      const { asSvg } = await import('./badge-drawing');
      return { bytes: Buffer.from(asSvg({ achievement, hub })), type: 'image/svg+xml' };
    }
    const key = `${achievement} ${hub}`;
    let bytes = this.drawn.get(key);
    if (!bytes) this.drawn.set(key, (bytes = await this.notary.draw({ achievement, hub })));
    return { bytes, type: 'image/png' };
  }
}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MyRecognition } from '@percolateur/contract';
import { endorsementState, helpedByPasser, recognitionStep } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { CafeEndorsement } from '../../record/cafe-endorsement.entity';
import { latestCertificates } from '../../record/standing-certificates';
import { firstTold } from './endorsement.service';
import { RecognitionService } from './recognition.service';

/** How far somebody is on the way to the badges of those who host. */
@Injectable()
export class MyRecognitionService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly recognition: RecognitionService,
  ) {}

  async read({ records }: Caller): Promise<MyRecognition> {
    const { manager } = this.db;
    const cafe = await firstTold(manager, { hostId: In(records) });
    const asked = cafe
      ? await manager.find(CafeEndorsement, {
          where: { cafeId: cafe.id },
          order: { askedAt: 'DESC', id: 'DESC' },
        })
      : [];
    const certificates = cafe ? await latestCertificates(manager, [cafe.enrolmentId!]) : [];
    const certified = certificates.some(
      ({ kind, status }) => kind === 'attestation' && status === 'issued',
    );
    const endorsements = asked.map((each) => ({
      ...{ id: each.id, name: each.name, quality: each.quality, words: each.words },
      state: endorsementState(each, this.clock.now()),
      expiresAt: each.expiresAt.toISOString(),
    }));
    return {
      step: recognitionStep({
        ...{ told: cafe !== null, certified },
        endorsements: endorsements.map(({ state }) => state),
      }),
      cafe: cafe && {
        ...{ id: cafe.id, title: cafe.title, timeZone: cafe.timeZone },
        startsAt: cafe.startsAt.toISOString(),
      },
      endorsements,
      helped: await this.recognition.helpedBy(manager, records),
      helpedWanted: helpedByPasser,
    };
  }
}

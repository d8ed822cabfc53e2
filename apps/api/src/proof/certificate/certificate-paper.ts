import type { Printable } from '../../pdf/press';
import type { PrintedCertificate } from './draw-certificate';

export const certificatePaper: Printable<PrintedCertificate> = {
  name: 'certificate',
  load: async () => (await import('./draw-certificate')).drawCertificate,
};

import { esmJest } from '../../tools/jest-esm.mjs';

export default esmJest(import.meta.url);

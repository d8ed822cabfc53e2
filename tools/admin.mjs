// `npm run admin -- VERB …`: the operator's tool, built first when it is out of date.
import { buildWhatChanged } from './build-what-changed.mjs';

await buildWhatChanged('api');
process.setSourceMapsEnabled(true);
await import('../dist/apps/api/admin.mjs');

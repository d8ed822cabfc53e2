// `npm start`: builds what is out of date, then becomes the server, so that a signal to this
// process is a signal to the server.
import { buildWhatChanged } from './build-what-changed.mjs';

await buildWhatChanged('api', 'web');
process.setSourceMapsEnabled(true);
await import('../dist/apps/api/main.mjs');

// `npm start`: builds what is out of date, then becomes the server, so that a signal to this
// process is a signal to the server. The small memory for what lives an instant, asked for in
// package.json, keeps it near 150 MB; more of it is seldom given back, and serves no faster.
import { buildWhatChanged } from './build-what-changed.mjs';

await buildWhatChanged('api', 'web');
process.setSourceMapsEnabled(true);
await import('../dist/apps/api/main.mjs');

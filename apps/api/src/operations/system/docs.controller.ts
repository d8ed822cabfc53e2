import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { Refusal } from '@percolateur/domain';
import { Open } from '../../platform/serve';

const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const files: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API – Percolateur</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<main id="api"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/open.js"></script>
</body>
</html>
`;

// A file of its own: the security policy lets no script be written in a page.
const open = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', validatorUrl: null });
`;

/** The API, to read and to try, with nothing fetched from elsewhere. */
@Controller('api/docs')
export class DocsController {
  @Open()
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return page;
  }

  @Open()
  @Get('open.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  open(): string {
    return open;
  }

  @Open()
  @Get(':file')
  file(@Param('file') file: string): StreamableFile {
    if (!Object.hasOwn(files, file)) throw new Refusal('not-found');
    return new StreamableFile(createReadStream(join(swagger, file)), { type: files[file] });
  }
}

import type { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { Logger } from '@nestjs/common';
import { Refusal } from '@percolateur/domain';
import { FileStore } from './file-store';

const connectionTimeout = 5_000;
/** How long a server may say nothing, in milliseconds. */
const requestTimeout = 30_000;

/** Files in a bucket of an S3 service. */
export class BucketFiles extends FileStore {
  private readonly logger = new Logger('files');
  private readonly client: S3Client;
  private readonly bucket: string;

  /** @param address of the bucket, as `FILES_URL` is written */
  constructor(address: string) {
    super();
    const { protocol, host, username, password, pathname, searchParams } = new URL(address);
    this.bucket = decodeURIComponent(pathname.slice(1));
    this.client = new S3Client({
      endpoint: `${protocol}//${host}`,
      region: searchParams.get('region') ?? 'us-east-1',
      credentials: {
        accessKeyId: decodeURIComponent(username),
        secretAccessKey: decodeURIComponent(password),
      },
      // A bucket is part of the path: not every service gives it a name in the DNS.
      forcePathStyle: true,
      // Sums that only Amazon’s own service understands.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true },
    });
  }

  /** Part by part: the object appears with the last one, and the parts of one that breaks are let go. */
  async keep(name: string, content: Readable): Promise<void> {
    const params = { Bucket: this.bucket, Key: name, Body: content };
    const upload = new Upload({ client: this.client, params });
    await upload.done().catch((error: unknown) => {
      content.destroy();
      if (content.errored) throw content.errored;
      throw this.away(error);
    });
  }

  async read(name: string): Promise<{ content: Readable; size: number } | null> {
    try {
      const asked = new GetObjectCommand({ Bucket: this.bucket, Key: name });
      const { Body, ContentLength } = await this.client.send(asked);
      return { content: Body as Readable, size: ContentLength! };
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw this.away(error);
    }
  }

  async remove(name: string): Promise<void> {
    const asked = new DeleteObjectCommand({ Bucket: this.bucket, Key: name });
    await this.client.send(asked).catch((error: unknown) => {
      throw this.away(error);
    });
  }

  /** Whatever the reason, nothing was done and it may be asked again; the log says it to the operator. */
  private away(error: unknown): Refusal {
    const { name, message } = error as Error;
    this.logger.warn(`The bucket does not serve: ${name}, ${message}`);
    return new Refusal('unavailable');
  }
}

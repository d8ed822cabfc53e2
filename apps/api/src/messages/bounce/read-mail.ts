import type { ArrivedMail } from '@percolateur/domain';
import type { Attachment, ParsedMail } from 'mailparser';

/** What arrived, and the ids of ours that it names, the surest first. */
export interface ReadMail {
  mail: ArrivedMail;
  mailIds: readonly string[];
  /** Its own Message-ID, for it may arrive by two doors; empty when it has none. */
  messageId: string;
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Where a server says whom it brings a message to. */
const recipientHeaders = ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];

/**
 * Reads a raw message. Ours are known by the return path that they left with, `…+id@`, then by their
 * Message-ID, `id@…` or `id-word@…`, wherever the report holds it: in its references, or in what it
 * returns. `domain` is the one that Message-IDs end with.
 */
export async function readMail(raw: Buffer, domain: string): Promise<ReadMail> {
  // Loaded when something arrives: it weighs 25 MB.
  const { simpleParser } = await import('mailparser');
  const parsed = await simpleParser(raw, {
    ...{ keepDeliveryStatus: true, skipTextToHtml: true, skipImageLinks: true },
    maxHtmlLengthToParse: 200_000,
  });
  const headers = headersOf(parsed);
  const whole = [raw.toString('latin1'), ...parsed.attachments.map(textOf), parsed.text ?? ''];
  const returnPath = new RegExp(`\\+(${uuid})@`, 'gi');
  const sentId = new RegExp(`(${uuid})(?:-\\w+)?@${escape(domain)}`, 'gi');
  const found = [
    ...recipientHeaders.flatMap((name) => idsIn(headers[name] ?? '', returnPath)),
    ...whole.flatMap((text) => idsIn(text, sentId)),
  ];
  const report = parsed.attachments.find(({ contentType }) => contentType === feedbackType);
  const { reportType, recipients } = reportOf(parsed);
  return {
    mail: {
      ...{ headers, reportType, recipients },
      feedback: report ? (fieldsOf(textOf(report))[0] ?? {}) : null,
      // A report put together badly is read as it came.
      text: (parsed.text?.trim() || raw.toString('utf8')).slice(0, 20_000),
    },
    mailIds: [...new Set(found)].slice(0, 10),
    messageId: parsed.messageId ?? '',
  };
}

const feedbackType = 'message/feedback-report';

function reportOf(parsed: ParsedMail): Pick<ArrivedMail, 'reportType' | 'recipients'> {
  const type = parsed.headers.get('content-type') as
    { value: string; params?: Record<string, string> } | undefined;
  const status = parsed.attachments.find(
    ({ contentType }) => contentType === 'message/delivery-status',
  );
  const isReport = type?.value.toLowerCase() === 'multipart/report';
  return {
    reportType: isReport ? (type?.params?.['report-type']?.toLowerCase() ?? '') : null,
    recipients: status
      ? fieldsOf(textOf(status)).filter((each) => 'final-recipient' in each || 'action' in each)
      : [],
  };
}

/** Groups of fields, a blank line between two (RFC 3464 §2.1), folded lines made whole. */
function fieldsOf(text: string): Record<string, string>[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n{2,}/)
    .map((group) =>
      Object.fromEntries(
        [...group.matchAll(/^([\w-]+):[ \t]*(.*)$/gm)].map(([, name, value]) => [
          name!.toLowerCase(),
          value!,
        ]),
      ),
    )
    .filter((group) => Object.keys(group).length > 0);
}

/** The first of each name, unfolded. */
function headersOf({ headerLines }: ParsedMail): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { key, line } of headerLines) {
    headers[key] ??= line
      .slice(line.indexOf(':') + 1)
      .replace(/\s+/g, ' ')
      .trim();
  }
  return headers;
}

const textOf = ({ content }: Attachment) => content.toString('utf8');

const idsIn = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, id]) => id!.toLowerCase());

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

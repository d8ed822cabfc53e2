import { randomUUID } from 'node:crypto';

/** Messages that come back, as servers write them; ours is known by what it returns, or by its path. */

const domain = 'percolateur.test';
const crlf = (text: string) => Buffer.from(text.replace(/\r?\n/g, '\r\n'));
const returned = (
  mailId: string,
) => `Received: by mx.example (Postfix); Tue, 2 Mar 2027 10:00:02 +0100
From: "Hub – Percolateur" <ne-pas-repondre@${domain}>
To: Nadia <nadia@exemple.fr>
Subject: Votre convocation
Message-ID: <${mailId}@${domain}>
`;

/** A delivery report (RFC 3464), as Postfix writes it. */
export const deliveryReport = (
  mailId: string,
  {
    status = '5.1.1',
    action = 'failed',
    diagnostic = 'smtp; 550 5.1.1 User unknown',
    to = `ne-pas-repondre@${domain}`,
    id = `${randomUUID()}@mx.example`,
    headers = returned(mailId),
  } = {},
) =>
  crlf(`Return-Path: <>
Delivered-To: ${to}
Date: Tue, 2 Mar 2027 10:00:05 +0100
From: MAILER-DAEMON@mx.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${to}
Message-ID: <${id}>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="limite"

--limite
Content-Type: text/plain; charset=utf-8

Votre message n’a pas pu être remis.

--limite
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; nadia@exemple.fr
Action: ${action}
Status: ${status}
Diagnostic-Code: ${diagnostic}

--limite
Content-Type: text/rfc822-headers

${headers}
--limite--
`);

/** A complaint (RFC 5965): somebody pressed « Indésirable ». The recipient is masked, as most do. */
export const complaint = (mailId: string) =>
  crlf(`Date: Tue, 2 Mar 2027 11:00:00 +0100
From: <feedback@boite.example>
To: <ne-pas-repondre@${domain}>
Subject: FW: Votre convocation
Message-ID: <arf-${mailId}@boite.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="limite"

--limite
Content-Type: text/plain; charset=us-ascii

This is an abuse report.

--limite
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: Boite/1.0
Version: 1

--limite
Content-Type: message/rfc822

${returned(mailId).replace('nadia@', 'redacted@')}
Bonjour,

--limite--
`);

/** An automatic answer (RFC 3834). */
export const awayUntilMonday = (mailId: string) =>
  crlf(`Date: Tue, 2 Mar 2027 10:00:09 +0100
From: Nadia <nadia@exemple.fr>
To: <ne-pas-repondre@${domain}>
Subject: =?UTF-8?Q?Absence_de_Nadia?=
Message-ID: <away-${mailId}@exemple.fr>
In-Reply-To: <${mailId}@${domain}>
Auto-Submitted: auto-replied
Content-Type: text/plain; charset=utf-8

Je suis de retour lundi.
`);

/** A failure in words alone, as Exim writes it, the letter below. */
export const failureInWords = (mailId: string) =>
  crlf(`Return-Path: <>
From: Mail Delivery System <Mailer-Daemon@mx.example>
To: ne-pas-repondre@${domain}
Subject: Mail delivery failed: returning message to sender
Message-ID: <words-${mailId}@mx.example>
Content-Type: text/plain; charset=utf-8

A message that you sent could not be delivered.

  nadia@exemple.fr
    host mx.exemple.fr: 550 Unknown user

------ This is a copy of the message, including all the headers. ------

${returned(mailId)}
Bonjour,
`);

/** A letter from a person, who quotes ours. */
export const writtenByHand = (mailId: string) =>
  crlf(`From: Nadia <nadia@exemple.fr>
To: <ne-pas-repondre@${domain}>
Subject: Re: Votre convocation
Message-ID: <hand-${mailId}@exemple.fr>
In-Reply-To: <${mailId}@${domain}>
Content-Type: text/plain; charset=utf-8

Bonjour, l’adresse indiquée n’existe pas sur mon plan. Merci !
`);

import { organisationKinds, passwordLength, roles } from '@percolateur/domain';
import { z } from 'zod';
import { Email, Id } from './common';
import { route } from './route';

export const Role = z.enum(roles);

export const RoleHeld = z.object({
  organisationId: Id,
  organisationName: z.string(),
  organisationKind: z.enum(organisationKinds),
  role: Role,
});
export type RoleHeld = z.infer<typeof RoleHeld>;

export const CurrentPerson = z.object({
  id: Id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  hasPassword: z.boolean(),
  roles: z.array(RoleHeld),
  /** True when the person learns in at least one cohort. */
  learner: z.boolean(),
  /** What they were told and have not read (`/my/messages`), a hundred at most. */
  unread: z.int(),
});
export type CurrentPerson = z.infer<typeof CurrentPerson>;

export const CurrentSession = z.object({ person: CurrentPerson.nullable() });
export type CurrentSession = z.infer<typeof CurrentSession>;

export const CodeRequest = z.object({ email: Email });
export const CodeRequested = z.object({
  email: z.string(),
  minutes: z.int(),
  /** True when the message holds a link and no digits: they were tried too often by strangers. */
  linkOnly: z.boolean(),
});
export const CodeEntry = z.object({
  email: Email,
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, 'Le code compte six chiffres.'),
});
export const LinkEntry = z.object({ token: z.string().min(20).max(200) });
export const PasswordEntry = z.object({
  email: Email,
  password: z.string().min(1).max(passwordLength.longest),
});
export const NewPassword = z.object({
  current: z.string().max(passwordLength.longest).optional(),
  next: z.string().min(passwordLength.shortest).max(passwordLength.longest),
});

/** What locks on a device what is kept there for a person: the same each time they sign in. */
export const DeviceKey = z.object({
  personId: Id,
  /** 256 bits, base64url. */
  key: z.string().length(43),
});

export const About = z.object({
  version: z.string(),
  /** Demonstration data: the home page says so and links to the mailbox. */
  demo: z.boolean(),
  mailbox: z.boolean(),
});
export type About = z.infer<typeof About>;

export const sessionRoutes = {
  about: route('GET', '/about', 'What this installation is', { access: 'public', answer: About }),
  current: route('GET', '/session', 'Who is signed in, or nobody', {
    access: 'public',
    answer: CurrentSession,
  }),
  requestCode: route('POST', '/auth/code', 'Send a six-digit code and a link by e-mail', {
    access: 'public',
    body: CodeRequest,
    answer: CodeRequested,
  }),
  enterCode: route('POST', '/auth/code/entry', 'Sign in with the code received', {
    access: 'public',
    body: CodeEntry,
    answer: CurrentSession,
  }),
  enterLink: route('POST', '/auth/link/entry', 'Sign in with the link received, after one tap', {
    access: 'public',
    body: LinkEntry,
    answer: CurrentSession,
  }),
  enterPassword: route('POST', '/auth/password', 'Sign in with a password (staff)', {
    access: 'public',
    body: PasswordEntry,
    answer: CurrentSession,
  }),
  setPassword: route('PUT', '/auth/password', 'Choose or change one’s password (staff)', {
    body: NewPassword,
  }),
  deviceKey: route('GET', '/session/device-key', 'What locks what a device keeps for me', {
    answer: DeviceKey,
  }),
  signOut: route('POST', '/auth/sign-out', 'End this session'),
  signOutEverywhere: route('POST', '/auth/sign-out-everywhere', 'End every session of mine'),
};

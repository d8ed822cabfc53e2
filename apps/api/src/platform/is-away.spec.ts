import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { isAway } from './is-away';

const coded = (code: string) => Object.assign(new Error('…'), { code });

describe('what says « not now »', () => {
  test.each([
    ['stopped by its administrator', coded('57P01')],
    ['starting', coded('57P03')],
    ['no room on the disk', coded('53100')],
    ['too many connections', coded('53300')],
    ['a lock waited for too long', coded('55P03')],
    ['a statement that took too long', coded('57014')],
    ['a deadlock', coded('40P01')],
    ['a database that refuses writes', coded('25006')],
    ['nobody listens', coded('ECONNREFUSED')],
    ['no descriptors left', coded('EMFILE')],
    ['all connections busy', new Error('timeout exceeded when trying to connect')],
    ['lost within a transaction', new QueryRunnerAlreadyReleasedError()],
    ['lost before a statement written by hand', new QueryRunnerProviderAlreadyReleasedError()],
    ['Redis full', new Error("OOM command not allowed when used memory > 'maxmemory'.")],
    ['wrapped by TypeORM', new QueryFailedError('select', [], coded('08006'))],
  ])('%s', (_, error) => expect(isAway(error)).toBe(true));

  test.each([
    ['a syntax error', coded('42601')],
    ['no right to do it', coded('42501')],
    ['a duplicate', coded('23505')],
    ['a bug', new TypeError('x is not a function')],
    ['nothing at all', null],
  ])('and what does not: %s', (_, error) => expect(isAway(error)).toBe(false));
});

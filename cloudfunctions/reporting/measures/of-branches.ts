/**
 * What Party branches do and record: a bureau by itself has no three meetings and one lecture, collects no dues and keeps no
 * volunteer teams. Where it records such a thing all the same, that counts.
 */
import { MEMBERSHIP_KINDS } from '#domain/ledger/kinds/membership'
import { suitsOrgan } from '#domain/meeting/meeting-organs'
import { subjectOf, type Source } from './measure'

/** What members give, and what is looked after branch by branch. */
const SUBJECTS: ReadonlySet<string> = new Set([
  ...['shifts', 'donations', 'duesAccounts', 'duesPayments'],
  ...[
    ...['volunteer-team', 'volunteer-outing', 'night-service', 'service-post', 'service-post-duty'],
    ...['community-registration', 'community-service'],
    ...MEMBERSHIP_KINDS.map(({ code }) => code),
  ].map((kind) => `ledger:${kind}`),
])

export function isOfBranches(source: Source): boolean {
  if (source.of !== 'meetings') return SUBJECTS.has(subjectOf(source))
  const { kinds = [], studied } = source
  return studied === true || (kinds.length > 0 && kinds.every((kind) => !suitsOrgan(kind, 'leading-group')))
}

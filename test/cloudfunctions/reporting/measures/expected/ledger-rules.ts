/** Expected figures of the ledger's kinds, one rule for each measure. */
import type { LedgerEntry } from '#domain/ledger/ledger'
import type { World } from '../../../../builders/year'
import {
  apart,
  byMember,
  concluded,
  daysBefore,
  distinct,
  latest,
  ledgerCount,
  ledgerDistinct,
  peopleOnRoll,
  ledgerExtreme,
  ledgerOf,
  ledgerSum,
  ofMembersThen,
  percentOf,
  wasMember,
  wasOnRoll,
  whole,
  type Asked,
  type Expectation,
  type Ratios,
  type Rules,
} from './expectation'

const step = (code: string) => ledgerDistinct('member-development', byMember, ({ values }) => values['step'] === code)
const grade = (code: string) => ledgerDistinct('evaluation-result', byMember, ({ values }) => values['grade'] === code)
interface Said {
  readonly values: Readonly<Record<string, unknown>>
}
const isOfPerson = ({ values }: Said) => values['recipient'] === 'person'
const ofThoseBelow = ({ values }: Said) => values['of'] === 'below'
const ofOwn = (entry: Said) => !ofThoseBelow(entry)
/** What was dissolved and set up again under its name is one; that of another branch is another. */
const nameInBranch = ({ branchId, values }: LedgerEntry) => JSON.stringify([branchId, values['name']])
const ballot = (field: string) =>
  ledgerSum(
    'member-development',
    field,
    ({ values: { step, votersDue, yes } }) =>
      (step === 'admitted' || step === 'full') && votersDue !== undefined && yes !== undefined,
  )

/** Of both whom a talk names those who count. */
function talked(world: World, asked: Asked, counts: (who: string, talk: LedgerEntry) => boolean): Expectation {
  const { all, found } = ledgerOf(world, 'heart-to-heart-talk', asked)
  const here = (talk: LedgerEntry) =>
    [talk.memberId, talk.values['partner']].filter((each) => typeof each === 'string' && counts(each, talk))
  const theirs = found.filter(({ of }) => here(of).length > 0)
  return { ...distinct(theirs, byMember, all), value: new Set(theirs.flatMap(({ of }) => here(of))).size }
}

export const LEDGER_RULES: Rules = {
  'volunteer-teams': ledgerDistinct('volunteer-team', nameInBranch, ({ values }) => values['leader'] !== undefined),
  outings: ledgerCount('volunteer-outing'),
  'outings-led-by-leaders': ledgerCount('volunteer-outing', ({ values }) => Array.isArray(values['leaders'])),
  leaflets: ledgerSum('volunteer-outing', 'leaflets'),
  'night-outings': ledgerCount('volunteer-outing', ({ values }) => values['isNight'] === true),
  'night-shifts': ledgerSum('night-service', 'nightShifts'),
  'night-service-from': ledgerExtreme('night-service', ({ occurredOn }) => occurredOn, 'least'),
  'night-service-until': ledgerExtreme('night-service', ({ values }) => values['untilOn'], 'most'),
  'service-posts': ledgerDistinct('service-post', nameInBranch),
  'service-post-shifts': ledgerSum('service-post-duty', 'shifts'),
  'service-post-served': ledgerSum('service-post-duty', 'served'),
  'community-registered': peopleOnRoll('community-registration', 'member'),
  'community-services': ledgerCount('community-service'),
  'community-service-people': ledgerDistinct('community-service', byMember),
  'community-service-hours': ledgerSum('community-service', 'minutes'),
  'condolence-visits': ledgerCount('condolence-visit'),
  'households-visited': ledgerSum('condolence-visit', 'households'),
  'condolence-cash': ledgerSum('condolence-visit', 'cash'),
  'condolence-goods': ledgerSum('condolence-visit', 'goodsWorth'),
  wishes: ledgerCount('small-wish'),
  'wishes-fulfilled': ledgerCount('small-wish', concluded),
  opinions: ledgerCount('public-opinion'),
  'opinions-solved': ledgerCount(
    'public-opinion',
    (entry, asked) => concluded(entry, asked) && entry.values['handling'] === 'solved',
  ),
  'opinions-passed-up': ledgerCount(
    'public-opinion',
    (entry, asked) => concluded(entry, asked) && entry.values['handling'] === 'passed-up',
  ),
  'dues-talked-people': ledgerDistinct('dues-reminder-talk', byMember),
  'dues-talks': ledgerCount('dues-reminder-talk'),
  'dues-talks-answered': ledgerCount(
    'dues-reminder-talk',
    (entry, asked) => concluded(entry, asked) && Number(entry.concludedAfterDays) <= 30,
  ),
  'funds-spent': ledgerSum('party-funds', 'amount'),

  'duty-notices': ledgerCount('duty-notice'),
  'duty-notice-date': ledgerExtreme('duty-notice', ({ occurredOn }) => occurredOn, 'most'),
  'posts-with-duties': ledgerDistinct('committee-duty', ({ values }) => values['post']),
  'dual-lists': ledgerCount('dual-responsibility-list'),
  'dual-lists-signed': peopleOnRoll('dual-responsibility-list', 'cadre', concluded),
  'plan-items': ledgerCount('plan-item'),
  'plan-items-done': ledgerCount('plan-item', concluded),
  'own-plan-items': ledgerCount('plan-item', ({ problemId }) => problemId === undefined),
  'own-plan-items-open': ledgerCount(
    'plan-item',
    (item, asked) => item.problemId === undefined && !concluded(item, asked),
  ),
  'own-plan-items-done': ledgerCount(
    'plan-item',
    (entry, asked) => entry.problemId === undefined && concluded(entry, asked),
  ),
  'plan-items-for-problems-done': ledgerCount(
    'plan-item',
    (entry, asked) => entry.problemId !== undefined && concluded(entry, asked),
  ),
  'plan-items-overdue': ledgerCount(
    'plan-item',
    (entry, asked) => !concluded(entry, asked) && String(entry.values['dueOn']) < asked.asAt,
  ),
  'plan-item-owners': ledgerDistinct('plan-item', ({ values }) => values['owner']),
  'plan-items-for-problems': ledgerCount('plan-item', ({ problemId }) => problemId !== undefined),
  disclosures: ledgerCount('party-affairs-disclosure'),
  'disclosure-channels': ledgerDistinct('party-affairs-disclosure', ({ values }) => values['channel']),
  'self-checks': ledgerCount('self-check', ofOwn),
  'self-check-problems': ledgerSum('self-check', 'found', ofOwn),
  'self-check-rectified': ledgerSum(
    'self-check',
    'rectified',
    (entry, asked) => ofOwn(entry) && concluded(entry, asked),
  ),
  'checks-below': ledgerCount('self-check', ofThoseBelow),
  'checks-below-problems': ledgerSum('self-check', 'found', ofThoseBelow),
  'checks-below-rectified': ledgerSum(
    'self-check',
    'rectified',
    (entry, asked) => ofThoseBelow(entry) && concluded(entry, asked),
  ),
  'self-check-problems-open-a-quarter': ledgerSum(
    'self-check',
    'found',
    (entry, asked) => !concluded(entry, asked) && entry.occurredOn < daysBefore(asked.asAt, 90),
  ),
  'self-inspection-reports': ledgerSum('self-inspection-report', 'copies'),
  staff: (world, asked) => {
    const all = world.ledger.filter(
      ({ kind, state, branchId, occurredOn }) =>
        kind === 'staff-headcount' &&
        state === 'confirmed' &&
        asked.branchIds.includes(branchId) &&
        occurredOn <= asked.to,
    )
    return latest(whole(all), ({ values }) => Number(values['people']), all)
  },
  'assessment-documents': ledgerCount('assessment-document'),
  'assessment-indicators': ledgerCount('assessment-indicator'),
  'assessment-indicators-complete': ledgerCount(
    'assessment-indicator',
    (entry, asked) =>
      concluded(entry, asked) && entry.values['target'] !== undefined && entry.values['owner'] !== undefined,
  ),
  'assessment-indicators-vague': ledgerCount(
    'assessment-indicator',
    ({ values }) => values['target'] === undefined || values['owner'] === undefined,
  ),
  'responsibility-letters-to-sign': ledgerSum('responsibility-letter', 'toSign'),
  'responsibility-letters-signed': ledgerSum('responsibility-letter', 'signed', concluded),
  'clean-conduct-groups': ledgerCount('clean-conduct-group'),
  'clean-conduct-group-date': ledgerExtreme('clean-conduct-group', ({ occurredOn }) => occurredOn, 'most'),
  'clean-conduct-group-members': (world, asked) => {
    const { all, found } = ledgerOf(world, 'clean-conduct-group', asked)
    const members = apart(
      found.map(({ of }) => of),
      ({ values }) => values['members'] as readonly string[],
    )
    return distinct(members, ({ item }) => item, all)
  },
  'clean-conduct-letters-to-sign': ledgerSum('clean-conduct-letter', 'toSign'),
  'clean-conduct-letters-signed': ledgerSum('clean-conduct-letter', 'signed', concluded),
  'clean-conduct-sessions': ledgerCount('clean-conduct-session'),
  'clean-conduct-hours': ledgerSum('clean-conduct-session', 'minutes'),
  'contact-visits': ledgerCount('contact-point-visit'),
  'contact-points': ledgerDistinct('contact-point-visit', (entry) => entry.values['place']),
  'contact-visitors': peopleOnRoll('contact-point-visit', 'cadre'),
  'contact-problems': ledgerSum('contact-point-visit', 'problems'),
  'contact-problems-solved': ledgerSum('contact-point-visit', 'solved', concluded),
  'contact-visits-with-finding': ledgerCount('contact-point-visit', ({ values }) => values['hasFinding'] === true),
  'research-visits': ledgerCount('research-visit'),
  'research-visits-with-finding': ledgerCount('research-visit', ({ values }) => values['hasFinding'] === true),

  'study-notes': ofMembersThen((test) => ledgerCount('study-note', test)),
  'study-note-authors': ofMembersThen((test) => ledgerDistinct('study-note', byMember, test)),
  'study-note-authors-of-roll': peopleOnRoll('study-note', 'member'),
  'identity-displayed': peopleOnRoll('identity-display', 'member'),
  'display-posts': ledgerCount('display-post'),
  'commitment-people': ofMembersThen((test) => ledgerDistinct('service-commitment', byMember, test)),
  'commitment-people-of-roll': peopleOnRoll('service-commitment', 'member'),
  'commitments-made': ofMembersThen((test) => ledgerSum('service-commitment', 'made', test)),
  'commitments-kept': ofMembersThen((test) => ledgerSum('service-commitment', 'kept', test), concluded),
  'heart-to-heart-talks': ledgerCount('heart-to-heart-talk'),
  'talked-people': (world, asked) => talked(world, asked, (who, talk) => wasMember(world, who, talk)),
  'talked-people-of-roll': (world, asked) =>
    talked(world, asked, (who, { occurredOn }) => wasOnRoll('member', world, asked, occurredOn).has(who)),
  applications: ledgerCount('membership-application'),
  'development-steps': ledgerCount('member-development'),
  'activists-named': step('activist'),
  'candidates-named': step('candidate'),
  'candidates-pre-reviewed': step('pre-review'),
  'candidates-publicised': step('publicity'),
  'members-admitted': step('admitted'),
  'members-approved': step('approved'),
  'members-made-full': step('full'),
  'publicity-days': ledgerExtreme(
    'member-development',
    ({ values }) => values['publicityDays'],
    'least',
    ({ values }) => values['step'] === 'publicity',
  ),
  'ballots-due': ballot('votersDue'),
  'ballots-yes': ballot('yes'),
  evaluated: ledgerDistinct('evaluation-result', byMember),
  'evaluated-excellent': grade('excellent'),
  'evaluated-qualified': grade('qualified'),
  'evaluated-basically-qualified': grade('basically-qualified'),
  'evaluated-unqualified': grade('unqualified'),

  'publicity-items': ledgerCount('publicity-item'),
  'publicity-channels': ledgerDistinct('publicity-item', ({ values }) => values['channel']),
  'premises-planned': ledgerCount('premises-item'),
  'premises-done': ledgerCount('premises-item', concluded),
  honours: ledgerCount('honour'),
  'honours-of-organization': ledgerCount('honour', ({ values }) => values['recipient'] === 'organization'),
  'honours-of-members': ledgerCount('honour', isOfPerson),
  'honoured-members': ledgerDistinct('honour', ({ values }) => values['person'], isOfPerson),
  'honours-of-named': ledgerCount('honour', (entry) => isOfPerson(entry) && typeof entry.values['person'] === 'string'),
  'honours-of-unnamed': ledgerCount(
    'honour',
    (entry) => isOfPerson(entry) && typeof entry.values['person'] !== 'string',
  ),
  'brand-items': ledgerCount('brand-item'),
  publications: ledgerCount('publication'),
}

export const LEDGER_RATIOS: Ratios = {
  'community-registered-rate': percentOf('community-registered', 'members'),
  'talked-people-rate': percentOf('talked-people-of-roll', 'members'),
  'wishes-fulfilled-rate': percentOf('wishes-fulfilled', 'wishes'),
  'opinions-solved-rate': percentOf('opinions-solved', 'opinions'),
  'dues-talks-answered-rate': percentOf('dues-talks-answered', 'dues-talks'),
  'dual-lists-signed-rate': percentOf('dual-lists-signed', 'leading-cadres'),
  'plan-items-done-rate': percentOf('plan-items-done', 'plan-items'),
  'plan-items-for-problems-rate': percentOf('plan-items-for-problems', 'plan-items'),
  'contact-visitors-rate': percentOf('contact-visitors', 'leading-cadres'),
  'contact-with-finding-rate': percentOf('contact-visits-with-finding', 'contact-visits'),
  'self-check-rectified-rate': percentOf('self-check-rectified', 'self-check-problems'),
  'checks-below-rectified-rate': percentOf('checks-below-rectified', 'checks-below-problems'),
  'self-inspection-report-rate': percentOf('self-inspection-reports', 'staff'),
  'assessment-indicators-complete-rate': percentOf('assessment-indicators-complete', 'assessment-indicators'),
  'responsibility-letters-signed-rate': percentOf('responsibility-letters-signed', 'responsibility-letters-to-sign'),
  'clean-conduct-letters-signed-rate': percentOf('clean-conduct-letters-signed', 'clean-conduct-letters-to-sign'),
  'contact-problems-solved-rate': percentOf('contact-problems-solved', 'contact-problems'),
  'research-with-finding-rate': percentOf('research-visits-with-finding', 'research-visits'),
  'study-note-authors-rate': percentOf('study-note-authors-of-roll', 'members'),
  'identity-displayed-rate': percentOf('identity-displayed', 'members'),
  'commitment-people-rate': percentOf('commitment-people-of-roll', 'members'),
  'commitments-kept-rate': percentOf('commitments-kept', 'commitments-made'),
  'ballots-yes-rate': percentOf('ballots-yes', 'ballots-due'),
  'evaluated-excellent-rate': percentOf('evaluated-excellent', 'evaluated'),
  'honours-of-named-rate': percentOf('honours-of-named', 'honours-of-members'),
  'premises-done-rate': percentOf('premises-done', 'premises-planned'),
}

import type { DemoYear } from '../../../../local/demo/demo-year'
import {
  asNumber,
  concluded,
  counted,
  distinctCount,
  lastOf,
  parts,
  planItems,
  share,
  standing,
  stepsPlanned,
  sumOf,
  type Counted,
  type Figures,
} from './counting'

/** Lines 17, 18, 20, 21, 32–34, 37–39, 42 and 47. `leadingCadres` is counted by the register's figures. */
export function dutyFigures(demo: DemoYear, leadingCadres: number): Figures {
  return {
    ...dutyLists(demo, leadingCadres),
    ...planFigures(demo),
    ...inspection(demo),
    ...conduct(demo),
    ...visits(demo, leadingCadres),
  }
}

const valuesOf = (entries: readonly Counted[], field: string) => entries.map(({ values }) => values[field])
const byOrgan = (id: string, entries: readonly Counted[]) =>
  parts(
    id,
    entries,
    ({ organ }) => String(organ),
    (list) => list.length,
  )
const latest = (entries: readonly Counted[]) => Math.max(...entries.map(({ on }) => asNumber(on)))

function dutyLists(demo: DemoYear, leadingCadres: number): Figures {
  const notices = counted(demo, 'duty-notice')
  const signed = distinctCount(concluded(demo, 'dual-responsibility-list').map(({ person }) => person))
  const disclosures = counted(demo, 'party-affairs-disclosure')
  return {
    'duty-notices': notices.length,
    ...byOrgan('duty-notices.organ', notices),
    'duty-notice-date': latest(notices),
    'posts-with-duties': distinctCount(valuesOf(standing(demo, 'committee-duty'), 'post')),
    'dual-lists': counted(demo, 'dual-responsibility-list').length,
    'dual-lists-signed': signed,
    'dual-lists-signed-rate': share(signed, leadingCadres),
    disclosures: disclosures.length,
    ...parts(
      'disclosures.channel',
      disclosures,
      ({ values }) => String(values['channel']),
      (list) => list.length,
    ),
    'disclosure-channels': distinctCount(valuesOf(disclosures, 'channel')),
  }
}

function planFigures(demo: DemoYear): Figures {
  const items = planItems(demo)
  const open = items.filter(({ concludedOn }) => concludedOn === null)
  const done = items.filter(({ concludedOn }) => concludedOn !== null)
  const steps = stepsPlanned(demo)
  const forProblems = steps.length
  const own = counted(demo, 'plan-item')
  const isDone = ({ concludedOn }: Counted) => concludedOn !== null
  return {
    'plan-items': items.length,
    ...byOrgan('plan-items.organ', items),
    'plan-items-done': done.length,
    ...byOrgan('plan-items-done.organ', done),
    'plan-items-overdue': open.filter(({ values }) => String(values['dueOn']) < lastOf(demo)).length,
    'own-plan-items': own.length,
    ...byOrgan('own-plan-items.organ', own),
    'own-plan-items-done': own.filter(isDone).length,
    ...byOrgan('own-plan-items-done.organ', own.filter(isDone)),
    'own-plan-items-open': own.filter((item) => !isDone(item)).length,
    ...byOrgan(
      'own-plan-items-open.organ',
      own.filter((item) => !isDone(item)),
    ),
    'plan-items-for-problems': forProblems,
    ...byOrgan('plan-items-for-problems.organ', steps),
    'plan-items-for-problems-done': steps.filter(isDone).length,
    ...byOrgan('plan-items-for-problems-done.organ', steps.filter(isDone)),
    'plan-items-for-problems-rate': share(forProblems, items.length),
    'plan-item-owners': distinctCount(valuesOf(items, 'owner').filter((owner) => owner !== undefined)),
    'plan-items-done-rate': share(done.length, items.length),
  }
}

function inspection(demo: DemoYear): Figures {
  const isBelow = ({ values }: Counted) => values['of'] === 'below'
  const all = counted(demo, 'self-check')
  const checks = all.filter((each) => !isBelow(each))
  const below = all.filter(isBelow)
  const settled = concluded(demo, 'self-check')
  const rectified = sumOf(
    settled.filter((each) => !isBelow(each)),
    'rectified',
  )
  const rectifiedBelow = sumOf(settled.filter(isBelow), 'rectified')
  const headcounts = counted(demo, 'staff-headcount')
  const [first] = [...headcounts].sort((a, b) => (a.on > b.on ? -1 : 1))
  const staff = Number(first?.values['people'] ?? 0)
  const indicators = counted(demo, 'assessment-indicator')
  const complete = indicators.filter(
    ({ values }) => values['target'] !== undefined && values['owner'] !== undefined && values['value'] !== undefined,
  )
  return {
    // The demo's branch declares that there were none.
    ...(counted(demo, 'responsibility-letter').length > 0
      ? { 'responsibility-letters-signed': sumOf(concluded(demo, 'responsibility-letter'), 'signed') }
      : {}),
    'self-checks': checks.length,
    'self-check-problems': sumOf(checks, 'found'),
    'self-check-rectified': rectified,
    'checks-below': below.length,
    'checks-below-problems': sumOf(below, 'found'),
    'checks-below-rectified': rectifiedBelow,
    'checks-below-rectified-rate': share(rectifiedBelow, sumOf(below, 'found')),
    'self-check-problems-open-a-quarter': sumOf(
      all.filter(({ on, concludedOn }) => concludedOn === null && on < lastOf(demo).replace('-12-31', '-10-02')),
      'found',
    ),
    'self-check-rectified-rate': share(rectified, sumOf(checks, 'found')),
    staff,
    'assessment-documents': counted(demo, 'assessment-document').length,
    'assessment-indicators': indicators.length,
    'assessment-indicators-complete': complete.length,
    'assessment-indicators-vague': indicators.filter(
      ({ values }) => values['target'] === undefined || values['owner'] === undefined,
    ).length,
    'assessment-indicators-complete-rate': share(complete.length, indicators.length),
  }
}

function conduct(demo: DemoYear): Figures {
  const groups = standing(demo, 'clean-conduct-group')
  const letters = counted(demo, 'clean-conduct-letter')
  const signed = sumOf(concluded(demo, 'clean-conduct-letter'), 'signed')
  const sessions = counted(demo, 'clean-conduct-session')
  return {
    'clean-conduct-groups': groups.length,
    'clean-conduct-group-date': latest(groups),
    'clean-conduct-group-members': distinctCount(groups.flatMap(({ values }) => values['members'])),
    'clean-conduct-letters-to-sign': sumOf(letters, 'toSign'),
    ...parts(
      'clean-conduct-letters-to-sign.type',
      letters,
      ({ values }) => String(values['type']),
      (list) => sumOf(list, 'toSign'),
    ),
    'clean-conduct-letters-signed': signed,
    ...parts(
      'clean-conduct-letters-signed.type',
      concluded(demo, 'clean-conduct-letter'),
      ({ values }) => String(values['type']),
      (list) => sumOf(list, 'signed'),
    ),
    'clean-conduct-letters-signed-rate': share(signed, sumOf(letters, 'toSign')),
    'clean-conduct-sessions': sessions.length,
    ...parts(
      'clean-conduct-sessions.topic',
      sessions,
      ({ values }) => String(values['topic']),
      (list) => list.length,
    ),
    'clean-conduct-hours': sumOf(sessions, 'minutes'),
  }
}

function visits(demo: DemoYear, leadingCadres: number): Figures {
  const contact = counted(demo, 'contact-point-visit')
  const solved = sumOf(concluded(demo, 'contact-point-visit'), 'solved')
  const research = counted(demo, 'research-visit')
  const withFinding = (list: readonly Counted[]) => list.filter(({ values }) => values['hasFinding'] === true).length
  return {
    'contact-visits': contact.length,
    'contact-points': distinctCount(contact.map(({ values }) => values['place'])),
    'contact-visitors': distinctCount(contact.map(({ person }) => person)),
    'contact-problems': sumOf(contact, 'problems'),
    'contact-problems-solved': solved,
    'contact-problems-solved-rate': share(solved, sumOf(contact, 'problems')),
    'contact-visitors-rate': share(distinctCount(contact.map(({ person }) => person)), leadingCadres),
    'contact-with-finding-rate': share(withFinding(contact), contact.length),
    'contact-visits-with-finding': withFinding(contact),
    'research-visits': research.length,
    'research-visits-with-finding': withFinding(research),
    'research-with-finding-rate': share(withFinding(research), research.length),
  }
}

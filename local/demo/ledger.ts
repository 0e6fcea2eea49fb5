/**
 * The branch's ledger of the demo year. On purpose without any record, so that 暂无记录 shows: brand-item,
 * self-inspection-report, display-post. Declared as none: responsibility-letter (there are no branches below to sign with).
 */
import { dayOf, entered } from './calendar'
import type { DemoPerson } from './demo-people'
import type { DemoLedgerEntry, DemoMeeting, DemoNone } from './demo-records'
import { cleanConduct, visits } from './ledger-conduct'
import { duties, inspection, plan } from './ledger-duties'
import { commitments, development, evaluation, identities, studyNotes, talks } from './ledger-members'
import { ledgerEntries } from './ledger-plan'
import { condolences, posts, wishesAndOpinions } from './ledger-public'
import { publicity, results } from './ledger-results'
import type { Chance } from './random'
import { outings } from './service'

export function ledger(
  year: number,
  people: readonly DemoPerson[],
  meetings: readonly DemoMeeting[],
  chance: Chance,
): DemoLedgerEntry[] {
  const plans = [
    ...studyNotes(year, chance.fork('study-notes')),
    ...talks(year, chance.fork('talks')),
    ...identities(year, people, chance.fork('identities')),
    ...commitments(year, people, chance.fork('commitments')),
    ...development(year, meetings),
    ...evaluation(year, people, chance.fork('evaluation')),
    ...duties(year),
    ...plan(year),
    ...inspection(year),
    ...visits(year),
    ...cleanConduct(year),
    ...posts(year, chance.fork('posts')),
    ...condolences(year),
    ...wishesAndOpinions(year, chance.fork('wishes')),
    ...publicity(year, chance.fork('publicity')),
    ...results(year),
  ]
  return [...outings(year), ...ledgerEntries(plans)].sort((a, b) => (`${a.on} ${a.key}` < `${b.on} ${b.key}` ? -1 : 1))
}

export function nones(year: number): DemoNone[] {
  return [
    {
      subject: 'ledger:responsibility-letter',
      from: dayOf(year, 1, 1),
      to: dayOf(year, 12, 31),
      entered: entered('p01', dayOf(year, 12, 31)),
    },
  ]
}

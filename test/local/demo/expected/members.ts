import type { DemoPerson } from '../../../../local/demo/demo-people'
import type { DemoYear } from '../../../../local/demo/demo-year'
import {
  cellOn,
  concluded,
  counted,
  distinctCount,
  isByMember,
  isRetiredOn,
  lastOf,
  membersAmong,
  membersWhoDid,
  membersAtEnd,
  numbers,
  parts,
  share,
  stageOn,
  standing,
  sumOf,
  type Counted,
  type Figures,
} from './counting'

/** Lines 27, 30, 31, 36 (talks), 40, 44 and 49. */
export function memberFigures(demo: DemoYear): Figures {
  return { ...partTaken(demo), ...development(demo), ...evaluation(demo), ...register(demo) }
}

const people = (entries: readonly Counted[]) => distinctCount(entries.map(({ person }) => person))
const size = (list: readonly unknown[]) => list.length

function partTaken(demo: DemoYear): Figures {
  const members = membersAtEnd(demo).length
  const byMembers = (entries: readonly Counted[]) => entries.filter((each) => isByMember(demo, each))
  const ofRoll = (entries: readonly Counted[]) =>
    membersAmong(
      demo,
      entries.map(({ person }) => person),
    )
  const didOfRoll = (entries: readonly Counted[]) => membersWhoDid(demo, entries)
  const notes = counted(demo, 'study-note')
  const shown = ofRoll(standing(demo, 'identity-display'))
  const commitments = counted(demo, 'service-commitment')
  const made = sumOf(byMembers(commitments), 'made')
  const kept = sumOf(byMembers(concluded(demo, 'service-commitment')), 'kept')
  const talks = counted(demo, 'heart-to-heart-talk')
  // Whoever talked and whoever they talked with.
  const talkers = talks.flatMap(({ on, person, values }) => [
    { on, person },
    { on, person: String(values['partner']) },
  ])
  const talkersOfRoll = membersWhoDid(demo, talkers)
  return {
    'study-notes': byMembers(notes).length,
    'study-note-authors': people(byMembers(notes)),
    'study-note-authors-of-roll': didOfRoll(notes),
    'study-note-authors-rate': share(didOfRoll(notes), members),
    'identity-displayed': shown,
    ...parts(
      'identity-displayed.form',
      standing(demo, 'identity-display'),
      ({ values }) => String(values['form']),
      ofRoll,
    ),
    'identity-displayed-rate': share(shown, members),
    'commitment-people': people(byMembers(commitments)),
    'commitment-people-of-roll': didOfRoll(commitments),
    'commitment-people-rate': share(didOfRoll(commitments), members),
    'commitments-made': made,
    'commitments-kept': kept,
    'commitments-kept-rate': share(kept, made),
    'heart-to-heart-talks': talks.length,
    ...parts('heart-to-heart-talks.between', talks, ({ values }) => String(values['between']), size),
    'talked-people': distinctCount(talkers.filter((each) => isByMember(demo, each)).map(({ person }) => person)),
    'talked-people-of-roll': talkersOfRoll,
    'talked-people-rate': share(talkersOfRoll, members),
  }
}

function development(demo: DemoYear): Figures {
  const steps = counted(demo, 'member-development')
  const at = (...names: string[]) => steps.filter(({ values }) => names.includes(String(values['step'])))
  const ballots = at('admitted', 'full')
  return {
    applications: counted(demo, 'membership-application').length,
    'development-steps': steps.length,
    ...parts('development-steps.step', steps, ({ values }) => String(values['step']), size),
    'activists-named': people(at('activist')),
    'candidates-named': people(at('candidate')),
    'candidates-pre-reviewed': people(at('pre-review')),
    'candidates-publicised': people(at('publicity')),
    'members-admitted': people(at('admitted')),
    'members-approved': people(at('approved')),
    'members-made-full': people(at('full')),
    'publicity-days': Math.min(...numbers(at('publicity'), 'publicityDays')),
    'ballots-due': sumOf(ballots, 'votersDue'),
    'ballots-yes': sumOf(ballots, 'yes'),
    'ballots-yes-rate': share(sumOf(ballots, 'yes'), sumOf(ballots, 'votersDue')),
  }
}

function evaluation(demo: DemoYear): Figures {
  const results = counted(demo, 'evaluation-result')
  const graded = (grade: string) => people(results.filter(({ values }) => values['grade'] === grade))
  return {
    evaluated: people(results),
    'evaluated-excellent': graded('excellent'),
    'evaluated-qualified': graded('qualified'),
    'evaluated-basically-qualified': graded('basically-qualified'),
    'evaluated-unqualified': graded('unqualified'),
    'evaluated-excellent-rate': share(graded('excellent'), people(results)),
  }
}

/** As of the last day of the year. */
function register(demo: DemoYear): Figures {
  const end = lastOf(demo)
  const members = membersAtEnd(demo)
  const at = (stage: DemoPerson['stage']) => demo.people.filter((person) => stageOn(person, end) === stage).length
  const those = (test: (person: DemoPerson) => boolean) => members.filter(test).length
  return {
    members: members.length,
    ...parts('members.sex', members, ({ sex }) => sex, size),
    ...parts('members.education', members, ({ education }) => education, size),
    ...parts('members.stage', members, (person) => stageOn(person, end) ?? '', size),
    'full-members': at('full'),
    'probationary-members': at('probationary'),
    'female-members': those(({ sex }) => sex === 'female'),
    'retired-members': those((person) => isRetiredOn(person, end)),
    'migrant-members': those(({ isMigrant }) => isMigrant),
    'leading-cadres': those(({ isLeadingCadre }) => isLeadingCadre),
    ...agesAndSchooling(demo),
    ...passages(demo),
    activists: at('activist'),
    candidates: at('candidate'),
    organizations: 1,
    branches: 1,
    cells: demo.branch.cells.length,
    'committee-members': demo.posts.filter(({ post }) => post !== 'clerk' && post !== 'cell-leader').length,
  }
}

function agesAndSchooling(demo: DemoYear): Figures {
  const members = membersAtEnd(demo)
  const ages = members.map(({ birthYear }) => demo.year - birthYear)
  const those = (test: (person: DemoPerson) => boolean) => members.filter(test).length
  const young = ages.filter((age) => age <= 35).length
  const elder = ages.filter((age) => age >= 61).length
  const university = (person: DemoPerson) => ['bachelor', 'master', 'doctor'].includes(person.education ?? '')
  const college = those((person) => university(person) || person.education === 'junior-college')
  return {
    'young-members': young,
    'young-members-rate': share(young, members.length),
    'elder-members': elder,
    'elder-members-rate': share(elder, members.length),
    'members-college': college,
    'members-college-rate': share(college, members.length),
    'members-university': those(university),
    'members-university-rate': share(those(university), members.length),
    'members-mean-age': Math.round((ages.reduce((sum, age) => sum + age, 0) * 10) / ages.length),
    'members-oldest': Math.max(...ages),
  }
}

/** Of the year itself: members who came in it, and who went. Who leaves is moved elsewhere. */
function passages(demo: DemoYear): Figures {
  const isInYear = (on: string) => on.startsWith(String(demo.year)) && on <= lastOf(demo)
  const isMember = ({ stage }: DemoPerson) => stage === 'full' || stage === 'probationary'
  const members = demo.people.filter(isMember)
  const left = members
    .flatMap(({ changes }) => changes)
    .filter(({ on, leaves }) => leaves !== undefined && isInYear(on))
  return {
    'members-came': members.filter(({ fromOn }) => isInYear(fromOn)).length,
    'members-went': left.length,
    'members-transferred': left.length,
    'members-died': 0,
    'members-expelled': 0,
  }
}

/** Members of each cell on the last day, by the cell's key: its id is known only once it is entered. */
export function membersByCell(demo: DemoYear): ReadonlyMap<string, number> {
  const members = membersAtEnd(demo)
  return new Map(
    demo.branch.cells.map(({ key }) => [key, members.filter((person) => cellOn(person, lastOf(demo)) === key).length]),
  )
}

import {
  adjustedDue,
  canBeAdded,
  committeeOn,
  dueByRule,
  dueOn,
  fullMembersAmong,
  ruledWhenClosed,
  votersAmong,
} from '#domain/meeting/due-roll'
import { ORGANS, type Organ } from '#domain/meeting/meeting-kinds'
import { POSTS, type Post } from '#domain/people/appointment'
import { civilDate, FAR_FUTURE } from '#domain/time/civil-date'
import fc from 'fast-check'
import { appointment, BRANCH, member, span } from '../../../builders/office'

const DAY = civilDate('2025-06-10')
const DAY_BEFORE = civilDate('2025-06-09')
const OTHER = 'branch-2'
const EVERYBODY = ['a', 'b', 'c', 'd', 'e', 'f']
const ids = fc.uniqueArray(fc.constantFrom(...EVERYBODY))

const of = (organ: Organ, cellId: string | null = null) => ({ branchId: BRANCH, organ, cellId })
const whoever = (id: string, facts: Parameters<typeof span>[0] = {}) => member(id, { spans: [span(facts)] })
const held = (memberId: string, post: Post, more: Partial<ReturnType<typeof appointment>> = {}) => ({
  ...appointment(memberId, post),
  ...more,
})

describe('who is due by rule', () => {
  const people = [
    whoever('cadre', { isLeadingCadre: true, cellId: 'cell-2' }),
    whoever('full'),
    whoever('novice', { stage: 'probationary', cellId: null }),
    whoever('activist', { stage: 'activist' }),
    whoever('candidate', { stage: 'candidate', isLeadingCadre: true }),
    whoever('elsewhere', { branchId: OTHER, isLeadingCadre: true }),
  ]
  const due = (organ: Organ, cellId: string | null = null) => dueByRule(of(organ, cellId), DAY, people, [])

  it('at a meeting of the branch is every probationary and full member on its roll', () => {
    expect(due('branch')).toEqual(['cadre', 'full', 'novice'])
  })

  it('at a meeting of a cell is who is in that cell', () => {
    expect(due('cell', 'cell-1')).toEqual(['full'])
    expect(due('cell', 'cell-2')).toEqual(['cadre'])
    expect(due('cell', 'cell-3')).toEqual([])
  })

  it('at a meeting of the leading group is who holds a post of it there, on whatever roll, and no other leading cadre', () => {
    const posts = [held('elsewhere', 'leading-group-member'), held('full', 'secretary'), held('novice', 'party-office')]
    expect(dueByRule(of('leading-group'), DAY, people, posts)).toEqual(['elsewhere', 'full'])
    expect(due('leading-group')).toEqual([])
  })

  it('at a meeting of the committee is who holds a post, whatever the register says', () => {
    const posts = [held('nobody-known', 'publicity'), held('full', 'secretary')]
    expect(dueByRule(of('committee'), DAY, people, posts)).toEqual(['full', 'nobody-known'])
    expect(dueByRule(of('branch'), DAY, people, posts)).toEqual(['cadre', 'full', 'novice'])
  })

  it('is by the roll of the very day: from the first day of a stay, until the day before its end', () => {
    const joins = whoever('joins', { fromOn: DAY })
    const leaves = whoever('leaves', { untilOn: DAY })
    expect(dueByRule(of('branch'), DAY, [joins, leaves], [])).toEqual(['joins'])
    expect(dueByRule(of('branch'), DAY_BEFORE, [joins, leaves], [])).toEqual(['leaves'])
  })

  it('comes in the order of the ids, whatever the order of the register', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: people.length }), (shuffled) => {
        expect(dueByRule(of('branch'), DAY, shuffled, [])).toEqual(['cadre', 'full', 'novice'])
      }),
    )
  })
})

describe('the committee of a day', () => {
  it('is who holds one of its posts, without a field too: no clerk, no cell leader, no Party office', () => {
    const everyPost = POSTS.map((post) => held(`holds-${post}`, post))
    expect(committeeOn(BRANCH, DAY, everyPost)).toEqual([
      'holds-committee-member',
      'holds-deputy-secretary',
      'holds-discipline-inspection',
      'holds-organization',
      'holds-publicity',
      'holds-secretary',
      'holds-youth',
    ])
  })

  it('has somebody with two posts once', () => {
    expect(committeeOn(BRANCH, DAY, [held('m', 'secretary'), held('m', 'organization')])).toEqual(['m'])
  })

  it('has a member from the day of taking office until the day before leaving it', () => {
    const leaves = held('old', 'secretary', { untilOn: DAY })
    const follows = held('new', 'secretary', { fromOn: DAY, untilOn: FAR_FUTURE })
    expect(committeeOn(BRANCH, DAY_BEFORE, [leaves, follows])).toEqual(['old'])
    expect(committeeOn(BRANCH, DAY, [leaves, follows])).toEqual(['new'])
  })

  it('has nobody with a post of another branch', () => {
    expect(committeeOn(BRANCH, DAY, [held('m', 'secretary', { branchId: OTHER })])).toEqual([])
  })
})

describe('the host’s change of those due', () => {
  it('adds those added and takes off those removed; who is both is off', () => {
    fc.assert(
      fc.property(ids, ids, ids, (byRule, added, removed) => {
        const due = adjustedDue(byRule, { added, removed })
        for (const id of EVERYBODY)
          expect(due.includes(id)).toBe(!removed.includes(id) && (byRule.includes(id) || added.includes(id)))
        expect(due).toEqual([...new Set(due)].sort())
      }),
    )
  })

  it('may be none: then it is as by rule', () => {
    expect(adjustedDue(['b', 'a'], null)).toEqual(['b', 'a'])
    expect(dueOn(of('branch'), DAY, null, [whoever('a')], [])).toEqual(['a'])
  })

  it('keeps on the day only those added who can still be, and keeps taken off who was', () => {
    const change = { added: ['clerk', 'moved', 'unknown'], removed: ['deputy'], reason: '列席' }
    const people = [whoever('clerk'), whoever('moved', { branchId: OTHER }), whoever('deputy'), whoever('secretary')]
    const posts = [held('deputy', 'deputy-secretary'), held('secretary', 'secretary')]
    expect(dueOn(of('committee'), DAY, change, people, posts)).toEqual(['clerk', 'secretary'])
  })
})

describe('whom the host may add', () => {
  const may = (facts: Parameters<typeof span>[0], organ: Organ) => canBeAdded(whoever('m', facts), of(organ), DAY)

  it.each(ORGANS)('to a meeting of the %s is a Party member of the branch', (organ) => {
    expect(may({}, organ)).toBe(true)
    expect(may({ stage: 'probationary' }, organ)).toBe(true)
    expect(may({ stage: 'candidate' }, organ)).toBe(false)
    expect(may({ untilOn: DAY }, organ)).toBe(false)
  })

  it('is nobody of another branch, but for the leading group, which is the bureau’s', () => {
    expect(ORGANS.filter((organ) => may({ branchId: OTHER }, organ))).toEqual(['leading-group'])
    expect(may({ branchId: OTHER, stage: 'activist' }, 'leading-group')).toBe(false)
  })
})

describe('who was due by rule at a closed meeting', () => {
  it('is who was due without those added and with those taken off', () => {
    const dueChange = { added: ['guest'], removed: ['away'], reason: '借调' }
    expect(ruledWhenClosed({ dueIds: ['b', 'guest', 'a'], dueChange })).toEqual(['a', 'away', 'b'])
    expect(ruledWhenClosed({ dueIds: ['b', 'a'], dueChange: null })).toEqual(['a', 'b'])
  })

  it('is the committee as it was kept, where it was kept', () => {
    const kept = { dueIds: ['w', 'x'], dueChange: { added: ['x'], removed: [], reason: '' }, committeeIds: ['z', 'y'] }
    expect(ruledWhenClosed(kept)).toEqual(['y', 'z'])
  })

  it('is what the host’s change was made to', () => {
    fc.assert(
      fc.property(ids, ids, ids, (byRule, others, takenOff) => {
        const added = others.filter((id) => !byRule.includes(id))
        const removed = takenOff.filter((id) => byRule.includes(id))
        const dueChange = { added, removed, reason: '' }
        expect(ruledWhenClosed({ dueIds: adjustedDue(byRule, dueChange), dueChange })).toEqual([...byRule].sort())
      }),
    )
  })
})

describe('a vote', () => {
  it('has a full member among those due, by the register of the day', () => {
    const people = [
      whoever('z-full'),
      whoever('a-full'),
      whoever('novice', { stage: 'probationary' }),
      whoever('not-due'),
      member('confirmed-later', {
        spans: [
          span({ stage: 'probationary', untilOn: civilDate('2025-06-11') }),
          span({ fromOn: civilDate('2025-06-11') }),
        ],
      }),
      member('confirmed-today', {
        spans: [span({ stage: 'probationary', untilOn: DAY }), span({ fromOn: DAY })],
      }),
    ]
    const due = people.map(({ _id }) => _id).filter((id) => id !== 'not-due')
    expect(fullMembersAmong(due, DAY, people)).toEqual(['a-full', 'confirmed-today', 'z-full'])
  })

  it('has not who has none at this meeting', () => {
    expect([...votersAmong(['a', 'b', 'c'], ['b', 'x'])]).toEqual(['a', 'c'])
  })
})

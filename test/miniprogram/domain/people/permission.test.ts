import { may, PERMISSIONS, permissionsIn, type Permission } from '#domain/people/permission'
import { isBureauPost, POSTS, type Post } from '#domain/people/appointment'

const BUREAU = { _id: 'bureau', ancestorIds: [] }
const BRANCH = { _id: 'branch', ancestorIds: ['bureau'] }
const OTHER = { _id: 'other', ancestorIds: ['bureau'] }
const ELSEWHERE = { _id: 'elsewhere', ancestorIds: ['another bureau'] }
/** On the roll of no branch, so that only the post speaks. */
const holding = (post: Post, branchId: string = BRANCH._id) => ({
  openId: 'wx',
  memberId: 'm',
  branchId: null,
  cellId: null,
  posts: [{ branchId, post }],
})
const member = { openId: 'wx', memberId: 'm', branchId: BRANCH._id, cellId: 'c1', posts: [] }

const DAILY = ['take-part', 'see-organization', 'keep-meetings', 'read-records', 'keep-records', 'confirm-records']
const OF_COMMITTEE = ['read-feedback', 'read-log']
/** From dues the wage can be told, and gifts and talks are between few: not for a clerk, nor the Party office. */
const PERSONAL = ['read-confidential', 'manage-donations', 'manage-dues']
const IN_OWN_BRANCH: Readonly<Record<Post, readonly string[]>> = {
  secretary: [
    ...[...DAILY, ...PERSONAL, ...OF_COMMITTEE],
    ...['manage-register', 'manage-branch', 'write-report'],
    // With whom a talk is proposed is the secretary's alone to know.
    'care-for-members',
  ],
  'deputy-secretary': [...DAILY, ...PERSONAL, ...OF_COMMITTEE, 'manage-register', 'manage-branch', 'write-report'],
  organization: [...DAILY, ...PERSONAL, ...OF_COMMITTEE, 'manage-register'],
  publicity: [...DAILY, ...OF_COMMITTEE],
  'discipline-inspection': [...DAILY, 'read-confidential', ...OF_COMMITTEE],
  youth: [...DAILY, ...OF_COMMITTEE],
  'committee-member': [...DAILY, ...OF_COMMITTEE],
  // Of its own cell alone, and proposing what others confirm.
  'cell-leader': ['take-part', 'see-organization', 'keep-meetings', 'keep-records'],
  // Comes to the meetings.
  'leading-group-member': ['take-part', 'see-organization'],
  clerk: [...DAILY, 'manage-register', 'write-report'],
  // It drafts the report for the secretary.
  'party-office': [...DAILY, 'manage-register', 'manage-branch', 'write-report'],
}

describe('in the branch of the post', () => {
  it.each(POSTS)('%s may do what belongs to it, and nothing else', (post) => {
    expect(permissionsIn(holding(post), BRANCH)).toEqual(IN_OWN_BRANCH[post])
  })

  it('several posts add up', () => {
    const both = { ...holding('publicity'), posts: [...holding('publicity').posts, ...holding('clerk').posts] }
    expect(permissionsIn(both, BRANCH)).toEqual([...DAILY, ...OF_COMMITTEE, 'manage-register', 'write-report'])
  })

  it('a member without a post takes part, and does nothing else', () => {
    expect(permissionsIn(member, BRANCH)).toEqual(['take-part', 'see-organization'])
  })
})

describe('a cell leader keeps the meetings of the own cell', () => {
  const leader = { ...member, posts: [{ branchId: BRANCH._id, post: 'cell-leader' as Post }] }
  it.each([
    ['its own', { organ: 'cell', cellId: 'c1' }, true],
    ['another cell', { organ: 'cell', cellId: 'c2' }, false],
    ['the branch', { organ: 'branch', cellId: null }, false],
    ['the committee', { organ: 'committee', cellId: null }, false],
  ])('of %s', (_, meeting, kept) => {
    expect(may(leader, 'keep-meetings', BRANCH, meeting)).toBe(kept)
    expect(may(holding('clerk'), 'keep-meetings', BRANCH, meeting)).toBe(true)
  })

  it('of none where they are in no cell', () => {
    expect(may({ ...leader, cellId: null }, 'keep-meetings', BRANCH, { organ: 'cell', cellId: null })).toBe(false)
  })
})

describe('in another branch', () => {
  it.each(POSTS.filter((post) => post !== 'party-office'))('%s may do nothing', (post) => {
    expect([OTHER, BUREAU, ELSEWHERE].map((branch) => permissionsIn(holding(post), branch))).toEqual([[], [], []])
  })

  it('a member takes no part', () => {
    expect(permissionsIn(member, OTHER)).toEqual([])
  })

  it('the Party office of the bureau above reads and sets up, and never enters or confirms for the branch', () => {
    const office = holding('party-office', BUREAU._id)
    expect(permissionsIn(office, BRANCH)).toEqual([
      'see-organization',
      'read-records',
      'manage-register',
      'manage-branch',
    ])
  })

  it('the Party office may do nothing where its bureau is not above', () => {
    expect(permissionsIn(holding('party-office', BUREAU._id), ELSEWHERE)).toEqual([])
    expect(permissionsIn(holding('party-office', BRANCH._id), BUREAU)).toEqual([])
  })

  it('who answers for the bureau above reads, and does nothing else', () => {
    for (const post of ['secretary', 'deputy-secretary'] as const)
      expect(permissionsIn(holding(post, BUREAU._id), BRANCH)).toEqual(['see-organization', 'read-records'])
  })

  it('no other post of the bureau reaches down', () => {
    for (const post of POSTS.filter((each) => !isBureauPost(each)))
      expect(permissionsIn(holding(post, BUREAU._id), BRANCH)).toEqual([])
  })
})

it('whoever is bound to nobody may do nothing, whatever else is said of them', () => {
  const nobody = { ...holding('secretary'), branchId: BRANCH._id, memberId: null }
  expect(PERMISSIONS.filter((permission: Permission) => may(nobody, permission, BRANCH))).toEqual([])
})

import { BRANCH_KINDS } from '#domain/branch/branch'
import { COMMITTEE_POSTS, POSTS } from '#domain/people/appointment'
import { INVITATION_LENGTH } from '#domain/people/invitation'
import { PERMISSIONS } from '#domain/people/permission'
import * as v from 'valibot'
import { birthYear, sex, stage } from './person'
import { procedure } from './procedure'
import { civilDate, count, id, instant, line, name, reason } from './schemas'

const invitationCode = v.pipe(v.string(), v.length(INVITATION_LENGTH))
const typedCode = v.pipe(v.string(), v.maxLength(40), v.description('case, blanks and hyphens do not matter'))
const ACCEPTING = [
  'invitation-unknown',
  'invitation-used',
  'invitation-revoked',
  'invitation-expired',
  'already-bound',
  'member-bound-elsewhere',
  'not-on-roll',
  'too-many-attempts',
] as const
const bound = v.strictObject({
  memberId: id,
  name,
  branchId: id,
  branchName: name,
  checkedIn: v.pipe(
    v.nullable(v.strictObject({ meetingId: id, title: line })),
    v.description('the meeting whose code the person scanned in the last ten minutes: they are noted as there'),
  ),
})

/** Of a bureau the first two; of a branch the others. */
const SETUP_STEPS = ['branches', 'bureau-roll', 'roster', 'cells', 'posts', 'dues', 'invitations', 'meeting'] as const

const me = v.variant('bound', [
  v.strictObject({ bound: v.literal(false) }),
  v.strictObject({
    bound: v.literal(true),
    memberId: id,
    name,
    branch: v.pipe(
      v.nullable(
        v.strictObject({
          branchId: id,
          name,
          kind: v.picklist(BRANCH_KINDS),
          scanning: v.pipe(v.boolean(), v.description('whether one may check in to its meetings by scanning')),
        }),
      ),
      v.description('whose roll the person is on today; null for none'),
    ),
    stage: v.nullable(stage),
    cell: v.nullable(v.strictObject({ cellId: id, name })),
    posts: v.array(
      v.strictObject({ branchId: id, branchName: name, post: v.picklist(POSTS), fromOn: v.exactOptional(civilDate) }),
    ),
    permissions: v.pipe(
      v.array(
        v.strictObject({
          branchId: id,
          branchName: name,
          kind: v.picklist(BRANCH_KINDS),
          permissions: v.array(v.picklist(PERMISSIONS)),
        }),
      ),
      v.description('own branch and those of the posts; branch.tree tells the ones below a bureau'),
    ),
  }),
])

export const joiningProcedures = {
  'setup.start': procedure({
    summary: '首次设置：凭一次性的启用码建立机关，也可以一并建立一个党支部，登记第一位同志并绑定其微信',
    kind: 'write',
    runs: 'api',
    allow: 'anyone',
    input: v.strictObject({
      setupCode: v.pipe(v.string(), v.trim(), v.minLength(1, '不能为空'), v.maxLength(200)),
      bureau: v.strictObject({ name, formedOn: civilDate }),
      person: v.strictObject({
        name,
        sex,
        birthYear,
        admittedOn: v.optional(v.nullable(civilDate), null),
        joinedOn: v.pipe(v.optional(civilDate), v.description('first day on the roll; left out: today')),
      }),
      branch: v.pipe(
        v.optional(
          v.strictObject({
            name,
            formedOn: civilDate,
            held: v.pipe(
              v.optional(v.strictObject({ post: v.picklist(COMMITTEE_POSTS), fromOn: civilDate })),
              v.description('the person’s post in the branch; left out: none'),
            ),
          }),
        ),
        v.description('a branch below the bureau, on whose roll the person then is; left out: on the bureau’s own'),
      ),
    }),
    output: v.strictObject({
      branchId: v.pipe(id, v.description('the branch; without one, the bureau')),
      memberId: id,
    }),
    refusals: [
      'setup-code-wrong',
      'already-set-up',
      'too-many-attempts',
      'already-bound',
      'in-the-future',
      'outside-branch-days',
      'before-joining',
      'under-age',
    ],
  }),
  'setup.left': procedure({
    summary: '查看一个党组织建立到了哪一步：按现有的记录计数',
    kind: 'read',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({
      name,
      kind: v.picklist(BRANCH_KINDS),
      left: v.pipe(
        v.array(v.picklist(SETUP_STEPS)),
        v.description('what nothing is recorded of yet, in the order in which it is usually done'),
      ),
      isYoung: v.pipe(
        v.boolean(),
        v.description('nobody is on its roll, or the first of them was entered in the last weeks'),
      ),
      onRoll: count,
      bound: v.pipe(count, v.description('of those on the roll')),
      invited: v.pipe(count, v.description('invitations that can still be used')),
      cells: count,
      hasSecretary: v.boolean(),
      dues: v.pipe(
        v.nullable(v.strictObject({ due: count, fixed: count })),
        v.description('who pays dues, and whose amount of this year is fixed; null where the caller may not see dues'),
      ),
      meetings: v.pipe(count, v.description('convened or held')),
      branches: v.pipe(
        v.array(v.strictObject({ branchId: id, name, onRoll: count })),
        v.description('right below a bureau, by name'),
      ),
    }),
    refusals: [],
  }),
  'me.get': procedure({
    summary: '查看本人：姓名、所在支部和党小组、职务、可办理的事项',
    kind: 'read',
    runs: 'api',
    allow: 'anyone',
    input: v.strictObject({}),
    output: me,
    refusals: [],
  }),
  'invitation.create': procedure({
    summary: '为名册上的一位同志生成邀请码，七日内有效，只能使用一次；此前未用的邀请码随即作废',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({
      ...{ branchId: id, memberId: id },
      isOpenKept: v.pipe(
        v.optional(v.boolean(), false),
        v.description('one of theirs that can still be used is answered, and no new one made'),
      ),
    }),
    output: v.strictObject({ code: invitationCode, memberId: id, name, expiresAt: instant }),
    refusals: ['no-such-member', 'not-on-roll', 'member-bound-elsewhere', 'not-permitted'],
  }),
  'invitation.revoke': procedure({
    summary: '作废一个尚未使用的邀请码',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({ branchId: id, code: invitationCode }),
    output: v.strictObject({ revoked: v.literal(true) }),
    refusals: ['invitation-unknown', 'invitation-used'],
  }),
  'invitation.list': procedure({
    summary: '查看支部尚可使用的邀请码',
    kind: 'read',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({
      invitations: v.pipe(
        v.array(
          v.strictObject({
            code: v.pipe(
              v.nullable(invitationCode),
              v.description('null where only who may appoint to the person’s posts may see it'),
            ),
            memberId: id,
            name,
            createdAt: instant,
            createdByName: v.nullable(name),
            expiresAt: instant,
          }),
        ),
        v.description(
          'with the code: it is shown to the person once more, and whoever may see it could make a new one',
        ),
      ),
    }),
    refusals: [],
  }),
  'invitation.look': procedure({
    summary: '凭邀请码先看清将要绑定的是谁、哪个支部；错误的邀请码计入当日次数',
    kind: 'write',
    runs: 'api',
    allow: 'anyone',
    input: v.strictObject({ code: typedCode }),
    output: v.strictObject({
      name: v.pipe(v.nullable(name), v.description('null: a code for the whole branch; the person says who they are')),
      branchName: name,
      expiresAt: instant,
    }),
    refusals: ACCEPTING,
  }),
  'invitation.accept': procedure({
    summary: '凭邀请码绑定本人微信',
    kind: 'write',
    runs: 'api',
    allow: 'anyone',
    input: v.strictObject({ code: typedCode }),
    output: bound,
    refusals: ACCEPTING,
  }),
  'binding.count': procedure({
    summary: '查看在册同志中有多少人已绑定微信；只报人数',
    kind: 'read',
    runs: 'api',
    allow: 'read-records',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({ onRoll: count, bound: count }),
    refusals: [],
  }),
  'binding.release': procedure({
    summary: '解除一位同志的微信绑定，例如更换微信后重新邀请',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({ branchId: id, memberId: id, reason }),
    output: v.strictObject({ released: v.literal(true) }),
    refusals: ['no-such-member', 'not-on-roll', 'no-change', 'not-permitted', 'last-managing-phone'],
  }),
  'binding.releaseOwn': procedure({
    summary: '解除本人的微信绑定',
    kind: 'write',
    runs: 'api',
    allow: 'anyone',
    input: v.strictObject({}),
    output: v.strictObject({ released: v.literal(true) }),
    refusals: ['last-managing-phone'],
  }),
} as const

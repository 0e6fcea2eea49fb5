/** Joining by name: the code for a branch's group, what people say of themselves, and what becomes of it. */
import { INVITATION_LENGTH } from '#domain/people/invitation'
import { JOIN_DOUBTS, SETTLED_AT_ONCE } from '#domain/people/join-request'
import * as v from 'valibot'
import { birthYear } from './person'
import { procedure } from './procedure'
import { count, id, instant, name } from './schemas'

const code = v.pipe(v.string(), v.length(INVITATION_LENGTH))

const SETTLED = ['joined', 'declined', 'gone', 'member-bound-elsewhere', 'not-on-roll', 'not-permitted'] as const

export const joiningByNameProcedures = {
  'groupInvitation.open': procedure({
    summary: '开通支部的群邀请码：七日内，拿到的人写明自己是谁，由支部逐一确认；已经开通的照旧',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({ code, expiresAt: instant }),
    refusals: [],
  }),
  'groupInvitation.close': procedure({
    summary: '停用支部的群邀请码；已经提出的申请还在',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({ closed: v.literal(true) }),
    refusals: [],
  }),
  'joinRequest.send': procedure({
    summary: '凭群邀请码申请加入：写明姓名和出生年份，等支部确认；名册上有没有这个人，不告诉申请的人',
    kind: 'write',
    runs: 'api',
    allow: 'anyone',
    input: v.strictObject({
      code: v.pipe(v.string(), v.maxLength(40), v.description('case, blanks and hyphens do not matter')),
      name,
      birthYear,
    }),
    output: v.strictObject({ branchName: name, askedAt: instant }),
    refusals: ['invitation-unknown', 'invitation-revoked', 'invitation-expired', 'already-bound', 'too-many-attempts'],
  }),
  'joinRequest.takeBack': procedure({
    summary: '撤回本人的加入申请',
    kind: 'write',
    runs: 'api',
    allow: 'anyone',
    input: v.strictObject({}),
    output: v.strictObject({ takenBack: v.literal(true) }),
    refusals: [],
  }),
  'joinRequest.mine': procedure({
    summary: '查看本人还在等支部确认的加入申请',
    kind: 'read',
    runs: 'api',
    allow: 'anyone',
    input: v.strictObject({}),
    output: v.strictObject({
      asked: v.pipe(
        v.nullable(v.strictObject({ branchName: name, name, askedAt: instant })),
        v.description('null: none waits'),
      ),
    }),
    refusals: [],
  }),
  'joinRequest.list': procedure({
    summary: '查看支部的群邀请码和等待确认的加入申请，对照名册',
    kind: 'read',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({ branchId: id }),
    output: v.strictObject({
      open: v.pipe(
        v.nullable(v.strictObject({ code, expiresAt: instant })),
        v.description('the code that is in use; null: none'),
      ),
      requests: v.pipe(
        v.array(
          v.strictObject({
            requestId: id,
            name,
            birthYear,
            askedAt: instant,
            memberId: v.pipe(v.nullable(id), v.description('who on the roll it seems to be')),
            memberName: v.nullable(name),
            doubt: v.pipe(
              v.nullable(v.picklist(JOIN_DOUBTS)),
              v.description('why it cannot be agreed to as it stands; null: name and year of birth fit one person'),
            ),
          }),
        ),
        v.description('by name'),
      ),
    }),
    refusals: [],
  }),
  'joinRequest.settle': procedure({
    summary: '确认加入申请是名册上的哪位同志，绑定其微信；不是的不予确认。一处不行不影响别的',
    kind: 'write',
    runs: 'api',
    allow: 'manage-register',
    input: v.strictObject({
      branchId: id,
      requests: v.pipe(
        v.array(
          v.strictObject({
            requestId: id,
            askedAt: v.pipe(instant, v.description('as it was looked at: said anew since, it is not settled')),
            memberId: v.pipe(v.nullable(id), v.description('whose place it is; null: it is declined')),
          }),
        ),
        v.minLength(1, '请至少选一位'),
        v.maxLength(SETTLED_AT_ONCE, `一次至多 ${SETTLED_AT_ONCE} 位`),
      ),
    }),
    output: v.strictObject({
      joined: count,
      settled: v.pipe(
        v.array(v.strictObject({ requestId: id, as: v.picklist(SETTLED) })),
        v.description('in the order asked; `gone`: settled by another, taken back, or said anew'),
      ),
    }),
    refusals: [],
  }),
} as const
